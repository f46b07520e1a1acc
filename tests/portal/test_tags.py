"""The parts of pages: what people read, with and without eyes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from sinergi.kernel import clock
from sinergi.kernel.ids import urn, uuid7
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import Card, Stage
from sinergi.people.api import Page


def render(source: str, **context: Any) -> str:
    request = RequestFactory().get("/suara/?kelurahan=35.73.02.1001")
    return Template("{% load sinergi %}" + source).render(Context({"request": request, **context}))


def soup(source: str, **context: Any) -> BeautifulSoup:
    return BeautifulSoup(render(source, **context), "html.parser")


def words(source: str, **context: Any) -> str:
    return " ".join(soup(source, **context).get_text(" ").split())


def test_money_is_full_with_words_beside_large_sums() -> None:
    assert words("{{ x|rupiah }}", x=Rupiah(1_500_000_000)) == "Rp1.500.000.000 (1,5 miliar)"
    assert words("{{ x|rupiah }}", x=Rupiah(75_000)) == "Rp75.000"
    assert words("{{ x|rupiah }}", x=None) == "–"
    assert words("{{ x|rupiah_short }}", x=Rupiah(150_000_000)) == "Rp150 juta"


def test_numbers_and_days_follow_the_language() -> None:
    moment = clock.wib(2021, 2, 25, 14, 5)
    assert (
        words("{{ n|angka }} {{ d|tanggal }}", n=1234, d=date(2021, 2, 25))
        == "1.234 25 Februari 2021"
    )
    assert words("{{ m|waktu }}", m=moment) == "25 Februari 2021, 14.05 WIB"
    with translation.override("en"):
        assert (
            words("{{ n|angka }} {{ d|tanggal }}", n=1234, d=date(2021, 2, 25))
            == "1,234 25 February 2021"
        )
        assert words("{{ x|rupiah_short }}", x=Rupiah(1_500_000_000)) == "Rp1.5 billion"


@pytest.mark.parametrize(
    ("day", "said"),
    [(9, "kemarin"), (10, "hari ini"), (11, "besok"), (7, "3 hari lalu"), (14, "4 hari lagi")],
)
def test_distance_is_told_in_whole_days(day: int, said: str) -> None:
    with clock.travel(clock.wib(2024, 3, 10)):
        assert words("{{ d|lalu }}", d=date(2024, 3, day)) == said


def test_thread_line_marks_reached_here_later_and_skipped() -> None:
    line = soup(
        '{% thread_line current="budgets" reached=reached %}', reached=("proposals", "plans")
    )
    stops = line.select(".sg-thread__stop")
    assert [stop["class"][1].removeprefix("sg-thread__stop--") for stop in stops] == [
        "skipped",
        "reached",
        "reached",
        "here",
        "later",
        "later",
        "later",
    ]
    assert "tidak berawal dari suara warga" in stops[0].get_text()
    assert stops[3]["aria-current"] == "step"
    assert line.find("ol") is not None


def test_small_line_is_told_in_one_sentence() -> None:
    small = soup('{% thread_line current="plans" small=True %}').select_one(".sg-thread--small")
    assert small is not None
    assert small["role"] == "img"
    assert "3 dari 7" in small["aria-label"]


@pytest.mark.django_db
def test_card_says_what_is_missing_and_marks_the_invented() -> None:
    row = Card(
        urn=urn("Programme", uuid7()),
        code="0C9VB7RT1H",
        stage=Stage.PROGRAMMES,
        kind="Program",
        title="Pelatihan <b>",
        state="Selesai",
        at=clock.wib(2021, 3, 1),
        contoh=True,
        people=140,
        missing=("Daftar hadir: tidak ditemukan",),
    )
    shown = render("{% card row %}", row=row)
    assert "Daftar hadir: tidak ditemukan" in shown
    assert "sg-contoh" in shown
    assert "Pelatihan &lt;b&gt;" in shown


def test_contoh_badge_only_on_the_invented() -> None:
    assert render("{% contoh x %}", x=False) == ""
    assert "Contoh" in render("{% contoh x %}", x=True)


def test_a_term_is_explained_once_a_page() -> None:
    shown = soup('{% term "pagu" %}, {% term "pagu" %}')
    assert len(shown.select("[popover]")) == 1
    assert shown.get_text().count("pagu") >= 2
    assert words('{% term "kata yang tidak ada" %}') == "kata yang tidak ada"


def test_state_has_a_sign_beside_its_colour() -> None:
    tag = soup('{% state "Terlambat" tone="late" %}').select_one(".sg-state--late")
    assert tag is not None
    assert tag.select_one(".sg-state__sign") is not None


def test_pager_keeps_the_filters() -> None:
    link = soup("{% pager page %}", page=Page([], "abc")).select_one("a[rel=next]")
    assert link is not None
    assert link["href"] == "?kelurahan=35.73.02.1001&after=abc"
    assert render("{% pager page %}", page=Page([], "")).strip() == ""


class Small(forms.Form):
    title = forms.CharField(label="Judul", help_text="Singkat saja")
    kind = forms.ChoiceField(
        label="Jenis", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Catatan", required=False)


def test_field_ties_label_hint_and_error_to_its_control() -> None:
    shown = soup(
        "{% error_summary form %}{% field form.title %}{% field form.kind %}", form=Small({})
    )
    control = shown.select_one("#id_title")
    assert control is not None
    assert control["aria-describedby"] == "id_title-hint id_title-error"
    assert control["aria-invalid"] == "true"
    assert shown.select_one("label[for=id_title]") is not None
    targets = [link["href"] for link in shown.select(".govuk-error-summary a")]
    assert targets == ["#id_title", "#id_kind_0"]
    for target in targets:
        assert shown.select_one(target) is not None
    assert shown.select_one("fieldset legend") is not None


def test_fields_that_may_stay_empty_say_so() -> None:
    assert "boleh kosong" in render("{% field form.note %}", form=Small())


@pytest.mark.parametrize("tag", ["bar_chart", "column_chart", "funnel", "treemap"])
def test_charts_carry_their_numbers_as_text(tag: str) -> None:
    shown = words("{% " + tag + " rows %}", rows=[("Diskominfo", 1234), ("DLH", 56)])
    assert "Diskominfo" in shown
    assert "1.234" in shown or "Rp1.234" in shown


@pytest.mark.parametrize("tag", ["bar_chart", "column_chart", "funnel", "treemap"])
def test_charts_of_nothing_say_so(tag: str) -> None:
    assert "Belum ada angka" in words("{% " + tag + " rows %}", rows=[])


@pytest.mark.parametrize("tag", ["bar_chart", "column_chart", "funnel", "treemap"])
def test_charts_need_no_inline_style(tag: str) -> None:
    shown = soup("{% " + tag + " rows %}", rows=[("Diskominfo", 1234), ("DLH", 56)])
    assert not shown.select("[style], style, script")
