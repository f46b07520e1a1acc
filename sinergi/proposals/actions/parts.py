"""What every action on a proposal does: lock, record, tell, publish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sinergi.hub.api import publish as publish_entities
from sinergi.kernel import ids, jobs
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import EdgeKind, Parent, id_of
from sinergi.ledger.api import record as append
from sinergi.people.api import Viewer
from sinergi.proposals.entities import proposal_entity
from sinergi.proposals.models import Proposal, ProposalVoice
from sinergi.voices.api import Voice


def locked(proposal: Urn) -> Proposal:
    """The row under lock. Raises NotFound."""
    row = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("organisation", "region", "phase")
        .defer("region__geometry")
        .filter(id=id_of(proposal))
        .first()
    )
    if row is None:
        raise NotFound
    return row


def tie(proposal: Proposal, voices: Iterable[Voice]) -> list[Voice]:
    """Tie voices to a locked proposal and return those that were not tied before."""
    wanted = {voice.id: voice for voice in voices}
    there = set(
        ProposalVoice.objects.filter(proposal=proposal, voice__in=wanted).values_list(
            "voice_id", flat=True
        )
    )
    fresh = [voice for key, voice in wanted.items() if key not in there]
    ProposalVoice.objects.bulk_create(ProposalVoice(proposal=proposal, voice=one) for one in fresh)
    return fresh


def record(
    proposal: Proposal,
    verb: str,
    actor: Urn,
    *,
    private: dict[str, str] | None = None,
    grew_from: Sequence[Voice] = (),
    **facts: Any,
) -> UUID:
    """Append to the history; `grew_from` are the voices this event ties to the proposal."""
    return append(
        stage=proposal.STAGE,
        verb=verb,
        subject=proposal.urn,
        actor=actor,
        facts={name: value for name, value in facts.items() if value is not None},
        private=private,
        parents=[Parent(voice.urn, EdgeKind.GREW_FROM) for voice in grew_from],
    )


def tell(proposal: Proposal, kind: str, by: Viewer, event: UUID, **params: str) -> None:
    """Tell who follows the proposal or a row it hangs from, of one event, all but who did it."""
    jobs.later(
        "notices.tell_upstream",
        urn=str(proposal.urn),
        kind=kind,
        actor=str(by.urn),
        event=str(event),
        params={"title": proposal.title} | params,
        contoh=proposal.contoh,
    )


def publish(proposal: Proposal) -> None:
    """State the proposal in the hub."""
    tied = ProposalVoice.objects.filter(proposal=proposal).values_list("voice_id", flat=True)
    voices = [ids.urn(Voice.URN_KIND, voice_id) for voice_id in tied]
    publish_entities([proposal_entity(proposal, voices)])
