"""Official words, each explained in one sentence where it first stands on a page, and all in the glossary.

They are data: `reference/istilah.csv`, in both languages, with the law that defines them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import get_language

import sinergi

_FILE = Path(sinergi.__file__).parent / "reference" / "istilah.csv"


@dataclass(frozen=True)
class Word:
    """An official word: how it is written, what it means in plain words, and where the law defines it."""

    name: str
    english: str
    meaning_id: str
    meaning_en: str
    law: str

    @property
    def meaning(self) -> str:
        """The explanation in the language of the page."""
        return self.meaning_en if (get_language() or "id").startswith("en") else self.meaning_id

    @property
    def anchor(self) -> str:
        """The word's place on the glossary page."""
        return f"kata-{slugify(self.name)}"


@cache
def all_words() -> tuple[Word, ...]:
    """The whole glossary in alphabetical order."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        read = [
            Word(
                row["term"],
                row["english"],
                row["explanation_id"],
                row["explanation_en"],
                row["law"],
            )
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(read, key=lambda entry: entry.name.lower()))


def word(name: str) -> Word | None:
    """The explanation of an official word, however it is capitalised; None when it has none."""
    return _by_name().get(name.lower())


@cache
def _by_name() -> dict[str, Word]:
    return {entry.name.lower(): entry for entry in all_words()}
