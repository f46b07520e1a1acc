"""The people of the journeys: their accounts, their roles, and how they come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sinergi.people import api as people
from tests.journeys.browsing import Person

PASSWORD = "rahasia-kota-malang"
OFFICE = "Diskominfo"
PHONE, DESK = 360, 1280


@dataclass(frozen=True)
class Part:
    """Somebody of the story: name, roles with the office they hold for ("" is the city), device."""

    name: str
    roles: tuple[tuple[str, str], ...] = ()
    width: int = DESK

    @property
    def email(self) -> str:
        """The address of the account."""
        return f"{self.name.lower().replace(' ', '.')}@contoh.test"


CITIZEN = Part("Warga", width=PHONE)
DISPATCHER = Part("Admin Pengaduan", (("admin pengaduan", ""),))
PARTNER = Part("Mitra Bappeda", (("mitra Bappeda", ""),))
PLANNER = Part("Perencana", (("perencana PD", OFFICE),))
HEAD = Part("Kepala", (("kepala PD", OFFICE),))
TREASURER = Part("Pengelola Anggaran", (("pengelola anggaran", OFFICE),))
ORGANISER = Part("Penyelenggara", (("penyelenggara program", OFFICE),))
TRAINER = Part("Pelatih", (("pelatih", OFFICE), ("pendamping", OFFICE)), width=PHONE)
TRAINEE = Part("Peserta", width=PHONE)
STEWARD = Part("Walidata", (("walidata", ""),))
EVERYBODY = (
    CITIZEN,
    DISPATCHER,
    PARTNER,
    PLANNER,
    HEAD,
    TREASURER,
    ORGANISER,
    TRAINER,
    TRAINEE,
    STEWARD,
)


def enrol(*parts: Part) -> None:
    """Make the accounts with their roles."""
    for part in parts:
        account = people.create_user(name=part.name, email=part.email, password=PASSWORD)
        for role, office in part.roles:
            people.grant(account, role, organisation=office or None)


class Stage:
    """Who has come in so far: each signs in once, in a browser of their own."""

    def __init__(self, arrive: Callable[..., Person], *, script: bool) -> None:
        self._arrive = arrive
        self._script = script
        self._there: dict[Part, Person] = {}

    def __call__(self, part: Part) -> Person:
        """The browser of somebody, signed in."""
        if part not in self._there:
            person = self._arrive(part.width, script=self._script)
            person.sign_in(part.email, PASSWORD)
            self._there[part] = person
        return self._there[part]
