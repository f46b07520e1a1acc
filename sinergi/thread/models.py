"""The one table of the thread: the story visitors are led through."""

from __future__ import annotations

from django.db import models

from sinergi.kernel import clock


class Featured(models.Model):
    """A row whose thread is told as 'Ikuti satu kisah'. The newest one counts; the others are history."""

    urn = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "thread_featured"
        indexes = (models.Index(fields=["-at", "-id"], name="thread_featured_newest"),)

    def __str__(self) -> str:
        return self.urn
