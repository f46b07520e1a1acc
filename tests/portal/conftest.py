"""A city with its regions and offices, as every page expects it."""

from __future__ import annotations

import pytest

from tests.factories import city as factory


@pytest.fixture
def city(db: None) -> None:
    """Regions, offices, categories."""
    factory.load()
