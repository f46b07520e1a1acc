"""Story D, invented: the class of 2024, whose call is open on the starting day."""

from __future__ import annotations

from datetime import date
from functools import partial

from sinergi.budgets import api as budgets
from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.demo.stories import money, training
from sinergi.kernel.clock import wib
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.outcomes import api as outcomes
from sinergi.people.api import SYSTEM, organisation
from sinergi.places import api as places
from sinergi.plans import api as plans
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals
from sinergi.voices import api as voices

PLACE = "Malang Creative Center (contoh)"
PAGU = Rupiah(160_000_000)

story = Story("kelas 2024")


def _voice(cast: Cast, name: str, number: int, region: str, title: str, text: str) -> Urn:
    voice = voices.report(
        by=crowd.citizen(number),
        category=voices.category("pelatihan"),
        title=title,
        text=text,
        region=places.region(region),
        contoh=True,
    )
    cast.name(name, voice.urn)
    voices.route(
        by=crowd.door("pengaduan"), voice=voice.urn, organisation=organisation("Diskominfo")
    )
    return voice.urn


@story.at(wib(2023, 1, 9, 19))
def voices_for_2024(cast: Cast) -> None:
    for number, (region, title) in enumerate(
        (
            ("35.73.03.1009", "Kelas konten 2022 bagus, kapan dibuka lagi?"),
            ("35.73.04.1003", "Ibu rumah tangga juga ingin ikut kelas konten"),
            ("35.73.02.1005", "Kelas konten untuk teman tuli, mohon ada juru bahasa isyarat"),
        )
    ):
        _voice(
            cast,
            f"d-suara-{number}",
            40 + number,
            region,
            title,
            "Kami melihat hasil angkatan 2022. Mohon dibuka lagi dengan waktu yang bisa diikuti semua orang.",
        )


@story.at(wib(2023, 1, 9, 8))
def proposals_for_2024(cast: Cast) -> None:
    proposals.open_phase(
        by=SYSTEM,
        name="Masa usulan Renja 2024",
        year=2024,
        opens_at=wib(2023, 1, 9, 8),
        closes_at=wib(2023, 3, 10, 16),
        answer_by=date(2023, 4, 28),
        contoh=True,
    )


@story.at(wib(2023, 1, 16, 10))
def the_office_answers(cast: Cast) -> None:
    for urn in cast.group("d-suara-"):
        voices.answer(
            by=crowd.liaison("Diskominfo"),
            voice=urn,
            text="Terima kasih. Masa usulan Renja 2024 sedang dibuka; silakan menjadi usulan bersama.",
        )


@story.at(wib(2023, 1, 20, 20))
def the_proposal(cast: Cast) -> None:
    proposal = proposals.propose(
        by=crowd.citizen(42),
        title="Kelas konten 2024 yang bisa diikuti semua orang",
        text="Satu kelas sore untuk yang bekerja, satu kelas dengan juru bahasa isyarat; pendampingan tiga bulan.",
        year=2024,
        phase=proposals.open_phase_for(2024),
        voices=cast.group("d-suara-"),
        organisation=organisation("Diskominfo"),
        volume=50,
        unit="orang",
        cost=PAGU,
        contoh=True,
    )
    cast.name("d-usulan", proposal.urn)


