"""Address of the glossary."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.glossary import views

app_name = "glossary"
urlpatterns = [path("istilah/", views.index, name="index")]
