"""Stories A and B, as they were reported. Nothing here is invented; what was not found is said to be missing.

Sources are news pages and pages of the city, named on each row. Amounts and codes that were not
published are not filled in; the code of the sub kegiatan of 2021 is an inference and says so.
"""

from __future__ import annotations

from datetime import date

from sinergi.budgets import api as budgets
from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.kernel.clock import wib
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import id_of
from sinergi.outcomes import api as outcomes
from sinergi.people.api import SYSTEM, organisation
from sinergi.plans import api as plans
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals

RADAR = "radarmalang.jawapos.com, 26 Februari 2021"
ROLAS = "rolasnews.com, 26 Februari 2021"
JATIMTIMES = "jatimtimes.com/baca/237910, 19 Maret 2021"
TEMATIK = "malangpariwara.com, 28 Maret 2022"
SUMBERSARI = "kelsumbersari.malangkota.go.id/?p=4151; beritamadani, Mei 2023"
INFERRED = (
    "Kode disimpulkan dari berita (pemberdayaan mitra komunikasi, sub-substansi Kemitraan);"
    " dokumen Renja aslinya tidak ditemukan."
)

story = Story("seperti diberitakan")


@story.at(wib(2021, 2, 1, 9))
def the_mayor_asks(cast: Cast) -> None:
    """The mayor asked for it; as far as known no citizen's voice did."""
    asked = proposals.propose(
        by=crowd.editor(),
        title="Pelatihan YouTuber dan TikTok bagi warga",
        text="Wali Kota meminta Diskominfo melatih warga membuat konten agar memperoleh pekerjaan digital.",
        year=2021,
        origin=proposals.Origin.INSTRUKSI,
        organisation=organisation("Diskominfo"),
        on_behalf_of="Wali Kota Malang",
        source=f"{RADAR}; {ROLAS}",
    )
    cast.name("a-instruksi", asked.urn)
    renja = plans.draft_renja(
        by=crowd.editor(),
        organisation=organisation("Diskominfo"),
        year=2021,
        bidang="2.16",
        reported=True,
        source=ROLAS,
    )
    line = plans.add_line(
        by=crowd.editor(),
        renja=renja.urn,
        code="2.16.02.2.01.0008",
        target=0,
        pagu=Rupiah(150_000_000),
        known=False,
        note=f"{INFERRED} Yang diberitakan hanya pelatihannya, “sekitar Rp150 juta”; target dan pagu"
        " sub kegiatan ini tidak ditemukan.",
        source=f"{RADAR}; {ROLAS}",
    )
    activity = plans.add_activity(
        by=crowd.editor(),
        line=line.urn,
        name="Pelatihan YouTuber dan TikTok, dua tahap, 50 peserta tiap sesi",
        target=100,
        unit="orang",
        month_from=3,
        month_to=3,
        amount=Rupiah(150_000_000),
        place="Kota Malang",
        source=f"{RADAR}; {ROLAS}",
    )
    plans.tie_proposal(by=crowd.editor(), activity=activity.urn, proposal=asked.urn)
    cast.name("a-baris", line.urn)
    cast.name("a-kegiatan", activity.urn)
    budget = budgets.open_line(
        by=crowd.editor(),
        plan_line=line.urn,
        fund="1",
        source=f"{RADAR}; sumber dana tidak diberitakan, dicatat pada tingkat teratas",
    )
    budgets.set_pagu(
        by=crowd.editor(),
        line=budget.urn,
        kind=budgets.PaguKind.DEFINITIF,
        amount=Rupiah(150_000_000),
        on=date(2021, 1, 4),
        document="“sudah masuk anggaran” menurut berita; nomor dokumen tidak ditemukan",
    )
    cast.name("a-anggaran", budget.urn)


