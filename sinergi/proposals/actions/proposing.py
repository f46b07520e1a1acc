"""Opening a phase, proposing, and tying voices to a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction

from sinergi.kernel import clock, jobs
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import record as append
from sinergi.notices.api import follow
from sinergi.people.api import Organisation, Viewer, require, signed_in
from sinergi.places.api import Region, add_working_days
from sinergi.proposals import rules
from sinergi.proposals.actions.parts import locked, publish, record, tell, tie
from sinergi.proposals.models import Phase, Proposal
from sinergi.proposals.queries import open_phase_for, phase_urn
from sinergi.proposals.rules import Origin, PhaseKind
from sinergi.voices.api import State as VoiceState
from sinergi.voices.api import Voice, proposed_office, voices_among


@transaction.atomic
def open_phase(
    *,
    by: Viewer,
    name: str,
    year: int,
    opens_at: datetime,
    closes_at: datetime,
    kind: PhaseKind = PhaseKind.TERBUKA,
    answer_by: date | None = None,
    contoh: bool = False,
    source: str = "",
) -> Phase:
    """Announce a time in which people may propose for a plan year.

    Without `answer_by`, proposals are answered within 30 working days after it closes. Raises
    NotAllowed, TextMissing, PhaseBackwards, PhaseExists.
    """
    require(by, rules.PHASES)
    name = rules.words(name, field="name", most=120)
    rules.check_phase(opens_at, closes_at)
    last = closes_at.astimezone(clock.WIB).date()
    phase, fresh = Phase.objects.get_or_create(
        year=year,
        name=name,
        defaults={
            "kind": kind,
            "opens_at": opens_at,
            "closes_at": closes_at,
            "answer_by": answer_by or add_working_days(last, rules.ANSWER_WORKING_DAYS),
            "contoh": contoh,
            "source": source,
        },
    )
    if not fresh:
        raise rules.PhaseExists(field="name", year=year)
    append(
        stage=Proposal.STAGE,
        verb="phase_opened",
        subject=phase_urn(phase),
        actor=by.urn,
        facts={"year": year, "opens_at": opens_at.isoformat(), "closes_at": closes_at.isoformat()},
    )
    return phase


@transaction.atomic
def propose(
    *,
    by: Viewer,
    title: str,
    text: str,
    year: int,
    voices: Sequence[Urn] = (),
    origin: Origin = Origin.WARGA,
    phase: Phase | None = None,
    region: Region | None = None,
    organisation: Organisation | None = None,
    volume: int | None = None,
    unit: str = "",
    cost: Rupiah | None = None,
    on_behalf_of: str = "",
    contoh: bool = False,
    source: str = "",
) -> Proposal:
    """Propose something for a plan year, grown from voices or begun elsewhere.

    Anybody signed in proposes for citizens while a phase of that year is open. Offices holding
    `proposals.propose` enter proposals of any origin at any time, for others (`on_behalf_of`: a group or
    body, never a person's name). Without `organisation`, the office that answers the first voice.
    Raises SignInNeeded, NotAllowed, PhaseClosed, VoiceNotOpen, TooManyVoices, OfficeMissing, TextMissing,
    TextTooLong, NotPositive.
    """
    signed_in(by)
    for_others = origin != Origin.WARGA or bool(on_behalf_of)
    if for_others:
        require(by, rules.PROPOSE, organisation=by.organisation_id, region=region)
    phase = phase or open_phase_for(year)
    if not for_others and (phase is None or phase.year != year or not phase.is_open(clock.now())):
        raise rules.PhaseClosed(field="year", year=year)
    rules.check_amount(volume, field="volume")
    rules.check_amount(cost, field="cost")
    sources = _voices(by, voices)
    proposal = Proposal.objects.create(
        title=rules.words(title, field="title", most=rules.TITLE_MOST),
        text=rules.words(text, field="text", most=rules.TEXT_MOST),
        origin=origin,
        year=year,
        phase=phase,
        region=region or _shared_region(sources),
        organisation=organisation or _office(sources),
        volume=volume,
        unit=unit.strip()[:40],
        cost=cost,
        proposer_id=None if for_others else by.user_id,
        on_behalf_of=on_behalf_of.strip()[:120],
        due_on=_due(phase),
        voice_count=len(sources),
        contoh=contoh or by.invents(source),
        source=source,
    )
    tie(proposal, sources)
    event = record(
        proposal,
        "proposed",
        by.urn,
        private={"title": proposal.title, "text": proposal.text},
        grew_from=sources,
        origin=origin,
        year=year,
        organisation=str(proposal.organisation_id),
        voices=len(sources),
    )
    follow(by, proposal.urn)
    tell(proposal, "proposals.proposed", by, event)
    jobs.later("proposals.watch", at=_day_end(proposal.due_on), proposal=str(proposal.urn))
    publish(proposal)
    return proposal


@transaction.atomic
def add_voices(*, by: Viewer, proposal: Urn, voices: Sequence[Urn]) -> Proposal:
    """Tie more voices to a proposal that is not answered yet; those tied already change nothing.

    The proposer, or an office holding `proposals.merge` for the proposal's office. Raises SignInNeeded,
    NotAllowed, NotFound, AlreadyAnswered, VoiceNotOpen, TooManyVoices.
    """
    signed_in(by)
    row = locked(proposal)
    if row.proposer_id is None or row.proposer_id != by.user_id:
        require(by, rules.MERGE, organisation=row.organisation_id, region=row.region_id)
    rules.check_open(row.state)
    fresh = tie(row, _voices(by, voices))
    if not fresh:
        return row
    row.voice_count += len(fresh)
    row.save(update_fields=["voice_count"])
    event = record(row, "grown", by.urn, grew_from=fresh, voices=row.voice_count)
    tell(row, "proposals.grown", by, event)
    publish(row)
    return row


def _voices(by: Viewer, urns: Sequence[Urn]) -> list[Voice]:
    """Open voices by their URNs. Raises VoiceNotOpen for one that is secret, put away or unknown."""
    if len(urns) > rules.VOICES_MOST:
        raise rules.TooManyVoices(field="voices", most=rules.VOICES_MOST)
    found = voices_among(by, urns)
    known = {voice.urn for voice in found if voice.state != VoiceState.DIARSIPKAN}
    for urn in urns:
        if urn not in known:
            raise rules.VoiceNotOpen(field="voices", code=urn.rsplit(":", 1)[-1][:8])
    return found


def _shared_region(voices: Sequence[Voice]) -> Region | None:
    """The kelurahan all voices come from, if it is one."""
    regions = {voice.region_id: voice.region for voice in voices}
    return next(iter(regions.values())) if len(regions) == 1 else None


def _office(voices: Sequence[Voice]) -> Organisation:
    for voice in voices:
        office = voice.organisation or proposed_office(voice.category, voice.region)
        if office is not None:
            return office
    raise rules.OfficeMissing(field="organisation")


def _due(phase: Phase | None) -> date:
    return phase.answer_by if phase else add_working_days(clock.today(), rules.ANSWER_WORKING_DAYS)


def _day_end(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=clock.WIB)
