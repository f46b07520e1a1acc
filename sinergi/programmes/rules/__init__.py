"""Pure decisions about programmes: who may, who gets a seat, what follows what. No database here."""

from sinergi.programmes.rules import errors, names, seats, states

__all__ = ["errors", "names", "seats", "states"]
