"""Pure decisions about plans: who may, what fits, what is locked. No database here."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text
from sinergi.plans.rules import codes, errors, fits, states

__all__ = [
    "DECIDE",
    "EDIT",
    "FIX",
    "NOTICES",
    "OPEN_FORUM",
    "PERMISSIONS",
    "URN_KINDS",
    "VERBS",
    "codes",
    "errors",
    "fits",
    "states",
]

EDIT: Final = "plans.edit"
OPEN_FORUM: Final = "plans.open_forum"
DECIDE: Final = "plans.decide"
FIX: Final = "plans.fix"

PERMISSIONS: dict[str, Text] = {
    EDIT: _("Menyusun Renja: baris, aktivitas, dan kaitan usulan"),
    OPEN_FORUM: _("Membuka forum perangkat daerah, menyusun agenda, dan menutupnya"),
    DECIDE: _("Mencatat keputusan forum"),
    FIX: _("Menetapkan Renja dengan nomor dan tanggal Perwali"),
}

NOTICES: dict[str, Text] = {
    "plans.tied": _("Dijawab dalam rencana: %(title)s"),
    "plans.on_agenda": _("Akan dibahas di forum: %(title)s"),
    "plans.decided": _("Sudah diputuskan forum: %(title)s"),
    "plans.forum_closed": _("Berita acara forum sudah terbit: %(title)s"),
    "plans.fixed": _("Sudah ditetapkan: %(title)s"),
}

VERBS: dict[str, Text] = {
    "drafted": _("Rancangan Renja dibuka"),
    "ceiling_set": _("Pagu indikatif dicatat"),
    "line_added": _("Baris Renja ditambahkan"),
    "line_changed": _("Baris Renja diubah"),
    "activity_added": _("Aktivitas masuk rancangan Renja"),
    "activity_changed": _("Aktivitas diubah"),
    "tied": _("Dikaitkan dengan usulan yang dijawabnya"),
    "forum_opened": _("Forum perangkat daerah dibuka"),
    "before_forum": _("Rancangan Renja dibawa ke forum"),
    "put_on_agenda": _("Masuk agenda forum"),
    "decided": _("Diputuskan di forum, dengan alasan"),
    "forum_closed": _("Forum ditutup dengan berita acara"),
    "fixed": _("Renja ditetapkan dengan Perwali"),
}

URN_KINDS: tuple[str, ...] = ("Renja", "PlanLine", "Activity", "Forum", "AgendaItem")
