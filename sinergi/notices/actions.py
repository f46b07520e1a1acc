"""Follow and stop following, tell people, mark as read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from sinergi.kernel import clock, jobs
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.ledger.api import events_of, walk
from sinergi.notices.models import Follow, Mail, Notice, Preference
from sinergi.notices.rules import NothingToFollow
from sinergi.notices.stages import describe
from sinergi.people.api import User, Viewer, signed_in


@transaction.atomic
def follow(by: Viewer, urn: Urn) -> None:
    """Hear from now on what becomes of a row; following twice is once. Raises SignInNeeded.

    Whether `by` may see the row is the caller's business: stages follow for the person who acts. Pages use
    `follow_visible`.
    """
    Follow.objects.get_or_create(user_id=signed_in(by), urn=urn)


@transaction.atomic
def follow_visible(by: Viewer, urn: str) -> None:
    """Follow a row that was named from outside. Raises SignInNeeded, NothingToFollow."""
    signed_in(by)
    try:
        parse_urn(urn)
    except ValueError:
        raise NothingToFollow from None
    if Urn(urn) not in describe([Urn(urn)], by):
        raise NothingToFollow
    follow(by, Urn(urn))


@transaction.atomic
def unfollow(by: Viewer, urn: str) -> None:
    """Stop hearing of a row. Raises SignInNeeded."""
    Follow.objects.filter(user_id=signed_in(by), urn=urn).delete()


@transaction.atomic
def tell(
    users: Iterable[UUID | str],
    *,
    kind: str,
    subject: Urn,
    params: Mapping[str, Any] | None = None,
    event: str = "",
    contoh: bool = False,
) -> int:
    """Write one notice for each of these accounts, and ask for its e-mail; return how many are new.

    `event` tells one happening from the next; without it the newest event of `subject` is taken, so that a
    job that runs twice tells once.
    """
    people = set(users)
    if not people:
        return 0
    key = event or _newest_event(subject)
    wanted = [
        Notice(
            user_id=user,
            kind=kind,
            subject=subject,
            params=dict(params or {}),
            event=key,
            contoh=contoh,
        )
        for user in User.objects.filter(pk__in=people, is_active=True)
        .order_by("id")
        .values_list("pk", flat=True)
    ]
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)
    new = list(
        Notice.objects.filter(pk__in=[row.pk for row in wanted]).values_list("pk", flat=True)
    )
    # Invented people have invented addresses: they read their notices in Sinergi, nothing is sent.
    reachable = Notice.objects.filter(pk__in=new, user__contoh=False, user__email__isnull=False)
    for notice in reachable.values_list("pk", flat=True):
        jobs.later("notices.mail", notice=str(notice))
    return len(new)


def tell_upstream(
    urn: Urn,
    *,
    kind: str,
    params: Mapping[str, Any] | None = None,
    actor: str = "",
    event: str = "",
    contoh: bool = False,
) -> int:
    """Tell the followers of a row and of every row it hangs from, but not `actor` (a URN), who did it."""
    above = walk(urn, "backwards")
    users = set(Follow.objects.filter(urn__in=above).values_list("user_id", flat=True))
    if actor:
        users -= {user for user in users if str(user) == actor.rpartition(":")[2]}
    return tell(users, kind=kind, subject=urn, params=params, event=event, contoh=contoh)


def _newest_event(subject: Urn) -> str:
    happened = [e for e in events_of([subject], newest_first=True)[:50] if e.at <= clock.now()]
    return str(happened[0].id) if happened else str(subject)


@transaction.atomic
def mark_read(by: Viewer, notice: UUID | str | None = None) -> int:
    """Mark one notice, or all of one's notices, as read; return how many were not."""
    unread = Notice.objects.filter(user_id=signed_in(by), read_at=None)
    if notice is not None:
        unread = unread.filter(pk=notice)
    return unread.update(read_at=clock.now())


@transaction.atomic
def choose_mail(by: Viewer, mail: str) -> None:
    """When to be told by e-mail: each, daily or never."""
    Preference.objects.update_or_create(user_id=signed_in(by), defaults={"mail": Mail(mail).value})
