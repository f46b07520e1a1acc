"""Addresses of notices."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.notices import views

app_name = "notices"
urlpatterns = [
    path("pemberitahuan/", views.show, name="inbox"),
    path("pemberitahuan/dibaca/", views.read_all, name="read_all"),
    path("pemberitahuan/<uuid:notice_id>/", views.go, name="go"),
]
