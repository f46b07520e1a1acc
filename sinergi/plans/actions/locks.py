"""Ask the right, then lock the rows an action decides on: Renja, line, activity, forum.

Everything that changes one Renja waits for its row, so penetapan and edits never cross.
"""

from __future__ import annotations

from uuid import UUID

from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, urn
from sinergi.ledger.api import Row, id_of
from sinergi.people.api import Viewer, require
from sinergi.plans.models import Activity, Forum, PlanLine, Renja
from sinergi.plans.rules import EDIT, fits
from sinergi.plans.rules.errors import ForumClosed
from sinergi.plans.rules.states import ForumState


def pk_of(ref: Row | Urn | str) -> UUID:
    """The id of a row that is given as itself or by its URN. Raises NotFound for what is no URN."""
    if isinstance(ref, Row):
        return UUID(str(ref.pk))
    try:
        return id_of(ref)
    except ValueError:
        raise NotFound from None


def open_renja(by: Viewer, renja: Renja | Urn, permission: str = EDIT) -> Renja:
    """The Renja under lock. Raises NotFound, NotAllowed, or RenjaLocked after penetapan."""
    office = Renja.objects.filter(pk=pk_of(renja)).values_list("organisation_id", flat=True).first()
    if office is None:
        raise NotFound
    require(by, permission, organisation=office)
    locked = (
        Renja.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organisation")
        .get(pk=pk_of(renja))
    )
    fits.check_unlocked(locked.state, locked.decree_number)
    return locked


def open_line(by: Viewer, line: PlanLine | Urn, permission: str = EDIT) -> tuple[Renja, PlanLine]:
    """The line and its Renja under lock. Raises NotFound, NotAllowed or RenjaLocked."""
    plan = PlanLine.objects.filter(pk=pk_of(line)).values_list("renja_id", flat=True).first()
    if plan is None:
        raise NotFound
    renja = open_renja(by, urn(Renja.URN_KIND, plan), permission)
    locked = (
        PlanLine.objects.select_for_update(no_key=True, of=("self",))
        .select_related("version", "region")
        .get(pk=pk_of(line))
    )
    locked.renja = renja
    return renja, locked


def open_activity(by: Viewer, activity: Activity | Urn, permission: str = EDIT) -> Activity:
    """The activity, its line and its Renja under lock. Raises NotFound, NotAllowed, RenjaLocked."""
    above = Activity.objects.filter(pk=pk_of(activity)).values_list("line_id", flat=True).first()
    if above is None:
        raise NotFound
    _, line = open_line(by, urn(PlanLine.URN_KIND, above), permission)
    locked = (
        Activity.objects.select_for_update(no_key=True, of=("self",))
        .select_related("region")
        .get(pk=pk_of(activity))
    )
    locked.line = line
    return locked


def read_line(line: PlanLine | Urn) -> PlanLine:
    """The line as it stands with its Renja, without a lock. Raises NotFound."""
    found = PlanLine.objects.select_related("renja").filter(pk=pk_of(line)).first()
    if found is None:
        raise NotFound
    return found


def hold_plans(forum: Forum | Urn) -> None:
    """Lock the Renja a forum decides on, before the forum itself, so that actions never cross."""
    forum = read_forum(forum)
    plans = Renja.objects.filter(organisation=forum.organisation_id, year=forum.year)
    list(plans.order_by("id").select_for_update(no_key=True).values_list("id"))


def read_forum(forum: Forum | Urn) -> Forum:
    """The forum as it stands, without a lock. Raises NotFound."""
    found = Forum.objects.filter(pk=pk_of(forum)).first()
    if found is None:
        raise NotFound
    return found


def running_forum(by: Viewer, forum: Forum | Urn, permission: str) -> Forum:
    """The forum under lock. Raises NotAllowed, or ForumClosed once its berita acara is signed."""
    require(by, permission, organisation=read_forum(forum).organisation_id)
    locked = (
        Forum.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organisation")
        .get(pk=pk_of(forum))
    )
    if locked.state == ForumState.DITUTUP:
        raise ForumClosed(minutes=locked.minutes_number)
    return locked
