"""What may follow what in the life of a programme."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sinergi.programmes.rules.errors import TextMissing, TextTooLong, WrongState
from sinergi.programmes.rules.names import ProgrammeState

ENOUGH_PERCENT = 80
TEXT_MOST = 5000

_ORDER: tuple[str, ...] = tuple(ProgrammeState.values)
_BEFORE: Mapping[str, ProgrammeState] = {
    "fund": ProgrammeState.DONE,
    "announce": ProgrammeState.DONE,
    "open_call": ProgrammeState.MENTORING,
    "schedule": ProgrammeState.MENTORING,
    "take_attendance": ProgrammeState.DONE,
    "seat": ProgrammeState.MENTORING,
    "withdraw": ProgrammeState.MENTORING,
    "start_mentoring": ProgrammeState.DONE,
    "finish_activity": ProgrammeState.MENTORING,
    "finish": ProgrammeState.DONE,
}


def check_move(state: str, verb: str) -> None:
    """Refuse a verb once the programme is past it. Raises WrongState."""
    if not can_move(state, verb):
        raise WrongState(state=str(ProgrammeState(state).label).lower())


def can_move(state: str, verb: str) -> bool:
    """Whether the state still allows the verb; pages ask before they show a button."""
    return _ORDER.index(state) < _ORDER.index(_BEFORE[verb])


def further(state: str, towards: ProgrammeState) -> ProgrammeState:
    """The later of the two: a programme never goes back."""
    return max(ProgrammeState(state), towards, key=lambda each: _ORDER.index(each))


def enough(present: int, held: int) -> bool:
    """Whether somebody came to at least 80% of the meetings held."""
    return held > 0 and Decimal(present) * 100 >= Decimal(held) * ENOUGH_PERCENT


def words(text: str, *, field: str, most: int = TEXT_MOST) -> str:
    """A text as it is kept: trimmed, not empty, not endless. Raises TextMissing or TextTooLong."""
    trimmed = text.strip()
    if not trimmed:
        raise TextMissing(field=field)
    if len(trimmed) > most:
        raise TextTooLong(field=field, most=most)
    return trimmed
