"""What a programme costs, read from the budget lines that pay it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Sum

from sinergi.budgets.api import BudgetLine
from sinergi.kernel.money import Rupiah, per
from sinergi.programmes.models import Programme, ProgrammeFunding


class Money(NamedTuple):
    """Planned and spent in rupiah; None where nothing is known.

    `estimated`: a line also pays other things, so its spending counts by the programme's share of it.
    """

    planned: Rupiah | None = None
    spent: Rupiah | None = None
    estimated: bool = False


def money_of(programmes: Iterable[Programme]) -> dict[UUID, Money]:
    """The money of several programmes; one query."""
    wanted = list(programmes)
    shares: dict[UUID, list[ProgrammeFunding]] = defaultdict(list)
    for share in ProgrammeFunding.objects.filter(programme__in=wanted).select_related("line"):
        shares[share.programme_id].append(share)
    return {row.pk: _sum(shares.get(row.pk, [])) for row in wanted}


def free_of(line: BudgetLine, *, besides: Programme) -> Rupiah:
    """What of a line's pagu is not meant for other programmes."""
    others = ProgrammeFunding.objects.filter(line=line).exclude(programme=besides)
    meant = others.aggregate(sum=Sum("amount"))["sum"] or 0
    return Rupiah(line.pagu - meant)


def _sum(shares: list[ProgrammeFunding]) -> Money:
    if not shares:
        return Money()
    planned, spent, estimated, known = Rupiah(0), Rupiah(0), False, False
    for share in shares:
        planned += share.amount
        if share.line.spent > 0:
            known = True
            whole = share.amount >= share.line.pagu
            spent += share.line.spent if whole else _part(share)
            estimated = estimated or not whole
    return Money(planned, spent if known else None, estimated)


def _part(share: ProgrammeFunding) -> Rupiah:
    """The line's spending by the programme's share of its pagu."""
    return per(Rupiah(share.line.spent * int(share.amount)), int(share.line.pagu)) or Rupiah(0)
