"""What the office, its trainers and its mentors see: applicants, attendance lists, mentees, open work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.ledger.api import Row
from sinergi.people.api import Page, Viewer, Waiting, keyset, require, signed_in
from sinergi.programmes.models import (
    Application,
    Attendance,
    Batch,
    Call,
    Meeting,
    Mentoring,
    MentoringNote,
    Programme,
    SeatDecree,
)
from sinergi.programmes.queries.rows import readable_mentoring
from sinergi.programmes.rules.names import (
    DECREE,
    EDIT,
    ENROL,
    ApplicationState,
    ProgrammeState,
    Way,
)

SILENT_DAYS = 14

_TO_DO: dict[str, Text] = {
    "attendance": _("Catat kehadiran"),
    "decree": _("Tetapkan peserta"),
    "mentoring": _("Hubungi peserta dampingan"),
    "finish_activity": _("Akhiri kegiatan"),
    "finish": _("Nyatakan program selesai"),
}


@dataclass(frozen=True)
class RosterLine:
    """One person on the attendance list of a meeting; `presence` "" when not noted yet."""

    application: Application
    presence: str
    has_seat: bool


def may_run(viewer: Viewer, programme: Programme) -> bool:
    """Whether the viewer designs and runs this programme."""
    return viewer.may(EDIT, organisation=programme.organisation_id)


def may_enrol(viewer: Viewer, programme: Programme) -> bool:
    """Whether the viewer may read who applied."""
    return viewer.may(ENROL, organisation=programme.organisation_id)


def applications(
    viewer: Viewer,
    batch: Batch,
    *,
    state: str = "",
    kind: str = "",
    call: Call | None = None,
    after: str = "",
    size: int = 100,
) -> Page[Application]:
    """Who applied for a batch, in order of arrival. Raises NotAllowed."""
    require(viewer, ENROL, organisation=batch.programme.organisation_id)
    rows = batch.applications.select_related("user", "region", "call").defer("region__geometry")
    if state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if call is not None:
        rows = rows.filter(call=call)
    numbered = rows.annotate(number=Coalesce("position", 0))
    return keyset(numbered, after, size, order=("created_at", "number", "id"))


def roster(viewer: Viewer, meeting: Meeting) -> list[RosterLine]:
    """The people of a meeting's batch by name, seats first. Raises NotAllowed unless trainer or office."""
    if viewer.user_id is None or meeting.trainer_id != viewer.user_id:
        require(viewer, EDIT, organisation=meeting.batch.programme.organisation_id)
    noted = dict(
        Attendance.objects.filter(meeting=meeting, corrected_by__isnull=True).values_list(
            "application_id", "presence"
        )
    )
    rows = Application.objects.filter(
        batch_id=meeting.batch_id,
        state__in=(ApplicationState.SEATED, ApplicationState.WAITING),
    ).select_related("user")
    lines = [
        RosterLine(row, noted.get(row.pk, ""), row.state == ApplicationState.SEATED) for row in rows
    ]
    return sorted(lines, key=lambda line: (not line.has_seat, line.application.name.casefold()))


def walk_ins_of(meeting: Meeting) -> int:
    """How many came to a meeting without having applied."""
    row = meeting.walk_ins.filter(corrected_by__isnull=True).first()
    return row.people if row else 0


def teaching(viewer: Viewer) -> list[Meeting]:
    """The meetings the viewer gives as trainer, the next first, past ones after. Raises SignInNeeded."""
    rows = (
        Meeting.objects.filter(trainer_id=signed_in(viewer), cancelled_at__isnull=True)
        .select_related("batch__programme")
        .annotate(noted=Exists(Attendance.objects.filter(meeting=OuterRef("pk"))))
        .order_by("-starts_at")[:60]
    )
    now = clock.now()
    coming = [row for row in rows if row.ends_at >= now]
    return [*reversed(coming), *(row for row in rows if row.ends_at < now)]


def mentees(viewer: Viewer) -> list[Mentoring]:
    """Whom the viewer mentors: open ones first, the longest silent first. Raises SignInNeeded."""
    return list(
        Mentoring.objects.filter(mentor_id=signed_in(viewer))
        .select_related("application__user", "application__batch__programme")
        .annotate(last_note=Max("notes__at"))
        .order_by(F("ended_at").asc(nulls_first=True), Coalesce("last_note", "started_at"), "id")
    )


