"""The folders of pages that this portal has: each subpackage with a module `urls`."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pkgutil import iter_modules

from sinergi import portal


@cache
def with_urls() -> tuple[str, ...]:
    """Dotted names of the subpackages with pages, in order of their names."""
    names = (
        f"{portal.__name__}.{found.name}" for found in iter_modules(portal.__path__) if found.ispkg
    )
    return tuple(sorted(name for name in names if find_spec(f"{name}.urls")))
