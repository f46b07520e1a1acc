"""What an attacker tries at the web's doors."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.datastructures import MultiValueDict

from sinergi.files.api import MOST_BYTES
from sinergi.people import api as people
from sinergi.portal.voices.forms import SendForm
from tests.factories import voices as voice
from tests.factories.people import citizen
from tests.roles.addresses import every
from tests.roles.deeds import deeds
from tests.roles.test_matrix import browser
from tests.roles.test_privacy import DOORS
from tests.roles.world import World

PASSWORD = "kata-sandi-panjang"
HOSTILE = (
    "%00",
    "%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%F0%9F%92%A9",
    "-1",
    "9" * 40,
    "W10",
    "WyJ4IiwgIngiXQ",
    "WzFlOTk5LCB7fV0",
)
PARAMETERS = (
    "after",
    "before",
    "q",
    "cari",
    "kode",
    "kelurahan",
    "year",
    "tahun",
    "state",
    "organisation",
    "office",
    "suara",
    "periode",
    "koreksi",
    "size",
    "tahap",
    "kunci",
    "next",
    "keadaan",
)


@pytest.fixture
def account(world: World) -> people.User:
    cache.clear()
    return people.create_user(name="Sari", email="sari@contoh.test", password=PASSWORD)


def sign_in(client: Client, login: str, password: str, **more: Any) -> Any:
    return client.post("/akun/masuk/", {"login": login, "password": password} | more)


# ---- What is typed into addresses ----------------------------------------------------------------


def test_hostile_parameters_break_nothing(world: World) -> None:
    client = browser(world, "kepala PD@Diskominfo")
    client.raise_request_exception = False
    paths = {address.path for address in every(world) if address.name != "account_logout"}
    paths |= {door.partition("?")[0] for door in DOORS}
    broken = []
    for number, path in enumerate(sorted(paths)):
        hostile = HOSTILE[number % len(HOSTILE)]
        query = "&".join(f"{name}={hostile}" for name in PARAMETERS)
        for each in (f"{path}?{query}", f"{path}?{query.replace(hostile, HOSTILE[0])}"):
            answer = client.get(each)
            if answer.status_code >= 500:
                broken.append(each[:120])
    assert broken == []


def test_hostile_codes_break_nothing(world: World) -> None:
    client = browser(world, "administrator@")
    client.raise_request_exception = False
    broken = []
    for address in every(world):
        for code in {world.rows[name] for name in world.urns}:
            if code in address.path:
                for hostile in HOSTILE[:5]:
                    path = address.path.replace(code, hostile)
                    if client.get(path).status_code >= 500:
                        broken.append(path)
    assert broken == []


@pytest.mark.parametrize("goal", ["https://jahat.test/", "//jahat.test/", "javascript:alert(1)"])
def test_nobody_is_led_away(world: World, account: people.User, goal: str) -> None:
    client = Client()
    answer = sign_in(client, account.email or "", PASSWORD, next=goal)
    assert answer.status_code == 302
    assert "jahat" not in answer["Location"]
    assert "javascript" not in answer["Location"]
    urn = world.urns["voice"]
    for path in ("/akun/ikuti/mulai/", "/akun/ikuti/berhenti/"):
        answer = client.post(path, {"urn": urn, "next": goal})
        assert answer["Location"] == "/akun/ikuti/"
    assert Client().get(f"/akun/daftar/?next={goal}").context["next"] == "/akun/"


# ---- What is typed into texts --------------------------------------------------------------------


def test_titles_are_text_everywhere(world: World) -> None:
    script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    row = voice.routed(citizen(), "Diskominfo", title=script, text=script, point=voice.IJEN)
    paths = ["/", "/suara/", "/suara/?q=script", f"/suara/{row.code}/", "/benang/"]
    paths += [f"/benang/{row.code}/", "/suara/?category=jalan", f"/usulan/baru/?suara={row.code}"]
    client = browser(world, "kepala PD@Diskominfo")
    for path in paths:
        page = client.get(path).content.decode()
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path


def test_characters_that_xml_cannot_hold_do_not_end_the_feed(world: World) -> None:
    voice.reported(title="Lampu\x0b mati\x1b di\ufffe gang", text="x\x07y")
    ElementTree.fromstring(Client().get("/umpan.atom").content)
    calendar = Client().get(f"/program/{world.rows['programme']}/jadwal.ics")
    assert calendar.status_code == 200


# ---- Files ---------------------------------------------------------------------------------------


class Unread(SimpleUploadedFile):
    """A file that nobody may read."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("this file was read")


