"""What was invented says so wherever it shows: pages, doors, files, feed, calendar, PDF and hub; real rows do not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sinergi.catalogue import api as catalogue
from sinergi.kernel.ids import Urn
from sinergi.portal.links import url_of
from tests.roles.test_matrix import browser
from tests.roles.world import World

BADGE = 'class="sg-contoh"'
REAL = {"gap", "computed", "reported"}
"""Gaps tell of real events only; indicators are the city's own list."""
OF_PERSONS = {"application", "desk_application", "gone_application", "hopeful", "earner", "silent"}
OF_PERSONS |= {"mentored", "mentoring", "outcome", "secret", "spam"}
LISTS = (
    "/suara/",
    "/usulan/",
    "/rencana/",
    "/forum/",
    "/anggaran/",
    "/program/",
    "/hasil/",
    "/indikator/",
    "/benang/",
    "/",
)


def told(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, f"{answer.status_code} {path}"
    return answer.getvalue().decode()


def pages(world: World) -> Iterator[tuple[str, str, str]]:
    """(row, who may read it, its page and that of its thread)."""
    for name, urn in world.urns.items():
        who = "anonymous"
        if name in OF_PERSONS:
            who = "hidden" if name in ("secret", "spam") else "administrator@"
        if name == "secret":
            yield name, who, url_of(Urn(urn), world.rows[name])
        elif name not in ("spam",):
            yield name, who, url_of(Urn(urn), world.rows[name])
            yield name, who, reverse("thread:detail", args=[world.rows[name]])


def without_badge(world: World, *, wanted: bool) -> list[str]:
    browsers: dict[str, Client] = {}
    found = []
    for name, who, path in pages(world):
        client = browsers.setdefault(who, browser(world, who))
        if wanted and name in REAL:
            continue
        if (BADGE in told(client, path)) is not wanted:
            found.append(f"{name}: {path}")
    return found


def test_every_page_of_an_invented_row_wears_the_badge(invented: World) -> None:
    assert without_badge(invented, wanted=True) == []
    assert [path for path in LISTS if BADGE not in told(Client(), path)] == []


def test_no_page_of_a_real_row_wears_it(world: World) -> None:
    assert without_badge(world, wanted=False) == []
    assert [path for path in LISTS if BADGE in told(Client(), path)] == []


@pytest.mark.parametrize(("city", "mark"), [("invented", True), ("world", False)])
def test_doors_files_feed_calendar_pdf_and_hub(
    city: str, mark: bool, request: pytest.FixtureRequest
) -> None:
    world: World = request.getfixturevalue(city)
    wrong: list[str] = []
    for check in (_doors, _files, _feed, _calendar, _pdf, _hub):
        wrong += check(world, mark)
    assert wrong == []


def _json(path: str) -> Any:
    return json.loads(told(Client(), path))


def _doors(world: World, mark: bool) -> list[str]:
    wrong = []
    for stage in ("voices", "proposals", "plans", "budgets", "programmes", "outcomes"):
        items = _json(f"/api/v1/{stage}?size=200")["items"]
        assert items
        wrong += [f"{stage} {each['urn']}" for each in items if each["contoh"] is not mark]
    for name in ("answered", "programme", "budget_line", "forum"):
        thread = _json(f"/api/v1/thread/{world.rows[name]}")
        wrong += [f"thread of {name}"] if thread["contoh"] is not mark else []
        entities = _json(f"/api/v1/thread/{world.rows[name]}.jsonld")
        own = next(each for each in entities if each["id"] == world.urns[name])
        said = own.get("contoh", {}).get("value", False)
        wrong += [f"linked {name}"] if said is not mark else []
    return wrong


def _files(world: World, mark: bool) -> list[str]:
    wrong = []
    for listed in catalogue.datasets():
        key = listed.dataset.key
        rows = _json(f"/data/{key}.json")
        if key in ("tidak-ditemukan", "target-indikator", "indikator"):
            continue
        mixed = key in ("nilai-indikator",)
        wrong += [f"{key} {row}" for row in rows if row["contoh"] is not mark and not mixed]
    return wrong


def _feed(world: World, mark: bool) -> list[str]:
    space = {"a": "http://www.w3.org/2005/Atom"}
    entries = ElementTree.fromstring(told(Client(), "/umpan.atom")).findall("a:entry", space)
    assert entries
    wrong = []
    for entry in entries:
        title = entry.findtext("a:title", "", space)
        terms = {each.get("term") for each in entry.findall("a:category", space)}
        if (
            "indicators" in terms
            or "tidak ditemukan" in title.lower()
            or ":Gap:" in (entry.findtext("a:id", "", space))
        ):
            continue
        if ("contoh" in terms) is not mark or title.startswith("[CONTOH]") is not mark:
            wrong.append(title)
    return wrong


def _calendar(world: World, mark: bool) -> list[str]:
    text = told(Client(), f"/program/{world.rows['programme']}/jadwal.ics")
    events = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", text, re.DOTALL)
    assert events
    return [event for event in events if ("CONTOH" in event) is not mark]


def _pdf(world: World, mark: bool) -> list[str]:
    wrong = []
    for name in ("forum", "closed_forum"):
        answer = Client().get(f"/forum/{world.rows[name]}/berita-acara.pdf")
        assert answer["Content-Type"] == "application/pdf"
        if (b"CONTOH" in answer.content) is not mark:
            wrong.append(name)
    return wrong


def _hub(world: World, mark: bool) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select id, body::text from hub_entity where tenant = 0")
        held = dict(cursor.fetchall())
    wrong = []
    for name, urn in world.urns.items():
        if urn not in held or name in REAL:
            continue
        if ("contoh" in held[urn]) is not mark:
            wrong.append(f"hub: {name}")
    assert set(world.urns.values()) & set(held)
    return wrong
