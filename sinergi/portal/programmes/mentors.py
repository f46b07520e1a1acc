"""The mentor's pages: whom one accompanies, the notebook of one, and how it ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.people.api import officers, user
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.programmes.forms import EndMentoringForm, NoteForm, StartMentoringForm
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Ending, Mentoring, Programme


@page("signed-in", methods=("GET", "HEAD"))
def mine(request: PortalRequest) -> HttpResponse:
    """Whom the viewer mentors, the longest silent first."""
    rows = programmes.mentees(request.viewer)
    return render(
        request,
        "programmes/mentees.html",
        {
            "open": [row for row in rows if row.ended_at is None],
            "ended": [row for row in rows if row.ended_at is not None],
        },
    )


@page("signed-in")
def one(request: PortalRequest, code: str) -> HttpResponse:
    """The notebook of one mentoring; writing a note is its form."""
    row = programmes.mentoring_by_code(code, request.viewer)
    form = NoteForm(request.POST or None)
    answer = submit(
        request,
        form,
        lambda data: programmes.note(by=request.viewer, mentoring=row, text=data["text"]),
        then=_page_of(row),
        message=_("Catatan tersimpan."),
    )
    return answer or _show(request, row, form)


@page("signed-in", methods=("POST",))
def end(request: PortalRequest, code: str) -> HttpResponse:
    """End a mentoring: reached, stopped or handed on."""
    row = programmes.mentoring_by_code(code, request.viewer)
    form = EndMentoringForm(request.POST, prefix="akhir", mentors=_mentors(_of(row)))

    def act(data: dict[str, Any]) -> Mentoring:
        return programmes.end_mentoring(
            by=request.viewer,
            mentoring=row,
            ending=Ending(data["ending"]),
            reason=data["reason"],
            to=user(data["to"]) if data["to"] else None,
        )

    answer = submit(request, form, act, then=_page_of(row), message=_("Pendampingan ini berakhir."))
    return answer or _show(request, row, NoteForm(), end_form=form)


@page("programmes.edit")
def start(request: PortalRequest, code: str) -> HttpResponse:
    """Give a participant a mentor and a goal."""
    row = programmes.application_by_code(code, request.viewer)
    programme = row.batch.programme
    form = StartMentoringForm(request.POST or None, mentors=_mentors(programme))

    def act(data: dict[str, Any]) -> Mentoring:
        mentor = user(data["mentor"])
        assert mentor is not None
        return programmes.start_mentoring(
            by=request.viewer, application=row, mentor=mentor, goal=data["goal"]
        )

    answer = submit(
        request,
        form,
        act,
        then=reverse("programmes:application", args=[row.code]),
        message=_("Pendampingan dimulai."),
    )
    status = 422 if form.is_bound else 200
    context = {"row": row, "programme": programme, "form": form}
    return answer or render(request, "programmes/start_mentoring.html", context, status=status)


def _show(
    request: PortalRequest, row: Mentoring, form: NoteForm, end_form: forms.Form | None = None
) -> HttpResponse:
    viewer = request.viewer
    works = row.mentor_id == viewer.user_id or programmes.may_run(viewer, _of(row))
    return render(
        request,
        "programmes/mentoring.html",
        {
            "row": row,
            "programme": _of(row),
            "notes": row.notes.order_by("-at", "-id"),
            "works": works and row.ended_at is None,
            "form": form,
            "end_form": end_form or EndMentoringForm(prefix="akhir", mentors=_mentors(_of(row))),
            "attended": programmes.attendance_of(_of(row)).get(row.application_id),
        },
        status=422 if form.is_bound or end_form is not None else 200,
    )


def _of(row: Mentoring) -> Programme:
    return row.application.batch.programme


def _mentors(programme: Programme) -> list[Any]:
    return officers(programmes.MENTOR, programme.organisation_id)


def _page_of(row: Mentoring) -> str:
    return reverse("programmes:mentoring", args=[row.code])
