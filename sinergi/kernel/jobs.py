"""Work for later, by name, in the transaction of the action that asks for it (procrastinate on PostgreSQL).

`later("notices.tell", ...)` writes a job row; the `work` process runs it. A rolled-back action
leaves no job. Names keep lower packages free of imports from higher ones; a test of the house
checks that every name used is served by a `tasks` module.

Jobs may run twice after a crash, so each must be safe to repeat. Arguments are JSON: pass ids as text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from sinergi.kernel import clock

P = ParamSpec("P")
R = TypeVar("R")

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_NEXT = """
select id, task_name, args, scheduled_at from procrastinate_jobs
where status = 'todo' and scheduled_at >= %s and scheduled_at <= %s
order by scheduled_at, id limit 1 for update skip locked
"""
_RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)


def serves(name: str, *, periodic: str = "") -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a function of a `tasks` module as the one that does the job called `name`.

    `periodic` is a cron line in UTC; such a function takes one argument, a Unix time.
    """

    def register(function: Callable[P, R]) -> Callable[P, R]:
        served: Any = function
        task = app.task(name=name, retry=_RETRY)(served)
        if periodic:
            app.periodic(cron=periodic, periodic_id=name)(task)
        return function

    return register


def later(name: str, *, at: datetime | None = None, **arguments: Any) -> None:
    """Ask for the job `name`, due now or at the city's moment `at` (aware; one that is past is now)."""
    now = clock.now()
    due = clock.real(max(at, now) if at else now)
    app.configure_task(name, schedule_at=due, allow_unknown=True).defer(**arguments)


def run_due(until: datetime | None = None, *, since: datetime | None = None) -> int:
    """Run the jobs that are due by the city's moment `until`, in due order, here and now; return how many.

    The demo and the tests use it in place of the `work` process. Each job runs with the clock at
    its own due time, in one transaction with its removal, so it happens exactly once. `since` spares
    looking at what was done before: nothing is ever due earlier than the moment it was asked for.
    """
    limit = clock.real(until or clock.now())
    return sum(1 for _ in _run_each(clock.real(since) if since else _EVER, limit))


def _run_each(since: datetime, limit: datetime) -> Iterator[int]:
    while True:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_NEXT, [since, limit])
                row = cursor.fetchone()
            if row is None:
                return
            job, name, arguments, since = row
            with clock.travel(clock.city(since)):
                app.tasks[name].func(**_decoded(arguments))
            with connection.cursor() as cursor:
                cursor.execute("delete from procrastinate_jobs where id = %s", [job])
        yield job


def _decoded(arguments: Any) -> dict[str, Any]:
    return dict(json.loads(arguments) if isinstance(arguments, str) else arguments)
