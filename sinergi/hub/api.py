"""The hub's public face for the stages: build entities, publish them, and let clients in."""

from sinergi.hub.access import RIGHTS, drop_token, make_tenant, make_token
from sinergi.hub.builders import entity, geo, prop, rel
from sinergi.hub.publishing import publish, retract

__all__ = [
    "RIGHTS",
    "drop_token",
    "entity",
    "geo",
    "make_tenant",
    "make_token",
    "prop",
    "publish",
    "rel",
    "retract",
]
