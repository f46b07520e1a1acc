"""The processes of the city and how each is started."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sinergi.site import cluster, state, system_user

THREADS = 12
_MOSQUITTO = "/usr/sbin/mosquitto"


@dataclass(frozen=True)
class Part:
    """One process: what starts it, where it can be reached, and as whom it runs."""

    name: str
    command: tuple[str, ...]
    address: tuple[str, int] | None = None
    setting: str = ""
    farewell: signal.Signals = signal.SIGTERM
    user: system_user.Owner | None = None
    env: Mapping[str, str] = field(default_factory=dict)

    def answers(self) -> bool:
        """Whether somebody listens at its address; true for a part without one."""
        if self.address is None:
            return True
        try:
            socket.create_connection(self.address, timeout=1).close()
        except OSError:
            return False
        return True


@dataclass(frozen=True)
class Plan:
    """What the supervisor must know of the settings."""

    home: Path
    database_url: str
    bind: str
    port: int
    hub_port: int
    base_url: str
    hub_base_url: str
    mqtt_url: str
    web_processes: int


def all_of(plan: Plan) -> list[Part]:
    """The parts of this city, in the order they start; they end in the opposite order."""
    parts = [_web(plan), _hub(plan), _work()]
    mqtt = _mqtt(plan)
    return [mqtt, *parts] if mqtt else parts


def _web(plan: Plan) -> Part:
    options = {
        "worker-class": "gthread",
        "workers": str(plan.web_processes),
        "threads": str(THREADS),
        "bind": f"{plan.bind}:{plan.port}",
        "timeout": "60",
        "graceful-timeout": "10",
        "keep-alive": "15",
        "name": "sinergi-web",
    }
    shown = [f"--{name}={value}" for name, value in options.items()]
    if Path("/dev/shm").is_dir():  # noqa: S108 - only gunicorn's heartbeat files
        shown.append("--worker-tmp-dir=/dev/shm")
    command = (sys.executable, "-m", "gunicorn", *shown, "--no-control-socket", "sinergi.site.wsgi")
    return Part("web", command, _reach(plan.bind, plan.port), "SINERGI_PORT")


def _hub(plan: Plan) -> Part:
    options = {
        "host": plan.bind,
        "port": str(plan.hub_port),
        "loop": "uvloop",
        "http": "httptools",
        "ws": "none",
        "timeout-graceful-shutdown": "5",
    }
    shown = [f"--{name}={value}" for name, value in options.items()]
    command = (
        sys.executable,
        "-m",
        "uvicorn",
        *shown,
        "--no-access-log",
        "sinergi.site.asgi:application",
    )
    return Part("hub", command, _reach(plan.bind, plan.hub_port), "SINERGI_HUB_PORT")


def _work() -> Part:
    worker = ("procrastinate", "--skip-checks", "worker", "--concurrency", "4", "--name", "work")
    return Part("work", (sys.executable, "-m", "django", *worker))


def _mqtt(plan: Plan) -> Part | None:
    """mosquitto on loopback, when it is installed and no other broker was named."""
    program = shutil.which("mosquitto") or (_MOSQUITTO if Path(_MOSQUITTO).exists() else None)
    url = urlsplit(plan.mqtt_url)
    if program is None or url.hostname not in ("127.0.0.1", "localhost"):
        return None
    address = ("127.0.0.1", url.port or 1883)
    user = system_user.owner()
    lines = [f"listener {address[1]} {address[0]}", "allow_anonymous true", "log_dest stderr"]
    if os.geteuid() != 0 or system_user.can_enter(plan.home, user):
        kept = plan.home / "mqtt"
        kept.mkdir(mode=0o700, exist_ok=True)
        if user.is_other:
            os.chown(kept, user.uid, user.gid)
        lines += ["persistence true", f"persistence_location {kept}/"]
    configuration = cluster.locate(plan.home).run / "mosquitto.conf"
    configuration.write_text("\n".join(lines) + "\n")
    configuration.chmod(0o644)
    command = (program, "-c", str(configuration))
    return Part("mqtt", command, address, "SINERGI_MQTT_URL", user=user if user.is_other else None)


def _reach(bind: str, port: int) -> tuple[str, int]:
    return ("127.0.0.1" if bind in ("0.0.0.0", "") else bind, port)  # noqa: S104 - compared, not bound


def log_of(plan: Plan, name: str) -> Path:
    """The log file of a part."""
    return state.logs(plan.home) / f"{name}.log"
