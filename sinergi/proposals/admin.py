"""Rescue only. Officers work in the portal."""

from __future__ import annotations

from django.contrib import admin

from sinergi.proposals.models import Phase


@admin.register(Phase)
class PhaseAdmin(admin.ModelAdmin[Phase]):
    list_display = ("name", "year", "kind", "opens_at", "closes_at", "answer_by")
    list_filter = ("year", "kind")
