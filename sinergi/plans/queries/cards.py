"""How rows of plans introduce themselves to pages of the whole chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from sinergi.kernel import clock
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.kernel.money import Rupiah
from sinergi.kernel.text import tanggal
from sinergi.ledger.api import Card, Stage
from sinergi.people.api import Viewer
from sinergi.places.api import Region
from sinergi.plans.models import Activity, AgendaItem, Forum, PlanLine, Renja


def describe(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """Cards of those of these rows that belong to plans; a few queries, whatever their number."""
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for urn in urns:
        kind, row_id = parse_urn(urn)
        wanted[kind].append(row_id)
    cards: list[Card] = []
    if asked := wanted[Renja.URN_KIND]:
        cards += _renja_cards(Renja.objects.filter(pk__in=asked))
    if asked := wanted[PlanLine.URN_KIND]:
        cards += _line_cards(PlanLine.objects.filter(pk__in=asked))
    if asked := wanted[Activity.URN_KIND]:
        cards += _activity_cards(Activity.objects.filter(pk__in=asked))
    if asked := wanted[Forum.URN_KIND]:
        cards += _forum_cards(Forum.objects.filter(pk__in=asked))
    if asked := wanted[AgendaItem.URN_KIND]:
        cards += _item_cards(AgendaItem.objects.filter(pk__in=asked))
    return {card.urn: card for card in cards}


def _renja_cards(rows: QuerySet[Renja]) -> Iterable[Card]:
    for row in rows.select_related("organisation").annotate(
        planned=Sum("lines__pagu", filter=Q(lines__known=True))
    ):
        yield Card(
            urn=row.urn,
            code=row.code,
            stage=Stage.PLANS,
            kind=_("Renja"),
            title=_("Renja %(year)s %(office)s")
            % {"year": row.year, "office": row.organisation.short},
            state=row.get_state_display(),
            at=row.created_at,
            organisation=row.organisation.short,
            decided_by=_decree(row),
            planned=None if row.planned is None else Rupiah(row.planned),
            contoh=row.contoh,
            source=row.source,
        )


def _line_cards(rows: QuerySet[PlanLine]) -> Iterable[Card]:
    joined = rows.select_related("renja__organisation", "region", "version")
    for row in joined.defer("region__geometry"):
        yield Card(
            urn=row.urn,
            code=row.code,
            stage=Stage.PLANS,
            kind=_("Baris Renja"),
            title=row.name,
            state=row.renja.get_state_display(),
            at=row.created_at,
            organisation=row.renja.organisation.short,
            place=_place(row.region),
            decided_by=_decree(row.renja),
            planned=row.pagu if row.known else None,
            contoh=row.contoh,
            source=row.source,
            missing=_missing(row),
        )


def _activity_cards(rows: QuerySet[Activity]) -> Iterable[Card]:
    works = list(
        rows.select_related("line__renja__organisation", "region").defer("region__geometry")
    )
    decided = _last_decisions(works)
    for row in works:
        last = decided.get(row.pk)
        yield Card(
            urn=row.urn,
            code=row.code,
            stage=Stage.PLANS,
            kind=_("Aktivitas"),
            title=row.name,
            state=row.get_state_display(),
            at=row.created_at,
            organisation=row.line.renja.organisation.short,
            place=row.place or _place(row.region),
            decided_by=_forum_name(last.forum) if last else "",
            reason=last.reason if last else "",
            planned=row.amount if row.known else None,
            contoh=row.contoh,
            source=row.source,
            missing=() if row.known else (_("Target dan anggaran tidak ditemukan."),),
        )


def _forum_cards(rows: QuerySet[Forum]) -> Iterable[Card]:
    for row in rows.select_related("organisation"):
        yield Card(
            urn=row.urn,
            code=row.code,
            stage=Stage.PLANS,
            kind=_("Forum"),
            title=_forum_name(row),
            state=row.get_state_display(),
            at=datetime.combine(row.held_on, time(9), tzinfo=clock.WIB),
            organisation=row.organisation.short,
            place=row.place,
            people=row.attended,
            contoh=row.contoh,
            source=row.source,
        )


def _item_cards(rows: QuerySet[AgendaItem]) -> Iterable[Card]:
    joined = rows.select_related("forum__organisation", "activity", "proposal")
    for row in joined:
        about = row.activity.name if row.activity else row.proposal.title if row.proposal else ""
        yield Card(
            urn=row.urn,
            code=row.code,
            stage=Stage.PLANS,
            kind=_("Mata acara forum"),
            title=about,
            state=row.get_decision_display() or _("Belum diputuskan"),
            at=row.decided_at or row.created_at,
            organisation=row.forum.organisation.short,
            decided_by=_forum_name(row.forum) if row.decided_at else "",
            reason=row.reason,
            contoh=row.contoh,
            source=row.source,
        )


def _last_decisions(works: Iterable[Activity]) -> dict[UUID, AgendaItem]:
    rows = (
        AgendaItem.objects.filter(activity__in=list(works), decided_at__isnull=False)
        .select_related("forum__organisation")
        .order_by("decided_at", "id")
    )
    return {row.activity_id: row for row in rows if row.activity_id is not None}


def _forum_name(forum: Forum) -> str:
    return _("Forum Perangkat Daerah %(office)s, Renja %(year)s") % {
        "office": forum.organisation.short,
        "year": forum.year,
    }


def _decree(renja: Renja) -> str:
    if renja.decree_on is None:
        return ""
    return _("%(number)s tanggal %(day)s") % {
        "number": renja.decree_number,
        "day": tanggal(renja.decree_on),
    }


def _place(region: Region | None) -> str:
    return region.name if region else _("Seluruh kota")


def _missing(line: PlanLine) -> tuple[str, ...]:
    unknown = () if line.known else (_("Target dan pagu tidak ditemukan."),)
    if not line.nearest:
        return unknown
    return (
        *unknown,
        _("Tidak ada daftar nomenklatur untuk tahun %(year)s; dipakai yang terdekat: %(decree)s.")
        % {"year": line.renja.year, "decree": line.version.decree},
    )
