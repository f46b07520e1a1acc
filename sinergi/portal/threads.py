"""The stations of the thread as the line of nodes that every record carries in its header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sinergi.kernel.errors import Text
from sinergi.ledger.api import Stage


@dataclass(frozen=True)
class Stop:
    """One station: `status` is "reached", "here", "later" or "skipped" (passed without a row)."""

    stage: str
    name: Text
    status: str
    words: str
    href: str = ""
    count: int = 0


def stops(
    current: str = "", reached: Iterable[str] | None = None, links: Mapping[str, Any] | None = None
) -> list[Stop]:
    """The seven stations. Without `reached`, all before `current` count as reached."""
    order = [stage.value for stage in Stage]
    here = order.index(current) if current in order else -1
    done = {str(stage) for stage in reached} if reached is not None else set(order[: max(here, 0)])
    last = max([here, *(order.index(stage) for stage in done if stage in order)])
    return [
        Stop(
            stage=stage.value,
            name=stage.label,
            status=(status := _status(index, here, stage.value in done, last)),
            words=_words(stage.value, status),
            href=str((links or {}).get(stage.value, "")),
        )
        for index, stage in enumerate(Stage)
    ]


def _status(index: int, here: int, done: bool, last: int) -> str:
    if index == here:
        return "here"
    if done:
        return "reached"
    return "skipped" if index < last else "later"


def _words(stage: str, status: str) -> str:
    if status == "skipped" and stage == Stage.VOICES:
        return _("tidak berawal dari suara warga")
    return {
        "here": _("halaman ini"),
        "reached": _("sudah dilalui"),
        "skipped": _("tanpa tahap ini"),
        "later": _("belum sampai"),
    }[status]


def in_words(line: Iterable[Stop]) -> str:
    """The line told in one sentence, for screen readers on cards."""
    line = list(line)
    here = next((stop for stop in line if stop.status == "here"), None)
    done = sum(stop.status in ("reached", "here") for stop in line)
    if here is None:
        return _("%(done)s dari %(all)s tahap sudah dilalui") % {"done": done, "all": len(line)}
    return _("Tahap %(name)s, %(done)s dari %(all)s tahap sudah dilalui") % {
        "name": here.name,
        "done": done,
        "all": len(line),
    }
