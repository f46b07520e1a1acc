"""What a dataset for everybody is: declared by its stage, collected by the catalogue, served by interop.

Each value of a row is text, a whole number, a decimal, a day, a moment, true or false, or None. The last
two columns of every dataset say whether the row was invented for the demo and where a reported fact
was published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text

Values = Sequence[Any]


@dataclass(frozen=True)
class Column:
    """A column: its name in files, what it means, and its unit where it has one."""

    name: str
    about: Text
    unit: str = ""


CONTOH: Final = Column("contoh", _("benar bila baris ini dikarang untuk peragaan"))
SOURCE: Final = Column("sumber", _("tempat fakta ini diterbitkan; kosong bila terjadi di Sinergi"))


@dataclass(frozen=True)
class Dataset:
    """A table for everybody. `rows` gives what nobody in particular may see, oldest first, streamed.

    `own` are the columns before `contoh` and `sumber`; a row holds a value for each column.
    """

    key: str
    title: Text
    about: Text
    own: tuple[Column, ...]
    rows: Callable[[], Iterator[Values]]

    @property
    def columns(self) -> tuple[Column, ...]:
        return (*self.own, CONTOH, SOURCE)
