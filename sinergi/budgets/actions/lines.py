"""Open a budget line, climb its pagu ladder, itemise it, plan its cash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from sinergi.budgets.actions.parts import held, line_entity, pk_of, tell
from sinergi.budgets.models import Account, BudgetItem, BudgetLine, CashMonth, Fund, PaguStep
from sinergi.budgets.rules import EDIT, SET_PAGU, errors, ladder, spending
from sinergi.budgets.rules.states import PaguKind, Purpose
from sinergi.hub.api import publish
from sinergi.kernel import ids
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.people.api import Viewer, require
from sinergi.plans.api import Activity, PlanLine


@transaction.atomic
def open_line(
    *,
    by: Viewer,
    plan_line: PlanLine | Urn,
    fund: Fund | str | None = None,
    contoh: bool = False,
    source: str = "",
) -> BudgetLine:
    """Give a plan line a budget from one fund (a `Fund` or its code); its pagu comes by `set_pagu`.

    No fund: a reported budget whose fund was searched and not found.
    Raises NotFound, NotAllowed, UnknownFund, LineExists.
    """
    planned = PlanLine.objects.select_related("renja").filter(pk=pk_of(plan_line)).first()
    if planned is None:
        raise NotFound
    require(by, EDIT, organisation=planned.renja.organisation_id)
    known = _fund(fund)
    line = BudgetLine(
        plan_line=planned,
        organisation=planned.renja.organisation,
        year=planned.renja.year,
        fund=known,
        pagu=Rupiah(0),
        itemised=Rupiah(0),
        spent=Rupiah(0),
        contoh=contoh or planned.contoh,
        source=source,
    )
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError:
        raise errors.LineExists(field="fund", fund=known.name if known else "–") from None
    record(
        stage="budgets",
        verb="opened",
        subject=line.urn,
        actor=by.urn,
        facts={"fund": known.pk if known else None, "year": line.year},
        parents=[Parent(planned.urn, EdgeKind.PART_OF)],
    )
    tell(by, line, "budgets.opened")
    publish([line_entity(line)])
    return line


@transaction.atomic
def set_pagu(
    *,
    by: Viewer,
    line: BudgetLine | Urn,
    kind: PaguKind | str,
    amount: Rupiah,
    on: date,
    document: str,
    corrects: PaguStep | None = None,
) -> PaguStep:
    """Write the next rung of the ladder, or a correction that takes the place of one.

    `on` is the date of `document`. Raises NotFound, NotAllowed, NegativeAmount, DocumentMissing,
    StepBackwards, StepTwice, StepBeforeLast, NothingToCorrect, BelowSpent.
    """
    locked = held(by, line, SET_PAGU)
    new = ladder.Step(
        id=ids.uuid7(),
        kind=PaguKind(kind),
        amount=amount,
        on=on,
        corrects=corrects.pk if corrects else None,
    )
    now = ladder.climb(steps_of(locked), new, document=document, spent=locked.spent)
    step = PaguStep.objects.create(
        id=new.id,
        line=locked,
        kind=new.kind,
        amount=amount,
        on=on,
        document=document.strip(),
        corrects=corrects,
    )
    before = locked.pagu
    locked.pagu = now.amount
    locked.pagu_kind = now.kind
    locked.save(update_fields=["pagu", "pagu_kind"])
    record(
        stage="budgets",
        verb="pagu_corrected" if corrects else "pagu_set",
        subject=locked.urn,
        actor=by.urn,
        facts={
            "kind": new.kind.value,
            "amount": int(amount),
            "on": on.isoformat(),
            "before": int(before),
        },
        private={"document": step.document},
    )
    tell(by, locked, "budgets.pagu", amount=str(Rupiah(now.amount)))
    publish([line_entity(locked)])
    return step


@transaction.atomic
def add_item(
    *,
    by: Viewer,
    line: BudgetLine | Urn,
    account: Account | str,
    description: str,
    volume: Decimal | int,
    unit: str,
    price: Rupiah,
    coefficient: str = "",
    activity: Activity | Urn | None = None,
    purpose: Purpose | str = "",
    contoh: bool = False,
    source: str = "",
) -> BudgetItem:
    """Add an item of spending: `coefficient` tells how the volume comes about ("50 orang x 2 hari").

    `activity` must be one of the plan line's; the line is then tied to it on the thread. Without a
    `purpose` it is read from the account. Raises NotFound, NotAllowed, UnknownAccount,
    AccountTooHigh, NothingTyped, OtherLinesActivity, VolumeNotPositive, NegativeAmount,
    NotWholeRupiah, OverPagu.
    """
    locked = held(by, line, EDIT)
    for field, text in (("description", description), ("unit", unit)):
        if not text.strip():
            raise errors.NothingTyped(field=field)
    known = _account(account)
    work = _activity_of(locked, activity)
    amount = spending.item_amount(Decimal(volume), price)
    total = spending.fits_pagu(pagu=locked.pagu, itemised=locked.itemised, more=amount)
    item = BudgetItem.objects.create(
        line=locked,
        activity=work,
        account=known,
        purpose=Purpose(purpose) if purpose else spending.purpose_of(known.pk),
        description=description.strip(),
        coefficient=coefficient.strip(),
        volume=volume,
        unit=unit.strip(),
        price=price,
        amount=amount,
        contoh=contoh or locked.contoh,
        source=source,
    )
    locked.itemised = total
    locked.save(update_fields=["itemised"])
    record(
        stage="budgets",
        verb="item_added",
        subject=locked.urn,
        actor=by.urn,
        facts={"account": known.pk, "amount": int(amount), "purpose": item.purpose},
        parents=[Parent(work.urn, EdgeKind.FUNDS)] if work else [],
    )
    publish([line_entity(locked)])
    return item


@transaction.atomic
def plan_cash(
    *,
    by: Viewer,
    line: BudgetLine | Urn,
    months: Sequence[Rupiah],
    physical_bp: Sequence[int | None] = (),
) -> BudgetLine:
    """Write the cash plan (RAK): twelve amounts that add up to the pagu, and planned progress so far.

    `physical_bp` are cumulative basis points for the months, or empty. A new plan takes the place of
    the old; the ledger keeps both. Raises NotFound, NotAllowed, PlanIncomplete, NegativeAmount,
    PlanOffPagu.
    """
    locked = held(by, line, EDIT)
    spending.check_cash_plan(months, pagu=locked.pagu)
    progress = list(physical_bp) or [None] * spending.MONTHS
    if len(progress) != spending.MONTHS:
        raise errors.PlanIncomplete(field="months")
    CashMonth.objects.bulk_create(
        [
            CashMonth(line=locked, month=month, money=money, physical_bp=bp)
            for month, (money, bp) in enumerate(zip(months, progress, strict=True), start=1)
        ],
        update_conflicts=True,
        unique_fields=["line", "month"],
        update_fields=["money", "physical_bp"],
    )
    record(
        stage="budgets",
        verb="cash_planned",
        subject=locked.urn,
        actor=by.urn,
        facts={"months": [int(money) for money in months], "physical_bp": progress},
    )
    publish([line_entity(locked)])
    return locked


def steps_of(line: BudgetLine) -> list[ladder.Step]:
    """The rows of a line's ladder in the order they were written; of one moment, from the bottom."""
    rows = [
        (row.at, ladder.Step(row.pk, PaguKind(row.kind), row.amount, row.on, row.corrects_id))
        for row in PaguStep.objects.filter(line=line)
    ]
    rows.sort(key=lambda pair: (pair[0], ladder.RANK[pair[1].kind], pair[1].on))
    return [step for _, step in rows]


def _fund(fund: Fund | str | None) -> Fund | None:
    if fund is None or isinstance(fund, Fund):
        return fund
    known = Fund.objects.filter(pk=fund.strip()).first()
    if known is None:
        raise errors.UnknownFund(field="fund", code=fund.strip())
    return known


def _account(account: Account | str) -> Account:
    code = account.pk if isinstance(account, Account) else account.strip()
    known = Account.objects.filter(pk=code).first()
    if known is None:
        raise errors.UnknownAccount(field="account", code=code)
    if known.level != "sub_rincian_objek":
        raise errors.AccountTooHigh(field="account", code=code)
    return known


def _activity_of(line: BudgetLine, activity: Activity | Urn | None) -> Activity | None:
    if activity is None:
        return None
    work = Activity.objects.filter(pk=pk_of(activity), line=line.plan_line_id).first()
    if work is None:
        raise errors.OtherLinesActivity(field="activity")
    return work
