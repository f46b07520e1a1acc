"""A secret voice exists only for those who may read it; an anonymous reporter for nobody."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from sinergi.kernel.errors import NotAllowed, NotFound
from sinergi.ledger.api import events_of
from sinergi.people.api import ANONYMOUS, Viewer
from sinergi.voices import api as voices
from sinergi.voices.api import ArchiveReason, Visibility
from tests.factories import voices as factory
from tests.factories.people import citizen, office, officer

TEXT = "Uang pelicin diminta di loket tiga."


def hub_row(voice: voices.Voice) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("select readable, body::text from hub_entity where id = %s", [voice.urn])
        readable, body = cursor.fetchone()
    return readable, body


@pytest.fixture
def sari() -> Viewer:
    return citizen()


@pytest.fixture
def secret(sari: Viewer) -> voices.Voice:
    return factory.reported(
        sari, category="pengawasan", title="Pungutan di loket", text=TEXT, point=factory.IJEN
    )


def outsiders() -> list[Viewer]:
    return [
        ANONYMOUS,
        citizen("Budi"),
        officer("voices.answer", "voices.route", office="Inspektorat"),
        officer("voices.read_secret", office="DLH"),
        officer("voices.read_secret", region="35.73.05"),
    ]


def test_the_category_makes_it_secret_by_default(secret: voices.Voice) -> None:
    assert secret.visibility == Visibility.RAHASIA


def test_no_list_count_search_or_card_shows_it_to_others(secret: voices.Voice) -> None:
    for viewer in outsiders():
        assert voices.voices(viewer).items == []
        assert voices.voices(viewer, q="pungutan").items == []
        assert voices.voices(viewer, q=secret.code).items == []
        assert voices.voices(viewer, category="pengawasan", state="terbuka").items == []
        assert voices.points(viewer) == []
        assert voices.describe([secret.urn], viewer) == {}
        assert voices.similar(viewer, title="Pungutan di loket", category="pengawasan") == []
        assert voices.chosen(viewer, [secret.code]) == []
        assert voices.voices_among(viewer, [secret.urn]) == []
        assert voices.waiting(viewer) == []
        for read in (voices.find, voices.voice_by_code):
            with pytest.raises(NotFound):
                read(secret.code, viewer)
    assert voices.numbers().reported == 0
    assert voices.by_kelurahan() == {}


def test_nobody_outside_can_act_on_it(secret: voices.Voice) -> None:
    for viewer in outsiders()[1:]:
        with pytest.raises(NotFound):
            voices.support(by=viewer, voice=secret.urn)
        with pytest.raises((NotFound, NotAllowed)):
            voices.route(by=viewer, voice=secret.urn, organisation=office("Inspektorat"))


def test_its_reporter_and_those_who_may_read_secrets_see_it(
    secret: voices.Voice, sari: Viewer
) -> None:
    voices.route(by=factory.router(), voice=secret.urn, organisation=office("Inspektorat"))
    insiders = [sari, factory.router(), factory.answerer("Inspektorat")]
    for viewer in insiders:
        assert voices.voices(viewer).items == [secret]
        assert voices.voice_by_code(secret.code, viewer) == secret
        assert secret.urn in voices.describe([secret.urn], viewer)
    assert [one.code for one in voices.waiting(insiders[2])] == [secret.code]


def test_the_hub_never_lets_it_out(secret: voices.Voice) -> None:
    assert hub_row(secret)[0] == "secret"
    voices.route(by=factory.router(), voice=secret.urn, organisation=office("Inspektorat"))
    voices.answer(by=factory.answerer("Inspektorat"), voice=secret.urn, text="Diperiksa.")
    assert hub_row(secret)[0] == "secret"


def test_the_history_says_only_that_something_happened(secret: voices.Voice, sari: Viewer) -> None:
    voices.route(by=factory.router(), voice=secret.urn, organisation=office("Inspektorat"))
    for event in events_of([secret.urn]):
        facts = json.dumps(event.facts)
        for word in ("pengawasan", "35.73", TEXT, str(sari.user_id), str(office("Inspektorat").id)):
            assert word not in facts
        assert event.actor != sari.urn


def test_spam_disappears_from_the_public_and_the_hub() -> None:
    voice = factory.reported(title="Beli pulsa murah")
    voices.archive(by=factory.router(), voice=voice.urn, reason=ArchiveReason.SPAM, note="Iklan.")
    assert voices.voices(ANONYMOUS, state="diarsipkan").items == []
    assert hub_row(voice)[0] == "secret"


def test_an_anonymous_reporter_is_shown_to_nobody() -> None:
    siti = citizen("Siti Rahayu")
    voice = factory.routed(siti, visibility=Visibility.ANONIM)
    read = voices.voice_by_code(voice.code, ANONYMOUS)
    for viewer in (ANONYMOUS, factory.router(), factory.answerer(), siti):
        assert voices.reporter_name(read, viewer) == ""
    assert all(event.actor != siti.urn for event in events_of([voice.urn]))
    assert str(siti.user_id) not in hub_row(voice)[1]


def test_an_open_reporter_is_named_to_the_office_alone() -> None:
    siti = citizen("Siti Rahayu")
    voice = voices.voice_by_code(factory.routed(siti).code, ANONYMOUS)
    assert voices.reporter_name(voice, factory.answerer()) == "Siti Rahayu"
    assert voices.reporter_name(voice, factory.answerer("DLH")) == ""
    assert voices.reporter_name(voice, ANONYMOUS) == ""
    card = voices.describe([voice.urn], ANONYMOUS)[voice.urn]
    assert "Siti" not in repr(card)
    assert "Siti" not in hub_row(voice)[1]


def test_a_photo_of_an_anonymous_voice_does_not_name_who_took_it() -> None:
    siti = citizen("Siti")
    photo = voices.Photo(PNG, "bukti.png", "image/png")
    voice = factory.reported(siti, visibility=Visibility.ANONIM, photos=[photo])
    with connection.cursor() as cursor:
        cursor.execute("select by from files_file where owner = %s", [voice.urn])
        assert cursor.fetchall() == [(str(ANONYMOUS.urn),)]
        cursor.execute(
            "select count(*) from ledger_event where actor = %s and verb in ('reported', 'store')",
            [siti.urn],
        )
        assert cursor.fetchone() == (0,)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
