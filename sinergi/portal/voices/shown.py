"""What a page says of a voice: its state in words, what comes next and by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sinergi.kernel.text import tanggal
from sinergi.people.api import Viewer
from sinergi.voices import api as voices
from sinergi.voices.api import State, Voice

KEYS = "suara_kunci"

_TONES = {
    State.BARU: "info",
    State.DITERUSKAN: "info",
    State.DIJAWAB: "wait",
    State.SELESAI: "done",
    State.DIARSIPKAN: "plain",
}


@dataclass(frozen=True)
class Rights:
    """What the viewer may do with a voice now; pages show only these."""

    own: bool
    close: bool
    reopen: bool
    withdraw: bool
    support: bool
    route: bool
    answer: bool
    archive: bool

    @property
    def works(self) -> bool:
        """Whether there is work for an officer."""
        return self.route or self.answer or self.archive


def key_for(request: HttpRequest, code: str) -> str:
    """The key of a voice this browser sent without an account, or "" ."""
    return str(request.session.get(KEYS, {}).get(code, ""))


def keep_key(request: HttpRequest, code: str, key: str) -> None:
    """Remember a key in this browser's session."""
    request.session[KEYS] = request.session.get(KEYS, {}) | {code: key}


def tone(voice: Voice) -> str:
    """The tone of a voice's state."""
    return "late" if voice.is_late else _TONES[State(voice.state)]


def rights(voice: Voice, viewer: Viewer, key: str) -> Rights:
    """What this viewer may do with it."""

    def may(permission: str) -> bool:
        return viewer.may(permission, organisation=voice.organisation_id, region=voice.region_id)

    def can(verb: str) -> bool:
        return voices.can_move(voice.state, verb)

    own = voices.is_reporter(voice, viewer, key)
    return Rights(
        own=own,
        close=can("close") and own,
        reopen=can("reopen") and own,
        withdraw=can("archive") and own,
        support=can("support") and not own,
        route=can("route") and may("voices.route"),
        answer=can("answer") and may("voices.answer"),
        archive=can("archive") and may("voices.route"),
    )


def next_step(voice: Voice) -> str:
    """What happens next and by when, in a sentence; "" when nothing more comes."""
    office = voice.organisation.short if voice.organisation else ""
    if voice.state == State.BARU:
        return _("Diteruskan ke perangkat daerah yang tepat paling lambat %(day)s.") % {
            "day": tanggal(voice.route_by)
        }
    if voice.is_late:
        return _("%(office)s belum menjawab. Janjinya %(day)s.") % {
            "office": office,
            "day": tanggal(voice.due_on),
        }
    if voice.state == State.DITERUSKAN:
        return _("%(office)s menjawab paling lambat %(day)s.") % {
            "office": office,
            "day": tanggal(voice.due_on),
        }
    if voice.state == State.DIJAWAB and voice.reply_until:
        return _("Pelapor dapat menanggapi sampai %(day)s. Tanpa tanggapan, suara ini selesai.") % {
            "day": tanggal(voice.reply_until)
        }
    return ""


def told(voice: Voice) -> list[dict[str, Any]]:
    """What was said, in order: answers of offices and replies of the reporter."""
    answers = [
        {"at": one.at, "office": one.organisation.short, "text": one.text}
        for one in voices.answers_of(voice)
    ]
    replies = [{"at": one.at, "office": "", "text": one.text} for one in voices.replies_of(voice)]
    return sorted([*answers, *replies], key=lambda one: one["at"])