@pytest.mark.parametrize(("count", "size"), [(4, 10), (1, MOST_BYTES + 1)])
def test_too_many_or_too_large_files_are_never_read(count: int, size: int) -> None:
    files = [Unread(f"{number}.jpg", b"", "image/jpeg") for number in range(count)]
    for file in files:
        file.size = size
    form = SendForm({}, MultiValueDict({"photos": files}))
    assert set(form.errors) == {"photos"}


# ---- Signing in ----------------------------------------------------------------------------------


def test_guessing_a_password_is_slowed(world: World, account: people.User) -> None:
    client = Client()
    for _ in range(12):
        sign_in(client, account.email or "", "salah-sama-sekali")
    answer = sign_in(client, account.email or "", PASSWORD)
    assert answer.status_code != 302
    assert "_auth_user_id" not in client.session


def test_the_admin_has_no_sign_in_of_its_own(world: World, account: people.User) -> None:
    """Guessing there would be slowed by nobody."""
    client = Client()
    answer = client.get("/admin/login/?next=/admin/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/masuk/")
    answer = client.post("/admin/login/", {"username": account.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("who", ["citizen", "kepala PD@Diskominfo", "administrator@"])
def test_the_admin_is_for_staff(world: World, who: str) -> None:
    client = browser(world, who)
    for path in ("/admin/", "/admin/people/user/", "/admin/files/file/"):
        assert client.get(path, follow=True).status_code == 403


def _sign_ups(**whence: str) -> list[int]:
    """What 25 new accounts are answered; `{}` in an address is the number of the account."""
    cache.clear()
    statuses = []
    for number in range(25):
        data = {
            "name": "Sari",
            "email": f"banyak{number}@contoh.test",
            "password": PASSWORD,
            "agreed": "on",
        }
        headers = {name: value.format(number) for name, value in whence.items()}
        statuses.append(Client().post("/akun/daftar/", data, **headers).status_code)  # type: ignore[arg-type]
    return statuses


def test_making_accounts_is_slowed_whatever_the_sender_says_of_itself(world: World) -> None:
    statuses = _sign_ups(REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.{}")
    assert (statuses[0], statuses[-1]) == (302, 429)


def test_people_behind_the_citys_proxy_count_alone(world: World) -> None:
    assert set(_sign_ups(HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.{}")) == {302}


def test_a_forgotten_password_does_not_say_who_has_an_account(
    world: World, account: people.User
) -> None:
    answers = []
    for email in (account.email, "tidak-ada@contoh.test"):
        cache.clear()
        answer = Client().post("/akun/sandi/lupa/", {"email": email}, follow=True)
        answers.append((answer.status_code, answer.redirect_chain))
    assert answers[0] == answers[1]
    said = []
    for login in (account.email, "tidak-ada@contoh.test"):
        cache.clear()
        answer = sign_in(Client(), login or "", "salah-sama-sekali")
        said.append((answer.status_code, dict(answer.context["form"].errors)))
    assert said[0] == said[1]


def test_a_session_known_before_is_worth_nothing_after(world: World, account: people.User) -> None:
    client = Client()
    client.post("/suara/lapor/", {"category": "jalan"})
    before = client.session.session_key
    assert sign_in(client, account.email or "", PASSWORD).status_code == 302
    assert client.session.session_key != before
    other = Client()
    other.cookies["sessionid"] = before or ""
    assert "_auth_user_id" not in other.session
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_an_account_that_was_closed_is_out_at_once(world: World, account: people.User) -> None:
    client = Client()
    sign_in(client, account.email or "", PASSWORD)
    people.User.objects.filter(pk=account.pk).update(is_active=False)
    assert client.get("/akun/").status_code == 302


# ---- Forms from elsewhere ------------------------------------------------------------------------


def test_no_deed_is_done_without_its_token(world: World) -> None:
    addresses = {address.name: address for address in every(world)}
    for name, deed in deeds(world).items():
        client = browser(world, "administrator@")
        client.handler.enforce_csrf_checks = True
        answer = client.post(addresses[name].path, deed.data)
        assert answer.status_code == 403, name


def test_doors_for_machines_are_only_read(world: World) -> None:
    client = browser(world, "administrator@")
    for door in DOORS:
        assert client.post(door).status_code == 405
    answer = client.get(DOORS[0])
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer


def test_pages_say_what_a_browser_must_not_do(world: World) -> None:
    for path in ("/", f"/suara/{world.rows['voice']}/", "/akun/masuk/"):
        answer = Client().get(path)
        policy = answer["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
