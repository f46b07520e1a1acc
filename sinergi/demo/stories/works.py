"""The other offices, all invented: proposals grown from the crowd's voices, plans of three offices, their budgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from sinergi.budgets import api as budgets
from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.demo.stories.money import PAD
from sinergi.demo.words import SUBJECTS, Subject
from sinergi.kernel.clock import wib
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import id_of
from sinergi.people.api import SYSTEM, organisation
from sinergi.places import api as places
from sinergi.plans import api as plans
from sinergi.proposals import api as proposals
from sinergi.voices import api as voices

story = Story("pekerjaan kota")


@dataclass(frozen=True)
class Work:
    """A line of an office's plan: its sub kegiatan, target, pagu, and the matter it answers."""

    code: str
    target: int
    pagu: int
    matter: str = ""


PLANS: dict[str, tuple[Work, ...]] = {
    "DPUPRPKP": (
        Work("1.03.10.2.01.0034", 14, 4_200_000_000, "jalan"),
        Work("1.03.10.2.01.0033", 3, 6_500_000_000),
        Work("1.03.06.2.01.0012", 1_800, 2_700_000_000, "drainase"),
        Work("1.03.06.2.01.0019", 9_000, 900_000_000),
        Work("1.03.06.2.01.0031", 4, 650_000_000),
    ),
    "Dishub": (
        Work("2.15.02.2.02.0002", 420, 2_900_000_000, "lampu"),
        Work("2.15.02.2.02.0004", 1_300, 1_400_000_000),
        Work("2.15.02.2.06.0016", 6, 380_000_000, "parkir"),
        Work("2.15.02.2.04.0002", 4, 120_000_000),
        Work("2.15.02.2.02.0001", 1, 150_000_000),
    ),
    "DLH": (
        Work("2.11.11.2.01.0013", 900, 780_000_000, "sampah"),
        Work("2.11.11.2.01.0004", 57, 420_000_000),
        Work("2.11.11.2.01.0012", 180_000, 5_100_000_000),
        Work("2.11.04.2.01.0004", 12, 1_250_000_000, "taman"),
        Work("2.11.11.2.01.0009", 15, 1_600_000_000),
    ),
}
BIDANG = {"DPUPRPKP": "1.03", "Dishub": "2.15", "DLH": "2.11"}
NEEDS = tuple(subject for subject in SUBJECTS if subject.need)
PROPOSALS = {2024: 78, 2025: 38}
REFUSALS = (
    (
        proposals.Decision.DEFERRED,
        proposals.Reason.MELEBIHI_PAGU,
        "Kebutuhan diakui, tetapi pagu tahun ini sudah habis terbagi. Diusulkan kembali tahun depan dengan suaranya.",
    ),
    (
        proposals.Decision.DEFERRED,
        proposals.Reason.PERLU_KAJIAN,
        "Perlu survei lapangan lebih dulu. Survei dijadwalkan triwulan ketiga dan hasilnya diumumkan di sini.",
    ),
    (
        proposals.Decision.REFUSED,
        proposals.Reason.LAHAN,
        "Lahan belum tercatat sebagai aset kota, sehingga tidak boleh dibiayai APBD.",
    ),
    (
        proposals.Decision.REFUSED,
        proposals.Reason.BELUM_PRIORITAS,
        "Lokasi ini sudah ditangani tahun lalu; wilayah lain lebih mendesak.",
    ),
)


