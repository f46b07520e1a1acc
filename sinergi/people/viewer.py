"""Who looks or acts: the one object that queries and actions take, and the scope of what it may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sinergi.kernel import viewer as kernel
from sinergi.kernel.ids import Urn, urn
from sinergi.people.rules import SignInNeeded

if TYPE_CHECKING:
    from sinergi.people.models import Organisation
    from sinergi.places.api import Region

_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Held:
    """One grant as held: its role's permissions and where they hold.

    `organisations` are the office of the grant and all below it, None for any; `region` the code of a
    region, "" for any. A grant with neither holds for the whole city.
    """

    permissions: frozenset[str]
    organisations: frozenset[UUID] | None = None
    region: str = ""
    role: str = ""

    def covers(self, organisation: UUID | None, region: str) -> bool:
        """Whether a thing of this office and region (None, "": of the whole city) lies in the scope."""
        if self.organisations is not None and organisation not in self.organisations:
            return False
        return not self.region or region == self.region or region.startswith(f"{self.region}.")


@dataclass(frozen=True)
class Viewer:
    """Who asks. `user_id` is None for somebody without an account and for the system itself.

    `office` and `organisation_id` are an officer's office; other people have "" and None.
    """

    urn: Urn
    user_id: UUID | None = None
    name: str = ""
    office: str = ""
    organisation_id: UUID | None = None
    grants: tuple[Held, ...] = ()
    everything: bool = False
    is_staff: bool = False
    contoh: bool = False

    def invents(self, source: str = "") -> bool:
        """Whether what this person adds is made up: a person of the demo adds it and no source tells it."""
        return self.contoh and not source

    def may(
        self,
        permission: str,
        *,
        organisation: Organisation | UUID | None = None,
        region: Region | str | None = None,
    ) -> bool:
        """Whether a permission is held for this office and region; with neither, for the whole city.

        A city grant covers everything, an office's grant that office and those below it, a region's
        grant that region and those below it.
        """
        if self.everything:
            return True
        office, place = _id(organisation), _code(region)
        return any(
            permission in held.permissions and held.covers(office, place) for held in self.grants
        )

    def may_anywhere(self, permission: str) -> bool:
        """Whether a permission is held for anything at all: decides which pages to offer."""
        return self.everything or any(permission in held.permissions for held in self.grants)

    def offices(self, permission: str) -> frozenset[UUID] | None:
        """The offices a permission is held for by office grants; None when it is held for the city."""
        if self.may(permission):
            return None
        scopes = (
            held.organisations
            for held in self.grants
            if permission in held.permissions and held.organisations is not None
        )
        return frozenset[UUID]().union(*scopes)

    def territories(self, permission: str) -> tuple[str, ...]:
        """Codes of the regions a permission is held for by grants of a region alone."""
        return tuple(
            held.region
            for held in self.grants
            if permission in held.permissions and held.region and held.organisations is None
        )

    @property
    def is_anonymous(self) -> bool:
        """Nobody is signed in."""
        return self.user_id is None and not self.everything

    @property
    def is_officer(self) -> bool:
        """Holds any role."""
        return bool(self.grants)


ANONYMOUS = Viewer(urn=urn("Anonymous", _NOBODY))
SYSTEM = Viewer(urn=urn("System", _NOBODY), name="Sinergi", everything=True)

require = kernel.require


def signed_in(by: Viewer) -> UUID:
    """The id of the account that asks. Raises SignInNeeded when nobody is signed in."""
    if by.user_id is None:
        raise SignInNeeded
    return by.user_id


def permissions_of(held: Iterable[Held]) -> frozenset[str]:
    """All permissions of these grants, whatever their scope."""
    return frozenset[str]().union(*(one.permissions for one in held))


def _id(organisation: Any) -> UUID | None:
    return (
        organisation if organisation is None or isinstance(organisation, UUID) else organisation.id
    )


def _code(region: Any) -> str:
    return region or "" if region is None or isinstance(region, str) else region.code