@story.at(wib(2023, 2, 13, 10))
def the_plan_for_2024(cast: Cast) -> None:
    planner = crowd.door("perencana")
    renja = plans.draft_renja(
        by=planner,
        organisation=organisation("Diskominfo"),
        year=2024,
        bidang="2.16",
        ceiling=Rupiah(1_060_000_000),
        ceiling_document="Surat edaran pagu indikatif (contoh)",
        contoh=True,
    )
    cast.name("d-renja", renja.urn)
    line = plans.add_line(
        by=planner,
        renja=renja.urn,
        code="2.16.02.2.01.0012",
        target=1,
        pagu=PAGU,
        fund="Pendapatan Asli Daerah (PAD)",
        kelompok_sasaran="Warga pencari kerja, penyandang disabilitas, komunitas",
        contoh=True,
    )
    cast.name("d-baris", line.urn)
    activity = plans.add_activity(
        by=planner,
        line=line.urn,
        name="Kelas konten digital 2024 dengan juru bahasa isyarat",
        target=50,
        unit="orang",
        month_from=2,
        month_to=8,
        amount=money.TOTAL,
        place="Kota Malang, semua kecamatan",
        tag="ekonomi kreatif",
        contoh=True,
    )
    cast.name("d-kegiatan", activity.urn)
    plans.tie_proposal(by=planner, activity=activity.urn, proposal=cast["d-usulan"])
    for code, target, pagu in (
        ("2.16.02.2.01.0006", 4, 190_000_000),
        ("2.16.02.2.01.0005", 12, 250_000_000),
        ("2.16.03.2.02.0007", 3, 260_000_000),
        ("2.16.03.2.02.0009", 1, 200_000_000),
    ):
        plans.add_line(
            by=planner,
            renja=renja.urn,
            code=code,
            target=target,
            pagu=Rupiah(pagu),
            fund="Pendapatan Asli Daerah (PAD)",
            contoh=True,
        )


@story.at(wib(2023, 3, 2, 10))
def the_forum_of_2023(cast: Cast) -> None:
    planner, head = crowd.door("perencana"), crowd.door("kepala")
    forum = plans.open_forum(
        by=planner,
        organisation=organisation("Diskominfo"),
        year=2024,
        held_on=date(2023, 3, 2),
        place="Balai Kota Malang (contoh)",
        invited=("akademisi", "bisnis", "komunitas", "pemerintah", "media"),
        contoh=True,
    )
    item = plans.put_on_agenda(
        by=planner, forum=forum.urn, activity=cast["d-kegiatan"], contoh=True
    )
    plans.decide(
        by=head,
        item=item.urn,
        decision=plans.Decision.DITERIMA_PERUBAHAN,
        reason="Hasil angkatan 2022 baik. Juru bahasa isyarat wajib ada.",
        changes="Satu angkatan 50 orang, bukan dua, agar pendampingan cukup.",
    )
    proposals.answer(
        by=head,
        proposal=cast["d-usulan"],
        decision=proposals.Decision.ACCEPTED,
        reason_code=proposals.Reason.SESUAI,
        reason="Masuk Renja 2024: satu angkatan dengan juru bahasa isyarat.",
    )
    plans.close_forum(
        by=head,
        forum=forum.urn,
        minutes_number="050/02/CONTOH/2023",
        minutes_on=date(2023, 3, 2),
        attended=91,
    )


@story.at(wib(2023, 7, 17, 10))
def the_plan_is_fixed(cast: Cast) -> None:
    plans.fix_renja(
        by=crowd.door("bappeda"),
        renja=cast["d-renja"],
        decree_number="Perwali CONTOH 19/2023",
        decree_on=date(2023, 7, 14),
    )
    money.open_budget(cast, "d-baris", "d-anggaran", 2024, PAGU)


@story.at(wib(2024, 1, 4, 10))
def the_budget_is_fixed(cast: Cast) -> None:
    money.fix_budget(cast, "d-anggaran", "d-kegiatan", 2024, PAGU)


