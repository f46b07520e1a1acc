"""Reference data and rescue. Officers work in the portal."""

from __future__ import annotations

from django.contrib import admin

from sinergi.voices.models import Category


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin[Category]):
    list_display = ("name", "kind", "organisation", "at_kelurahan", "days", "visibility", "active")
    list_editable = ("days", "active")
    list_filter = ("kind", "active")
    search_fields = ("code", "name")
