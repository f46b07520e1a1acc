"""The newest steps of the city as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sinergi.interop.access import DoorRequest, door
from sinergi.interop.addresses import thread_of, whole
from sinergi.kernel import clock
from sinergi.ledger.api import Stage
from sinergi.people.api import ANONYMOUS
from sinergi.thread import api as thread

_ATOM = "http://www.w3.org/2005/Atom"
_SIZE = 50
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@door()
def newest(request: DoorRequest) -> HttpResponse:
    """The newest public steps; `?tahap=proposals` for one stage. Invented rows say CONTOH in the title."""
    wanted = [Stage(name) for name in request.GET.getlist("tahap") if name in Stage.values]
    page = thread.timeline(ANONYMOUS, size=_SIZE, only=wanted)
    feed = Element("feed", xmlns=_ATOM)
    _say(feed, "id", whole("/umpan.atom"))
    _say(feed, "title", _("Langkah terbaru kota"))
    _say(feed, "updated", (page.items[0].at if page.items else clock.now()).isoformat())
    SubElement(feed, "link", rel="self", href=whole(request.get_full_path()))
    SubElement(feed, "link", rel="alternate", href=whole("/benang/"))
    author = SubElement(feed, "author")
    _say(author, "name", "Sinergi")
    for moment in page.items:
        _entry(feed, moment)
    body = tostring(feed, encoding="unicode", xml_declaration=True)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def _entry(feed: Element, moment: thread.Moment) -> None:
    entry = SubElement(feed, "entry")
    card = moment.card
    mark = f"[{_('CONTOH')}] " if card.contoh else ""
    _say(entry, "id", f"{card.urn}#{moment.verb}-{moment.at.isoformat()}")
    _say(entry, "title", f"{mark}{moment.sentence}: {card.title}")
    _say(entry, "updated", moment.at.isoformat())
    _say(
        entry, "summary", ", ".join(filter(None, (card.organisation, card.place, str(card.state))))
    )
    SubElement(entry, "link", rel="alternate", href=thread_of(card))
    SubElement(entry, "category", term=moment.stage.value, label=str(moment.stage.label))
    if card.contoh:
        SubElement(entry, "category", term="contoh", label=_("Contoh"))


def _say(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)
