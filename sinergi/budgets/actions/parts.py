"""What every action on a budget line does: ask the right, lock, publish, tell."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sinergi.budgets import entities
from sinergi.budgets.models import BudgetItem, BudgetLine
from sinergi.kernel import ids, jobs
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Row, id_of
from sinergi.people.api import Viewer, require


def pk_of(ref: Row | Urn | str) -> UUID:
    """The id of a row that is given as itself or by its URN. Raises NotFound for what is no URN."""
    if isinstance(ref, Row):
        return UUID(str(ref.pk))
    try:
        return id_of(ref)
    except ValueError:
        raise NotFound from None


def held(by: Viewer, line: BudgetLine | Urn, permission: str) -> BudgetLine:
    """The budget line under lock. Raises NotFound or NotAllowed."""
    pk = pk_of(line)
    office = BudgetLine.objects.filter(pk=pk).values_list("organisation_id", flat=True).first()
    if office is None:
        raise NotFound
    require(by, permission, organisation=office)
    return (
        BudgetLine.objects.select_for_update(no_key=True, of=("self",))
        .select_related("plan_line", "organisation", "fund")
        .get(pk=pk)
    )


def line_entity(line: BudgetLine) -> dict[str, Any]:
    """The entity of a line with the activities its items pay for."""
    paid = BudgetItem.objects.filter(line=line, activity__isnull=False).order_by("activity")
    activities = paid.values_list("activity_id", flat=True).distinct()
    return entities.line(
        line,
        funds=[ids.urn("Activity", pk) for pk in activities],
        reported=line.realisations.exists(),
    )


def tell(by: Viewer, line: BudgetLine, kind: str, **params: str) -> None:
    """Tell the followers of a line and of all it hangs from, after this transaction."""
    jobs.later(
        "notices.tell_upstream",
        urn=line.urn,
        kind=kind,
        actor=by.urn,
        params={"title": line.plan_line.name} | params,
        contoh=line.contoh,
    )
