"""A job whose worker was killed in the middle of it is not lost."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from sinergi.ledger.tasks import revive


@pytest.mark.django_db(transaction=True)
def test_a_job_without_a_living_worker_is_taken_up_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args, status)"
            " values ('default', 'notices.digest', '{}', 'doing') returning id"
        )
        (job,) = cursor.fetchone()
    async_to_sync(revive.func)(SimpleNamespace(app=app), 0)
    with connection.cursor() as cursor:
        cursor.execute("select status from procrastinate_jobs where id = %s", [job])
        assert cursor.fetchone() == ("todo",)
