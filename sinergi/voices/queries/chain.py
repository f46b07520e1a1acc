"""What voices tell the rest of the city: numbers, counts on the map, cards on the thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from sinergi.kernel import clock
from sinergi.kernel.ids import Urn, parse_urn
from sinergi.ledger.api import Card
from sinergi.people.api import Viewer
from sinergi.places.api import working_days_between
from sinergi.voices import rules
from sinergi.voices.models import Voice
from sinergi.voices.queries.rows import PUBLIC, readable
from sinergi.voices.rules import ArchiveReason, Closing

URN_KINDS: tuple[str, ...] = (Voice.URN_KIND,)


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
    )
    return Numbers(**count, median_days=_median(rows))


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


def _median(rows: QuerySet[Voice]) -> int | None:
    """Working days from report to answer, in the middle of the newest 500 answers."""
    answered = (
        rows.filter(answered_at__gte=F("created_at"))
        .order_by("-answered_at")
        .values_list("created_at", "answered_at")[:500]
    )
    days = sorted(
        working_days_between(start.astimezone(clock.WIB).date(), end.astimezone(clock.WIB).date())
        for start, end in answered
        if end is not None
    )
    return days[len(days) // 2] if days else None
