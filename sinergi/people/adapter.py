"""How allauth finds and signs in our accounts: by e-mail or phone, with a password, asking nobody outside."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.fields import PhoneField
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import resolve_url

from sinergi.people.contact import BadPhone, clean_phone, sender_of
from sinergi.people.models import User
from sinergi.people.queries import viewer_of


class TypedPhoneField(PhoneField):  # type: ignore[misc]
    """A phone number as people here type it ("0812 3456 7890"), cleaned to E.164."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["validators"] = []
        super().__init__(*args, **kwargs)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by our own sign-up page (`people.sign_up`), so allauth's is closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Behind a proxy of this machine each person counts alone, not all of the city as one."""
        return sender_of(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """An officer goes to the desk, others to their account."""
        officer = viewer_of(request.user).is_officer
        return resolve_url("desk:home" if officer else "account:home")

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return TypedPhoneField(**kwargs)

    def clean_phone(self, phone: str) -> str:
        try:
            return clean_phone(phone)
        except BadPhone as refused:
            raise ValidationError(str(refused)) from None

    def get_user_by_phone(self, phone: str) -> User | None:
        try:
            return User.objects.filter(phone=clean_phone(phone)).first()
        except BadPhone:
            return None

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = clean_phone(phone), verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        User.objects.filter(pk=user.pk, phone=clean_phone(phone)).update(phone_verified=True)

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        raise NotImplementedError("this city has no SMS gateway; phones are not verified")
