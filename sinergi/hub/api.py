"""The hub's public face for the stages: build entities and publish them."""

from sinergi.hub.builders import entity, geo, prop, rel
from sinergi.hub.publishing import publish, retract

__all__ = ["entity", "geo", "prop", "publish", "rel", "retract"]
