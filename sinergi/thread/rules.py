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

# Kinds of rows that say how a step was done, beside the row that was done.
MINOR = frozenset(
    {"AgendaItem", "Application", "Batch", "Call", "Meeting", "Mentoring", "Outcome", "Realisation"}
)

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
    """Money and people of the rows of one station, counting no part of a counted whole again.

    A plan of nothing at all is a plan whose money is not known.
    """
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
        planned=Rupiah(sum(planned)) if any(planned) else None,
        spent=Rupiah(sum(spent)) if spent else None,
        people=sum(people) if people else None,
    )


def thread_sums(by_stage: Mapping[Stage, Sums], start: Card) -> Sums:
    """The sums of a whole thread: the same money stands at several stations, the closest one counts.

    A row that knows its own sums says them. A plan or a budget is paid through the budget's lines;
    a single piece of work is best known by its programme, then by its activity, then by the budget
    line that pays more than it alone. People are counted at the programme.
    """
    order: Sequence[Stage] = (Stage.PROGRAMMES, Stage.PLANS, Stage.BUDGETS, Stage.PROPOSALS)
    paid: Sequence[Stage] = (Stage.PROGRAMMES, Stage.BUDGETS)
    if start.stage in (Stage.PLANS, Stage.BUDGETS):
        paid = (Stage.BUDGETS, Stage.PROGRAMMES)

    def first(name: str, stages: Sequence[Stage]) -> int | None:
        found = (getattr(by_stage.get(stage, Sums()), name) for stage in stages)
        return next((value for value in found if value is not None), None)

    planned = start.planned or first("planned", order)
    spent = first("spent", paid) if start.spent is None else start.spent
    return Sums(
        planned=None if planned is None else Rupiah(planned),
        spent=None if spent is None else Rupiah(spent),
        people=first("people", (Stage.PROGRAMMES,)),
    )


_OCCASIONS = (EdgeKind.DECIDED_AT, EdgeKind.ANNOUNCED_AT)


def roots(urns: Iterable[Urn], links: Iterable[Link]) -> set[Urn]:
    """The rows that hang from nothing in this thread: what it began with.

    The forum where something was decided or announced is an occasion, not a beginning.
    """
    held = {link.child for link in links if link.kind not in _OCCASIONS}
    occasions = {link.parent for link in links if link.kind in _OCCASIONS}
    return set(urns) - held - occasions


# ---- What comes next -----------------------------------------------------------------------------


class Milestone(NamedTuple):
    """A step that the whole chain passes. `path` leads from the row of the step before to this row:
    the same row, one that hangs from it (down, or down twice), one it hangs from (up, or up twice), or
    another that hangs from the same row (aside)."""

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
    Milestone(Stage.PROPOSALS, ("proposed",), _("menjadi usulan"), "down"),
    Milestone(Stage.PROPOSALS, ("answered",), _("usulan dijawab dengan alasan"), "same"),
    Milestone(Stage.PLANS, ("tied",), _("masuk rancangan rencana"), "down"),
    Milestone(Stage.PLANS, ("fixed",), _("rencana ditetapkan"), "up twice"),
    Milestone(Stage.BUDGETS, ("opened",), _("anggarannya dibuka"), "down twice"),
    Milestone(Stage.BUDGETS, ("realised",), _("belanja pertamanya dicatat"), "down"),
    Milestone(Stage.PROGRAMMES, ("designed",), _("program dirancang"), "aside"),
    Milestone(Stage.PROGRAMMES, ("call_opened",), _("pendaftaran diumumkan"), "down"),
    Milestone(Stage.PROGRAMMES, ("activity_finished",), _("kegiatan dilaksanakan"), "up"),
    Milestone(Stage.OUTCOMES, ("survey_sent",), _("peserta ditanya tentang hasilnya"), "down"),
    Milestone(Stage.OUTCOMES, ("recorded",), _("hasil peserta dicatat"), "down"),
    Milestone(Stage.INDICATORS, ("computed",), _("dinilai dalam indikator kota"), "down"),
)

# What a thread does next after these steps depends on more than the thread: nothing is foretold.
LAST_FORETOLD = frozenset({"voices.closed", "budgets.realised", "indicators.computed"})

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
    Ending(
        Stage.PROPOSALS,
        "answered",
        _("Usulan ini ditolak dengan alasan."),
        "decision",
        ("refused",),
    ),
    Ending(
        Stage.PROPOSALS,
        "answered",
        _("Usulan ini ditunda dengan alasan."),
        "decision",
        ("deferred",),
    ),
    Ending(Stage.PLANS, "decided", _("Ditolak di forum dengan alasan."), "decision", ("ditolak",)),
    Ending(Stage.PLANS, "decided", _("Ditunda di forum dengan alasan."), "decision", ("ditunda",)),
)

# Verbs whose events say nothing to others.
QUIET = frozenset(
    {
        "activity_changed",
        "applied",
        "attendance_taken",
        "batch_made",
        "before_forum",
        "cash_planned",
        "ceiling_set",
        "defined",
        "item_added",
        "line_changed",
        "mentoring_ended",
        "mentoring_noted",
        "mentoring_started",
        "moved",
        "promoted",
        "put_waiting",
        "scheduled",
        "seated",
        "supported",
        "survey_opened",
        "target_set",
        "unsupported",
        "withdrawn",
    }
)
# On the front page the small steps and the counting of every night would drown what people did.
CITY_QUIET = QUIET | {
    "budgets.opened",
    "indicators.computed",
    "indicators.reported",
    "plans.line_added",
    "plans.put_on_agenda",
    "voices.closed",
    "voices.routed",
}


def is_quiet(event: Happening, quiet: Collection[str] = QUIET) -> bool:
    """Whether an event is left untold, by its verb or by its stage and verb."""
    return event.verb in quiet or f"{event.stage}.{event.verb}" in quiet


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
        if not is_quiet(event):
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
