"""Lists of budget lines, what activities cost, how much of the money is spent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from sinergi.budgets.models import Account, BudgetItem, BudgetLine, Fund, Realisation
from sinergi.kernel import ids
from sinergi.kernel.errors import NotFound
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import Row, id_of
from sinergi.people.api import Organisation, Page, Viewer, keyset
from sinergi.plans.api import Activity, PlanLine

SIZE = 25
R = TypeVar("R", bound=Row)


def one(rows: QuerySet[R], ref: str | UUID) -> R:
    """The row with this code, URN or id. Raises NotFound."""
    if isinstance(ref, UUID):
        found = rows.filter(pk=ref).first()
    elif ref.startswith("urn:"):
        found = rows.filter(pk=id_of(ref)).first()
    else:
        found = rows.filter(code=ids.clean_code(ref)).first()
    if found is None:
        raise NotFound
    return found


def _lines() -> QuerySet[BudgetLine]:
    return BudgetLine.objects.select_related("plan_line__renja", "organisation", "fund").annotate(
        reported=Exists(Realisation.objects.filter(line=OuterRef("pk")))
    )


def budget_lines(
    viewer: Viewer,
    *,
    year: int | None = None,
    organisation: Organisation | UUID | None = None,
    state: str = "",
    fund: str = "",
    after: str = "",
    size: int = SIZE,
) -> Page[BudgetLine]:
    """Budget lines, newest first; `reported` says whether any spending was entered for it.

    `state` is the kind of the pagu that holds, `fund` the beginning of a code.
    """
    rows = _lines()
    if year is not None:
        rows = rows.filter(year=year)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    if state:
        rows = rows.filter(pagu_kind=state)
    if fund:
        rows = rows.filter(Q(fund=fund) | Q(fund__code__startswith=f"{fund}."))
    return keyset(rows, after, size)


def budget_line(ref: str | UUID, viewer: Viewer) -> BudgetLine:
    """One budget line by code, URN or id, with `reported`. Raises NotFound."""
    return one(_lines(), ref)


def lines_of(plan_lines: Iterable[PlanLine | UUID], viewer: Viewer) -> dict[UUID, list[BudgetLine]]:
    """The budget lines of these plan lines, by the plan line's id."""
    wanted = [row if isinstance(row, UUID) else row.pk for row in plan_lines]
    found: dict[UUID, list[BudgetLine]] = defaultdict(list)
    for line in _lines().filter(plan_line__in=wanted).order_by("created_at", "id"):
        found[line.plan_line_id].append(line)
    return dict(found)


@dataclass(frozen=True)
class ActivityCost:
    """What the budget holds for one activity: its items, and the lines they stand in.

    Spending is known by line, not by activity: `lines` give it, it is never split by guess.
    """

    itemised: Rupiah
    items: int
    lines: tuple[BudgetLine, ...]


def activity_costs(
    activities: Iterable[Activity | UUID], viewer: Viewer
) -> dict[UUID, ActivityCost]:
    """Costs of these activities by id; those without items are left out."""
    wanted = [row if isinstance(row, UUID) else row.pk for row in activities]
    rows = (
        BudgetItem.objects.filter(activity__in=wanted)
        .order_by()
        .values("activity_id", "line_id")
        .annotate(amount=Sum("amount"), count=Count("id"))
    )
    stated = list(rows)
    lines = {row.pk: row for row in _lines().filter(pk__in={row["line_id"] for row in stated})}
    grouped: dict[UUID, list[tuple[UUID, int, int]]] = defaultdict(list)
    for row in stated:
        grouped[row["activity_id"]].append((row["line_id"], row["amount"], row["count"]))
    return {
        activity: ActivityCost(
            itemised=Rupiah(sum(amount for _, amount, _count in parts)),
            items=sum(count for *_, count in parts),
            lines=tuple(lines[line] for line, *_ in parts if line in lines),
        )
        for activity, parts in grouped.items()
    }


@dataclass(frozen=True)
class Absorption:
    """Money of one office in one year: pagu, spent, and the part spent in basis points."""

    office: Organisation
    lines: int
    pagu: Rupiah
    spent: Rupiah

    @property
    def absorbed_bp(self) -> int:
        return int(self.spent) * 10_000 // int(self.pagu) if self.pagu else 0


def absorption(
    viewer: Viewer, *, year: int | None = None, organisation: Organisation | UUID | None = None
) -> list[Absorption]:
    """How much of its money each office has spent, largest pagu first."""
    rows = BudgetLine.objects.all()
    if year is not None:
        rows = rows.filter(year=year)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    sums = (
        rows.order_by()
        .values("organisation_id")
        .annotate(lines=Count("id"), pagu_sum=Sum("pagu"), spent_sum=Sum("spent"))
        .order_by("-pagu_sum", "organisation_id")
    )
    stated = list(sums)
    offices = Organisation.objects.in_bulk([row["organisation_id"] for row in stated])
    return [
        Absorption(
            office=offices[row["organisation_id"]],
            lines=row["lines"],
            pagu=Rupiah(row["pagu_sum"]),
            spent=Rupiah(row["spent_sum"]),
        )
        for row in stated
    ]


def funds(viewer: Viewer) -> list[Fund]:
    """All funds in order of code."""
    return list(Fund.objects.order_by("code"))


def accounts(words: str, *, most: int = 30) -> list[Account]:
    """Accounts of the lowest level that fit a code's start or all words."""
    rows = Account.objects.filter(level="sub_rincian_objek")
    if words[:1].isdigit():
        rows = rows.filter(code__startswith=words.strip())
    else:
        for word in words.split():
            rows = rows.filter(Q(name__icontains=word) | Q(use__icontains=word))
    return list(rows.order_by("code")[:most])


def common_accounts() -> list[Account]:
    """The accounts a training needs, with their use in plain words."""
    return list(Account.objects.exclude(use="").order_by("code"))


def years(viewer: Viewer) -> list[int]:
    """The years that have a budget, newest first."""
    return list(BudgetLine.objects.order_by("-year").values_list("year", flat=True).distinct())


def offices_with_budgets(viewer: Viewer) -> list[Organisation]:
    """The offices that have a budget line, by name."""
    held = BudgetLine.objects.order_by().values("organisation")
    return list(Organisation.objects.filter(pk__in=held).order_by("name"))
