"""Why something about money was refused, in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid, Refused


class NegativeAmount(Invalid):
    message = _("Jumlah uang tidak boleh kurang dari nol.")


class LineExists(Refused):
    message = _("Baris Renja ini sudah mempunyai anggaran dari sumber dana %(fund)s.")


class UnknownFund(Invalid):
    message = _("Kode sumber dana %(code)s tidak ada dalam daftar resmi.")


class UnknownAccount(Invalid):
    message = _("Kode rekening %(code)s tidak ada dalam daftar resmi.")


class AccountTooHigh(Invalid):
    message = _(
        "%(code)s adalah kelompok rekening; pilih rekening paling rinci (sub rincian objek)."
    )


class StepBackwards(Refused):
    """The ladder is climbed one way."""

    message = _("Pagu baris ini sudah sampai %(kind)s; langkah sebelumnya hanya dapat dikoreksi.")


class StepTwice(Refused):
    message = _("%(kind)s sudah dicatat. Untuk memperbaikinya, catat koreksi atas baris itu.")


class StepBeforeLast(Invalid):
    message = _("Tanggal ini tidak sesuai urutan: harus antara %(after)s dan %(before)s.")


class NothingToCorrect(Invalid):
    message = _("Koreksi harus menyebut baris yang berlaku, dari anggaran dan jenis yang sama.")


class DocumentMissing(Invalid):
    message = _("Sebutkan dokumen yang menjadi dasarnya.")


class BelowSpent(Refused):
    message = _("Pagu %(pagu)s lebih kecil daripada yang sudah dibelanjakan, %(spent)s.")


class NothingTyped(Invalid):
    message = _("Isian ini wajib diisi.")


class VolumeNotPositive(Invalid):
    message = _("Volume harus lebih dari nol.")


class NotWholeRupiah(Invalid):
    message = _("Volume dikali harga harus menjadi rupiah bulat.")


class OverPagu(Refused):
    """Items together would cost more than the line has."""

    message = _("Jumlah rincian menjadi %(sum)s, lebih dari pagu %(pagu)s. Sisa: %(left)s.")


class OtherLinesActivity(Invalid):
    message = _("Aktivitas itu bukan dari baris Renja yang dibiayai anggaran ini.")


class NotSpendable(Refused):
    """Money is spent only after the budget is fixed (DPA)."""

    message = _("Belum ada pagu definitif (DPA); belanja belum dapat dicatat.")


class Overspent(Refused):
    """Cumulative spending would exceed the current pagu."""

    message = _("Realisasi menjadi %(sum)s, lebih dari pagu %(pagu)s. Sisa: %(left)s.")


class MonthOutside(Invalid):
    message = _("Bulan berada antara 1 dan 12.")


class MonthAhead(Invalid):
    message = _("Realisasi bulan yang belum tiba tidak dapat dicatat.")


class PhysicalOutside(Invalid):
    message = _("Kemajuan fisik berada antara 0 dan 100 persen.")


class PhysicalBackwards(Refused):
    """Physical progress is cumulative."""

    message = _("Kemajuan fisik kumulatif: bulan ini harus antara %(low)s dan %(high)s persen.")


class PlanIncomplete(Invalid):
    message = _("Rencana kas berisi tepat dua belas bulan.")


class PlanOffPagu(Invalid):
    message = _("Jumlah rencana kas %(sum)s tidak sama dengan pagu %(pagu)s.")