def mentoring_of(programme: Programme, viewer: Viewer) -> list[Mentoring]:
    """The mentoring of a programme as the viewer may read it."""
    return list(
        readable_mentoring(viewer)
        .filter(application__batch__programme=programme)
        .select_related("application__user", "application__batch", "mentor")
        .annotate(last_note=Max("notes__at"))
        .order_by("application__batch__number", "started_at", "id")
    )


def waiting(viewer: Viewer) -> list[Waiting]:
    """What this stage waits for from the viewer: attendance, decrees, silent mentees, endings."""
    if viewer.user_id is None:
        return []
    return [
        *_attendance_to_note(viewer),
        *_decrees_to_give(viewer),
        *_silent_mentees(viewer),
        *_endings(viewer),
    ]


def _attendance_to_note(viewer: Viewer) -> Iterator[Waiting]:
    rows = (
        Meeting.objects.filter(
            _own_or_office(viewer),
            cancelled_at__isnull=True,
            starts_at__lte=clock.now(),
            batch__seated__gt=0,
        )
        .exclude(batch__programme__state=ProgrammeState.DONE)
        .filter(~Exists(Attendance.objects.filter(meeting=OuterRef("pk"))))
        .select_related("batch__programme__organisation")
        .order_by("starts_at")[:50]
    )
    for row in rows:
        day = row.starts_at.astimezone(clock.WIB).date()
        yield _waiting(
            row, row.batch.programme, f"{row.batch.programme.title}: {row.topic}", "attendance", day
        )


def _decrees_to_give(viewer: Viewer) -> Iterator[Waiting]:
    rows = (
        Call.objects.filter(
            _of_office(viewer, DECREE, "programme__"),
            way=Way.SELECTION,
            closes_at__lte=clock.now(),
            applications__state=ApplicationState.APPLIED,
        )
        .filter(~Exists(SeatDecree.objects.filter(call=OuterRef("pk"))))
        .select_related("programme__organisation")
        .distinct()
        .order_by("closes_at")[:50]
    )
    for row in rows:
        yield _waiting(row, row.programme, row.programme.title, "decree")


def _silent_mentees(viewer: Viewer) -> Iterator[Waiting]:
    since = clock.now() - timedelta(days=SILENT_DAYS)
    rows = (
        Mentoring.objects.filter(
            mentor_id=viewer.user_id, ended_at__isnull=True, started_at__lt=since
        )
        .filter(~Exists(MentoringNote.objects.filter(mentoring=OuterRef("pk"), at__gte=since)))
        .select_related("application__batch__programme__organisation")
        .order_by("started_at")[:50]
    )
    for row in rows:
        programme = row.application.batch.programme
        yield _waiting(row, programme, f"{programme.title}: {row.goal}", "mentoring")


def _endings(viewer: Viewer) -> Iterator[Waiting]:
    """Programmes to end. One that is known only from a source ends when a source says so, not by a press."""
    mine = Programme.objects.filter(_of_office(viewer, EDIT, ""), source="")
    mine = mine.select_related("organisation")
    over = mine.filter(
        ends_on__lt=clock.today(),
        state__in=(ProgrammeState.ENROLLING, ProgrammeState.RUNNING),
    )
    for row in over.order_by("ends_on")[:50]:
        yield _waiting(row, row, row.title, "finish_activity", row.ends_on)
    still = Mentoring.objects.filter(
        application__batch__programme=OuterRef("pk"), ended_at__isnull=True
    )
    ready = mine.filter(state=ProgrammeState.MENTORING).filter(~Exists(still))
    for row in ready.order_by("activity_ended_on")[:50]:
        yield _waiting(row, row, row.title, "finish")


def _own_or_office(viewer: Viewer) -> Q:
    """The meetings the viewer gives, and those of the offices they run programmes for."""
    office = _of_office(viewer, EDIT, "batch__programme__")
    return office | Q(trainer_id=viewer.user_id) if office else office


def _of_office(viewer: Viewer, permission: str, path: str) -> Q:
    offices = viewer.offices(permission)
    return Q() if offices is None else Q(**{f"{path}organisation_id__in": offices})


def _waiting(
    row: Row, programme: Programme, title: str, what: str, due: date | None = None
) -> Waiting:
    return Waiting(
        title=title,
        urn=row.urn,
        code=row.code,
        stage="programmes",
        action=_TO_DO[what],
        due=due,
        late=due is not None and due < clock.today(),
        office=programme.organisation.short,
        contoh=row.contoh,
    )
