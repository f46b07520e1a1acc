"""Form fields for days and moments by the browser's own controls, which understand only ISO 8601."""

from __future__ import annotations

from typing import Any

from django import forms

_DAY = "%Y-%m-%d"
_MOMENT = "%Y-%m-%dT%H:%M"


class DayField(forms.DateField):
    """A day. What it begins with is shown whatever the language of the page."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format=_DAY)
        super().__init__(widget=widget, input_formats=[_DAY], **options)


class MomentField(forms.DateTimeField):
    """A day and an hour in WIB."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)
        super().__init__(widget=widget, input_formats=[_MOMENT, "%Y-%m-%d %H:%M"], **options)
