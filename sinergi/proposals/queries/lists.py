"""Lists of proposals."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sinergi.kernel import clock
from sinergi.kernel.ids import clean_code
from sinergi.people.api import Page, Viewer, keyset
from sinergi.proposals.models import Proposal
from sinergi.proposals.queries.rows import full
from sinergi.proposals.rules import State


def proposals(
    viewer: Viewer,
    *,
    state: str = "",
    origin: str = "",
    kelurahan: str = "",
    organisation: str = "",
    year: int | None = None,
    phase: str = "",
    q: str = "",
    late: bool = False,
    mine: bool = False,
    liked: bool = False,
    after: str = "",
    size: int = 20,
) -> Page[Proposal]:
    """Proposals, newest first, or most supported first when `liked`.

    `state` also takes "dijawab" for any answer; `kelurahan` is a region code (a kecamatan's takes all its
    kelurahan), `organisation` a short name, `year` the plan year, `q` words of title, text or a code.
    """
    rows = filtered(
        viewer,
        state=state,
        origin=origin,
        kelurahan=kelurahan,
        organisation=organisation,
        year=year,
        phase=phase,
        q=q,
        late=late,
        mine=mine,
    )
    if liked:
        return keyset(rows, after, size, order=("-supports", "-id"))
    return keyset(rows, after, size)


def filtered(
    viewer: Viewer,
    *,
    state: str = "",
    origin: str = "",
    kelurahan: str = "",
    organisation: str = "",
    year: int | None = None,
    phase: str = "",
    q: str = "",
    late: bool = False,
    mine: bool = False,
) -> QuerySet[Proposal]:
    """The rows of `proposals` before paging."""
    rows = full()
    if state == "dijawab":
        rows = rows.exclude(state=State.DIAJUKAN)
    elif state:
        rows = rows.filter(state=state)
    exact = {
        "origin": origin,
        "organisation__short": organisation,
        "year": year,
        "phase_id": phase,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if kelurahan:
        rows = rows.filter(Q(region_id=kelurahan) | Q(region__code__startswith=f"{kelurahan}."))
    if late:
        rows = rows.filter(state=State.DIAJUKAN, due_on__lt=clock.today())
    if mine:
        rows = rows.filter(proposer_id=viewer.user_id, proposer__isnull=False)
    for word in q.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(code=clean_code(word)[:10])
        )
    return rows