@story.at(wib(2021, 2, 25, 9))
def the_forum_is_held(cast: Cast) -> None:
    forum = plans.open_forum(
        by=crowd.editor(),
        organisation=organisation("Diskominfo"),
        year=2022,
        held_on=date(2021, 2, 25),
        place="Hotel Atria Malang",
        invited=("akademisi", "bisnis", "komunitas", "pemerintah", "media"),
        source=f"{ROLAS}; satukanal.com",
    )
    cast.name("a-forum", forum.urn)
    programme = programmes.design(
        by=crowd.editor(),
        activity=plans.activity(cast["a-kegiatan"], SYSTEM),
        title="Pelatihan YouTuber dan TikTok 2021",
        summary="Pelatihan membuat konten dalam dua tahap, 50 peserta tiap sesi, didampingi sampai selesai.",
        audience="KIM, admin media sosial kelurahan, masyarakat umum, dan ASN; segala usia",
        batches=(
            programmes.BatchPlan(
                "22–23 Maret 2021", 140, date(2021, 3, 22), date(2021, 3, 23), "Hotel Ijen Suites"
            ),
        ),
        place="Hotel Ijen Suites",
        starts_on=date(2021, 3, 22),
        ends_on=date(2021, 3, 23),
        ordered_by=proposals.Proposal.objects.get(pk=id_of(cast["a-instruksi"])),
        source=f"{RADAR}; {ROLAS}; {JATIMTIMES}",
    )
    cast.name("a-program", programme.urn)
    programmes.fund(
        by=crowd.editor(),
        programme=programme,
        line=budgets.budget_line(cast["a-anggaran"], SYSTEM),
        amount=Rupiah(150_000_000),
    )
    programmes.announce(by=crowd.editor(), programme=programme, forum=forum)


@story.at(wib(2021, 2, 26, 9))
def the_forum_ends(cast: Cast) -> None:
    proposals.answer(
        by=crowd.editor(),
        proposal=cast["a-instruksi"],
        decision=proposals.Decision.ACCEPTED,
        reason_code=proposals.Reason.SUDAH_ADA,
        reason="“Sudah masuk anggaran”, menurut berita.",
    )
    plans.close_forum(
        by=crowd.editor(),
        forum=cast["a-forum"],
        minutes_number="tidak ditemukan",
        minutes_on=date(2021, 2, 26),
        summary="Berita acara forum ini tidak ditemukan; yang diketahui hanya yang diberitakan.",
    )


@story.at(wib(2021, 3, 19, 9))
def the_call_is_full_within_hours(cast: Cast) -> None:
    programme = programmes.programme_by_id(id_of(cast["a-program"]))
    batch = programme.batches.get()
    programmes.open_call(
        by=crowd.editor(),
        programme=programme,
        way=programmes.Way.FIRST_COME,
        opens_at=wib(2021, 3, 19, 9),
        closes_at=wib(2021, 3, 19, 15),
        quotas={batch: {programmes.Kind.PUBLIC: 70, programmes.Kind.CIVIL_SERVANT: 70}},
        rule="Siapa cepat dapat kursi; kuota 70 masyarakat umum dan 70 ASN, “penuh dalam beberapa jam”.",
        source=JATIMTIMES,
    )
    for kind in (programmes.Kind.PUBLIC, programmes.Kind.CIVIL_SERVANT):
        programmes.report_figure(
            by=crowd.editor(),
            programme=programme,
            step=programmes.Step.APPLIED,
            kind=kind,
            people=70,
            source=JATIMTIMES,
        )


@story.at(wib(2021, 3, 23, 16))
def nothing_more_was_found(cast: Cast) -> None:
    programme = programmes.programme_by_id(id_of(cast["a-program"]))
    programmes.finish_activity(by=crowd.editor(), programme=programme, on=date(2021, 3, 23))
    _gaps(programme)


@story.at(wib(2022, 3, 28, 9))
def youth_propose(cast: Cast) -> None:
    asked = proposals.propose(
        by=crowd.editor(),
        title="Usulan pemuda dalam musrenbang tematik untuk RKPD 2023",
        text="Musrenbang tematik menghimpun 286 usulan pemuda (anak 16, disabilitas 42)."
        " Isi masing-masing usulan tidak ditemukan.",
        year=2023,
        origin=proposals.Origin.TEMATIK,
        organisation=organisation("Diskominfo"),
        on_behalf_of="Musrenbang tematik Kota Malang",
        source=TEMATIK,
    )
    cast.name("b-usulan", asked.urn)


