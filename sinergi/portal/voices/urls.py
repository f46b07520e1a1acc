"""Addresses of voices."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.voices import handling, pages, reporting

app_name = "voices"
LINKS = {"Voice": "voices:detail"}
urlpatterns = [
    path("suara/", pages.index, name="list"),
    path("suara/lapor/", reporting.what, name="report"),
    path("suara/lapor/tempat/", reporting.place, name="report_place"),
    path("suara/lapor/rincian/", reporting.words, name="report_words"),
    path("suara/lapor/periksa/", reporting.check, name="report_check"),
    path("suara/<str:code>/", pages.detail, name="detail"),
    path("suara/<str:code>/terkirim/", reporting.sent, name="sent"),
    path("suara/<str:code>/saya-juga/", handling.support, name="support"),
    path("suara/<str:code>/selesai/", handling.close, name="close"),
    path("suara/<str:code>/buka-lagi/", handling.reopen, name="reopen"),
    path("suara/<str:code>/cabut/", handling.withdraw, name="withdraw"),
    path("suara/<str:code>/teruskan/", handling.route, name="route"),
    path("suara/<str:code>/jawab/", handling.answer, name="answer"),
    path("suara/<str:code>/arsipkan/", handling.archive, name="archive"),
]
