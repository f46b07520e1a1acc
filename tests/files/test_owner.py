"""A file of a voice is open to whom the voice is open, and to no officer of another office."""

from __future__ import annotations

import pytest
from django.test import Client

from sinergi.files import api as files
from sinergi.people import api as people
from sinergi.people.api import User
from sinergi.voices.api import Photo, Voice
from tests.factories import city
from tests.factories import people as persons
from tests.factories import voices as made
from tests.files.test_files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    city.load()


def opens(user: User | None, row: files.File) -> int:
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/berkas/{row.id}/")
    if answer.streaming:
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return answer.status_code


def photo(voice: Voice, klass: str, by: User) -> files.File:
    return files.store(
        picture(),
        name="f.jpg",
        media_type="image/jpeg",
        owner=voice.urn,
        klass=klass,
        by=people.viewer_of(by),
    )


def test_the_photo_of_a_secret_voice() -> None:
    reporter, neighbour = persons.user(), persons.user()
    voice = made.routed(people.viewer_of(reporter), "DLH", visibility="rahasia")
    row = photo(voice, "secret", reporter)
    rights = ("voices.answer", "voices.read_secret", "files.read_secret")
    assert opens(reporter, row) == 200
    assert opens(persons.officer_user(*rights, office="DLH"), row) == 200
    assert opens(persons.officer_user(*rights), row) == 200
    assert opens(persons.officer_user(*rights, office="Dishub"), row) == 404
    assert opens(persons.officer_user("voices.answer", office="DLH"), row) == 404
    assert opens(neighbour, row) == 404
    assert opens(None, row) == 404


def test_the_reporter_opens_the_photo_that_hides_who_sent_it() -> None:
    reporter = persons.user()
    voice = made.reported(
        people.viewer_of(reporter),
        visibility="rahasia",
        photos=[Photo(content=picture(), name="f.jpg", media_type="image/jpeg")],
    )
    (row,) = files.files_of(voice.urn, people.SYSTEM)
    assert row.klass == "secret"
    assert str(reporter.id) not in row.by
    assert opens(reporter, row) == 200
    assert opens(persons.user(), row) == 404


def test_a_hidden_row_hides_even_its_public_files() -> None:
    reporter = persons.user()
    voice = made.reported(people.viewer_of(reporter), visibility="rahasia")
    row = photo(voice, "public", reporter)
    assert opens(reporter, row) == 200
    assert opens(None, row) == 404


def test_the_photo_of_an_open_voice() -> None:
    reporter = persons.user()
    assert opens(None, photo(made.reported(people.viewer_of(reporter)), "public", reporter)) == 200


def test_a_right_for_the_office_whose_matter_it_is() -> None:
    reporter = persons.user()
    voice = made.reported(people.viewer_of(reporter))
    row = files.store(
        picture(),
        name="f.jpg",
        media_type="image/jpeg",
        owner=voice.urn,
        klass="office",
        by=people.SYSTEM,
        organisation=people.organisation("DLH").id,
    )
    assert opens(persons.officer_user("files.read_office", office="DLH"), row) == 200
    assert opens(persons.officer_user("files.read_office", office="Dishub"), row) == 404
    assert opens(reporter, row) == 404
