"""Addresses of proposals."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.proposals import handling, pages, proposing

app_name = "proposals"
LINKS = {"Proposal": "proposals:detail"}
urlpatterns = [
    path("usulan/", pages.index, name="list"),
    path("usulan/baru/", proposing.new, name="new"),
    path("usulan/masa/", proposing.phases, name="phases"),
    path("usulan/<str:code>/", pages.detail, name="detail"),
    path("usulan/<str:code>/dukung/", handling.support, name="support"),
    path("usulan/<str:code>/batal-dukung/", handling.unsupport, name="unsupport"),
    path("usulan/<str:code>/gabung/", handling.add_voices, name="add_voices"),
    path("usulan/<str:code>/jawab/", handling.answer, name="answer"),
]
