"""Jobs of voices: promises that pass, and answers nobody replied to."""

from __future__ import annotations

from django.db import transaction

from sinergi.kernel import clock
from sinergi.kernel.ids import Urn
from sinergi.kernel.jobs import serves
from sinergi.people.api import SYSTEM
from sinergi.voices import actions
from sinergi.voices.models import DayTally
from sinergi.voices.queries import waits_for_reply


@serves("voices.watch")
def watch(voice: str, due: str) -> None:
    """The promised day has passed: note it, unless the voice was answered or promised anew."""
    actions.mark_overdue(voice=Urn(voice), due=due)


@serves("voices.close_silent")
def close_silent(voice: str, until: str) -> None:
    """The time for a reply has passed: close, unless the reporter replied or closed."""
    with transaction.atomic():
        if waits_for_reply(Urn(voice), until):
            actions.close(by=SYSTEM, voice=Urn(voice))


@serves("voices.forget_senders", periodic="20 17 * * *")
def forget_senders(timestamp: int = 0) -> None:
    """Drop the counts of past days (00:20 WIB)."""
    DayTally.objects.filter(day__lt=clock.today()).delete()
