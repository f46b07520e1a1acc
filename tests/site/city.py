"""A real city in a directory of its own: `sinergi up` as people start it, and the ways to end it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READY = "Sinergi siap"
MODULE = (sys.executable, "-m", "sinergi.site")


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, **settings: str) -> dict[str, str]:
    """The environment of a city in `home` with ports of its own; nothing of this test run leaks in."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TZ") if name in os.environ}
    own = {
        "SINERGI_HOME": str(home),
        "SINERGI_PORT": str(free_port()),
        "SINERGI_HUB_PORT": str(free_port()),
        "SINERGI_MQTT_URL": f"mqtt://127.0.0.1:{free_port()}",
        "DEMO": "0",
    }
    return {**kept, **own, **settings}


def command(
    *arguments: str, env: dict[str, str], python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run one `sinergi` command to its end."""
    return subprocess.run(
        [python, "-m", "sinergi.site", *arguments],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


class City:
    """`sinergi up` as a child of the test."""

    def __init__(
        self,
        env: dict[str, str],
        *,
        program: tuple[str, ...] = (sys.executable, "-m", "sinergi.site"),
    ) -> None:
        self.env = env
        self.program = program
        self.home = Path(env["SINERGI_HOME"])
        self.url = f"http://127.0.0.1:{env['SINERGI_PORT']}"
        self.hub = f"http://127.0.0.1:{env['SINERGI_HUB_PORT']}/ngsi-ld/v1"
        self.output = self.home.with_name(f"{self.home.name}.out")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, seconds: float = 120) -> float:
        """Start and wait until it says it is ready; return how long that took."""
        began = time.monotonic()
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [*self.program, "up"], env=self.env, stdout=output, stderr=output
            )
        while READY not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() - began < seconds, self.said()
            time.sleep(0.02)
        return time.monotonic() - began

    def said(self) -> str:
        """Everything it printed."""
        return self.output.read_text(errors="replace") if self.output.exists() else ""

    def processes(self) -> dict[int, str]:
        """Process id -> command line of the supervisor and everything below it."""
        assert self.process is not None
        children: dict[int, list[int]] = {}
        lines: dict[int, str] = {}
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                stat = (folder / "stat").read_text().rpartition(")")[2].split()
                lines[int(folder.name)] = (
                    (folder / "cmdline").read_text().replace("\0", " ").strip()
                )
            except (FileNotFoundError, ProcessLookupError):
                continue
            if stat[0] != "Z":
                children.setdefault(int(stat[1]), []).append(int(folder.name))
        found, todo = {}, [self.process.pid]
        while todo:
            pid = todo.pop()
            found[pid] = lines.get(pid, "")
            todo += children.get(pid, [])
        return found

    def pids_of(self, words: str) -> list[int]:
        """The processes of this city whose command line holds these words."""
        return [pid for pid, line in self.processes().items() if words in line]

    def kill_everything(self) -> None:
        """kill -9 of all processes of this city, the supervisor first or last as chance has it."""
        assert self.process is not None
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()

    def stop(self) -> int:
        """Ctrl-C, as at a terminal."""
        if self.process is None or self.process.poll() is not None:
            return 0
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@contextmanager
def running(env: dict[str, str], **options: tuple[str, ...]) -> Iterator[City]:
    """A city for the time of the block."""
    city = City(env, **options)
    try:
        city.start()
        yield city
    finally:
        city.stop()
