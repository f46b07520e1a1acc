"""The berita acara of a forum as PDF, in the form that is in use (KESATU to KELIMA, four attachments).

Official documents are in Indonesian (UU 24/2009), whatever the reader's language. Made from rows that
no longer change once the forum is closed, so it reads the same whenever it is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils import translation

from sinergi.kernel.money import Rupiah
from sinergi.kernel.text import MONTHS, tanggal, terbilang
from sinergi.ledger.api import Stage
from sinergi.people.api import Viewer
from sinergi.plans.models import Activity, AgendaItem, Forum, PlanLine, Renja
from sinergi.plans.queries import TreeRow, agenda, forum, tree
from sinergi.plans.rules.errors import MinutesElsewhere
from sinergi.plans.rules.states import Decision, ForumState

_TEMPLATE = Path(__file__).parent / "documents" / "berita_acara.typ"
_DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MARK = "CONTOH"
NOT_FOUND = "tidak ditemukan"


def minutes_pdf(ref: str, viewer: Viewer) -> bytes:
    """The berita acara of a forum as PDF bytes; a draft while the forum is open.

    A forum known only from what was published has none here: a document is never made up for it.
    Raises NotFound, MinutesElsewhere.
    """
    held = forum(ref, viewer)
    if held.reported:
        raise MinutesElsewhere
    with translation.override("id"):
        stated = json.dumps(_data(held), ensure_ascii=False)
    return _compile(stated)


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def _compile(stated: str) -> bytes:
    made = typst.compile(_template(), sys_inputs={"data": stated}, format="pdf")
    assert isinstance(made, bytes)
    return made


def _data(held: Forum) -> dict[str, Any]:
    items = agenda(held)
    plan = _plan_of(held)
    rows = tree(plan) if plan else []
    closed = held.state == ForumState.DITUTUP
    marked = _is_contoh(held, items, rows)
    office = held.organisation.name
    title = f"Berita Acara Kesepakatan Hasil Forum Perangkat Daerah {office} Kota Malang Tahun {held.year}"
    return {
        "title": title,
        "heading": title,
        "keywords": ["berita acara", "forum perangkat daerah", *([MARK] if marked else [])],
        "mark": MARK if marked else "" if closed else "RANCANGAN",
        "office": office,
        "year": held.year,
        "number": held.minutes_number,
        "opening": _opening(held, office),
        "summary": held.summary,
        "days": _days(held),
        "hours": held.hours or "tidak tercatat",
        "place": held.place,
        "attended": _attended(held.attended),
        "clauses": _clauses(held.year),
        "signed_at": f"Malang, {tanggal(held.minutes_on) if held.minutes_on else '................'}",
        "chair": held.chair or office,
        "unsur": held.invited,
        "plan": list(_plan_rows(rows)),
        "notes": _notes(rows),
        "across": [_matter(item) for item in items if _goes_across(item, held)],
        "decisions": [_matter(item) for item in items],
        "stations": [str(stage.label) for stage in Stage],
        "here": list(Stage).index(Stage.PLANS),
        "footer": f"Sinergi, kode {held.code}."
        + (" Dokumen contoh, bukan dokumen resmi." * marked),
    }


def _plan_of(held: Forum) -> Renja | None:
    plans = Renja.objects.filter(organisation=held.organisation_id, year=held.year)
    return plans.filter(contoh=held.contoh).first()


def _is_contoh(held: Forum, items: Iterable[AgendaItem], rows: Iterable[TreeRow]) -> bool:
    marks = [held.contoh, *(item.contoh for item in items)]
    marks += [row.line.contoh for row in rows if row.line]
    return any(marks)


def _opening(held: Forum, office: str) -> str:
    until = "" if held.ended_on == held.held_on else f" sampai dengan {_day(held.ended_on)}"
    return (
        f"Pada hari {_spelled(held.held_on)}{until}, bertempat di {held.place}, telah"
        f" diselenggarakan Forum Perangkat Daerah {office} untuk Rancangan Renja Tahun {held.year},"
        " yang dihadiri pemangku kepentingan sesuai daftar hadir peserta (LAMPIRAN I)."
    )


def _spelled(day: date) -> str:
    words = (
        f"tanggal {terbilang(day.day)} bulan {MONTHS[day.month - 1]} tahun {terbilang(day.year)}"
    )
    return f"{_DAYS[day.weekday()]} {words} ({day:%d-%m-%Y})"


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]}, {tanggal(day)}"


def _days(held: Forum) -> str:
    if held.ended_on == held.held_on:
        return _day(held.held_on)
    return f"{_day(held.held_on)} sampai dengan {_day(held.ended_on)}"


def _attended(count: int | None) -> str:
    return "jumlah tidak tercatat" if count is None else f"{count} ({terbilang(count)}) orang"


def _clauses(year: int) -> list[tuple[str, str]]:
    return [
        (
            "KESATU",
            "Program dan kegiatan prioritas, indikator kinerja beserta target dan kebutuhan"
            " pendanaannya, yang telah diselaraskan dengan usulan prioritas.",
        ),
        (
            "KEDUA",
            f"Rancangan Renja Tahun {year} sebagaimana tercantum dalam LAMPIRAN II berita acara ini.",
        ),
        (
            "KETIGA",
            "Daftar usulan lintas perangkat daerah dan lintas wilayah sebagaimana tercantum dalam"
            " LAMPIRAN III; keputusan atas setiap mata acara beserta alasannya tercantum dalam"
            " LAMPIRAN IV.",
        ),
        (
            "KEEMPAT",
            "LAMPIRAN I sampai dengan LAMPIRAN IV merupakan bagian yang tidak terpisahkan dari"
            " berita acara ini.",
        ),
        (
            "KELIMA",
            "Berita acara ini menjadi bahan penyempurnaan Rancangan Rencana Kerja Pemerintah Daerah"
            f" Kota Malang Tahun {year}.",
        ),
    ]


def _plan_rows(rows: Iterable[TreeRow]) -> Iterable[dict[str, Any]]:
    for row in rows:
        line = row.line
        yield {
            "code": row.code,
            "name": row.name,
            "depth": row.depth,
            "upper": line is None,
            "part": False,
            "indicator": line.indicator if line else "",
            "place": _where(line.region.name if line.region else "Seluruh kota") if line else "",
            "target": _target(line) if line else "",
            "amount": _amount(row.pagu) if row.known else NOT_FOUND,
            "fund": line.fund if line else "",
        }
        for work in row.activities:
            yield _activity_row(work, row.depth + 1)


def _activity_row(work: Activity, depth: int) -> dict[str, Any]:
    return {
        "code": "",
        "name": f"{work.name} ({work.get_state_display().lower()})",
        "depth": depth,
        "upper": False,
        "part": True,
        "indicator": "",
        "place": work.place or (work.region.name if work.region else "Seluruh kota"),
        "target": _target(work),
        "amount": _amount(work.amount) if work.known else NOT_FOUND,
        "fund": "",
    }


def _target(row: PlanLine | Activity) -> str:
    return f"{_number(row.target)} {row.unit}".strip() if row.known else NOT_FOUND


def _where(name: str) -> str:
    return name if name == "Seluruh kota" else f"Kelurahan/Kecamatan {name}"


def _notes(rows: Iterable[TreeRow]) -> list[str]:
    used = {row.line.version.decree for row in rows if row.line and row.line.nearest}
    return [
        f"Tidak ada daftar nomenklatur untuk tahun ini; kode diambil dari daftar terdekat: {decree}."
        for decree in sorted(used)
    ]


def _goes_across(item: AgendaItem, held: Forum) -> bool:
    return item.proposal is not None and item.proposal.organisation_id != held.organisation_id


def _matter(item: AgendaItem) -> dict[str, str]:
    if item.activity is not None:
        title, to = item.activity.name, item.activity.place
        to = to or (item.activity.region.name if item.activity.region else "Seluruh kota")
    else:
        assert item.proposal is not None
        title = item.proposal.title
        where = item.proposal.region.name if item.proposal.region else "Seluruh kota"
        to = f"{item.proposal.organisation.short}, {where}"
    changed = f" Perubahan: {item.changes}" if item.decision == Decision.DITERIMA_PERUBAHAN else ""
    return {
        "title": title,
        "to": to,
        "decision": item.get_decision_display() or "Belum diputuskan",
        "reason": f"{item.reason}{changed}",
    }


def _number(value: Any) -> str:
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _amount(value: Rupiah) -> str:
    return str(value).removeprefix("Rp")
