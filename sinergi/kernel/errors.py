"""The one family of errors that people are meant to read.

Each stage names its own: `class RenjaLocked(Refused): message = _("Renja ini sudah ditetapkan.")`.
The portal shows the message, interop and the hub map it to problem+json (RFC 9457).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Refused(Exception):  # noqa: N818 - named for people: a request was refused, nothing broke
    """An action was refused for a reason people can read and mend.

    `message` may hold `%(name)s` places, filled from keyword arguments. `field` names the form
    field to mend. `status` is the HTTP status machines get.
    """

    message: ClassVar[Text] = _("Permintaan ini tidak dapat dipenuhi.")
    status: ClassVar[int] = 409

    def __init__(self, *, field: str = "", **values: Any) -> None:
        super().__init__(type(self).__name__)
        self.field = field
        self.values = values

    def __str__(self) -> str:
        text = str(self.message)
        return text % self.values if self.values else text

    @property
    def code(self) -> str:
        """A stable name for machines: the class name."""
        return type(self).__name__


class Invalid(Refused):
    """A value that was given does not fit; `field` names it."""

    message = _("Isian ini belum benar.")
    status = 422


class NotAllowed(Refused):
    """The person asking lacks the permission."""

    message = _("Anda tidak berwenang untuk tindakan ini.")
    status = 403


class NotFound(Refused):
    """There is no such thing, or the person asking may not know of it."""

    message = _("Tidak ditemukan.")
    status = 404
