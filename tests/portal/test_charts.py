"""The geometry of the charts: nothing overlaps, nothing is lost, empty rows draw nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sinergi.portal import charts

SIZES = st.lists(st.integers(min_value=1, max_value=10**12), min_size=1, max_size=30)


@given(SIZES)
def test_treemap_fills_its_area_in_proportion(sizes: list[int]) -> None:
    placed = charts.squarify([charts.Bar(str(size), size) for size in sizes], 760, 330)
    assert len(placed) == len(sizes)
    total = sum(sizes)
    for bar, x, y, width, height in placed:
        assert abs(width * height - 760 * 330 * bar.value / total) < 1
        assert -0.01 <= x <= 760.01
        assert -0.01 <= y <= 330.01
        assert x + width <= 760.01
        assert y + height <= 330.01


def test_treemap_of_nothing_is_empty() -> None:
    assert charts.tiles([], 760, 330) == []
    assert charts.tiles([("Kosong", 0)], 760, 330) == []


@given(SIZES)
def test_tile_labels_fit_their_tiles(sizes: list[int]) -> None:
    for tile in charts.tiles(
        [(f"Penyediaan layanan nomor {size}", size) for size in sizes], 760, 330
    ):
        room = (tile.width - 16) / 8.2
        assert all(len(line) <= max(room, 1) for line in tile.lines)


def test_bars_take_tuples_and_mappings_and_know_the_step_before() -> None:
    read = charts.bars([("Mendaftar", 200), {"label": "Diterima", "value": 50, "href": "/x/"}])
    assert [bar.share for bar in read] == [100.0, 25.0]
    assert read[1].href == "/x/"
    assert read[1].of_before == 25
    assert read[0].of_before is None


def test_bars_of_zero_have_no_length() -> None:
    assert [bar.share for bar in charts.bars([("a", 0), ("b", None)])] == [0.0, 0.0]


def test_sparkline_leaves_gaps_out_and_stays_inside() -> None:
    points, x, y = charts.line([1, None, 3, 2])
    assert len(points.split()) == 3
    assert x == 116.0
    assert 0 < y < 32
    assert charts.line([None, None]) == ("", 0.0, 0.0)


def test_target_line_stands_at_its_height() -> None:
    assert charts.level(60, 80) == 25.0
    assert charts.level(0, 0) == 100.0
