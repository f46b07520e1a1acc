"""Rescue only: officers work in the portal, and what happened is not edited here."""

from __future__ import annotations

from django.contrib import admin

from sinergi.programmes.models import Programme


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin[Programme]):
    list_display = ("title", "organisation", "year", "state")
    list_filter = ("state", "year")
    search_fields = ("title", "code")
    readonly_fields = ("state", "activity", "announced_at", "ordered_by", "organisation", "year")
