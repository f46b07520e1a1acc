"""One field of each kind."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.portal.moments import DayField

_KINDS = (
    ("laporan", _("Laporan")),
    ("aspirasi", _("Aspirasi")),
    ("informasi", _("Permintaan informasi")),
)


class EveryField(forms.Form):
    """Every kind of control that pages use."""

    name = forms.CharField(label=_("Nama"), help_text=_("Seperti pada KTP; tidak ditampilkan."))
    kind = forms.ChoiceField(
        label=_("Apa yang ingin Anda sampaikan?"), choices=_KINDS, widget=forms.RadioSelect
    )
    office = forms.ChoiceField(label=_("Perangkat daerah"), choices=_KINDS)
    days = forms.MultipleChoiceField(
        label=_("Hari yang cocok"),
        choices=_KINDS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = forms.CharField(label=_("Ceritakan"), widget=forms.Textarea, max_length=500)
    amount = forms.IntegerField(label=_("Perkiraan biaya"), required=False)
    when = DayField(label=_("Tanggal"))
    photo = forms.FileField(label=_("Foto"), required=False)
    agree = forms.BooleanField(label=_("Saya setuju data ini dipakai untuk menjawab laporan saya."))
