"""Sinergi: a city and its citizens build the smart city together, on one thread anyone can follow."""

__version__ = "0.1.0"
