"""The jobs of notices."""

from __future__ import annotations

from typing import Any

from sinergi.kernel.ids import Urn
from sinergi.kernel.jobs import serves
from sinergi.notices import actions, mailing


@serves("notices.tell")
def tell(
    user_id: str | list[str],
    kind: str,
    subject: str,
    params: dict[str, Any] | None = None,
    actor: str = "",
    event: str = "",
    contoh: bool = False,
) -> None:
    """Tell one account, or several; also when it was they (`actor`) who acted."""
    users = [user_id] if isinstance(user_id, str) else user_id
    actions.tell(users, kind=kind, subject=Urn(subject), params=params, event=event, contoh=contoh)


@serves("notices.tell_upstream")
def tell_upstream(
    urn: str,
    kind: str,
    params: dict[str, Any] | None = None,
    actor: str = "",
    event: str = "",
    contoh: bool = False,
) -> None:
    """Tell the followers of a row and of all it hangs from."""
    actions.tell_upstream(
        Urn(urn), kind=kind, params=params, actor=actor, event=event, contoh=contoh
    )


@serves("notices.mail")
def mail(notice: str) -> None:
    """Send one notice by e-mail, if its person wants each."""
    mailing.mail_notice(notice)


@serves("notices.digest", periodic="0 0 * * *")
def digest(timestamp: int = 0) -> None:
    """Every morning at 07.00 WIB: one message to those who want one a day."""
    mailing.mail_digests()
