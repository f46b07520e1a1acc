"""The tables of people: accounts, offices, roles, grants and consents."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock, ids
from sinergi.kernel.ids import Urn
from sinergi.people.managers import UserManager


class OrganisationKind(models.TextChoices):
    """Kinds of offices of a city (UU 23/2014, PP 18/2016)."""

    PERANGKAT_DAERAH = "perangkat_daerah", _("Perangkat daerah")
    KECAMATAN = "kecamatan", _("Kecamatan")
    KELURAHAN = "kelurahan", _("Kelurahan")
    BAGIAN = "bagian", _("Bagian")


class Organisation(models.Model):
    """An office of the city. `short` is how people call it ("Diskominfo"); `region` the territory it serves."""

    URN_KIND: ClassVar[str] = "Organisation"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    short = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=16, choices=OrganisationKind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    region = models.ForeignKey(
        "places.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "people_organisation"
        ordering = ("short",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(parent=F("id")), name="people_organisation_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="people_organisation_kind"
            ),
        )

    def __str__(self) -> str:
        return self.short

    @property
    def urn(self) -> Urn:
        return ids.urn(self.URN_KIND, self.id)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. E-mail (lower case) or phone (E.164, "+62812...") or both; each belongs to one account.

    `organisation` is the office an officer works in (rights come from grants, not from it); `region` the
    kelurahan a person says they live in.
    """

    URN_KIND: ClassVar[str] = "Person"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    name = models.CharField(_("nama"), max_length=120)
    email = models.EmailField(_("surel"), null=True, blank=True, unique=True)
    phone = models.CharField(_("nomor telepon"), max_length=16, null=True, blank=True, unique=True)
    phone_verified = models.BooleanField(default=False)
    region = models.ForeignKey(
        "places.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="officers"
    )
    language = models.CharField(max_length=2, default="id")
    contoh = models.BooleanField(default=False)
    is_staff = models.BooleanField(_("pengelola"), default=False)
    is_active = models.BooleanField(_("aktif"), default=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = UserManager()

    class Meta:
        db_table = "people_user"
        constraints = (
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False),
                name="people_user_email_or_phone",
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email=Lower("email")),
                name="people_user_email_lower",
            ),
            models.CheckConstraint(
                condition=Q(phone__isnull=True) | Q(phone__regex=r"^\+[1-9][0-9]{6,14}$"),
                name="people_user_phone_e164",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="people_user_has_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def urn(self) -> Urn:
        return ids.urn(self.URN_KIND, self.id)


class Role(models.Model):
    """A named bundle of permissions ("voices.answer", ...). Roles are data; an admin may add one."""

    name = models.CharField(max_length=60, unique=True)
    label = models.CharField(max_length=120, blank=True, default="")
    permissions = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        db_table = "people_role"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.label or self.name


class Grant(models.Model):
    """A role held by a person: for the whole city, or for an office and those below it, or for a region."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="grants")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="grants"
    )
    region = models.ForeignKey(
        "places.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table = "people_grant"
        constraints = (
            models.UniqueConstraint(
                fields=["user", "role", "organisation", "region"],
                name="people_grant_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role_id}"


class Consent(models.Model):
    """What a person agreed to, in which words, and when; withdrawn, never deleted (UU 27/2022, art. 20-24)."""

    URN_KIND: ClassVar[str] = "Consent"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_consent"
        constraints = (
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
                name="people_consent_one_valid",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("at")),
                name="people_consent_withdrawn_after",
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"

    @property
    def urn(self) -> Urn:
        return ids.urn(self.URN_KIND, self.id)
