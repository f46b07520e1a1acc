"""One transaction: an action that is rolled back leaves nothing; two at once leave one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from sinergi.kernel.errors import Refused
from sinergi.people.api import Viewer
from sinergi.voices import api as voices
from tests.factories import city
from tests.factories import voices as factory
from tests.factories.people import citizen, office

TABLES = (
    "voices_voice",
    "voices_day_tally",
    "ledger_event",
    "ledger_private",
    "ledger_edge",
    "hub_entity",
    "hub_change",
    "procrastinate_jobs",
    "notices_follow",
    "files_file",
)


class Interrupted(Exception):  # noqa: N818 - what a killed process looks like from inside
    pass


def counts() -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
    return found


def test_a_report_that_is_rolled_back_leaves_nothing() -> None:
    sari = citizen()
    before = counts()
    with pytest.raises(Interrupted), transaction.atomic():
        factory.reported(sari)
        raise Interrupted
    assert counts() == before


def test_every_later_step_that_is_rolled_back_leaves_nothing() -> None:
    sari = citizen()
    voice = factory.routed(sari)
    steps = (
        lambda: voices.answer(by=factory.answerer(), voice=voice.urn, text="Sudah."),
        lambda: voices.route(by=factory.router(), voice=voice.urn, organisation=office("DLH")),
        lambda: voices.support(by=citizen("Budi"), voice=voice.urn),
    )
    for step in steps:
        before = counts()
        with pytest.raises(Interrupted), transaction.atomic():
            step()
            raise Interrupted
        assert counts() == before


def test_a_refused_report_leaves_nothing() -> None:
    sari = citizen()
    before = counts()
    with pytest.raises(Refused):
        factory.reported(sari, photos=[voices.Photo(b"bukan foto", "a.png", "image/png")])
    assert counts() == before


def test_the_database_itself_refuses_what_cannot_be() -> None:
    voice = factory.reported()
    impossible = (
        {"state": "dijawab"},
        {"state": "diarsipkan"},
        {"state": "apa saja"},
        {"lon": 112.6, "lat": None},
        {"archive_reason": "spam"},
        {"closing": "puas"},
    )
    for values in impossible:
        with pytest.raises(IntegrityError), transaction.atomic():
            voices.Voice.objects.filter(pk=voice.pk).update(**values)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_say_saya_juga_and_twenty_are_counted() -> None:
    city.load()
    voice = factory.reported()
    people = [citizen(f"Warga{number}") for number in range(20)]

    def press(viewer: Viewer) -> None:
        try:
            voices.support(by=viewer, voice=voice.urn)
            voices.support(by=viewer, voice=voice.urn)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(press, people))
    voice.refresh_from_db()
    assert voice.supports == 20


@pytest.mark.django_db(transaction=True)
def test_two_offices_answering_at_once_give_one_answer() -> None:
    city.load()
    voice = factory.routed()
    officers = [factory.answerer(), factory.answerer()]

    def press(viewer: Viewer) -> str:
        try:
            voices.answer(by=viewer, voice=voice.urn, text="Sudah.")
        except voices.WrongState:
            return "refused"
        finally:
            connection.close()
        return "answered"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, officers)) == ["answered", "refused"]
    assert voice.answers.count() == 1
