"""Realisation: what was spent in a month, and how far the work is."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction

from sinergi.budgets import entities
from sinergi.budgets.actions.parts import held, line_entity, pk_of, tell
from sinergi.budgets.models import BudgetLine, Realisation
from sinergi.budgets.rules import REALISE, errors, spending
from sinergi.hub.api import publish
from sinergi.kernel import clock
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.people.api import Viewer


@transaction.atomic
def realise(
    *,
    by: Viewer,
    line: BudgetLine | Urn,
    month: int,
    money: Rupiah,
    physical_bp: int,
    document: str = "",
    note: str = "",
    corrects: Realisation | Urn | None = None,
    contoh: bool = False,
    source: str = "",
) -> Realisation:
    """Enter spending of a month (by SP2D, named in `document`) and progress at its end.

    `physical_bp` is cumulative, in basis points. `corrects` names an entry of this line that no longer
    counts; the new one takes its place, in the same month or another. What is spent in all never
    exceeds the pagu, whoever enters at the same time.
    Raises NotFound, NotAllowed, MonthOutside, MonthAhead, NegativeAmount, NotSpendable, Overspent,
    PhysicalOutside, PhysicalBackwards, NothingToCorrect.
    """
    locked = held(by, line, REALISE)
    today = clock.today()
    spending.check_month(month, year=locked.year, now=(today.year, today.month))
    counting = list(locked.realisations.filter(corrected_by__isnull=True))
    old = _corrected(counting, corrects)
    total = spending.spend(
        kind=locked.pagu_kind,
        pagu=locked.pagu,
        spent=locked.spent,
        money=money,
        before=old.money if old else Rupiah(0),
    )
    others: defaultdict[int, list[int]] = defaultdict(list)
    for entry in counting:
        if old is None or entry.pk != old.pk:
            others[entry.month].append(entry.physical_bp)
    spending.check_physical(month, physical_bp, others)
    entry = Realisation.objects.create(
        line=locked,
        month=month,
        money=money,
        physical_bp=physical_bp,
        document=document.strip(),
        note=note.strip(),
        corrects=old,
        contoh=contoh or locked.contoh,
        source=source,
    )
    locked.spent = total
    locked.physical_bp = max([physical_bp, *(bp for said in others.values() for bp in said)])
    locked.save(update_fields=["spent", "physical_bp"])
    _record(by, locked, entry, old)
    tell(by, locked, "budgets.realised")
    publish([line_entity(locked), entities.realisation(entry)])
    return entry


def _corrected(
    counting: list[Realisation], corrects: Realisation | Urn | None
) -> Realisation | None:
    if corrects is None:
        return None
    wanted = pk_of(corrects)
    old = next((entry for entry in counting if entry.pk == wanted), None)
    if old is None:
        raise errors.NothingToCorrect(field="corrects")
    return old


def _record(by: Viewer, line: BudgetLine, entry: Realisation, old: Realisation | None) -> None:
    parents = [Parent(line.urn, EdgeKind.PART_OF)]
    if old is not None:
        parents.append(Parent(old.urn, EdgeKind.CONTINUES))
    private = {"note": entry.note} if entry.note else {}
    if entry.document:
        private["document"] = entry.document
    record(
        stage="budgets",
        verb="corrected" if old else "realised",
        subject=entry.urn,
        actor=by.urn,
        facts={
            "month": entry.month,
            "money": int(entry.money),
            "physical_bp": entry.physical_bp,
            "spent": int(line.spent),
        },
        private=private,
        parents=parents,
    )
