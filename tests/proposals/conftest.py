from __future__ import annotations

import pytest

from tests.factories import city


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    """A city with its regions, offices and categories."""
    city.load()
