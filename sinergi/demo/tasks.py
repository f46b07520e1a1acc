"""The job of the demo."""

from __future__ import annotations

from sinergi.demo import actions
from sinergi.kernel.jobs import serves


@serves("demo.step")
def step(to: str) -> None:
    """Take the city to the day a visitor asked for."""
    actions.step_aside(to)
