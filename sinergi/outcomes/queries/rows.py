"""Surveys, who was asked, answers and gaps, each for those who may read them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, clean_code
from sinergi.outcomes.models import Gap, Invite, Outcome, Survey
from sinergi.outcomes.rules import OPEN_DAYS, RECORD, NotAsked, Wave, telling
from sinergi.people.api import Page, Viewer, Waiting, keyset, require
from sinergi.programmes.api import Application, Programme

PHONE_AFTER_DAYS = 14


@dataclass(frozen=True)
class Asked:
    """One person asked in a wave, and what they answered, for the office."""

    application: Application
    outcome: Outcome | None


@dataclass(frozen=True)
class LastAnswer:
    """One person asked in the wave of a programme that tells how people fare.

    `urn` is the answer's, or the wave's when the person was silent.
    """

    urn: Urn
    person: str
    programme: Urn
    answered: bool
    earning: bool
    monetised: bool
    contoh: bool


def survey_by_code(code: str, viewer: Viewer) -> Survey:
    """A wave with programme and office loaded. Raises NotFound."""
    row = (
        Survey.objects.select_related("programme__organisation")
        .filter(code=clean_code(code))
        .first()
    )
    if row is None:
        raise NotFound
    return row


def surveys_of(programme: Programme, viewer: Viewer) -> list[Survey]:
    """The waves of a programme, in order."""
    return list(Survey.objects.filter(programme=programme).order_by("wave"))


def surveys(viewer: Viewer, *, after: str = "", size: int = 20) -> Page[Survey]:
    """The waves of all programmes, newest first."""
    return keyset(Survey.objects.select_related("programme__organisation"), after, size)


def invite_by_token(token: str) -> Invite:
    """Who a survey's link asks. Raises NotAsked."""
    row = (
        Invite.objects.select_related("survey__programme__organisation", "application__batch")
        .filter(token=token)
        .first()
    )
    if row is None:
        raise NotAsked
    return row


def my_invites(viewer: Viewer) -> list[Invite]:
    """The surveys that wait for the viewer's answer now."""
    if viewer.user_id is None:
        return []
    now = clock.now()
    answered = current_outcomes().filter(
        survey=OuterRef("survey"), application=OuterRef("application")
    )
    return list(
        Invite.objects.filter(
            application__user_id=viewer.user_id,
            survey__due_at__lte=now,
            survey__due_at__gt=now - timedelta(days=OPEN_DAYS),
        )
        .filter(~Exists(answered))
        .select_related("survey__programme")
        .order_by("survey__due_at")
    )


def current_outcomes() -> QuerySet[Outcome]:
    """The answers that count: those no later row corrects."""
    return Outcome.objects.filter(corrected_by__isnull=True)


def outcome_of(survey: Survey, application: Application) -> Outcome | None:
    """What a person answered in a wave; the caller has asked for the right."""
    return current_outcomes().filter(survey=survey, application=application).first()


def asked(viewer: Viewer, survey: Survey) -> list[Asked]:
    """Everybody asked in a wave with their answers, silent ones first. Raises NotAllowed."""
    require(viewer, RECORD, organisation=survey.programme.organisation_id)
    answers = {row.application_id: row for row in current_outcomes().filter(survey=survey)}
    people = [
        Asked(invite.application, answers.get(invite.application_id))
        for invite in survey.invites.select_related("application__user", "application__batch")
    ]
    return sorted(people, key=lambda one: (one.outcome is not None, one.application.name))


def unanswered(viewer: Viewer, survey: Survey) -> list[Application]:
    """The list of people to phone. Raises NotAllowed."""
    return [one.application for one in asked(viewer, survey) if one.outcome is None]


def gaps_of(programme: Programme, viewer: Viewer) -> list[Gap]:
    """What was searched about a programme and not found."""
    return list(Gap.objects.filter(programme=programme).order_by("searched_on", "aspect"))


