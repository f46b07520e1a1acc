"""What every page knows: the city, who looks, the ways through the site, the other language, the demo's day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.people.api import ANONYMOUS, viewer_of
from sinergi.portal.links import url_if

CITY = _("Kota Malang")
_WAYS: tuple[tuple[str, str, Text], ...] = (
    ("voices", "voices:list", _("Suara")),
    ("proposals", "proposals:list", _("Usulan")),
    ("plans", "plans:list", _("Rencana")),
    ("budgets", "budgets:list", _("Anggaran")),
    ("programmes", "programmes:list", _("Program")),
    ("outcomes", "outcomes:list", _("Hasil")),
    ("indicators", "indicators:list", _("Indikator")),
)


@dataclass(frozen=True)
class Way:
    """One entry of the main navigation, a station of the thread."""

    stage: str
    name: Text
    href: str
    here: bool


def look(request: HttpRequest) -> dict[str, Any]:
    """Names for templates: `city`, `viewer`, `ways`, `other_language`, `demo_day`, `hub_url`."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        user = getattr(request, "user", None)
        viewer = viewer_of(user) if user is not None else ANONYMOUS
    return {
        "city": CITY,
        "viewer": viewer,
        "ways": _ways(request.path),
        "other_language": _other_language(request),
        "demo_day": clock.today() if clock.is_shifted() else None,
        "hub_url": settings.SINERGI_HUB_BASE_URL,
    }


def _ways(path: str) -> list[Way]:
    made = []
    for stage, name, label in _WAYS:
        href = url_if(name)
        if href:
            made.append(Way(stage, label, href, path.startswith(href)))
    return made


def _other_language(request: HttpRequest) -> dict[str, str]:
    code = "en" if (get_language() or "id").startswith("id") else "id"
    name = dict(settings.LANGUAGES)[code]
    return {"code": code, "name": str(name), "href": translate_url(request.get_full_path(), code)}
