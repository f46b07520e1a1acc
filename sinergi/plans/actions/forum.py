"""Hold a forum: open it, fill its agenda, record what it decides and why, close it by berita acara."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from sinergi.hub.api import publish
from sinergi.kernel import clock, jobs
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, urn
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.people.api import Organisation, Viewer, require
from sinergi.plans import entities
from sinergi.plans.actions.locks import hold_plans, open_activity, pk_of, running_forum
from sinergi.plans.actions.publishing import (
    activity_entity,
    forum_entity,
    item_entity,
    matter_of,
    matter_title,
    renja_entity,
    tell,
)
from sinergi.plans.models import Activity, AgendaItem, Forum, Renja
from sinergi.plans.rules import DECIDE, OPEN_FORUM, errors, fits
from sinergi.plans.rules.states import ActivityState, Decision, ForumState, RenjaState
from sinergi.proposals.api import Proposal


@transaction.atomic
def open_forum(
    *,
    by: Viewer,
    organisation: Organisation,
    year: int,
    held_on: date,
    place: str,
    ended_on: date | None = None,
    hours: str = "",
    invited: Sequence[str] = (),
    contoh: bool = False,
    source: str = "",
) -> Forum:
    """Open the forum of an office about its plan for `year`; a draft Renja is then before the forum.

    `invited` names elements of society (unsur), not persons. Raises NotAllowed, NothingTyped,
    DaysReversed.
    """
    require(by, OPEN_FORUM, organisation=organisation)
    if not place.strip():
        raise errors.NothingTyped(field="place")
    last = ended_on or held_on
    if last < held_on:
        raise errors.DaysReversed(field="ended_on")
    forum = Forum.objects.create(
        organisation=organisation,
        year=year,
        held_on=held_on,
        ended_on=last,
        hours=hours.strip(),
        place=place.strip(),
        invited=[unsur.strip() for unsur in invited if unsur.strip()],
        contoh=contoh or by.invents(source),
        source=source,
    )
    record(
        stage="plans",
        verb="forum_opened",
        subject=forum.urn,
        actor=by.urn,
        facts={"year": year, "held_on": held_on.isoformat(), "organisation": organisation.code},
    )
    publish([forum_entity(forum), *_bring_before(by, forum)])
    return forum


@transaction.atomic
def put_on_agenda(
    *,
    by: Viewer,
    forum: Forum | Urn,
    proposal: Proposal | Urn | None = None,
    activity: Activity | Urn | None = None,
    contoh: bool = False,
    source: str = "",
) -> AgendaItem:
    """Put one proposal or one activity before the forum; those who follow it are told.

    Raises NotAllowed, ForumClosed, RenjaLocked, NotOneMatter, OtherPlan, AlreadyOnAgenda.
    """
    if (proposal is None) == (activity is None):
        raise errors.NotOneMatter(field="matter")
    work = open_activity(by, activity, OPEN_FORUM) if activity is not None else None
    wish = Proposal.objects.get(pk=pk_of(proposal)) if proposal is not None else None
    locked = running_forum(by, forum, OPEN_FORUM)
    _check_matter(locked, wish, work)
    matter = work or wish
    assert matter is not None
    last = locked.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        forum=locked,
        position=last + 1,
        proposal=wish,
        activity=work,
        contoh=contoh or locked.contoh or matter.contoh,
        source=source,
    )
    record(
        stage="plans",
        verb="put_on_agenda",
        subject=item.urn,
        actor=by.urn,
        facts={"position": item.position},
        parents=[Parent(locked.urn, EdgeKind.PART_OF), Parent(matter.urn, EdgeKind.ANSWERS)],
    )
    tell(by, matter.urn, "plans.on_agenda", title=matter_title(item), contoh=item.contoh)
    publish([forum_entity(locked), item_entity(item)])
    return item


@transaction.atomic
def decide(
    *, by: Viewer, item: AgendaItem | Urn, decision: Decision | str, reason: str, changes: str = ""
) -> AgendaItem:
    """Record what the forum decided about one matter, with its reason (public).

    Until the forum closes a decision may be taken again; each stays in the ledger. An activity that is
    deferred or refused gives its money back to its line; accepted again, it must fit again.
    Raises NotAllowed, ForumClosed, RenjaLocked, ReasonMissing, ChangesMissing, OverLine.
    """
    decided = Decision(decision)
    fits.check_decision(decided, reason, changes)
    read = AgendaItem.objects.filter(pk=pk_of(item)).first()
    if read is None:
        raise NotFound
    activity = _matter_under_lock(by, read)
    forum = running_forum(by, urn("Forum", read.forum_id), DECIDE)
    locked = AgendaItem.objects.select_for_update(no_key=True, of=("self",)).get(pk=read.pk)
    locked.decision = decided
    locked.reason = reason.strip()
    locked.changes = changes.strip()
    locked.decided_at = clock.now()
    locked.save(update_fields=["decision", "reason", "changes", "decided_at"])
    matter = matter_of(locked)
    written = {"reason": locked.reason} | ({"changes": locked.changes} if locked.changes else {})
    record(
        stage="plans",
        verb="decided",
        subject=matter,
        actor=by.urn,
        facts={"decision": decided.value, "item": str(locked.urn)},
        private=written,
        parents=[Parent(forum.urn, EdgeKind.DECIDED_AT)],
    )
    tell(by, matter, "plans.decided", title=matter_title(locked), contoh=locked.contoh)
    touched = _apply(activity, decided) if activity is not None else []
    publish([item_entity(locked), *touched])
    return locked


@transaction.atomic
def close_forum(
    *,
    by: Viewer,
    forum: Forum | Urn,
    minutes_number: str,
    minutes_on: date,
    attended: int | None = None,
    chair: str = "",
    summary: str = "",
) -> Forum:
    """Close the forum by its berita acara. Nothing about it changes afterwards.

    Name, target, unit and place of the activities it agreed on are locked from here on. `chair` is
    an office. `attended` counts persons.
    Raises NotAllowed, ForumClosed, StillUndecided, MinutesMissing, MinutesBeforeForum.
    """
    hold_plans(forum)
    locked = running_forum(by, forum, OPEN_FORUM)
    undecided = locked.agenda.filter(decided_at__isnull=True).count()
    fits.check_minutes(
        number=minutes_number, on=minutes_on, last_day=locked.ended_on, undecided=undecided
    )
    locked.state = ForumState.DITUTUP
    locked.minutes_number = minutes_number.strip()
    locked.minutes_on = minutes_on
    locked.attended = attended
    locked.chair = chair.strip() or locked.organisation.name
    locked.summary = summary.strip()
    locked.closed_at = clock.now()
    locked.save()
    Activity.objects.filter(
        agenda__forum=locked,
        state__in=(ActivityState.DISEPAKATI, ActivityState.DISEPAKATI_PERUBAHAN),
    ).update(agreed=True)
    record(
        stage="plans",
        verb="forum_closed",
        subject=locked.urn,
        actor=by.urn,
        facts={
            "minutes": locked.minutes_number,
            "minutes_on": minutes_on.isoformat(),
            "attended": attended,
            "items": locked.agenda.count(),
        },
    )
    jobs.later("plans.tell_closed", forum=str(locked.urn), actor=str(by.urn))
    publish([forum_entity(locked)])
    return locked


def _bring_before(by: Viewer, forum: Forum) -> list[entities.Entity]:
    """A draft Renja of this office and year is now before its forum."""
    renja = (
        Renja.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organisation")
        .filter(
            organisation=forum.organisation_id,
            year=forum.year,
            contoh=forum.contoh,
            state=RenjaState.DRAF,
        )
        .first()
    )
    if renja is None:
        return []
    renja.state = RenjaState.FORUM
    renja.save(update_fields=["state"])
    record(
        stage="plans",
        verb="before_forum",
        subject=renja.urn,
        actor=by.urn,
        facts={"forum": str(forum.urn)},
    )
    return [renja_entity(renja)]


def _check_matter(forum: Forum, proposal: Proposal | None, activity: Activity | None) -> None:
    if activity is not None:
        plan = activity.line.renja
        if (plan.year, plan.organisation_id) != (forum.year, forum.organisation_id):
            raise errors.OtherPlan(field="matter")
    if AgendaItem.objects.filter(forum=forum, proposal=proposal, activity=activity).exists():
        raise errors.AlreadyOnAgenda(field="matter")


def _matter_under_lock(by: Viewer, item: AgendaItem) -> Activity | None:
    """The activity of an item, locked before its forum is; None for a proposal."""
    if item.activity_id is None:
        return None
    return open_activity(by, urn("Activity", item.activity_id), DECIDE)


def _apply(activity: Activity, decision: Decision) -> list[entities.Entity]:
    """Move an activity to the state its decision gives, and its money in or out of the line's sum."""
    state = fits.state_after(decision)
    line = activity.line
    now, then = fits.counts(activity.state), fits.counts(state)
    if now != then:
        more = activity.amount if then else -activity.amount
        line.allocated = fits.fits_line(pagu=line.pagu, allocated=line.allocated, more=more)
        line.save(update_fields=["allocated"])
    activity.state = state
    activity.save(update_fields=["state"])
    return [entities.line(line), activity_entity(activity)]
