"""Addresses of plans and forums."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.plans import forum, lines, renja

app_name = "plans"
LINKS = {
    "Renja": "plans:detail",
    "PlanLine": "plans:line",
    "Activity": "plans:activity",
    "Forum": "plans:forum",
    "AgendaItem": "plans:item",
}
urlpatterns = [
    path("rencana/", renja.index, name="list"),
    path("rencana/susun/", renja.draft, name="draft"),
    path("rencana/baris/<str:code>/", lines.line, name="line"),
    path("rencana/baris/<str:code>/ubah/", lines.change_line, name="change_line"),
    path("rencana/baris/<str:code>/aktivitas/", lines.add_activity, name="add_activity"),
    path("rencana/aktivitas/<str:code>/", lines.activity, name="activity"),
    path("rencana/aktivitas/<str:code>/ubah/", lines.change_activity, name="change_activity"),
    path("rencana/aktivitas/<str:code>/usulan/", lines.tie, name="tie"),
    path("rencana/<str:code>/", renja.detail, name="detail"),
    path("rencana/<str:code>/baris/", lines.add_line, name="add_line"),
    path("rencana/<str:code>/pagu-indikatif/", renja.ceiling, name="ceiling"),
    path("rencana/<str:code>/tetapkan/", renja.fix, name="fix"),
    path("forum/", forum.index, name="forums"),
    path("forum/buka/", forum.open_new, name="open_forum"),
    path("forum/acara/<str:code>/", forum.item, name="item"),
    path("forum/acara/<str:code>/putuskan/", forum.decide, name="decide"),
    path("forum/<str:code>/", forum.detail, name="forum"),
    path("forum/<str:code>/agenda/", forum.agenda, name="agenda"),
    path("forum/<str:code>/tutup/", forum.close, name="close_forum"),
    path("forum/<str:code>/berita-acara.pdf", forum.minutes, name="minutes"),
]
