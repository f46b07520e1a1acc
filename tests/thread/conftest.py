from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_memory(db: None) -> Iterator[None]:
    """Usual times are counted anew for every test."""
    cache.clear()
    yield
    cache.clear()
