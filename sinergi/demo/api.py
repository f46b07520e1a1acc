"""The demo's public face."""

from sinergi.demo.actions import (
    CityInUse,
    DayPassed,
    DemoLoaded,
    NotADemo,
    ask_step,
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
    "ask_step",
    "day",
    "load",
    "present",
    "step",
    "wake",
]
