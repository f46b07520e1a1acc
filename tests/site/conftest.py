"""A state directory that the cluster's system user can enter when the tests run as root."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def home() -> Iterator[Path]:
    """A directory for a city, and its neighbourhood for what the city prints."""
    around = Path(tempfile.mkdtemp(prefix="sinergi-city-"))
    around.chmod(0o711)
    (around / "home").mkdir(mode=0o711)
    yield around / "home"
    shutil.rmtree(around, ignore_errors=True)
