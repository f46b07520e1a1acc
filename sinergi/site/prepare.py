"""Make the database ready: migrations, reference data, and the demo in an empty city.

Imported after Django is set up. `sinergi up` runs it in a child (`sinergi prepare`), so that the supervisor
stays small.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from sinergi.demo import api as demo
from sinergi.kernel import clock
from sinergi.ledger.api import last_act
from sinergi.people.api import SYSTEM, User
from sinergi.site import demo_note, reference
from sinergi.site.terminal import Steps
from sinergi.site.trouble import Trouble

_DEMO_SINCE = clock.wib(
    2019, 1, 2
)  # a demo city knew its regions and offices before its first story
_LOCK = "sinergi.migrate"
_WAIT_SECONDS = 120
_LOCK_TIMEOUT = "5s"
_TRIES = 5


@contextmanager
def _alone() -> Iterator[None]:
    """Only one process prepares a database at a time, also when several machines share it."""
    deadline = time.monotonic() + _WAIT_SECONDS
    with connection.cursor() as cursor:
        while True:
            cursor.execute("select pg_try_advisory_lock(hashtext(%s))", [_LOCK])
            if cursor.fetchone() == (True,):
                break
            if time.monotonic() > deadline:
                raise Trouble(
                    "Proses lain sudah lama menyiapkan basis data ini; tunggu sampai selesai.",
                    "Another process has been preparing this database for long; wait until it ends.",
                )
            time.sleep(0.5)
        try:
            yield
        finally:
            cursor.execute("select pg_advisory_unlock(hashtext(%s))", [_LOCK])


def _pending() -> int:
    """How many migrations are to be run. Raises Trouble when the database is of a newer release."""
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations or ())
    applied = MigrationRecorder(connection).applied_migrations()
    ours = {app for app, _ in known}
    newer = sorted(
        f"{app}.{name}" for app, name in applied if app in ours and (app, name) not in known
    )
    if newer:
        raise Trouble(
            f"Basis data ini milik rilis Sinergi yang lebih baru ({newer[-1]}); tidak ada yang diubah.",
            f"This database belongs to a newer release of Sinergi ({newer[-1]}); nothing was changed.",
        )
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> int:
    """Bring the tables up to date and return how many migrations ran.

    A migration that waits longer than five seconds for a table gives way and is tried again, so that
    pages that are being served never queue up behind it.
    """
    with _alone():
        count = _pending()
        for attempt in range(1, _TRIES + 1):
            if count == 0:
                break
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"set lock_timeout = '{_LOCK_TIMEOUT}'")
                call_command("migrate", verbosity=0, interactive=False)
                break
            except DatabaseError as error:
                if getattr(error.__cause__, "sqlstate", "") != "55P03" or attempt == _TRIES:
                    raise
                time.sleep(attempt)
        return count


def is_empty() -> bool:
    """Whether nobody ever did anything in this city, and nobody has an account in it."""
    return last_act(besides=SYSTEM.urn) is None and not User.objects.exists()


def load_demo(steps: Steps) -> None:
    """Load the demo and show how far it is."""
    with steps.step("Memuat kota contoh", "loading the demo city") as report:
        demo.load(progress=lambda done, total, story: report(done / total, story))


def _wake_demo() -> None:
    """Let a demo city go on where it stopped, and note its accounts for the greeting."""
    if demo.present() is None:
        demo_note.write(settings.SINERGI_HOME, None)
        return
    demo.wake()
    people = [(account.email, f"{account.name}: {account.says}") for account in demo.ACCOUNTS]
    demo_note.write(settings.SINERGI_HOME, demo_note.Accounts(demo.PASSWORD, people))


def run(*, demo_too: bool | None = None) -> None:
    """Everything `sinergi up` does between starting the database and serving pages.

    `demo_too` insists on the demo (True) or leaves it to the setting and an empty city (None).
    """
    steps = Steps(sys.stdout)
    with steps.step("Menyiapkan tabel", "preparing tables"):
        migrate()
    if demo_too and demo.present() is None and not is_empty():
        raise demo.CityInUse
    demo_now = demo_too or (demo_too is None and settings.DEMO and is_empty())
    # The demo begins in 2021: what the city knows from the start it must have known by then.
    with clock.travel(demo.OPENING) if demo_now else nullcontext():
        if reference.is_due():
            with steps.step("Memuat data acuan", "loading reference data") as report:
                reference.load(report)
    if demo_now:
        load_demo(steps)
    _wake_demo()