# ---- Proposals -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Proposal:
    """One proposal of the crowd: about a matter, for a kelurahan or a whole kecamatan."""

    year: int
    number: int
    subject: Subject
    kecamatan: str
    wide: bool
    dice: int

    @property
    def key(self) -> str:
        return f"w-usulan-{self.year}-{self.number:03d}"

    def propose(self, cast: Cast) -> None:
        found = self._voices()
        if not found:
            return
        place = places.region((not self.wide and found[0].region_id) or self.kecamatan)
        volume = 3 + self.dice % 12 * (12 if self.subject.unit == "meter" else 1)
        proposal = proposals.propose(
            by=crowd.citizen(self.dice),
            title=self.subject.need.format(place=f"{place.level.capitalize()} {place.name}"),
            text="Usulan ini menghimpun suara warga tentang hal yang sama. Warga bersedia ikut merawat hasilnya"
            " dan ketua RW siap menunjukkan lokasinya.",
            year=self.year,
            phase=proposals.open_phase_for(self.year),
            voices=[voice.urn for voice in found],
            region=place,
            volume=volume,
            unit=self.subject.unit,
            cost=Rupiah(volume * self.subject.price),
            contoh=True,
        )
        cast.name(self.key, proposal.urn)
        for number in range(self.dice % 9):
            proposals.support(by=crowd.citizen(self.dice + 3 + number), proposal=proposal.urn)

    def answer(self, cast: Cast) -> None:
        if self.key not in cast:
            return
        proposal = proposals.Proposal.objects.get(pk=id_of(cast[self.key]))
        office = proposal.organisation.short
        decision, code, text = REFUSALS[self.dice % len(REFUSALS)]
        line = cast.get(f"w-baris-{office}-{self.year}-{self.subject.category}")
        if line is not None and self.dice % 10 < 6 and self._plan(line, proposal, office):
            decision, code = proposals.Decision.ACCEPTED, proposals.Reason.SESUAI
            text = f"Masuk rancangan Renja {self.year}. Lokasi disurvei bersama pengusul sebelum dikerjakan."
        proposals.answer(
            by=crowd.chief(office),
            proposal=proposal.urn,
            decision=decision,
            reason_code=code,
            reason=text,
        )

    def _plan(self, line: Urn, proposal: proposals.Proposal, office: str) -> bool:
        """Add an activity for the proposal if the line has room for it."""
        row = plans.line(line, SYSTEM)
        cost = proposal.cost or Rupiah(0)
        if row.allocated + cost > row.pagu or not proposal.volume:
            return False
        month = 3 + self.dice % 7
        activity = plans.add_activity(
            by=crowd.liaison(office),
            line=line,
            name=proposal.title,
            target=proposal.volume,
            unit=proposal.unit,
            month_from=month,
            month_to=month + 2,
            amount=cost,
            region=proposal.region,
            contoh=True,
        )
        plans.tie_proposal(by=crowd.liaison(office), activity=activity.urn, proposal=proposal.urn)
        return True

    def _voices(self) -> list[voices.Voice]:
        """The newest public voices about the matter in the place, at most fifteen."""
        rows = voices.Voice.objects.filter(
            contoh=True,
            category_id=self.subject.category,
            region__code__startswith=f"{self.kecamatan}.",
        ).order_by("-created_at", "-id")
        found = [voice for voice in rows[:15] if voice.is_public]
        if self.wide or not found:
            return found
        return [voice for voice in found if voice.region_id == found[0].region_id]


def _write_proposals(year: int, first: date, last: date, answered: date, unanswered: int) -> None:
    dice = Random(f"usulan-{year}")  # noqa: S311 - a demo that is the same each time
    span = (last - first).days
    for number in range(PROPOSALS[year]):
        told = _Proposal(
            year=year,
            number=number,
            subject=NEEDS[(number * 5 + dice.randrange(3)) % len(NEEDS)],
            kecamatan=f"35.73.{dice.randint(1, 5):02d}",
            wide=dice.random() < 0.35,
            dice=dice.randrange(1_000),
        )
        day = first + timedelta(days=dice.randint(0, span))
        story.add(_at(day, dice), told.propose)
        if number < PROPOSALS[year] - unanswered:
            later = answered + timedelta(days=dice.randint(0, 18))
            story.add(_at(later, dice), told.answer)


def _at(day: date, dice: Random) -> datetime:
    return wib(day.year, day.month, day.day, dice.randint(8, 20), dice.randint(0, 59))


# ---- Plans and budgets ---------------------------------------------------------------------------


