"""Outcomes: what became of the people of a programme, and what was searched and not found.

Owns survey waves (0, 3, 6 and 12 months after the activity), the answers of participants, and gaps: facts of
real events that were looked for and not found. May import `programmes` and below. Silence is never counted
as "no job": every share stands beside its response rate. Groups of fewer than five are not broken down for
the public (UU 27/2022 on personal data; UU 14/2008 on openness).
"""
