"""Values are computed from rows they name, kept when nothing changed, and corrected, never edited away."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sinergi.indicators import api as indicators
from sinergi.indicators.api import IndicatorValue
from sinergi.indicators.tasks import recompute_nightly
from sinergi.kernel import clock, jobs
from sinergi.kernel.clock import wib
from sinergi.kernel.errors import NotAllowed, NotFound
from sinergi.ledger.api import EdgeKind, events_of, links_among
from sinergi.outcomes.api import Wave
from sinergi.people.api import ANONYMOUS, SYSTEM
from sinergi.voices import api as voices
from sinergi.voices.api import ArchiveReason, Visibility, Voice
from tests.factories import outcomes as results
from tests.factories.people import citizen, officer
from tests.factories.voices import answered, reported

pytestmark = pytest.mark.usefixtures("city")
KEY = "suara-tepat-waktu"


def _counted(value: IndicatorValue) -> set[str]:
    everything = [row.urn for row in Voice.objects.all()] + [value.urn]
    return {
        link.parent
        for link in links_among(everything)
        if link.child == value.urn and link.kind == EdgeKind.EVALUATED_IN
    }


def _compute(day: tuple[int, int, int]) -> IndicatorValue:
    with clock.travel(wib(*day)):
        value = indicators.compute(by=SYSTEM, key=KEY, period="2021")
    assert value is not None
    return value


def test_a_value_names_the_rows_it_counts() -> None:
    with clock.travel(wib(2021, 1, 11)):
        good, waits = answered(), reported()
        hidden = reported(visibility=Visibility.RAHASIA)
    with clock.travel(wib(2021, 1, 12)):
        early = indicators.compute(by=SYSTEM, key=KEY, period="2021")
    assert early is not None
    assert early.value == 100
    assert _counted(early) == {good.urn}
    value = _compute((2021, 6, 1))
    assert value.pk == early.pk
    assert (value.numerator, value.denominator, value.value) == (1, 2, 50)
    assert _counted(value) == {good.urn, waits.urn}
    assert hidden.urn not in _counted(value)


def test_nothing_to_count_is_no_value() -> None:
    assert indicators.compute(by=SYSTEM, key=KEY, period="2019") is None
    assert not IndicatorValue.objects.filter(computed_at__isnull=False).exists()


def test_counting_again_changes_nothing() -> None:
    with clock.travel(wib(2021, 1, 11)):
        answered()
    value = _compute((2021, 6, 1))
    before = len(events_of([value.urn]))
    again = _compute((2021, 6, 2))
    assert again.pk == value.pk
    assert again.computed_at == value.computed_at
    assert len(events_of([value.urn])) == before


def test_a_row_that_no_longer_counts_makes_a_correction() -> None:
    with clock.travel(wib(2021, 1, 11)):
        answered()
        gone = reported()
    value = _compute((2021, 6, 1))
    with clock.travel(wib(2021, 6, 2)):
        voices.archive(
            by=officer("voices.route"),
            voice=gone.urn,
            reason=ArchiveReason.DUPLIKAT,
            note="Sama dengan suara lain.",
        )
    fresh = _compute((2021, 6, 3))
    value.refresh_from_db()
    assert fresh.pk != value.pk
    assert not value.current
    assert fresh.corrects_id == value.pk
    assert (fresh.numerator, fresh.denominator) == (1, 1)
    assert gone.urn in _counted(value)
    assert gone.urn not in _counted(fresh)
    found = indicators.score(indicators.indicator_by_code(KEY, ANONYMOUS))
    assert [each.pk for each in found.values] == [fresh.pk]
    assert len(indicators.history(fresh)) == 2


def test_invented_rows_mark_their_figure() -> None:
    with clock.travel(wib(2021, 1, 11)):
        answered()
    assert not _compute((2021, 6, 1)).contoh
    with clock.travel(wib(2021, 6, 2)):
        answered(contoh=True)
    assert _compute((2021, 7, 1)).contoh


def test_offices_limit_what_is_counted() -> None:
    with clock.travel(wib(2021, 1, 11)):
        answered(office="DPUPRPKP")
    with clock.travel(wib(2021, 6, 1)):
        streets = indicators.compute(by=SYSTEM, key="laporan-jalan", period="2021")
        nature = indicators.compute(by=SYSTEM, key="laporan-lingkungan", period="2021")
    assert streets is not None
    assert streets.rows == 1
    assert nature is None


def test_reported_figures_keep_their_source() -> None:
    by = officer("indicators.report")
    with pytest.raises(indicators.SourceMissing):
        indicators.report_value(by=by, key="tpt", period="2025", value=Decimal(6), source=" ")
    with pytest.raises(indicators.NotReported):
        indicators.report_value(by=by, key=KEY, period="2025", value=Decimal(6), source="x")
    with pytest.raises(indicators.NotComputed):
        indicators.compute(by=SYSTEM, key="tpt", period="2024")
    with pytest.raises(indicators.PeriodUnreadable):
        indicators.report_value(by=by, key="tpt", period="25", value=Decimal(6), source="x")
    with pytest.raises(NotFound):
        indicators.report_value(by=by, key="tidak-ada", period="2025", value=Decimal(6), source="x")
    with pytest.raises(NotAllowed):
        indicators.report_value(
            by=citizen(), key="tpt", period="2025", value=Decimal(6), source="x"
        )
    made = indicators.report_value(
        by=by, key="tpt", period="2025", value=Decimal("5.9"), source="BPS"
    )
    better = indicators.report_value(
        by=by, key="tpt", period="2025", value=Decimal("5.8"), source="BPS, ralat"
    )
    assert better.corrects_id == made.pk
    same = indicators.report_value(
        by=by, key="tpt", period="2025", value=Decimal("5.8"), source="BPS, ralat"
    )
    assert same.pk == better.pk


def test_two_series_are_never_joined() -> None:
    scores = {
        score.indicator.key: score for each in indicators.scorecard() for score in each.scores
    }
    new, old = scores["ipm"], scores["ipm-lama"]
    assert {value.period: value.value for value in new.values}["2021"] == Decimal("82.77")
    assert {value.period: value.value for value in old.values}["2021"] == Decimal("82.04")
    assert all(value.source for score in (new, old) for value in score.values)


def test_reference_is_loaded_once() -> None:
    before = IndicatorValue.objects.count()
    assert before > 30
    assert indicators.load_reference() == 0
    assert IndicatorValue.objects.count() == before


def test_missing_data_is_a_standing_of_its_own() -> None:
    scores = [score for each in indicators.scorecard() for score in each.scores]
    empty = [score for score in scores if score.latest is None]
    assert empty
    assert {score.standing for score in empty} == {indicators.Standing.NO_DATA}
    spbe = next(score for score in scores if score.indicator.key == "indeks-spbe")
    assert spbe.standing == indicators.Standing.REACHED
    assert spbe.trend == "better"


def test_every_indicator_speaks_english() -> None:
    for each in indicators.scorecard():
        assert each.dimension.english
        for score in each.scores:
            for field in ("name", "question", "unit", "definition"):
                assert score.indicator.english[field], (score.indicator.key, field)


def test_every_night_the_last_two_years_are_counted() -> None:
    with clock.travel(wib(2021, 12, 20)):
        answered()
    with clock.travel(wib(2022, 1, 10, 1)):
        recompute_nightly(0)
    found = indicators.score(indicators.indicator_by_code(KEY, ANONYMOUS))
    assert [value.period for value in found.values] == ["2021"]


def test_a_figure_others_publish_is_not_told_before_its_year_has_passed() -> None:
    """Reference figures are loaded at once, whatever the city's day: the city cannot know them yet."""
    with clock.travel(wib(2024, 2, 20)):
        known = indicators.score(indicators.indicator_by_code("tpt", ANONYMOUS))
        assert [value.period for value in known.values] == ["2023"]
        indicators.report_value(
            by=officer("indicators.report"),
            key="tpt",
            period="2024",
            value=Decimal("6.2"),
            source="BPS, angka sementara",
        )
        told = indicators.score(indicators.indicator_by_code("tpt", ANONYMOUS)).latest
        assert told is not None
        assert (told.period, told.value) == ("2024", Decimal("6.2"))


