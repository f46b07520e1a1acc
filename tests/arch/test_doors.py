"""A package is entered only through its `api`; each stage has the same file set; files stay readable."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.arch.order import PACKAGE, ROOT, STAGES, package_of, python_files

OPEN = {"kernel", "reference"}  # modules that everybody enters directly
FILE_SET = (
    "__init__",
    "api",
    "actions",
    "queries",
    "models",
    "rules",
    "entities",
    "admin",
)  # tasks: where there are jobs
TOO_LONG = 500
LONGEST = 75


def _imported(path: Path) -> set[tuple[str, str]]:
    """(package, module inside it) of each import of ours; ("people", "api") for people.api."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            parts = node.module.split(".")
            names = [node.module]
            if len(parts) <= 2:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "sinergi" and len(parts) > 2:
                found.add((parts[1], parts[2]))
    return found


def test_packages_are_entered_through_their_api() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} enters {package}.{module}"
        for path in python_files()
        if package_of(path) != "site"
        for package, module in _imported(path)
        if package != package_of(path) and package not in OPEN and module not in ("api", "urls")
    ]
    assert wrong == []


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_has_its_file_set(stage: str) -> None:
    folder = PACKAGE / stage
    present = {path.stem if path.suffix == ".py" else path.name for path in folder.iterdir()}
    assert set(FILE_SET) - present == set()
    assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))


def test_an_api_only_hands_on() -> None:
    wrong = []
    for path in PACKAGE.glob("*/api.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                wrong.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert wrong == []


def test_no_module_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files()
    }
    assert {name: length for name, length in lengths.items() if length > TOO_LONG} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= 90


def test_functions_fit_on_a_screen() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {node.end_lineno - node.lineno}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno > LONGEST
    ]
    assert wrong == []
