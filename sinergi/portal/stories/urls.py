"""Addresses of 'Ikuti satu kisah'."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.stories import views

app_name = "stories"
urlpatterns = [
    path("kisah/", views.first, name="list"),
    path("kisah/<int:number>/", views.step, name="step"),
]
