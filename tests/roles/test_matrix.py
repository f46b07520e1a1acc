"""Who may open what: every address, every role bundle, at the own office, at another, and for the city."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.test import Client

from sinergi.people.api import user
from sinergi.portal.access import PUBLIC, SIGNED_IN
from sinergi.site import roles
from tests.roles.addresses import Address, every
from tests.roles.world import CITY, OTHER, OWN, World

OF_ONE_PERSON = {
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "programmes:application",
    "programmes:withdraw",
    "programmes:mentoring",
    "programmes:end_mentoring",
    "notices:go",
    "files:serve",
    "voices:sent",
}
"""Open to nobody but the person it is about, whatever their roles; others are told that there is none."""


def browser(world: World, name: str) -> Client:
    """A browser of somebody of the city; "anonymous" is nobody."""
    client = Client(raise_request_exception=True)
    if name in world.people:
        account = user(world.people[name])
        assert account is not None
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def wrong(client: Client, who: str, address: Address, held: frozenset[str]) -> str:
    """What is wrong with the answer somebody gets, or ""."""
    answer = client.get(address.path)
    if answer.status_code == 405:
        answer = client.post(address.path)
    answer.close()  # a file's stream
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/akun/masuk/")
    got = f"{who} gets {answer.status_code} from {address.path} ({address.permission})"
    if answer.status_code >= 500:
        return got
    if address.permission == PUBLIC:
        refused = answer.status_code in (401, 403) or to_sign_in
        return got if refused and address.name not in OF_ONE_PERSON else ""
    if who == "anonymous":
        return "" if to_sign_in else got
    if address.permission == SIGNED_IN:
        refused = answer.status_code == 403 and address.name not in OF_ONE_PERSON
        return got if to_sign_in or refused else ""
    if address.permission not in held:
        return "" if answer.status_code == 403 else got
    elsewhere = who.endswith(f"@{OTHER}")
    fine = {200, 302, 422} | ({403, 404} if elsewhere else set())
    return "" if answer.status_code in fine and not to_sign_in else got


def holding(permission: str, *, without: bool = False) -> str:
    """A role bundle that holds a permission, or one that does not; the narrowest."""
    bundles = sorted(roles.bundles().items(), key=lambda pair: len(pair[1][1]))
    return next(name for name, (_, held) in bundles if (permission in held) is not without)


def check(world: World, pairs: Iterable[tuple[str, Address]]) -> list[str]:
    """All that is wrong among these visits."""
    bundles = roles.bundles()
    browsers: dict[str, Client] = {}
    found = []
    for who, address in pairs:
        client = browsers.setdefault(who, browser(world, who))
        name = who.partition("@")[0]
        held = bundles[name][1] if name in bundles else frozenset[str]()
        found.append(wrong(client, who, address, held))
        if address.name == "account_logout":
            browsers.pop(who)
    return [one for one in found if one]


def test_those_with_the_right_come_in_and_others_do_not(world: World) -> None:
    pairs: list[tuple[str, Address]] = []
    for address in every(world):
        pairs += [("anonymous", address)]
        if address.permission == PUBLIC:
            continue
        pairs += [("citizen", address)]
        if address.permission != SIGNED_IN:
            name = holding(address.permission)
            pairs += [(f"{name}@{CITY}", address), (f"{name}@{OWN}", address)]
            pairs += [(f"{holding(address.permission, without=True)}@{CITY}", address)]
    assert check(world, pairs) == []


@pytest.mark.prove
def test_every_role_at_every_address(world: World) -> None:
    people = ["anonymous", "citizen"]
    people += [f"{name}@{office}" for name in roles.bundles() for office in (OWN, OTHER, CITY)]
    addresses = every(world)
    assert check(world, [(who, address) for who in people for address in addresses]) == []