@story.at(wib(2024, 1, 22, 10))
def the_class_is_designed(cast: Cast) -> None:
    runner = crowd.door("pengelola")
    programme = programmes.design(
        by=runner,
        activity=plans.activity(cast["d-kegiatan"], SYSTEM),
        title="Kelas konten digital 2024",
        summary="Dua tahap dalam dua hari: memahami media, lalu teknis, dengan juru bahasa isyarat."
        " Sesudahnya pendampingan tiga bulan.",
        audience="Warga Kota Malang yang mencari kerja atau merintis usaha kreatif, termasuk penyandang disabilitas",
        stages=training.STAGES,
        batches=(
            programmes.BatchPlan("Angkatan 2024", 50, date(2024, 5, 13), date(2024, 5, 14), PLACE),
        ),
        place=PLACE,
        starts_on=date(2024, 5, 13),
        ends_on=date(2024, 5, 14),
        contoh=True,
    )
    cast.name("d-program", programme.urn)
    cast.name("d-angkatan-1", programme.batches.get().urn)
    programmes.fund(
        by=runner,
        programme=programme,
        line=budgets.budget_line(cast["d-anggaran"], SYSTEM),
        amount=money.TOTAL,
    )
    call = programmes.open_call(
        by=runner,
        programme=programme,
        way=programmes.Way.FIRST_COME,
        opens_at=wib(2024, 2, 19, 8),
        closes_at=wib(2024, 3, 8, 16),
        quotas={
            programme.batches.get(): {
                programmes.Kind.PUBLIC: 40,
                programmes.Kind.COMMUNITY: 10,
            }
        },
        rule="Siapa cepat, dapat kursi: 40 warga dan 10 anggota komunitas. Sisanya daftar tunggu berurutan.",
        contoh=True,
    )
    cast.name("d-pendaftaran", call.urn)


def _apply(first: int, last: int, cast: Cast) -> None:
    training.apply_crowd(
        training.call(cast, "d-pendaftaran"),
        training.batches(cast, "d-angkatan-"),
        range(first, last),
    )


story.add(wib(2024, 2, 19, 8, 30), partial(_apply, 0, 24))
story.add(wib(2024, 2, 20, 12), partial(_apply, 24, 52))
story.add(wib(2024, 2, 23, 19), partial(_apply, 52, 71))


@story.at(wib(2024, 4, 29, 9))
def the_meetings_are_set(cast: Cast) -> None:
    training.set_meetings(
        cast,
        "d",
        (("d-angkatan-1", date(2024, 5, 13)), ("d-angkatan-1", date(2024, 5, 14))),
        PLACE,
    )


story.add(wib(2024, 5, 13, 15), partial(training.attend, "d-pertemuan-1", 0.92))
story.add(wib(2024, 5, 14, 16), partial(training.attend, "d-pertemuan-2", 0.9))


story.add(wib(2024, 5, 16, 10), partial(training.end_class, "d-program", date(2024, 5, 14)))
story.add(wib(2024, 6, 20, 16), partial(training.note_mentoring, "d-program", 2))
story.add(wib(2024, 8, 16, 16), partial(training.end_programme, "d-program", 0.86))
money.spend(
    story,
    "d-anggaran",
    (
        (wib(2024, 3, 6, 10), 2, 4_800_000, 5),
        (wib(2024, 6, 6, 10), 5, 112_000_000, 62),
        (wib(2024, 7, 6, 10), 6, 9_000_000, 76),
        (wib(2024, 8, 6, 10), 7, 9_000_000, 90),
        (wib(2024, 9, 6, 10), 8, 13_600_000, 100),
    ),
)
training.survey(
    story,
    "d-program",
    (
        (outcomes.Wave.START, wib(2024, 5, 21, 10), 0.9, 0.08),
        (outcomes.Wave.QUARTER, wib(2024, 8, 20, 10), 0.84, 0.26),
        (outcomes.Wave.HALF, wib(2024, 11, 20, 10), 0.8, 0.36),
        (outcomes.Wave.YEAR, wib(2025, 5, 28, 10), 0.76, 0.48),
    ),
)


@story.at(wib(2024, 2, 19, 22))
def the_numbers_before_the_start(cast: Cast) -> None:
    training.count_indicators(2022, 2023, 2024)


@story.at(wib(2025, 6, 2, 22))
def the_numbers_at_the_end(cast: Cast) -> None:
    training.count_indicators(2024, 2025)
