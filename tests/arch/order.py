"""The order of the packages, read from the import contract, so that it is written down once."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "sinergi"
STAGES = ("voices", "proposals", "plans", "budgets", "programmes", "outcomes", "indicators")


def layers() -> list[list[str]]:
    """Package names from the top layer to the bottom one."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    return [
        [name.strip(" ()").removeprefix("sinergi.") for name in line.split("|")] for line in lines
    ]


def height() -> dict[str, int]:
    """How high each package stands; the kernel is at 0."""
    return {name: position for position, names in enumerate(reversed(layers())) for name in names}


def package_of(path: Path) -> str:
    """The package a file of ours belongs to."""
    return path.relative_to(PACKAGE).parts[0]


def python_files() -> list[Path]:
    """Every Python file of the product but migrations."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]
