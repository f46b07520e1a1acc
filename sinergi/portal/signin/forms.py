"""Forms of signing up and in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.people.api import CONSENTS


class SignUp(forms.Form):
    """A new account: a name, an e-mail address or a phone number, a password, consent."""

    name = forms.CharField(
        label=_("Nama Anda"),
        max_length=120,
        help_text=_("Tidak ditampilkan kepada umum."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
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
        label=_("Kata sandi"),
        strip=False,
        help_text=_("Paling sedikit 8 huruf atau angka."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    agreed = forms.BooleanField(label=CONSENTS["account"])  # type: ignore[arg-type]  # stubs want a private type


class SignIn(LoginForm):  # type: ignore[misc]
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("Surel atau nomor telepon")
        login.widget.attrs = {"autocomplete": "username"}
        password.label, password.help_text = _("Kata sandi"), ""
        password.widget.attrs = {"autocomplete": "current-password"}


class ForgottenPassword(ResetPasswordForm):  # type: ignore[misc]
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Surel akun Anda")
        self.fields["email"].widget.attrs = {"autocomplete": "email"}
