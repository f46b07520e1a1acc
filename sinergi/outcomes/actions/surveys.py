"""Plan the waves of a programme, and send each when it is due."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction

from sinergi.hub.api import publish
from sinergi.kernel import clock, jobs
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.outcomes import entities
from sinergi.outcomes.models import Invite, Outcome, Survey
from sinergi.outcomes.rules import RECORD, SMALL, SurveyExists, Wave, months_after, shown
from sinergi.people.api import SYSTEM, Viewer, require
from sinergi.programmes.api import Programme, participants

SEND_AT = time(9)
STAGE = "outcomes"


@transaction.atomic
def open_surveys(*, by: Viewer, programme: Programme) -> list[Survey]:
    """Plan the waves that are not planned yet, counted from the day the activity ended.

    Programmes without participants of their own (reported ones) are not asked. Raises NotAllowed.
    """
    require(by, RECORD, organisation=programme.organisation_id)
    if not participants(programme):
        return []
    ended = programme.activity_ended_on or clock.today()
    start = datetime.combine(ended, SEND_AT, tzinfo=clock.WIB)
    planned = set(Survey.objects.filter(programme=programme).values_list("wave", flat=True))
    return [
        open_survey(by=by, programme=programme, wave=wave, due_at=months_after(start, wave.value))
        for wave in Wave
        if wave.value not in planned
    ]


@transaction.atomic
def open_survey(
    *, by: Viewer, programme: Programme, wave: Wave, due_at: datetime | None = None
) -> Survey:
    """Plan one wave; a job sends the links when it is due. Raises NotAllowed, SurveyExists."""
    require(by, RECORD, organisation=programme.organisation_id)
    try:
        with transaction.atomic():
            row = Survey.objects.create(
                programme=programme,
                wave=wave,
                due_at=due_at or clock.now(),
                contoh=programme.contoh,
            )
    except IntegrityError as clash:
        raise SurveyExists(field="wave") from clash
    record(
        stage=STAGE,
        verb="survey_opened",
        subject=row.urn,
        actor=by.urn,
        facts={"wave": int(wave), "due_at": row.due_at.isoformat()},
        parents=[Parent(programme.urn, EdgeKind.PART_OF)],
    )
    jobs.later("outcomes.send_survey", at=row.due_at, survey=str(row.id))
    publish([counted(row)])
    return row


@transaction.atomic
def send_survey(*, survey: UUID) -> int:
    """Give every participant a link and tell those who have an account; returns how many are asked.

    For the job; a second time asks only whom it had not asked.
    """
    row = (
        Survey.objects.select_for_update(no_key=True, of=("self",))
        .select_related("programme")
        .get(pk=survey)
    )
    fresh = _invite(row)
    if row.sent_at is None:
        row.sent_at = clock.now()
        row.save(update_fields=["sent_at"])
        record(
            stage=STAGE,
            verb="survey_sent",
            subject=row.urn,
            actor=SYSTEM.urn,
            facts={"invited": fresh},
        )
        jobs.later(
            "notices.tell_upstream",
            urn=str(row.urn),
            kind="outcomes.survey_opened",
            actor=str(SYSTEM.urn),
            params={"title": row.programme.title},
            contoh=row.contoh,
        )
    publish([counted(row)])
    return fresh


def _invite(row: Survey) -> int:
    """Give a link to everybody who has none, and tell those who have an account."""
    asked = set(row.invites.values_list("application_id", flat=True))
    fresh = [
        Invite(survey=row, application=person)
        for person in participants(row.programme)
        if person.pk not in asked
    ]
    Invite.objects.bulk_create(fresh)
    for invite in fresh:
        if invite.application.user_id is not None:
            jobs.later(
                "notices.tell",
                user_id=str(invite.application.user_id),
                kind="outcomes.survey_due",
                subject=str(row.urn),
                params={"title": row.programme.title, "token": invite.token},
                contoh=row.contoh,
            )
    return len(fresh)


def counted(row: Survey) -> dict[str, object]:
    """The entity of a wave with its counts as they are now."""
    current = Outcome.objects.filter(survey=row, corrected_by__isnull=True)
    answered = current.count()
    earning = current.filter(earning=True).count() if answered else None
    return entities.survey(
        row,
        invited=row.invites.count(),
        answered=answered,
        earning=shown(earning) if answered >= SMALL else None,
    )
