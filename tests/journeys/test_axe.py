"""Every page, in a browser: axe finds nothing, nothing runs over at 360 pixels, no page weighs too much.

Nothing is asked of another host and the browser complains of nothing. A smaller set of main pages is
looked at in every run; `prove` looks at every page of the demo city in both languages and both widths.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Response

from sinergi.people import api as people
from sinergi.voices.api import Voice
from tests.demo.conftest import demo_city  # noqa: F401 - a fixture of the demo's tests
from tests.factories import chain as story
from tests.factories import programmes as training
from tests.factories import voices
from tests.factories.people import user
from tests.journeys.atlas import People, Place, places
from tests.journeys.browsing import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Arrive = Callable[..., Person]

MAIN = {
    "front:home",
    "voices:list",
    "voices:detail",
    "voices:report",
    "proposals:list",
    "proposals:detail",
    "plans:list",
    "plans:detail",
    "plans:forum",
    "budgets:detail",
    "programmes:list",
    "programmes:detail",
    "programmes:apply",
    "programmes:meeting",
    "outcomes:detail",
    "indicators:list",
    "indicators:detail",
    "thread:detail",
    "stories:list",
    "desk:home",
    "account:home",
    "account_signup",
}
LIGHT, WITH_MAP = 60_000, 150_000
_MAP = re.compile(rb'<svg class="sg-map__city".*?</svg>', re.DOTALL)
_ASKED = "performance.getEntriesByType('resource').map(one => one.name)"


class Inspector:
    """Looks at pages as several people, and keeps what is wrong with them."""

    def __init__(self, arrive: Arrive, people_: People) -> None:
        self._axe = Axe()
        self._sizes: dict[str, int] = {}
        self._visitors = {who: self._come(arrive, people_, who) for who in _WHO}
        self.found: list[str] = []

    @staticmethod
    def _come(arrive: Arrive, people_: People, who: str) -> Person:
        visitor = arrive()
        cookies = people_.client(who).cookies
        visitor.context.add_cookies(
            [
                {"name": name, "value": morsel.value, "url": visitor.home}
                for name, morsel in cookies.items()
            ]
        )
        return visitor

    def look(self, place: Place, path: str, widths: tuple[int, ...]) -> None:
        """Open a page and note what is wrong with it."""
        visitor = self._visitors[place.who]
        page = visitor.page
        for number, width in enumerate(widths):
            page.set_viewport_size({"width": width, "height": 800})
            if number == 0:
                answer = page.goto(path)
                assert answer is not None
                self._weigh(visitor, answer, f"{path} as {place.who}")
            where = f"{path} as {place.who}, {width} px"
            violations = self._axe.run(page).response["violations"]
            self.found += [f"{where}: {_told(one)}" for one in violations]
            if width == 360 and page.evaluate("document.documentElement.scrollWidth") > width:
                self.found.append(f"{where}: runs over")
        self.found += [f"{path} as {place.who}: {line}" for line in visitor.complaints]
        visitor.complaints.clear()

    def look_at_the_moving_map(self, path: str) -> None:
        """Ask for the map that can be moved; with it a page may weigh more, and axe still finds nothing."""
        visitor = self._visitors["anonymous"]
        answer = visitor.page.goto(path)
        assert answer is not None
        visitor.page.click("[data-live-map]")
        visitor.page.wait_for_selector("path.leaflet-interactive")
        self._weigh(visitor, answer, f"{path} with the moving map", plain=WITH_MAP)
        violations = self._axe.run(visitor.page).response["violations"]
        self.found += [f"{path} with the moving map: {_told(one)}" for one in violations]

    def _weigh(self, visitor: Person, answer: Response, where: str, plain: int = LIGHT) -> None:
        body = answer.body()
        parts = {url: self._size(visitor, url) for url in visitor.page.evaluate(_ASKED)}
        rest = sum(parts.values())
        whole, bare = _packed(body) + rest, _packed(_MAP.sub(b"", body)) + rest
        if bare > plain or whole > WITH_MAP:
            self.found.append(f"{where}: weighs {bare} bytes without the map, {whole} with it")

    def _size(self, visitor: Person, url: str) -> int:
        if url.endswith(".woff2") or "/berkas/" in url:
            return 0
        if url not in self._sizes:
            self._sizes[url] = _packed(visitor.context.request.get(url).body())
        return self._sizes[url]


_WHO = ("anonymous", "citizen", "officer")


def _packed(body: bytes) -> int:
    return len(gzip.compress(body, 6))


def _told(violation: dict[str, Any]) -> str:
    first = violation["nodes"][0]
    return f"{violation['id']} {first['html'][:160]} {first['failureSummary'][:200]!r}"


def _officer() -> Any:
    account = user("Petugas serba bisa")
    people.grant(account, "administrator")
    return account


@pytest.fixture
def story_city(transactional_db: None) -> People:
    """One whole story, an open call, and a voice that is still open."""
    story.evaluated(count=3)
    training.opened(training.designed())
    sari = user("Sari")
    voices.answered(people.viewer_of(sari))
    return People(sari, _officer())


def test_the_main_pages(story_city: People, arrive: Arrive) -> None:
    inspector = Inspector(arrive, story_city)
    there, _missing = places(story_city)
    looked = {place.name: place for place in there if place.name in MAIN}
    assert looked.keys() == MAIN
    for place in looked.values():
        inspector.look(place, place.path, (360,))
        inspector.look(place, place.english, (1280,))
    inspector.look_at_the_moving_map("/")
    assert inspector.found == []


@pytest.mark.prove
@pytest.mark.demo
def test_every_page_of_the_demo_city(demo_city: None, arrive: Arrive) -> None:  # noqa: F811
    reporter = Voice.objects.filter(visibility="terbuka").order_by("-created_at").first()
    assert reporter is not None
    assert reporter.reporter is not None
    visitors = People(reporter.reporter, _officer())
    inspector = Inspector(arrive, visitors)
    there, missing = places(visitors)
    assert len(there) > 90
    for place in there:
        for path in (place.path, place.english):
            inspector.look(place, path, (360, 1280))
    assert inspector.found == []
    assert missing == []
