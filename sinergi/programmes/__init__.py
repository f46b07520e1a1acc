"""Programmes: what the city delivers, from the open call to the end of mentoring.

Owns programmes, their curriculum stages (tahap: what is learnt in order), batches (angkatan: a group of
people, which owns seats and waiting list), calls with quotas, applications, meetings (pertemuan: a time
and a room, which owns attendance) and mentoring. May import `budgets` and below. A programme hangs from
the plan activity it delivers and from the budget lines of the year that pays it.

Persons: an application is read by the person and the organising office only (UU 27/2022); the public and
the hub get counts. No NIK is asked for. Seats follow Permendagri 86/2017 only in where they are planned;
how they are given is named in the call before it opens.
"""
