from __future__ import annotations

import pytest

from tests.factories import chain


@pytest.fixture
def city(db: None) -> None:
    """A city with all reference data, its scorecard among it."""
    chain.load()
