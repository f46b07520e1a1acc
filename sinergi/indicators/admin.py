"""Rescue by hand: the words of dimensions and indicators. Values are not edited here."""

from __future__ import annotations

from django.contrib import admin

from sinergi.indicators.models import Dimension, Indicator


@admin.register(Dimension)
class DimensionAdmin(admin.ModelAdmin[Dimension]):
    """Labels of the six dimensions."""

    list_display = ("key", "name", "english", "position")


@admin.register(Indicator)
class IndicatorAdmin(admin.ModelAdmin[Indicator]):
    """Names and definitions of indicators."""

    list_display = ("key", "name", "dimension", "kind", "unit", "owner")
    list_filter = ("dimension", "kind")
    readonly_fields = ("key", "kind", "formula", "code")
