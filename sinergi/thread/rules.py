"""Pure decisions about a thread: roles, sums, what it began with, where it stands, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import Card, EdgeKind, Happening, Link, Stage
from sinergi.thread.shapes import Role, Sums

FEATURE = "thread.feature"
PERMISSIONS: dict[str, Text] = {FEATURE: _("Memilih kisah yang ditampilkan kepada pengunjung")}

FEWEST_CASES = 5
FIRST_FEW = 5

_FEEDING = (Stage.VOICES, Stage.PROPOSALS)


def role_of(stage: Stage, start: Stage) -> Role:
    """How a row that only the later rows hang from stands to the row that is followed.

    Seen from a voice or a proposal, other voices and proposals fed the same work: they stand
    beside it. Seen from anything later they are what the work stands on.
    """
    if start in _FEEDING and stage in _FEEDING:
        return Role.BESIDE
    return Role.GROUND


def sums(cards: Collection[Card], links: Iterable[Link]) -> Sums:
    """Money and people of the rows of one station, counting no part of a counted whole again."""
    own = {card.urn: card for card in cards}
    inside = [
        (link.child, link.parent)
        for link in links
        if link.kind == EdgeKind.PART_OF and link.child in own and link.parent in own
    ]

    def top(known: Callable[[Card], int | None]) -> list[int]:
        parts = {child for child, parent in inside if known(own[parent]) is not None}
        values = (known(card) for urn, card in own.items() if urn not in parts)
        return [value for value in values if value is not None]

    planned, spent, people = (
        top(lambda card: card.planned),
        top(lambda card: card.spent),
        top(lambda card: card.people),
    )
    return Sums(
        planned=Rupiah(sum(planned)) if planned else None,
        spent=Rupiah(sum(spent)) if spent else None,
        people=sum(people) if people else None,
    )


def thread_sums(by_stage: Mapping[Stage, Sums]) -> Sums:
    """The sums of a whole thread: the same money stands at several stations, the surest one counts.

    What was planned is read at the budget, else at the plan, the programme or the proposal; what
    was spent at the budget, else the programme; people at the programme, else among the results.
    """

    def first(name: str, order: Sequence[Stage]) -> int | None:
        found = (getattr(by_stage.get(stage, Sums()), name) for stage in order)
        return next((value for value in found if value is not None), None)

    planned = first("planned", (Stage.BUDGETS, Stage.PLANS, Stage.PROGRAMMES, Stage.PROPOSALS))
    spent = first("spent", (Stage.BUDGETS, Stage.PROGRAMMES))
    return Sums(
        planned=None if planned is None else Rupiah(planned),
        spent=None if spent is None else Rupiah(spent),
        people=first("people", (Stage.PROGRAMMES, Stage.OUTCOMES)),
    )


def roots(urns: Iterable[Urn], links: Iterable[Link]) -> set[Urn]:
    """The rows that hang from nothing in this thread: what it began with."""
    return set(urns) - {link.child for link in links}


# ---- What comes next -----------------------------------------------------------------------------


class Milestone(NamedTuple):
    """A step that the whole chain passes. `path` leads from the row of the step before to this row:
    the same row, one that hangs from it (down), or one it hangs from (up, or up twice)."""

    stage: Stage
    verbs: tuple[str, ...]
    label: Text
    path: str

    @property
    def key(self) -> str:
        return f"{self.stage}.{self.verbs[0]}"


MILESTONES: tuple[Milestone, ...] = (
    Milestone(Stage.VOICES, ("reported",), _("suara dicatat"), ""),
    Milestone(Stage.VOICES, ("routed",), _("diteruskan ke perangkat daerah"), "same"),
    Milestone(Stage.VOICES, ("answered",), _("dijawab"), "same"),
    Milestone(Stage.VOICES, ("closed",), _("ditutup setelah ditanggapi pelapor"), "same"),
)


TRANSITIONS: tuple[tuple[Milestone, Milestone], ...] = tuple(pairwise(MILESTONES))


class Ending(NamedTuple):
    """An event after which its thread goes no further, by its verb and (if given) one of its facts."""

    stage: Stage
    verb: str
    label: Text
    fact: str = ""
    values: tuple[str, ...] = ()

    def fits(self, event: Happening) -> bool:
        if (event.stage, event.verb) != (self.stage.value, self.verb):
            return False
        return not self.fact or event.facts.get(self.fact) in self.values


ENDINGS: tuple[Ending, ...] = (
    Ending(Stage.VOICES, "closed", _("Suara ini sudah selesai.")),
    Ending(Stage.VOICES, "archived", _("Suara ini diarsipkan dengan alasan.")),
)

# Verbs whose events say nothing to others, or would drown what does.
QUIET = frozenset({"supported", "unsupported"})


class Reached(NamedTuple):
    """The last milestone that happened: its place, when it first did, and to which rows."""

    place: int
    at: datetime
    subjects: tuple[Urn, ...]


def reached(events: Iterable[Happening]) -> Reached | None:
    """The furthest milestone among these events; None when none happened."""
    last = -1
    at: datetime | None = None
    subjects: list[Urn] = []
    for event in events:
        place = _PLACES.get((event.stage, event.verb), -1)
        if place < last or place < 0:
            continue
        if place > last:
            last, at, subjects = place, event.at, []
        at = min(at or event.at, event.at)
        subjects.append(event.subject)
    return None if at is None else Reached(last, at, tuple(dict.fromkeys(subjects)))


def ended(events: Sequence[Happening]) -> Text:
    """Why nothing more is to come, in words; empty while the thread goes on."""
    if not events:
        return ""
    furthest = max(
        (_STAGES.get(event.stage, -1) for event in events if event.stage != Stage.INDICATORS),
        default=-1,
    )
    for event in reversed(events):
        if _STAGES.get(event.stage, -1) != furthest:
            continue
        for ending in ENDINGS:
            if ending.fits(event):
                return ending.label
        if event.verb not in QUIET:
            return ""
    return ""


def expected_on(since: datetime, usual_days: int | None, promised: date | None) -> date | None:
    """The day of the next step: the one promised, else the usual time after the last step."""
    if promised is not None:
        return promised
    if usual_days is None:
        return None
    return (since.astimezone(clock.WIB) + timedelta(days=usual_days)).date()


_PLACES: Mapping[tuple[str, str], int] = {
    (milestone.stage.value, verb): place
    for place, milestone in enumerate(MILESTONES)
    for verb in milestone.verbs
}
_STAGES: Mapping[str, int] = {stage.value: place for place, stage in enumerate(Stage)}
