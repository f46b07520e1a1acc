"""Named reads of proposals. Proposals are public: the viewer decides only what is theirs."""

from sinergi.proposals.queries.chain import URN_KINDS, Numbers, by_kelurahan, describe, due, numbers
from sinergi.proposals.queries.desk import waiting
from sinergi.proposals.queries.lists import filtered, proposals
from sinergi.proposals.queries.rows import (
    find,
    next_phase,
    open_phase_for,
    open_phases,
    phase_urn,
    phases,
    proposal_by_code,
    proposals_among,
    proposals_of,
    supports_it,
    voices_of,
)

__all__ = [
    "URN_KINDS",
    "Numbers",
    "by_kelurahan",
    "describe",
    "due",
    "filtered",
    "find",
    "next_phase",
    "numbers",
    "open_phase_for",
    "open_phases",
    "phase_urn",
    "phases",
    "proposal_by_code",
    "proposals",
    "proposals_among",
    "proposals_of",
    "supports_it",
    "voices_of",
    "waiting",
]
