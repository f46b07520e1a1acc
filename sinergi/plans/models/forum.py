"""The forum perangkat daerah: where an office and its stakeholders decide on the draft plan."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sinergi.ledger.api import Row, Stage
from sinergi.plans.rules.states import Decision, ForumState


class Forum(Row):
    """One meeting (held on one or more days) of an office about its plan for `year`.

    `invited` is the list of who was invited, one element of society a row (unsur). Attendance is a
    number of persons, never names. `chair` names an office, not a person. After closing, nothing
    about the meeting or its decisions changes.
    """

    URN_KIND: ClassVar[str] = "Forum"
    STAGE: ClassVar[Stage] = Stage.PLANS

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="forums"
    )
    year = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    ended_on = models.DateField()
    hours = models.CharField(max_length=60, blank=True, default="")
    place = models.CharField(max_length=300)
    invited = models.JSONField(default=list, blank=True)
    state = models.CharField(
        max_length=10, choices=ForumState.choices, default=ForumState.DIBUKA.value
    )
    chair = models.CharField(max_length=120, blank=True, default="")
    attended = models.PositiveIntegerField(null=True, blank=True)
    minutes_number = models.CharField(max_length=80, blank=True, default="")
    minutes_on = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on__gte=models.F("held_on")), name="plans_forum_days"
            ),
            models.CheckConstraint(
                condition=~Q(state="ditutup")
                | (
                    Q(minutes_on__isnull=False) & Q(closed_at__isnull=False) & ~Q(minutes_number="")
                ),
                name="plans_forum_closed_with_minutes",
            ),
        )
        indexes = (models.Index(fields=["-held_on", "-id"], name="plans_forum_newest"),)

    def __str__(self) -> str:
        return f"Forum {self.year} {self.held_on}"

    @property
    def reported(self) -> bool:
        """Whether it is a real meeting known only from what was published about it."""
        return bool(self.source) and not self.contoh


class AgendaItem(Row):
    """One matter before the forum, a proposal or an activity; what was decided, and why."""

    URN_KIND: ClassVar[str] = "AgendaItem"
    STAGE: ClassVar[Stage] = Stage.PLANS

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    proposal = models.ForeignKey(
        "proposals.Proposal", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    activity = models.ForeignKey(
        "plans.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="agenda"
    )
    decision = models.CharField(max_length=20, choices=Decision.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    changes = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(proposal__isnull=False, activity__isnull=True)
                | Q(proposal__isnull=True, activity__isnull=False),
                name="plans_agenda_one_matter",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False) & ~Q(reason="")),
                name="plans_agenda_decided_with_reason",
            ),
            models.UniqueConstraint(
                fields=["forum", "proposal"], name="plans_agenda_proposal_once"
            ),
            models.UniqueConstraint(
                fields=["forum", "activity"], name="plans_agenda_activity_once"
            ),
        )
        indexes = (models.Index(fields=["forum", "position"], name="plans_agenda_order"),)

    def __str__(self) -> str:
        return f"{self.forum_id} #{self.position}"
