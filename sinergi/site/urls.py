"""Every address of the web process: pages for people, doors for machines, and the admin for rescue."""

from __future__ import annotations

from importlib.util import find_spec

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from sinergi.portal import urls as portal

handler400 = portal.handler400
handler403 = portal.handler403
handler404 = portal.handler404
handler500 = portal.handler500

doors: list[URLPattern | URLResolver] = (
    [path("", include("sinergi.interop.urls"))] if find_spec("sinergi.interop.urls") else []
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    *doors,
    *portal.urlpatterns,
]
