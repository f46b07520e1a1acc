"""`SINERGI_MAIL_URL` in Django's words."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sinergi.site.trouble import Trouble

_BACKENDS = "django.core.mail.backends"


def settings_of(url: str) -> dict[str, Any]:
    """`console:` prints mail, `null:` drops it, `smtp://user:password@host:587` and `smtps://...:465` send it.

    `smtp` uses STARTTLS unless the address ends in `?tls=0`. Raises Trouble for anything else.
    """
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{_BACKENDS}.console.EmailBackend"}
    if parts.scheme == "null":
        return {"EMAIL_BACKEND": f"{_BACKENDS}.dummy.EmailBackend"}
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise Trouble(
            "SINERGI_MAIL_URL harus console:, null:, smtp://host atau smtps://host.",
            "SINERGI_MAIL_URL must be console:, null:, smtp://host or smtps://host.",
        )
    secure = parts.scheme == "smtps"
    plain = parse_qs(parts.query).get("tls") == ["0"]
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure and not plain,
        "EMAIL_TIMEOUT": 20,
    }
