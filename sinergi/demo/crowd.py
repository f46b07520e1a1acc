"""The invented people who are not doors: citizens, and one officer for each office."""

from __future__ import annotations

from functools import cache
from random import Random

from sinergi.demo.cast import ACCOUNTS, PASSWORD, Account
from sinergi.people.api import User, Viewer, create_user, grant, viewer_of
from sinergi.places.api import regions

CITIZENS = 130
_EDITOR = "penyunting@contoh.example"
OFFICES = (
    "Diskominfo",
    "Bappeda",
    "DLH",
    "Dishub",
    "DPUPRPKP",
    "Dispendukcapil",
    "Disnaker-PMPTSP",
    "Diskopindag",
    "Disporapar",
)


def settle() -> None:
    """Make every account of the demo. The passwords of the doors are in `cast`; nobody else can sign in."""
    for account in ACCOUNTS:
        _settle_door(account)
    editor_account = create_user(
        name="Penyunting kisah (contoh)", email=_EDITOR, organisation="Diskominfo", contoh=True
    )
    grant(editor_account, "administrator")
    for office in OFFICES:
        liaison = create_user(
            name=f"Pejabat penghubung {office} (contoh)",
            email=_liaison(office),
            organisation=office,
            contoh=True,
        )
        grant(liaison, "pejabat penghubung PD", office)
        grant(liaison, "perencana PD", office)
        chief = create_user(
            name=f"Kepala {office} (contoh)",
            email=_chief(office),
            organisation=office,
            contoh=True,
        )
        grant(chief, "kepala PD", office)
    places = list(regions("kelurahan"))
    dice = Random("warga")  # noqa: S311 - a demo that is the same each time
    for number in range(CITIZENS):
        create_user(
            name=f"Warga {number + 1} (contoh)",
            email=_citizen(number),
            region=dice.choice(places).code,
            contoh=True,
        )


def citizen(number: int) -> Viewer:
    """One of the invented citizens, counted round."""
    return _viewer(_citizen(number % CITIZENS))


def liaison(office: str) -> Viewer:
    """The invented officer who answers for an office."""
    return _viewer(_liaison(office))


def chief(office: str) -> Viewer:
    """The invented head of an office."""
    return _viewer(_chief(office))


def editor() -> Viewer:
    """Who writes down what was reported in the news."""
    return _viewer(_EDITOR)


def door(key: str) -> Viewer:
    """A person one can become in the demo."""
    return _viewer(next(each.email for each in ACCOUNTS if each.key == key))


def person(key: str) -> User:
    """The account of a door."""
    return _user(next(each.email for each in ACCOUNTS if each.key == key))


def forget() -> None:
    """Drop what was looked up before: another city may follow in this process."""
    _viewer.cache_clear()
    _user.cache_clear()


def _settle_door(account: Account) -> None:
    made = create_user(
        name=account.name,
        email=account.email,
        password=PASSWORD,
        region=account.region or None,
        organisation=account.office or None,
        contoh=True,
    )
    if account.role:
        grant(made, account.role, None if account.citywide else account.office or None)


def _citizen(number: int) -> str:
    return f"warga-{number + 1}@contoh.example"


def _liaison(office: str) -> str:
    return f"penghubung-{office.lower().replace(' ', '-')}@contoh.example"


def _chief(office: str) -> str:
    return _liaison(office).replace("penghubung-", "pimpinan-")


@cache
def _user(email: str) -> User:
    return User.objects.get(email=email)


@cache
def _viewer(email: str) -> Viewer:
    return viewer_of(_user(email))
