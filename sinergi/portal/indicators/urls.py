"""Addresses of the scorecard."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.indicators import views

app_name = "indicators"
urlpatterns = [
    path("indikator/", views.scorecard, name="list"),
    path("indikator/<str:code>/", views.detail, name="detail"),
    path("indikator/<str:code>/catat/", views.report, name="report"),
    path("indikator/<str:code>/hitung/", views.recount, name="recount"),
]
LINKS = {"Indicator": "indicators:detail", "IndicatorValue": "indicators:detail"}
