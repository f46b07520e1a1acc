"""Proposals: what people want the city to plan, fed by voices, supported, and answered with a reason.

Owns phases, proposals, their ties to voices, and support. Second stage of the thread; may import voices
and everything below. A proposal may also begin elsewhere: DPRD (pokir), an instruction, the Renstra, a
thematic musrenbang (UU 25/2004; Permendagri 86/2017).
"""
