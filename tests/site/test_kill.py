"""kill -9 of everything at random moments: what was answered "done" is there, and nothing is half there."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path

import httpx
import psycopg
import pytest

from sinergi.site import cluster
from tests.site.browser import Person
from tests.site.city import City, command, environment

pytestmark = pytest.mark.prove

ACTIONS = 200
CLIENTS = 3
EMAIL, PASSWORD = "loket@kota.example", "loket-balai-kota"

_HALF_THERE = """
select voice.title,
    (select count(*) from ledger_event where subject = voice.urn and verb = 'reported') as events,
    (select count(*) from hub_entity where id = voice.urn) as entities,
    (select count(*) from procrastinate_jobs
        where task_name = 'voices.watch' and args ->> 'voice' = voice.urn) as jobs
from (select title, 'urn:ngsi-ld:Voice:' || id as urn from voices_voice) voice
"""
_TOTALS = """
select (select count(*) from voices_voice),
    (select count(*) from ledger_event where stage = 'voices' and verb = 'reported'),
    (select count(*) from hub_entity where id like 'urn:ngsi-ld:Voice:%'),
    (select count(*) from procrastinate_jobs where task_name = 'voices.watch')
"""


class Clerks:
    """People at the desk who go on whatever happens to the city."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.done: list[str] = []
        self.tried = 0
        self.over = False
        self.odd: list[str] = []
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._work) for _ in range(CLIENTS)]

    def finished(self) -> bool:
        """Whether enough actions were answered."""
        return self.over or len(self.done) >= ACTIONS

    def _work(self) -> None:
        while not self.finished():
            try:
                with Person(self.url) as person:
                    person.sign_in(EMAIL, PASSWORD)
                    while not self.finished():
                        self._one(person)
            except httpx.HTTPError:
                time.sleep(0.1)  # the city is down or was cut in the middle: begin again
            except AssertionError as error:
                self.odd.append(str(error))  # a page that was cut off while it was answered
                time.sleep(0.1)

    def _one(self, person: Person) -> None:
        with self.lock:
            self.tried += 1
            title = f"Jalan berlubang nomor {self.tried}"
        if person.report_at_desk(title):
            with self.lock:
                self.done.append(title)


def test_kill_everything_during_200_actions(home: Path) -> None:
    chance = random.Random()
    env = environment(home)
    city = City(env)
    city.start()
    made = command("user", EMAIL, "--role", "admin pengaduan", "--password", PASSWORD, env=env)
    assert made.returncode == 0, made.stderr
    clerks = Clerks(city.url)
    kills = 0
    try:
        for thread in clerks.threads:
            thread.start()
        deadline = time.monotonic() + 900
        while not clerks.finished():
            goal = len(clerks.done) + chance.randint(5, 45)
            while len(clerks.done) < min(goal, ACTIONS):
                assert time.monotonic() < deadline, (len(clerks.done), clerks.odd[-3:])
                assert all(thread.is_alive() for thread in clerks.threads) or clerks.finished()
                time.sleep(0.005)
            if clerks.finished():
                break
            time.sleep(chance.uniform(0, 0.4))  # in the middle of whatever each of them does now
            city.kill_everything()
            kills += 1
            city.start()
        _join(clerks)
        _check(home, clerks.done)
        assert kills >= 3
    finally:
        clerks.over = True
        city.stop()
        _join(clerks)


def _join(clerks: Clerks) -> None:
    for thread in clerks.threads:
        if thread.ident is not None:
            thread.join()


def _check(home: Path, done: list[str]) -> None:
    run = cluster.locate(home).run
    with psycopg.connect(
        host=str(run), user=cluster.SUPERUSER, dbname=cluster.DATABASE
    ) as connection:
        voices = connection.execute(_HALF_THERE).fetchall()
        totals = connection.execute(_TOTALS).fetchone()
    half = [voice for voice in voices if tuple(voice[1:]) != (1, 1, 1)]
    assert half == []
    assert set(done) - {str(voice[0]) for voice in voices} == set()
    assert totals is not None
    assert len(set(totals)) == 1, totals
