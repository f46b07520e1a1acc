"""The wheel holds everything: in an empty environment without node, one command starts the city."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import httpx
import pytest

from tests.site.city import City, command, environment

pytestmark = pytest.mark.prove

ROOT = Path(__file__).resolve().parent.parent.parent
STYLE = re.compile(r'<link[^>]+href="(/static/[^"]+\.css)"')


def _run(*command: str | Path, **options: Path) -> None:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def _wheel(folder: Path) -> Path:
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _install(python: Path, *what: str | Path) -> None:
    uv = ROOT / ".state" / "uv" / "bin" / "uv"
    if uv.exists():
        _run(uv, "pip", "install", "-q", "--python", python, *what)
    else:
        _run(python, "-m", "pip", "install", "-q", *what)


def test_the_wheel_starts_a_city_in_an_empty_environment(home: Path, tmp_path: Path) -> None:
    wheel = _wheel(tmp_path)
    inside = zipfile.ZipFile(wheel).namelist()
    assert "sinergi/locale/en/LC_MESSAGES/django.mo" in inside
    assert [name for name in inside if "__pycache__" in name or name.endswith(".po")] == []
    here = home.parent / "venv"
    venv.EnvBuilder(with_pip=True, symlinks=True).create(here)
    python = here / "bin" / "python"
    _install(python, "--require-hashes", "-r", ROOT / "requirements" / "base.txt")
    _install(python, "--no-deps", wheel)

    env = environment(home, PATH=f"{here / 'bin'}:/usr/bin:/bin")
    assert command("version", env=env, python=str(python)).stdout.startswith("Sinergi ")
    city = City(env, program=(str(here / "bin" / "sinergi"),))
    city.start()
    try:
        page = httpx.get(f"{city.url}/")
        assert page.status_code == 200
        for style in STYLE.findall(page.text):
            assert httpx.get(city.url + style).status_code == 200
        assert STYLE.search(page.text)
        english = httpx.get(f"{city.url}/en/")
        assert english.status_code == 200
        assert '<html lang="en"' in english.text
        checked = command("check", env=env, python=str(python))
        assert checked.returncode == 0, checked.stderr
    finally:
        city.stop()
