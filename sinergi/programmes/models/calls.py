"""Calls, their quotas, applications, and the decrees that give seats after a selection."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.ledger.api import Row, Stage
from sinergi.programmes.models.programme import Batch, Programme
from sinergi.programmes.rules.names import ApplicationState, Kind, Way


class Call(Row):
    """An open call: from `opens_at` until `closes_at` people may apply. Its terms are never edited."""

    URN_KIND = "Call"
    STAGE = Stage.PROGRAMMES

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="calls")
    way = models.CharField(max_length=10, choices=Way.choices)
    rule = models.TextField(help_text=_("Bagaimana kursi dibagikan, diumumkan sebelum dibuka"))
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    consent = models.TextField(help_text=_("Persetujuan yang dibaca pendaftar"))

    class Meta:
        db_table = "programmes_call"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="programmes_call_dates"
            ),
            models.CheckConstraint(
                condition=models.Q(way__in=Way.values), name="programmes_call_way"
            ),
        )
        indexes = (models.Index(fields=["closes_at", "opens_at"], name="programmes_call_open"),)


class Quota(models.Model):
    """Seats of one batch for one kind of applicant in one call.

    `taken` counts seats given; `arrivals` numbers applicants in order of arrival (or of the decree).
    Both change only under the lock of the batch.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="quotas")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="quotas")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    seats = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    arrivals = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "programmes_quota"
        ordering = ("call", "batch__number", "kind")
        constraints = (
            models.UniqueConstraint(fields=["call", "batch", "kind"], name="programmes_quota_once"),
            models.CheckConstraint(
                condition=models.Q(taken__lte=models.F("seats")),
                name="programmes_quota_not_overbooked",
            ),
        )


class Application(Row):
    """One person's application for one batch of a call, by account or entered at a desk.

    `position` is the number of arrival among applicants of the same kind for the same batch (after a
    selection: the place in the decree's order). Desk entries hold a name and a contact and no account.
    """

    URN_KIND = "Application"
    STAGE = Stage.PROGRAMMES

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="applications")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    user = models.ForeignKey(
        "people.User", null=True, on_delete=models.PROTECT, related_name="applications"
    )
    desk_name = models.CharField(max_length=120, blank=True, default="")
    desk_contact = models.CharField(max_length=120, blank=True, default="")
    region = models.ForeignKey(
        "places.Region", null=True, on_delete=models.PROTECT, related_name="applications"
    )
    motivation = models.CharField(max_length=500, blank=True, default="")
    channel = models.URLField(max_length=300, blank=True, default="")
    consent = models.TextField()
    consented_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ApplicationState.choices)
    state_at = models.DateTimeField(default=clock.now)
    position = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        db_table = "programmes_application"
        constraints = (
            models.UniqueConstraint(
                fields=["call", "user"],
                condition=models.Q(user__isnull=False) & ~models.Q(state="withdrawn"),
                name="programmes_application_once",
            ),
            models.UniqueConstraint(
                fields=["call", "desk_name", "desk_contact"],
                condition=models.Q(user__isnull=True) & ~models.Q(state="withdrawn"),
                name="programmes_application_desk_once",
            ),
            models.UniqueConstraint(
                fields=["call", "batch", "kind", "position"], name="programmes_application_order"
            ),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | ~models.Q(desk_name=""),
                name="programmes_application_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ApplicationState.values),
                name="programmes_application_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["seated", "waiting"])
                | models.Q(position__isnull=False),
                name="programmes_application_has_place",
            ),
        )
        indexes = (
            models.Index(
                fields=["batch", "kind", "state", "position"], name="programmes_app_queue"
            ),
            models.Index(fields=["user", "-created_at"], name="programmes_app_mine"),
            models.Index(fields=["call", "created_at", "id"], name="programmes_app_arrival"),
        )

    @property
    def name(self) -> str:
        """The person's name, for those who may read it."""
        return self.user.name if self.user is not None else self.desk_name


class SeatDecree(models.Model):
    """The decree of the head of office by which seats of a batch were given after a selection."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="decrees")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="decrees")
    number = models.CharField(max_length=80)
    on = models.DateField()
    others_reason = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "programmes_decree"
        constraints = (
            models.UniqueConstraint(fields=["call", "batch"], name="programmes_decree_once"),
        )
