"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.desk import views

app_name = "desk"
urlpatterns = [
    path("meja/", views.home, name="home"),
    path("meja/kalender/", views.calendar, name="calendar"),
    path("meja/kalender/<uuid:holiday_id>/hapus/", views.remove_day, name="remove_day"),
]
