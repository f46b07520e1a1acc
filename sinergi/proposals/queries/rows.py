"""Single proposals, phases, and what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from sinergi.kernel import clock, ids
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn, clean_code
from sinergi.ledger.api import id_of
from sinergi.people.api import Viewer
from sinergi.proposals.models import Phase, Proposal, ProposalVoice, Support
from sinergi.voices.api import Voice, voices_among


def full() -> QuerySet[Proposal]:
    """Proposals with what pages show of them."""
    return Proposal.objects.select_related(
        "organisation", "answered_by", "region__parent", "phase"
    ).defer("region__geometry", "region__parent__geometry")


def proposal_by_code(code: str, viewer: Viewer) -> Proposal:
    """A proposal by its public code. Raises NotFound."""
    found = full().filter(code=clean_code(code)).first()
    if found is None:
        raise NotFound
    return found


def find(code: str, viewer: Viewer) -> Urn:
    """The URN behind a public code. Raises NotFound."""
    found = Proposal.objects.filter(code=clean_code(code)).only("id", "code").first()
    if found is None:
        raise NotFound
    return found.urn


def voices_of(proposal: Proposal, viewer: Viewer, *, limit: int = 100) -> list[Voice]:
    """The voices a proposal grew from that the viewer may read, oldest first."""
    tied = ProposalVoice.objects.filter(proposal=proposal).order_by("at", "id")
    urns = [
        ids.urn(Voice.URN_KIND, voice_id)
        for voice_id in tied.values_list("voice_id", flat=True)[:limit]
    ]
    return voices_among(viewer, urns)


def proposals_of(voice: Urn, viewer: Viewer) -> list[Proposal]:
    """The proposals that grew from a voice, oldest first."""
    return list(full().filter(voice_ties__voice_id=id_of(voice)).order_by("created_at", "id"))


def supports_it(proposal: Proposal, viewer: Viewer) -> bool:
    """Whether the viewer supports it."""
    if viewer.user_id is None:
        return False
    return Support.objects.filter(proposal=proposal, user_id=viewer.user_id).exists()


def proposals_among(viewer: Viewer, urns: Sequence[Urn]) -> list[Proposal]:
    """The proposals with these URNs, in order of proposing."""
    wanted = [id_of(urn) for urn in urns]
    return list(full().filter(id__in=wanted).order_by("created_at", "id"))


def open_phase_for(year: int) -> Phase | None:
    """The phase of a plan year that is open now; of several, the one that closes first."""
    now = clock.now()
    return (
        Phase.objects.filter(year=year, opens_at__lte=now, closes_at__gt=now)
        .order_by("closes_at", "id")
        .first()
    )


def open_phases() -> list[Phase]:
    """The phases that are open now, the one that closes first in front."""
    now = clock.now()
    found = Phase.objects.filter(opens_at__lte=now, closes_at__gt=now)
    return list(found.order_by("closes_at", "id"))


def phases(year: int | None = None) -> list[Phase]:
    """All phases (of a plan year), the newest first."""
    found = Phase.objects.order_by("-opens_at", "-id")
    return list(found.filter(year=year) if year else found)


def next_phase() -> Phase | None:
    """The next phase that is announced but not open yet."""
    return Phase.objects.filter(opens_at__gt=clock.now()).order_by("opens_at").first()


def phase_urn(phase: Phase) -> Urn:
    """The URN of a phase, for the history."""
    return ids.urn("ProposalPhase", phase.id)
