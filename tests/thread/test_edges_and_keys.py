"""What a foreign key between rows says, an edge says too: the thread may be walked without the tables."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from sinergi.kernel.ids import Urn, urn
from sinergi.ledger.api import Row, links_among, row_models
from sinergi.people.api import ANONYMOUS
from sinergi.thread import api as thread
from tests.factories import chain as story

NO_STEPS = (apps.get_model("programmes", "Quota"), apps.get_model("outcomes", "Invite"))
"""Seats of a batch and letters of a survey: how a call and a survey are done, no step of the thread."""


def _keys() -> Iterator[tuple[type[Row], models.ForeignKey]]:  # type: ignore[type-arg]
    """Every foreign key from one row of the thread to another."""
    for model in row_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Row):
                yield model, field


def _pairs() -> set[tuple[Urn, Urn]]:
    """Every (child, parent) that a foreign key of a stored row states."""
    found = set()
    for model, field in _keys():
        stated = model._default_manager.filter(**{f"{field.name}__isnull": False})
        for child, parent in stated.values_list("pk", field.attname):
            found.add((urn(model.URN_KIND, child), urn(field.related_model.URN_KIND, parent)))
    return found


def _through_pairs() -> set[tuple[Urn, Urn]]:
    """The same for tables between two rows: both sides are joined by an edge in one direction."""
    found = set()
    rows = row_models()
    for model in {m for row in rows for m in _joining(row)}:
        ends = [
            field
            for field in model._meta.get_fields()
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Row)
        ]
        one, other = ends
        for left, right in model._default_manager.values_list(one.attname, other.attname):
            found.add(
                (
                    urn(one.related_model.URN_KIND, left),
                    urn(other.related_model.URN_KIND, right),
                )
            )
    return found


def _joining(row: type[Row]) -> Iterator[type[models.Model]]:
    """Tables that join this row to others: exactly two keys, both to rows, and not a row itself."""
    for relation in row._meta.related_objects:
        model = relation.related_model
        keys = [f for f in model._meta.get_fields() if isinstance(f, models.ForeignKey)]
        to_rows = [f for f in keys if issubclass(f.related_model, Row)]
        if len(keys) == len(to_rows) == 2 and not issubclass(model, (Row, *NO_STEPS)):
            yield model


def test_edges_and_foreign_keys_agree() -> None:
    story.evaluated()
    pairs = _pairs()
    assert len(pairs) > 40
    everything = {end for pair in pairs for end in pair}
    edges = {(link.child, link.parent) for link in links_among(everything)}
    assert pairs - edges == set()


def test_tables_between_rows_have_edges() -> None:
    story.evaluated()
    pairs = _through_pairs()
    assert len(pairs) >= 4
    everything = {end for pair in pairs for end in pair}
    edges = {frozenset((link.child, link.parent)) for link in links_among(everything)}
    assert {frozenset(pair) for pair in pairs} - edges == set()


def test_every_key_of_the_story_was_tried() -> None:
    """The story touches every kind of row, so that a new key without its edge is noticed."""
    story.evaluated()
    tried = {kind for pair in _pairs() for kind in (pair[0].split(":")[2], pair[1].split(":")[2])}
    known = {model.URN_KIND for model, _ in _keys()}
    assert known - tried <= {"Gap", "Mentoring"}


def test_no_link_of_the_story_is_broken() -> None:
    """Both ends of every edge are rows that exist and describe themselves to somebody."""
    story.evaluated()
    for model in row_models():
        for row in model._default_manager.all()[:50]:
            if row.urn not in thread.describe([row.urn], ANONYMOUS):
                continue
            followed = thread.follow(row.urn, ANONYMOUS)
            known = set(followed.urns())
            assert row.urn in known
            for link in followed.links:
                assert {link.child, link.parent} <= known
