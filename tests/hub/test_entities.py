"""Entities over HTTP: made, read, changed, deleted, and who may."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from django.db import transaction

from sinergi.hub import api
from sinergi.kernel import ids
from tests.hub.conftest import CORE, link

CAR = "urn:ngsi-ld:Car:1"


def car(id: str = CAR, **attrs: Any) -> dict[str, Any]:
    speed = {"type": "Property", "value": 50, "unitCode": "KMH"}
    return {"id": id, "type": "Car", "speed": speed} | attrs


def published(readable: Any = "public", **attrs: Any) -> str:
    urn = ids.urn("Voice", ids.uuid7())
    with transaction.atomic():
        api.publish([api.entity("Voice", urn, title="Lampu padam", **attrs)], readable=readable)
    return urn


def problem(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    return answer.status_code, answer.json()["type"].rpartition("/")[2]


def test_an_entity_is_made_and_read_back(writer: httpx.Client, anybody: httpx.Client) -> None:
    made = writer.post("/entities/", json=car())
    assert (made.status_code, made.headers["location"]) == (201, f"/ngsi-ld/v1/entities/{CAR}")
    read = anybody.get(f"/entities/{CAR}")
    assert read.json() == car()
    assert read.headers["link"].startswith(f"<{CORE}>")
    assert problem(writer.post("/entities", json=car())) == (409, "AlreadyExists")


def test_every_representation(writer: httpx.Client, anybody: httpx.Client) -> None:
    point = {"type": "Point", "coordinates": [112.63, -7.98]}
    sent = car(
        location={"type": "GeoProperty", "value": point},
        owner={"type": "Relationship", "object": "urn:ngsi-ld:Person:1"},
        name={"type": "LanguageProperty", "languageMap": {"id": "Mobil", "en": "Car"}},
        plate={"type": "Property", "value": "N 1"},
    )
    writer.post("/entities", json=sent)
    assert anybody.get(f"/entities/{CAR}").json() == sent
    simple = anybody.get(f"/entities/{CAR}?options=keyValues").json()
    assert simple == {
        "id": CAR,
        "type": "Car",
        "speed": 50,
        "location": point,
        "owner": "urn:ngsi-ld:Person:1",
        "name": {"languageMap": {"id": "Mobil", "en": "Car"}},
        "plate": "N 1",
    }
    concise = anybody.get(f"/entities/{CAR}?format=concise").json()
    assert concise["speed"] == {"value": 50, "unitCode": "KMH"}
    assert (concise["plate"], concise["location"]) == ("N 1", point)
    assert concise["owner"] == {"object": "urn:ngsi-ld:Person:1"}
    feature = anybody.get(f"/entities/{CAR}", headers={"Accept": "application/geo+json"}).json()
    assert (feature["type"], feature["geometry"]) == ("Feature", point)
    stamped = anybody.get(f"/entities/{CAR}?options=sysAttrs").json()
    assert stamped["createdAt"] == stamped["speed"]["modifiedAt"]
    assert anybody.get(f"/entities/{CAR}?attrs=speed").json() == car()


def test_concise_input_is_stored_as_normalized(writer: httpx.Client) -> None:
    point = {"type": "Point", "coordinates": [112.63, -7.98]}
    writer.post("/entities", json={"id": CAR, "type": "Car", "speed": 50, "location": point})
    read = writer.get(f"/entities/{CAR}").json()
    assert read["speed"] == {"type": "Property", "value": 50}
    assert read["location"] == {"type": "GeoProperty", "value": point}


def test_update_append_remove_delete(writer: httpx.Client) -> None:
    writer.post("/entities", json=car())
    assert writer.patch(f"/entities/{CAR}/attrs", json={"speed": 60}).status_code == 204
    partly = writer.patch(f"/entities/{CAR}/attrs", json={"speed": 61, "colour": "red"})
    assert partly.status_code == 207
    default = "https://uri.etsi.org/ngsi-ld/default-context/"
    assert partly.json()["updated"] == [default + "speed"]
    assert [item["attributeName"] for item in partly.json()["notUpdated"]] == [default + "colour"]
    assert writer.post(f"/entities/{CAR}/attrs", json={"colour": "red"}).status_code == 204
    assert writer.get(f"/entities/{CAR}?options=keyValues").json()["colour"] == "red"
    assert writer.delete(f"/entities/{CAR}/attrs/colour").status_code == 204
    assert problem(writer.delete(f"/entities/{CAR}/attrs/colour")) == (404, "ResourceNotFound")
    assert writer.delete(f"/entities/{CAR}").status_code == 204
    assert problem(writer.get(f"/entities/{CAR}")) == (404, "ResourceNotFound")
    assert problem(writer.delete(f"/entities/{CAR}")) == (404, "ResourceNotFound")
    assert writer.post("/entities", json=car()).status_code == 201


def test_instances_of_one_attribute_are_told_apart_by_dataset(writer: httpx.Client) -> None:
    gps = {"type": "Property", "value": 54.5, "datasetId": "urn:ngsi-ld:dataset:gps"}
    writer.post("/entities", json=car(speed=[{"type": "Property", "value": 55}, gps]))
    writer.patch(f"/entities/{CAR}/attrs", json={"speed": gps | {"value": 60}})
    speeds = writer.get(f"/entities/{CAR}").json()["speed"]
    assert sorted(item["value"] for item in speeds) == [55, 60]
    history = writer.get(f"/temporal/entities/{CAR}").json()["speed"]
    assert len(history) == 3


def test_the_null_of_the_standard_removes_an_instance(writer: httpx.Client) -> None:
    gps = {"type": "Property", "value": 54.5, "datasetId": "urn:ngsi-ld:dataset:gps"}
    speeds = [{"type": "Property", "value": 55}, gps]
    writer.post("/entities", json=car(colour="red", speed=speeds))
    null = "urn:ngsi-ld:null"
    assert writer.patch(f"/entities/{CAR}/attrs", json={"colour": null}).status_code == 204
    assert writer.patch(f"/entities/{CAR}/attrs", json={"speed": gps | {"value": null}}).is_success
    assert writer.get(f"/entities/{CAR}").json() == car(speed=speeds[0])
    assert writer.patch(f"/entities/{CAR}/attrs", json={"colour": null}).status_code == 207
    assert writer.post("/entities", json=car("urn:x:1", colour=null)).status_code == 400


def test_types_are_added_and_scope_is_changed(writer: httpx.Client) -> None:
    writer.post("/entities", json=car(scope="/malang"))
    attrs = f"/entities/{CAR}/attrs"
    assert writer.patch(attrs, json={"type": "Taxi", "scope": ["/a", "/b"]}).status_code == 204
    read = writer.get(f"/entities/{CAR}").json()
    assert (read["type"], read["scope"]) == (["Car", "Taxi"], ["/a", "/b"])
    assert len(writer.get("/entities?type=(Car;Taxi)").json()) == 1
    assert writer.delete(f"{attrs}/scope").status_code == 204
    assert writer.patch(attrs, json={"scope": "/c"}).status_code == 207
    published()
    assert writer.patch(attrs, json={"type": "Voice"}).status_code == 403


NO_ENTITIES = [
    (b"{", "InvalidRequest"),
    (b"[]", "InvalidRequest"),
    (b"[1]", "BadRequestData"),
    (b'{"id":"x","type":"Car"}', "BadRequestData"),
    (b'{"id":"urn:x:1"}', "BadRequestData"),
    (b'{"id":"urn:x:1","type":"Car","a":null}', "BadRequestData"),
    (b'{"id":"urn:x:1","type":"Car","a":"\\u0000"}', "BadRequestData"),
    (b'{"id":"urn:x:1","type":"Car","a":{"type":"Property"}}', "BadRequestData"),
    (
        b'{"id":"urn:x:1","type":"Car","a":{"type":"Relationship","object":"no uri"}}',
        "BadRequestData",
    ),
    (
        b'{"id":"urn:x:1","type":"Car","a":{"value":1,"observedAt":"yesterday"}}',
        "BadRequestData",
    ),
    (b'{"id":"urn:x:1","type":"Car","@context":{}}', "BadRequestData"),
    (b'{"id":"urn:x:%s","type":"Car"}' % (b"1" * 900), "BadRequestData"),
    (b'{"id":"urn:x:1","type":"%s"}' % (b"C" * 900), "BadRequestData"),
    (b'{"id":"urn:x:1","type":"Car","a":%s1%s}' % (b"[" * 70, b"]" * 70), "BadRequestData"),
]


def test_what_is_no_entity_is_refused(writer: httpx.Client) -> None:
    json = {"Content-Type": "application/json"}
    for body, kind in NO_ENTITIES:
        answer = writer.post("/entities", content=body, headers=json)
        assert problem(answer) == (400, kind), body


def test_media_types(writer: httpx.Client) -> None:
    answer = writer.post("/entities", content=b"x", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415
    assert writer.get(f"/entities/{CAR}", headers={"Accept": "text/csv"}).status_code == 406
    assert problem(writer.put("/entities", json=car())) == (405, "OperationNotSupported")
    assert problem(writer.get("/nowhere")) == (404, "ResourceNotFound")


def test_writing_needs_a_token_of_the_tenant(anybody: httpx.Client, writer: httpx.Client) -> None:
    assert anybody.post("/entities", json=car()).status_code == 401
    wrong = {"Authorization": "Bearer nobody"}
    assert anybody.post("/entities", json=car(), headers=wrong).status_code == 401
    other = api.make_token("other", tenant=api.make_tenant("farm"))
    answer = anybody.post("/entities", json=car(), headers={"Authorization": f"Bearer {other}"})
    assert answer.status_code == 403


def test_tenants_do_not_see_each_other(anybody: httpx.Client, writer: httpx.Client) -> None:
    token = api.make_token("farm", tenant=api.make_tenant("farm"))
    farm = {"NGSILD-Tenant": "farm", "Authorization": f"Bearer {token}"}
    made = anybody.post("/entities", json=car(), headers=farm)
    assert (made.status_code, made.headers["ngsild-tenant"]) == (201, "farm")
    assert anybody.get(f"/entities/{CAR}").status_code == 404
    assert anybody.get("/entities?type=Car").json() == []
    assert len(anybody.get("/entities?type=Car", headers=farm).json()) == 1
    assert writer.post("/entities", json=car()).status_code == 201
    unknown = {"NGSILD-Tenant": "nobody"}
    assert problem(anybody.get(f"/entities/{CAR}", headers=unknown)) == (404, "NonexistentTenant")


def test_what_stages_publish_cannot_be_written(writer: httpx.Client) -> None:
    urn = published(state="diterima")
    assert writer.get(f"/entities/{urn}").json()["title"]["value"] == "Lampu padam"
    assert writer.patch(f"/entities/{urn}/attrs", json={"state": "selesai"}).status_code == 403
    assert writer.post(f"/entities/{urn}/attrs", json={"more": 1}).status_code == 403
    assert writer.delete(f"/entities/{urn}").status_code == 403
    assert writer.post("/entities", json=car(urn)).status_code == 403
    assert writer.post("/entities", json=car("urn:x:1", type="Voice")).status_code == 403


def test_what_is_secret_never_appears(writer: httpx.Client) -> None:
    secret, unknown = published("secret", state="rahasia"), ids.urn("Voice", ids.uuid7())
    shown = published(state="rahasia")
    found = writer.get("/entities?type=Voice&count=true")
    assert [item["id"] for item in found.json()] == [shown]
    assert found.headers["ngsild-results-count"] == "1"
    assert writer.get(f"/entities?local=true&id={secret}").json() == []
    matching = writer.get('/entities?q=state=="rahasia"&idPattern=.*').json()
    assert [item["id"] for item in matching] == [shown]
    for urn in (secret, unknown):  # nothing tells the two apart
        answers = [
            writer.get(f"/entities/{urn}"),
            writer.get(f"/temporal/entities/{urn}"),
            writer.patch(f"/entities/{urn}/attrs", json={"state": "x"}),
            writer.delete(f"/entities/{urn}"),
            writer.post("/entities", json=car(urn)),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404, 404, 403]
    with transaction.atomic():
        api.retract([secret])
    assert writer.get(f"/temporal/entities/{secret}").status_code == 404


def test_of_many_who_make_the_same_entity_one_succeeds(writer: httpx.Client) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(
            pool.map(lambda _: writer.post("/entities", json=car()).status_code, range(40))
        )
    assert sorted(answers) == [201] + [409] * 39


def test_pages_are_walked_by_the_next_link(writer: httpx.Client) -> None:
    for n in range(25):
        writer.post("/entities", json=car(f"urn:ngsi-ld:Car:{n:02}", n=n))
    seen: list[str] = []
    answer = writer.get("/entities?type=Car&limit=10&options=keyValues&count=true")
    assert answer.headers["ngsild-results-count"] == "25"
    while True:
        seen += [item["id"] for item in answer.json()]
        following = [part for part in answer.headers["link"].split(", <") if 'rel="next"' in part]
        if not following:
            break
        path = following[0].lstrip("<").split(">")[0].removeprefix("/ngsi-ld/v1")
        answer = writer.get(path)
    assert seen == [f"urn:ngsi-ld:Car:{n:02}" for n in range(25)]
    numbered = writer.get("/entities?type=Car&limit=10&offset=20").json()
    assert [item["id"] for item in numbered] == seen[20:]


QUERIES = [
    ("type=Car&q=n>=3", [3, 4]),
    ("type=Car&q=n==1..3", [1, 2, 3]),
    ("type=Car&q=n==0,4", [0, 4]),
    ("type=Car&q=n!=2;n<4", [0, 1, 3]),
    ('type=Car&q=colour=="red"', [0, 2, 4]),
    ('type=Car&q=(colour=="red";n>0)|n==1', [1, 2, 4]),
    ("type=Car&q=odd", [1, 3]),
    ("type=Car&q=owner==urn:ngsi-ld:Person:3", [3]),
    ('type=Car&q=colour~="^r"', [0, 2, 4]),
    ("type=Car&q=address[city]==%22Malang%22", [2]),
    ("type=Car&q=n.accuracy>0.5", [4]),
    ("attrs=odd", [1, 3]),
    ("type=Car,Bus&idPattern=[34]$", [3, 4]),
    ("type=Bus", []),
    ("local=true&id=urn:ngsi-ld:Car:1,urn:ngsi-ld:Car:9", [1]),
]


def test_queries(writer: httpx.Client) -> None:
    for n in range(5):
        extra: dict[str, Any] = {"owner": {"object": f"urn:ngsi-ld:Person:{n}"}}
        extra |= {"odd": True} if n % 2 else {"colour": "red"}
        extra |= {"address": {"city": "Malang"}} if n == 2 else {}
        number = {"type": "Property", "value": n} | ({"accuracy": 0.9} if n == 4 else {})
        writer.post("/entities", json=car(f"urn:ngsi-ld:Car:{n}", n=number, **extra))
    for query, numbers in QUERIES:
        found = writer.get(f"/entities?{query}&options=keyValues")
        assert found.status_code == 200, found.text
        assert [int(item["id"][-1]) for item in found.json()] == numbers, query


NONSENSE = [
    "",
    "idPattern=x",
    "type=Car&q=(a",
    "type=Car&q=a==",
    "type=Car&q=a>1,2",
    "type=Car&q=;",
    'type=Car&q=a~="["',
    "type=Car&idPattern=[",
    "type=Car&limit=0",
    "type=Car&limit=1001",
    "type=Car&limit=x",
    "local=true&id=x",
    "id=urn:x:1",
    "type=Car&attrs=id",
    "type=Car&pick=a&omit=a",
    "type=Car&attrs=a&pick=b",
    "type=Car&pick=a,,b",
]


def test_queries_that_make_no_sense(anybody: httpx.Client) -> None:
    for query in NONSENSE:
        assert problem(anybody.get(f"/entities?{query}")) == (400, "BadRequestData"), query


def test_what_is_not_known_is_never_ignored(writer: httpx.Client) -> None:
    for path in (
        "/entities?type=Car&georel=near",
        f"/entities/{CAR}?lang=id",
        "/entities?scopeQ=/a",
    ):
        assert problem(writer.get(path)) == (400, "InvalidRequest")
    for path in ("/subscriptions/", "/temporal/entities/", "/types"):
        assert writer.get(path).status_code in (404, 405)


def test_members_are_picked_and_omitted(writer: httpx.Client) -> None:
    writer.post("/entities", json=car(colour="red"))
    writer.post("/entities", json=car("urn:ngsi-ld:Car:2"))

    def read(query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = writer.get(
            f"/entities?type=Car&format=simplified&{query}"
        ).json()
        return found

    assert read("pick=colour") == [{"colour": "red"}]
    assert read("pick=id,colour") == [{"id": CAR, "colour": "red"}, {"id": "urn:ngsi-ld:Car:2"}]
    assert read("omit=type,speed")[0] == {"id": CAR, "colour": "red"}
    assert read("attrs=colour") == [{"id": CAR, "type": "Car", "colour": "red"}]


def test_history_by_time_and_number(writer: httpx.Client) -> None:
    writer.post("/entities", json=car())
    for day in range(1, 6):
        reading = {"value": day, "unitCode": "KMH", "observedAt": f"2026-01-0{day}T00:00:00Z"}
        writer.patch(f"/entities/{CAR}/attrs", json={"speed": reading})

    def values(query: str) -> list[Any]:
        items = writer.get(f"/temporal/entities/{CAR}?attrs=speed&{query}").json()["speed"]
        return [item["value"] for item in items]

    assert sorted(values("")) == [1, 2, 3, 4, 5, 50]
    assert values("timerel=before&timeAt=2026-01-03T00:00:00Z") == [2, 1]
    between = "timerel=between&timeAt=2026-01-02T00:00:00Z&endTimeAt=2026-01-05T00:00:00Z"
    assert values(between) == [4, 3, 2]
    assert values(f"{between}&lastN=2") == [4, 3]
    newest = writer.get(f"/temporal/entities/{CAR}?{between}").json()["speed"][0]
    assert newest["unitCode"] == "KMH"
    assert newest["observedAt"] == "2026-01-04T00:00:00Z"
    brief = writer.get(f"/temporal/entities/{CAR}?{between}&options=temporalValues").json()
    assert brief["speed"]["values"][0] == [4, "2026-01-04T00:00:00Z"]
    assert (
        problem(writer.get(f"/temporal/entities/{CAR}?timerel=soon&timeAt=2026-01-01T00:00:00Z"))[0]
        == 400
    )


def test_expired_entities_are_not_there(writer: httpx.Client) -> None:
    writer.post("/entities", json=car(expiresAt="2020-01-01T00:00:00Z"))
    assert writer.get(f"/entities/{CAR}").status_code == 404
    assert writer.get("/entities?type=Car").json() == []


def test_an_unknown_context_is_answered_fast(anybody: httpx.Client) -> None:
    answer = anybody.get("/entities?type=Car", headers=link("https://example.org/x.jsonld"))
    assert problem(answer) == (504, "LdContextNotAvailable")
    assert answer.elapsed.total_seconds() < 1


def test_the_hub_says_how_it_is_and_serves_its_vocabulary(url: str) -> None:
    base = url.removesuffix("/ngsi-ld/v1")
    assert httpx.get(f"{base}/health").json() == {"status": "ok"}
    served = httpx.get(f"{url}/context/sinergi.jsonld")
    assert served.headers["content-type"] == "application/ld+json"
    urn = published()
    read = httpx.get(f"{url}/entities/{urn}", headers=link(f"{url}/context/sinergi.jsonld"))
    assert read.json()["title"]["value"] == "Lampu padam"


def test_a_full_queue_says_so(serve: Any) -> None:
    with httpx.Client(base_url=serve(open=True, most_waiting=0)) as client:
        answer = client.post("/entities", json=car())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
