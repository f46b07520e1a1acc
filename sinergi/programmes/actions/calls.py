"""Open a call: its way, its dates and its quotas are named before it opens and stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from sinergi.hub.api import publish
from sinergi.kernel import clock, jobs
from sinergi.ledger.api import EdgeKind, Parent
from sinergi.people.api import SYSTEM, Viewer
from sinergi.programmes import entities
from sinergi.programmes.actions.parts import (
    advance,
    happened,
    lock_batch,
    open_programme,
    tell_followers,
)
from sinergi.programmes.models import Batch, Call, Programme, Quota
from sinergi.programmes.rules import errors
from sinergi.programmes.rules.names import EDIT, Kind, ProgrammeState, Way
from sinergi.programmes.rules.seats import check_quotas
from sinergi.programmes.rules.states import words


def default_consent(programme: Programme) -> str:
    """The consent an applicant reads when the office wrote none: who, what for, how long (UU 27/2022)."""
    return _(
        "Saya setuju %(office)s menyimpan nama, kontak, kelurahan, dan jawaban saya untuk mengurus"
        " kursi, kehadiran, pendampingan, dan survei hasil program ini. Data saya tidak"
        " ditampilkan kepada umum, dan saya dapat meminta melihat, membetulkan, atau menghapusnya."
    ) % {"office": programme.organisation.name}


@transaction.atomic
def open_call(
    *,
    by: Viewer,
    programme: Programme,
    way: Way,
    opens_at: datetime,
    closes_at: datetime,
    quotas: Mapping[Batch, Mapping[Kind, int]],
    rule: str,
    consent: str = "",
    contoh: bool = False,
    source: str = "",
) -> Call:
    """Announce a call. `quotas` names, for each batch, the seats of each kind of applicant.

    `rule` says in words how seats are given. Kinds with no seats cannot apply. Raises NotAllowed,
    WrongState, TextMissing, DatesReversed, NoSeats, SeatsBeyondBatch.
    """
    row = open_programme(by, programme, EDIT, "open_call")
    if closes_at <= opens_at:
        raise errors.DatesReversed(field="closes_at")
    check_quotas(seats for kinds in quotas.values() for seats in kinds.values())
    call = Call.objects.create(
        programme=row,
        way=way,
        rule=words(rule, field="rule"),
        opens_at=opens_at,
        closes_at=closes_at,
        consent=consent.strip() or default_consent(row),
        contoh=contoh or row.contoh,
        source=source or row.source,
    )
    for batch in sorted(quotas, key=lambda each: each.number):
        _give_quotas(call, batch, quotas[batch])
    advance(row, ProgrammeState.ENROLLING)
    _announce(by, call)
    publish([entities.programme(row), entities.call(call)])
    return call


@transaction.atomic
def tell_call_opened(*, call: Call) -> None:
    """Tell the followers on the day it opens. For the job."""
    tell_followers(call.programme, "programmes.call_opened", SYSTEM, subject=call)


def _announce(by: Viewer, call: Call) -> None:
    """Write down the terms, and tell who follows: now, and on the day it opens."""
    happened(
        "call_opened",
        call.urn,
        by,
        Parent(call.programme.urn, EdgeKind.PART_OF),
        way=str(call.way),
        opens_at=call.opens_at.isoformat(),
        closes_at=call.closes_at.isoformat(),
        seats=sum(quota.seats for quota in call.quotas.all()),
    )
    tell_followers(call.programme, "programmes.call_announced", by, subject=call)
    if call.opens_at > clock.now():
        jobs.later("programmes.call_opened", at=call.opens_at, call=str(call.id))


def _give_quotas(call: Call, batch: Batch, kinds: Mapping[Kind, int]) -> None:
    locked = lock_batch(batch.pk)
    if locked.programme_id != call.programme_id:
        raise errors.NoSuchQuota(field="seats")
    promised = locked.quotas.aggregate(seats=Sum("seats"))["seats"] or 0
    seats = sum(kinds.values())
    if promised + seats > locked.capacity:
        free = locked.capacity - promised
        raise errors.SeatsBeyondBatch(field="seats", seats=seats, free=free, batch=locked.name)
    Quota.objects.bulk_create(
        Quota(call=call, batch=locked, kind=kind, seats=count)
        for kind, count in kinds.items()
        if count > 0
    )
