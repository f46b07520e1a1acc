"""Every address of the web process with a row of the city behind it, and who it says may come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.roles.world import World

RESCUE = "admin:"  # Django's admin asks for staff before anything

ROWS: dict[str, str] = {
    "account_reset_password_from_key": "",
    "budgets:open": "draft_line",
    "budgets:realisation": "realisation",
    "budgets:": "budget_line",
    "indicators:detail": "computed",
    "indicators:recount": "computed",
    "indicators:report": "reported",
    "outcomes:survey": "survey",
    "outcomes:phone": "survey",
    "outcomes:outcome": "outcome",
    "outcomes:gap": "gap",
    "outcomes:open_surveys": "programme",
    "outcomes:": "ended",
    "plans:line": "draft_line",
    "plans:change_line": "draft_line",
    "plans:add_activity": "draft_line",
    "plans:activity": "draft_activity",
    "plans:change_activity": "draft_activity",
    "plans:tie": "draft_activity",
    "plans:detail": "draft",
    "plans:add_line": "draft",
    "plans:ceiling": "draft",
    "plans:fix": "draft",
    "plans:item": "item",
    "plans:decide": "item",
    "plans:close_forum": "empty_forum",
    "plans:minutes": "closed_forum",
    "plans:": "forum",
    "programmes:design": "activity",
    "programmes:call": "call",
    "programmes:apply": "call",
    "programmes:application": "application",
    "programmes:withdraw": "application",
    "programmes:start_mentoring": "application",
    "programmes:decree": "chosen_batch",
    "programmes:batch": "batch",
    "programmes:desk": "batch",
    "programmes:schedule": "batch",
    "programmes:meeting": "meeting",
    "programmes:change_meeting": "meeting",
    "programmes:cancel_meeting": "meeting",
    "programmes:mentoring": "mentoring",
    "programmes:end_mentoring": "mentoring",
    "programmes:": "programme",
    "proposals:": "proposal",
    "voices:close": "answered",
    "voices:reopen": "answered",
    "voices:": "voice",
    "thread:": "voice",
    "interop:": "voice",
}
"""By the name of an address, else by its folder: the row its `code` or `name` is."""

OTHERS: dict[str, Any] = {
    "stage": "programmes",
    "kind": "Voice",
    "day": "forum",
    "number": 1,
    "uidb36": "1a",
    "notice_id": "00000000-0000-0000-0000-000000000000",
}


@dataclass(frozen=True)
class Address:
    """One address: its name, its path in the first city, and the permission its view declares."""

    name: str
    path: str
    permission: str


def every(world: World) -> list[Address]:
    """All addresses but those of the admin for rescue."""
    found = []
    for name, pattern in _named(get_resolver().url_patterns):
        if name.startswith(RESCUE) or pattern.callback is None:
            continue
        filled = {key: _value(name, key, world) for key in pattern.pattern.converters}
        if not filled and pattern.pattern.regex.groupindex:
            filled = {key: _value(name, key, world) for key in pattern.pattern.regex.groupindex}
        permission = str(getattr(pattern.callback, "permission", ""))
        found.append(Address(name, reverse(name, kwargs=filled), permission))
    return found


def _named(
    patterns: list[URLPattern | URLResolver], within: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            below = f"{within}{pattern.namespace}:" if pattern.namespace else within
            yield from _named(pattern.url_patterns, below)
        elif pattern.name is None:
            assert within == RESCUE, f"an address without a name: {pattern}"
        else:
            yield f"{within}{pattern.name}", pattern


def _value(name: str, key: str, world: World) -> Any:
    if key in OTHERS:
        return OTHERS[key]
    if key == "key":
        return {"demo:enter": "warga", "account_reset_password_from_key": "x-y"}.get(name, "suara")
    if key == "file_id":
        return world.rows["office_file"]
    if key == "holiday_id":
        return world.rows["holiday"]
    if key == "token":
        return world.rows["token"]
    if key == "person":
        return world.rows["silent"]
    folder = name.partition(":")[0] + ":"
    return world.rows[ROWS.get(name, ROWS.get(folder, ""))]
