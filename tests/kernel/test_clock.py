"""The city's clock can be moved, and every process sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sinergi.kernel import clock


@pytest.fixture
def shift_file(tmp_path: Path) -> Iterator[Path]:
    """A clock with a file of its own; the run's clock comes back afterwards."""
    before, fixed = clock._shift.file, clock._shift.fixed
    clock.configure(file=tmp_path / "now")
    yield tmp_path / "now"
    clock.configure(file=before)
    clock._shift.fixed = fixed


def test_travel_freezes_this_thread() -> None:
    moment = clock.wib(2021, 2, 25, 9, 30)
    with clock.travel(moment):
        assert clock.now() == datetime(2021, 2, 25, 2, 30, tzinfo=UTC)
        assert clock.today().isoformat() == "2021-02-25"
        with clock.travel(moment + timedelta(hours=20)):
            assert clock.today().isoformat() == "2021-02-26"
        assert clock.now() == moment


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.travel(datetime(2021, 1, 1)):
        pass


def test_the_file_moves_the_clock_while_it_runs(shift_file: Path) -> None:
    assert not clock.is_shifted()
    assert clock.set_shift(timedelta(days=-30)) == timedelta(0)
    assert clock.is_shifted()
    assert abs(clock.now() - (datetime.now(UTC) - timedelta(days=30))) < timedelta(seconds=5)
    moment = clock.now()
    assert clock.city(clock.real(moment)) == moment
    shift_file.unlink()
    assert not clock.is_shifted()


def test_a_start_moment_without_offset_is_wib() -> None:
    before = clock._shift.file
    try:
        clock.configure(now="2024-02-20T08:00")
        assert abs(clock.now() - clock.wib(2024, 2, 20, 8)) < timedelta(seconds=5)
        with pytest.raises(ValueError, match="isoformat"):
            clock.configure(now="kemarin")
        with pytest.raises(RuntimeError):
            clock.set_shift(timedelta(0))
    finally:
        clock.configure(file=before)
