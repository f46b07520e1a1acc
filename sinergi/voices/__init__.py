"""Voices: what people report, ask or wish, who answers for it, and by when. The first stage of the thread.

Owns categories, voices, answers, replies and "saya juga". May import notices, people, places, files,
ledger, hub and kernel. Follows the handling of public complaints in UU 25/2009, Perpres 76/2013 and
SP4N-LAPOR!: routed within 3 working days, finished within 5, 14 or 60 by category, 10 days to reply.
"""
