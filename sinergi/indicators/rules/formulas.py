"""The formulas of the scorecard: facts about rows in, one measure with the rows it counted out.

Pure and exact: whole numbers and decimals, no floats. A formula that has nothing to count gives None:
missing data is not zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import percent

_PLACES = Decimal("0.0001")
FEWEST = 5


@dataclass(frozen=True)
class VoiceFact:
    """A voice that was to be answered: when it came, its promised day, and when it was answered."""

    urn: Urn
    reported_on: date
    due_on: date
    answered_on: date | None
    contoh: bool = False


@dataclass(frozen=True)
class ProposalFact:
    """A proposal: whether it was answered with a reason, and whether voices stand behind it."""

    urn: Urn
    answered_with_reason: bool
    voices: int
    contoh: bool = False


@dataclass(frozen=True)
class BudgetFact:
    """A budget line in whole rupiah."""

    urn: Urn
    pagu: int
    spent: int
    contoh: bool = False


@dataclass(frozen=True)
class ProgrammeFact:
    """A programme: persons trained (None where it is not known) and what it cost in whole rupiah."""

    urn: Urn
    trained: int | None
    cost: int | None
    earning: int | None = None
    contoh: bool = False


@dataclass(frozen=True)
class OutcomeFact:
    """What one participant told in the last survey; `answered` is False for those who did not."""

    urn: Urn
    programme: Urn
    answered: bool
    earning: bool
    monetised: bool
    contoh: bool = False


@dataclass(frozen=True)
class Measure:
    """What a formula gave. `counted` are the rows behind the denominator (or the count itself)."""

    value: Decimal
    numerator: int
    denominator: int | None
    counted: tuple[Urn, ...]
    contoh: bool
    asked: int | None = None


@dataclass(frozen=True)
class Formula:
    """A formula: the facts it needs, what stands above and below the line, and how it is computed."""

    needs: str
    above: Text
    below: Text
    compute: Callable[[Sequence[Any]], Measure | None]


def median(numbers: Iterable[int]) -> Decimal | None:
    """The middle of whole numbers; the mean of the two middle ones when their count is even."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    half, odd = divmod(len(ordered), 2)
    if odd:
        return Decimal(ordered[half])
    return Decimal(ordered[half - 1] + ordered[half]) / 2


def answered_in_time(voices: Sequence[VoiceFact]) -> Measure | None:
    """Of the voices to be answered, the part that was answered by the promised day, in percent."""
    good = [v for v in voices if v.answered_on is not None and v.answered_on <= v.due_on]
    return _share(len(good), len(voices), voices)


def days_to_answer(voices: Sequence[VoiceFact]) -> Measure | None:
    """The median number of days from report to answer, over the voices answered."""
    answered = [v for v in voices if v.answered_on is not None]
    middle = median((v.answered_on - v.reported_on).days for v in answered if v.answered_on)
    if middle is None:
        return None
    return Measure(middle, len(answered), None, _urns(answered), _invented(answered))


def answered_with_reason(proposals: Sequence[ProposalFact]) -> Measure | None:
    """Of all proposals, the part that was answered with a reason, in percent."""
    good = sum(proposal.answered_with_reason for proposal in proposals)
    return _share(good, len(proposals), proposals)


def from_voices(proposals: Sequence[ProposalFact]) -> Measure | None:
    """Of all proposals, the part that grew from citizens' voices, in percent."""
    return _share(sum(proposal.voices > 0 for proposal in proposals), len(proposals), proposals)


def pagu_spent(lines: Sequence[BudgetFact]) -> Measure | None:
    """Of the pagu, the part that was spent, in percent."""
    return _share(sum(line.spent for line in lines), sum(line.pagu for line in lines), lines)


def people_trained(programmes: Sequence[ProgrammeFact]) -> Measure | None:
    """How many persons were trained; programmes whose attendance is not known are not counted."""
    known = [programme for programme in programmes if programme.trained is not None]
    if not known:
        return None
    total = sum(programme.trained or 0 for programme in known)
    return Measure(Decimal(total), total, None, _urns(known), _invented(known))


