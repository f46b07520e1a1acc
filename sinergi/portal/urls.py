"""All pages for people: every `portal/<folder>/urls.py`, under Indonesian paths, English under /en/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from sinergi.portal import folders
from sinergi.portal.front.views import service_worker
from sinergi.portal.maps import kelurahan_json

pages: list[URLPattern | URLResolver] = [
    path("", include(f"{name}.urls")) for name in folders.with_urls()
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("peta/kelurahan.json", kelurahan_json, name="kelurahan-json"),
    path("sw.js", service_worker, name="service-worker"),
    *i18n_patterns(
        *pages,
        prefix_default_language=False,
    ),
]

handler400 = "sinergi.portal.errors.bad_request"
handler403 = "sinergi.portal.errors.forbidden"
handler404 = "sinergi.portal.errors.missing"
handler429 = "sinergi.portal.errors.too_many"  # asked for by allauth
handler500 = "sinergi.portal.errors.broken"
