"""What fits a line, a decision and a berita acara."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sinergi.kernel.money import Rupiah
from sinergi.plans.rules.errors import (
    BelowActivities,
    ChangesMissing,
    MinutesBeforeForum,
    MinutesMissing,
    MonthsReversed,
    NegativeAmount,
    NotLastYears,
    OverLine,
    ReasonMissing,
    RenjaLocked,
    StillUndecided,
    TargetNotPositive,
)
from sinergi.plans.rules.states import ActivityState, Decision, RenjaState


def counts(state: str) -> bool:
    """Whether an activity in this state takes money of its line."""
    return state not in (ActivityState.DITUNDA, ActivityState.DITOLAK)


def fits_line(*, pagu: Rupiah, allocated: Rupiah, more: Rupiah) -> Rupiah:
    """The new sum of a line's activities after adding `more` (negative releases money).

    Raises OverLine when it would exceed the line's pagu.
    """
    total = allocated + more
    if total > pagu:
        raise OverLine(field="amount", sum=total, pagu=pagu, left=pagu - allocated)
    return total


def check_pagu(pagu: Rupiah, allocated: Rupiah) -> None:
    """Raises NegativeAmount, or BelowActivities when activities already need more."""
    if pagu < 0:
        raise NegativeAmount(field="pagu")
    if pagu < allocated:
        raise BelowActivities(field="pagu", pagu=pagu, sum=allocated)


def check_target(target: Decimal | int, *, known: bool) -> None:
    """A target is more than zero, or zero where it was searched and not found."""
    if target < 0 or (target > 0) != known:
        raise TargetNotPositive(field="target")


def check_months(month_from: int, month_to: int) -> None:
    """Raises MonthsReversed unless 1 <= from <= to <= 12."""
    if not 1 <= month_from <= month_to <= 12:
        raise MonthsReversed(field="month_to")


def check_unlocked(state: str, decree: str) -> None:
    """Raises RenjaLocked after penetapan."""
    if state == RenjaState.DITETAPKAN:
        raise RenjaLocked(decree=decree)


def check_continues(*, year: int, same_office: bool, from_year: int) -> None:
    """Raises NotLastYears unless the line continues one of the year before in the same office."""
    if not same_office or from_year != year - 1:
        raise NotLastYears(field="continues")


def check_decision(decision: Decision, reason: str, changes: str) -> None:
    """Every decision carries its reason; one with changes also says what changes."""
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if decision == Decision.DITERIMA_PERUBAHAN and not changes.strip():
        raise ChangesMissing(field="changes")


def check_minutes(*, number: str, on: date, last_day: date, undecided: int) -> None:
    """A forum closes when all is decided and its berita acara has a number and a fitting date."""
    if undecided:
        raise StillUndecided(count=undecided)
    if not number.strip():
        raise MinutesMissing(field="minutes_number")
    if on < last_day:
        raise MinutesBeforeForum(field="minutes_on")


def state_after(decision: Decision) -> ActivityState:
    """What a decision makes of an activity."""
    return {
        Decision.DITERIMA: ActivityState.DISEPAKATI,
        Decision.DITERIMA_PERUBAHAN: ActivityState.DISEPAKATI_PERUBAHAN,
        Decision.DITUNDA: ActivityState.DITUNDA,
        Decision.DITOLAK: ActivityState.DITOLAK,
    }[decision]
