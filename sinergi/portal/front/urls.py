"""Addresses of the front page and its small neighbours."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.front import views

app_name = "front"
urlpatterns = [
    path("", views.home, name="home"),
    path("lacak/", views.track, name="track"),
    path("tentang/", views.about, name="about"),
    path("tanpa-jaringan/", views.offline, name="offline"),
]
