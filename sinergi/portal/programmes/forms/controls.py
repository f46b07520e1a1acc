"""Controls that several forms share: days and moments in WIB, kelurahan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.places.api import Level, regions

MOMENT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and an hour in WIB, by the browser's own control."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
        super().__init__(widget=widget, input_formats=[MOMENT, "%Y-%m-%d %H:%M"], **kwargs)


class DayField(forms.DateField):
    """A day, by the browser's own control."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)


def kelurahan() -> list[tuple[str, str]]:
    """Every kelurahan, after an empty choice."""
    rows = sorted(regions(Level.KELURAHAN), key=lambda one: one.name)
    return [("", str(_("Pilih kelurahan"))), *((one.code, one.name) for one in rows)]
