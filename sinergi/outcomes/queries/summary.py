"""What a programme brought: people at each step, answers of each wave, cost of a result, and gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.kernel.money import Rupiah, per, percent
from sinergi.outcomes import rules
from sinergi.outcomes.models import Gap, Invite, Outcome, Survey
from sinergi.outcomes.queries.rows import current_outcomes
from sinergi.outcomes.rules import RECORD, Income, Status, Wave
from sinergi.people.api import Viewer
from sinergi.programmes.api import Counts, Money, Programme, counts_of, money_of


@dataclass(frozen=True)
class Breakdown:
    """How answers spread. `rest` people were put together so that nobody stands alone."""

    rows: tuple[tuple[Text, int], ...]
    rest: int

    @property
    def known(self) -> bool:
        """Whether there is anything to show: of fewer than five people nothing is broken down."""
        return bool(self.rows)


@dataclass(frozen=True)
class Share:
    """A count of those who answered, as the viewer may read it; `small`: fewer than five, withheld."""

    people: int | None
    small: bool = False


@dataclass(frozen=True)
class WaveResult:
    """One wave: who was asked, who answered, and what."""

    survey: Survey
    label: Text
    due: bool
    invited: int
    answered: int
    rate: Decimal | None
    earning: Share
    channel: Share
    monetised: Share
    statuses: Breakdown
    incomes: Breakdown

    @property
    def silent(self) -> int:
        return self.invited - self.answered


@dataclass(frozen=True)
class Summary:
    """What a programme brought. `last` is the wave that tells how people fare; costs are rupiah a person."""

    programme: Programme
    counts: Counts
    money: Money
    waves: tuple[WaveResult, ...]
    last: WaveResult | None
    gaps: tuple[Gap, ...]
    per_seat: Rupiah | None
    per_finisher: Rupiah | None
    per_earner: Rupiah | None


def may_see_all(viewer: Viewer, programme: Programme) -> bool:
    """Whether the viewer reads small counts too: the office that records them."""
    return viewer.may(RECORD, organisation=programme.organisation_id)


def summary(programme: Programme, viewer: Viewer) -> Summary:
    """What a programme brought, as the viewer may read it."""
    return summaries([programme], viewer)[0]


def summaries(programmes: Iterable[Programme], viewer: Viewer) -> list[Summary]:
    """The summaries of several programmes, in their order; the same few queries however many."""
    wanted = list(programmes)
    known, money = counts_of(wanted), money_of(wanted)
    surveys = list(Survey.objects.filter(programme__in=wanted).order_by("wave"))
    answers: dict[UUID, list[Outcome]] = {row.pk: [] for row in surveys}
    for row in current_outcomes().filter(survey__in=surveys):
        answers[row.survey_id].append(row)
    invited = Counter(Invite.objects.filter(survey__in=surveys).values_list("survey_id", flat=True))
    gaps: dict[UUID, list[Gap]] = defaultdict(list)
    for gap in Gap.objects.filter(programme__in=wanted).order_by("searched_on", "aspect"):
        gaps[gap.programme_id].append(gap)
    found = []
    for programme in wanted:
        everything = may_see_all(viewer, programme)
        waves = tuple(
            _wave(row, answers[row.pk], invited[row.pk], everything=everything)
            for row in surveys
            if row.programme_id == programme.pk
        )
        found.append(
            _summary(programme, known[programme.pk], money[programme.pk], waves, gaps[programme.pk])
        )
    return found


def _summary(
    programme: Programme,
    known: Counts,
    money: Money,
    waves: tuple[WaveResult, ...],
    gaps: list[Gap],
) -> Summary:
    last = rules.telling([(wave, wave.answered) for wave in waves])
    cost, spent = money.spent or money.planned, money.spent
    earners = last.earning.people if last else None
    return Summary(
        programme=programme,
        counts=known,
        money=money,
        waves=waves,
        last=last,
        gaps=tuple(gaps),
        per_seat=per(cost, known.seats) if cost else None,
        per_finisher=per(spent, known.attended) if spent and known.attended else None,
        per_earner=per(spent, earners) if spent and earners else None,
    )


def _wave(row: Survey, answers: list[Outcome], invited: int, *, everything: bool) -> WaveResult:
    answered = len(answers)
    return WaveResult(
        survey=row,
        label=Wave(row.wave).label,
        due=row.due_at <= clock.now(),
        invited=invited,
        answered=answered,
        rate=percent(answered, invited),
        earning=_share(sum(one.earning for one in answers), answered, everything=everything),
        channel=_share(sum(bool(one.channel) for one in answers), answered, everything=everything),
        monetised=_share(sum(one.monetised for one in answers), answered, everything=everything),
        statuses=_spread(
            [(Status(one.status).label) for one in answers],
            [status.label for status in Status],
            everything=everything,
        ),
        incomes=_spread(
            [(Income(one.income).label) for one in answers],
            [income.label for income in Income],
            everything=everything,
        ),
    )


def _share(people: int, answered: int, *, everything: bool) -> Share:
    if not answered:
        return Share(None)
    if everything:
        return Share(people)
    if answered < rules.SMALL:
        return Share(None, small=True)
    shown = rules.shown(people)
    return Share(shown, small=shown is None)


def _spread(values: list[Text], order: list[Text], *, everything: bool) -> Breakdown:
    cells = {label: values.count(label) for label in order}
    if everything:
        return Breakdown(tuple(cells.items()) if values else (), 0)
    kept, rest = rules.merged(cells)
    return Breakdown(tuple((label, kept[label]) for label in order if label in kept), rest)
