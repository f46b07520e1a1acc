"""Jobs of programmes: the day a call opens."""

from __future__ import annotations

from uuid import UUID

from sinergi.kernel.jobs import serves
from sinergi.programmes import actions
from sinergi.programmes.models import Call


@serves("programmes.call_opened")
def call_opened(call: str) -> None:
    """A call opens today: tell who follows the programme or what it hangs from."""
    actions.tell_call_opened(call=Call.objects.select_related("programme").get(pk=UUID(call)))
