"""What every page knows: the city, who looks, the ways through the site, the other language, the demo's day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sinergi.demo import api as demo
from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.people.api import ANONYMOUS, viewer_of
from sinergi.portal.links import url_if

CITY = _("Kota Malang")
_OWN_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
_FOOT: tuple[tuple[str, Text], ...] = (
    ("stories:list", _("Ikuti satu kisah")),
    ("thread:newest", _("Langkah terbaru")),
    ("data:index", _("Data terbuka")),
    ("glossary:index", _("Istilah")),
    ("front:about", _("Tentang Sinergi")),
)
WAYS: tuple[tuple[str, str, Text], ...] = (
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
        "account_url": url_if("account:home") or url_if("account_email"),
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}",
        "desk_url": url_if("desk:home") if viewer.is_officer else "",
        "footer_links": _links(),
        "demo_url": url_if("demo:city"),
        "inbox_url": url_if("notices:inbox") if viewer.user_id is not None else "",
        "demo_day": clock.today() if clock.is_shifted() and demo.present() else None,
        "hub_url": settings.SINERGI_HUB_BASE_URL,
    }


def _ways(path: str) -> list[Way]:
    made = []
    for stage, name, label in WAYS:
        href = url_if(name)
        if href:
            made.append(Way(stage, label, href, path.startswith(href)))
    return made


def _links() -> list[dict[str, Any]]:
    return [{"name": label, "href": href} for name, label in _FOOT if (href := url_if(name))]


def _other_language(request: HttpRequest) -> dict[str, str]:
    code = "en" if (get_language() or "id").startswith("id") else "id"
    return {
        "code": code,
        "name": _OWN_NAMES[code],
        "href": translate_url(request.get_full_path(), code),
    }
