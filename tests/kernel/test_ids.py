"""Ids are ordered by the city's time, and codes survive how people type them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.kernel import clock, ids

MOMENT = clock.wib(2024, 2, 20)


@given(st.timedeltas(min_value=timedelta(microseconds=2), max_value=timedelta(days=3650)))
def test_a_later_id_is_greater(later: timedelta) -> None:
    with clock.travel(MOMENT):
        first = ids.uuid7()
    with clock.travel(MOMENT + later):
        second = ids.uuid7()
    assert first < second
    assert (first.version, first.variant) == (7, "specified in RFC 4122")


@given(st.uuids())
def test_a_code_is_found_as_typed(uuid: ids.UUID) -> None:
    code = ids.code_of(uuid)
    assert len(code) == 10
    typed = f" {code[:5].lower()}-{code[5:]} ".replace("0", "o").replace("1", "l")
    assert ids.clean_code(typed) == code


@given(st.uuids())
def test_a_urn_is_read_back(uuid: ids.UUID) -> None:
    assert ids.parse_urn(ids.urn("Suara", uuid)) == ("Suara", uuid)


@pytest.mark.parametrize("text", ["", "urn:ngsi-ld:x", "urn:other:x:1", "urn:ngsi-ld:Suara:1:2"])
def test_other_texts_are_no_urn(text: str) -> None:
    with pytest.raises(ValueError, match="URN|UUID"):
        ids.parse_urn(text)


def test_many_ids_differ() -> None:
    with clock.travel(MOMENT):
        made = {ids.uuid7() for _ in range(10_000)}
    assert len(made) == 10_000
    assert len({ids.code_of(uuid) for uuid in made}) == 10_000
