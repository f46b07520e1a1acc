"""Nobody changes a row of another office or person: whoever may succeeds, others leave no trace at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client

from tests.roles.addresses import Address, every
from tests.roles.deeds import OF_ONESELF, Deed, deeds
from tests.roles.test_matrix import browser, holding
from tests.roles.world import CITY, OTHER, OWN, World

_SIGNING_IN = {"django_session", "people_user"}  # done by the test before the deed
_LISTS = {
    "plans_nomenclature",
    "budgets_account",
    "budgets_fund",
    "places_region",
}  # large, of the law


def state() -> dict[str, Any]:
    """A sum over every row of every table: ledger, hub and queue are among them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename from pg_tables where schemaname = 'public' order by tablename"
        )
        names = [name for (name,) in cursor.fetchall() if name not in _SIGNING_IN | _LISTS]
        parts = [
            f"select '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)"
            f' from "{name}" t'
            for name in names
        ]
        cursor.execute(" union all ".join(parts))
        return {name: (count, int(total)) for name, count, total in cursor.fetchall()}


def changed(before: dict[str, Any]) -> set[str]:
    """The tables that are no longer as they were."""
    now = state()
    return {name for name in before if before[name] != now[name]}


def _who(name: str, deed: Deed, permission: str) -> tuple[str, list[str]]:
    """Who may, and everybody who tries although they may not."""
    others = list(deed.others)
    if deed.may not in ("role", "city"):
        return deed.may, others
    role = holding(permission)
    others.append(f"{holding(permission, without=True)}@{CITY}")
    if deed.may == "city":
        return f"{role}@{CITY}", [*others, f"{role}@{OWN}"]
    return f"{role}@{OWN}", [*others, f"{role}@{OTHER}"]


def _send(client: Client, address: Address, deed: Deed) -> Any:
    return client.post(address.path, deed.data)


def test_every_address_that_changes_something_is_tried(world: World) -> None:
    client = Client()
    takes = {
        address.name
        for address in every(world)
        if "POST" in getattr(client.put(address.path), "headers", {}).get("Allow", "")
    }
    assert takes == set(deeds(world)) | set(OF_ONESELF)


def test_only_those_who_may_change_anything(world: World, undone: Callable[[], Any]) -> None:
    addresses = {address.name: address for address in every(world)}
    problems = []
    before = state()
    for name, deed in deeds(world).items():
        address = addresses[name]
        may, others = _who(name, deed, address.permission)
        for who in others:
            with undone():
                answer = _send(browser(world, who), address, deed)
                if touched := changed(before):
                    problems.append(f"{who} changed {touched} by {name} ({answer.status_code})")
        with undone():
            answer = _send(browser(world, may), address, deed)
            if answer.status_code != 302 or not (deed.quiet or changed(before)):
                told = _errors(answer)
                problems.append(f"{may} could not do {name}: {answer.status_code} {told}")
    assert not problems, "\n".join(problems)


def _errors(answer: Any) -> str:
    if answer.context is None:
        return ""
    forms = [
        value
        for layer in answer.context
        for value in (layer.values() if hasattr(layer, "values") else ())
        if hasattr(value, "errors") and getattr(value, "is_bound", False)
    ]
    return str([dict(form.errors) for form in forms])
