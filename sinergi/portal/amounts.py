"""Form fields for numbers as Indonesians type them: dots for thousands, a comma for decimals."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.money import Rupiah

_MOST = 10**15


class RupiahField(forms.CharField):
    """Whole rupiah, typed plain or as "Rp150.000.000" or "150.000.000,00". Gives a `Rupiah` or None."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        options.setdefault("max_length", 30)
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        text = re.sub(
            r"^(rp)?\.?\s*|,0{1,2}$|\s+", "", str(value or "").strip(), flags=re.IGNORECASE
        )
        if not text:
            return None
        if not re.fullmatch(r"\d+|\d{1,3}(\.\d{3})+", text):
            raise ValidationError(_("Tulis jumlah rupiah bulat, misalnya 150.000.000."), "rupiah")
        amount = int(text.replace(".", ""))
        if amount > _MOST:
            raise ValidationError(_("Jumlah ini terlalu besar."), "rupiah")
        return Rupiah(amount)

    def prepare_value(self, value: Any) -> Any:
        return str(Rupiah(value)).removeprefix("Rp") if isinstance(value, int) else value

    def run_validators(self, value: Any) -> None:
        """The number itself is checked above; the length of its text is not a rule."""


class AmountField(forms.CharField):
    """A decimal with at most two places: "1.250,5", "1250.5" or "12". Gives a Decimal or None."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        options.setdefault("max_length", 20)
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        text = re.sub(r"\s+|%$", "", str(value or "").strip())
        if not text:
            return None
        if "," in text or re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
            text = text.replace(".", "").replace(",", ".")
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal(-1)
        if not (0 <= number < 10**13) or number != round(number, 2):
            raise ValidationError(_("Tulis angka, misalnya 100 atau 12,5."), "amount")
        return number

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        return (
            f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if value % 1 else str(int(value))
        )

    def run_validators(self, value: Any) -> None:
        """The number itself is checked above; the length of its text is not a rule."""
