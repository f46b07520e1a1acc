"""What the demo must remember of itself: its day, and the names of its rows."""

from __future__ import annotations

from django.db import models


class City(models.Model):
    """The demo city: one row, written in the same transaction as everything it stands for.

    `stepping_to` is the day that the `work` process is taking the city to at this moment, or empty.
    """

    only = models.BooleanField(primary_key=True, default=True)
    day = models.CharField(max_length=20)
    played_until = models.DateTimeField()
    stepping_to = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        db_table = "demo_city"
        constraints = (models.CheckConstraint(condition=models.Q(only=True), name="demo_city_one"),)


class Name(models.Model):
    """A row of a story under the name its scenes call it."""

    key = models.CharField(primary_key=True, max_length=80)
    urn = models.CharField(max_length=120)

    class Meta:
        db_table = "demo_name"
