"""What waits for an officer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.people.api import Viewer, Waiting
from sinergi.voices import rules
from sinergi.voices.models import Voice
from sinergi.voices.queries.rows import readable, within
from sinergi.voices.rules import State

_MOST = 100


def waiting(viewer: Viewer) -> list[Waiting]:
    """Voices to route and voices to answer, the most urgent of each first; at most 100 of each."""
    to_route = readable(viewer).filter(within(viewer, rules.ROUTE), state=State.BARU)
    to_answer = readable(viewer).filter(within(viewer, rules.ANSWER), state=State.DITERUSKAN)
    found = []
    if viewer.may_anywhere(rules.ROUTE):
        rows = to_route.select_related("organisation").order_by("route_by", "id")[:_MOST]
        found += [_waits(row, route=True) for row in rows]
    if viewer.may_anywhere(rules.ANSWER):
        rows = to_answer.select_related("organisation").order_by("due_on", "id")[:_MOST]
        found += [_waits(row, route=False) for row in rows]
    return found


def _waits(voice: Voice, *, route: bool) -> Waiting:
    due = voice.route_by if route else voice.due_on
    return Waiting(
        title=voice.title,
        urn=voice.urn,
        code=voice.code,
        stage=voice.STAGE,
        action=_("Teruskan ke perangkat daerah") if route else _("Jawab suara ini"),
        due=due,
        late=clock.today() > due,
        office=voice.organisation.short if voice.organisation else "",
        contoh=voice.contoh,
    )
