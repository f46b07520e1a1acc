"""Why something about a plan was refused, in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid, NotFound, Refused


class RenjaLocked(Refused):
    """The Renja was fixed by decree; nothing in it changes."""

    message = _("Renja ini sudah ditetapkan dengan %(decree)s dan tidak dapat diubah lagi.")


class AlreadyDrafted(Refused):
    message = _("Renja perangkat daerah ini untuk tahun %(year)s sudah ada.")


class UnknownCode(NotFound):
    message = _("Kode %(code)s tidak ada dalam daftar nomenklatur mana pun.")
    status = 422


class NotSubKegiatan(Invalid):
    message = _(
        "%(code)s bukan sub kegiatan. Baris Renja diisi pada sub kegiatan; di atasnya dijumlah."
    )


class LineExists(Refused):
    message = _("Sub kegiatan %(code)s sudah ada dalam Renja ini.")


class OverLine(Refused):
    """Activities together would cost more than their line has."""

    message = _("Jumlah aktivitas menjadi %(sum)s, lebih dari pagu baris %(pagu)s. Sisa: %(left)s.")


class BelowActivities(Refused):
    message = _("Pagu %(pagu)s lebih kecil daripada aktivitas yang sudah ada, %(sum)s.")


class NegativeAmount(Invalid):
    message = _("Jumlah uang tidak boleh kurang dari nol.")


class TargetNotPositive(Invalid):
    message = _("Target harus lebih dari nol.")


class MonthsReversed(Invalid):
    message = _(
        "Bulan mulai dan selesai berada antara 1 dan 12, dan selesai tidak mendahului mulai."
    )


class NotLastYears(Invalid):
    message = _(
        "Baris yang dilanjutkan harus dari Renja tahun sebelumnya di perangkat daerah yang sama."
    )


class AgreedAtForum(Refused):
    """Research 1.6: after the berita acara name, volume, type and place stay as agreed."""

    message = _(
        "Nama, target, satuan, dan lokasi sudah disepakati forum dan terkunci oleh berita acara."
    )


class AlreadyTied(Refused):
    message = _("Usulan itu sudah dikaitkan dengan aktivitas ini.")


class ForumClosed(Refused):
    message = _(
        "Forum ini sudah ditutup dengan berita acara %(minutes)s; tidak ada yang dapat diubah."
    )


class NotOneMatter(Invalid):
    message = _("Satu mata acara berisi satu usulan atau satu aktivitas.")


class AlreadyOnAgenda(Refused):
    message = _("Hal itu sudah ada dalam agenda forum ini.")


class OtherPlan(Invalid):
    message = _(
        "Aktivitas itu bukan dari rencana perangkat daerah dan tahun yang dibahas forum ini."
    )


class ReasonMissing(Invalid):
    message = _("Tuliskan alasan keputusan; alasan ini terbuka untuk umum.")


class ChangesMissing(Invalid):
    message = _("Tuliskan apa yang berubah.")


class StillUndecided(Refused):
    message = _("Masih ada %(count)s mata acara yang belum diputuskan.")


class MinutesMissing(Invalid):
    message = _("Isi nomor berita acara.")


class MinutesBeforeForum(Invalid):
    message = _("Tanggal berita acara tidak boleh mendahului forum.")


class MinutesElsewhere(NotFound):
    message = _("Forum ini hanya diketahui dari pemberitaan; berita acaranya tidak ada di Sinergi.")


class DaysReversed(Invalid):
    message = _("Hari terakhir forum tidak boleh mendahului hari pertama.")


class NothingTyped(Invalid):
    message = _("Isian ini wajib diisi.")


class DecreeMissing(Invalid):
    message = _("Isi nomor Perwali yang menetapkan Renja.")


class ForumRunning(Refused):
    message = _("Forum untuk Renja ini belum ditutup dengan berita acara.")
