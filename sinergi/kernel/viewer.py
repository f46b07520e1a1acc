"""Who asks, as far as packages below `people` need to know it."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from sinergi.kernel.errors import NotAllowed
from sinergi.kernel.ids import Urn


class Asker(Protocol):
    """A person, the system, or nobody in particular. `people.api.Viewer` is one."""

    @property
    def urn(self) -> Urn: ...

    @property
    def user_id(self) -> UUID | None: ...

    @property
    def is_officer(self) -> bool: ...

    def may(self, permission: str, *, organisation: Any = None, region: Any = None) -> bool: ...

    def may_anywhere(self, permission: str) -> bool: ...


def require(by: Asker, permission: str, *, organisation: Any = None, region: Any = None) -> None:
    """Raise NotAllowed unless `by` holds the permission for this office and region (None: for the city)."""
    if not by.may(permission, organisation=organisation, region=region):
        raise NotAllowed
