"""Reporting in five screens, one question each: what, where, in which words, check, sent.

What was answered so far stands in the session, so that going back loses nothing and no screen needs
JavaScript.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sinergi.kernel.errors import NotFound
from sinergi.people.api import organisation_of_region, sender_of
from sinergi.places.api import kelurahan_at, region
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.forms import submit
from sinergi.portal.voices import shown
from sinergi.portal.voices.forms import PlaceForm, SendForm, WordsForm
from sinergi.portal.voices.pages import read
from sinergi.voices import api as voices
from sinergi.voices.api import (
    Category,
    Channel,
    OutsideCity,
    Photo,
    PlaceMissing,
    Visibility,
    Voice,
)

DRAFT = "suara_draf"
READ = ("GET", "HEAD")


def _draft(request: PortalRequest) -> dict[str, Any]:
    return dict(request.session.get(DRAFT, {}))


def _keep(request: PortalRequest, **answers: Any) -> None:
    request.session[DRAFT] = _draft(request) | answers


def _next(request: PortalRequest, name: str) -> HttpResponse:
    """The next screen, or back to the last one when this answer was only being changed."""
    changing = request.GET.get("ubah") == "ya"
    return redirect(reverse("voices:report_check" if changing else f"voices:{name}"))


def _category(draft: dict[str, Any]) -> Category | None:
    try:
        return voices.category(draft.get("category", ""))
    except NotFound:
        return None


@page("public")
def what(request: PortalRequest) -> HttpResponse:
    """What is it about? One press on a matter goes on."""
    draft = _draft(request)
    chosen = request.POST.get("category", "")
    problem = False
    if request.method == "POST":
        known = {one.code: one for one in voices.categories()}
        if chosen in known:
            _keep(request, category=chosen, visibility=known[chosen].visibility)
            return _next(request, "report_place")
        problem = True
    context = {
        "categories": voices.categories(),
        "chosen": draft.get("category", ""),
        "problem": problem,
        "step": 1,
    }
    return render(request, "voices/report_what.html", context, status=422 if problem else 200)


@page("public")
def place(request: PortalRequest) -> HttpResponse:
    """Where is it? From the device, on the map, or from the list of kelurahan."""
    draft = _draft(request)
    category = _category(draft)
    if category is None:
        return redirect("voices:report")
    initial = {name: draft.get(name, "") for name in ("region", "address", "point")}
    if request.GET.get("kelurahan"):
        initial |= {"region": request.GET["kelurahan"], "point": ""}
    form = PlaceForm(request.POST or None, initial=initial, needed=category.needs_place)
    if form.is_bound and form.is_valid() and _place_fits(form, category):
        point = form.cleaned_data["point"]
        _keep(
            request,
            region=form.cleaned_data["region"],
            address=form.cleaned_data["address"],
            point=f"{point[0]},{point[1]}" if point else "",
        )
        return _next(request, "report_words")
    context = {"form": form, "category": category, "step": 2}
    status = 422 if form.is_bound else 200
    return render(request, "voices/report_place.html", context, status=status)


def _place_fits(form: PlaceForm, category: Category) -> bool:
    """Say on this screen already what the report would be refused for."""
    point = form.cleaned_data["point"]
    if point is not None:
        found = kelurahan_at(*point)
        if found is None:
            form.add_error("region", str(OutsideCity()))
            return False
        form.cleaned_data["region"] = found.code
        return True
    code = form.cleaned_data["region"]
    try:
        known = bool(code) and region(code).level == "kelurahan"
    except NotFound:
        known = False
    if not known and (code or category.needs_place):
        form.add_error("region", str(PlaceMissing()))
        return False
    return True


@page("public")
def words(request: PortalRequest) -> HttpResponse:
    """What happened, and who may see it?"""
    draft = _draft(request)
    category = _category(draft)
    if category is None:
        return redirect("voices:report")
    initial = {name: draft.get(name, "") for name in ("title", "text", "visibility")}
    form = WordsForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        _keep(request, **form.cleaned_data)
        return redirect("voices:report_check")
    context = {"form": form, "category": category, "step": 3}
    status = 422 if form.is_bound else 200
    return render(request, "voices/report_words.html", context, status=status)


@page("public")
def check(request: PortalRequest) -> HttpResponse:
    """All answers on one screen, voices that say the same, a photo, and the button that sends."""
    draft = _draft(request)
    category = _category(draft)
    if category is None or not draft.get("text"):
        sent_already = request.session.get("suara_terkirim")
        if request.method == "POST" and sent_already:
            return redirect("voices:sent", sent_already)
        return redirect("voices:report")
    form = SendForm(request.POST, request.FILES) if request.method == "POST" else SendForm()
    key = "" if request.viewer.user_id else voices.new_key()
    answer = submit(
        request,
        form,
        lambda data: _report(request, draft, category, data, key),
        then=lambda voice: reverse("voices:sent", args=[voice.code]),
        fields={"file": "photos"},
    )
    if answer:
        request.session.pop(DRAFT, None)
        return answer
    place_of = region(draft["region"]) if draft.get("region") else None
    context = {
        "form": form,
        "draft": draft,
        "category": category,
        "region": place_of,
        "visibility": Visibility(draft.get("visibility") or category.visibility),
        "office": category.organisation
        or (organisation_of_region(place_of.code) if place_of else None),
        "alike": voices.similar(
            request.viewer,
            title=draft["title"],
            text=draft["text"],
            category=category.code,
            kelurahan=draft.get("region", ""),
            count=3,
        ),
        "at_desk": request.viewer.may_anywhere("voices.desk"),
        "step": 4,
    }
    return render(request, "voices/report_check.html", context, status=422 if form.errors else 200)


def _report(
    request: PortalRequest,
    draft: dict[str, Any],
    category: Category,
    data: dict[str, Any],
    key: str,
) -> Voice:
    desk = bool(data.get("desk"))
    if desk:
        key = voices.new_key()
    point = tuple(float(part) for part in draft["point"].split(",")) if draft.get("point") else None
    voice = voices.report(
        by=request.viewer,
        category=category,
        title=draft["title"],
        text=draft["text"],
        region=region(draft["region"]) if draft.get("region") else None,
        point=(point[0], point[1]) if point else None,
        address=draft.get("address", ""),
        visibility=Visibility(draft.get("visibility") or category.visibility),
        photos=[
            Photo(file.read(), file.name or "foto", file.content_type or "")
            for file in data["photos"]
        ],
        channel=Channel.LOKET if desk else Channel.WEB,
        key=key,
        address_of_sender=sender_of(request),
    )
    request.session["suara_terkirim"] = voice.code
    if key:
        shown.keep_key(request, voice.code, key)
    return voice


@page("public", methods=READ)
def sent(request: PortalRequest, code: str) -> HttpResponse:
    """The code, what happens next and by when; for a guest, the key that leads back."""
    voice = read(request, code)
    key = shown.key_for(request, voice.code)
    if not voices.is_reporter(voice, request.viewer, key):
        return redirect("voices:detail", voice.code)
    link = request.build_absolute_uri(reverse("voices:detail", args=[voice.code]))
    context = {
        "voice": voice,
        "next_step": shown.next_step(voice),
        "office": voices.proposed_office(voice.category, voice.region),
        "link": f"{link}?kunci={key}" if key else link,
        "guest": bool(key),
        "step": 5,
    }
    return render(request, "voices/report_sent.html", context)
