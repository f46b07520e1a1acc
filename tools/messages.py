"""Gather the texts for people from code and templates into catalogues, and compile catalogues.

    messages.py update              every text into sinergi/locale/en/LC_MESSAGES/django.po
    messages.py compile FILE OUT    one .po into one .mo
    messages.py missing             the texts the English catalogue lacks; 1 when there are any

The texts in the code are Indonesian; a catalogue holds their translation. Needs babel and Django, and no GNU
gettext on the machine.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sinergi"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"

KEYWORDS = dict(DEFAULT_KEYWORDS) | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_CALL = re.compile(r"(?<!\w)(n?p?gettext|_)\(")

Found = tuple[str, str | tuple[str, ...], str | None]


def main(arguments: list[str]) -> int:
    """Run one of the commands above."""
    settings.configure(USE_I18N=True)
    match arguments:
        case ["update"]:
            update()
        case ["compile", source, target]:
            compile_one(Path(source), Path(target))
        case ["missing"]:
            return missing()
        case _:
            print(__doc__)
            return 2
    return 0


def gathered() -> Catalog:
    """A catalogue of every text, with where it stands."""
    catalogue = Catalog(project="Sinergi", charset="utf-8", fuzzy=False)
    for place, text, context in (*from_code(), *from_templates()):
        catalogue.add(text, locations=[(place, 0)], context=context)
    return catalogue


def from_code() -> Iterator[Found]:
    """The texts in Python files."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        with path.open("rb") as file:
            for _, text, _, context in extract("python", file, keywords=KEYWORDS):
                yield str(path.relative_to(ROOT)), text, context


def from_templates() -> Iterator[Found]:
    """The texts in templates, read the way Django reads them."""
    for pattern in ("*.html", "*.txt"):
        for path in sorted(PACKAGE.glob(f"*/templates/**/{pattern}")):
            place = str(path.relative_to(ROOT))
            code = templatize(path.read_text(encoding="utf-8"), origin=place)
            for name, given in _calls(code):
                context = given.pop(0) if "p" in name.replace("gettext", "") else None
                yield place, tuple(given[:2]) if name.startswith("n") else given[0], context


def _calls(code: str) -> Iterator[tuple[str, list[str]]]:
    for match in _CALL.finditer(code):
        end = match.end()
        while (end := code.find(")", end) + 1) > 0:
            try:
                call = ast.parse(code[match.start() : end].replace("\n", "\\n"), mode="eval").body
            except SyntaxError:
                continue
            assert isinstance(call, ast.Call)
            strings = [a.value for a in call.args if isinstance(a, ast.Constant)]
            yield match[1], [text for text in strings if isinstance(text, str)]
            break


def read(path: Path) -> Catalog:
    """A catalogue from its file; an empty English one when there is none."""
    if not path.exists():
        return Catalog(locale="en", project="Sinergi", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def update() -> None:
    """Bring the English catalogue up to date; translations that are there stay."""
    catalogue = read(ENGLISH)
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(
            file, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False
        )
    lacking = sum(not _done(message) for message in catalogue if message.id)
    print(f"{ENGLISH.relative_to(ROOT)}: {len(catalogue)} texts, {lacking} to translate")


def missing() -> int:
    """Print the texts that have no English yet."""
    catalogue = read(ENGLISH)
    lacking = []
    for message in gathered():
        known = catalogue.get(message.id, message.context)
        if message.id and (known is None or not _done(known)):
            lacking.append(message)
    for message in lacking:
        print(f"{message.locations[0][0]}: {message.id!r}")
    return int(bool(lacking))


def _done(message: Message) -> bool:
    translated = message.string
    return all(translated) if isinstance(translated, tuple) else bool(translated)


def compile_one(source: Path, target: Path) -> None:
    """Compile one catalogue."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    with target.open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
