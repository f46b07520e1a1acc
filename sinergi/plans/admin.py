"""Reference data and rescue. Officers work in the portal."""

from __future__ import annotations

from django.contrib import admin

from sinergi.plans.models import Nomenclature, NomenclatureVersion, Regulation


@admin.register(NomenclatureVersion)
class NomenclatureVersionAdmin(admin.ModelAdmin[NomenclatureVersion]):
    list_display = ("key", "decree", "issued_on", "valid_from", "valid_to", "complete")


@admin.register(Nomenclature)
class NomenclatureAdmin(admin.ModelAdmin[Nomenclature]):
    list_display = ("code", "level", "name", "unit", "version")
    list_filter = ("version", "level")
    search_fields = ("code", "name")


@admin.register(Regulation)
class RegulationAdmin(admin.ModelAdmin[Regulation]):
    list_display = ("number", "issued_on", "year_from", "year_to")
