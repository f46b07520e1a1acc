"""Publishing: what a stage states is what the hub holds, in the stage's own transaction."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from django.db import connection, transaction

from sinergi.hub import api
from sinergi.kernel import clock, ids

pytestmark = pytest.mark.django_db


def rows(sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall()


def voice(**attrs: Any) -> dict[str, Any]:
    urn = ids.urn("Voice", ids.uuid7())
    return api.entity("Voice", urn, **{"title": "Lampu jalan padam", "state": "diterima"} | attrs)


def body_of(id: str) -> dict[str, Any]:
    [(text,)] = rows("select body::text from hub_entity where tenant = 0 and id = %s", id)
    body: dict[str, Any] = orjson.loads(text)
    return body


def counts(id: str) -> tuple[int, int]:
    [(changes,)] = rows("select count(*) from hub_change where id = %s", id)
    [(readings,)] = rows(
        "select count(*) from hub_history join hub_series using (tenant, series) where id = %s", id
    )
    return changes, readings


def test_states_the_entity_with_expanded_names() -> None:
    said = voice(location=api.geo({"type": "Point", "coordinates": [112.63, -7.98]}))
    api.publish([said])
    body = body_of(said["id"])
    assert body["type"] == ["https://uri.etsi.org/ngsi-ld/default-context/Voice"]
    assert body["http://purl.org/dc/terms/title"]["value"] == "Lampu jalan padam"
    [(box, rev, published)] = rows(
        "select box::text, rev, published from hub_entity where id = %s", said["id"]
    )
    assert (box, rev, published) == ("(112.63,-7.98),(112.63,-7.98)", 1, True)
    assert counts(said["id"]) == (1, 3)


def test_saying_the_same_again_writes_nothing() -> None:
    said = voice()
    api.publish([said])
    api.publish([said])
    assert counts(said["id"]) == (1, 2)


def test_only_what_changed_is_kept_as_history() -> None:
    said = voice(cost=150)
    api.publish([said])
    said["cost"]["value"] = 175
    api.publish([said])
    del said["cost"]
    api.publish([said])
    assert counts(said["id"]) == (3, 5)
    readings = rows(
        "select num, h.body::text from hub_history h join hub_series using (tenant, series)"
        " where id = %s and attr like '%%/cost' order by rev",
        said["id"],
    )
    assert readings == [(150.0, None), (175.0, None), (None, "false")]
    [(before,)] = rows("select before::text from hub_change where id = %s and rev = 2", said["id"])
    assert [item["value"] for item in orjson.loads(before).values()] == [150]


def test_a_rolled_back_action_leaves_nothing() -> None:
    said = voice()

    @transaction.atomic
    def act() -> None:
        api.publish([said])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert counts(said["id"]) == (0, 0)
    assert rows("select 1 from hub_entity where id = %s", said["id"]) == []
    assert rows("select 1 from hub_entity_type where id = %s", said["id"]) == []


@pytest.mark.django_db(transaction=True)
def test_publishing_needs_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        api.publish([voice()])
    with pytest.raises(RuntimeError):
        api.retract(["urn:ngsi-ld:Voice:1"])


def test_revisions_go_on_after_an_entity_was_deleted() -> None:
    said = voice()
    api.publish([said])
    api.retract([said["id"], "urn:ngsi-ld:Voice:never"])
    assert rows("select 1 from hub_entity where id = %s", said["id"]) == []
    api.publish([said])
    assert rows("select rev, kind from hub_change where id = %s order by rev", said["id"]) == [
        (1, "created"),
        (2, "deleted"),
        (3, "created"),
    ]


def test_becoming_secret_is_a_change() -> None:
    said = voice()
    api.publish([said])
    api.publish([said], readable="secret")
    assert rows("select readable, rev from hub_entity where id = %s", said["id"]) == [("secret", 2)]
    assert counts(said["id"]) == (2, 2)


def test_history_crosses_into_a_month_nobody_prepared() -> None:
    said = voice(cost=1)
    edge = datetime(2031, 3, 31, 23, 59, 59, tzinfo=UTC)
    with clock.travel(edge):
        api.publish([said])
    said["cost"]["value"] = 2
    with clock.travel(edge + timedelta(seconds=1)):
        api.publish([said])
    found = rows(
        "select h.tableoid::regclass::text, num from hub_history h join hub_series using (tenant, series)"
        " where id = %s and attr like '%%/cost' order by rev",
        said["id"],
    )
    assert found == [("hub_history_203103", 1.0), ("hub_history_203104", 2.0)]


def test_many_entities_at_once_and_the_last_of_one_id_counts() -> None:
    many = [voice(number=n) for n in range(1200)]
    api.publish([*many, many[0] | {"number": api.prop(99)}])
    assert rows("select count(*) from hub_entity_type where type like '%%/Voice'") == [(1200,)]
    assert (
        body_of(many[0]["id"])["https://uri.etsi.org/ngsi-ld/default-context/number"]["value"] == 99
    )
