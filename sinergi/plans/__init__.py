"""Plans: the yearly plan of an office (Renja), its coded lines and activities, and its forum.

May import `proposals`, `voices`, `notices`, `people`, `places`, `files`, `ledger`, `hub`, `kernel`.
Law: UU 25/2004, Permendagri 86/2017 (stages and form of a Renja, forum perangkat daerah),
Permendagri 90/2019 and its yearly updates (codes and names of program, kegiatan, sub kegiatan).

Only sub kegiatan carry money here: program, kegiatan and everything above are sums, never typed. An
activity (aktivitas, paket) under a line is what proposals, budget items and programmes are tied to.
"""
