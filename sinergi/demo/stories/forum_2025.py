"""The forum for Renja 2025, invented: open on the starting day, so that a visitor can decide in it."""

from __future__ import annotations

from datetime import date
from functools import partial

from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.kernel.clock import wib
from sinergi.kernel.money import Rupiah
from sinergi.people.api import SYSTEM, organisation
from sinergi.plans import api as plans
from sinergi.proposals import api as proposals

story = Story("forum 2025")


@story.at(wib(2024, 1, 15, 8))
def proposals_for_2025(cast: Cast) -> None:
    proposals.open_phase(
        by=SYSTEM,
        name="Masa usulan Renja 2025",
        year=2025,
        opens_at=wib(2024, 1, 15, 8),
        closes_at=wib(2024, 3, 15, 16),
        answer_by=date(2024, 4, 30),
        contoh=True,
    )


@story.at(wib(2024, 2, 12, 10))
def the_plan_for_2025(cast: Cast) -> None:
    planner = crowd.door("perencana")
    renja = plans.draft_renja(
        by=planner,
        organisation=organisation("Diskominfo"),
        year=2025,
        bidang="2.16",
        ceiling=Rupiah(620_000_000),
        ceiling_document="Surat edaran pagu indikatif (contoh)",
        contoh=True,
    )
    cast.name("e-renja", renja.urn)
    for name, code, pagu, work, amount in (
        (
            "kelas",
            "2.16.02.2.01.0015",
            230_000_000,
            "Kelas konten digital 2025 bersama komunitas informasi masyarakat",
            165_000_000,
        ),
        (
            "wifi",
            "2.16.03.2.02.0036",
            240_000_000,
            "Titik internet publik di 20 balai RW",
            190_000_000,
        ),
        (
            "aplikasi",
            "2.16.03.2.02.0023",
            150_000_000,
            "Papan informasi digital di 57 kelurahan",
            150_000_000,
        ),
    ):
        line = plans.add_line(
            by=planner,
            renja=renja.urn,
            code=code,
            target=1,
            pagu=Rupiah(pagu),
            fund="Pendapatan Asli Daerah (PAD)",
            indicator="Jumlah dokumen pelaksanaan",
            unit="Dokumen",
            contoh=True,
        )
        activity = plans.add_activity(
            by=planner,
            line=line.urn,
            name=work,
            target=50 if name == "kelas" else 20 if name == "wifi" else 57,
            unit="orang" if name == "kelas" else "titik",
            month_from=2,
            month_to=9,
            amount=Rupiah(amount),
            place="Kota Malang",
            contoh=True,
        )
        cast.name(f"e-kegiatan-{name}", activity.urn)


@story.at(wib(2024, 2, 13, 10))
def the_forum_is_called(cast: Cast) -> None:
    planner = crowd.door("perencana")
    forum = plans.open_forum(
        by=planner,
        organisation=organisation("Diskominfo"),
        year=2025,
        held_on=date(2024, 2, 27),
        place="Balai Kota Malang (contoh)",
        hours="09.00–15.00 WIB",
        invited=("akademisi", "bisnis", "komunitas", "pemerintah", "media", "warga pengusul"),
        contoh=True,
    )
    cast.name("e-forum", forum.urn)
    for name in ("kelas", "wifi", "aplikasi"):
        item = plans.put_on_agenda(
            by=planner, forum=forum.urn, activity=cast[f"e-kegiatan-{name}"], contoh=True
        )
        cast.name(f"e-acara-{name}", item.urn)


@story.at(wib(2024, 2, 19, 10))
def citizens_proposals_come_before_it(cast: Cast) -> None:
    """The newest two proposals to the office are put on the agenda."""
    asked = proposals.Proposal.objects.filter(
        year=2025, organisation=organisation("Diskominfo"), contoh=True
    )
    for number, row in enumerate(asked.order_by("-created_at", "-id")[:2], 1):
        item = plans.put_on_agenda(
            by=crowd.door("perencana"), forum=cast["e-forum"], proposal=row.urn, contoh=True
        )
        cast.name(f"e-acara-usulan-{number}", item.urn)


def _decide(name: str, decision: plans.Decision, reason: str, changes: str, cast: Cast) -> None:
    """The head decides on a matter, unless a visitor did so before."""
    item = plans.item(cast[name], SYSTEM)
    if item.decided_at is None:
        plans.decide(
            by=crowd.door("kepala"),
            item=item.urn,
            decision=decision,
            reason=reason,
            changes=changes,
        )


story.add(
    wib(2024, 2, 27, 11),
    partial(
        _decide,
        "e-acara-kelas",
        plans.Decision.DITERIMA,
        "Dilanjutkan karena peserta 2022 menunjukkan hasil dan kursi 2024 cepat terisi.",
        "",
    ),
)
story.add(
    wib(2024, 2, 27, 14),
    partial(
        _decide,
        "e-acara-wifi",
        plans.Decision.DITERIMA_PERUBAHAN,
        "Banyak suara warga, tetapi pagu terbatas.",
        "Dikerjakan bertahap, balai RW yang dipakai belajar bersama lebih dulu.",
    ),
)
story.add(
    wib(2024, 2, 27, 14, 20),
    partial(
        _decide,
        "e-acara-aplikasi",
        plans.Decision.DITUNDA,
        "Belum ada suara warga yang memintanya; dikaji lagi tahun depan.",
        "",
    ),
)


for _number in (1, 2):
    story.add(
        wib(2024, 2, 27, 14, 30 + _number),
        partial(
            _decide,
            f"e-acara-usulan-{_number}",
            plans.Decision.DITERIMA_PERUBAHAN,
            "Dikerjakan melalui aktivitas titik internet publik di balai RW.",
            "Lokasi ditentukan bersama RW pada survei bulan Maret.",
        ),
    )


@story.at(wib(2024, 2, 27, 15))
def the_forum_ends(cast: Cast) -> None:
    plans.close_forum(
        by=crowd.door("kepala"),
        forum=cast["e-forum"],
        minutes_number="050/03/CONTOH/2024",
        minutes_on=date(2024, 2, 27),
        attended=103,
    )


@story.at(wib(2024, 7, 15, 10))
def the_plan_for_2025_is_fixed(cast: Cast) -> None:
    plans.fix_renja(
        by=crowd.door("bappeda"),
        renja=cast["e-renja"],
        decree_number="Perwali CONTOH 17/2024",
        decree_on=date(2024, 7, 12),
    )
