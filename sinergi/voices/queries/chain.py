"""What voices tell the rest of the city: numbers, counts on the map, cards on the thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Aggregate, Count, IntegerField, Q

from sinergi.kernel import clock
from sinergi.kernel.ids import Urn, parse_urn, urn
from sinergi.ledger.api import Card
from sinergi.people.api import Viewer
from sinergi.voices import rules
from sinergi.voices.models import Voice
from sinergi.voices.queries.rows import PUBLIC, readable
from sinergi.voices.rules import ArchiveReason, Closing, State

URN_KINDS: tuple[str, ...] = (Voice.URN_KIND,)


class _Median(Aggregate):
    """The middle value, as one of the values (`percentile_disc`); null for none."""

    function = "percentile_disc"
    template = "%(function)s(0.5) within group (order by %(expressions)s)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Numbers:
    """The voices of a time in numbers, public ones only.

    "Followed up" is not "solved": `answered` counts answers, `agreed` only those whose reporter said so.
    `median_days` is working days from report to answer, None when nothing was answered.
    """

    reported: int
    open: int
    answered: int
    agreed: int
    late: int
    median_days: int | None


def numbers(since: datetime | None = None) -> Numbers:
    """The public voices reported since a moment, in numbers."""
    rows = Voice.objects.filter(PUBLIC)
    if since is not None:
        rows = rows.filter(created_at__gte=since)
    still = Q(state__in=rules.OPEN_STATES)
    count = rows.aggregate(
        reported=Count("id"),
        open=Count("id", filter=still),
        answered=Count("id", filter=Q(answered_at__isnull=False)),
        agreed=Count("id", filter=Q(closing=Closing.PUAS)),
        late=Count("id", filter=still & Q(due_on__lt=clock.today())),
        median_days=_Median("took_days"),
    )
    return Numbers(**count)


def by_kelurahan(since: datetime | None = None) -> dict[str, int]:
    """How many public voices came from each kelurahan: region code to count."""
    rows = Voice.objects.filter(PUBLIC, region__isnull=False)
    if since is not None:
        rows = rows.filter(created_at__gte=since)
    return dict(rows.values_list("region_id").annotate(count=Count("id")).order_by("region_id"))


def describe(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """Cards of the voices among these rows that the viewer may read; one query."""
    wanted = _ids(urns)
    if not wanted:
        return {}
    rows = (
        readable(viewer)
        .filter(id__in=wanted)
        .select_related("organisation", "region")
        .defer("region__geometry")
    )
    return {row.urn: _card(row) for row in rows}


def visible(urns: Sequence[Urn], viewer: Viewer) -> set[Urn]:
    """Which of these voices the viewer may know of; one query that reads no texts."""
    found = readable(viewer).filter(id__in=_ids(urns)).values_list("id", flat=True)
    return {urn(Voice.URN_KIND, voice_id) for voice_id in found}


def due(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, date]:
    """The promised day of the next step of these voices: routing, answer, or the end of the reply time."""
    rows = (
        readable(viewer)
        .filter(id__in=_ids(urns))
        .exclude(state__in=(State.SELESAI, State.DIARSIPKAN))
    )
    days = {row.urn: _next_day(row) for row in rows}
    return {voice: day for voice, day in days.items() if day is not None}


def _next_day(voice: Voice) -> date | None:
    if voice.state == State.BARU:
        return voice.route_by
    return voice.reply_until if voice.state == State.DIJAWAB else voice.due_on


def _card(voice: Voice) -> Card:
    return Card(
        urn=voice.urn,
        code=voice.code,
        stage=voice.STAGE,
        kind=rules.Kind(voice.kind).label,
        title=voice.title,
        state=rules.State(voice.state).label,
        at=voice.created_at,
        organisation=voice.organisation.short if voice.organisation else "",
        place=voice.region.name if voice.region else "",
        reason=_reason(voice),
        contoh=voice.contoh,
        source=voice.source,
    )


def _reason(voice: Voice) -> str:
    return str(ArchiveReason(voice.archive_reason).label) if voice.archive_reason else ""


def _ids(urns: Sequence[Urn]) -> list[UUID]:
    parsed = (parse_urn(urn) for urn in urns)
    return [row_id for kind, row_id in parsed if kind == Voice.URN_KIND]
