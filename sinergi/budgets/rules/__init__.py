"""Pure decisions about money: who may, what fits, what holds. No database here."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from sinergi.budgets.rules import errors, ladder, spending, states
from sinergi.kernel.errors import Text

__all__ = [
    "EDIT",
    "NOTICES",
    "PERMISSIONS",
    "REALISE",
    "SET_PAGU",
    "URN_KINDS",
    "VERBS",
    "errors",
    "ladder",
    "spending",
    "states",
]

EDIT: Final = "budgets.edit"
SET_PAGU: Final = "budgets.set_pagu"
REALISE: Final = "budgets.realise"

PERMISSIONS: dict[str, Text] = {
    EDIT: _("Menyusun anggaran: baris, rincian belanja, rencana kas"),
    SET_PAGU: _("Mencatat langkah pagu dengan dokumennya"),
    REALISE: _("Mencatat realisasi keuangan dan fisik"),
}

NOTICES: dict[str, Text] = {
    "budgets.opened": _("Mendapat baris anggaran: %(title)s"),
    "budgets.pagu": _("Pagu berubah menjadi %(amount)s: %(title)s"),
    "budgets.realised": _("Realisasi anggaran dicatat: %(title)s"),
}

VERBS: dict[str, Text] = {
    "opened": _("Baris anggaran dibuka"),
    "pagu_set": _("Pagu dicatat dengan dokumennya"),
    "pagu_corrected": _("Pagu dikoreksi"),
    "item_added": _("Rincian belanja ditambahkan"),
    "cash_planned": _("Rencana kas disusun"),
    "realised": _("Belanja dan kemajuan fisik dicatat"),
    "corrected": _("Catatan belanja dikoreksi"),
}

URN_KINDS: tuple[str, ...] = ("BudgetLine", "Realisation")