@story.at(wib(2023, 1, 2, 9))
def the_year_2023_begins(cast: Cast) -> None:
    renja = plans.draft_renja(
        by=crowd.editor(),
        organisation=organisation("Diskominfo"),
        year=2023,
        bidang="2.16",
        reported=True,
        source=SUMBERSARI,
    )
    line = plans.add_line(
        by=crowd.editor(),
        renja=renja.urn,
        code="2.16.02.2.01.0008",
        target=0,
        pagu=Rupiah(0),
        known=False,
        note=INFERRED,
        source=SUMBERSARI,
    )
    activity = plans.add_activity(
        by=crowd.editor(),
        line=line.urn,
        name="Pelatihan 15–17 Mei 2023 atas usulan musrenbang tematik",
        target=0,
        unit="orang",
        month_from=5,
        month_to=5,
        amount=Rupiah(0),
        known=False,
        place="Kota Malang",
        source=SUMBERSARI,
    )
    plans.tie_proposal(by=crowd.editor(), activity=activity.urn, proposal=cast["b-usulan"])
    cast.name("b-kegiatan", activity.urn)


@story.at(wib(2023, 5, 15, 9))
def three_intakes(cast: Cast) -> None:
    programme = programmes.design(
        by=crowd.editor(),
        activity=plans.activity(cast["b-kegiatan"], SYSTEM),
        title="Pelatihan konten digital Mei 2023",
        summary="Pelatihan Diskominfo dalam tiga “tahap” selama tiga hari; “usulan dari Musrenbang tematik”.",
        audience="Warga yang mengusulkan melalui musrenbang tematik",
        batches=tuple(
            programmes.BatchPlan(f"{day} Mei 2023", 91, date(2023, 5, day), date(2023, 5, day))
            for day in (15, 16, 17)
        ),
        starts_on=date(2023, 5, 15),
        ends_on=date(2023, 5, 17),
        source=SUMBERSARI,
    )
    cast.name("b-program", programme.urn)


@story.at(wib(2023, 5, 17, 16))
def two_hundred_seventy_three(cast: Cast) -> None:
    proposals.answer(
        by=crowd.editor(),
        proposal=cast["b-usulan"],
        decision=proposals.Decision.ACCEPTED,
        reason_code=proposals.Reason.SESUAI,
        reason="Menurut berita, pelatihan 15–17 Mei 2023 adalah “usulan dari Musrenbang tematik”.",
    )
    programme = programmes.programme_by_id(id_of(cast["b-program"]))
    programmes.report_figure(
        by=crowd.editor(),
        programme=programme,
        step=programmes.Step.APPLIED,
        people=273,
        source=SUMBERSARI,
    )
    programmes.finish_activity(by=crowd.editor(), programme=programme, on=date(2023, 5, 17))
    _gaps(programme)


def _gaps(programme: programmes.Programme) -> None:
    """What was searched and not found, each said apart."""
    for aspect, text in (
        (outcomes.Aspect.ATTENDANCE, "Daftar hadir atau jumlah yang hadir tidak ditemukan."),
        (outcomes.Aspect.SPENDING, "Realisasi belanja pelatihan ini tidak ditemukan."),
        (outcomes.Aspect.MENTORING, "Catatan pendampingan sesudah pelatihan tidak ditemukan."),
        (
            outcomes.Aspect.RESULTS,
            "Hasil bagi peserta (penghasilan, kanal, pekerjaan) tidak ditemukan.",
        ),
    ):
        outcomes.state_gap(
            by=crowd.editor(),
            programme=programme,
            aspect=aspect,
            text=text,
            searched_on=date(2026, 11, 24),
            source="berita dan laman kota",
        )
