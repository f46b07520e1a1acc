"""The pages everybody meets, in a browser: axe finds nothing, nothing runs over at 360 pixels, no script is needed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGES = (
    "/",
    "/en/",
    "/gaya/",
    "/gaya/?salah=1",
    "/tentang/",
    "/lacak/?kode=ABC",
    "/tidak-ada/",
    "/tanpa-jaringan/",
)
SCREENS = ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's Chromium is not installed"),
]


def in_browser(look: Callable[[Browser], None]) -> None:
    """Do something in a browser, in a thread of its own: its event loop must not meet Django's connections."""

    def run() -> None:
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
            try:
                look(opened)
            finally:
                opened.close()

    with ThreadPoolExecutor(1) as alone:
        alone.submit(run).result()


def told(page: Page) -> list[str]:
    """What the browser complains of: blocked styles and scripts, failed loads, errors."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None,
    )
    return complaints


def test_axe_finds_nothing_and_nothing_runs_over(live_server: Any) -> None:
    found: list[str] = []

    def look(browser: Browser) -> None:
        for width, scheme in SCREENS:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme
            )
            for path in PAGES:
                page = context.new_page()
                complaints = told(page)
                page.goto(live_server.url + path)
                where = f"{path} {width} {scheme}"
                for one in Axe().run(page).response["violations"]:
                    found.append(f"{where}: {one['id']} {one['nodes'][0]['html'][:120]}")
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"{where}: runs over")
                found.extend(f"{where}: {line}" for line in complaints if "404" not in line)
                page.close()
            context.close()

    in_browser(look)
    assert found == []


def test_without_javascript_menu_words_and_map_work(live_server: Any) -> None:
    def look(browser: Browser) -> None:
        context = browser.new_context(
            viewport={"width": 360, "height": 800}, java_script_enabled=False
        )
        page = context.new_page()
        page.goto(f"{live_server.url}/gaya/")
        page.click(".sg-menu-button >> text=Menu")
        assert page.is_visible("#menu .sg-line")
        page.click("#menu >> text=Tutup")
        page.click(".sg-term__word")
        assert page.is_visible(".sg-term__meaning")
        page.keyboard.press("Escape")
        assert page.locator(".sg-map__city a").count() == 57
        assert not page.is_visible("[data-live-map]")

    in_browser(look)


def test_the_moving_map_comes_when_asked_for(live_server: Any) -> None:
    def look(browser: Browser) -> None:
        page = browser.new_page()
        complaints = told(page)
        page.goto(f"{live_server.url}/gaya/")
        page.click("[data-live-map]")
        page.wait_for_selector("path.leaflet-interactive")
        assert page.locator("path.leaflet-interactive").count() == 57
        assert complaints == []

    in_browser(look)


def test_the_first_tab_leads_past_the_header(live_server: Any) -> None:
    def look(browser: Browser) -> None:
        page = browser.new_page()
        page.goto(f"{live_server.url}/gaya/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi halaman"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "isi"

    in_browser(look)
