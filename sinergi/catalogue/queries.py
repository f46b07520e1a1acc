"""The datasets of this city, in the order of the thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.conf import settings

from sinergi.kernel.datasets import Dataset
from sinergi.kernel.errors import NotFound
from sinergi.ledger.api import Stage


@dataclass(frozen=True)
class Listed:
    """A dataset and the stage that answers for it."""

    stage: Stage
    dataset: Dataset


@cache
def _known() -> Mapping[str, Listed]:
    found: dict[str, Listed] = {}
    for name in settings.SINERGI_STAGES:
        declared: tuple[Dataset, ...] = getattr(
            import_module(f"sinergi.{name}.api"), "DATASETS", ()
        )
        for each in declared:
            if each.key in found:
                raise RuntimeError(f"two datasets are called {each.key}")
            found[each.key] = Listed(Stage(name), each)
    return found


def datasets() -> list[Listed]:
    """Every dataset of the city."""
    return list(_known().values())


def dataset(key: str) -> Listed:
    """A dataset by its key. Raises NotFound."""
    found = _known().get(key)
    if found is None:
        raise NotFound
    return found
