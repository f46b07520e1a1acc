"""How long from a clean clone to the front page, cold and warm: `python benchmarks/start/bench.py`.

Cold: no environment, no look, no database; packages may come from this machine's caches of pip, uv and npm.
Warm: the second `make run`. With `--demo` the demo city is loaded too.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 1800


def main() -> int:
    """Print seconds and their ratio."""
    folder = Path(tempfile.mkdtemp(prefix="sinergi-start-"))
    folder.chmod(0o711)
    try:
        clone = folder / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        env = _environment(demo="--demo" in sys.argv)
        cold = _start(clone, env)
        warm = _start(clone, env)
        print(f"cold {cold:7.1f} s\nwarm {warm:7.1f} s\nratio {cold / warm:6.1f}")
        return int(warm >= 10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _environment(*, demo: bool) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SINERGI_", "DATABASE_"))
    }
    ports = {name: str(_free_port()) for name in ("SINERGI_PORT", "SINERGI_HUB_PORT")}
    return (
        kept
        | ports
        | {"SINERGI_MQTT_URL": f"mqtt://127.0.0.1:{_free_port()}", "DEMO": str(int(demo))}
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(clone: Path, env: dict[str, str]) -> float:
    """Seconds from `make run` to the first front page."""
    began = time.monotonic()
    city = subprocess.Popen(["make", "run"], cwd=clone, env=env, process_group=0)
    try:
        while time.monotonic() - began < PATIENCE_SECONDS:
            if city.poll() is not None:
                raise SystemExit("the city ended by itself")
            try:
                urllib.request.urlopen(
                    f"http://127.0.0.1:{env['SINERGI_PORT']}/", timeout=5
                ).close()
            except OSError:
                time.sleep(0.05)
            else:
                return time.monotonic() - began
        raise SystemExit("the front page did not answer")
    finally:
        os.killpg(city.pid, signal.SIGINT)
        city.wait()


if __name__ == "__main__":
    sys.exit(main())
