"""Design a programme from a plan activity, fund it, announce it, and record what was published of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction

from sinergi.budgets.api import BudgetLine
from sinergi.hub.api import publish
from sinergi.kernel.errors import NotFound
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, Parent
from sinergi.notices.api import follow
from sinergi.people.api import Viewer, require
from sinergi.plans.api import Activity, Forum
from sinergi.programmes import entities
from sinergi.programmes.actions.parts import happened, open_programme, tell_followers
from sinergi.programmes.models import (
    Batch,
    CurriculumStage,
    Programme,
    ProgrammeFunding,
    ReportedFigure,
)
from sinergi.programmes.money import free_of
from sinergi.programmes.rules import errors
from sinergi.programmes.rules.names import EDIT, Kind, Step
from sinergi.programmes.rules.states import words
from sinergi.proposals.api import Proposal

TITLE_MOST = 200


class StagePlan(NamedTuple):
    """A stage (tahap) to be: what is learnt, and in how many hours."""

    title: str
    goal: str = ""
    hours: int = 0


class BatchPlan(NamedTuple):
    """A batch (angkatan) to be: how many people, when and where."""

    name: str
    capacity: int
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""


@transaction.atomic
def design(
    *,
    by: Viewer,
    activity: Activity,
    title: str,
    summary: str,
    audience: str,
    stages: Sequence[StagePlan] = (),
    batches: Sequence[BatchPlan] = (),
    place: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    ordered_by: Proposal | None = None,
    contoh: bool = False,
    source: str = "",
) -> Programme:
    """Design a programme that delivers a plan activity; it belongs to the activity's office and year.

    `ordered_by` is an instruction (a proposal of origin instruksi) when one caused it. Raises
    NotAllowed, TextMissing, TextTooLong, DatesReversed, NoBatch.
    """
    renja = activity.line.renja
    require(by, EDIT, organisation=renja.organisation_id)
    check_days(starts_on, ends_on)
    programme = Programme.objects.create(
        organisation_id=renja.organisation_id,
        activity=activity,
        ordered_by=ordered_by,
        title=words(title, field="title", most=TITLE_MOST),
        summary=words(summary, field="summary"),
        audience=words(audience, field="audience", most=300),
        year=renja.year,
        place=place.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        contoh=contoh or activity.contoh,
        source=source,
    )
    _stages(programme, stages)
    happened("designed", programme.urn, by, *_hangs_from(programme), year=programme.year)
    made = [_batch(by, programme, number, plan) for number, plan in enumerate(batches, 1)]
    follow(by, programme.urn)
    tell_followers(programme, "programmes.designed", by)
    publish([entities.programme(programme), *map(entities.batch, made)])
    return programme


@transaction.atomic
def add_batch(*, by: Viewer, programme: Programme, batch: BatchPlan) -> Batch:
    """Add an intake of people. Raises NotAllowed, WrongState, NoBatch, TextMissing, DatesReversed."""
    row = open_programme(by, programme, EDIT, "open_call")
    made = _batch(by, row, row.batches.count() + 1, batch)
    publish([entities.batch(made)])
    return made


@transaction.atomic
def fund(*, by: Viewer, programme: Programme, line: BudgetLine, amount: Rupiah) -> ProgrammeFunding:
    """Say that a budget line pays the programme, and how much of it is meant for it.

    A second time for the same line replaces the amount. Raises NotAllowed, NotFound, WrongState, FundingYear,
    FundingBeyondLine.
    """
    row = open_programme(by, programme, EDIT, "fund")
    if line.organisation_id != row.organisation_id:
        raise NotFound(field="line")
    line = BudgetLine.objects.select_for_update(no_key=True, of=("self",)).get(pk=line.pk)
    if line.year != row.year:
        raise errors.FundingYear(field="line", line=line.year, year=row.year)
    free = free_of(line, besides=row)
    if not 0 < amount <= free:
        raise errors.FundingBeyondLine(field="amount", amount=amount, free=free)
    funding, _ = ProgrammeFunding.objects.update_or_create(
        programme=row, line=line, defaults={"amount": amount}
    )
    parent = Parent(line.urn, EdgeKind.PAID_BY)
    happened("funded", row.urn, by, parent, line=str(line.urn), amount=int(amount))
    publish([entities.programme(row)])
    return funding


@transaction.atomic
def announce(*, by: Viewer, programme: Programme, forum: Forum) -> Programme:
    """Say at which forum the programme was announced (it may be the forum of another year's Renja).

    Raises NotAllowed, WrongState, AlreadyAnnounced.
    """
    row = open_programme(by, programme, EDIT, "announce")
    if row.announced_at_id is not None:
        raise errors.AlreadyAnnounced(field="forum")
    row.announced_at = forum
    row.save(update_fields=["announced_at"])
    happened("announced", row.urn, by, Parent(forum.urn, EdgeKind.ANNOUNCED_AT))
    tell_followers(row, "programmes.announced", by)
    publish([entities.programme(row)])
    return row


@transaction.atomic
def report_figure(
    *,
    by: Viewer,
    programme: Programme,
    step: Step,
    people: int,
    source: str,
    kind: Kind | None = None,
) -> ReportedFigure:
    """Record a count that was published about a real programme whose persons are not known here.

    Raises NotAllowed, SourceMissing, AlreadyReported.
    """
    row = open_programme(by, programme, EDIT)
    if not source.strip():
        raise errors.SourceMissing(field="source")
    try:
        figure = ReportedFigure.objects.create(
            programme=row, step=step, kind=kind or "", people=people, source=source.strip()
        )
    except IntegrityError as clash:
        raise errors.AlreadyReported(field="people") from clash
    happened("figure_reported", row.urn, by, step=str(step), kind=str(kind or ""), people=people)
    publish([entities.programme(row)])
    return figure


def check_days(starts_on: date | None, ends_on: date | None) -> None:
    """Raises DatesReversed when an end has no start or lies before it."""
    if ends_on is not None and (starts_on is None or ends_on < starts_on):
        raise errors.DatesReversed(field="ends_on")


def _hangs_from(programme: Programme) -> Iterator[Parent]:
    yield Parent(programme.activity.urn, EdgeKind.DELIVERS)
    if programme.ordered_by is not None:
        yield Parent(programme.ordered_by.urn, EdgeKind.ORDERED_BY)


def _stages(programme: Programme, stages: Sequence[StagePlan]) -> None:
    CurriculumStage.objects.bulk_create(
        CurriculumStage(
            programme=programme,
            order=order,
            title=words(stage.title, field="stages", most=200),
            goal=stage.goal.strip(),
            hours=stage.hours,
        )
        for order, stage in enumerate(stages, 1)
    )


def _batch(by: Viewer, programme: Programme, number: int, plan: BatchPlan) -> Batch:
    if plan.capacity < 1:
        raise errors.NoBatch(field="batches")
    check_days(plan.starts_on, plan.ends_on)
    batch = Batch.objects.create(
        programme=programme,
        number=number,
        name=words(plan.name, field="batches", most=120),
        capacity=plan.capacity,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        place=plan.place.strip(),
        contoh=programme.contoh,
        source=programme.source,
    )
    parent = Parent(programme.urn, EdgeKind.PART_OF)
    happened("batch_made", batch.urn, by, parent, capacity=batch.capacity)
    return batch
