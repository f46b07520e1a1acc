"""What a person does in a browser: reads, follows links, fills in fields by their labels, presses buttons."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, TimeoutError

_OPTIONAL = r"\s*(\(boleh kosong\)|\(optional\))?\s*"


class Person:
    """Somebody with a browser of their own. Everything is found by the words that stand on the page."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.context = context
        self.home = home
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self._listen()

    def _listen(self) -> None:
        page, complaints = self.page, self.complaints
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self._note(line))
        page.on("request", lambda asked: self._foreign(asked.url))

    def _note(self, line: Any) -> None:
        expected = "a status of 4" in line.text or "Service Worker registration" in line.text
        if line.type in ("error", "warning") and not expected:  # refused forms; workers kept away
            self.complaints.append(f"{self.page.url}: {line.text}")

    def _foreign(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {url}")

    def leave(self) -> None:
        """Close the browser."""
        self.context.close()

    # ---- Reading -----------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """Where one is."""
        return self.page.url.removeprefix(self.home)

    @property
    def main(self) -> Locator:
        """The page without header and footer."""
        return self.page.locator("main")

    def sees(self, *words: str) -> None:
        """Read these words on the page; fails with what stands there instead."""
        text = self.main.inner_text()
        missing = [each for each in words if each.lower() not in text.lower()]
        assert not missing, f"{self.path}: {missing} is not in:\n{text}"

    # ---- Going -------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(path)

    def way(self, name: str) -> None:
        """Use the header: on a phone it is behind the button `Menu`."""
        header = self.page.locator("header.sg-header")
        menu = header.get_by_role("button", name="Menu", exact=True)
        if menu.is_visible():
            menu.click()
        header.locator("a", has_text=_starts(name)).first.click()

    def follow(self, name: str, *, within: str = "main") -> None:
        """Click the first link whose words begin so."""
        self._found(self.page.locator(within).locator("a", has_text=_starts(name)), name).click()

    def _found(self, wanted: Locator, name: str) -> Locator:
        """The first of these, or a failure that shows what stands on the page instead."""
        try:
            wanted.first.wait_for(state="visible")
        except TimeoutError:
            pytest.fail(f"{self.path}: nothing called {name!r} on:\n{self.main.inner_text()}")
        return wanted.first

    def unfold(self, name: str) -> None:
        """Open a part that is folded away."""
        part = self.main.locator("details", has=self.page.locator("summary", has_text=name)).first
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()

    # ---- Filling in --------------------------------------------------------------------------------

    def field(self, label: str) -> Locator:
        """The field with this label."""
        return self.main.get_by_label(re.compile(rf"^\s*{re.escape(label)}{_OPTIONAL}$"))

    def fill(self, fields: dict[str, str]) -> None:
        """Type into fields, or choose in lists, by their labels."""
        for label, value in fields.items():
            field = self._found(self.field(label), label)
            if field.evaluate("one => one.localName") == "select":
                field.select_option(label=self._option(field, value))
            else:
                field.fill(value)

    def _option(self, field: Locator, words: str) -> str:
        """The option that is just these words, or else the first that holds them."""
        options = [each.strip() for each in field.locator("option").all_text_contents()]
        found = [each for each in options if words in each]
        assert found, f"{words} is not in {options}"
        return words if words in found else found[0]

    def choose(self, label: str) -> None:
        """Tick a box or a round button by the words beside it."""
        self.main.locator("label", has_text=re.compile(rf"^\s*{re.escape(label)}")).first.click()

    def press(self, name: str, *, within: str = "main") -> None:
        """Press the first button whose words begin so and wait for the next page."""
        wanted = self.page.locator(within).locator("button", has_text=_starts(name))
        button = self._found(wanted.filter(visible=True), name)
        with self.page.expect_navigation():
            button.click()

    def sign_in(self, login: str, password: str) -> None:
        """Sign in through the header."""
        self.open("/")
        self.way("Masuk")
        self.fill({"Surel atau nomor telepon": login, "Kata sandi": password})
        self.press("Masuk")


def _starts(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}")
