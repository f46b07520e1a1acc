"""What waits for an officer, as each stage tells the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for the viewer. Stages export `waiting(viewer) -> list[Waiting]`.

    `action` says in words what to do next ("Jawab suara ini"); `due` is the promised day, None without one.
    `stage` is the stage's name, `office` whose work it is.
    """

    title: str
    urn: Urn
    code: str
    stage: str
    action: Text
    due: date | None = None
    late: bool = False
    office: str = ""
    contoh: bool = False


def by_urgency(found: Iterable[Waiting]) -> list[Waiting]:
    """Late things first, then by the promised day; things without a day last."""
    return sorted(found, key=lambda w: (not w.late, w.due is None, w.due or date.max, w.title))
