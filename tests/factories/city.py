"""The reference data a test's city needs, once for each database."""

from __future__ import annotations

from sinergi.people import api as people
from sinergi.places import api as places
from sinergi.voices import api as voices


def load() -> None:
    """Regions, offices and categories; a city that has them is left as it is."""
    if not voices.categories():
        places.load_reference()
        people.load_reference()
        voices.load_reference()
