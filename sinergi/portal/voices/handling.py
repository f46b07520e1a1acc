"""What people do with a voice on its page: support, agree, reopen; officers route, answer, archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text
from sinergi.people.api import organisation, signed_in
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import press, submit
from sinergi.portal.voices import shown
from sinergi.portal.voices.forms import ArchiveForm, RouteForm, TextForm
from sinergi.portal.voices.pages import read, show
from sinergi.voices import api as voices
from sinergi.voices.api import ArchiveReason, Voice

SEND = ("POST",)


def _home(voice: Voice) -> str:
    return reverse("voices:detail", args=[voice.code])


def _sent(
    request: PortalRequest,
    voice: Voice,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    message: Text,
) -> HttpResponse:
    """Do what a form on the page asks, or show the page again with the form as it was sent."""
    answer = submit(request, form, act, then=_home(voice), message=message)
    return answer or show(request, voice, **{name: form})


@page("signed-in", methods=SEND)
def support(request: PortalRequest, code: str) -> HttpResponse:
    """ "Saya juga"."""
    signed_in(request.viewer)
    voice = read(request, code)
    return press(
        request,
        lambda: voices.support(by=request.viewer, voice=voice.urn),
        then=_home(voice),
        message=_("Tercatat: Anda juga mengalaminya. Perkembangannya kami kabarkan."),
    )


@page("public", methods=SEND)
def close(request: PortalRequest, code: str) -> HttpResponse:
    """The reporter agrees, or an officer closes after the time for a reply."""
    voice = read(request, code)
    key = shown.key_for(request, voice.code)
    return press(
        request,
        lambda: voices.close(by=request.viewer, voice=voice.urn, key=key),
        then=_home(voice),
        message=_("Terima kasih. Suara ini selesai."),
    )


@page("public", methods=SEND)
def withdraw(request: PortalRequest, code: str) -> HttpResponse:
    """The reporter takes a voice back."""
    voice = read(request, code)
    key = shown.key_for(request, voice.code)
    return press(
        request,
        lambda: voices.archive(
            by=request.viewer, voice=voice.urn, reason=ArchiveReason.DICABUT, key=key
        ),
        then=_home(voice),
        message=_("Suara ini sudah dicabut."),
    )


@page("public", methods=SEND)
def reopen(request: PortalRequest, code: str) -> HttpResponse:
    """The reporter does not accept the answer."""
    voice = read(request, code)
    key = shown.key_for(request, voice.code)
    form = TextForm(request.POST, prefix="tanggapi")
    return _sent(
        request,
        voice,
        "reopen_form",
        form,
        lambda data: voices.reopen(by=request.viewer, voice=voice.urn, text=data["text"], key=key),
        _("Tanggapan Anda diteruskan. Suara ini dibuka lagi."),
    )


@page("voices.route", methods=SEND)
def route(request: PortalRequest, code: str) -> HttpResponse:
    """Hand a voice to an office."""
    voice = read(request, code)
    form = RouteForm(request.POST, prefix="teruskan")

    def act(data: dict[str, Any]) -> Voice:
        return voices.route(
            by=request.viewer,
            voice=voice.urn,
            organisation=organisation(data["organisation"]),
            category=voices.category(data["category"]),
        )

    return _sent(request, voice, "route_form", form, act, _("Suara ini sudah diteruskan."))


@page("voices.answer", methods=SEND)
def answer(request: PortalRequest, code: str) -> HttpResponse:
    """The office answers."""
    voice = read(request, code)
    form = TextForm(request.POST, prefix="jawab")
    return _sent(
        request,
        voice,
        "answer_form",
        form,
        lambda data: voices.answer(by=request.viewer, voice=voice.urn, text=data["text"]),
        _("Jawaban terkirim. Pelapor punya sepuluh hari untuk menanggapi."),
    )


@page("voices.route", methods=SEND)
def archive(request: PortalRequest, code: str) -> HttpResponse:
    """Put a voice away with a reason."""
    voice = read(request, code)
    form = ArchiveForm(request.POST, prefix="arsip")

    def act(data: dict[str, Any]) -> Voice:
        return voices.archive(
            by=request.viewer,
            voice=voice.urn,
            reason=ArchiveReason(data["reason"]),
            note=data["note"],
        )

    return _sent(request, voice, "archive_form", form, act, _("Suara ini diarsipkan."))
