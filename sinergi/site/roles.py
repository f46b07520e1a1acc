"""The roles a city starts with: bundles of the stages' permissions. An administrator may add others.

Where a role holds (the whole city, an office, a region) is said when it is granted. Citizens need none.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.budgets import api as budgets
from sinergi.files import api as files
from sinergi.indicators import api as indicators
from sinergi.kernel.errors import Text
from sinergi.outcomes import api as outcomes
from sinergi.people import api as people
from sinergi.places import api as places
from sinergi.plans import api as plans
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals
from sinergi.thread import api as thread
from sinergi.voices import api as voices

Bundle = tuple[Text, frozenset[str]]

SECRETS = frozenset({"voices.read_secret", "files.read_secret"})

_OF_AN_OFFICE = {"voices.answer", "files.read_office"}
_PLANNING = {"plans.edit", "plans.open_forum", "proposals.propose", "proposals.merge"}
_BUDGETING = {"budgets.edit", "budgets.set_pagu", "budgets.realise"}
_HOLDING = {"programmes.edit", "programmes.enrol", "outcomes.record", "outcomes.gap"}
_DECIDING = {"proposals.answer", "plans.decide", "plans.fix", "programmes.decree"}

_ROLES: dict[str, tuple[Text, set[str]]] = {
    "admin pengaduan": (
        _("Admin pengaduan"),
        {"voices.route", "voices.answer", "voices.desk", "files.read_office"} | SECRETS,
    ),
    "pejabat penghubung PD": (
        _("Pejabat penghubung perangkat daerah"),
        _OF_AN_OFFICE | {"voices.read_secret", "files.read_secret", "proposals.merge"},
    ),
    "perencana PD": (_("Perencana perangkat daerah"), _OF_AN_OFFICE | _PLANNING | {"budgets.edit"}),
    "kepala PD": (
        _("Kepala perangkat daerah"),
        _OF_AN_OFFICE | _PLANNING | _BUDGETING | _HOLDING | _DECIDING,
    ),
    "mitra Bappeda": (_("Mitra perencana Bappeda"), _PLANNING | {"proposals.phases"}),
    "kepala Bappeda": (
        _("Kepala Bappeda"),
        _PLANNING | {"proposals.phases", "proposals.answer", "plans.decide", "plans.fix"},
    ),
    "pengelola anggaran": (_("Pengelola anggaran"), _BUDGETING),
    "penyelenggara program": (_("Penyelenggara program"), _HOLDING | {"files.read_office"}),
    "pelatih": (_("Pelatih"), {"programmes.teach"}),
    "pendamping": (_("Pendamping"), {"programmes.mentor"}),
    "walidata": (
        _("Walidata"),
        {"indicators.compute", "indicators.report", "outcomes.gap", "thread.feature"},
    ),
}


def bundles() -> dict[str, Bundle]:
    """Name -> label and permissions of each role. An administrator does all but read what is secret."""
    everything = frozenset(all_permissions())
    roles: dict[str, Bundle] = {"administrator": (_("Administrator"), everything - SECRETS)}
    return roles | {name: (label, frozenset(held)) for name, (label, held) in _ROLES.items()}


def all_permissions() -> dict[str, Text]:
    """Every permission of every package with its label."""
    faces = (
        people.PERMISSIONS,
        places.PERMISSIONS,
        files.PERMISSIONS,
        voices.PERMISSIONS,
        proposals.PERMISSIONS,
        plans.PERMISSIONS,
        budgets.PERMISSIONS,
        programmes.PERMISSIONS,
        outcomes.PERMISSIONS,
        indicators.PERMISSIONS,
        thread.PERMISSIONS,
    )
    return {name: label for face in faces for name, label in face.items()}


def load() -> None:
    """Make the roles; their permissions follow the code."""
    people.load_roles(bundles())
