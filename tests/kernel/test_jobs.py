"""Jobs are rows of the action's own transaction and run once, in due order, at their own time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from sinergi.kernel import clock, jobs

pytestmark = pytest.mark.django_db

NAME = "kernel.test_job"
seen: list[tuple[str, str]] = []


@jobs.serves(NAME)
def _note(what: str) -> None:
    seen.append((what, clock.now().isoformat()))


@pytest.fixture(autouse=True)
def _fresh() -> None:
    seen.clear()
    assert NAME in app.tasks


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = %s", [NAME])
        return int(cursor.fetchone()[0])


def test_due_jobs_run_in_order_at_their_own_time() -> None:
    start = clock.wib(2024, 1, 8)
    with clock.travel(start):
        jobs.later(NAME, at=start + timedelta(days=2), what="second")
        jobs.later(NAME, at=start + timedelta(days=1), what="first")
        jobs.later(NAME, at=start + timedelta(days=9), what="not yet")
    with clock.travel(start + timedelta(days=3)):
        assert jobs.run_due() == 2
    assert [what for what, _ in seen] == ["first", "second"]
    assert seen[0][1].startswith((start + timedelta(days=1)).isoformat()[:19])
    assert _waiting() == 1


def test_a_rolled_back_action_leaves_no_job() -> None:
    class WentWrongError(Exception):
        pass

    with pytest.raises(WentWrongError), transaction.atomic():
        jobs.later(NAME, what="never")
        raise WentWrongError
    assert _waiting() == 0


def test_a_job_nobody_serves_yet_may_be_asked_for() -> None:
    jobs.later("kernel.nobody", what="x")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'kernel.nobody'")
        assert cursor.fetchone()[0] == 1
