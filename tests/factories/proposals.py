"""Proposals for tests, through the api."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sinergi.kernel import clock
from sinergi.people.api import Viewer, organisation
from sinergi.proposals import api as proposals
from sinergi.proposals.api import Phase, Proposal
from tests.factories.people import citizen, officer

YEAR = 2027


def open_phase(year: int = YEAR, **given: Any) -> Phase:
    """A phase that opened yesterday and closes in 30 days."""
    values: dict[str, Any] = {
        "name": "Usulan warga",
        "opens_at": clock.now() - timedelta(days=1),
        "closes_at": clock.now() + timedelta(days=30),
    }
    return proposals.open_phase(by=officer("proposals.phases"), year=year, **values | given)


def proposed(by: Viewer | None = None, **given: Any) -> Proposal:
    """A proposal of a citizen in an open phase."""
    if proposals.open_phase_for(YEAR) is None and "origin" not in given:
        open_phase()
    values: dict[str, Any] = {
        "title": "Pelatihan konten digital untuk pemuda",
        "text": "Anak muda punya ponsel, tetapi belum ada yang melatih.",
        "year": YEAR,
        "organisation": organisation("Diskominfo"),
    }
    return proposals.propose(by=by or citizen(), **values | given)


def answerer(office: str = "Diskominfo") -> Viewer:
    """An officer who answers proposals for an office."""
    return officer("proposals.answer", office=office)
