"""Nothing unfinished, nothing fetched from outside by default, no path of somebody's machine."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.arch.order import ROOT

FORBIDDEN = {
    "unfinished": r"\b(TODO|FIXME|XXX|HACK)\b|lorem ipsum",
    "a download host": r"https?://(pypi\.org|files\.pythonhosted|registry\.(npmjs|yarnpkg)|unpkg|cdn\.|cdnjs|fonts\.g)",
    "a machine's path": r"(?<![\w.])/(work|root|home)/[a-z]",
}
SKIPPED = re.compile(
    r"\.(jsonld|geojson|csv|svg|png|ico|woff2|mo)$|^tests/arch/test_words\.py$|^LICENSE$|^sinergi/hub/contexts/"
)


def _files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [name for name in listed.stdout.splitlines() if not SKIPPED.search(name)]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = []
    for name in _files():
        path = ROOT / name
        if not path.is_file():
            continue
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        ):
            if pattern.search(line):
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    assert found == []
