"""The address of the style guide."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.gaya import views

app_name = "gaya"
urlpatterns = [path("gaya/", views.guide, name="guide")]
