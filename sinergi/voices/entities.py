"""A voice as an NGSI-LD entity. Pure; never says who reported it."""

from __future__ import annotations

from typing import Any

from sinergi.hub.api import entity, geo
from sinergi.voices.models import Voice


def voice_entity(voice: Voice) -> dict[str, Any]:
    """The entity of a voice whose organisation is loaded. Days are dates in WIB, moments UTC."""
    point = None
    if voice.lon is not None:
        point = geo({"type": "Point", "coordinates": [voice.lon, voice.lat]})
    return entity(
        Voice.URN_KIND,
        voice.urn,
        code=voice.code,
        title=voice.title,
        description=voice.text,
        category=voice.category_id,
        voiceKind=voice.kind,
        status=voice.state,
        location=point,
        address=voice.address or None,
        region=voice.region_id,
        organisation=voice.organisation.short if voice.organisation else None,
        supports=voice.supports,
        dateIssued=voice.created_at,
        dueDate=voice.due_on,
        dateAnswered=voice.answered_at,
        contoh=True if voice.contoh else None,
    )
