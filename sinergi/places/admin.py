"""Regions and holidays, for reading and rescue; officers edit the calendar in the portal."""

from __future__ import annotations

from django.contrib import admin

from sinergi.places.models import Holiday, Region


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin[Region]):
    list_display = ("code", "name", "level", "parent", "postcode")
    list_filter = ("level",)
    search_fields = ("code", "name")
    raw_id_fields = ("parent",)


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin[Holiday]):
    list_display = ("day", "name", "kind", "active")
    list_filter = ("kind", "active")
    search_fields = ("name",)
    date_hierarchy = "day"
