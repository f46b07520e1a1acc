"""Addresses of the demo's own pages."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.demo import views

app_name = "demo"
urlpatterns = [
    path("contoh/", views.city, name="city"),
    path("contoh/masuk/<slug:key>/", views.enter, name="enter"),
    path("contoh/hari/<slug:day>/", views.step, name="step"),
]
