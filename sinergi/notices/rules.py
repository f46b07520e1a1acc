"""The words of notices, collected from the stages, and how they are filled. Without the database."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sinergi.kernel.errors import NotFound, Text


class NothingToFollow(NotFound):
    message = gettext_lazy("Ini tidak ada, atau bukan untuk Anda.")


class NoSuchNotice(NotFound):
    message = gettext_lazy("Pemberitahuan ini tidak ada, atau bukan untuk Anda.")


class _Blanks(dict[str, Any]):
    """Fills a place nobody gave a value for with an ellipsis: a message with a gap beats no message."""

    def __missing__(self, key: str) -> str:
        return "…"


@cache
def templates() -> dict[str, Text]:
    """The sentence of each kind of notice, from the `NOTICES` of the stages' apis."""
    found: dict[str, Text] = {}
    for stage in settings.SINERGI_STAGES:
        found |= getattr(import_module(f"sinergi.{stage}.api"), "NOTICES", {})
    return found


def sentence(kind: str, params: Mapping[str, Any]) -> str:
    """A notice in the active language. A kind nobody words is told in general words, never dropped."""
    template = templates().get(kind)
    if template is None:
        return _("Ada kabar baru.")
    return str(template) % _Blanks(params)
