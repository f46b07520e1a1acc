"""Every address says who may open it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from sinergi.portal.access import PUBLIC, SIGNED_IN
from sinergi.site import roles

FRAMEWORKS = ("django.contrib.admin", "allauth.")  # they ask for their own rights
RESCUE = "admin/"  # Django's admin asks for staff before anything


def _views(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, address)
        else:
            yield address, pattern.callback


def all_addresses() -> list[tuple[str, object]]:
    """Every address of the web process with its view."""
    return list(_views(get_resolver().url_patterns))


def _own() -> list[tuple[str, object]]:
    return [
        (address, view)
        for address, view in all_addresses()
        if not (_module(view).startswith(FRAMEWORKS) or address.startswith(RESCUE))
    ]


def _module(view: object) -> str:
    shown = getattr(view, "view_class", None) or getattr(view, "admin_site", None) or view
    return str(getattr(shown, "__module__", type(shown).__module__))


def test_every_address_declares_its_permission() -> None:
    silent = [address for address, view in _own() if not getattr(view, "permission", "")]
    assert silent == [], silent


def test_every_permission_is_known() -> None:
    known = {PUBLIC, SIGNED_IN, *roles.all_permissions()}
    unknown = {
        f"{address}: {permission}"
        for address, view in _own()
        if (permission := getattr(view, "permission", PUBLIC)) not in known
    }
    assert unknown == set()


def test_every_permission_is_held_by_a_role() -> None:
    held = {name for _, permissions in roles.bundles().values() for name in permissions}
    assert held == set(roles.all_permissions())
