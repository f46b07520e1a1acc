"""The query language `q` (ETSI GS CIM 009, 4.9), compiled to one jsonpath predicate.

Terms are `path`, `path==value`, `!=`, `>`, `>=`, `<`, `<=`, `~=` and `!~=`; `;` is and, `|` is or, brackets
group. A path is an attribute, `attribute.subattribute`, or `attribute[member.of.its.value]`. Values are
numbers, "text", true, false, moments, URIs, lists `1,2` and ranges `1..2`. Names and texts enter the path
only as JSON strings, so nothing a caller sends can become an instruction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NamedTuple

from sinergi.hub.context.terms import BadContext, Terms

_TOKEN = re.compile(
    r"""\s*(?:(?P<sign>[;|()])|(?P<op>==|!=|>=|<=|!~=|~=|>|<)
    |(?P<text>"(?:[^"\\]|\\.)*")|(?P<word>(?:[^\s;|()=!<>~"\[\]]|\[[^\]]*\])+))""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_LONGEST = 2_000
_DEEPEST = 20
_STAMPS = frozenset({"createdAt", "modifiedAt", "observedAt", "unitCode", "datasetId"})


class BadQuery(ValueError):  # noqa: N818 - says what is wrong with what was sent
    """The query cannot be understood."""


class _Token(NamedTuple):
    kind: str
    text: str


def compiled(q: str, terms: Terms) -> str:
    """A jsonpath predicate over a stored body. Raises BadQuery."""
    if len(q) > _LONGEST:
        raise BadQuery(f"a query has at most {_LONGEST} characters")
    parser = _Parser(_tokens(q), terms)
    predicate = parser.either(0)
    if parser.rest:
        raise BadQuery(f"not understood: {parser.rest[0].text!r}")
    return predicate


def _tokens(q: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(q.rstrip()):
        found = _TOKEN.match(q, at)
        if found is None:
            raise BadQuery(f"not understood: {q[at:]!r}")
        kind = found.lastgroup or ""
        tokens.append(_Token(kind, found[kind]))
        at = found.end()
    return tokens


class _Parser:
    def __init__(self, rest: list[_Token], terms: Terms) -> None:
        self.rest = rest
        self._terms = terms

    def either(self, depth: int) -> str:
        """Terms joined by `|`, which binds less than `;`."""
        if depth > _DEEPEST:
            raise BadQuery("nested too deep")
        return self._joined("|", " || ", lambda: self._all(depth))

    def _all(self, depth: int) -> str:
        return self._joined(";", " && ", lambda: self._term(depth))

    def _joined(self, sign: str, joint: str, part: Callable[[], str]) -> str:
        parts = [part()]
        while self.rest and self.rest[0] == ("sign", sign):
            self.rest.pop(0)
            parts.append(part())
        return parts[0] if len(parts) == 1 else f"({joint.join(parts)})"

    def _term(self, depth: int) -> str:
        token = self._next()
        if token == ("sign", "("):
            inner = self.either(depth + 1)
            if self._next() != ("sign", ")"):
                raise BadQuery("a bracket is not closed")
            return inner
        if token.kind != "word":
            raise BadQuery(f"an attribute was expected, not {token.text!r}")
        path = _Path.of(token.text, self._terms)
        if not self.rest or self.rest[0].kind != "op":
            return f"exists({path.place})"
        operator = self.rest.pop(0).text
        return path.compared(operator, self._value())

    def _value(self) -> list[str]:
        """The comparison value as jsonpath literals: one, several of a list, or `[low, "..", high]`."""
        token = self._next()
        if token.kind == "sign" or token.kind == "op":
            raise BadQuery(f"a value was expected, not {token.text!r}")
        if token.kind == "text":
            values = [_text(token.text)]
            while self.rest and self.rest[0].kind in ("word", "text"):
                more = self.rest.pop(0)
                values += [_text(more.text)] if more.kind == "text" else self._between(more.text)
            return values
        if ".." in token.text:
            low, high = token.text.split("..", 1)
            return [_literal(low), "..", _literal(high)]
        return [_literal(part) for part in token.text.split(",") if part]

    def _between(self, text: str) -> list[str]:
        if text == "..":
            return [".."]
        return [_literal(part) for part in text.split(",") if part]

    def _next(self) -> _Token:
        if not self.rest:
            raise BadQuery("the query ends too early")
        return self.rest.pop(0)


class _Path(NamedTuple):
    """Where an attribute's instances stand, and what of an instance is compared."""

    place: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str, terms: Terms) -> _Path:
        name, bracket, inner = text.partition("[")
        names = [name] if ":" in name else name.split(".")
        members = inner.rstrip("]").split(".") if bracket else []
        try:
            tail = [_quoted(terms.iri(member)) for member in members]
            if names[-1] in _STAMPS and not members:
                parents = names[:-1]
                place = "$" + "".join(f".{_quoted(terms.iri(one))}[*]" for one in parents)
                return cls(f"{place}.{_quoted(names[-1])}", ("@",))
            place = "$" + "".join(f".{_quoted(terms.iri(one))}[*]" for one in names)
        except BadContext as error:
            raise BadQuery(str(error)) from error
        if tail:
            inside = "".join(f".{part}" for part in tail)
            return cls(f"{place}.value{inside}", ("@", '@."@value"'))
        contents = (
            "@.value",
            '@.value."@value"',
            "@.object",
            "@.vocab",
            "@.languageMap.*",
            "@.json",
        )
        return cls(place, (*contents, "@.valueList", "@.objectList"))

    def compared(self, operator: str, values: list[str]) -> str:
        if operator in ("!=", "!~="):
            positive = self.compared("==" if operator == "!=" else "~=", values)
            return f"(exists({self.place}) && !({positive}))"
        if ".." in values:
            if len(values) != 3 or operator != "==":
                raise BadQuery("a range is written low..high, after == or !=")
            low, _, high = values
            tests = [f"({part} >= {low} && {part} <= {high})" for part in self.parts]
        elif operator == "~=":
            tests = [f"{part} like_regex {value}" for part in self.parts for value in values]
        elif operator != "==" and len(values) > 1:
            raise BadQuery(f"a list does not go with {operator}")
        else:
            tests = [f"{part} {operator} {value}" for part in self.parts for value in values]
        return f"exists({self.place} ? ({' || '.join(tests)}))"


def _quoted(name: str) -> str:
    return json.dumps(name)


def _text(token: str) -> str:
    try:
        return json.dumps(json.loads(token))
    except ValueError as error:
        raise BadQuery(f"not a text: {token}") from error


def _literal(word: str) -> str:
    if word in ("true", "false"):
        return word
    return word if _NUMBER.fullmatch(word) else json.dumps(word)
