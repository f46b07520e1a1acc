"""Addresses of budgets."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.budgets import handling, pages

app_name = "budgets"
LINKS = {"BudgetLine": "budgets:detail", "Realisation": "budgets:realisation"}
urlpatterns = [
    path("anggaran/", pages.index, name="list"),
    path("anggaran/buka/<str:code>/", handling.open_line, name="open"),
    path("anggaran/realisasi/<str:code>/", pages.realisation, name="realisation"),
    path("anggaran/<str:code>/", pages.detail, name="detail"),
    path("anggaran/<str:code>/pagu/", handling.pagu, name="pagu"),
    path("anggaran/<str:code>/rincian/", handling.item, name="item"),
    path("anggaran/<str:code>/rencana-kas/", handling.cash, name="cash"),
    path("anggaran/<str:code>/realisasi/", handling.realise, name="realise"),
]
