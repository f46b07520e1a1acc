"""Find a row by its code, the numbers of plans, and what waits for an officer."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock, ids
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.people.api import Viewer, Waiting
from sinergi.plans.models import Activity, ActivityProposal, AgendaItem, Forum, PlanLine, Renja
from sinergi.plans.rules import DECIDE, EDIT, FIX, OPEN_FORUM
from sinergi.plans.rules.states import ForumState, RenjaState

WAITING_MOST = 50
_DRAFT = _("Lengkapi baris dan aktivitas Renja ini")
_FIX = _("Tetapkan Renja ini dengan Perwali")
_DECIDE = _("Putuskan mata acara forum ini")
_CLOSE = _("Susun agenda atau tutup forum ini dengan berita acara")


def find(code: str, viewer: Viewer) -> Urn:
    """The URN of the Renja, line, activity, forum or agenda item with this code. Raises NotFound."""
    clean = ids.clean_code(code)
    for model in (Activity, Forum, PlanLine, Renja, AgendaItem):
        found = model.objects.filter(code=clean).values_list("pk", flat=True).first()
        if found is not None:
            return ids.urn(model.URN_KIND, found)
    raise NotFound


@dataclass(frozen=True)
class Numbers:
    """Plans in numbers. `planned` is rupiah; `answered` counts proposals that an activity answers."""

    renja: int
    fixed: int
    lines: int
    activities: int
    planned: Rupiah
    answered: int
    forums: int
    open_forums: int


def numbers(year: int | None = None) -> Numbers:
    """The plans of a plan year (or of all years) in numbers."""
    of_year = Q() if year is None else Q(year=year)
    of_line = Q() if year is None else Q(renja__year=year)
    of_work = Q() if year is None else Q(line__renja__year=year)
    of_tie = Q() if year is None else Q(activity__line__renja__year=year)
    plans = Renja.objects.filter(of_year).aggregate(
        all=Count("id"), fixed=Count("id", filter=Q(state=RenjaState.DITETAPKAN))
    )
    lines = PlanLine.objects.filter(of_line).aggregate(all=Count("id"), planned=Sum("pagu"))
    held = Forum.objects.filter(of_year).aggregate(
        all=Count("id"), open=Count("id", filter=Q(state=ForumState.DIBUKA))
    )
    return Numbers(
        renja=plans["all"],
        fixed=plans["fixed"],
        lines=lines["all"],
        activities=Activity.objects.filter(of_work).count(),
        planned=Rupiah(lines["planned"] or 0),
        answered=ActivityProposal.objects.filter(of_tie).values("proposal").distinct().count(),
        forums=held["all"],
        open_forums=held["open"],
    )


def waiting(viewer: Viewer) -> list[Waiting]:
    """What an officer can do next in plans: drafts to finish, forums to decide and close, decrees."""
    found: list[Waiting] = []
    if viewer.may_anywhere(EDIT) or viewer.may_anywhere(FIX):
        found += _plans(viewer)
    if viewer.may_anywhere(DECIDE) or viewer.may_anywhere(OPEN_FORUM):
        found += _forums(viewer)
    return found


def _plans(viewer: Viewer) -> list[Waiting]:
    rows = Renja.objects.filter(
        state__in=(RenjaState.DRAF, RenjaState.FORUM), year__gte=clock.today().year
    ).select_related("organisation")
    found = []
    for row in rows.order_by("year", "organisation__short")[:WAITING_MOST]:
        fixing = viewer.may(FIX, organisation=row.organisation_id)
        if not fixing and not viewer.may(EDIT, organisation=row.organisation_id):
            continue
        found.append(
            Waiting(
                title=f"Renja {row.year} {row.organisation.short}",
                urn=row.urn,
                code=row.code,
                stage="plans",
                action=_FIX if fixing and row.state == RenjaState.FORUM else _DRAFT,
                office=row.organisation.short,
                contoh=row.contoh,
            )
        )
    return found


def _forums(viewer: Viewer) -> list[Waiting]:
    today = clock.today()
    rows = (
        Forum.objects.filter(state=ForumState.DIBUKA)
        .select_related("organisation")
        .annotate(undecided=Count("agenda", filter=Q(agenda__decided_at__isnull=True)))
    )
    found = []
    for row in rows.order_by("held_on", "id")[:WAITING_MOST]:
        deciding = viewer.may(DECIDE, organisation=row.organisation_id)
        if not deciding and not viewer.may(OPEN_FORUM, organisation=row.organisation_id):
            continue
        found.append(
            Waiting(
                title=f"Forum {row.organisation.short}, Renja {row.year}",
                urn=row.urn,
                code=row.code,
                stage="plans",
                action=_DECIDE if row.undecided else _CLOSE,
                due=row.ended_on,
                late=row.ended_on < today,
                office=row.organisation.short,
                contoh=row.contoh,
            )
        )
    return found
