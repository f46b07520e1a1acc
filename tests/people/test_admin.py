"""The admin opens for administrators, and makes or deletes no account."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sinergi.people import api as people
from sinergi.people.api import User

pytestmark = pytest.mark.django_db
TABLES = [
    "people_user",
    "people_organisation",
    "people_role",
    "people_consent",
    "places_region",
    "places_holiday",
    "files_file",
]


@pytest.fixture
def root(client: Client) -> Client:
    people.load_roles({"r": ("R", frozenset({"voices.answer"}))})
    user = User.objects.create_superuser("akar@contoh.id", "pagi-di-Klojen-27", name="Akar")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("table", TABLES)
def test_every_list_opens(root: Client, table: str) -> None:
    assert root.get(reverse(f"admin:{table}_changelist")).status_code == 200


def test_an_account_opens_with_its_grants_but_is_not_made_or_deleted_here(root: Client) -> None:
    user = people.create_user(name="Petugas", email="p@contoh.id")
    people.grant(user, "r")
    assert root.get(reverse("admin:people_user_change", args=[user.pk])).status_code == 200
    assert root.get(reverse("admin:people_user_add")).status_code == 403
    assert root.get(reverse("admin:people_user_delete", args=[user.pk])).status_code == 403


def test_others_do_not_enter(client: Client) -> None:
    user = people.create_user(name="Warga", email="w@contoh.id")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("admin:people_user_changelist")).status_code == 302
