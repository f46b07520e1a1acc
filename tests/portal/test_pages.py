"""The pages everybody meets: language, content policy, weight, errors, search by code, the map."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory

from sinergi.portal.errors import broken

PAGES = ("/", "/gaya/", "/gaya/?salah=1", "/tentang/", "/lacak/", "/tanpa-jaringan/")
pytestmark = pytest.mark.usefixtures("city")


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer_in_both_languages(client: Client, path: str) -> None:
    for prefix, language in (("", "id"), ("/en", "en")):
        answer = client.get(f"{prefix}{path}")
        assert answer.status_code == 200
        html = BeautifulSoup(answer.content, "html.parser").html
        assert html is not None
        assert html["lang"] == language


def test_the_other_language_is_one_click_away(client: Client) -> None:
    shown = BeautifulSoup(client.get("/gaya/?salah=1").content, "html.parser")
    link = shown.select_one("a[hreflang=en]")
    assert link is not None
    assert link["href"] == "/en/gaya/?salah=1"
    back = BeautifulSoup(client.get(link["href"]).content, "html.parser").select_one(
        "a[hreflang=id]"
    )
    assert back is not None
    assert back["href"] == "/gaya/?salah=1"


@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_to_their_content_policy(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    shown = BeautifulSoup(answer.content, "html.parser")
    assert not shown.select("[style], style")
    assert all(script.get("src") for script in shown.select("script"))
    assert not shown.select("[onclick], [onchange], [onsubmit]")


@pytest.mark.parametrize("path", PAGES)
def test_pages_weigh_little(client: Client, path: str) -> None:
    """Under 60 KB compressed without font and map; a page with the city drawn on it is one with a map."""
    built = Path(settings.PACKAGE) / "portal" / "static" / "build"
    if not built.is_dir():
        pytest.skip("the look is not built")
    page = client.get(path).content
    parts = [page, *((built / name).read_bytes() for name in ("sinergi.css", "sinergi.js"))]
    weight = sum(len(gzip.compress(part)) for part in parts)
    assert weight < (80_000 if b"sg-map" in page else 60_000)


def test_an_unknown_page_says_so(client: Client) -> None:
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Tidak ditemukan" in answer.content.decode()


def test_an_unknown_code_says_so_and_keeps_what_was_typed(client: Client) -> None:
    answer = client.get("/lacak/", {"kode": "zzzz zzzzzz"})
    assert answer.status_code == 404
    assert "zzzz zzzzzz" in answer.content.decode()


def test_the_map_has_every_kelurahan_drawn_and_linked(client: Client) -> None:
    shown = BeautifulSoup(client.get("/gaya/").content, "html.parser")
    areas = shown.select(".sg-map__city path")
    assert len(areas) == 57
    assert all(area["d"].startswith("M") for area in areas)
    assert len(shown.select(".sg-map__city a[href]")) == 57


def test_the_map_for_leaflet_is_small_and_kept(client: Client) -> None:
    answer = client.get("/peta/kelurahan.json")
    assert len(json.loads(answer.content)["features"]) == 57
    assert len(gzip.compress(answer.content)) < 40_000
    assert "max-age" in answer["Cache-Control"]


def test_the_mark_is_an_image() -> None:
    found = finders.find("portal/mark.svg")
    assert isinstance(found, str)
    ElementTree.parse(found)


def test_a_broken_server_needs_no_context(client: Client) -> None:
    answer = broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "rusak di pihak kami" in answer.content.decode()
