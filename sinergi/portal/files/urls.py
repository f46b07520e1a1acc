"""The address of a file."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.files import views

app_name = "files"
urlpatterns = [path("berkas/<uuid:file_id>/", views.serve, name="serve")]
