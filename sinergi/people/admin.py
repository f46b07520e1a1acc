"""Offices, roles, accounts and grants, for administrators and rescue. Officers work in the portal."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from sinergi.people.models import Consent, Grant, Organisation, Role, User


class GrantInline(admin.TabularInline[Grant, User]):
    model = Grant
    extra = 0
    autocomplete_fields = ("role", "organisation")
    raw_id_fields = ("region",)


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    list_display = ("name", "email", "phone", "organisation", "is_staff", "is_active", "contoh")
    list_filter = ("is_staff", "is_active", "contoh")
    search_fields = ("name", "email", "phone")
    raw_id_fields = ("region",)
    autocomplete_fields = ("organisation",)
    fields = (
        "name",
        "email",
        "phone",
        "phone_verified",
        "region",
        "organisation",
        "language",
        "is_active",
        "is_staff",
        "is_superuser",
    )
    inlines = (GrantInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Accounts are made by `sinergi user` or by their owners, so that none is without its consent."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account is switched off, never deleted: rows of the thread hang from it."""
        return False


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    list_display = ("short", "name", "kind", "parent", "active")
    list_filter = ("kind", "active")
    search_fields = ("code", "short", "name")
    autocomplete_fields = ("parent",)
    raw_id_fields = ("region",)


@admin.register(Role)
class RoleAdmin(admin.ModelAdmin[Role]):
    list_display = ("name", "label")
    search_fields = ("name", "label")


@admin.register(Consent)
class ConsentAdmin(admin.ModelAdmin[Consent]):
    list_display = ("user", "purpose", "version", "at", "withdrawn_at")
    list_filter = ("purpose", "version")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
