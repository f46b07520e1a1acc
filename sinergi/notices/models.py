"""The tables of notices."""

from __future__ import annotations

from django.db import models

from sinergi.kernel import clock, ids


class Follow(models.Model):
    """A person wants to hear what becomes of a row."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    urn = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "notices_follow"
        constraints = (models.UniqueConstraint(fields=["urn", "user"], name="notices_follow_once"),)
        indexes = (models.Index(fields=["user", "-at"], name="notices_follow_mine"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.urn}"


class Notice(models.Model):
    """One message to one person: `kind` names its sentence, `params` fill it, `subject` is what it is about.

    `event` tells one happening from the next: a person gets one notice of a kind for it, however many
    followed rows lead there and however often the job runs.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    params = models.JSONField(default=dict)
    event = models.CharField(max_length=120)
    contoh = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "notices_notice"
        constraints = (
            models.UniqueConstraint(fields=["user", "event", "kind"], name="notices_notice_once"),
        )
        indexes = (
            models.Index(fields=["user", "-at", "-id"], name="notices_notice_inbox"),
            models.Index(
                fields=["user"], condition=models.Q(read_at=None), name="notices_notice_unread"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class Mail(models.TextChoices):
    """When a person wants e-mail."""

    EACH = "each", "setiap pemberitahuan"
    DAILY = "daily", "ringkasan harian"
    NEVER = "never", "jangan kirim"


class Preference(models.Model):
    """How a person wants to be told. Without a row: e-mail for each notice, to those who gave an address."""

    user = models.OneToOneField(
        "people.User", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    mail = models.CharField(max_length=5, choices=Mail.choices, default=Mail.EACH)

    class Meta:
        db_table = "notices_preference"

    def __str__(self) -> str:
        return f"{self.user_id} {self.mail}"
