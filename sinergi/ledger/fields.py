"""Column types that the stages share."""

from __future__ import annotations

from typing import Any

from django.db import models

from sinergi.kernel.money import Rupiah


class RupiahField(models.BigIntegerField):  # type: ignore[type-arg,unused-ignore]
    """Whole rupiah in a bigint; rows give `Rupiah`."""

    def from_db_value(self, value: int | None, *_: Any) -> Rupiah | None:
        return None if value is None else Rupiah(value)

    def to_python(self, value: Any) -> Rupiah | None:
        number = super().to_python(value)
        return None if number is None else Rupiah(number)


class Xid8Field(models.Field):  # type: ignore[type-arg,unused-ignore]
    """PostgreSQL's 64-bit transaction id (xid8), filled by the database and never written by us."""

    def db_type(self, connection: Any) -> str:
        return "xid8"


class CurrentTransaction(models.Func):
    """`pg_current_xact_id()`: the transaction a row was written in."""

    function = "pg_current_xact_id"
    output_field = Xid8Field()
