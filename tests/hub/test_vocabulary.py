"""Every name that a stage gives an entity stands in the installation's vocabulary."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import orjson

import sinergi
from sinergi.hub.context import (
    CORE,
    VOCABULARY_PATH,
    core_terms,
    documents,
    terms_for,
    vocabulary,
)


def stated_names() -> Iterator[str]:
    for source in Path(sinergi.__file__).parent.glob("*/entities.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("entity"):
                yield from (word.arg for word in node.keywords if word.arg)
                if node.args and isinstance(node.args[0], ast.Constant):
                    yield str(node.args[0].value)


def test_the_vocabulary_names_everything_stages_publish() -> None:
    own = set(orjson.loads(vocabulary())["@context"][0])
    core = set(documents.document(CORE)["@context"])
    missing = sorted(set(stated_names()) - own - core)
    assert missing == [], "add these to sinergi/hub/contexts/sinergi.jsonld"


def test_reading_with_or_without_the_vocabulary_gives_the_same_names() -> None:
    terms = terms_for(f"https://example.org{VOCABULARY_PATH}")
    for name in stated_names():
        assert core_terms().name(terms.iri(name)) == name
        assert terms.name(core_terms().iri(name)) == name
