"""Every setting that the code reads is explained, and nothing else is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import sinergi

PACKAGE = Path(sinergi.__file__).parent
SETTINGS = PACKAGE / "site" / "settings.py"
PAGE = PACKAGE.parent / "docs" / "reference" / "settings.md"


def _read_names(path: Path) -> Iterator[str]:
    """Names given to os.environ, os.environ.get, os.getenv and to the settings' own helper."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="get" | "getenv", value=place),
                args=[ast.Constant(value=name), *_],
            ):
                if ast.unparse(place) in ("os.environ", "os"):
                    yield str(name)
            case ast.Call(func=ast.Name(id="_number"), args=[ast.Constant(value=name), *_]):
                yield str(name)
            case ast.Subscript(value=place, slice=ast.Constant(value=name)):
                if ast.unparse(place) == "os.environ" and isinstance(node.ctx, ast.Load):
                    yield str(name)


def test_the_page_names_every_setting() -> None:
    explained = set(
        re.findall(r"^\| `([A-Z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(_read_names(SETTINGS)) == explained


def test_settings_are_read_in_one_place() -> None:
    allowed = {
        SETTINGS,
        PACKAGE / "site" / "state.py",
    }  # state: SINERGI_HOME, before settings can be read
    elsewhere = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in PACKAGE.rglob("*.py")
        if path not in allowed
        for name in _read_names(path)
    }
    assert elsewhere == set()
