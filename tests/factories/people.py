"""People for tests: citizens and officers with exactly the permissions a test names."""

from __future__ import annotations

from itertools import count

from sinergi.people import api as people
from sinergi.people.api import Organisation, User, Viewer

_numbers = count(1)


def user(name: str = "Sari", **given: object) -> User:
    """A citizen with an account."""
    number = next(_numbers)
    return people.create_user(name=name, email=f"warga{number}@contoh.test", **given)  # type: ignore[arg-type]


def citizen(name: str = "Sari") -> Viewer:
    """A citizen as a viewer."""
    return people.viewer_of(user(name))


def officer_user(*permissions: str, office: str = "", region: str = "") -> User:
    """An account holding just these permissions for an office, a region or the city."""
    made = user("Petugas")
    role = people.Role.objects.create(name=f"peran-{next(_numbers)}", permissions=list(permissions))
    people.grant(
        made,
        role.name,
        organisation=people.organisation(office) if office else None,
        region=region or None,
    )
    return made


def officer(*permissions: str, office: str = "", region: str = "") -> Viewer:
    """An officer as a viewer."""
    return people.viewer_of(officer_user(*permissions, office=office, region=region))


def office(short: str) -> Organisation:
    """An office of the city by its short name."""
    return people.organisation(short)
