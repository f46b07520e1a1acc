"""Addresses of outcomes."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.outcomes import answering, pages

app_name = "outcomes"
LINKS = {"Survey": "outcomes:survey", "Outcome": "outcomes:outcome", "Gap": "outcomes:gap"}
urlpatterns = [
    path("hasil/", pages.index, name="list"),
    path("hasil/jawab/<str:token>/", answering.answer, name="answer"),
    path("hasil/survei/<str:code>/", pages.survey, name="survey"),
    path("hasil/survei/<str:code>/telepon/<str:person>/", answering.phone, name="phone"),
    path("hasil/jawaban/<str:code>/", pages.outcome, name="outcome"),
    path("hasil/celah/<str:code>/", pages.gap, name="gap"),
    path("hasil/<str:code>/", pages.detail, name="detail"),
    path("hasil/<str:code>/celah/", answering.state_gap, name="state_gap"),
    path("hasil/<str:code>/survei/", answering.open_surveys, name="open_surveys"),
]
