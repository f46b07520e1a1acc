"""One page with every part, so that a change of the look is seen at once and checked in one place."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from sinergi.kernel import clock
from sinergi.kernel.ids import urn, uuid7
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import Card, Stage
from sinergi.people.api import Page
from sinergi.places.api import regions
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.gaya.forms import EveryField

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@page("public", methods=("GET", "HEAD"))
def guide(request: PortalRequest) -> HttpResponse:
    """The style guide; `?salah=1` shows the form as it is after a sending that failed."""
    sent = {"name": ""} if request.GET.get("salah") else None
    form = EveryField(sent)
    return render(
        request,
        "gaya/guide.html",
        {
            "form": form,
            "cards": _cards(),
            "amount": Rupiah(1_500_000_000),
            "now": clock.now(),
            "months": list(
                zip(MONTHS, (31, 28, 44, 39, 52, 47, 60, 58, 71, 66, 80, 75), strict=True)
            ),
            "offices": [
                ("Dinas Lingkungan Hidup", 412, "/gaya/"),
                ("Dinas Pekerjaan Umum", 388),
                ("Diskominfo", 96, "", "termasuk kanal aduan"),
                ("Satpol PP", 41),
            ],
            "steps": [
                ("Mendaftar", 312),
                ("Diterima", 100),
                ("Hadir penuh", 92),
                ("Bekerja atau berusaha", 41),
            ],
            "plan": [
                ("Pelatihan keterampilan digital", 612_000_000),
                ("Jaringan internet kelurahan", 480_000_000),
                ("Pusat data dan keamanan informasi", 395_000_000),
                ("Pengelolaan aduan warga", 150_000_000),
                ("Penyebaran informasi lewat KIM", 82_500_000),
                ("Statistik sektoral", 40_000_000),
            ],
            "quarters": [61, 64, None, 72, 70, 78, 83],
            "shades": {region.code: len(region.name) * 3 - 15 for region in regions("kelurahan")},
            "reached": ("proposals", "plans"),
            "page": Page(items=[], next="lanjut"),
        },
    )


def _cards() -> list[Card]:
    now = clock.now()
    return [
        Card(
            urn=urn("Voice", uuid7()),
            code="7K2MX0Q4ZD",
            stage=Stage.VOICES,
            kind="Laporan",
            title="Lampu jalan di depan balai RW padam sejak pekan lalu",
            state="Dijawab",
            at=now - timedelta(days=3),
            organisation="DPUPRPKP",
            place="Kelurahan Sukun",
            contoh=True,
        ),
        Card(
            urn=urn("Programme", uuid7()),
            code="0C9VB7RT1H",
            stage=Stage.PROGRAMMES,
            kind="Program",
            title="Pelatihan keterampilan digital 2021",
            state="Selesai",
            at=now - timedelta(days=700),
            organisation="Diskominfo",
            planned=Rupiah(150_000_000),
            spent=Rupiah(141_250_000),
            people=140,
            missing=("Daftar hadir: dicari dan tidak ditemukan.",),
        ),
    ]
