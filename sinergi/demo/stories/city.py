"""The city around the stories: some two thousand voices, and what their offices answered. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random

from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.demo.words import LANDMARKS, STREETS, SUBJECTS, Subject
from sinergi.kernel.clock import WIB, wib
from sinergi.kernel.ids import Urn
from sinergi.places import api as places
from sinergi.voices import api as voices

FIRST = date(2022, 10, 3)
LAST_BEFORE_START = date(2024, 2, 19)
LAST = date(2025, 6, 2)
VOICES = 2_000
LATER_PER_DAY = 0.35
LATE_SHARE = 0.06
NEVER_LATE_AFTER = date(2024, 1, 8)
# A few of these wait longer than promised and are late on the starting day.
LATE_AT_START = (date(2024, 1, 15), date(2024, 1, 24))

story = Story("kota")
_dice = Random("malang")  # noqa: S311 - a demo that is the same each time
_weights = list(accumulate(subject.weight for subject in SUBJECTS))


@dataclass
class _Life:
    """One voice of the crowd, decided when the story is written and played scene by scene."""

    number: int
    subject: Subject
    region: str
    reporter: int
    words: dict[str, str]
    title: int
    detail: int
    answer: int
    anonymous: bool
    urn: Urn | None = None

    @property
    def key(self) -> str:
        return f"suara-{self.number:04d}"

    def report(self, cast: Cast) -> None:
        region = places.region(self.region)
        point = _point_in(region, self.number)
        voice = voices.report(
            by=crowd.citizen(self.reporter),
            category=voices.category(self.subject.category),
            title=self.subject.titles[self.title].format(**self.words),
            text=self.subject.details[self.detail].format(**self.words),
            region=region,
            point=point,
            visibility=voices.Visibility.ANONIM if self.anonymous else None,
            contoh=True,
        )
        self.urn = cast.name(self.key, voice.urn)

    def route(self, cast: Cast) -> None:
        office = voices.category(self.subject.category).organisation
        assert office is not None
        voices.route(by=crowd.door("pengaduan"), voice=cast[self.key], organisation=office)

    def reply(self, cast: Cast) -> None:
        office = voices.category(self.subject.category).organisation
        assert office is not None
        voices.answer(
            by=crowd.liaison(office.short),
            voice=cast[self.key],
            text=self.subject.answers[self.answer],
        )


def _point_in(region: places.Region, number: int) -> tuple[float, float]:
    """A point near the inner point of a kelurahan that lies in it."""
    dice = Random(f"titik-{number}")  # noqa: S311
    for spread in (0.006, 0.004, 0.002, 0.001):
        lon = region.lng + dice.uniform(-spread, spread)
        lat = region.lat + dice.uniform(-spread, spread)
        found = places.kelurahan_at(lon, lat)
        if found is not None and found.code == region.code:
            return lon, lat
    return region.lng, region.lat


def _moment(day: date, dice: Random) -> datetime:
    return wib(day.year, day.month, day.day, dice.randint(6, 20), dice.randint(0, 59))


def _working(day: date, count: int) -> date:
    """`count` weekdays after `day`; holidays are left to the product, this only writes the script."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            count -= 1
    return day


def _days() -> list[date]:
    """On which day each voice comes: more as the city gets used to it, then a trickle after the start."""
    span = (LAST_BEFORE_START - FIRST).days
    before = [FIRST + timedelta(days=int(span * (_dice.random() ** 0.8))) for _ in range(VOICES)]
    later = (LAST - LAST_BEFORE_START).days
    after = [
        LAST_BEFORE_START + timedelta(days=day)
        for day in range(2, later)
        if _dice.random() < LATER_PER_DAY
    ]
    return sorted(before) + after


def _write() -> None:
    kelurahan = _kelurahan_codes()
    for number, day in enumerate(_days()):
        subject = _dice.choices(SUBJECTS, cum_weights=_weights)[0]
        region = _dice.choice(kelurahan)
        life = _Life(
            number=number,
            subject=subject,
            region=region,
            reporter=_dice.randrange(crowd.CITIZENS),
            words={
                "street": _dice.choice(STREETS[region[:8]]),
                "spot": _dice.choice(LANDMARKS),
                "rt": f"{_dice.randint(1, 12):02d}",
            },
            title=_dice.randrange(len(subject.titles)),
            detail=_dice.randrange(len(subject.details)),
            answer=_dice.randrange(len(subject.answers)),
            anonymous=_dice.random() < 0.15,
        )
        moment = _moment(day, _dice)
        story.add(moment, life.report)
        routed = _working(day, _dice.randint(0, 2))
        at_desk = max(
            moment + timedelta(minutes=20), wib(routed.year, routed.month, routed.day, 9, 30)
        )
        story.add(at_desk, life.route)
        late = _dice.random() < LATE_SHARE and day < NEVER_LATE_AFTER
        limit = 4 if subject.category == "informasi" else 11
        if LATE_AT_START[0] <= day <= LATE_AT_START[1] and number % 8 == 0:
            late, limit = True, 20
        wait = _dice.randint(limit + 4, limit + 12) if late else _dice.randint(1, limit)
        answered = _working(max(routed, at_desk.astimezone(WIB).date()), wait)
        story.add(_moment(answered, _dice), life.reply)


def _kelurahan_codes() -> list[str]:
    """The codes of the 57 kelurahan: five kecamatan, and how many kelurahan each has."""
    counts = {"01": 11, "02": 11, "03": 12, "04": 11, "05": 12}
    return [f"35.73.{kec}.{1000 + n}" for kec, many in counts.items() for n in range(1, many + 1)]


_write()
