"""Read Renja, lines, activities, and the proposals they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from sinergi.kernel.ids import Urn, urn
from sinergi.kernel.money import Rupiah
from sinergi.people.api import Organisation, Page, Viewer, keyset
from sinergi.plans.models import Activity, ActivityProposal, PlanLine, Renja
from sinergi.plans.queries.nomenclature import names_of
from sinergi.plans.queries.reading import one
from sinergi.plans.rules import codes
from sinergi.plans.rules.states import Level

SIZE = 25


def _renja(*, sums: bool = False) -> QuerySet[Renja]:
    rows = Renja.objects.select_related("organisation")
    if not sums:
        return rows
    lines = PlanLine.objects.filter(renja=OuterRef("pk")).order_by().values("renja")
    found = lines.filter(known=True)
    return rows.annotate(
        planned=Subquery(found.annotate(total=Sum("pagu")).values("total")),
        line_count=Coalesce(Subquery(lines.annotate(total=Count("pk")).values("total")), 0),
    )


def _lines() -> QuerySet[PlanLine]:
    return PlanLine.objects.select_related("renja__organisation", "version", "region").defer(
        "region__geometry"
    )


def _activities() -> QuerySet[Activity]:
    return Activity.objects.select_related("line__renja__organisation", "region").defer(
        "region__geometry"
    )


def renja_list(
    viewer: Viewer,
    *,
    year: int | None = None,
    organisation: Organisation | UUID | None = None,
    state: str = "",
    after: str = "",
    size: int = SIZE,
) -> Page[Renja]:
    """Renja, newest first, each with `planned` (rupiah) and `line_count`.

    `planned` is None while no line's pagu is known.
    """
    rows = _renja(sums=True)
    if year is not None:
        rows = rows.filter(year=year)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    if state:
        rows = rows.filter(state=state)
    return keyset(rows, after, size)


def renja(ref: str | UUID, viewer: Viewer) -> Renja:
    """One Renja by code, URN or id, with `planned` and `line_count`. Raises NotFound."""
    return one(_renja(sums=True), ref)


def over_ceiling(plan: Renja) -> int | None:
    """By how much a Renja exceeds its pagu indikatif (negative: below); None without one."""
    if plan.ceiling is None:
        return None
    planned = plan.lines.aggregate(total=Sum("pagu"))["total"] or 0
    return int(planned) - int(plan.ceiling)


def line(ref: str | UUID, viewer: Viewer) -> PlanLine:
    """One line by code, URN or id. Raises NotFound."""
    return one(_lines().select_related("continues__renja"), ref)


def activity(ref: str | UUID, viewer: Viewer) -> Activity:
    """One activity by code, URN or id. Raises NotFound."""
    return one(_activities(), ref)


def lines(
    viewer: Viewer,
    *,
    year: int | None = None,
    organisation: Organisation | UUID | None = None,
    after: str = "",
    size: int = SIZE,
) -> Page[PlanLine]:
    """Lines of all Renja, newest first."""
    rows = _lines()
    if year is not None:
        rows = rows.filter(renja__year=year)
    if organisation is not None:
        rows = rows.filter(renja__organisation=organisation)
    return keyset(rows, after, size)


def activities(
    viewer: Viewer,
    *,
    year: int | None = None,
    organisation: Organisation | UUID | None = None,
    state: str = "",
    after: str = "",
    size: int = SIZE,
) -> Page[Activity]:
    """Activities of all Renja, newest first."""
    rows = _activities()
    if year is not None:
        rows = rows.filter(line__renja__year=year)
    if organisation is not None:
        rows = rows.filter(line__renja__organisation=organisation)
    if state:
        rows = rows.filter(state=state)
    return keyset(rows, after, size)


@dataclass
class TreeRow:
    """A row of a Renja as a tree: an upper row with its sum, or a line with its activities.

    `depth` counts from 0 (urusan). `known` is False where no pagu at or below it was found.
    """

    code: str
    level: Level
    name: str
    pagu: Rupiah
    depth: int
    known: bool
    line: PlanLine | None = None
    activities: list[Activity] = field(default_factory=list)


def tree(plan: Renja) -> list[TreeRow]:
    """A Renja in the order of its official table: every upper row before what it sums."""
    rows = list(_lines().filter(renja=plan).order_by("nomenclature_code"))
    below: dict[UUID, list[Activity]] = defaultdict(list)
    for work in _activities().filter(line__renja=plan).order_by("month_from", "created_at"):
        below[work.line_id].append(work)
    sums = codes.upper_sums([(row.nomenclature_code, row.pagu) for row in rows])
    names = names_of(sums, plan.year)
    known = {
        upper for row in rows if row.known for upper in codes.upper_codes(row.nomenclature_code)
    }
    made = [
        TreeRow(
            code=code,
            level=upper.level,
            name=names.get(code, ""),
            pagu=upper.pagu,
            depth=code.count("."),
            known=code in known,
        )
        for code, upper in sums.items()
    ] + [
        TreeRow(
            code=row.nomenclature_code,
            level=Level.SUB_KEGIATAN,
            name=row.name,
            pagu=row.pagu,
            depth=5,
            known=row.known,
            line=row,
            activities=below[row.pk],
        )
        for row in rows
    ]
    return sorted(made, key=lambda row: row.code.split("."))


def continuable(plan: Renja) -> list[PlanLine]:
    """Last year's lines of the same office, in order of code: what a new line may continue."""
    rows = _lines().filter(renja__organisation=plan.organisation_id, renja__year=plan.year - 1)
    return list(rows.order_by("nomenclature_code"))


def proposals_answered(works: Iterable[Activity]) -> dict[UUID, list[Urn]]:
    """The proposals each of these activities answers, by the activity's id."""
    ties = ActivityProposal.objects.filter(activity__in=list(works)).order_by("id")
    found: dict[UUID, list[Urn]] = defaultdict(list)
    for activity_id, proposal_id in ties.values_list("activity_id", "proposal_id"):
        found[activity_id].append(urn("Proposal", proposal_id))
    return dict(found)


def activities_answering(
    proposal_ids: Iterable[UUID], viewer: Viewer
) -> dict[UUID, list[Activity]]:
    """The activities that answer each of these proposals, by the proposal's id."""
    ties = (
        ActivityProposal.objects.filter(proposal__in=list(proposal_ids))
        .select_related("activity__line__renja__organisation")
        .order_by("id")
    )
    found: dict[UUID, list[Activity]] = defaultdict(list)
    for tie in ties:
        found[tie.proposal_id].append(tie.activity)
    return dict(found)


def years(viewer: Viewer) -> list[int]:
    """The plan years that have a Renja, newest first."""
    return list(Renja.objects.order_by("-year").values_list("year", flat=True).distinct())


def offices_with_plans(viewer: Viewer) -> list[Organisation]:
    """The offices that have a Renja, by name."""
    ids_ = Renja.objects.order_by().values("organisation")
    return list(Organisation.objects.filter(pk__in=ids_).order_by("name"))
