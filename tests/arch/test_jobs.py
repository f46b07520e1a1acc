"""Every job that is asked for by name is served by somebody."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from procrastinate.contrib.django import app

from tests.arch.order import ROOT, python_files


def _asked() -> Iterator[tuple[str, str]]:
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("jobs.later", "later"):
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                first = node.args[0] if node.args else None
                assert isinstance(first, ast.Constant), f"{place}: name the job in plain text"
                yield str(first.value), place


def test_every_job_is_served() -> None:
    unserved = {f"{name} ({place})" for name, place in _asked() if name not in app.tasks}
    assert unserved == set()


def test_the_names_say_their_package() -> None:
    wrong = {
        name
        for name, task in app.tasks.items()
        if task.func.__module__.startswith("sinergi.")
        and name.split(".")[0] != task.func.__module__.split(".")[1]
    }
    assert wrong == set()
