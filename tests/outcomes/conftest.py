from __future__ import annotations

import pytest

from tests.factories import programmes


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    """A city with its regions, offices, nomenclature and accounts."""
    programmes.load()
