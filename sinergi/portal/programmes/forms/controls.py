"""Choices that several forms share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.places.api import Level, regions


def kelurahan() -> list[tuple[str, str]]:
    """Every kelurahan, after an empty choice."""
    rows = sorted(regions(Level.KELURAHAN), key=lambda one: one.name)
    return [("", str(_("Pilih kelurahan"))), *((one.code, one.name) for one in rows)]
