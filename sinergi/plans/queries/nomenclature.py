"""Read the official lists: which code holds in a plan year, what it is called, search by words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Q, Value, When

from sinergi.plans.models import Nomenclature, NomenclatureVersion, Regulation
from sinergi.plans.rules import codes
from sinergi.plans.rules.errors import NotSubKegiatan, UnknownCode
from sinergi.plans.rules.states import Level

SEARCH_MOST = 30


@dataclass(frozen=True)
class Coded:
    """A row of the official list as it holds for an office and a plan year.

    `code` has the office's bidang in place of X.XX. `nearest` is True when no list valid for the
    year knows the code and the nearest list was used.
    """

    code: str
    level: Level
    name: str
    kinerja: str
    indicator: str
    unit: str
    version: NomenclatureVersion
    nearest: bool


def versions() -> list[NomenclatureVersion]:
    """All lists, oldest first."""
    return list(NomenclatureVersion.objects.order_by("valid_from", "key"))


def meant_for(year: int) -> list[Regulation]:
    """The decrees that were meant for a plan year, oldest first."""
    return list(
        Regulation.objects.filter(year_from__lte=year, year_to__gte=year).order_by("issued_on")
    )


def resolve(code: str, year: int, *, bidang: str = "") -> Coded:
    """The sub kegiatan of this code in the list valid for `year`, else in the nearest one.

    Raises UnknownCode when no list knows it, NotSubKegiatan for a code of a higher level.
    """
    tidy = codes.tidy_code(code)
    if codes.level_of(tidy) != Level.SUB_KEGIATAN:
        raise NotSubKegiatan(field="code", code=tidy)
    wanted = (tidy, codes.in_list(tidy))
    rows = {row.version_id: row for row in Nomenclature.objects.filter(code__in=wanted)}
    for version in _in_order(year):
        if version.key in rows:
            return _coded(rows[version.key], version, year, codes.own_bidang(tidy) or bidang)
    raise UnknownCode(field="code", code=tidy)


def search(words: str, year: int, *, bidang: str = "", most: int = SEARCH_MOST) -> list[Coded]:
    """Sub kegiatan that fit a code's start or all the words, from the lists that hold for `year`.

    A list that is only partly known is followed by the nearest complete one. The office's own bidang
    comes first, then penunjang, then the others, each in order of code.
    """
    wanted = _fitting(words.strip())
    if wanted is None:
        return []
    found: dict[str, Coded] = {}
    for version in _in_order(year):
        rows = Nomenclature.objects.filter(wanted, version=version, level=Level.SUB_KEGIATAN)
        for row in rows.order_by(_own_first(bidang), "code")[:most]:
            coded = _coded(row, version, year, bidang)
            found.setdefault(coded.code, coded)
        if version.complete:
            break
    own = f"{bidang}." if bidang else ""
    return sorted(found.values(), key=lambda one: (not one.code.startswith(own), one.code))[:most]


def _own_first(bidang: str) -> Case:
    return Case(
        When(code__startswith=f"{bidang or '-'}.", then=Value(0)),
        When(code__startswith=codes.PENUNJANG, then=Value(1)),
        default=Value(2),
    )


def names_of(wanted: Iterable[str], year: int) -> dict[str, str]:
    """The names of codes of any level, each from the list nearest to `year` that has it."""
    asked = set(wanted)
    lists = {code: codes.in_list(code) for code in asked}
    rows = Nomenclature.objects.filter(code__in=asked | set(lists.values()))
    by_version: dict[str, dict[str, str]] = {}
    for row in rows.values_list("version_id", "code", "name"):
        by_version.setdefault(row[0], {})[row[1]] = row[2]
    names: dict[str, str] = {}
    for version in _in_order(year):
        held = by_version.get(version.key, {})
        for code in asked - names.keys():
            name = held.get(code) or held.get(lists[code])
            if name:
                names[code] = name
    return names


def _in_order(year: int) -> list[NomenclatureVersion]:
    known = {version.key: version for version in NomenclatureVersion.objects.all()}
    spans = [
        codes.Span(version.key, version.valid_from, version.valid_to, version.complete)
        for version in known.values()
    ]
    return [known[span.key] for span in codes.nearest_first(spans, year)]


def _coded(row: Nomenclature, version: NomenclatureVersion, year: int, bidang: str) -> Coded:
    return Coded(
        code=codes.in_office(row.code, bidang),
        level=Level(row.level),
        name=row.name,
        kinerja=row.kinerja,
        indicator=row.indicator,
        unit=row.unit,
        version=version,
        nearest=not version.valid_from <= year <= version.valid_to,
    )


def _fitting(words: str) -> Q | None:
    if not words:
        return None
    if codes.looks_like_code(words):
        start = words.upper().rstrip(".")
        return Q(code__startswith=start) | Q(code__startswith=codes.in_list(start))
    fitting = Q()
    for word in words.split():
        fitting &= (
            Q(name__icontains=word) | Q(indicator__icontains=word) | Q(kinerja__icontains=word)
        )
    return fitting
