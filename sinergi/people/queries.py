"""Read accounts, offices and roles; make the Viewer of a request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from sinergi.people.models import Consent, Grant, Organisation, Role, User
from sinergi.people.rules import NoSuchOffice
from sinergi.people.viewer import ANONYMOUS, Held, Viewer


def viewer_of(user: Any) -> Viewer:
    """The Viewer of a signed-in account (two queries for an officer, one for others); ANONYMOUS for none.

    An account that was switched off is nobody.
    """
    if not isinstance(user, User) and not getattr(user, "is_authenticated", False):
        return ANONYMOUS
    if not user.is_active:
        return ANONYMOUS
    grants = list(
        Grant.objects.filter(user_id=user.pk).select_related("role", "organisation").order_by("id")
    )
    office = _office_of(user, grants)
    return Viewer(
        urn=user.urn,
        user_id=user.pk,
        name=user.name,
        office=office.short if office else "",
        organisation_id=office.id if office else None,
        grants=tuple(_held(grants)),
        everything=bool(user.is_superuser),
        is_staff=user.is_staff,
        contoh=user.contoh,
    )


def viewers_of(users: Iterable[User]) -> list[Viewer]:
    """The Viewers of several accounts."""
    return [viewer_of(user) for user in users]


def _office_of(user: User, grants: list[Grant]) -> Organisation | None:
    if user.organisation_id is not None:
        return user.organisation
    return next((grant.organisation for grant in grants if grant.organisation), None)


def _held(grants: list[Grant]) -> list[Held]:
    below = offices_below({g.organisation_id for g in grants if g.organisation_id})
    return [
        Held(
            permissions=frozenset(grant.role.permissions),
            organisations=below[grant.organisation_id] if grant.organisation_id else None,
            region=grant.region_id or "",
            role=grant.role.name,
        )
        for grant in grants
    ]


def offices_below(tops: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """For each office, itself and all offices below it. One query (the tree is small)."""
    wanted = set(tops)
    if not wanted:
        return {}
    children: dict[UUID, list[UUID]] = defaultdict(list)
    for child, parent in Organisation.objects.exclude(parent=None).values_list("id", "parent_id"):
        if parent is not None:
            children[parent].append(child)
    return {top: frozenset(_subtree(top, children)) for top in wanted}


def _subtree(top: UUID, children: dict[UUID, list[UUID]]) -> set[UUID]:
    found, todo = {top}, [top]
    while todo:
        for child in children[todo.pop()]:
            if child not in found:
                found.add(child)
                todo.append(child)
    return found


def organisations(kind: str = "", *, active: bool = True) -> list[Organisation]:
    """The offices in order of their short name; `kind` narrows them, `active=False` adds closed ones."""
    found = Organisation.objects.select_related("parent")
    if kind:
        found = found.filter(kind=kind)
    return list(found.filter(active=True) if active else found)


def organisation(code_or_short: str | UUID) -> Organisation:
    """One office by id, code or short name, in any case. Raises NoSuchOffice."""
    if isinstance(code_or_short, UUID):
        wanted = Q(id=code_or_short)
    else:
        wanted = Q(code__iexact=code_or_short) | Q(short__iexact=code_or_short)
    found = Organisation.objects.filter(wanted).first()
    if found is None:
        raise NoSuchOffice(office=code_or_short)
    return found


def organisation_of_region(region_code: str) -> Organisation | None:
    """The office of a kecamatan or kelurahan."""
    return Organisation.objects.filter(region_id=region_code, active=True).first()


def officers(permission: str, organisation: Organisation | UUID | None = None) -> list[User]:
    """The active accounts that hold a permission for this office (None: for the whole city)."""
    held = Grant.objects.filter(role__permissions__contains=[permission], user__is_active=True)
    wanted = Q(organisation=None, region=None)
    if organisation is not None:
        office = organisation if isinstance(organisation, UUID) else organisation.id
        wanted |= Q(organisation__in=_above(office))
    return list(User.objects.filter(grants__in=held.filter(wanted)).distinct().order_by("id"))


def _above(office: UUID) -> set[UUID]:
    parents = dict(Organisation.objects.values_list("id", "parent_id"))
    found: set[UUID] = set()
    here: UUID | None = office
    while here is not None and here not in found:
        found.add(here)
        here = parents.get(here)
    return found


def roles() -> list[Role]:
    """All roles in order of name."""
    return list(Role.objects.all())


def user(user_id: UUID | str) -> User | None:
    """An account by its id."""
    return User.objects.filter(pk=user_id).first()


def consents(viewer: Viewer) -> list[Consent]:
    """What the viewer agreed to, newest first."""
    if viewer.user_id is None:
        return []
    return list(Consent.objects.filter(user_id=viewer.user_id).order_by("-at"))
