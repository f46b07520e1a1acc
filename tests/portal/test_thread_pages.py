"""The pages of the chain, the story, the scorecard, open data and the glossary, as a visitor gets them."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sinergi.indicators import api as indicators
from sinergi.people.api import ANONYMOUS
from sinergi.thread import api as thread
from tests.factories import chain as story
from tests.factories.chain import Chain
from tests.factories.people import officer, officer_user, user


@pytest.fixture
def made(db: None) -> Chain:
    """The whole story, counted."""
    cache.clear()
    return story.evaluated(contoh=True)


def test_what_became_of_my_voice(client: Client, made: Chain) -> None:
    page = client.get(f"/benang/{made.voices[0].code.lower()}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "Apa jadinya suara ini" in text
    for name in ("Suara", "Usulan", "Rencana", "Anggaran", "Program", "Hasil", "Indikator"):
        assert name in text
    assert "Disepakati peserta forum." in text
    assert "sg-contoh" in text
    assert "menjawab" in text


def test_the_same_page_by_urn(client: Client, made: Chain) -> None:
    assert made.programme is not None
    page = client.get(f"/benang/{made.programme.urn}/")
    assert page.status_code == 200
    assert made.programme.title in page.content.decode()


def test_every_kind_of_row_has_a_page_of_its_thread(client: Client, made: Chain) -> None:
    followed = thread.follow(made.voices[0].urn, ANONYMOUS)
    for urn in followed.urns():
        assert client.get(f"/benang/{followed.cards[urn].code}/").status_code == 200, urn


def test_an_unknown_code_is_not_found(client: Client, made: Chain) -> None:
    assert client.get("/benang/ZZZZZZZZZZ/").status_code == 404
    assert client.get(f"/benang/{story.secret().code}/").status_code == 404


def test_without_a_voice_it_says_so(client: Client, db: None) -> None:
    story.load()
    activity = story.training.activity()
    text = client.get(f"/benang/{activity.code}/").content.decode()
    assert "Tidak berawal dari suara warga." in text
    assert "Berawal dari" in text


def test_all_rows_of_a_kind(client: Client, made: Chain) -> None:
    assert made.proposal is not None
    page = client.get(reverse("thread:group", args=[made.proposal.code, "Voice"]))
    assert page.content.decode().count(made.voices[0].title) >= 2


def test_newest_steps(client: Client, made: Chain) -> None:
    first = client.get("/benang/")
    assert first.status_code == 200
    assert "sg-moment" in first.content.decode()
    assert client.get("/benang/?after=rusak").status_code == 422


def test_follow_and_stop(client: Client, made: Chain) -> None:
    address = reverse("thread:follow", args=[made.voices[0].code])
    assert client.post(address).status_code == 302
    client.force_login(user())
    assert client.post(address).status_code == 302
    shown = client.get(f"/benang/{made.voices[0].code}/").content.decode()
    assert "Berhenti mengikuti" in shown
    client.post(address, {"berhenti": "ya"})
    assert "Ikuti benang ini" in client.get(f"/benang/{made.voices[0].code}/").content.decode()


def test_one_story_in_eight_steps(client: Client, made: Chain) -> None:
    thread.feature(by=officer("thread.feature"), urn=made.voices[0].urn)
    text = client.get("/kisah/").content.decode()
    assert "Langkah 1 dari 8" in text
    for number in range(2, 9):
        page = client.get(f"/kisah/{number}/")
        assert page.status_code == 200
        assert f"Langkah {number} dari 8" in page.content.decode()
    assert client.get("/kisah/9/").status_code == 404


def test_the_story_without_a_choice_goes_all_the_way(client: Client, made: Chain) -> None:
    # The voices of the chain are of one moment: any of them is a beginning.
    assert thread.featured(ANONYMOUS) in {voice.urn for voice in made.voices}


def test_no_story_in_an_empty_city(client: Client, db: None) -> None:
    story.load()
    assert "Belum ada kisah" in client.get("/kisah/").content.decode()


def test_the_scorecard(client: Client, made: Chain) -> None:
    text = client.get("/indikator/").content.decode()
    assert "Tata kelola cerdas" in text
    assert "Belum ada data." in text
    assert "malangkota.go.id" in text
    for dimension in indicators.scorecard():
        for score in dimension.scores:
            page = client.get(reverse("indicators:detail", args=[score.indicator.code]))
            assert page.status_code == 200, score.indicator.key


def test_a_figure_leads_to_its_rows(client: Client, made: Chain) -> None:
    page = client.get("/indikator/penghasilan-12-bulan/").content.decode()
    assert "Angka ini berasal dari" in page
    assert "sg-contoh" in page
    value = indicators.score(indicators.indicator_by_code("penghasilan-12-bulan", ANONYMOUS)).latest
    assert value is not None
    assert client.get(f"/indikator/{value.code}/").status_code == 200
    assert f"/benang/{value.code}/" in page


def test_reported_and_computed_are_told_apart(client: Client, made: Chain) -> None:
    reported = client.get("/indikator/indeks-spbe/").content.decode()
    assert "Dilaporkan oleh sumber luar" in reported
    assert "Perwali Kota Malang 5/2023" in reported
    assert "Angka ini berasal dari" not in reported


def test_open_data_and_words(client: Client, made: Chain) -> None:
    text = client.get("/data/").content.decode()
    for key in ("suara", "usulan", "renja", "anggaran", "program", "hasil", "indikator"):
        assert f"/data/{key}.csv" in text
    words = client.get("/istilah/").content.decode()
    assert "NGSI-LD" in words
    assert "pagu" in client.get("/istilah/?q=batas").content.decode()
    assert "Tidak ada istilah" in client.get("/istilah/?q=zzzz").content.decode()


@pytest.mark.parametrize("address", ["/benang/", "/kisah/", "/indikator/", "/data/", "/istilah/"])
def test_in_english_too(client: Client, made: Chain, address: str) -> None:
    assert client.get(f"/en{address}").status_code == 200


def test_a_published_figure_is_written_down_with_its_source(client: Client, db: None) -> None:
    story.load()
    address = "/indikator/tpt/catat/"
    assert client.get(address).status_code == 302
    client.force_login(officer_user("indicators.report", "indicators.compute"))
    assert "Catat angka baru" in client.get("/indikator/tpt/").content.decode()
    wrong = client.post(address, {"period": "25", "value": "5,8", "source": "BPS"})
    assert "empat angka" in wrong.content.decode()
    assert "5,8" in wrong.content.decode()
    assert (
        client.post(address, {"period": "2025", "value": "5,8", "source": "BPS"}).status_code == 302
    )
    shown = client.get("/indikator/tpt/?periode=2025").content.decode()
    assert "5,80" in shown
    assert "BPS" in shown


def test_counting_again_is_one_press(client: Client, db: None) -> None:
    story.load()
    client.force_login(officer_user("indicators.compute"))
    assert "Hitung ulang" in client.get("/indikator/suara-tepat-waktu/").content.decode()
    assert client.post("/indikator/suara-tepat-waktu/hitung/").status_code == 302
