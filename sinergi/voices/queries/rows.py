"""Who may know of a voice, and what one voice shows."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, clean_code
from sinergi.ledger.api import id_of
from sinergi.people.api import Organisation, Viewer, organisation_of_region
from sinergi.places.api import Region, working_days_between
from sinergi.voices import rules
from sinergi.voices.models import Category, Voice, VoiceAnswer, VoiceReply, VoiceSupport
from sinergi.voices.rules import ArchiveReason, State, Visibility

PUBLIC = ~Q(visibility=Visibility.RAHASIA) & ~Q(archive_reason=ArchiveReason.SPAM)


@dataclass(frozen=True)
class Clock:
    """Promised against taken, in working days. `days_left` is negative when late, None when answered."""

    promised: int
    taken: int
    days_left: int | None

    @property
    def late(self) -> bool:
        return self.taken > self.promised


def may_read(voice: Voice, viewer: Viewer) -> bool:
    """Whether the viewer may know of this voice at all."""
    if voice.is_public:
        return True
    if viewer.user_id is not None and voice.reporter_id == viewer.user_id:
        return True
    return viewer.may(rules.READ_SECRET, organisation=voice.organisation_id, region=voice.region_id)


def is_reporter(voice: Voice, viewer: Viewer, key: str = "") -> bool:
    """Whether this is the person who reported it, by account or by key."""
    if viewer.user_id is not None and voice.reporter_id == viewer.user_id:
        return True
    return bool(key and voice.key_hash) and hmac.compare_digest(voice.key_hash, rules.key_hash(key))


def readable(viewer: Viewer) -> QuerySet[Voice]:
    """The voices the viewer may know of: the root of every read."""
    if viewer.may(rules.READ_SECRET):
        return Voice.objects.all()
    seen = PUBLIC | within(viewer, rules.READ_SECRET)
    if viewer.user_id is not None:
        seen |= Q(reporter_id=viewer.user_id)
    return Voice.objects.filter(seen)


def within(viewer: Viewer, permission: str) -> Q:
    """The voices a permission is held for, as a condition; agrees with `viewer.may` row by row."""
    if viewer.may(permission):
        return Q()
    found = Q(pk__in=())
    for held in viewer.grants:
        if permission not in held.permissions:
            continue
        scope = Q()
        if held.organisations is not None:
            scope &= Q(organisation_id__in=held.organisations)
        if held.region:
            scope &= Q(region_id=held.region) | Q(region__code__startswith=f"{held.region}.")
        found |= scope
    return found


def reporter_name(voice: Voice, viewer: Viewer) -> str:
    """The name behind an open voice, for the office that answers it; "" for everybody else.

    The name of an anonymous or secret reporter is shown to nobody.
    """
    if voice.visibility != Visibility.TERBUKA or voice.reporter is None:
        return ""
    works_on_it = any(
        viewer.may(permission, organisation=voice.organisation_id, region=voice.region_id)
        for permission in (rules.ANSWER, rules.ROUTE)
    )
    return voice.reporter.name if works_on_it else ""


def voice_by_code(code: str, viewer: Viewer, *, key: str = "") -> Voice:
    """A voice by its public code. Raises NotFound, also when the viewer may not know of it."""
    voice = (
        Voice.objects.filter(code=clean_code(code))
        .select_related("category__organisation", "organisation", "region__parent", "reporter")
        .defer("region__geometry", "region__parent__geometry")
        .first()
    )
    if voice is None or not (may_read(voice, viewer) or is_reporter(voice, viewer, key)):
        raise NotFound
    return voice


def find(code: str, viewer: Viewer) -> Urn:
    """The URN behind a public code. Raises NotFound."""
    voice = readable(viewer).filter(code=clean_code(code)).only("id", "code").first()
    if voice is None:
        raise NotFound
    return voice.urn


def voices_among(viewer: Viewer, urns: Sequence[Urn]) -> list[Voice]:
    """The voices among these that everybody may read, oldest first."""
    wanted = [id_of(urn) for urn in urns]
    rows = (
        readable(viewer)
        .filter(PUBLIC, id__in=wanted)
        .select_related("category__organisation", "organisation", "region")
        .defer("region__geometry")
    )
    return list(rows.order_by("created_at", "id"))


def answers_of(voice: Voice) -> list[VoiceAnswer]:
    """The answers to a voice the caller has read, oldest first."""
    return list(voice.answers.select_related("organisation").order_by("at", "id"))


def replies_of(voice: Voice) -> list[VoiceReply]:
    """The reporter's replies to a voice the caller has read, oldest first."""
    return list(voice.replies.order_by("at", "id"))


def clock_of(voice: Voice) -> Clock:
    """How long the city promised and how long it took (or takes so far), in working days."""
    if voice.took_days is not None:
        return Clock(voice.promised_days, voice.took_days, None)
    taken = working_days_between(voice.reported_on, clock.today())
    if not voice.is_open:
        return Clock(voice.promised_days, taken, None)
    return Clock(voice.promised_days, taken, voice.promised_days - taken)


def supports_it(voice: Voice, viewer: Viewer) -> bool:
    """Whether the viewer said "saya juga"."""
    if viewer.user_id is None:
        return False
    return VoiceSupport.objects.filter(voice=voice, user_id=viewer.user_id).exists()


def waits_for_reply(voice: Urn, until: str) -> bool:
    """Whether a voice is answered and its time for a reply is the given one (ISO day)."""
    return Voice.objects.filter(id=id_of(voice), state=State.DIJAWAB, reply_until=until).exists()


def categories(*, all_of_them: bool = False) -> list[Category]:
    """The categories people choose from, in their order."""
    rows = Category.objects.select_related("organisation").order_by("position", "name")
    return list(rows if all_of_them else rows.filter(active=True))


def category(code: str) -> Category:
    """A category by its code. Raises NotFound."""
    found = Category.objects.select_related("organisation").filter(code=code).first()
    if found is None:
        raise NotFound(field="category")
    return found


def proposed_office(category: Category, region: Region | None) -> Organisation | None:
    """The office a voice would usually go to: the category's, or that of the voice's kelurahan."""
    if not category.at_kelurahan:
        return category.organisation
    if region is None:
        return None
    return organisation_of_region(region.code)
