"""The doors for machines: threads both ways, lists by keyset, feeds and files with their marks."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client

from sinergi.catalogue import api as catalogue
from sinergi.indicators import api as indicators
from sinergi.ledger.api import Stage
from sinergi.people.api import ANONYMOUS
from sinergi.voices.api import Voice
from tests.factories import chain as story
from tests.factories.chain import Chain

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def made(db: None) -> Chain:
    cache.clear()
    return story.evaluated(count=3, contoh=True)


def _get(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def test_one_request_gives_every_later_step(client: Client, made: Chain) -> None:
    told = _get(client, f"/api/v1/thread/{made.voices[0].urn}")
    assert [s["stage"] for s in told["stations"] if s["reached"]] == [str(s) for s in Stage]
    assert told["origin"]["from_voice"] is True
    assert told["contoh"] is True
    kinds = {g["kind"]: g for s in told["stations"] for g in s["groups"]}
    assert made.programme is not None
    assert kinds["Programme"]["urns"] == [made.programme.urn]
    assert kinds["Programme"]["rows"][0]["url"].endswith(f"/benang/{made.programme.code}/")
    known = {urn for group in kinds.values() for urn in group["urns"]}
    assert all({link["child"], link["parent"]} <= known for link in told["links"])


def test_one_request_gives_the_voices_below_a_figure(client: Client, made: Chain) -> None:
    found = indicators.indicator_by_code("penghasilan-12-bulan", ANONYMOUS)
    told = _get(client, f"/api/v1/thread/{found.code}")
    below = told["stations"][0]["groups"][0]["urns"]
    assert set(below) == {voice.urn for voice in made.voices}


def test_the_thread_as_linked_entities(client: Client, made: Chain) -> None:
    assert made.proposal is not None
    answer = client.get(f"/api/v1/thread/{made.proposal.code}.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    entities = {entity["id"]: entity for entity in json.loads(answer.content)}
    assert all("ngsi-ld-core-context" in e["@context"][-1] for e in entities.values())
    proposal = entities[made.proposal.urn]
    assert set(proposal["grewFrom"]["object"]) == {voice.urn for voice in made.voices}
    assert proposal["contoh"]["value"] is True
    assert made.programme is not None
    assert made.activity is not None
    assert entities[made.programme.urn]["delivers"]["object"] == made.activity.urn
    for entity in entities.values():
        for value in entity.values():
            if isinstance(value, dict) and value.get("type") == "Relationship":
                objects = value["object"]
                assert set([objects] if isinstance(objects, str) else objects) <= set(entities)


def test_what_may_not_be_seen_is_a_problem(client: Client, made: Chain) -> None:
    hidden = story.secret()
    for name in (hidden.code, hidden.urn, "ZZZZZZZZZZ", "urn:x"):
        answer = client.get(f"/api/v1/thread/{name}")
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"
        assert json.loads(answer.content)["type"].endswith("NotFound")
    assert client.post("/api/v1/timeline").status_code == 405
    assert client.get("/api/v1/voices?size=0").status_code == 422
    assert client.get("/api/v1/nothing").status_code == 404


@pytest.mark.parametrize("stage", list(Stage))
def test_lists_page_by_keyset(client: Client, made: Chain, stage: Stage) -> None:
    seen: list[str] = []
    address = f"/api/v1/{stage.value}?size=2"
    for _ in range(60):
        page = _get(client, address)
        assert len(page["items"]) <= 2
        assert all(item["stage"] == stage.value for item in page["items"])
        seen += [item["urn"] for item in page["items"]]
        if page["next"] is None:
            break
        address = page["next"].split("8000", 1)[-1]
    assert len(seen) == len(set(seen)) > 0


def test_the_timeline_pages_without_gaps(client: Client, made: Chain) -> None:
    whole = _get(client, "/api/v1/timeline?size=200")["items"]
    parts: list[Any] = []
    before = ""
    while True:
        page = _get(client, f"/api/v1/timeline?size=3&before={before.replace('+', '%2B')}")
        parts += page["items"]
        before = page["next"] or ""
        if not before:
            break
    assert [(each["at"], each["urn"]) for each in parts] == [
        (each["at"], each["urn"]) for each in whole
    ]


def test_the_feed_marks_what_is_invented(client: Client, made: Chain) -> None:
    answer = client.get("/umpan.atom")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall("a:entry", ATOM)
    assert entries
    marked = [e for e in entries if "[CONTOH]" in (e.findtext("a:title", "", ATOM))]
    assert marked
    for entry in marked:
        terms = [c.get("term") for c in entry.findall("a:category", ATOM)]
        assert "contoh" in terms
    one = ElementTree.fromstring(client.get("/umpan.atom?tahap=proposals").content)
    kinds = {e.find("a:category", ATOM).get("term") for e in one.findall("a:entry", ATOM)}  # type: ignore[union-attr]
    assert kinds == {"proposals"}


def test_secret_voices_reach_no_door(client: Client, made: Chain) -> None:
    hidden = story.secret()
    Voice.objects.filter(pk=hidden.pk).update(title="Rahasia sekali")
    addresses = ["/umpan.atom", "/api/v1/timeline?size=200", "/api/v1/voices?size=200"]
    addresses += [f"/data/{listed.dataset.key}.csv" for listed in catalogue.datasets()]
    for address in addresses:
        answer = client.get(address)
        body = answer.getvalue().decode()
        assert hidden.code not in body, address
        assert "Rahasia sekali" not in body, address


@pytest.mark.parametrize("key", [listed.dataset.key for listed in catalogue.datasets()])
def test_files_agree_and_say_what_is_invented(client: Client, made: Chain, key: str) -> None:
    text = client.get(f"/data/{key}.csv").getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    objects = json.loads(client.get(f"/data/{key}.json").getvalue())
    names = [column.name for column in catalogue.dataset(key).dataset.columns]
    assert names[-2:] == ["contoh", "sumber"]
    assert len(rows) == len(objects)
    for row, thing in zip(rows, objects, strict=True):
        assert list(row) == list(thing) == names
        assert row["contoh"] in ("true", "false")
        assert thing["contoh"] is (row["contoh"] == "true")
    if key in ("suara", "usulan", "program", "hasil"):
        assert any(thing["contoh"] for thing in objects)


def test_excel_gets_its_own_form(client: Client, made: Chain) -> None:
    text = client.get("/data/suara.csv?untuk=excel").getvalue().decode()
    assert text.startswith("\ufeffkode;jenis;")


def test_the_lists_of_doors_and_datasets(client: Client, made: Chain) -> None:
    doors = _get(client, "/api/v1/")
    for address in [*doors["stages"].values(), doors["doors"]["datasets"]]:
        assert client.get(address.split("8000", 1)[-1]).status_code == 200
    listed = _get(client, "/api/v1/datasets")["datasets"]
    assert {each["key"] for each in listed} >= {"suara", "usulan", "renja", "anggaran"}
    card = _get(client, "/api/v1/scorecard")
    assert len(card["dimensions"]) == 6
