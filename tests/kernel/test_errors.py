"""A refusal says in words what to mend."""

from __future__ import annotations

from sinergi.kernel.errors import Invalid, NotAllowed, NotFound, Refused


class TooLate(Refused):
    message = "Ditutup pada %(day)s."


def test_values_stand_in_the_words() -> None:
    error = TooLate(day="25 Februari 2021", field="day")
    assert str(error) == "Ditutup pada 25 Februari 2021."
    assert (error.code, error.field, error.status) == ("TooLate", "day", 409)


def test_each_kind_has_its_status() -> None:
    assert (Invalid.status, NotAllowed.status, NotFound.status) == (422, 403, 404)
