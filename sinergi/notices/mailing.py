"""Notices by e-mail, in the language of the person: each by itself, or once a day.

People of the demo (`contoh`) are never written to: their addresses are invented.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sinergi.kernel import clock
from sinergi.notices.models import Mail, Notice, Preference
from sinergi.notices.rules import sentence
from sinergi.people.api import User

_MOST = 50


@transaction.atomic
def mail_notice(notice_id: UUID | str) -> bool:
    """Send one notice, if its person has an address and wants each; once, however often this runs.

    The notice is marked before it goes and the mark is undone when sending fails, so a repeat after a
    crash may at worst send twice, never lose it.
    """
    row = (
        Notice.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(pk=notice_id, mailed_at=None)
        .first()
    )
    if row is None or not _wants(row.user, Mail.EACH):
        return False
    row.mailed_at = clock.now()
    row.save(update_fields=["mailed_at"])
    with translation.override(row.user.language):
        text = told_in_mail(row)
        _send(row.user, text, f"{text}\n\n{_link(row)}")
    return True


def mail_digests() -> int:
    """Send every person who wants one message a day what they have not read of the last day."""
    users = Preference.objects.filter(mail=Mail.DAILY).values_list("user_id", flat=True)
    return sum(_mail_digest(user) for user in users.order_by("user_id"))


@transaction.atomic
def _mail_digest(user_id: UUID) -> int:
    user = User.objects.get(pk=user_id)
    rows = list(
        Notice.objects.select_for_update()
        .filter(user=user, mailed_at=None, read_at=None, at__gt=clock.now() - timedelta(days=2))
        .order_by("at", "id")[:_MOST]
    )
    if not rows or not _wants(user, Mail.DAILY):
        return 0
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(mailed_at=clock.now())
    with translation.override(user.language):
        title = ngettext("%(n)d kabar dari Sinergi", "%(n)d kabar dari Sinergi", len(rows)) % {
            "n": len(rows)
        }
        lines = [f"- {_day(row)}: {told_in_mail(row)}\n  {_link(row)}" for row in rows]
        _send(user, title, "\n".join(lines))
    return 1


def _day(row: Notice) -> str:
    return str(date_format(row.at.astimezone(clock.WIB), "j F Y"))


def told_in_mail(row: Notice) -> str:
    """The sentence, marked when it tells of something invented."""
    text = sentence(row.kind, row.params)
    return f"{_('[CONTOH]')} {text}" if row.contoh else text


def _wants(user: User, mail: Mail) -> bool:
    if not user.email or not user.is_active or user.contoh:
        return False
    kept = Preference.objects.filter(user=user).first()
    return (kept.mail if kept else Mail.EACH) == mail


def _link(row: Notice) -> str:
    return f"{settings.SINERGI_BASE_URL}/pemberitahuan/{row.id}/"


def _send(user: User, subject: str, body: str) -> None:
    foot = _("Sinergi, Kota Malang. Atur kabar lewat surel: %(url)s") % {
        "url": f"{settings.SINERGI_BASE_URL}/akun/data/"
    }
    one_line = " ".join(subject.split())
    assert user.email is not None
    EmailMessage(subject=one_line[:180], body=f"{body}\n\n-- \n{foot}\n", to=[user.email]).send()
