"""The pages of results, and the five questions."""

from __future__ import annotations

from datetime import date

from django.test import Client

from sinergi.kernel import clock
from sinergi.outcomes import api as outcomes
from sinergi.outcomes.api import Aspect, Wave
from sinergi.people.api import ANONYMOUS
from tests.factories import outcomes as results
from tests.factories import programmes as make
from tests.factories.people import officer_user
from tests.factories.programmes import browser

ANSWERS = {
    "status": "wirausaha",
    "income": "1_sampai_3",
    "hours": "20",
    "channel": "https://contoh.test/@kanal",
    "monetised": "ya",
    "evidence": "",
}


def test_a_participant_answers_by_link_without_signing_in() -> None:
    programme, seats = results.ended(1)
    survey = results.wave(programme)
    with clock.travel(max(survey.due_at, clock.now())):
        results.jobs.run_due()
        (invite,) = outcomes.my_invites(seats[0][0])
        address = f"/hasil/jawab/{invite.token}/"
        client = Client()
        assert client.get(address).status_code == 200
        wrong = client.post(address, ANSWERS)
        assert wrong.status_code == 422
        assert "bukti" in wrong.content.decode()
        done = client.post(address, ANSWERS | {"evidence": "Pembayaran 3 Mei"})
        assert done.status_code == 302
        assert "Terima kasih" in client.get(done["Location"]).content.decode()
        assert outcomes.my_invites(seats[0][0]) == []
        client.post(address, ANSWERS | {"monetised": "tidak"})
        row = outcomes.outcome_of(survey, seats[0][1])
        assert row is not None
        assert (row.monetised, row.corrects is not None) == (False, True)
    assert Client().get("/hasil/jawab/bukan-tautan/").status_code == 404


def test_few_answers_are_not_broken_down_for_the_public() -> None:
    programme, seats = results.ended(6)
    survey = results.wave(programme)
    for person, row in seats[:4]:
        results.answered(person, row, survey)
    with clock.travel(max(survey.due_at, clock.now())):
        page = Client().get(f"/hasil/{programme.code}/").content.decode()
        assert "tidak dirinci" in page
        assert "Usaha sendiri atau kreator" not in page
        results.answered(*seats[4], survey)
        page = Client().get(f"/hasil/{programme.code}/").content.decode()
        assert "Usaha sendiri atau kreator" in page
        assert "5 dari 6" in page


def test_the_office_phones_the_silent() -> None:
    programme, seats = results.ended(2)
    survey = results.wave(programme)
    results.answered(*seats[0], survey)
    account = officer_user("outcomes.record", "outcomes.gap", office=make.OFFICE)
    client = browser(account)
    with clock.travel(max(survey.due_at, clock.now())):
        results.jobs.run_due()
        page = client.get(f"/hasil/survei/{survey.code}/").content.decode()
        assert "Belum menjawab (1)" in page
        assert seats[1][1].name in page
        address = f"/hasil/survei/{survey.code}/telepon/{seats[1][1].code}/"
        assert client.get(address).status_code == 200
        sent = client.post(
            address, {"status": "mencari", "income": "tidak_ada", "monetised": "tidak"}
        )
        assert sent.status_code == 302
        row = outcomes.outcome_of(survey, seats[1][1])
        assert row is not None
        assert row.by_phone
        assert Client().get(address).status_code == 302
        assert Client().get(f"/hasil/survei/{survey.code}/").status_code == 302


def test_what_was_not_found_is_said_and_never_filled() -> None:
    programme = make.designed(source="Media, 26 Februari 2021")
    outcomes.state_gap(
        by=results.recorder(),
        programme=programme,
        aspect=Aspect.RESULTS,
        text="Hasil bagi peserta tidak ditemukan.",
        searched_on=date(2026, 11, 1),
        source="situs pemerintah kota dan media",
    )
    for path in (f"/hasil/{programme.code}/", f"/program/{programme.code}/"):
        page = Client().get(path).content.decode()
        assert "Dicari dan tidak ditemukan" in page
        assert "1 November 2026" in page
    summary = outcomes.summary(programme, ANONYMOUS)
    assert (summary.last, summary.per_earner) == (None, None)
    client = browser(officer_user("outcomes.gap", office=make.OFFICE))
    sent = client.post(
        f"/hasil/{programme.code}/celah/",
        {
            "aspect": "mentoring",
            "text": "Catatan tidak ada",
            "searched_on": "2026-11-02",
            "source": "arsip",
        },
    )
    assert sent.status_code == 302


def test_the_list_says_what_is_known_of_each() -> None:
    programme, seats = results.ended(6)
    survey = results.wave(programme)
    for person, row in seats:
        results.answered(person, row, survey)
    with clock.travel(results.wave(programme, Wave.START).due_at):
        page = Client().get("/hasil/").content.decode()
    assert "6 orang berpenghasilan" in page
    assert "6 dari 6 menjawab (100%)" in page
