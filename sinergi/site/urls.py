"""Every address of the web process: pages for people, doors for machines, and the admin for rescue."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from sinergi.portal import urls as portal

handler400 = portal.handler400
handler403 = portal.handler403
handler404 = portal.handler404
handler429 = portal.handler429
handler500 = portal.handler500

# One sign-in for all, so that guessing a password is slowed everywhere.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("", include("sinergi.interop.urls")),
    *portal.urlpatterns,
]
