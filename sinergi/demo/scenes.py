"""Scenes: moments of the stories in one order of time, and the names by which they find their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sinergi.demo.models import Name
from sinergi.kernel.ids import Urn


class Cast:
    """The rows of the stories by the names that scenes call them, kept in the database between steps."""

    def __init__(self) -> None:
        self._urns: dict[str, Urn] = {
            key: Urn(urn) for key, urn in Name.objects.values_list("key", "urn")
        }

    def __getitem__(self, key: str) -> Urn:
        return self._urns[key]

    def __contains__(self, key: str) -> bool:
        return key in self._urns

    def get(self, key: str) -> Urn | None:
        return self._urns.get(key)

    def name(self, key: str, urn: Urn) -> Urn:
        """Remember a row under a name of its own."""
        Name.objects.create(key=key, urn=urn)
        self._urns[key] = urn
        return urn

    def group(self, prefix: str) -> list[Urn]:
        """All rows whose names begin with `prefix`, in order of name."""
        return [urn for key, urn in sorted(self._urns.items()) if key.startswith(prefix)]


Act = Callable[[Cast], object]


@dataclass(frozen=True, order=True)
class Scene:
    """What happens at one moment of a story."""

    at: datetime
    story: str
    number: int
    act: Act = field(compare=False)


class Story:
    """A list of scenes; `@story.at(wib(2021, 2, 25))` adds one."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.scenes: list[Scene] = []

    def at(self, moment: datetime) -> Callable[[Act], Act]:
        """Register the decorated function as what happens at `moment`."""

        def register(act: Act) -> Act:
            self.add(moment, act)
            return act

        return register

    def add(self, moment: datetime, act: Act) -> None:
        self.scenes.append(Scene(moment, self.name, len(self.scenes), act))


def in_order(stories: Iterable[Story]) -> list[Scene]:
    """The scenes of all stories as time brings them."""
    return sorted(scene for story in stories for scene in story.scenes)
