"""Story C, invented: a voice of January 2021 becomes two intakes of 50 in 2022, and a result in 2023."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from sinergi.budgets import api as budgets
from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.demo.stories import money, training
from sinergi.kernel.clock import wib
from sinergi.kernel.money import Rupiah
from sinergi.outcomes import api as outcomes
from sinergi.people.api import SYSTEM, organisation
from sinergi.places import api as places
from sinergi.plans import api as plans
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals
from sinergi.thread import api as thread
from sinergi.voices import api as voices

NEIGHBOURS = 12
SUPPORTERS = 27
APPLICANTS = tuple(range(0, 116))
PLACE = "Malang Creative Center (contoh)"

story = Story("dari suara ke penghasilan")


@story.at(wib(2021, 1, 11, 19))
def the_first_voice(cast: Cast) -> None:
    voice = voices.report(
        by=crowd.door("warga"),
        category=voices.category("pelatihan"),
        title="Anak muda Sumbersari ingin dilatih membuat konten, lalu didampingi",
        text="Banyak teman lulusan SMK menganggur sejak pandemi. Kami punya ponsel dan ide, tetapi tidak"
        " tahu cara menjadikannya penghasilan. Pernah ada pelatihan sehari, sesudah itu tidak ada kabar."
        " Mohon pelatihan yang didampingi sampai jadi.",
        region=places.region("35.73.05.1005"),
        contoh=True,
    )
    cast.name("c-suara-00", voice.urn)


def _neighbour(number: int, cast: Cast) -> None:
    places_of = places.regions("kelurahan")
    region = places_of[(number * 7) % len(places_of)]
    voice = voices.report(
        by=crowd.citizen(number),
        category=voices.category("pelatihan"),
        title=f"Pelatihan konten untuk pemuda {region.name}",
        text=training.MOTIVES[number % len(training.MOTIVES)],
        region=region,
        contoh=True,
    )
    cast.name(f"c-suara-{number:02d}", voice.urn)


for _number in range(1, NEIGHBOURS + 1):
    story.add(wib(2021, 1, 12, 8) + timedelta(hours=9 * _number), partial(_neighbour, _number))


@story.at(wib(2021, 1, 11, 8))
def proposals_open(cast: Cast) -> None:
    proposals.open_phase(
        by=SYSTEM,
        name="Masa usulan Renja 2022",
        year=2022,
        opens_at=wib(2021, 1, 11, 8),
        closes_at=wib(2021, 2, 12, 16),
        answer_by=date(2021, 3, 19),
        contoh=True,
    )


@story.at(wib(2021, 1, 18, 10))
def the_office_hears(cast: Cast) -> None:
    """The voices go to Diskominfo, which answers that the need goes to its forum."""
    for urn in cast.group("c-suara-"):
        voices.route(by=crowd.door("pengaduan"), voice=urn, organisation=organisation("Diskominfo"))


@story.at(wib(2021, 1, 22, 10))
def the_office_answers(cast: Cast) -> None:
    for urn in cast.group("c-suara-"):
        voices.answer(
            by=crowd.liaison("Diskominfo"),
            voice=urn,
            text="Terima kasih. Kebutuhan ini belum ada dalam Renja 2022. Kami sarankan menjadi usulan;"
            " masa usulan dibuka sampai 12 Februari 2021 dan dibahas di Forum Perangkat Daerah.",
        )


@story.at(wib(2021, 1, 26, 20))
def the_proposal(cast: Cast) -> None:
    phase = proposals.open_phase_for(2022)
    proposal = proposals.propose(
        by=crowd.door("warga"),
        title="Pelatihan konten digital dengan pendampingan untuk pemuda Kota Malang",
        text="Dua angkatan, masing-masing 50 orang: memahami media, lalu teknis. Setelah kelas berakhir setiap"
        " peserta didampingi tiga bulan sampai kanalnya hidup, dan hasilnya diumumkan.",
        year=2022,
        phase=phase,
        voices=cast.group("c-suara-"),
        organisation=organisation("Diskominfo"),
        volume=100,
        unit="orang",
        cost=Rupiah(150_000_000),
        contoh=True,
    )
    cast.name("c-usulan", proposal.urn)


@story.at(wib(2021, 2, 3, 20))
def people_support_it(cast: Cast) -> None:
    for number in range(20, 20 + SUPPORTERS):
        proposals.support(by=crowd.citizen(number), proposal=cast["c-usulan"])


@story.at(wib(2021, 2, 9, 9))
def the_plan_is_drafted(cast: Cast) -> None:
    planner = crowd.door("perencana")
    renja = plans.draft_renja(
        by=planner,
        organisation=organisation("Diskominfo"),
        year=2022,
        bidang="2.16",
        ceiling=Rupiah(1_150_000_000),
        ceiling_document="Surat edaran pagu indikatif (contoh)",
        contoh=True,
    )
    cast.name("c-renja", renja.urn)
    line = plans.add_line(
        by=planner,
        renja=renja.urn,
        code="2.16.02.2.01.0008",
        target=1,
        pagu=Rupiah(200_000_000),
        fund="Pendapatan Asli Daerah (PAD)",
        kelompok_sasaran="Pemuda pencari kerja dan komunitas",
        next_target=1,
        next_pagu=Rupiah(220_000_000),
        contoh=True,
    )
    cast.name("c-baris", line.urn)
    activity = plans.add_activity(
        by=planner,
        line=line.urn,
        name="Kelas konten digital dua angkatan dengan pendampingan tiga bulan",
        target=100,
        unit="orang",
        month_from=3,
        month_to=7,
        amount=Rupiah(150_000_000),
        place="Kota Malang, semua kecamatan",
        tag="ekonomi kreatif",
        contoh=True,
    )
    cast.name("c-kegiatan", activity.urn)
    plans.tie_proposal(by=planner, activity=activity.urn, proposal=cast["c-usulan"])
    for code, target, pagu in (
        ("2.16.02.2.01.0006", 4, 180_000_000),
        ("2.16.02.2.01.0005", 12, 240_000_000),
        ("2.16.03.2.02.0007", 3, 280_000_000),
        ("2.16.03.2.02.0009", 1, 250_000_000),
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


@story.at(wib(2021, 2, 10, 9))
def the_forum_is_called(cast: Cast) -> None:
    planner = crowd.door("perencana")
    forum = plans.open_forum(
        by=planner,
        organisation=organisation("Diskominfo"),
        year=2022,
        held_on=date(2021, 3, 4),
        place="Balai Kota Malang (contoh)",
        hours="09.00–13.00 WIB",
        invited=("akademisi", "bisnis", "komunitas", "pemerintah", "media", "warga pengusul"),
        contoh=True,
    )
    cast.name("c-forum", forum.urn)
    item = plans.put_on_agenda(
        by=planner, forum=forum.urn, activity=cast["c-kegiatan"], contoh=True
    )
    cast.name("c-acara", item.urn)
    item = plans.put_on_agenda(by=planner, forum=forum.urn, proposal=cast["c-usulan"], contoh=True)
    cast.name("c-acara-usulan", item.urn)


@story.at(wib(2021, 3, 4, 10))
def the_forum_decides(cast: Cast) -> None:
    head = crowd.door("kepala")
    reason = (
        "Didukung 27 warga dari lima kecamatan, sejalan dengan pengembangan ekonomi kreatif, dan muat dalam"
        " pagu. Syaratnya: pendampingan tiga bulan masuk dalam biaya, bukan menyusul."
    )
    plans.decide(by=head, item=cast["c-acara"], decision=plans.Decision.DITERIMA, reason=reason)
    plans.decide(
        by=head,
        item=cast["c-acara-usulan"],
        decision=plans.Decision.DITERIMA,
        reason="Masuk Renja 2022 melalui aktivitas kelas konten digital.",
    )
    proposals.answer(
        by=head,
        proposal=cast["c-usulan"],
        decision=proposals.Decision.ACCEPTED,
        reason_code=proposals.Reason.SESUAI,
        reason="Diterima forum: dua angkatan 50 orang pada 2022, pendampingan tiga bulan termasuk di dalamnya.",
    )
    plans.close_forum(
        by=head,
        forum=cast["c-forum"],
        minutes_number="050/01/CONTOH/2021",
        minutes_on=date(2021, 3, 4),
        attended=84,
        summary="Peserta meminta pendampingan dijamin dan hasilnya diumumkan.",
    )


@story.at(wib(2021, 7, 14, 10))
def the_plan_is_fixed(cast: Cast) -> None:
    plans.fix_renja(
        by=crowd.door("bappeda"),
        renja=cast["c-renja"],
        decree_number="Perwali CONTOH 21/2021",
        decree_on=date(2021, 7, 12),
    )


@story.at(wib(2021, 8, 16, 10))
def the_budget_is_opened(cast: Cast) -> None:
    money.open_budget(cast, "c-baris", "c-anggaran", 2022, Rupiah(200_000_000))


@story.at(wib(2022, 1, 5, 10))
def the_budget_is_fixed(cast: Cast) -> None:
    money.fix_budget(cast, "c-anggaran", "c-kegiatan", 2022, Rupiah(200_000_000))


@story.at(wib(2022, 2, 14, 10))
def the_class_is_designed(cast: Cast) -> None:
    runner = crowd.door("pengelola")
    programme = programmes.design(
        by=runner,
        activity=plans.activity(cast["c-kegiatan"], SYSTEM),
        title="Kelas konten digital 2022",
        summary="Dua tahap: memahami media, lalu teknis. Sesudah kelas, pendampingan tiga bulan.",
        audience="Warga Kota Malang yang mencari kerja atau merintis usaha kreatif, dan komunitas",
        stages=training.STAGES,
        batches=(
            programmes.BatchPlan("Angkatan 1", 50, date(2022, 3, 21), date(2022, 3, 22), PLACE),
            programmes.BatchPlan("Angkatan 2", 50, date(2022, 3, 28), date(2022, 3, 29), PLACE),
        ),
        place=PLACE,
        starts_on=date(2022, 3, 21),
        ends_on=date(2022, 3, 29),
        contoh=True,
    )
    cast.name("c-program", programme.urn)
    for number, batch in enumerate(programme.batches.order_by("number"), 1):
        cast.name(f"c-angkatan-{number}", batch.urn)
    programmes.fund(
        by=runner,
        programme=programme,
        line=budgets.budget_line(cast["c-anggaran"], SYSTEM),
        amount=Rupiah(150_000_000),
    )
    call = programmes.open_call(
        by=runner,
        programme=programme,
        way=programmes.Way.FIRST_COME,
        opens_at=wib(2022, 2, 21, 8),
        closes_at=wib(2022, 3, 11, 16),
        quotas={
            batch: {programmes.Kind.PUBLIC: 40, programmes.Kind.COMMUNITY: 10}
            for batch in programme.batches.all()
        },
        rule="Siapa cepat, dapat kursi: 40 warga dan 10 anggota komunitas tiap angkatan. Sisanya daftar tunggu.",
        contoh=True,
    )
    cast.name("c-pendaftaran", call.urn)


@story.at(wib(2022, 2, 21, 8, 5))
def people_apply(cast: Cast) -> None:
    call = training.call(cast, "c-pendaftaran")
    batches = training.batches(cast, "c-angkatan-")
    programmes.apply(
        by=crowd.door("peserta"),
        call=call,
        batch=batches[0],
        kind=programmes.Kind.PUBLIC,
        consented=True,
        motivation="Ingin menghidupkan kanal tentang dawet dan jajanan Kedungkandang.",
        contoh=True,
    )
    training.apply_crowd(call, batches, APPLICANTS)


@story.at(wib(2022, 3, 14, 9))
def the_meetings_are_set(cast: Cast) -> None:
    training.set_meetings(
        cast,
        "c",
        (
            ("c-angkatan-1", date(2022, 3, 21)),
            ("c-angkatan-1", date(2022, 3, 22)),
            ("c-angkatan-2", date(2022, 3, 28)),
            ("c-angkatan-2", date(2022, 3, 29)),
        ),
        PLACE,
    )


for _index, _day in enumerate((21, 22, 28, 29), 1):
    story.add(wib(2022, 3, _day, 15), partial(training.attend, f"c-pertemuan-{_index}", 0.93))


story.add(wib(2022, 3, 30, 10), partial(training.end_class, "c-program", date(2022, 3, 29)))
story.add(wib(2022, 5, 10, 16), partial(training.note_mentoring, "c-program", 2))
story.add(wib(2022, 7, 8, 16), partial(training.end_programme, "c-program", 0.82))
money.spend(
    story,
    "c-anggaran",
    (
        (wib(2022, 3, 5, 10), 2, 3_800_000, 5),
        (wib(2022, 4, 5, 10), 3, 104_200_000, 60),
        (wib(2022, 5, 5, 10), 4, 9_000_000, 70),
        (wib(2022, 6, 5, 10), 5, 9_000_000, 80),
        (wib(2022, 7, 5, 10), 6, 9_000_000, 92),
        (wib(2022, 8, 5, 10), 7, 11_400_000, 100),
    ),
)
# At the end and after 3, 6, 12 months: who answers, who earns, and how that grew.
training.survey(
    story,
    "c-program",
    (
        (outcomes.Wave.START, wib(2022, 4, 6, 10), 0.88, 0.06),
        (outcomes.Wave.QUARTER, wib(2022, 7, 6, 10), 0.81, 0.19),
        (outcomes.Wave.HALF, wib(2022, 10, 6, 10), 0.76, 0.31),
        (outcomes.Wave.YEAR, wib(2023, 4, 6, 10), 0.72, 0.44),
    ),
)


@story.at(wib(2023, 5, 2, 9))
def the_numbers_are_counted(cast: Cast) -> None:
    training.count_indicators(2022)
    thread.feature(by=SYSTEM, urn=cast["c-suara-00"])
    thread.feature(by=SYSTEM, urn=cast["c-suara-00"])
