"""The office puts meetings on the timetable, moves and cancels them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.people.api import officers, user
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.programmes.forms import MeetingForm, MoveForm, ReasonForm
from sinergi.programmes import api as programmes


@page("programmes.edit")
def schedule(request: PortalRequest, code: str) -> HttpResponse:
    """Put a meeting on a batch's timetable."""
    batch = programmes.batch_by_code(code, request.viewer)
    stages = {str(stage.pk): stage for stage in batch.programme.stages.all()}
    form = MeetingForm(
        request.POST or None,
        stages={key: stage.title for key, stage in stages.items()},
        trainers=officers(programmes.TEACH, batch.programme.organisation_id),
        initial={"room": batch.place},
    )

    def act(data: dict[str, Any]) -> object:
        trainer = data.pop("trainer")
        return programmes.schedule_meeting(
            by=request.viewer,
            batch=batch,
            stage=stages.get(data.pop("stage")),
            trainer=user(trainer) if trainer else None,
            **data,
        )

    answer = submit(
        request,
        form,
        act,
        then=reverse("programmes:batch", args=[batch.code]),
        message=_("Pertemuan dijadwalkan. Peserta dikabari."),
    )
    status = 422 if form.is_bound else 200
    context = {"form": form, "batch": batch, "programme": batch.programme}
    return answer or render(request, "programmes/schedule.html", context, status=status)


@page("programmes.edit", methods=("POST",))
def change_meeting(request: PortalRequest, code: str) -> HttpResponse:
    """Another time or room."""
    row = programmes.meeting_by_code(code, request.viewer)
    form = MoveForm(request.POST)
    answer = submit(
        request,
        form,
        lambda data: programmes.move_meeting(by=request.viewer, meeting=row, **data),
        then=reverse("programmes:meeting", args=[row.code]),
        message=_("Jadwal diubah. Peserta dikabari."),
    )
    context = {"meeting": row, "form": form, "programme": row.batch.programme}
    return answer or render(request, "programmes/change_meeting.html", context, status=422)


@page("programmes.edit", methods=("POST",))
def cancel_meeting(request: PortalRequest, code: str) -> HttpResponse:
    """Take a meeting off the timetable."""
    row = programmes.meeting_by_code(code, request.viewer)
    form = ReasonForm(request.POST)
    answer = submit(
        request,
        form,
        lambda data: programmes.cancel_meeting(by=request.viewer, meeting=row, **data),
        then=reverse("programmes:meeting", args=[row.code]),
        message=_("Pertemuan dibatalkan. Peserta dikabari."),
    )
    context = {"meeting": row, "form": form, "programme": row.batch.programme}
    return answer or render(request, "programmes/change_meeting.html", context, status=422)
