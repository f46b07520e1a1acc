"""Address of the open data page; the files themselves are served by the doors for machines."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.data import views

app_name = "data"
urlpatterns = [path("data/", views.index, name="index")]
