"""What the verbs share: rows under lock, in the order programme, batch, quota, and telling people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sinergi.kernel import clock, jobs
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import Parent, Row, record
from sinergi.people.api import ANONYMOUS, Viewer, require
from sinergi.programmes.models import Application, Batch, Programme, Quota
from sinergi.programmes.rules.names import ApplicationState, ProgrammeState
from sinergi.programmes.rules.states import check_move, further

STAGE = "programmes"


def open_programme(by: Viewer, programme: Programme, permission: str, verb: str = "") -> Programme:
    """The programme under lock, if `by` may and its state still allows the verb.

    Raises NotAllowed or WrongState.
    """
    require(by, permission, organisation=programme.organisation_id)
    row = (
        Programme.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organisation", "activity")
        .get(pk=programme.pk)
    )
    if verb:
        check_move(row.state, verb)
    return row


def lock_batch(batch_id: Any) -> Batch:
    """The batch under lock: whoever holds it gives and takes its seats alone."""
    return (
        Batch.objects.select_for_update(no_key=True, of=("self",))
        .select_related("programme__organisation")
        .get(pk=batch_id)
    )


def advance(programme: Programme, towards: ProgrammeState) -> None:
    """Bring a programme forward to a state; it never goes back."""
    state = further(programme.state, towards)
    if state != programme.state:
        programme.state = state
        programme.save(update_fields=["state"])


def set_state(row: Application, state: ApplicationState, *, reason: str = "") -> None:
    """Write what became of an application."""
    row.state = state
    row.state_at = clock.now()
    row.reason = reason
    row.save(update_fields=["state", "state_at", "reason", "position"])


def count_seat(batch: Batch, quota: Quota, change: int) -> None:
    """Give (+1), free (-1) or leave (0) a seat. The batch is locked; the database refuses one too many."""
    quota.taken += change
    quota.save(update_fields=["taken", "arrivals"])
    if change:
        batch.seated += change
        batch.save(update_fields=["seated"])


def happened(verb: str, subject: Urn, by: Viewer, *parents: Parent, **facts: Any) -> None:
    """Append an office's deed to the history; `private` holds what people wrote."""
    private = facts.pop("private", {})
    record(
        stage=STAGE,
        verb=verb,
        subject=subject,
        actor=by.urn,
        facts={name: value for name, value in facts.items() if value is not None},
        private={name: value for name, value in private.items() if value},
        parents=parents,
    )


def happened_to(verb: str, row: Application, by: Viewer, *parents: Parent, **facts: Any) -> None:
    """Append what happened to a person's application. Who the person is stays private."""
    private = {"actor": str(by.urn)} | facts.pop("private", {})
    record(
        stage=STAGE,
        verb=verb,
        subject=row.urn,
        actor=ANONYMOUS.urn,
        facts={name: value for name, value in facts.items() if value is not None},
        private={name: value for name, value in private.items() if value},
        parents=parents,
    )


def tell(row: Application, kind: str, by: Viewer, **params: str) -> None:
    """Tell the applicant; people entered at a desk have no account and are called by the office."""
    if row.user_id is not None:
        _tell([row.user_id], row, row.batch.programme, kind, by, params)


def tell_seated(batch: Batch, subject: Row, kind: str, by: Viewer, **params: str) -> None:
    """Tell everybody who holds a seat in a batch about `subject`."""
    users = batch.applications.filter(
        state=ApplicationState.SEATED, user__isnull=False
    ).values_list("user_id", flat=True)
    if users:
        _tell(users, subject, batch.programme, kind, by, params)


def tell_followers(
    programme: Programme, kind: str, by: Viewer, *, subject: Row | None = None, **params: str
) -> None:
    """Tell everybody who follows the programme (or `subject`, a row of it) or what it hangs from."""
    jobs.later(
        "notices.tell_upstream",
        urn=str((subject or programme).urn),
        kind=kind,
        actor=str(by.urn),
        params={"title": programme.title} | params,
        contoh=programme.contoh,
    )


def _tell(
    users: Iterable[UUID],
    subject: Row,
    programme: Programme,
    kind: str,
    by: Viewer,
    params: dict[str, str],
) -> None:
    jobs.later(
        "notices.tell",
        user_id=[str(user) for user in users],
        kind=kind,
        subject=str(subject.urn),
        params={"title": programme.title} | params,
        actor=str(by.urn),
        contoh=programme.contoh,
    )
