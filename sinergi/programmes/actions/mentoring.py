"""Mentoring, until it ends: reached, stopped with a reason, or handed on to another mentor."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from sinergi.hub.api import publish
from sinergi.kernel import clock
from sinergi.kernel.errors import NotAllowed
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.people.api import ANONYMOUS, User, Viewer, require
from sinergi.programmes import entities
from sinergi.programmes.actions.parts import STAGE, tell
from sinergi.programmes.models import Application, Mentoring, MentoringNote
from sinergi.programmes.rules import errors
from sinergi.programmes.rules.names import EDIT, ApplicationState, Ending
from sinergi.programmes.rules.states import check_move, words

NOTE_MOST = 2000


@transaction.atomic
def start_mentoring(
    *, by: Viewer, application: Application, mentor: User, goal: str, contoh: bool = False
) -> Mentoring:
    """Give a participant a mentor and a goal. Raises NotAllowed, WrongState, NotSeated, MentoringOpen."""
    programme = application.batch.programme
    require(by, EDIT, organisation=programme.organisation_id)
    check_move(programme.state, "start_mentoring")
    row = Application.objects.select_for_update(no_key=True, of=("self",)).get(pk=application.pk)
    if row.state != ApplicationState.SEATED:
        raise errors.NotSeated
    mentoring = _begin(
        row, mentor, words(goal, field="goal", most=300), contoh=contoh or row.contoh
    )
    _record("mentoring_started", mentoring, by, Parent(row.urn, EdgeKind.PART_OF))
    tell(row, "programmes.mentoring", by)
    publish([entities.programme(programme)])
    return mentoring


@transaction.atomic
def note(*, by: Viewer, mentoring: Mentoring, text: str) -> MentoringNote:
    """Keep what was said or done at a contact. Raises NotAllowed, MentoringEnded, TextMissing."""
    row = _open(by, mentoring)
    kept = MentoringNote.objects.create(
        mentoring=row, text=words(text, field="text", most=NOTE_MOST)
    )
    _record("mentoring_noted", row, by, private={"text": kept.text})
    return kept


@transaction.atomic
def end_mentoring(
    *,
    by: Viewer,
    mentoring: Mentoring,
    ending: Ending,
    reason: str = "",
    to: User | None = None,
) -> Mentoring:
    """End a mentoring. Stopping and handing on need a reason; handing on begins the next one `to` a mentor.

    Returns the row that ended. Raises NotAllowed, MentoringEnded, TextMissing, NewMentorMissing.
    """
    row = _open(by, mentoring)
    if ending != Ending.REACHED:
        reason = words(reason, field="reason", most=500)
    if ending == Ending.HANDED_ON and (to is None or to.pk == row.mentor_id):
        raise errors.NewMentorMissing(field="to")
    row.ended_at = clock.now()
    row.ending = ending
    row.reason = reason.strip()
    row.save(update_fields=["ended_at", "ending", "reason"])
    _record("mentoring_ended", row, by, private={"reason": row.reason}, ending=ending)
    if ending == Ending.HANDED_ON and to is not None:
        following = _begin(row.application, to, row.goal, contoh=row.contoh, continues=row)
        parents = (
            Parent(row.application.urn, EdgeKind.PART_OF),
            Parent(row.urn, EdgeKind.CONTINUES),
        )
        _record("mentoring_started", following, by, *parents)
        tell(row.application, "programmes.mentoring", by)
    else:
        tell(row.application, "programmes.mentoring_ended", by)
    publish([entities.programme(row.application.batch.programme)])
    return row


def _begin(
    application: Application,
    mentor: User,
    goal: str,
    *,
    contoh: bool,
    continues: Mentoring | None = None,
) -> Mentoring:
    try:
        return Mentoring.objects.create(
            application=application, mentor=mentor, goal=goal, contoh=contoh, continues=continues
        )
    except IntegrityError as clash:
        raise errors.MentoringOpen from clash


def _open(by: Viewer, mentoring: Mentoring) -> Mentoring:
    """The mentoring under lock, if it is `by`'s or their office's, and still open."""
    row = (
        Mentoring.objects.select_for_update(no_key=True, of=("self",))
        .select_related("application__batch__programme__organisation", "application__call")
        .get(pk=mentoring.pk)
    )
    office = row.application.batch.programme.organisation_id
    if row.mentor_id != by.user_id and not by.may(EDIT, organisation=office):
        raise NotAllowed
    if row.ended_at is not None:
        raise errors.MentoringEnded
    return row


def _record(
    verb: str,
    row: Mentoring,
    by: Viewer,
    *parents: Parent,
    private: dict[str, str] | None = None,
    ending: str = "",
) -> None:
    """Append to the history; who accompanies whom stays private."""
    record(
        stage=STAGE,
        verb=verb,
        subject=row.urn,
        actor=ANONYMOUS.urn,
        facts={"ending": str(ending)} if ending else {},
        private={"actor": str(by.urn)} | {k: v for k, v in (private or {}).items() if v},
        parents=parents,
    )
