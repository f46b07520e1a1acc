"""Take the answers of participants: by their link, by their account, or by the office on the phone."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from sinergi.hub.api import publish
from sinergi.kernel import clock
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.outcomes import rules
from sinergi.outcomes.actions.surveys import STAGE, counted
from sinergi.outcomes.models import Invite, Outcome, Survey
from sinergi.outcomes.rules import RECORD, Income, Status
from sinergi.people.api import ANONYMOUS, Viewer, require
from sinergi.programmes.api import Application, ApplicationState


class Answers(NamedTuple):
    """The five questions: what one does, income of a month, hours a week, the channel, and whether it pays."""

    status: Status
    income: Income = Income.UNTOLD
    hours: int | None = None
    channel: str = ""
    monetised: bool = False
    evidence: str = ""


@transaction.atomic
def record_outcome(
    *,
    by: Viewer,
    survey: Survey,
    application: Application,
    answers: Answers,
    contoh: bool = False,
) -> Outcome:
    """Keep what a participant answered; the person themselves, or the office on the phone.

    Answering again corrects the answer before. Raises NotAllowed, NotAParticipant, SurveyNotYet,
    SurveyOver, HoursWrong, EvidenceMissing.
    """
    own = by.user_id is not None and by.user_id == application.user_id
    if not own:
        require(by, RECORD, organisation=survey.programme.organisation_id)
    return _keep(survey, application, answers, by=by, by_phone=not own, contoh=contoh)


@transaction.atomic
def answer_by_token(*, token: str, answers: Answers) -> Outcome:
    """Keep what the holder of a link answered. Raises NotAsked and what record_outcome raises."""
    invite = (
        Invite.objects.select_related("survey__programme", "application__batch")
        .filter(token=token)
        .first()
    )
    if invite is None:
        raise rules.NotAsked
    return _keep(
        invite.survey, invite.application, answers, by=ANONYMOUS, by_phone=False, contoh=False
    )


def _keep(
    survey: Survey,
    application: Application,
    answers: Answers,
    *,
    by: Viewer,
    by_phone: bool,
    contoh: bool,
) -> Outcome:
    row = (
        Survey.objects.select_for_update(no_key=True, of=("self",))
        .select_related("programme")
        .get(pk=survey.pk)
    )
    rules.check_open(row.due_at, clock.now())
    _check_person(row, application)
    _check(answers)
    before = Outcome.objects.filter(
        survey=row, application=application, corrected_by__isnull=True
    ).first()
    outcome = Outcome(
        programme=row.programme,
        survey=row,
        application=application,
        corrects=before,
        status=answers.status,
        income=answers.income,
        hours=answers.hours,
        channel=answers.channel.strip(),
        monetised=answers.monetised,
        evidence=answers.evidence.strip(),
        by_phone=by_phone,
        contoh=contoh or row.contoh,
    )
    outcome.decide()
    outcome.save(force_insert=True)
    Invite.objects.get_or_create(survey=row, application=application)
    _record(outcome, by)
    publish([counted(row)])
    return outcome


def _check_person(survey: Survey, application: Application) -> None:
    asked = (
        application.state == ApplicationState.SEATED
        or survey.invites.filter(application=application).exists()
    )
    if application.batch.programme_id != survey.programme_id or not asked:
        raise rules.NotAParticipant


def _check(answers: Answers) -> None:
    if answers.hours is not None and not 0 <= answers.hours <= rules.HOURS_MOST:
        raise rules.HoursWrong(field="hours", most=rules.HOURS_MOST)
    if answers.monetised and not answers.evidence.strip():
        raise rules.EvidenceMissing(field="evidence")


def _record(outcome: Outcome, by: Viewer) -> None:
    """Append to the history; who answered, and what, stays private."""
    parents = [
        Parent(outcome.application.urn, EdgeKind.RESULT_OF),
        Parent(outcome.programme.urn, EdgeKind.RESULT_OF),
        Parent(outcome.survey.urn, EdgeKind.PART_OF),
    ]
    if outcome.corrects is not None:
        parents.append(Parent(outcome.corrects.urn, EdgeKind.CONTINUES))
    record(
        stage=STAGE,
        verb="recorded" if outcome.corrects is None else "corrected",
        subject=outcome.urn,
        actor=ANONYMOUS.urn,
        facts={"wave": outcome.survey.wave, "by_phone": outcome.by_phone},
        private={
            "actor": str(by.urn),
            "status": outcome.status,
            "income": outcome.income,
            "channel": outcome.channel,
            "evidence": outcome.evidence,
        },
        parents=parents,
    )
