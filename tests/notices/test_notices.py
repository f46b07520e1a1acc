"""Follow, be told once, read, and get it by e-mail as one wishes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from sinergi.kernel import clock, jobs
from sinergi.kernel.ids import Urn, urn, uuid7
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.notices import api as notices
from sinergi.people import api as people
from sinergi.people.api import ANONYMOUS, SYSTEM, SignInNeeded, User, Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return people.create_user(name="Warga", email="warga@contoh.id")


@pytest.fixture
def viewer(user: User) -> Viewer:
    return people.viewer_of(user)


def row(kind: str = "Voice", *parents: Urn, edge: EdgeKind = EdgeKind.GREW_FROM) -> Urn:
    """A row of the thread as far as the history knows it."""
    made = urn(kind, uuid7())
    with transaction.atomic():
        happened(made, *parents, edge=edge)
    return made


def happened(subject: Urn, *parents: Urn, edge: EdgeKind = EdgeKind.GREW_FROM) -> None:
    record(
        stage="voices",
        verb="reported",
        subject=subject,
        actor=SYSTEM.urn,
        parents=[Parent(parent, edge) for parent in parents],
    )


def texts(viewer: Viewer) -> list[str]:
    return [one.text for one in notices.inbox(viewer).items]


def test_following_twice_is_once_and_stops_at_once(viewer: Viewer) -> None:
    voice = row()
    notices.follow(viewer, voice)
    notices.follow(viewer, voice)
    assert notices.followers(voice) == [viewer.user_id]
    assert notices.is_following(viewer, voice)
    notices.unfollow(viewer, voice)
    notices.unfollow(viewer, voice)
    assert not notices.is_following(viewer, voice)
    assert notices.followers(voice) == []


def test_nobody_follows_nothing() -> None:
    with pytest.raises(SignInNeeded):
        notices.follow(ANONYMOUS, row())
    assert not notices.is_following(ANONYMOUS, row())
    assert notices.unread_count(ANONYMOUS) == 0


def test_what_follows_from_a_row_is_told_to_who_follows_the_row(viewer: Viewer) -> None:
    voice = row()
    proposal = row("Proposal", voice)
    activity = row("Activity", proposal, edge=EdgeKind.ANSWERS)
    notices.follow(viewer, voice)
    with transaction.atomic():
        jobs.later(
            "notices.tell_upstream",
            urn=activity,
            kind="voices.answered",
            params={"title": "Lampu", "office": "DLH"},
        )
    jobs.run_due()
    assert texts(viewer) == ["Suara “Lampu” dijawab oleh DLH."]
    assert notices.inbox(viewer).items[0].subject == activity


def test_many_ways_up_are_one_notice(viewer: Viewer) -> None:
    voices = [row() for _ in range(3)]
    proposals = [row("Proposal", *voices), row("Proposal", voices[0])]
    activity = row("Activity", *proposals, edge=EdgeKind.ANSWERS)
    for one in (*voices, *proposals, activity):
        notices.follow(viewer, one)
    assert notices.tell_upstream(activity, kind="voices.closed") == 1
    assert notices.unread_count(viewer) == 1


def test_a_job_that_runs_twice_tells_once_but_the_next_event_tells_again(viewer: Viewer) -> None:
    voice = row()
    notices.follow(viewer, voice)
    for _ in range(3):
        notices.tell_upstream(voice, kind="voices.answered")
    assert notices.unread_count(viewer) == 1
    with transaction.atomic():
        happened(voice)
    notices.tell_upstream(voice, kind="voices.answered")
    assert notices.unread_count(viewer) == 2


def test_who_did_it_is_not_told(viewer: Viewer) -> None:
    voice = row()
    notices.follow(viewer, voice)
    assert notices.tell_upstream(voice, kind="voices.closed", actor=viewer.urn) == 0


def test_who_no_longer_has_an_account_is_not_told(user: User, viewer: Viewer) -> None:
    voice = row()
    notices.follow(viewer, voice)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert notices.tell_upstream(voice, kind="voices.closed") == 0


def test_a_rolled_back_action_tells_nobody(viewer: Viewer) -> None:
    voice = row()
    notices.follow(viewer, voice)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.later("notices.tell_upstream", urn=voice, kind="voices.closed")
        _ = 1 / 0
    assert jobs.run_due() == 0
    assert notices.unread_count(viewer) == 0


def test_a_kind_without_words_and_a_place_without_value_still_tell(
    user: User, viewer: Viewer
) -> None:
    notices.tell([user.id], kind="nowhere.unknown", subject=row())
    notices.tell([user.id], kind="voices.routed", subject=row(), params={"title": "Lampu"})
    assert set(texts(viewer)) == {"Ada kabar baru.", "Suara “Lampu” diteruskan ke …."}


def test_reading_one_and_reading_all(user: User, viewer: Viewer) -> None:
    for _ in range(3):
        notices.tell([user.id], kind="voices.closed", subject=row())
    first = notices.inbox(viewer).items[0]
    assert notices.mark_read(viewer, first.id) == 1
    assert notices.mark_read(viewer, first.id) == 0
    assert notices.unread_count(viewer) == 2
    assert notices.mark_read(viewer) == 2
    assert notices.unread_count(viewer) == 0


def test_nobody_reads_another_ones_notices(user: User, viewer: Viewer) -> None:
    other = people.viewer_of(people.create_user(name="Lain", email="lain@contoh.id"))
    notices.tell([user.id], kind="voices.closed", subject=row())
    mine = notices.inbox(viewer).items[0]
    assert notices.inbox(other).items == []
    assert notices.mark_read(other, mine.id) == 0
    with pytest.raises(notices.NoSuchNotice):
        notices.notice(other, mine.id)


def test_mail_goes_once_in_ones_language(user: User) -> None:
    notices.tell([user.id], kind="voices.closed", subject=row(), params={"title": "Lampu\npadam"})
    jobs.run_due()
    jobs.run_due()
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["warga@contoh.id"], "Suara “Lampu padam” selesai.")
    ]
    assert "/pemberitahuan/" in mail.outbox[0].body


def test_people_of_the_demo_are_never_written_to() -> None:
    user = people.create_user(name="Tokoh", email="tokoh@contoh.id", contoh=True)
    notices.tell([user.id], kind="voices.closed", subject=row())
    assert jobs.run_due() == 0
    assert mail.outbox == []


def test_mail_that_is_not_wanted_is_not_sent(user: User, viewer: Viewer) -> None:
    notices.choose_mail(viewer, "never")
    notices.tell([user.id], kind="voices.closed", subject=row())
    jobs.run_due()
    assert mail.outbox == []
    assert notices.unread_count(viewer) == 1


def test_a_phone_only_account_is_told_without_mail() -> None:
    user = people.create_user(name="Warga", phone="0812 3456 7890")
    notices.tell([user.id], kind="voices.closed", subject=row())
    jobs.run_due()
    assert mail.outbox == []


def test_the_daily_message_gathers_what_is_unread(user: User, viewer: Viewer) -> None:
    from sinergi.notices import tasks

    notices.choose_mail(viewer, "daily")
    for title in ("Satu", "Dua", "Tiga"):
        notices.tell([user.id], kind="voices.closed", subject=row(), params={"title": title})
    jobs.run_due()
    assert mail.outbox == []
    notices.mark_read(viewer, notices.inbox(viewer).items[0].id)
    for _ in range(2):
        tasks.digest()
    assert len(mail.outbox) == 1
    assert mail.outbox[0].body.count("selesai.") == 2


def test_the_inbox_pages_by_keyset(user: User, viewer: Viewer) -> None:
    start = clock.wib(2026, 3, 2)
    for number in range(7):
        with clock.travel(start + timedelta(hours=number)):
            notices.tell([user.id], kind="voices.closed", subject=row())
    first = notices.inbox(viewer, size=4)
    second = notices.inbox(viewer, first.next, size=4)
    assert len(first.items) == 4
    assert len(second.items) == 3
    assert not second.next
    at = [one.at for one in first.items + second.items]
    assert at == sorted(at, reverse=True)


class TestPages:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client: Client, user: User) -> None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def test_what_is_not_there_cannot_be_followed(self, client: Client, viewer: Viewer) -> None:
        for wanted in (row(), "urn:ngsi-ld:Nonsense:1", "x", ""):
            answer = client.post("/akun/ikuti/mulai/", {"urn": wanted, "next": "/akun/"})
            assert answer.status_code == 302
            assert not notices.is_following(viewer, wanted)

    def test_the_inbox_shows_and_opens(self, client: Client, user: User, viewer: Viewer) -> None:
        notices.tell(
            [user.id], kind="voices.closed", subject=row(), params={"title": "<b>Lampu</b>"}
        )
        text = client.get("/pemberitahuan/").content.decode()
        assert "&lt;b&gt;Lampu" in text
        one = notices.inbox(viewer).items[0]
        assert client.get(f"/pemberitahuan/{one.id}/").status_code == 302
        assert notices.unread_count(viewer) == 0

    def test_an_empty_inbox_says_how_to_begin(self, client: Client) -> None:
        assert "Belum ada kabar" in client.get("/pemberitahuan/").content.decode()
