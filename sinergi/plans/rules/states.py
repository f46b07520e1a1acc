"""The words a plan uses for where things stand."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """The steps of the official list, from the top."""

    URUSAN = "urusan", _("Urusan")
    BIDANG = "bidang", _("Bidang urusan")
    PROGRAM = "program", _("Program")
    KEGIATAN = "kegiatan", _("Kegiatan")
    SUB_KEGIATAN = "sub_kegiatan", _("Sub kegiatan")


class RenjaState(TextChoices):
    """Where a Renja stands. After penetapan nothing in it changes.

    `DILAPORKAN` is a plan known only from what was published about it; its decree was not found.
    """

    DRAF = "draf", _("Draf")
    FORUM = "forum", _("Dibahas di forum")
    DITETAPKAN = "ditetapkan", _("Ditetapkan")
    DILAPORKAN = "dilaporkan", _("Dokumen tidak ditemukan")


class Layout(TextChoices):
    """Which rule gives the form of the document."""

    FIVE_CHAPTERS = "86_2017", _("Lima bab (Permendagri 86/2017)")
    SIX_CHAPTERS = "14_2026", _("Enam bab (Permendagri 14/2026)")


class ActivityState(TextChoices):
    """What was decided about an activity. Deferred and refused ones take no money of the line."""

    DIRENCANAKAN = "direncanakan", _("Direncanakan")
    DISEPAKATI = "disepakati", _("Disepakati forum")
    DISEPAKATI_PERUBAHAN = "disepakati_perubahan", _("Disepakati dengan perubahan")
    DITUNDA = "ditunda", _("Ditunda")
    DITOLAK = "ditolak", _("Ditolak")


class ForumState(TextChoices):
    """A forum is open for its agenda and decisions until its berita acara is signed."""

    DIBUKA = "dibuka", _("Dibuka")
    DITUTUP = "ditutup", _("Ditutup")


class Decision(TextChoices):
    """What a forum may decide about one matter."""

    DITERIMA = "diterima", _("Diterima")
    DITERIMA_PERUBAHAN = "diterima_perubahan", _("Diterima dengan perubahan")
    DITUNDA = "ditunda", _("Ditunda")
    DITOLAK = "ditolak", _("Ditolak")
