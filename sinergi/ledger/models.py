"""The tables of the one history: events, edges between rows, and values that can be erased."""

from __future__ import annotations

from django.db import models

from sinergi.kernel import clock, ids
from sinergi.ledger.fields import CurrentTransaction, Xid8Field
from sinergi.ledger.rows import Stage


class Event(models.Model):
    """Something that happened to a row. Never edited: a trigger refuses all but the sealing of `leaf`."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    at = models.DateTimeField(default=clock.now)
    xid = Xid8Field(db_default=CurrentTransaction(), editable=False)
    stage = models.CharField(max_length=20)
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    actor = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    leaf = models.BigIntegerField(null=True, unique=True, editable=False)

    class Meta:
        db_table = "ledger_event"
        indexes = (
            models.Index(fields=["subject", "at"], name="ledger_event_subject"),
            models.Index(fields=["-at", "-id"], name="ledger_event_newest"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.stage}.{self.verb} {self.subject}"


class EdgeKind(models.TextChoices):
    """Why a child row hangs from a parent row."""

    GREW_FROM = "grew_from", "tumbuh dari"
    ANSWERS = "answers", "menjawab"
    CONTINUES = "continues", "melanjutkan"
    DECIDED_AT = "decided_at", "diputuskan di"
    ANNOUNCED_AT = "announced_at", "diumumkan di"
    ORDERED_BY = "ordered_by", "diperintahkan oleh"
    PART_OF = "part_of", "bagian dari"
    PAID_BY = "paid_by", "dibiayai oleh"
    FUNDS = "funds", "membiayai"
    DELIVERS = "delivers", "melaksanakan"
    RESULT_OF = "result_of", "hasil dari"
    EVALUATED_IN = "evaluated_in", "dinilai dalam"


class Edge(models.Model):
    """A child row hangs from a parent row; the event in which this was said."""

    child = models.CharField(max_length=120)
    parent = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=EdgeKind.choices)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="edges")

    class Meta:
        db_table = "ledger_edge"
        constraints = (
            models.UniqueConstraint(fields=["child", "parent", "kind"], name="ledger_edge_once"),
            models.CheckConstraint(
                condition=~models.Q(child=models.F("parent")), name="ledger_edge_not_itself"
            ),
        )
        indexes = (models.Index(fields=["parent", "child"], name="ledger_edge_forward"),)

    def __str__(self) -> str:
        return f"{self.child} {self.kind} {self.parent}"


class Private(models.Model):
    """The value behind a salted hash in an event's facts. Erasing the row keeps every proof valid."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="private")
    field = models.CharField(max_length=40)
    salt = models.BinaryField(max_length=16)
    value = models.TextField()

    class Meta:
        db_table = "ledger_private"
        constraints = (
            models.UniqueConstraint(fields=["event", "field"], name="ledger_private_once"),
        )

    def __str__(self) -> str:
        return f"{self.event_id}.{self.field}"


__all__ = ["Edge", "EdgeKind", "Event", "Private", "Stage"]
