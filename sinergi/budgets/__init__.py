"""Budgets: the money of a plan line, its pagu ladder, items by account, and what was spent.

May import `plans` and all below it. Law: PP 12/2019 and Permendagri 77/2020 (budgeting, cash plan,
realisation by SP2D), Permendagri 90/2019 with its updates (accounts and funds).

A budget line is the part of one plan line that one fund pays. Its pagu is a ladder of rows (indikatif,
plafon, definitif, perubahan), never overwritten; spending can start once there is a definitive pagu
and never exceeds the current one. Corrections are new rows that name the row they correct.
"""
