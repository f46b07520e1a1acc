"""The trainer's pages: own meetings, and the attendance list on one phone screen."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.kernel import clock
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.programmes.forms import AttendanceForm, MoveForm, ReasonForm
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Meeting


@page("signed-in", methods=("GET", "HEAD"))
def mine(request: PortalRequest) -> HttpResponse:
    """The meetings the viewer gives."""
    now = clock.now()
    rows = programmes.teaching(request.viewer)
    return render(
        request,
        "programmes/teaching.html",
        {
            "coming": [row for row in rows if row.ends_at >= now],
            "past": [row for row in rows if row.ends_at < now],
            "today": clock.today(),
        },
    )


@page("public")
def meeting(request: PortalRequest, code: str) -> HttpResponse:
    """Attendance for trainer and office; everybody else is led to the timetable."""
    row = programmes.meeting_by_code(code, request.viewer)
    viewer = request.viewer
    trainer = viewer.user_id is not None and row.trainer_id == viewer.user_id
    runs = programmes.may_run(viewer, row.batch.programme)
    if not (trainer or runs):
        return redirect(reverse("programmes:detail", args=[row.batch.programme.code]) + "#jadwal")
    form = AttendanceForm(
        request.POST or None,
        roster=programmes.roster(viewer, row),
        initial={"walk_ins": programmes.walk_ins_of(row)},
    )
    answer = submit(
        request,
        form,
        lambda data: programmes.take_attendance(
            by=viewer,
            meeting=row,
            marks=form.marks(rest_came="rest_came" in request.POST),
            walk_ins=data["walk_ins"],
        ),
        then=reverse("programmes:meeting", args=[row.code]),
        message=_("Kehadiran tersimpan."),
    )
    return answer or _show(request, row, form, runs=runs)


def _show(
    request: PortalRequest, row: Meeting, form: AttendanceForm, *, runs: bool
) -> HttpResponse:
    seated = [pair for pair in form.lines() if pair[0].has_seat]
    begun = row.starts_at.astimezone(clock.WIB).date() <= clock.today()
    return render(
        request,
        "programmes/meeting.html",
        {
            "meeting": row,
            "programme": row.batch.programme,
            "form": form,
            "seated": seated,
            "without_seat": [pair for pair in form.lines() if not pair[0].has_seat],
            "present": sum(line.presence == "present" for line, _field in seated),
            "noted": sum(bool(line.presence) for line, _field in seated),
            "may_note": begun and row.cancelled_at is None,
            "runs": runs,
            "move_form": MoveForm(
                initial={"starts_at": row.starts_at, "ends_at": row.ends_at, "room": row.room}
            ),
            "cancel_form": ReasonForm(),
        },
        status=422 if form.is_bound else 200,
    )
