"""The hub as a process of its own: killed under load, and alone without rights."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.db import connection

from sinergi.hub import api
from tests.hub.conftest import V1

_SERVE = """
import sys
from sinergi.hub.http import Settings, serve
host, user, database, port = sys.argv[1:]
serve(Settings(database={"host": host, "user": user, "database": database}), host="127.0.0.1", port=int(port))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> str:
    base = f"http://127.0.0.1:{port}"
    for _ in range(600):
        assert process.poll() is None, "the hub ended"
        try:
            httpx.get(f"{base}/health").raise_for_status()
        except (httpx.TransportError, httpx.HTTPStatusError):
            time.sleep(0.1)
        else:
            return base + V1
    raise AssertionError("the hub does not answer")


class Sender(threading.Thread):
    """Patches one entity with rising numbers and remembers which were answered."""

    def __init__(self, url: str, id: str, start: int, token: str) -> None:
        super().__init__()
        self.url, self.id, self.number, self.token = url, id, start, token
        self.answered: list[int] = []

    def run(self) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.url, headers=headers) as client:
            while True:
                self.number += 1
                try:
                    answer = client.patch(f"/entities/{self.id}/attrs", json={"n": self.number})
                except httpx.TransportError:
                    return
                assert answer.status_code == 204
                self.answered.append(self.number)


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
def test_what_was_answered_is_there_after_kill_9() -> None:
    own, port, token = connection.settings_dict, free_port(), api.make_token("test")
    command = [sys.executable, "-c", _SERVE, own["HOST"], own["USER"], own["NAME"], str(port)]
    cars = [f"urn:ngsi-ld:Car:{n}" for n in range(12)]
    answered: dict[str, list[int]] = {id: [] for id in cars}
    for round in range(3):
        process = subprocess.Popen(command)
        url = wait_for(port, process)
        for id in cars if round == 0 else []:
            body: dict[str, Any] = {"id": id, "type": "Car", "n": 0}
            headers = {"Authorization": f"Bearer {token}"}
            httpx.post(f"{url}/entities", json=body, headers=headers).raise_for_status()
        senders = [Sender(url, id, 10_000 * (round + 1), token) for id in cars]
        for sender in senders:
            sender.start()
        time.sleep(2)
        process.kill()
        process.wait()
        for sender in senders:
            sender.join()
            answered[sender.id] += sender.answered
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, num::int from hub_history join hub_series using (tenant, series)"
        )
        kept: dict[str, list[int]] = {id: [] for id in cars}
        for id, number in cursor.fetchall():
            if id in kept:
                kept[id].append(number)
    for id in cars:
        assert len(answered[id]) > 3
        assert set(answered[id]) <= set(kept[id])
        assert len(kept[id]) == len(set(kept[id]))


def test_an_open_hub_stands_alone_and_leaves_nothing(tmp_path: Path) -> None:
    port = free_port()
    command = [str(Path(sys.executable).with_name("sinergi")), "hub", "--open", "--port", str(port)]
    environment = os.environ | {"SINERGI_HOME": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        url = wait_for(port, process)
        made = {"id": "urn:ngsi-ld:Car:1", "type": "Car", "n": 1}
        farm = {"NGSILD-Tenant": "farm"}
        assert httpx.post(f"{url}/entities", json=made, headers=farm).status_code == 201
        assert httpx.get(f"{url}/entities/{made['id']}", headers=farm).status_code == 200
        assert httpx.get(f"{url}/entities/{made['id']}").status_code == 404
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=30)[1]
    finally:
        process.kill()
    assert b"OPEN HUB" in told
    assert not list(tmp_path.glob("pg"))
