"""Start the city, keep its parts running, end them in order.

The supervisor is small and has one thread. It starts the database, lets a child prepare it, starts the
other parts and then looks at them five times a second. A part that ended without being asked is started
again, with longer and longer pauses while it keeps failing. Its children end with it, even after kill -9.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from types import FrameType

from sinergi.site import database, greeting, leash, state
from sinergi.site.cluster import Cluster
from sinergi.site.parts import Part, Plan, all_of, log_of
from sinergi.site.system_user import Owner
from sinergi.site.terminal import Steps
from sinergi.site.trouble import Trouble

_LOOK_SECONDS = 0.2
_READY_SECONDS = 60
_PATIENCE_SECONDS = 15
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_SETTLED_SECONDS = 60


@dataclass
class Running:
    """A part and its process now."""

    part: Part
    process: subprocess.Popen[bytes]
    since: float
    pause: float = _FIRST_PAUSE
    again_at: float | None = None


class Supervisor:
    """`run` returns the exit code of `sinergi up`."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.steps = Steps(sys.stdout)
        self.ending = False
        self.cluster = None if plan.database_url else Cluster(plan.home)
        self.parts: list[Running] = []
        self.cluster_pause = _FIRST_PAUSE

    def run(self) -> int:
        """Start everything, watch it until a signal comes, end everything. Raises Trouble."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_end)
        with state.hold(self.plan.home):
            state.lay_out(self.plan.home)
            try:
                self._start()
                while not self.ending:
                    self._look()
                    time.sleep(_LOOK_SECONDS)
            finally:
                self._end()
        return 0

    def _asked_to_end(self, number: int, frame: FrameType | None) -> None:
        self.ending = True

    # ---- starting ----

    def _start(self) -> None:
        began = time.monotonic()
        with self.steps.step("Menjalankan PostgreSQL", "starting PostgreSQL"):
            self._start_database()
        parts = all_of(self.plan)
        for part in parts:
            _refuse_taken(part)
        self._prepare()
        if self.ending:
            return
        with self.steps.step("Membuka pintu kota", "opening the doors"):
            for part in parts:
                self.parts.append(Running(part, self._spawn(part), time.monotonic()))
            self._wait_until_ready()
        if not self.ending:
            self._greet(time.monotonic() - began)

    def _start_database(self) -> None:
        if self.cluster is None:
            database.check(self.plan.database_url)
            return
        self.cluster.prepare()
        self.cluster.start(log_of(self.plan, "db"))
        self.cluster.create()

    def _prepare(self) -> None:
        child = leash.popen(
            [sys.executable, "-m", "sinergi.site", "prepare"], stdout=None, stderr=None
        )
        while child.poll() is None and not self.ending:
            time.sleep(0.05)
        if self.ending:
            leash.end_group(child, signal.SIGKILL)
            child.wait()
        elif child.returncode:
            raise Trouble(
                "Kota tidak dapat disiapkan; sebabnya tertulis di atas.",
                "The city could not be prepared; the reason stands above.",
            )

    def _spawn(self, part: Part) -> subprocess.Popen[bytes]:
        user: Owner | None = part.user
        with log_of(self.plan, part.name).open("ab") as log:
            return leash.popen(
                part.command,
                farewell=part.farewell,
                user=user.uid if user else None,
                group=user.gid if user else None,
                env={**os.environ, **part.env},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        waiting = list(self.parts)
        while waiting and not self.ending:
            for running in waiting:
                if running.process.poll() is not None or time.monotonic() > deadline:
                    log = log_of(self.plan, running.part.name)
                    raise Trouble(
                        f"Bagian {running.part.name} tidak mau berjalan; sebabnya di akhir {log}.",
                        f"The part {running.part.name} does not start; the end of {log} says why.",
                    )
            waiting = [running for running in waiting if not running.part.answers()]
            time.sleep(0.05)

    def _greet(self, seconds: float) -> None:
        shown = f"{seconds:.1f}".replace(".", ",")
        self.steps.say(f"\nSinergi siap dalam {shown} s / ready in {seconds:.1f} s\n")
        for line in greeting.lines(self.plan, [running.part.name for running in self.parts]):
            self.steps.say(line)

    # ---- watching ----

    def _look(self) -> None:
        now = time.monotonic()
        self._look_at_database()
        for running in self.parts:
            if running.again_at is None and running.process.poll() is not None:
                if now - running.since > _SETTLED_SECONDS:
                    running.pause = _FIRST_PAUSE
                self._say_ended(running.part.name, running.process.returncode, running.pause)
                leash.end_group(running.process, signal.SIGKILL)
                running.again_at = now + running.pause
                running.pause = min(running.pause * 2, _LONGEST_PAUSE)
            if running.again_at is not None and now >= running.again_at:
                running.process = self._spawn(running.part)
                running.since, running.again_at = now, None

    def _look_at_database(self) -> None:
        if (
            self.cluster is None
            or self.cluster.process is None
            or self.cluster.process.poll() is None
        ):
            return
        self._say_ended("db", self.cluster.process.returncode, self.cluster_pause)
        time.sleep(self.cluster_pause)
        try:
            self.cluster.prepare()
            self.cluster.start(log_of(self.plan, "db"))
        except Trouble as trouble:
            self.steps.say(str(trouble))
            self.cluster_pause = min(self.cluster_pause * 2, _LONGEST_PAUSE)
        else:
            self.cluster_pause = _FIRST_PAUSE

    def _say_ended(self, name: str, code: int, pause: float) -> None:
        how = f"signal {-code}" if code < 0 else f"exit {code}"
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        line = f"{stamp} {name}: berhenti / ended ({how}); dijalankan lagi / again in {pause:g} s"
        self.steps.say(line)
        with log_of(self.plan, "supervisor").open("a") as log:
            log.write(line + "\n")

    # ---- ending ----

    def _end(self) -> None:
        if self.parts:
            self.steps.say("\nMenutup kota / closing the city ...")
        for running in reversed(self.parts):
            if running.process.poll() is None:
                running.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        for running in reversed(self.parts):
            try:
                running.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            finally:
                leash.end_group(running.process, signal.SIGKILL)
                running.process.wait()
        if self.cluster is not None:
            self.cluster.stop()
        if self.parts:
            self.steps.say("Selesai / done.")


def _refuse_taken(part: Part) -> None:
    """Raise Trouble when somebody else listens where this part should."""
    if part.address is None:
        return
    host, port = part.address
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Trouble(
                f"Alamat {host}:{port} untuk {part.name} tidak dapat dipakai ({error.strerror});"
                f" pilih yang lain dengan {part.setting}.",
                f"The address {host}:{port} for {part.name} cannot be used ({error.strerror});"
                f" choose another with {part.setting}.",
            ) from error