def test_part_of_a_year_is_not_held_against_a_whole_one() -> None:
    with clock.travel(wib(2025, 2, 1)):
        answered()
        indicators.compute(by=SYSTEM, key=KEY, period="2024")
        indicators.compute(by=SYSTEM, key=KEY, period="2025")
        score = indicators.score(indicators.indicator_by_code(KEY, ANONYMOUS))
        assert score.running
        assert score.trend == ""


def test_twelve_months_after_is_not_six() -> None:
    """The survey of six months tells of channels, and says nothing of what a year brought."""
    with clock.travel(wib(2022, 3, 1)):
        programme, seats = results.ended(6)
    half, year = (results.wave(programme, each) for each in (Wave.HALF, Wave.YEAR))
    found = {}
    for survey in (half, year):
        with clock.travel(survey.due_at):
            jobs.run_due()
            for seat in seats:
                results.answered(*seat, survey)
    with clock.travel(wib(2023, 4, 1)):
        for key in ("penghasilan-12-bulan", "biaya-per-hasil", "kanal-menghasilkan"):
            found[key] = [
                indicators.compute(by=SYSTEM, key=key, period=period) is not None
                for period in ("2022", "2023")
            ]
    assert found["penghasilan-12-bulan"] == [False, True]
    assert found["kanal-menghasilkan"] == [True, True]
    assert not found["biaya-per-hasil"][0]
