"""Forms of the desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.places.api import HolidayKind
from sinergi.portal.moments import DayField


class HolidayForm(forms.Form):
    """A day off."""

    day = DayField(label=_("Tanggal"))
    name = forms.CharField(label=_("Nama hari libur"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=HolidayKind.choices,
        widget=forms.RadioSelect,
        initial=HolidayKind.LIBUR_NASIONAL,
    )
