"""Foreign keys point down only, and deleting never spreads."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from tests.arch.order import height


def _keys() -> list[tuple[str, str, models.ForeignKey]]:  # type: ignore[type-arg]
    return [
        (model._meta.app_label, field.related_model._meta.app_label, field)
        for model in apps.get_models()
        if model.__module__.startswith("sinergi.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
    ]


def wrong_keys(heights: dict[str, int]) -> list[str]:
    """Keys from a package to one that does not stand below it."""
    return [
        str(field)
        for source, target, field in _keys()
        if target in heights and source != target and heights[target] >= heights[source]
    ]


def test_keys_point_down() -> None:
    assert wrong_keys(height()) == []


def test_an_upstream_key_would_be_seen() -> None:
    upside_down = {name: -position for name, position in height().items()}
    assert wrong_keys(upside_down)


def test_deleting_never_spreads_between_packages() -> None:
    wrong = [
        str(field)
        for source, target, field in _keys()
        if source != target
        and target in height()
        and field.remote_field.on_delete is not models.PROTECT
    ]
    assert wrong == []
