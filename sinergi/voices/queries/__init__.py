"""Named reads of voices. Each takes the viewer; secret voices exist only for those who may read them."""

from sinergi.voices.queries.chain import URN_KINDS, Numbers, by_kelurahan, describe, numbers
from sinergi.voices.queries.desk import waiting
from sinergi.voices.queries.lists import chosen, filtered, points, similar, voices
from sinergi.voices.queries.rows import (
    Clock,
    answers_of,
    categories,
    category,
    clock_of,
    find,
    is_reporter,
    may_read,
    proposed_office,
    readable,
    replies_of,
    reporter_name,
    supports_it,
    voice_by_code,
    voices_among,
    waits_for_reply,
)

__all__ = [
    "URN_KINDS",
    "Clock",
    "Numbers",
    "answers_of",
    "by_kelurahan",
    "categories",
    "category",
    "chosen",
    "clock_of",
    "describe",
    "filtered",
    "find",
    "is_reporter",
    "may_read",
    "numbers",
    "points",
    "proposed_office",
    "readable",
    "replies_of",
    "reporter_name",
    "similar",
    "supports_it",
    "voice_by_code",
    "voices",
    "voices_among",
    "waiting",
    "waits_for_reply",
]
