"""Workers that do the same job at the same moment still tell a person once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from sinergi.kernel.ids import urn, uuid7
from sinergi.ledger.api import record
from sinergi.notices import api as notices
from sinergi.people import api as people
from sinergi.people.api import SYSTEM


@pytest.mark.django_db(transaction=True)
def test_eight_workers_one_notice() -> None:
    voice = urn("Voice", uuid7())
    viewers = [
        people.viewer_of(people.create_user(name=f"Warga {n}", email=f"w{n}@contoh.id"))
        for n in range(5)
    ]
    for viewer in viewers:
        notices.follow(viewer, voice)
    with transaction.atomic():
        record(stage="voices", verb="answered", subject=voice, actor=SYSTEM.urn)

    def tell(_: int) -> int:
        try:
            return notices.tell_upstream(voice, kind="voices.answered")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(tell, range(8)))
    assert sum(told) == len(viewers)
    assert [notices.unread_count(viewer) for viewer in viewers] == [1] * len(viewers)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'notices.mail'")
        assert cursor.fetchone() == (len(viewers),)
