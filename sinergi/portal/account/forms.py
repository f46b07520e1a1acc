"""Forms of the account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sinergi.notices.api import Mail
from sinergi.places.api import regions

_MAIL = (
    (Mail.EACH, _("Setiap ada kabar")),
    (Mail.DAILY, _("Ringkasan sekali sehari")),
    (Mail.NEVER, _("Jangan kirim surel")),
)


class AccountForm(forms.Form):
    """Name, kelurahan, language, and when to send e-mail."""

    name = forms.CharField(
        label=_("Nama"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    region = forms.ChoiceField(
        label=_("Kelurahan tempat tinggal"),
        required=False,
        help_text=_("Dipakai untuk menunjukkan kabar di sekitar Anda. Boleh kosong."),
    )
    language = forms.ChoiceField(
        label=_("Bahasa surel"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    mail = forms.ChoiceField(label=_("Kabar lewat surel"), choices=_MAIL, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [("", _("Tidak disebut"))]
        grouped: dict[str, list[tuple[str, str]]] = {}
        for region in regions("kelurahan"):
            within = region.parent.name if region.parent else ""
            grouped.setdefault(within, []).append((region.code, region.name))
        self.fields["region"].choices = [*choices, *grouped.items()]  # type: ignore[attr-defined]


class ContactForm(forms.Form):
    """E-mail and phone, with the present password."""

    email = forms.CharField(
        label=_("Surel"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Nomor telepon"),
        max_length=20,
        required=False,
        help_text=_("Cukup salah satu: surel atau nomor telepon."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    password = forms.CharField(
        label=_("Kata sandi Anda sekarang"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class LeaveForm(forms.Form):
    """Withdrawing consent closes the account: said before it is done."""

    sure = forms.BooleanField(label=_("Saya mengerti: akun saya ditutup dan saya keluar sekarang."))
