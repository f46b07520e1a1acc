"""Every kelurahan is found by the point inside it, and nothing outside the city is."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from sinergi.places import api as places

ROWS = list(
    csv.DictReader((places.REFERENCE / "malang_wilayah.csv").read_text("utf-8").splitlines())
)
KELURAHAN = [row for row in ROWS if row["tingkat"] == "kelurahan"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    places.load_reference()


def test_the_city_is_whole() -> None:
    assert [len(places.regions(level)) for level in ("kota", "kecamatan", "kelurahan")] == [
        1,
        5,
        57,
    ]
    assert sum(r.area_km2 or 0 for r in places.regions("kelurahan")) == pytest.approx(
        Decimal("111.06"), abs=Decimal("0.1")
    )


def test_every_inner_point_lies_in_its_kelurahan() -> None:
    assert len(KELURAHAN) == 57
    for row in KELURAHAN:
        found = places.kelurahan_at(float(row["lng"]), float(row["lat"]))
        assert found is not None
        assert found.code == row["kode"]


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (112.5260, -7.8710),  # Kota Batu
        (112.5650, -8.1330),  # Kepanjen, the regency's seat
        (112.7521, -7.2575),  # Surabaya
        (112.6626, -7.8920),  # Singosari, beyond the northern edge
        (0.0, 0.0),
        (-7.98, 112.63),  # swapped
        (180.0, 90.0),
    ],
)
def test_outside_the_city_there_is_no_kelurahan(lon: float, lat: float) -> None:
    assert places.kelurahan_at(lon, lat) is None


def test_a_point_on_a_border_belongs_to_one_and_always_the_same() -> None:
    border = places.boundaries("kelurahan")["features"][0]["geometry"]["coordinates"][0]
    for lon, lat in border[:20]:
        assert places.kelurahan_at(lon, lat) == places.kelurahan_at(lon, lat)


def test_codes_are_the_way_up() -> None:
    kauman = next(r for r in places.regions("kelurahan") if r.name == "Kauman")
    assert kauman.parent is not None
    assert kauman.code.startswith(f"{kauman.parent.code}.")
    assert kauman.full_name == "Kelurahan Kauman"
    assert {r.name for r in places.regions("kelurahan", within="35.73.02")} > {
        "Kauman",
        "Oro-oro Dowo",
    }


def test_an_unknown_region_is_named_in_the_refusal() -> None:
    with pytest.raises(places.NoSuchRegion, match=r"99\.99"):
        places.region("99.99")


def test_boundaries_are_short_geojson_and_read_once() -> None:
    drawn = places.boundaries("kelurahan")
    assert drawn is places.boundaries("kelurahan")
    assert len(drawn["features"]) == 57
    numbers = [n for f in drawn["features"] for n in _numbers(f["geometry"]["coordinates"])]
    assert all(round(n, 5) == n for n in numbers)


def _numbers(part: object) -> list[float]:
    if isinstance(part, list):
        return [n for inner in part for n in _numbers(inner)]
    assert isinstance(part, float)
    return [part]


def test_loading_again_changes_nothing(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    before = places.Holiday.objects.count(), places.Region.objects.count()
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        places.load_reference()
    assert (places.Holiday.objects.count(), places.Region.objects.count()) == before
    assert before == (215, 63)
