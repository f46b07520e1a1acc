"""Voices for tests, through the api."""

from __future__ import annotations

from typing import Any

from sinergi.people.api import Viewer, organisation
from sinergi.places.api import Region, region
from sinergi.voices import api as voices
from sinergi.voices.api import Voice
from tests.factories.people import citizen, officer

KLOJEN = "35.73.02.1001"
IJEN = (112.6206, -7.9740)
OUTSIDE = (112.75, -7.25)


def kelurahan(code: str = KLOJEN) -> Region:
    """A kelurahan of the city."""
    return region(code)


def reported(by: Viewer | None = None, category: str = "jalan", **given: Any) -> Voice:
    """A voice just reported, by a citizen of its own unless told otherwise."""
    values: dict[str, Any] = {
        "title": "Jalan berlubang di depan balai RW",
        "text": "Lubangnya sebesar ban motor.",
        "region": kelurahan(),
    }
    return voices.report(by=by or citizen(), category=voices.category(category), **values | given)


def routed(by: Viewer | None = None, office: str = "DPUPRPKP", **given: Any) -> Voice:
    """A voice that an office has."""
    voice = reported(by, **given)
    return voices.route(by=router(), voice=voice.urn, organisation=organisation(office))


def answered(by: Viewer | None = None, office: str = "DPUPRPKP", **given: Any) -> Voice:
    """A voice that its office answered."""
    voice = routed(by, office, **given)
    voices.answer(by=answerer(office), voice=voice.urn, text="Sudah ditambal pagi ini.")
    voice.refresh_from_db()
    return voice


def router() -> Viewer:
    """An officer who routes for the whole city and reads secret voices."""
    return officer("voices.route", "voices.read_secret")


def answerer(office: str = "DPUPRPKP") -> Viewer:
    """An officer who answers for an office and reads its secret voices."""
    return officer("voices.answer", "voices.read_secret", office=office)
