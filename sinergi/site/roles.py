"""The roles a city starts with: bundles of the stages' permissions. An administrator may add others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text
from sinergi.people import api as people

Bundle = tuple[Text, frozenset[str]]


def bundles() -> dict[str, Bundle]:
    """Name -> label and permissions of each role."""
    everything = frozenset(all_permissions())
    return {
        "administrator": (_("Administrator"), everything),
    }


def all_permissions() -> dict[str, Text]:
    """Every permission of every stage with its label."""
    return dict(people.PERMISSIONS)


def load() -> None:
    """Make the roles; their permissions follow the code."""
    people.load_roles(bundles())