def telling_surveys(
    organisation: str = "", year: int | None = None, wave: Wave | None = None
) -> list[Survey]:
    """For each programme, the wave that tells how people fare; before any answer, the first one sent.

    `year` is the year in which the waves were due; with `wave` only that wave counts.
    """
    rows = Survey.objects.filter(sent_at__isnull=False)
    if wave is not None:
        rows = rows.filter(wave=wave)
    if organisation:
        rows = rows.filter(programme__organisation__short=organisation)
    if year:
        rows = rows.filter(
            due_at__gte=clock.wib(year, 1, 1, 0), due_at__lt=clock.wib(year + 1, 1, 1, 0)
        )
    answered = Count("outcomes", filter=Q(outcomes__corrected_by__isnull=True))
    sent: dict[UUID, list[tuple[Survey, int]]] = defaultdict(list)
    for row in rows.annotate(answered=answered).order_by("programme_id", "wave"):
        sent[row.programme_id].append((row, row.answered))
    return [telling(waves) or waves[0][0] for waves in sent.values()]


def last_answers(
    organisation: str = "", year: int | None = None, wave: Wave | None = None
) -> list[LastAnswer]:
    """Everybody asked in the wave of each programme that tells how people fare, or in this `wave`.

    For the scorecard: rows, not persons, leave this package. `year` is the year the waves were due in.
    """
    surveys = telling_surveys(organisation, year, wave)
    answers = {
        (row.survey_id, row.application_id): row
        for row in current_outcomes().filter(survey__in=surveys)
    }
    found = []
    for invite in Invite.objects.filter(survey__in=surveys).select_related("survey__programme"):
        row = answers.get((invite.survey_id, invite.application_id))
        found.append(
            LastAnswer(
                urn=row.urn if row else invite.survey.urn,
                person=str(invite.application_id),
                programme=invite.survey.programme.urn,
                answered=row is not None,
                earning=row is not None and row.earning,
                monetised=row is not None and row.monetised,
                contoh=invite.survey.contoh,
            )
        )
    return found


def find(code: str, viewer: Viewer) -> Urn:
    """The URN behind a public code of this stage. Raises NotFound, also where the viewer may not know."""
    wanted = clean_code(code)
    rows: tuple[QuerySet[Survey] | QuerySet[Gap] | QuerySet[Outcome], ...] = (
        Survey.objects.all(),
        Gap.objects.all(),
        readable(viewer),
    )
    for some in rows:
        row = some.filter(code=wanted).first()
        if row is not None:
            return row.urn
    raise NotFound


def readable(viewer: Viewer) -> QuerySet[Outcome]:
    """The answers a viewer may read: their own, and those to their office."""
    offices = viewer.offices(RECORD)
    if offices is None:
        return Outcome.objects.all()
    seen = Q(programme__organisation_id__in=offices)
    if viewer.user_id is not None:
        seen |= Q(application__user_id=viewer.user_id)
    return Outcome.objects.filter(seen)


def waiting(viewer: Viewer) -> list[Waiting]:
    """Waves that went out two weeks ago and still have silent people: the office phones them."""
    offices = viewer.offices(RECORD)
    if viewer.user_id is None or offices == frozenset():
        return []
    now = clock.now()
    rows = Survey.objects.filter(
        sent_at__lt=now - timedelta(days=PHONE_AFTER_DAYS),
        due_at__gt=now - timedelta(days=OPEN_DAYS),
    )
    if offices is not None:
        rows = rows.filter(programme__organisation_id__in=offices)
    rows = rows.select_related("programme__organisation").annotate(
        invited=Count("invites", distinct=True),
        answered=Count("outcomes", filter=Q(outcomes__corrected_by__isnull=True), distinct=True),
    )
    return [
        Waiting(
            title=f"{row.programme.title}, {Wave(row.wave).label}",
            urn=row.urn,
            code=row.code,
            stage="outcomes",
            action=_("Hubungi %(count)d peserta yang belum menjawab")
            % {"count": row.invited - row.answered},
            due=(row.due_at + timedelta(days=OPEN_DAYS)).astimezone(clock.WIB).date(),
            office=row.programme.organisation.short,
            contoh=row.contoh,
        )
        for row in rows.order_by("due_at")[:50]
        if row.invited > row.answered
    ]
