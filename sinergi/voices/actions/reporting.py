"""Taking in a voice."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction

from sinergi.files.api import store
from sinergi.kernel import clock, jobs
from sinergi.notices.api import follow
from sinergi.people.api import ANONYMOUS, SYSTEM, Viewer, require
from sinergi.places.api import Region, add_working_days, kelurahan_at
from sinergi.voices import rules
from sinergi.voices.actions.parts import actor, publish, record
from sinergi.voices.models import Category, DayTally, Voice
from sinergi.voices.rules import Channel, Kind, Visibility

_KEY_BYTES = 9


class Photo(NamedTuple):
    """A picture as it was sent, before it is looked at and re-encoded."""

    content: bytes
    name: str
    media_type: str


def new_key() -> str:
    """A key with which somebody without an account returns to their own voice; shown to them once."""
    return secrets.token_urlsafe(_KEY_BYTES)


@transaction.atomic
def report(
    *,
    by: Viewer,
    category: Category,
    title: str,
    text: str,
    kind: Kind | None = None,
    region: Region | None = None,
    point: tuple[float, float] | None = None,
    address: str = "",
    visibility: Visibility | None = None,
    photos: Sequence[Photo] = (),
    channel: Channel = Channel.WEB,
    key: str = "",
    address_of_sender: str = "",
    contoh: bool = False,
    source: str = "",
) -> Voice:
    """Take in a voice and promise a day.

    `point` is (lon, lat); its kelurahan wins over `region`. Without an account a `key` (see `new_key`)
    lets the sender return, and `address_of_sender` (an IP address, kept only as a daily hash) limits
    floods. Raises TextMissing, TextTooLong, OutsideCity, PlaceMissing, TooManyPhotos, TooManyReports,
    or NotAllowed when `channel` is the desk and `by` does not sit there.
    """
    if channel == Channel.LOKET:
        require(by, rules.DESK, organisation=by.organisation_id, region=region)
    title = rules.words(title, field="title", most=rules.TITLE_MOST)
    text = rules.words(text, field="text", most=rules.TEXT_MOST)
    region = _place(category, region, point)
    if len(photos) > rules.PHOTOS_MOST:
        raise rules.TooManyPhotos(field="photos", most=rules.PHOTOS_MOST)
    if channel != Channel.LOKET and by != SYSTEM:
        _count(by, address_of_sender)
    today = clock.today()
    due = add_working_days(today, category.days)
    own = by.user_id if channel != Channel.LOKET else None
    voice = Voice.objects.create(
        kind=kind or category.kind,
        category=category,
        title=title,
        text=text,
        region=region,
        lon=point[0] if point else None,
        lat=point[1] if point else None,
        address=address.strip()[:200],
        visibility=visibility or category.visibility,
        channel=channel,
        reporter_id=own,
        key_hash=rules.key_hash(key),
        route_by=min(due, add_working_days(today, rules.ROUTE_WORKING_DAYS)),
        due_on=due,
        promised_days=category.days,
        contoh=contoh or by.invents(source),
        source=source,
    )
    _keep_photos(voice, photos, by)
    _record_report(voice, by, own=own is not None)
    if own is not None:
        follow(by, voice.urn)
    jobs.later("voices.watch", at=rules.day_end(due), voice=str(voice.urn), due=due.isoformat())
    publish(voice)
    return voice


def _place(
    category: Category, region: Region | None, point: tuple[float, float] | None
) -> Region | None:
    if point is not None:
        found = kelurahan_at(*point)
        if found is None:
            raise rules.OutsideCity(field="point")
        return found
    if region is None and category.needs_place:
        raise rules.PlaceMissing(field="region")
    return region


def _count(by: Viewer, address: str) -> None:
    """Count one more voice of this sender today under the row's lock. Raises TooManyReports."""
    who = str(by.urn) if by.user_id is not None else address
    if not who:
        return
    day = clock.today()
    sender = hmac.new(
        settings.SECRET_KEY.encode(), f"{day}|{who}".encode(), hashlib.sha256
    ).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {DayTally._meta.db_table} (day, sender, count) values (%s, %s, 1)"
            " on conflict (day, sender) do update set count = voices_day_tally.count + 1"
            " returning count",
            [day, sender],
        )
        (count,) = cursor.fetchone()
    most = rules.reports_allowed(signed_in=by.user_id is not None)
    if count > most:
        raise rules.TooManyReports(most=most)


def _keep_photos(voice: Voice, photos: Sequence[Photo], by: Viewer) -> None:
    klass = "public" if voice.is_public else "secret"
    sender = by if voice.visibility == Visibility.TERBUKA else ANONYMOUS
    for photo in photos:
        store(
            photo.content,
            name=photo.name,
            media_type=photo.media_type,
            owner=voice.urn,
            klass=klass,
            by=sender,
        )


def _record_report(voice: Voice, by: Viewer, *, own: bool) -> None:
    private = {"title": voice.title, "text": voice.text}
    if own and voice.visibility != Visibility.TERBUKA:
        private["reporter"] = str(by.urn)
    record(
        voice,
        "reported",
        actor(voice, by, own=own),
        private=private,
        channel=voice.channel,
        category=voice.category_id,
        region=voice.region_id,
        due_on=voice.due_on.isoformat(),
    )
