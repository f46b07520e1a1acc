"""A browser for the journeys, a live city to walk in, and its clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from sinergi.kernel import clock, jobs
from tests.factories import city as factory
from tests.journeys.browsing import Person
from tests.journeys.cast import PHONE

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a module's journeys; its event loop must not keep Django from the database."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not installed")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
            yield opened
            opened.close()
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
        else:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def arrive(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Person]]:
    """Let somebody open the city in a browser of their own: `arrive()`, `arrive(1280, script=False)`.

    Whatever any of them was told by the browser (errors, blocked or foreign requests) fails the test.
    """
    factory.load()
    there: list[Person] = []

    def come(width: int = PHONE, *, script: bool = True, **options: Any) -> Person:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
            locale="id-ID",
            service_workers=options.pop("service_workers", "block"),
            **options,
        )
        context.set_default_timeout(30_000)  # machines that build are busy
        there.append(Person(context, live_server.url))
        return there[-1]

    yield come
    complaints = [line for person in there for line in person.complaints]
    for person in there:
        person.leave()
    assert complaints == []


@pytest.fixture
def move_to() -> Iterator[Callable[[datetime], None]]:
    """Move the city's clock to a moment; what is due until then is done in its order first."""

    def move(moment: datetime) -> None:
        jobs.run_due(until=moment)
        clock.set_shift(moment - datetime.now(UTC))

    yield move
    clock.set_shift(timedelta(0))
