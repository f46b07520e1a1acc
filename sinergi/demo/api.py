"""The demo's public face."""

from sinergi.demo.actions import (
    CityInUse,
    DayPassed,
    DemoLoaded,
    NotADemo,
    load,
    step,
    wake,
)
from sinergi.demo.cast import ACCOUNTS, PASSWORD, Account, account
from sinergi.demo.days import DAYS, OPENING, START, Day, day
from sinergi.demo.queries import Now, present

__all__ = [
    "ACCOUNTS",
    "DAYS",
    "OPENING",
    "PASSWORD",
    "START",
    "Account",
    "CityInUse",
    "Day",
    "DayPassed",
    "DemoLoaded",
    "NotADemo",
    "Now",
    "account",
    "day",
    "load",
    "present",
    "step",
    "wake",
]
