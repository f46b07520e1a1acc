"""The form of a published figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class FigureField(forms.CharField):
    """A number as Indonesians type it: dots for thousands, a comma for decimals. Gives a Decimal."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"widget": widget} | options)

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]
        text = str(value or "").strip().replace(".", "").replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except ArithmeticError as error:
            raise ValidationError(_("Tulis angkanya saja, misalnya 82,77.")) from error
        if not number.is_finite() or abs(number) >= 10**15:
            raise ValidationError(_("Angka ini terlalu besar."))
        return number


class FigureForm(forms.Form):
    """A figure of one year, with the place where it was published."""

    period = forms.CharField(label=_("Tahun"), max_length=4)
    value = FigureField(label=_("Nilai"))
    source = forms.CharField(
        label=_("Sumber"),
        help_text=_("Alamat laman, nama dokumen, atau siaran pers beserta tanggalnya"),
        max_length=500,
    )
    note = forms.CharField(label=_("Catatan"), required=False, max_length=500)
