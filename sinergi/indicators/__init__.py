"""The city's scorecard: six dimensions, indicators, targets, and values that lead down to their rows.

Owns dimensions, indicators, targets and values. May import the `api` of every stage before it,
`people`, `hub`, `ledger` and the kernel. A value is either computed here from rows of other stages,
each of which it names, or reported from a published source; the two are never mixed, and two series
of a figure that were measured differently are two indicators.

The six dimensions are those of Gerakan Menuju Kota Cerdas (Kominfo, from 2017) and of Perwali Kota
Malang 43/2020; metadata follow Perpres 39/2019 (Satu Data Indonesia).
"""
