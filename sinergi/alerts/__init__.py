"""Alerts: rules over hub entities that notify an office and may open a voice.

Stands beside proposals and above voices. May import voices, notices, people, places, files, ledger,
hub and kernel. Holds no tables yet.
"""
