"""The list of voices and the page of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sinergi.files.api import files_of
from sinergi.kernel import clock
from sinergi.kernel.ids import clean_code
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.voices import shown
from sinergi.portal.voices.forms import ArchiveForm, FilterForm, RouteForm, TextForm, used
from sinergi.proposals import api as proposals
from sinergi.thread import api as thread
from sinergi.voices import api as voices
from sinergi.voices.api import Voice

READ = ("GET", "HEAD")
_FIRST_YEAR = 2021


@page("public", methods=READ)
def index(request: PortalRequest) -> HttpResponse:
    """Voices with filters, the city's numbers and where they come from."""
    years = range(_FIRST_YEAR, clock.today().year + 1)
    form = FilterForm(request.GET or None, years=years)
    filters = form.filters() if form.is_bound else {}
    mine = request.GET.get("milik") == "saya" and request.viewer.user_id is not None
    found = voices.voices(request.viewer, **filters, mine=mine, after=request.GET.get("after", ""))
    context = {
        "form": form,
        "narrowed": bool(filters) or mine,
        "mine": mine,
        "used": used(form),
        "page": found,
        "rows": [(voice, shown.tone(voice)) for voice in found.items],
        "numbers": voices.numbers(),
        "points": _points(request, filters) if filters else (),
        "counts": voices.count_by_kelurahan(
            request.viewer, **{k: v for k, v in filters.items() if k != "kelurahan"}
        ),
    }
    return render(request, "voices/list.html", context)


def _points(
    request: PortalRequest, filters: dict[str, Any]
) -> list[tuple[float, float, str, str, str]]:
    """The narrowed voices that have a point, for the map: lon, lat, label, address, tone."""
    return [
        (
            voice.lon,
            voice.lat,
            voice.title,
            reverse("voices:detail", args=[voice.code]),
            shown.tone(voice),
        )
        for voice in voices.points(request.viewer, **filters)
        if voice.lon is not None and voice.lat is not None
    ]


@page("public", methods=READ)
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """What became of a voice. `?kunci=` lets somebody without an account in, once, and is then hidden."""
    key = request.GET.get("kunci", "")
    if key:
        voice = voices.voice_by_code(code, request.viewer, key=key)
        if voices.is_reporter(voice, request.viewer, key):
            shown.keep_key(request, voice.code, key)
        return redirect(reverse("voices:detail", args=[voice.code]))
    return show(request, read(request, code))


def read(request: PortalRequest, code: str) -> Voice:
    """The voice with this code as this request may know it. Raises NotFound."""
    code = clean_code(code)
    return voices.voice_by_code(code, request.viewer, key=shown.key_for(request, code))


def show(request: PortalRequest, voice: Voice, **sent: forms.Form) -> HttpResponse:
    """The page of a voice; `sent` are forms that must be shown again with what was wrong in them."""
    viewer = request.viewer
    key = shown.key_for(request, voice.code)
    rights = shown.rights(voice, viewer, key)
    chain = thread.follow(voice.urn, viewer) if viewer_sees(voice, request) else None
    context: dict[str, Any] = {
        "voice": voice,
        "tone": shown.tone(voice),
        "clock": voices.clock_of(voice),
        "next_step": shown.next_step(voice),
        "told": shown.told(voice),
        "rights": rights,
        "reporter": voices.reporter_name(voice, viewer),
        "photos": [
            file
            for file in files_of(voice.urn, viewer, admitted=not voice.is_public)
            if file.is_image
        ],
        "supports_it": voices.supports_it(voice, viewer),
        "proposals": proposals.proposals_of(voice.urn, viewer),
        "may_propose": viewer.user_id is not None
        and voice.is_public
        and bool(proposals.open_phases()),
        "reached": [s.stage for s in chain.stations if s.reached] if chain else ["voices"],
        "wrong": next(iter(sent.values()), None),
    }
    context |= _forms(voice, rights) | sent
    return render(request, "voices/detail.html", context, status=422 if sent else 200)


def viewer_sees(voice: Voice, request: PortalRequest) -> bool:
    """Whether the thread of this voice is open to the viewer, not only to the key in this browser."""
    return bool(voices.describe([voice.urn], request.viewer))


def _forms(voice: Voice, rights: shown.Rights) -> dict[str, forms.Form]:
    made: dict[str, forms.Form] = {}
    if rights.route:
        office = voice.organisation or voices.proposed_office(voice.category, voice.region)
        made["route_form"] = RouteForm(
            initial={"organisation": office.short if office else "", "category": voice.category_id},
            prefix="teruskan",
        )
    if rights.answer:
        made["answer_form"] = TextForm(prefix="jawab")
    if rights.archive:
        made["archive_form"] = ArchiveForm(prefix="arsip")
    if rights.reopen:
        made["reopen_form"] = TextForm(prefix="tanggapi")
    return made
