"""@contexts: compiled names agree with PyLD, the referee, in both directions."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from sinergi.hub import incoming
from sinergi.hub.context import CORE, BadContext, compacted, core_terms, documents, terms_for
from tests.hub.conftest import link

NGSI = "https://uri.etsi.org/ngsi-ld/"
# The newest core @context whose scoped contexts do not name documents of others.
OLDER = f"{NGSI}v1/ngsi-ld-core-context-v1.8.jsonld"
OWN = {
    "ex": "https://example.org/#",
    "schema": {"@id": "https://schema.org/", "@prefix": True},
    "Car": "ex:Vehicle",
    "speed": "ex:velocity",
    "v": "ex:velocity",
    "owner": {"@id": "schema:owner", "@type": "@id"},
    "colour": {"@id": "https://example.org/#colour"},
    "town": "schema:addressLocality",
    "loose": {"@id": "https://example.org/loose/"},
}
NAMES = ["speed", "v", "owner", "colour", "town", "ex:free", "schema:name", "plain", "loose:x"]
NAMES += ["https://else.org/y", "location", "title"]


def held(address: str, options: Any) -> dict[str, Any]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": documents.document(address),
    }


scalars = st.one_of(
    st.text(min_size=1, max_size=8).filter(lambda text: text.strip()),
    st.integers(-1000, 1000),
    st.booleans(),
)
values = st.one_of(
    scalars,
    st.lists(scalars, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(NAMES), scalars, min_size=1, max_size=3).filter(
        lambda item: not {"speed", "v"} <= item.keys()
    ),
)
uris = st.sampled_from(["urn:ngsi-ld:X:1", "https://else.org/1", "ex:one"])
moments = st.just("2026-01-01T00:00:00Z")
subs = st.dictionaries(
    st.sampled_from(NAMES),
    st.builds(lambda value: {"type": "Property", "value": value}, scalars),
    max_size=2,
).filter(lambda item: not {"speed", "v"} <= item.keys())


def _property(value: Any, extra: dict[str, Any], sub: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Property", "value": value} | extra | sub


attributes = st.one_of(
    st.builds(
        _property,
        values,
        st.fixed_dictionaries({}, optional={"unitCode": st.just("KMH"), "observedAt": moments}),
        subs,
    ),
    st.builds(lambda uri: {"type": "Relationship", "object": uri}, uris),
    st.builds(lambda text: {"type": "LanguageProperty", "languageMap": {"id": text}}, st.just("a")),
    st.builds(
        lambda word: {"type": "VocabProperty", "vocab": word}, st.sampled_from(["Car", "plain"])
    ),
    st.builds(lambda value: {"type": "JsonProperty", "json": {"speed": value}}, scalars),
)
entities = st.builds(
    lambda kind, attrs: {"id": "urn:ngsi-ld:T:1", "type": kind} | attrs,
    st.sampled_from(["Car", "Bus", "ex:Van", "https://else.org/Tram"]),
    st.dictionaries(st.sampled_from(NAMES), attributes, min_size=1, max_size=4),
).filter(lambda item: not {"speed", "v"} <= item.keys())


def as_json_ld(id: str, body: dict[str, Any]) -> dict[str, Any]:
    """The stored form written out as expanded JSON-LD."""
    made: dict[str, Any] = {"@id": id, "@type": body["type"]}
    return made | {name: [_node(item)] for name, item in body.items() if name != "type"}


def _node(item: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": [NGSI + item["type"]]}
    for name, part in item.items():
        match name:
            case "type":
                continue
            case "value":
                made[NGSI + "hasValue"] = _value(part)
            case "object":
                made[NGSI + "hasObject"] = [{"@id": part}]
            case "languageMap":
                made[NGSI + "hasLanguageMap"] = [
                    {"@language": tongue, "@value": text} for tongue, text in part.items()
                ]
            case "vocab":
                made[NGSI + "hasVocab"] = [{"@id": part}]
            case "json":
                made[NGSI + "hasJSON"] = [{"@type": "@json", "@value": part}]
            case "observedAt":
                made[NGSI + name] = [{"@type": NGSI + "DateTime", "@value": part}]
            case "unitCode":
                made[NGSI + name] = [{"@value": part}]
            case _:
                made[name] = [_node(part)]
    return made


def _value(part: Any) -> list[Any]:
    if isinstance(part, list):
        return [item for one in part for item in _value(one)]
    if isinstance(part, dict):
        return [{name: _inside(name, one) for name, one in part.items()}]
    return [{"@value": part}]


def _inside(name: str, part: Any) -> list[Any]:
    typed = name == "https://schema.org/owner" and isinstance(part, str)
    return [{"@id": part}] if typed else _value(part)


@settings(max_examples=80, deadline=None)
@given(entities)
def test_expansion_equals_pyld(sent: dict[str, Any]) -> None:
    terms = terms_for([OWN, CORE])
    made = incoming.entity(sent, terms)
    strings_of_typed = [
        value
        for attribute in sent.values()
        if isinstance(attribute, dict) and isinstance(attribute.get("value"), dict)
        for name, value in attribute["value"].items()
        if name == "owner" and isinstance(value, str)
    ]
    if strings_of_typed:
        return  # a coerced text inside a value is an IRI to JSON-LD and stays text here
    expanded = jsonld.expand(sent | {"@context": [OWN, OLDER]}, {"documentLoader": held})
    assert [as_json_ld(*made)] == expanded


@settings(max_examples=80, deadline=None)
@given(entities)
def test_what_was_expanded_is_compacted_to_the_same(sent: dict[str, Any]) -> None:
    terms = terms_for([OWN, CORE])
    made = incoming.entity(sent, terms)
    back = {"id": made.id} | compacted(made.body, terms)
    again = incoming.entity(back, terms)
    assert again == made
    assert {"id": again.id} | compacted(again.body, terms) == back


@settings(max_examples=80, deadline=None)
@given(entities)
def test_names_are_compacted_as_pyld_does(sent: dict[str, Any]) -> None:
    typeless = {name: term for name, term in OWN.items() if name != "owner"}
    terms = terms_for([typeless, CORE])
    made = incoming.entity(sent, terms)
    document = jsonld.compact(
        as_json_ld(*made), {"@context": [typeless, OLDER]}, {"documentLoader": held}
    )
    ours = compacted(made.body, terms)
    assert ours.keys() == document.keys() - {"id", "@context"}
    assert ours["type"] == document["type"]


@settings(max_examples=50, deadline=None)
@given(entities)
def test_any_context_reads_what_another_wrote(sent: dict[str, Any]) -> None:
    made = incoming.entity(sent, terms_for([OWN, CORE]))
    plain = {"id": made.id} | compacted(made.body, core_terms())
    assert incoming.entity(plain, core_terms()) == made


def test_two_names_for_one_attribute_are_refused() -> None:
    terms = terms_for(OWN)
    for twice in ({"speed": 1, "v": 2}, {"colour": {"speed": 1, "v": 2}}):
        with pytest.raises((BadContext, incoming.BadEntity)):
            incoming.fragment(twice, terms)


@pytest.mark.parametrize("version", range(3, 10))
def test_every_core_context_is_held(version: int) -> None:
    address = f"{NGSI}v1/ngsi-ld-core-context-v1.{version}.jsonld"
    assert terms_for(address).iri("temperature") == f"{NGSI}default-context/temperature"
    assert terms_for([OWN, address]).iri("speed") == "https://example.org/#velocity"


def test_the_core_context_wins() -> None:
    terms = terms_for(
        [CORE, {"location": "https://example.org/place", "@vocab": "https://else.org/"}]
    )
    assert terms.iri("location") == NGSI + "location"
    assert terms.iri("anything") == NGSI + "default-context/anything"


@pytest.mark.parametrize(
    "context",
    [
        5,
        {"a": 5},
        {"a": "b:c", "b": "a:d"},
        {"@import": "https://example.org/"},
        {"a": {"@reverse": "ex:a"}},
        {"@foo": "https://example.org/"},
    ],
)
def test_contexts_that_cannot_be_compiled_are_refused(context: Any) -> None:
    with pytest.raises(BadContext):
        terms_for(context)


def test_an_inline_context_travels_as_names_only(writer: httpx.Client) -> None:
    sent = {
        "@context": [OWN, CORE],
        "id": "urn:ngsi-ld:Car:1",
        "type": "Car",
        "speed": {"type": "Property", "value": 5},
        "town": {"type": "Property", "value": {"town": "Malang"}},
    }
    json_ld = {"Content-Type": "application/ld+json"}
    assert writer.post("/entities", json=sent, headers=json_ld).status_code == 201
    read = writer.get(
        "/entities/urn:ngsi-ld:Car:1", headers={"Accept": "application/ld+json"}
    ).json()
    assert read["@context"] == CORE
    assert read["type"] == "https://example.org/#Vehicle"
    assert read["https://schema.org/addressLocality"]["value"] == {
        "https://schema.org/addressLocality": "Malang"
    }
    bare = {name: value for name, value in sent.items() if name != "@context"}
    assert writer.post("/entities", json=bare, headers=json_ld).status_code == 400
    both = json_ld | link(CORE)
    assert writer.post("/entities", json=sent, headers=both).status_code == 400
