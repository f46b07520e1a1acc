"""The commands that need Django: each sets it up, does one thing and returns an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import django
from django.conf import settings
from django.db import DatabaseError

from sinergi.kernel.errors import Refused
from sinergi.site.trouble import Trouble, disk_full, of_os_error

P = ParamSpec("P")
_DISK_FULL = "53100"


def _in_django(act: Callable[P, int]) -> Callable[P, int]:
    @wraps(act)
    def run(*args: P.args, **kwargs: P.kwargs) -> int:
        django.setup()
        try:
            return act(*args, **kwargs)
        except Refused as refused:
            raise Trouble(str(refused), f"Refused: {refused.code}.") from refused
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") == _DISK_FULL:
                raise disk_full(settings.SINERGI_HOME) from error
            raise
        except OSError as error:
            raise of_os_error(error, settings.SINERGI_HOME) from error

    return run


@_in_django
def prepare() -> int:
    """Migrations, reference data, and the demo in an empty city."""
    from sinergi.site import prepare as steps

    steps.run()
    return 0


@_in_django
def migrate() -> int:
    """Migrations alone."""
    from sinergi.site import prepare as steps

    print(f"{steps.migrate()} migrasi dijalankan / migrations run")
    return 0


@_in_django
def demo() -> int:
    """The demo, in a city where nothing ever happened."""
    from sinergi.site import prepare as steps

    steps.run(demo_too=True)
    return 0


@_in_django
def user(*, email: str, password: str, name: str, role: str, office: str) -> int:
    """An account that holds a role."""
    from sinergi.people import api as people

    made = people.create_officer(email, password, role, office or None, name=name)
    print(f"{made.email}: {role}")
    return 0


@_in_django
def check() -> int:
    """Everything that is wrong with this installation, one line each; 1 when something must be mended."""
    from sinergi.site import checks

    found = checks.findings()
    for finding in found:
        print(finding, file=sys.stderr if finding.must else sys.stdout)
    if not found:
        print("Semua baik / all is well.")
    return int(any(finding.must for finding in found))
