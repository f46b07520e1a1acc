"""Jobs of the scorecard."""

from __future__ import annotations

from sinergi.indicators.actions import recompute
from sinergi.kernel import clock, jobs
from sinergi.people.api import SYSTEM


@jobs.serves("indicators.recompute", periodic="0 18 * * *")
def recompute_nightly(timestamp: int = 0) -> None:
    """Every night at 01.00 WIB: this year and the one before, whose last cases still come in."""
    year = clock.today().year
    recompute(by=SYSTEM, periods=[str(year - 1), str(year)])
