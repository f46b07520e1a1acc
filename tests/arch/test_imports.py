"""The thread runs one way: import-linter holds it, and would notice."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": ""},
    )


def test_imports_run_one_way() -> None:
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("voices/rules.py", "import sinergi.plans.api"),
        ("kernel/money.py", "from sinergi.ledger import api"),
        ("hub/builders.py", "from sinergi.site import settings"),
    ],
)
def test_a_wrong_import_breaks_it(tmp_path: Path, file: str, line: str) -> None:
    shutil.copytree(
        ROOT / "sinergi",
        tmp_path / "sinergi",
        ignore=lambda folder, names: [
            n for n in names if not n.endswith(".py") and not Path(folder, n).is_dir()
        ],
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "sinergi" / file
    if not planted.exists():
        planted = planted.with_suffix("") / "__init__.py"
    planted.write_text(planted.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = _lint(tmp_path)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout
