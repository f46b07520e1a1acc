"""The pagu ladder, items and spending: pure rules, with hypothesis where a law must hold always."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.budgets.api import (
    BelowSpent,
    DocumentMissing,
    NothingToCorrect,
    NotSpendable,
    NotWholeRupiah,
    OverPagu,
    Overspent,
    PaguKind,
    PhysicalBackwards,
    PlanIncomplete,
    PlanOffPagu,
    Purpose,
    StepBackwards,
    StepBeforeLast,
    StepTwice,
    VolumeNotPositive,
)
from sinergi.budgets.rules import ladder, spending
from sinergi.kernel import ids
from sinergi.kernel.errors import Refused
from sinergi.kernel.money import Rupiah

DAY = date(2026, 1, 5)
money = st.integers(0, 10**12).map(Rupiah)


def step(kind: PaguKind, amount: int = 100, day: int = 0, corrects: ladder.Step | None = None):  # type: ignore[no-untyped-def]
    return ladder.Step(
        id=ids.uuid7(),
        kind=kind,
        amount=Rupiah(amount),
        on=DAY + timedelta(days=day),
        corrects=corrects.id if corrects else None,
    )


def climb(steps: list[ladder.Step], new: ladder.Step, spent: int = 0) -> ladder.Step:
    return ladder.climb(steps, new, document="DPA", spent=Rupiah(spent))


@given(
    st.lists(
        st.tuples(st.sampled_from(list(PaguKind)), st.integers(0, 10**9), st.integers(0, 400)),
        max_size=12,
    )
)
def test_whatever_is_tried_the_ladder_only_goes_up(tries: list[tuple[PaguKind, int, int]]) -> None:
    written: list[ladder.Step] = []
    for kind, amount, day in tries:
        new = step(kind, amount, day)
        try:
            now = climb(written, new)
        except Refused:
            continue
        written.append(new)
        assert now == ladder.effective(written)[-1]
    holding = ladder.effective(written)
    ranks = [ladder.RANK[one.kind] for one in holding]
    assert ranks == sorted(ranks)
    assert [one.on for one in holding] == sorted(one.on for one in holding)
    once = [one.kind for one in holding if one.kind != PaguKind.PERUBAHAN]
    assert len(once) == len(set(once))


def test_steps_refused_by_name() -> None:
    first = step(PaguKind.PLAFON)
    with pytest.raises(StepBackwards):
        climb([first], step(PaguKind.INDIKATIF, day=1))
    with pytest.raises(StepTwice):
        climb([first], step(PaguKind.PLAFON, day=1))
    with pytest.raises(StepBeforeLast):
        climb([first], step(PaguKind.DEFINITIF, day=-1))
    with pytest.raises(DocumentMissing):
        ladder.climb([], first, document=" ", spent=Rupiah(0))
    with pytest.raises(BelowSpent):
        climb([step(PaguKind.DEFINITIF)], step(PaguKind.PERUBAHAN, 49, 1), spent=50)


def test_a_correction_stands_where_the_old_row_stood() -> None:
    plafon = step(PaguKind.PLAFON, 100)
    dpa = step(PaguKind.DEFINITIF, 90, 5)
    mended = step(PaguKind.PLAFON, 110, 1, corrects=plafon)
    assert climb([plafon, dpa], mended) == dpa
    assert ladder.effective([plafon, dpa, mended]) == [mended, dpa]
    with pytest.raises(NothingToCorrect):
        climb([plafon, dpa, mended], step(PaguKind.PLAFON, 1, 1, corrects=plafon))
    with pytest.raises(NothingToCorrect):
        climb([plafon, dpa], step(PaguKind.DEFINITIF, 1, 5, corrects=plafon))
    with pytest.raises(StepBeforeLast):
        climb([plafon, dpa], step(PaguKind.PLAFON, 1, 6, corrects=plafon))


@given(volume=st.integers(1, 10**6), price=st.integers(0, 10**7))
def test_an_item_is_volume_times_price(volume: int, price: int) -> None:
    halves = Decimal(volume) / 2
    if volume * price % 2:
        with pytest.raises(NotWholeRupiah):
            spending.item_amount(halves, Rupiah(price))
    else:
        assert spending.item_amount(halves, Rupiah(price)) * 2 == volume * price


def test_an_item_counts_something() -> None:
    with pytest.raises(VolumeNotPositive):
        spending.item_amount(Decimal(0), Rupiah(1))


@given(pagu=money, entries=st.lists(money, max_size=30))
def test_spending_never_exceeds_the_pagu(pagu: Rupiah, entries: list[Rupiah]) -> None:
    spent = Rupiah(0)
    for entry in entries:
        fits = spent + entry <= pagu
        try:
            spent = spending.spend(
                kind=PaguKind.DEFINITIF, pagu=pagu, spent=spent, money=entry, before=Rupiah(0)
            )
        except Overspent:
            assert not fits
        else:
            assert fits
    assert spent <= pagu


@pytest.mark.parametrize("kind", ["", PaguKind.INDIKATIF, PaguKind.PLAFON])
def test_nothing_is_spent_before_the_dpa(kind: str) -> None:
    with pytest.raises(NotSpendable):
        spending.spend(
            kind=kind, pagu=Rupiah(10), spent=Rupiah(0), money=Rupiah(1), before=Rupiah(0)
        )


def test_a_correction_is_counted_against_what_it_replaces() -> None:
    total = spending.spend(
        kind=PaguKind.DEFINITIF,
        pagu=Rupiah(100),
        spent=Rupiah(90),
        money=Rupiah(60),
        before=Rupiah(50),
    )
    assert total == 100


def test_items_fit_the_pagu() -> None:
    with pytest.raises(OverPagu):
        spending.fits_pagu(pagu=Rupiah(10), itemised=Rupiah(5), more=Rupiah(6))


@given(
    st.dictionaries(st.integers(1, 12), st.lists(st.integers(0, 10_000), min_size=1), max_size=6)
)
def test_physical_progress_never_falls(said: dict[int, list[int]]) -> None:
    try:
        spending.check_physical(6, 5_000, said)
    except PhysicalBackwards:
        earlier = [bp for month, bps in said.items() if month < 6 for bp in bps]
        later = [bp for month, bps in said.items() if month > 6 for bp in bps]
        assert max(earlier, default=0) > 5_000 or min(later, default=10_000) < 5_000


def test_a_cash_plan_is_twelve_months_of_the_whole_pagu() -> None:
    spending.check_cash_plan([Rupiah(1)] * 12, pagu=Rupiah(12))
    with pytest.raises(PlanIncomplete):
        spending.check_cash_plan([Rupiah(1)] * 11, pagu=Rupiah(11))
    with pytest.raises(PlanOffPagu):
        spending.check_cash_plan([Rupiah(1)] * 12, pagu=Rupiah(13))


@given(st.lists(st.integers(0, 10**9), max_size=24))
def test_running_sums(months: list[int]) -> None:
    sums = spending.running_sums(months)
    assert all(total == sum(months[: index + 1]) for index, total in enumerate(sums))


@pytest.mark.parametrize(
    ("account", "purpose"),
    [
        ("5.1.02.01.01.0052", Purpose.KONSUMSI),
        ("5.1.02.02.01.0003", Purpose.NARASUMBER),
        ("5.1.02.02.01.0006", Purpose.PENDAMPINGAN),
        ("5.1.02.02.05.0009", Purpose.TEMPAT),
        ("5.1.02.04.01.0004", Purpose.TRANSPORT),
        ("5.2.02.10.01.0002", Purpose.MODAL),
        ("5.3.01.01.01.0001", Purpose.LAINNYA),
    ],
)
def test_the_account_says_what_an_item_is_for(account: str, purpose: Purpose) -> None:
    assert spending.purpose_of(account) == purpose


def test_basis_points_as_people_read_them() -> None:
    assert [spending.percent_of(bp) for bp in (0, 7500, 7525, 7550, 10_000)] == [
        "0",
        "75",
        "75,25",
        "75,5",
        "100",
    ]
