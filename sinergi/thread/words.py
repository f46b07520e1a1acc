"""The words of the thread: why a row hangs from another, and what each event is called for people."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text
from sinergi.ledger.api import EdgeKind, Stage
from sinergi.thread import stages

TIES: Mapping[EdgeKind, Text] = {
    EdgeKind.GREW_FROM: _("tumbuh dari"),
    EdgeKind.ANSWERS: _("menjawab"),
    EdgeKind.CONTINUES: _("melanjutkan"),
    EdgeKind.DECIDED_AT: _("diputuskan di"),
    EdgeKind.ANNOUNCED_AT: _("diumumkan di"),
    EdgeKind.ORDERED_BY: _("diperintahkan oleh"),
    EdgeKind.PART_OF: _("bagian dari"),
    EdgeKind.PAID_BY: _("dibiayai oleh"),
    EdgeKind.FUNDS: _("membiayai"),
    EdgeKind.DELIVERS: _("melaksanakan"),
    EdgeKind.RESULT_OF: _("hasil dari"),
    EdgeKind.EVALUATED_IN: _("dinilai dari"),
}

NAMES: Mapping[str, Text] = {"Voice": _("Suara"), "Proposal": _("Usulan")}

SENTENCES: Mapping[str, Text] = {
    "voices.reported": _("Suara warga masuk"),
    "voices.routed": _("Suara diteruskan ke %(organisation)s"),
    "voices.answered": _("Suara dijawab oleh %(organisation)s"),
    "voices.closed": _("Suara selesai"),
    "voices.archived": _("Suara diarsipkan dengan alasan"),
    "voices.reopened": _("Suara dibuka lagi oleh pelapornya"),
    "voices.overdue": _("Suara melewati hari yang dijanjikan"),
    "proposals.proposed": _("Usulan diajukan kepada %(organisation)s"),
    "proposals.grown": _("Suara lain bergabung ke usulan"),
    "proposals.answered": _("Usulan dijawab %(organisation)s dengan alasan"),
    "proposals.overdue": _("Usulan melewati hari yang dijanjikan"),
    "plans.drafted": _("Rancangan Renja dibuka oleh %(organisation)s"),
    "plans.line_added": _("Baris Renja ditambahkan"),
    "plans.activity_added": _("Aktivitas masuk rancangan Renja"),
    "plans.tied": _("Usulan dijawab dengan aktivitas"),
    "plans.forum_opened": _("Forum Perangkat Daerah dibuka"),
    "plans.put_on_agenda": _("Masuk acara forum"),
    "plans.decided": _("Diputuskan di forum dengan alasan"),
    "plans.forum_closed": _("Forum ditutup dengan berita acara"),
    "plans.fixed": _("Renja ditetapkan"),
    "budgets.opened": _("Baris anggaran dibuka"),
    "budgets.pagu_set": _("Pagu dicatat dengan dokumennya"),
    "budgets.pagu_corrected": _("Pagu dikoreksi"),
    "budgets.realised": _("Belanja dicatat"),
    "budgets.corrected": _("Catatan belanja dikoreksi"),
}

_PLAIN: Mapping[str, Text] = {
    Stage.VOICES: _("Kabar suara warga"),
    Stage.PROPOSALS: _("Kabar usulan"),
    Stage.PLANS: _("Kabar rencana"),
    Stage.BUDGETS: _("Kabar anggaran"),
    Stage.PROGRAMMES: _("Kabar program"),
    Stage.OUTCOMES: _("Kabar hasil"),
    Stage.INDICATORS: _("Kabar indikator"),
}


def sentence(stage: str, verb: str, values: Mapping[str, str]) -> str:
    """One event in words: the stage's own sentence, else ours, else a plain one for its stage."""
    plain = _PLAIN.get(stage, _("Kabar kota"))
    text = str(stages.verb_text(stage, verb) or SENTENCES.get(f"{stage}.{verb}") or plain)
    if "%(" not in text:
        return text
    try:
        return text % values
    except KeyError:
        return str(plain)
