"""Make accounts and offices' people, give and take roles, keep consent."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sinergi.kernel import clock
from sinergi.ledger.api import record
from sinergi.people.contact import clean_email, clean_phone
from sinergi.people.models import Consent, Grant, Organisation, Role, User
from sinergi.people.queries import organisation as office_named
from sinergi.people.rules import (
    CONSENT_VERSION,
    MANAGE,
    ConsentNeeded,
    ContactNeeded,
    ContactTaken,
    NameNeeded,
    NoSuchRole,
    WeakPassword,
    WrongPassword,
)
from sinergi.people.viewer import SYSTEM, Viewer, require, signed_in
from sinergi.places.api import Region


@transaction.atomic
def create_user(
    *,
    name: str,
    email: str = "",
    phone: str = "",
    password: str | None = None,
    region: Region | str | None = None,
    organisation: Organisation | str | None = None,
    contoh: bool = False,
    by: Viewer = SYSTEM,
) -> User:
    """A new account. Without a password nobody can sign in to it.

    Raises NameNeeded, ContactNeeded, BadEmail, BadPhone, ContactTaken.
    """
    if not name.strip():
        raise NameNeeded(field="name")
    if not email and not phone:
        raise ContactNeeded(field="email")
    email = clean_email(email) if email else ""
    phone = clean_phone(phone) if phone else ""
    try:
        with transaction.atomic():
            user = User.objects.make(
                name=name.strip(),
                email=email,
                phone=phone,
                password=password,
                region_id=_code(region),
                organisation=_office(organisation),
                contoh=contoh,
            )
    except IntegrityError:
        raise ContactTaken(field="email" if email else "phone") from None
    record(stage="people", verb="create_user", subject=user.urn, actor=by.urn)
    return user


@transaction.atomic
def sign_up(
    *,
    name: str,
    email: str = "",
    phone: str = "",
    password: str,
    region: Region | str | None = None,
    agreed: bool,
) -> User:
    """A person makes their own account; the consent is kept as a row of its own.

    Raises ConsentNeeded, WeakPassword (field `password`) and what `create_user` raises.
    """
    if not agreed:
        raise ConsentNeeded(field="agreed")
    try:
        validate_password(password, User(name=name, email=email or None))
    except ValidationError as error:
        raise WeakPassword(field="password", why=" ".join(error.messages)) from None
    user = create_user(name=name, email=email, phone=phone, password=password, region=region)
    consent(user, "account")
    return user


@transaction.atomic
def consent(user: User, purpose: str, version: str = CONSENT_VERSION) -> Consent:
    """Keep that a person agreed to a purpose; agreeing again while it holds changes nothing."""
    User.objects.select_for_update().get(pk=user.pk)
    held = Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None).first()
    if held is not None:
        return held
    row = Consent.objects.create(user=user, purpose=purpose, version=version)
    facts = {"purpose": purpose, "version": version}
    record(stage="people", verb="consent", subject=row.urn, actor=user.urn, facts=facts)
    return row


@transaction.atomic
def withdraw_consent(by: Viewer, purpose: str) -> None:
    """Take a consent back (UU 27/2022 art. 9). Withdrawn from the account itself, the account is switched off."""
    user_id = signed_in(by)
    user = User.objects.select_for_update().get(pk=user_id)
    row = Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None).first()
    if row is not None:
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at"])
        record(
            stage="people",
            verb="withdraw_consent",
            subject=row.urn,
            actor=by.urn,
            facts={"purpose": purpose},
        )
    if purpose == "account":
        user.is_active = False
        user.save(update_fields=["is_active"])
        record(stage="people", verb="close_account", subject=user.urn, actor=by.urn)


@transaction.atomic
def change_account(by: Viewer, *, name: str, region: str = "", language: str = "id") -> User:
    """Change one's own name, kelurahan and language. Raises SignInNeeded, NameNeeded."""
    user = User.objects.select_for_update().get(pk=signed_in(by))
    if not name.strip():
        raise NameNeeded(field="name")
    user.name, user.region_id, user.language = name.strip(), region or None, language
    user.save(update_fields=["name", "region", "language"])
    record(stage="people", verb="change_account", subject=user.urn, actor=by.urn)
    return user


@transaction.atomic
def change_contact(by: Viewer, *, email: str = "", phone: str = "", password: str) -> User:
    """Change the ways one signs in and is told; the present password is asked again.

    Raises SignInNeeded, WrongPassword, ContactNeeded, BadEmail, BadPhone, ContactTaken.
    """
    user = User.objects.select_for_update().get(pk=signed_in(by))
    if not user.check_password(password):
        raise WrongPassword(field="password")
    if not email and not phone:
        raise ContactNeeded(field="email")
    number = clean_phone(phone) if phone else None
    if number != user.phone:
        user.phone, user.phone_verified = number, False
    user.email = clean_email(email) if email else None
    taken = User.objects.exclude(pk=user.pk)
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "phone", "phone_verified"])
    except IntegrityError:
        by_email = user.email is not None and taken.filter(email=user.email).exists()
        raise ContactTaken(field="email" if by_email else "phone") from None
    record(stage="people", verb="change_contact", subject=user.urn, actor=by.urn)
    return user


@transaction.atomic
def grant(
    user: User,
    role_name: str,
    organisation: Organisation | str | None = None,
    region: Region | str | None = None,
    *,
    by: Viewer = SYSTEM,
) -> Grant:
    """Give a role for the city, for an office and those below it, or for a region. Giving it twice is once.

    Raises NotAllowed, NoSuchRole, NoSuchOffice.
    """
    office = _office(organisation)
    require(by, MANAGE, organisation=office, region=region)
    role = Role.objects.filter(name=role_name).first()
    if role is None:
        raise NoSuchRole(role=role_name)
    row, fresh = Grant.objects.get_or_create(
        user=user, role=role, organisation=office, region_id=_code(region)
    )
    if fresh:
        record(stage="people", verb="grant", subject=user.urn, actor=by.urn, facts=_scope(row))
    return row


@transaction.atomic
def revoke(row: Grant, *, by: Viewer = SYSTEM) -> None:
    """Take a role away; the history keeps that it was held. Raises NotAllowed."""
    require(by, MANAGE, organisation=row.organisation_id, region=row.region_id)
    record(stage="people", verb="revoke", subject=row.user.urn, actor=by.urn, facts=_scope(row))
    row.delete()


def _scope(row: Grant) -> dict[str, Any]:
    return {
        "role": row.role.name,
        "organisation": row.organisation.code if row.organisation else None,
        "region": row.region_id,
    }


@transaction.atomic
def create_officer(
    email: str,
    password: str,
    role: str,
    organisation: Organisation | str | None = None,
    *,
    name: str = "",
    region: Region | str | None = None,
    contoh: bool = False,
    by: Viewer = SYSTEM,
) -> User:
    """An account with a role, for `sinergi user` and the demo. Without a name the office's is taken."""
    office = _office(organisation)
    user = create_user(
        name=name or (office.short if office else email.partition("@")[0]),
        email=email,
        password=password,
        organisation=office,
        contoh=contoh,
        by=by,
    )
    grant(user, role, office, region, by=by)
    return user


def _office(given: Organisation | str | None) -> Organisation | None:
    if given is None or isinstance(given, Organisation):
        return given
    return office_named(given) if given else None


def _code(region: Region | str | None) -> str | None:
    return region.code if isinstance(region, Region) else region or None
