"""Whatever is sent, and whatever happens to the database, the hub answers and goes on."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hub.conftest import CORE

ID = "urn:ngsi-ld:Car:1"
MEMBERS = """id type @context @type @id value object Property Relationship GeoProperty LanguageProperty
Point coordinates scope expiresAt observedAt datasetId unitCode location languageMap json vocab a:b
https://example.org/x"""
PIECES = """a b.c d[e] == != > ~= "x" 1 1..2 1,2 ; | ( ) true 2020-01-01T00:00:00Z urn:x:1 [ ] " \\ . observedAt"""
words = st.one_of(st.sampled_from(MEMBERS.split()), st.text(max_size=6))
trees = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), words),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=4)),
    max_leaves=12,
)
patient = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
JSON = {"Content-Type": "application/json"}
LD = {"Content-Type": "application/ld+json"}


@patient
@given(trees)
def test_any_payload_is_answered(writer: httpx.Client, tree: Any) -> None:
    attrs = tree if isinstance(tree, dict) else {"a": tree}
    answers = [
        writer.post("/entities", content=json.dumps(tree), headers=JSON),
        writer.post(
            "/entities", content=json.dumps({"id": ID, "type": "Car"} | attrs), headers=JSON
        ),
        writer.patch(f"/entities/{ID}/attrs", content=json.dumps(attrs), headers=JSON),
        writer.post(f"/entities/{ID}/attrs", content=json.dumps(attrs), headers=JSON),
        writer.post(
            "/entities",
            content=json.dumps({"id": ID, "type": "Car", "@context": [tree, CORE]}),
            headers=LD,
        ),
        writer.get(f"/entities/{ID}"),
        writer.get(f"/entities/{ID}?options=keyValues"),
        writer.get(f"/entities/{ID}?format=concise", headers={"Accept": "application/geo+json"}),
        writer.get(f"/temporal/entities/{ID}"),
        writer.delete(f"/entities/{ID}"),
    ]
    bad = [answer.status_code for answer in answers if answer.status_code in (500, 502, 503)]
    assert not bad, [answer.text for answer in answers]


queries = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(PIECES.split()), max_size=8).map("".join),
)


@patient
@given(queries, st.text(max_size=8), st.text(max_size=8))
def test_any_query_is_answered(writer: httpx.Client, q: str, kind: str, pattern: str) -> None:
    answers = [
        writer.get("/entities", params={"q": q}),
        writer.get("/entities", params={"type": kind, "idPattern": pattern}),
        writer.get("/entities", params={"attrs": kind, "after": pattern, "count": "true"}),
        writer.get(f"/temporal/entities/{ID}", params={"timerel": kind, "timeAt": pattern}),
    ]
    assert all(answer.status_code < 500 for answer in answers), [answer.text for answer in answers]


def test_a_database_that_cuts_every_connection_is_found_again(writer: httpx.Client) -> None:
    writer.post("/entities", json={"id": ID, "type": "Car", "n": 0})

    def cut(_: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where application_name = 'sinergi hub' and datname = current_database()"
            )
        connection.close()

    def patch(n: int) -> int:
        return writer.patch(f"/entities/{ID}/attrs", json={"n": n}).status_code

    with ThreadPoolExecutor(12) as pool:
        answers = pool.map(patch, range(150))
        cuts = pool.map(cut, range(3))
        statuses = list(answers)
        list(cuts)
    assert set(statuses) <= {204, 503}
    assert patch(151) in (204, 503)
    assert patch(152) == 204
    assert writer.get(f"/entities/{ID}?options=keyValues").json()["n"] == 152
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from hub_history join hub_series using (tenant, series) where id = %s",
            [ID],
        )
        kept = cursor.fetchone()[0]
    assert kept >= statuses.count(204) + 2
