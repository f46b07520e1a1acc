"""Write docs/glossary.md from sinergi/reference/istilah.csv, so that the words are kept in one place.

glossary.py        write the page
"""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "sinergi" / "reference" / "istilah.csv"
PAGE = ROOT / "docs" / "glossary.md"

HEAD = """# Glossary

The law's words stay in Indonesian in code and pages. This is what they mean; the pages of the city explain them
under `/istilah/` in both languages. The list is `sinergi/reference/istilah.csv`; after changing it, run
`python3 tools/glossary.py`.

"""


def page() -> str:
    """The whole page: one line for each word, in alphabetical order."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        words = sorted(csv.DictReader(file), key=lambda word: word["term"].lower())
    return HEAD + "".join(f"- {_line(word)}\n" for word in words)


def _line(word: dict[str, str]) -> str:
    law = f" ({word['law']})" if word["law"] else ""
    return f"**{word['term']}**, {word['english']}: {word['explanation_en']}{law}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
