"""What the person who starts the city sees: steps with their progress and time, in both languages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Report = Callable[[float, str], None]
_TENTHS = 10


class Steps:
    """Prints one line a step: `Menyiapkan tabel / preparing tables ... 1,2 s`."""

    def __init__(self, out: TextIO) -> None:
        self.out = out

    @contextmanager
    def step(self, indonesian: str, english: str) -> Iterator[Report]:
        """A step; the block gets a function to report progress (0 to 1, and what is done now)."""
        label = f"  {indonesian} / {english}"
        tall = self.out.isatty()
        shown = -1
        began = time.monotonic()

        def report(part: float, what: str = "") -> None:
            nonlocal shown
            tenth = int(part * (100 if tall else _TENTHS))
            if tenth != shown:
                shown = tenth
                text = f"{label} {part:>4.0%} {what}".rstrip()
                self._write(f"\r\033[K{text}" if tall else f"{text}\n")

        self._write(f"{label} ..." + ("" if tall else "\n"))
        yield report
        seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
        self._write(f"\r\033[K{label}: {seconds} s\n" if tall else f"{label}: {seconds} s\n")

    def say(self, text: str = "") -> None:
        """A line of its own."""
        self._write(f"{text}\n")

    def _write(self, text: str) -> None:
        self.out.write(text)
        self.out.flush()
