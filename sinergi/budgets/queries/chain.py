"""What budgets tell the rest of the city: cards on the thread, numbers, what waits for officers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sinergi.budgets.models import BudgetLine, PaguStep, Realisation
from sinergi.budgets.rules import REALISE, SET_PAGU, ladder, spending
from sinergi.budgets.rules.states import PaguKind
from sinergi.kernel import clock, ids
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.kernel.money import Rupiah
from sinergi.kernel.text import MONTHS
from sinergi.ledger.api import Card, Stage
from sinergi.people.api import Viewer, Waiting

WAITING_MOST = 50
_REALISE = gettext_lazy("Catat realisasi bulan lalu")
_PAGU = gettext_lazy("Catat pagu baris anggaran ini dengan dokumennya")


def describe(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """Cards of those of these rows that belong to budgets; one query a kind, and one for documents."""
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for urn in urns:
        kind, row_id = parse_urn(urn)
        wanted[kind].append(row_id)
    cards: list[Card] = []
    if asked := wanted[BudgetLine.URN_KIND]:
        cards += _line_cards(BudgetLine.objects.filter(pk__in=asked))
    if asked := wanted[Realisation.URN_KIND]:
        cards += _realisation_cards(Realisation.objects.filter(pk__in=asked))
    return {card.urn: card for card in cards}


def _line_cards(rows: QuerySet[BudgetLine]) -> Iterable[Card]:
    entered = Exists(Realisation.objects.filter(line=OuterRef("pk")))
    lines = list(
        rows.select_related("plan_line", "organisation", "fund").annotate(reported=entered)
    )
    documents = _documents(lines)
    for row in lines:
        yield Card(
            urn=row.urn,
            code=row.code,
            stage=Stage.BUDGETS,
            kind=_("Anggaran"),
            title=_("%(name)s, dari %(fund)s")
            % {"name": row.plan_line.name, "fund": row.fund_name},
            state=row.get_pagu_kind_display() or _("Belum ada pagu"),
            at=row.created_at,
            organisation=row.organisation.short,
            decided_by=documents.get(row.pk, ""),
            planned=row.pagu if row.pagu_kind else None,
            spent=row.spent if row.reported else None,
            contoh=row.contoh,
            source=row.source,
            missing=() if row.fund else (_("Sumber dana tidak ditemukan."),),
        )


def _documents(lines: Iterable[BudgetLine]) -> dict[UUID, str]:
    """The document of the step that holds now, by line."""
    rows = list(PaguStep.objects.filter(line__in=list(lines), corrected_by__isnull=True))
    rows.sort(key=lambda row: (ladder.RANK[PaguKind(row.kind)], row.on))
    return {row.line_id: row.document for row in rows}


def _realisation_cards(rows: QuerySet[Realisation]) -> Iterable[Card]:
    joined = rows.select_related("line__plan_line", "line__organisation", "corrected_by")
    for row in joined:
        replaced = getattr(row, "corrected_by", None) is not None
        yield Card(
            urn=row.urn,
            code=row.code,
            stage=Stage.BUDGETS,
            kind=_("Realisasi"),
            title=_("Belanja %(month)s %(year)s")
            % {"month": MONTHS[row.month - 1], "year": row.line.year},
            state=_("Sudah dikoreksi")
            if replaced
            else _("Fisik %(part)s%%") % {"part": spending.percent_of(row.physical_bp)},
            at=row.created_at,
            organisation=row.line.organisation.short,
            spent=None if replaced else row.money,
            contoh=row.contoh,
            source=row.source,
        )


def find(code: str, viewer: Viewer) -> Urn:
    """The URN of the budget line or realisation with this code. Raises NotFound."""
    clean = ids.clean_code(code)
    for model in (BudgetLine, Realisation):
        found = model.objects.filter(code=clean).values_list("pk", flat=True).first()
        if found is not None:
            return ids.urn(model.URN_KIND, found)
    raise NotFound


@dataclass(frozen=True)
class Numbers:
    """Budgets in numbers. Money in rupiah; `absorbed_bp` is spent against pagu in basis points."""

    lines: int
    pagu: Rupiah
    spent: Rupiah

    @property
    def absorbed_bp(self) -> int:
        return int(self.spent) * 10_000 // int(self.pagu) if self.pagu else 0


def numbers(year: int | None = None) -> Numbers:
    """The budgets of a year (or of all years) in numbers."""
    rows = BudgetLine.objects.all() if year is None else BudgetLine.objects.filter(year=year)
    sums = rows.aggregate(lines=Count("id"), pagu_sum=Sum("pagu"), spent_sum=Sum("spent"))
    return Numbers(
        lines=sums["lines"],
        pagu=Rupiah(sums["pagu_sum"] or 0),
        spent=Rupiah(sums["spent_sum"] or 0),
    )


def waiting(viewer: Viewer) -> list[Waiting]:
    """Lines of this year without last month's realisation, and lines without a pagu."""
    found: list[Waiting] = []
    if viewer.may_anywhere(REALISE):
        found += _unreported(viewer)
    if viewer.may_anywhere(SET_PAGU):
        found += _without_pagu(viewer)
    return found


def _unreported(viewer: Viewer) -> list[Waiting]:
    today = clock.today()
    last_month = today.month - 1
    rows = (
        BudgetLine.objects.filter(year=today.year, pagu_kind__in=ladder.SPENDABLE, pagu__gt=0)
        .annotate(
            reported=Max("realisations__month", filter=Q(realisations__corrected_by__isnull=True))
        )
        .filter(Q(reported__isnull=True) | Q(reported__lt=last_month))
    )
    if last_month < 1:
        return []
    return _listed(viewer, rows, REALISE, _REALISE)


def _without_pagu(viewer: Viewer) -> list[Waiting]:
    rows = BudgetLine.objects.filter(pagu_kind="", year__gte=clock.today().year)
    return _listed(viewer, rows, SET_PAGU, _PAGU)


def _listed(
    viewer: Viewer, rows: QuerySet[BudgetLine], permission: str, action: object
) -> list[Waiting]:
    offices = viewer.offices(permission)
    if offices is not None:
        rows = rows.filter(organisation__in=offices)
    joined = rows.select_related("plan_line", "organisation").order_by("created_at", "id")
    return [
        Waiting(
            title=row.plan_line.name,
            urn=row.urn,
            code=row.code,
            stage="budgets",
            action=str(action),
            office=row.organisation.short,
            contoh=row.contoh,
        )
        for row in joined[:WAITING_MOST]
    ]
