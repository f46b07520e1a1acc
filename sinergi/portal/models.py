"""The portal's only table: forms that were already sent, so that a second press changes nothing."""

from __future__ import annotations

from django.db import models

from sinergi.kernel import clock


class SentForm(models.Model):
    """One sent form: the hash of its sender and token, and the page its first sending led to."""

    key = models.CharField(max_length=64, primary_key=True)
    led_to = models.CharField(max_length=500, default="")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "portal_sent_form"
        indexes = (models.Index(fields=["at"], name="portal_sent_form_at"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.led_to}"
