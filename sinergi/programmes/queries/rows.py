"""One row by its public code, for those who may know of it."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, clean_code
from sinergi.people.api import Viewer
from sinergi.programmes.models import Application, Batch, Call, Meeting, Mentoring, Programme
from sinergi.programmes.rules.names import EDIT, ENROL

M = TypeVar("M", bound=Model)


def programme_by_code(code: str, viewer: Viewer) -> Programme:
    """A programme with its office, activity, forum and instruction loaded. Raises NotFound."""
    return _one(_programmes(), code=clean_code(code))


def programme_by_id(key: UUID) -> Programme:
    """A programme by its id. Raises NotFound."""
    return _one(_programmes(), pk=key)


def batch_by_code(code: str, viewer: Viewer) -> Batch:
    """A batch with its programme and office loaded. Raises NotFound."""
    return _one(Batch.objects.select_related("programme__organisation"), code=clean_code(code))


def call_by_code(code: str, viewer: Viewer) -> Call:
    """A call with its programme and office loaded. Raises NotFound."""
    return _one(Call.objects.select_related("programme__organisation"), code=clean_code(code))


def meeting_by_code(code: str, viewer: Viewer) -> Meeting:
    """A meeting with batch, programme, office and stage loaded. Raises NotFound."""
    return _one(
        Meeting.objects.select_related("batch__programme__organisation", "stage"),
        code=clean_code(code),
    )


def application_by_code(code: str, viewer: Viewer) -> Application:
    """An application, for the person and the organising office. Raises NotFound for everybody else."""
    return _one(
        readable_applications(viewer)
        .select_related("call", "batch__programme__organisation", "user", "region")
        .defer("region__geometry"),
        code=clean_code(code),
    )


def mentoring_by_code(code: str, viewer: Viewer) -> Mentoring:
    """A mentoring, for mentor, participant and office. Raises NotFound for everybody else."""
    return _one(
        readable_mentoring(viewer).select_related(
            "mentor", "application__user", "application__batch__programme__organisation"
        ),
        code=clean_code(code),
    )


def find(code: str, viewer: Viewer) -> Urn:
    """The URN behind a public code of this stage. Raises NotFound, also where the viewer may not know."""
    wanted = clean_code(code)
    rows: tuple[QuerySet[Any], ...] = (
        Programme.objects.all(),
        Batch.objects.all(),
        Call.objects.all(),
        Meeting.objects.all(),
        readable_applications(viewer),
        readable_mentoring(viewer),
    )
    for some in rows:
        row = some.filter(code=wanted).only("id", "code").first()
        if row is not None:
            return Urn(row.urn)
    raise NotFound


def readable_applications(viewer: Viewer) -> QuerySet[Application]:
    """The applications the viewer may read: their own, and those to their office."""
    return Application.objects.filter(
        own_or_office(viewer, ENROL, "user_id", "batch__programme__organisation_id")
    )


def readable_mentoring(viewer: Viewer) -> QuerySet[Mentoring]:
    """The mentoring the viewer may read: as mentor, as participant, or for the office."""
    if viewer.offices(EDIT) is None:  # an empty condition would vanish beside another
        return Mentoring.objects.all()
    seen = own_or_office(
        viewer, EDIT, "application__user_id", "application__batch__programme__organisation_id"
    )
    if viewer.user_id is not None:
        seen |= Q(mentor_id=viewer.user_id)
    return Mentoring.objects.filter(seen)


def own_or_office(viewer: Viewer, permission: str, person: str, office: str) -> Q:
    """Rows of the viewer's own person, or of the offices they hold the permission for."""
    offices = viewer.offices(permission)
    if offices is None:
        return Q()
    seen = Q(**{f"{office}__in": offices})
    if viewer.user_id is not None:
        seen |= Q(**{person: viewer.user_id})
    return seen


def _programmes() -> QuerySet[Programme]:
    return Programme.objects.select_related(
        "organisation", "activity__line__renja", "announced_at", "ordered_by"
    )


def _one(rows: QuerySet[M], **wanted: Any) -> M:
    row = rows.filter(**wanted).first()
    if row is None:
        raise NotFound
    return row