def _draft(year: int, cast: Cast) -> None:
    for office, works in PLANS.items():
        by = crowd.liaison(office)
        renja = plans.draft_renja(
            by=by,
            organisation=organisation(office),
            year=year,
            bidang=BIDANG[office],
            ceiling=Rupiah(sum(work.pagu for work in works)),
            ceiling_document="Surat edaran pagu indikatif (contoh)",
            contoh=True,
        )
        cast.name(f"w-renja-{office}-{year}", renja.urn)
        for number, work in enumerate(works):
            line = plans.add_line(
                by=by,
                renja=renja.urn,
                code=work.code,
                target=work.target,
                pagu=Rupiah(work.pagu),
                fund="Pendapatan Asli Daerah (PAD)",
                continues=cast.get(f"w-baris-{office}-{year - 1}-{work.matter or number}"),
                contoh=True,
            )
            cast.name(f"w-baris-{office}-{year}-{work.matter or number}", line.urn)


def _fix(year: int, cast: Cast) -> None:
    for office, works in PLANS.items():
        plans.fix_renja(
            by=crowd.door("bappeda"),
            renja=cast[f"w-renja-{office}-{year}"],
            decree_number=f"Perwali CONTOH {year - 2000}/{year - 1}",
            decree_on=date(year - 1, 7, 14),
        )
        for number, work in enumerate(works):
            key = f"{office}-{year}-{work.matter or number}"
            line = budgets.open_line(
                by=crowd.door("anggaran"), plan_line=cast[f"w-baris-{key}"], fund=PAD, contoh=True
            )
            cast.name(f"w-anggaran-{key}", line.urn)


def _approve(year: int, cast: Cast) -> None:
    """The DPA: most lines keep what the plan asked, every third loses a tenth."""
    keeper = crowd.door("anggaran")
    for number, line in enumerate(cast.group("w-anggaran-")):
        row = budgets.budget_line(line, SYSTEM)
        if row.year != year:
            continue
        asked = row.plan_line.pagu
        amount = Rupiah(int(asked) * 9 // 10) if number % 3 == 2 else asked
        budgets.set_pagu(
            by=keeper,
            line=line,
            kind="definitif",
            amount=amount,
            on=date(year, 1, 3),
            document=f"DPA {year} (contoh)",
        )
        shares = (2, 4, 8, 9, 9, 9, 9, 10, 10, 10, 10, 10)
        months = [Rupiah(int(amount) * share // 100) for share in shares]
        months[11] = months[11] + (amount - sum(months))
        budgets.plan_cash(by=keeper, line=line, months=months)


def _spend(year: int, month: int, months: int, cast: Cast) -> None:
    """What `months` months up to `month` cost; works go more slowly than planned, and differently."""
    keeper = crowd.door("anggaran")
    for line in cast.group("w-anggaran-"):
        row = budgets.budget_line(line, SYSTEM)
        if row.year != year:
            continue
        pace = Random(f"{line}-{year}").uniform(0.82, 0.99)  # noqa: S311
        share = pace * months / 12
        budgets.realise(
            by=keeper,
            line=line,
            month=month,
            money=Rupiah(int(int(row.pagu) * share)),
            physical_bp=min(10_000, int(10_000 * month / 12 * min(1.0, pace + 0.04))),
            document="SP2D (contoh)",
            contoh=True,
        )


for _year in (2023, 2024):
    story.add(wib(_year - 1, 2, 14, 9), partial(_draft, _year))
    story.add(wib(_year - 1, 7, 18, 9), partial(_fix, _year))
    story.add(wib(_year, 1, 5, 9), partial(_approve, _year))
for _month in range(1, 13):
    _after = date(2023 + _month // 12, _month % 12 + 1, 9)
    story.add(wib(_after.year, _after.month, 9, 9), partial(_spend, 2023, _month, 1))
for _month, _months, _when in (
    (1, 1, wib(2024, 2, 9, 9)),
    (3, 2, wib(2024, 4, 16, 9)),
    (6, 3, wib(2024, 7, 9, 9)),
    (9, 3, wib(2024, 10, 9, 9)),
    (12, 3, wib(2025, 1, 9, 9)),
):
    story.add(_when, partial(_spend, 2024, _month, _months))
_write_proposals(2024, date(2023, 1, 10), date(2023, 3, 8), date(2023, 3, 13), unanswered=0)
_write_proposals(2025, date(2024, 1, 16), date(2024, 2, 18), date(2024, 3, 18), unanswered=0)
