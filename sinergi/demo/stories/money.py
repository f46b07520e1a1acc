"""Money of the invented trainings: the pagu, what it is for, and what was spent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from sinergi.budgets import api as budgets
from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.kernel.money import Rupiah

PAD = "1.1"
# Description, account, coefficient, volume, unit, price: a training for 100 people, Rp150 million in all.
COST: tuple[tuple[str, str, str, int, str, int], ...] = (
    ("Honor narasumber", "5.1.02.02.01.0003", "8 orang jam x 4 hari", 32, "orang jam", 900_000),
    ("Honor moderator dan pembawa acara", "5.1.02.02.01.0003", "4 kali", 4, "kali", 1_100_000),
    ("Makan dan minum", "5.1.02.01.01.0052", "60 orang x 4 hari", 240, "orang hari", 150_000),
    ("Sewa ruang pertemuan", "5.1.02.02.05.0009", "4 hari", 4, "hari", 5_000_000),
    ("Perlengkapan peserta", "5.1.02.01.01.0024", "100 paket", 100, "paket", 150_000),
    ("Transpor peserta", "5.1.02.04.01.0004", "100 orang x 2 hari", 200, "orang hari", 75_000),
    ("Sewa studio dan kamera", "5.1.02.02.04.0133", "4 hari", 4, "hari", 2_000_000),
    ("Pendampingan", "5.1.02.02.01.0006", "5 orang x 3 bulan", 15, "orang bulan", 1_200_000),
    ("Cetak dan alat tulis", "5.1.02.01.01.0024", "1 paket", 1, "paket", 4_800_000),
)
TOTAL = Rupiah(sum(volume * price for *_, volume, _, price in COST))


def open_budget(cast: Cast, plan_line: str, name: str, year: int, pagu: Rupiah) -> None:
    """Open the budget line of a plan line and write the pagu of the Renja and of the PPAS."""
    keeper = crowd.door("anggaran")
    line = budgets.open_line(by=keeper, plan_line=cast[plan_line], fund=PAD, contoh=True)
    cast.name(name, line.urn)
    for kind, on, document in (
        ("indikatif", date(year - 1, 7, 12), f"Renja {year} (contoh)"),
        ("plafon", date(year - 1, 8, 13), f"PPAS {year} (contoh)"),
    ):
        budgets.set_pagu(by=keeper, line=line.urn, kind=kind, amount=pagu, on=on, document=document)


def fix_budget(cast: Cast, name: str, activity: str, year: int, pagu: Rupiah) -> None:
    """The DPA is approved: pagu, items of the training, and the cash plan of twelve months."""
    keeper, line = crowd.door("anggaran"), cast[name]
    budgets.set_pagu(
        by=keeper,
        line=line,
        kind="definitif",
        amount=pagu,
        on=date(year, 1, 3),
        document=f"DPA {year} (contoh)",
    )
    for description, account, coefficient, volume, unit, price in COST:
        budgets.add_item(
            by=keeper,
            line=line,
            activity=cast[activity],
            account=account,
            description=description,
            coefficient=coefficient,
            volume=volume,
            unit=unit,
            price=Rupiah(price),
            contoh=True,
        )
    weights = (0, 2, 60, 6, 6, 6, 8, 4, 3, 2, 2, 1)
    months = [Rupiah(int(pagu) * weight // 100) for weight in weights]
    months[2] = months[2] + (pagu - sum(months))
    budgets.plan_cash(
        by=keeper,
        line=line,
        months=months,
        physical_bp=[0, 500, 6000, 7000, 8000, 9000, 10000, 10000, 10000, 10000, 10000, 10000],
    )


def realise(name: str, month: int, money: int, physical: int, cast: Cast) -> None:
    """Enter a month's spending; `physical` is progress in percent."""
    budgets.realise(
        by=crowd.door("anggaran"),
        line=cast[name],
        month=month,
        money=Rupiah(money),
        physical_bp=physical * 100,
        document="SP2D (contoh)",
        contoh=True,
    )


def spend(story: Story, name: str, months: Iterable[tuple[datetime, int, int, int]]) -> None:
    """Scenes of spending: when it is entered, the month, the rupiah, and progress in percent."""
    for when, month, amount, physical in months:
        story.add(when, partial(realise, name, month, amount, physical))
