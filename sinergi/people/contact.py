"""E-mail addresses and phone numbers as people type them, in the one form they are kept; whence one asks."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid

_NOISE = re.compile(r"[\s().\-/]")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


class BadEmail(Invalid):
    message = _("Alamat surel ini belum benar. Contoh: nama@contoh.id")


class BadPhone(Invalid):
    message = _("Nomor telepon ini belum benar. Contoh: 0812 3456 7890")


def clean_email(typed: str) -> str:
    """The address in lower case. Raises BadEmail."""
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadEmail(field="email") from None
    return address


def clean_phone(typed: str) -> str:
    """The number in E.164; "0812-3456-7890" and "62812..." are read as Indonesian. Raises BadPhone."""
    number = _NOISE.sub("", typed)
    if number.startswith("00"):
        number = "+" + number[2:]
    elif number.startswith("0"):
        number = "+62" + number[1:]
    elif number.startswith("62"):
        number = "+" + number
    elif number.startswith("8"):
        number = "+62" + number
    if not _E164.fullmatch(number):
        raise BadPhone(field="phone")
    return number


def sender_of(request: HttpRequest) -> str:
    """The network address a request comes from, for limits on how often.

    Only a proxy on this machine is believed when it names somebody else.
    """
    near = str(request.META.get("REMOTE_ADDR", ""))
    if near not in ("127.0.0.1", "::1", ""):
        return near
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return named or near or "127.0.0.1"
