"""The reference pages name what the code holds: permissions, roles, addresses, verbs, notices, commands, words."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator

import pytest

from sinergi.notices.rules import templates
from sinergi.site import cli, roles
from tests.arch.order import ROOT, STAGES, package_of, python_files
from tests.arch.test_urls import all_addresses
from tools import glossary

REFERENCE = ROOT / "docs" / "reference"
_RECORDING = {"record", "_record", "append", "happened", "happened_to"}
_RECORDED_ELSEWHERE = {"ledger", "thread", "demo"}  # they hand on or tell, they do not act


def _text(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def _rows(text: str) -> dict[str, list[str]]:
    """First cell of each table row (without backticks) -> the other cells."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) > 1 and cells[0].startswith("`"):
            found[cells[0].strip("`")] = cells[1:]
    return found


def _part(text: str, heading: str) -> str:
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_every_permission_is_explained() -> None:
    assert set(_rows(_part(_text("permissions"), "Permissions"))) == set(roles.all_permissions())


def test_every_role_is_listed_with_what_it_holds() -> None:
    listed = {
        name: set(re.findall(r"`([a-z_.]+)`", cells[-1]))
        for name, cells in _rows(_part(_text("permissions"), "Roles")).items()
    }
    assert listed == {name: set(held) for name, (_, held) in roles.bundles().items()}


def _plain(address: str) -> str:
    address = re.sub(r"\(\?P<uidb36>.*\(\?P<key>[^)]*\)", "<key>", address.strip("^$"))
    return "/" + re.sub(r"<\w+:(\w+)>", r"<\1>", address)


def test_every_address_is_listed_with_who_may_open_it() -> None:
    listed = {name: cells[0].strip("`") for name, cells in _rows(_text("endpoints")).items()}
    there = {
        _plain(address): getattr(view, "permission", "")
        for address, view in all_addresses()
        if not address.startswith("admin/")
    }
    assert listed == there


def _strings(node: ast.expr) -> Iterator[str]:
    """The plain texts an expression may give: itself, or both ways of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _strings(one)
            yield from _strings(other)


def _verbs() -> set[tuple[str, str]]:
    """(package, verb) of every call in the code that appends to the history."""
    found = set()
    for path in python_files():
        package = package_of(path)
        if package in _RECORDED_ELSEWHERE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if ast.unparse(node.func).rpartition(".")[2] not in _RECORDING:
                continue
            named = [word.value for word in node.keywords if word.arg == "verb"]
            for value in named or node.args:
                found |= {(package, text) for text in _strings(value)}
    return found


def test_every_verb_of_the_history_is_explained() -> None:
    page = _text("events")
    told = {(stage, verb) for stage in STAGES for verb in _rows(_part(page, stage))}
    others = _rows(_part(page, "people, places, files"))
    told |= {(cells[0].strip("`"), verb) for verb, cells in others.items()}
    written = {(package, verb) for package, verb in _verbs() if re.fullmatch(r"[a-z_]+", verb)}
    assert written - told == set()


@pytest.mark.parametrize("stage", STAGES)
def test_no_verb_is_explained_that_a_stage_does_not_know(stage: str) -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in python_files() if package_of(path) == stage
    )
    assert {v for v in _rows(_part(_text("events"), stage)) if f'"{v}"' not in sources} == set()


def test_every_notice_is_explained() -> None:
    assert set(_rows(_text("notices"))) == set(templates())


def test_every_command_is_explained() -> None:
    parser = cli._parser()
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    told = {name.split()[1] for name in _rows(_part(_text("commands"), "sinergi"))}
    assert told == {*commands.choices, "manage"}


def test_every_make_target_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = {name.removeprefix("make ") for name in _rows(_part(_text("commands"), "make"))}
    assert told == set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))


def test_the_glossary_is_in_step_with_the_words() -> None:
    assert glossary.PAGE.read_text(encoding="utf-8") == glossary.page(), (
        "run python3 tools/glossary.py"
    )
