"""The same race through the doors people use: five hundred browsers against a real web server."""

from __future__ import annotations

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections, transaction

from sinergi.people.api import User
from sinergi.programmes.api import Call
from tests.factories import programmes as make
from tests.factories.people import user
from tests.programmes.test_race import check

PEOPLE, SEATS, AT_ONCE = 500, 50, 40
CSRF = "a" * 32


@contextmanager
def web_server(home: Path) -> Iterator[int]:
    """A web server on this run's database, as the supervisor starts it; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    database = connections["default"].settings_dict
    url = f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    environment = os.environ | {
        "DATABASE_URL": url,
        "SINERGI_HOME": str(home),
        "SINERGI_SECRET_KEY": settings.SECRET_KEY,
    }
    command = "-m gunicorn -k gthread -w 2 --threads 12 --no-control-socket sinergi.site.wsgi"
    with (home / "web.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, *command.split(), "-b", f"127.0.0.1:{port}"],
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(port, home / "web.log")
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port: int, log: Path) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text())


def sessions(people: list[User]) -> list[str]:
    """A signed-in browser for each person: the key of its session."""
    keys = []
    for person in people:
        store = SessionStore()
        store[SESSION_KEY] = str(person.pk)
        store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        store[HASH_SESSION_KEY] = person.get_session_auth_hash()
        store.create()
        keys.append(store.session_key)
    return keys


def press(port: int, call: Call, body: str, key: str) -> tuple[int, str, float]:
    """Send one application: status, where it leads, seconds."""
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={key}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
    }
    start = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", f"/program/daftar/{call.code}/isi/", body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location", ""), time.monotonic() - start
    finally:
        connection.close()


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
def test_fifty_seats_for_five_hundred_browsers_twenty_times(tmp_path: Path) -> None:
    with transaction.atomic():
        people = [user(f"Warga {number}") for number in range(PEOPLE)]
        keys = sessions(people)
    with web_server(tmp_path) as port:
        for _ in range(20):
            call = make.opened(make.designed(), seats=SEATS)
            body = urlencode(
                {
                    "batch": str(make.batch_of(call.programme).pk),
                    "kind": "public",
                    "region": "35.73.02.1001",
                    "consented": "on",
                    "_once": call.code,
                }
            )
            twice = [*keys, *keys[:50]]  # fifty people press twice
            with ThreadPoolExecutor(AT_ONCE) as pool:
                answers = list(pool.map(lambda key: press(port, call, body, key), twice))  # noqa: B023
            assert {status for status, _, _ in answers} == {302}
            assert len({goal for _, goal, _ in answers}) == PEOPLE
            check(call, people=PEOPLE, seats=SEATS)
            p95 = statistics.quantiles([seconds for _, _, seconds in answers], n=20)[-1]
            print(f"p95 of one application: {p95 * 1000:.0f} ms")  # noqa: T201
