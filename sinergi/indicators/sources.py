"""Where the formulas get their facts: rows of earlier stages, read through their public faces.

Only what everybody may see is counted (the reader is nobody in particular), so that each figure can be
counted again by anyone from the rows it names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sinergi.budgets import api as budgets
from sinergi.indicators.rules import (
    FORMULAS,
    BudgetFact,
    Measure,
    OutcomeFact,
    ProgrammeFact,
    ProposalFact,
    VoiceFact,
)
from sinergi.kernel import clock
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import id_of
from sinergi.outcomes import api as outcomes
from sinergi.people.api import ANONYMOUS, Page, organisation
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals
from sinergi.voices import api as voices

T = TypeVar("T")
_PAGE = 200


class Facts:
    """The facts of the city, each read once however many formulas need them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int], list[Any]] = {}

    def about(self, need: str, offices: Sequence[str], year: int) -> list[Any]:
        """The facts of one kind in a year, of these offices (short names; none: of all)."""
        found: list[Any] = []
        for office in offices or ("",):
            key = (need, office, year)
            if key not in self._kept:
                self._kept[key] = list(_READERS[need](office, year))
            found += self._kept[key]
        return found

    def measure(self, formula: str, offices: Sequence[str], year: int) -> Measure | None:
        """What a formula gives for a year; None when there is nothing to count."""
        asked = FORMULAS[formula]
        return asked.compute(self.about(asked.needs, offices, year))


def _voices(office: str, year: int) -> Iterator[VoiceFact]:
    """The voices that came in the year and were answered or should have been by now."""
    today = clock.today()
    for row in _all(
        lambda after: voices.voices(
            ANONYMOUS, organisation=office, year=year, after=after, size=_PAGE
        )
    ):
        if row.answered_at is None and row.due_on >= today:
            continue
        yield VoiceFact(
            urn=row.urn,
            reported_on=row.reported_on,
            due_on=row.due_on,
            answered_on=_day(row.answered_at),
            contoh=row.contoh,
        )


def _proposals(office: str, year: int) -> Iterator[ProposalFact]:
    """The proposals for a plan year."""
    for row in _all(
        lambda after: proposals.proposals(
            ANONYMOUS, organisation=office, year=year, after=after, size=_PAGE
        )
    ):
        yield ProposalFact(
            urn=row.urn,
            answered_with_reason=row.answered_at is not None and bool(row.reason),
            voices=row.voice_count,
            contoh=row.contoh,
        )


def _budgets(office: str, year: int) -> Iterator[BudgetFact]:
    """The budget lines of a year whose pagu may be spent."""
    owner = organisation(office) if office else None
    for row in _all(
        lambda after: budgets.budget_lines(
            ANONYMOUS, year=year, organisation=owner, after=after, size=_PAGE
        )
    ):
        if row.pagu:
            yield BudgetFact(
                urn=row.urn, pagu=int(row.pagu), spent=int(row.spent), contoh=row.contoh
            )


def _programmes(office: str, year: int) -> Iterator[ProgrammeFact]:
    """The programmes paid by the budget of a year; only those who came count as trained."""
    for listed in _all(
        lambda after: programmes.programmes(
            ANONYMOUS, organisation=office, year=year, after=after, size=_PAGE
        )
    ):
        row = listed.programme
        yield ProgrammeFact(
            urn=row.urn, trained=programmes.counts(row).came, cost=None, contoh=row.contoh
        )


def _outcomes(office: str, year: int) -> Iterator[OutcomeFact]:
    """What everybody asked in the last surveys of a year answered."""
    return _facts(outcomes.last_answers(office, year))


def _after_a_year(office: str, year: int) -> Iterator[OutcomeFact]:
    """What everybody asked twelve months after a programme answered; earlier surveys tell other things."""
    return _facts(outcomes.last_answers(office, year, outcomes.Wave.YEAR))


def _facts(answers: Iterable[outcomes.LastAnswer]) -> Iterator[OutcomeFact]:
    for row in answers:
        yield OutcomeFact(
            urn=row.urn,
            programme=row.programme,
            answered=row.answered,
            earning=row.earning,
            monetised=row.monetised,
            contoh=row.contoh,
        )


def _results(office: str, year: int) -> Iterator[ProgrammeFact]:
    """The programmes whose people were asked after twelve months: what each cost, and how many earn."""
    earning: Counter[Urn] = Counter()
    for answer in outcomes.last_answers(office, year, outcomes.Wave.YEAR):
        earning[answer.programme] += answer.earning
    rows = [programmes.programme_by_id(id_of(urn)) for urn in sorted(earning)]
    money = programmes.money_of(rows)
    for row in rows:
        spent = money[row.pk].spent
        yield ProgrammeFact(
            urn=row.urn,
            trained=None,
            cost=None if spent is None else int(spent),
            earning=earning[row.urn],
            contoh=row.contoh,
        )


def _all(read: Callable[[str], Page[T]]) -> Iterator[T]:
    """Every row of a paged list."""
    after = ""
    while True:
        page = read(after)
        yield from page.items
        if not page.next:
            return
        after = page.next


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.WIB).date() if moment else None


_READERS: Mapping[str, Callable[[str, int], Iterator[Any]]] = {
    "voices": _voices,
    "proposals": _proposals,
    "budgets": _budgets,
    "programmes": _programmes,
    "outcomes": _outcomes,
    "after_a_year": _after_a_year,
    "results": _results,
}
