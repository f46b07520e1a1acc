"""The face of notices."""

from sinergi.notices.actions import (
    choose_mail,
    follow,
    follow_visible,
    mark_read,
    tell,
    tell_upstream,
    unfollow,
)
from sinergi.notices.models import Mail
from sinergi.notices.queries import (
    Told,
    followed,
    followers,
    inbox,
    is_following,
    mail_choice,
    notice,
    unread_count,
)
from sinergi.notices.rules import NoSuchNotice, NothingToFollow

__all__ = [
    "Mail",
    "NoSuchNotice",
    "NothingToFollow",
    "Told",
    "choose_mail",
    "follow",
    "follow_visible",
    "followed",
    "followers",
    "inbox",
    "is_following",
    "mail_choice",
    "mark_read",
    "notice",
    "tell",
    "tell_upstream",
    "unfollow",
    "unread_count",
]