def earning(outcomes: Sequence[OutcomeFact]) -> Measure | None:
    """Of those who answered the survey, the part that earns, in percent; `asked` gives all asked."""
    return _of_answers(outcomes, lambda outcome: outcome.earning)


def monetised(outcomes: Sequence[OutcomeFact]) -> Measure | None:
    """Of those who answered the survey, the part whose channel earns, in percent."""
    return _of_answers(outcomes, lambda outcome: outcome.monetised)


def cost_per_result(programmes: Sequence[ProgrammeFact]) -> Measure | None:
    """Rupiah spent for each person who earns; programmes whose cost is not known are not counted."""
    known = [p for p in programmes if p.cost is not None and p.earning is not None]
    people = sum(programme.earning or 0 for programme in known)
    cost = sum(programme.cost or 0 for programme in known)
    if people < FEWEST or cost == 0:
        return None
    value = (Decimal(cost) / people).quantize(Decimal(1), ROUND_HALF_UP)
    return Measure(value, cost, people, _urns(known), _invented(known))


def _of_answers(
    outcomes: Sequence[OutcomeFact], fits: Callable[[OutcomeFact], bool]
) -> Measure | None:
    """A share of those who answered. Groups of fewer than five persons are not told of."""
    answered = [outcome for outcome in outcomes if outcome.answered]
    good = sum(fits(outcome) for outcome in answered)
    measure = _share(good, len(answered), answered)
    if measure is None or len(answered) < FEWEST or 0 < good < FEWEST:
        return None
    behind = {outcome.programme for outcome in answered}
    return replace(
        measure,
        counted=tuple(sorted({*measure.counted, *behind})),
        asked=len(outcomes),
    )


def _share(part: int, whole: int, facts: Sequence[Any]) -> Measure | None:
    value = percent(part, whole)
    if value is None:
        return None
    return Measure(value.quantize(_PLACES), part, whole, _urns(facts), _invented(facts))


def _urns(facts: Sequence[Any]) -> tuple[Urn, ...]:
    return tuple(sorted({fact.urn for fact in facts}))


def _invented(facts: Sequence[Any]) -> bool:
    return any(fact.contoh for fact in facts)


FORMULAS: Mapping[str, Formula] = {
    "answered_in_time": Formula(
        "voices",
        _("suara yang dijawab paling lambat pada hari yang dijanjikan"),
        _("suara yang masuk pada tahun itu dan sudah dijawab atau jatuh tempo"),
        answered_in_time,
    ),
    "days_to_answer": Formula(
        "voices",
        _("nilai tengah jumlah hari dari suara masuk sampai dijawab"),
        "",
        days_to_answer,
    ),
    "answered_with_reason": Formula(
        "proposals",
        _("usulan yang dijawab dengan alasan"),
        _("semua usulan untuk tahun rencana itu"),
        answered_with_reason,
    ),
    "from_voices": Formula(
        "proposals",
        _("usulan yang tumbuh dari suara warga"),
        _("semua usulan untuk tahun rencana itu"),
        from_voices,
    ),
    "pagu_spent": Formula(
        "budgets",
        _("rupiah yang sudah dibelanjakan"),
        _("rupiah pagu tahun itu"),
        pagu_spent,
    ),
    "people_trained": Formula(
        "programmes",
        _("orang yang mengikuti pelatihan pada tahun itu"),
        "",
        people_trained,
    ),
    "earning": Formula(
        "after_a_year",
        _("peserta yang berpenghasilan dua belas bulan sesudah program"),
        _("peserta yang menjawab survei"),
        earning,
    ),
    "monetised": Formula(
        "outcomes",
        _("peserta yang kanalnya sudah menghasilkan uang"),
        _("peserta yang menjawab survei"),
        monetised,
    ),
    "cost_per_result": Formula(
        "results",
        _("rupiah yang dibelanjakan untuk program"),
        _("peserta yang berpenghasilan"),
        cost_per_result,
    ),
}
