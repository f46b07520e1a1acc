"""Load the demo into an empty city, and step its day forward."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from sinergi.demo import crowd, days, underway
from sinergi.demo.models import City
from sinergi.demo.scenes import Cast, Scene, in_order
from sinergi.demo.stories import STORIES
from sinergi.kernel import clock, jobs
from sinergi.kernel.errors import Refused
from sinergi.ledger.api import last_act
from sinergi.people.api import SYSTEM

logger = logging.getLogger(__name__)
Progress = Callable[[int, int, str], None]


class CityInUse(Refused):
    """The city holds rows that the demo did not make."""

    message = _(
        "Kota ini sudah berisi data nyata, jadi contoh tidak dimuat."
        " Gunakan SINERGI_HOME lain untuk mencoba kota contoh."
    )


class DemoLoaded(Refused):
    """The demo is there already."""

    message = _("Kota contoh sudah dimuat. Jalankan `sinergi up` untuk membukanya.")


class NotADemo(Refused):
    """Only a demo city has days to step to."""

    message = _("Kota ini bukan kota contoh; waktunya berjalan seperti biasa.")
    status = 404


class DayPassed(Refused):
    """The demo's time only goes forward."""

    message = _("Hari itu sudah lewat di kota contoh ini. Waktu hanya berjalan maju.")


def load(progress: Progress | None = None, *, until: str = days.START.key) -> None:
    """Play all scenes up to a named day into an empty city, in one transaction.

    A load that is killed leaves nothing. Raises CityInUse for a city with rows of its own and
    DemoLoaded for one that has the demo.
    """
    day = days.day(until)
    before = clock.set_shift(day.at - datetime.now(UTC))
    try:
        with transaction.atomic(), _without_savepoints():
            _require_empty()
            City.objects.create(day=day.key, played_until=day.at)
            _play(_scenes(None, day.at), day.at, progress)
    except BaseException:
        clock.set_shift(before)
        raise
    with connection.cursor() as cursor:
        cursor.execute("analyze")


@transaction.atomic
def ask_step(to: str) -> None:
    """Let the `work` process take the city to a later named day; asking while it is under way changes nothing.

    Raises NotADemo, DayPassed, or KeyError for a day that has no such name.
    """
    day = days.day(to)
    city = City.objects.select_for_update().first()
    if city is None:
        raise NotADemo
    if city.stepping_to:
        return
    if day not in days.after(city.day):
        raise DayPassed
    city.stepping_to = day.key
    city.save(update_fields=["stepping_to"])
    jobs.later("demo.step", to=day.key)


def step_aside(to: str) -> None:
    """Do what `ask_step` asked for, telling how far it is. For the job."""
    try:
        step(to, progress=lambda done, total, _story: underway.note(done, total))
    except Refused:
        logger.info("the demo is past %s", to)
        City.objects.update(stepping_to="")
    finally:
        underway.clear()


@transaction.atomic
def step(to: str, progress: Progress | None = None) -> None:
    """Play the scenes up to a later named day and move the clock of the whole city to it.

    Raises NotADemo, DayPassed, or KeyError for a day that has no such name.
    """
    day = days.day(to)
    city = City.objects.select_for_update().first()
    if city is None:
        raise NotADemo
    if day not in days.after(city.day):
        raise DayPassed
    _improvise(_scenes(city.played_until, day.at), day.at, progress)
    City.objects.update(day=day.key, played_until=day.at, stepping_to="")
    _move_clock(day.at)


@transaction.atomic
def wake() -> None:
    """Let a demo city that was stopped go on at the moment it stopped, not days later."""
    city = City.objects.select_for_update().first()
    if city is None:
        return
    city.stepping_to = ""
    city.save(update_fields=["stepping_to"])
    last = last_act(besides=SYSTEM.urn) or city.played_until
    _move_clock(max(city.played_until, last))


@contextmanager
def _without_savepoints() -> Iterator[None]:
    """Spare the savepoint around each action, a third of all statements: any error ends the whole load."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True


def _require_empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('sinergi.demo.load'))")
    if City.objects.exists():
        raise DemoLoaded
    if last_act(besides=SYSTEM.urn) is not None:
        raise CityInUse


def _scenes(since: datetime | None, until: datetime) -> list[Scene]:
    scenes: Iterable[Scene] = in_order(STORIES)
    return [s for s in scenes if s.at <= until and (since is None or s.at > since)]


def _play(scenes: list[Scene], until: datetime, progress: Progress | None) -> None:
    cast = Cast()
    crowd.forget()
    before = None
    for number, scene in enumerate(scenes):
        with clock.travel(scene.at):
            jobs.run_due(since=before)
            scene.act(cast)
        before = scene.at
        if progress is not None:
            progress(number + 1, len(scenes), scene.story)
    with clock.travel(until):
        jobs.run_due()


def _improvise(scenes: list[Scene], until: datetime, progress: Progress | None) -> None:
    """Play scenes in a city that visitors have lived in: what they made impossible is left out."""

    def around(scene: Scene) -> Scene:
        def act(cast: Cast) -> None:
            try:
                with transaction.atomic():
                    scene.act(cast)
            except (Refused, KeyError):
                logger.info("left out a scene of %s at %s", scene.story, scene.at)

        return replace(scene, act=act)

    _play([around(scene) for scene in scenes], until, progress)


def _move_clock(to: datetime) -> None:
    """Set the city's clock to `to`; jobs that wait keep their moments in the city's time."""
    shift = to - datetime.now(UTC)
    before = clock.set_shift(shift)
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_jobs set scheduled_at = scheduled_at - make_interval(secs => %s)"
            " where status = 'todo'",
            [(shift - before).total_seconds()],
        )
