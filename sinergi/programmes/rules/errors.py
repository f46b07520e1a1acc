"""What this stage refuses, in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid, Refused


class TextMissing(Invalid):
    message = _("Bagian ini perlu diisi.")


class TextTooLong(Invalid):
    message = _("Terlalu panjang: paling banyak %(most)d huruf.")


class DatesReversed(Invalid):
    message = _("Tanggal akhir mendahului tanggal mulai.")


class NoBatch(Invalid):
    message = _("Program perlu paling sedikit satu angkatan dengan jumlah kursi.")


class NoSeats(Invalid):
    message = _("Pendaftaran perlu paling sedikit satu kursi.")


class SeatsBeyondBatch(Invalid):
    message = _("Kuota %(seats)d kursi melebihi sisa %(free)d kursi di %(batch)s.")


class FundingBeyondLine(Invalid):
    message = _("Bagian program %(amount)s melebihi sisa pagu baris anggaran, %(free)s.")


class FundingYear(Invalid):
    message = _("Baris anggaran tahun %(line)d tidak membiayai program tahun %(year)d.")


class AlreadyAnnounced(Refused):
    message = _("Program ini sudah diumumkan di forum lain.")


class ConsentMissing(Invalid):
    message = _("Kami hanya boleh menyimpan data Anda bila Anda setuju.")


class CallNotOpen(Refused):
    message = _("Pendaftaran belum dibuka. Dibuka %(opens)s.")


class CallClosed(Refused):
    message = _("Pendaftaran sudah ditutup %(closes)s.")


class CallStillOpen(Refused):
    message = _("Peserta baru ditetapkan sesudah pendaftaran ditutup %(closes)s.")


class AlreadyApplied(Refused):
    message = _("Sudah terdaftar di pendaftaran ini. Satu orang mendaftar satu kali.")


class NoSuchQuota(Invalid):
    message = _("Tidak ada kursi untuk kelompok ini di angkatan itu.")


class NotThisWay(Refused):
    message = _("Kursi pendaftaran ini dibagikan dengan cara “%(way)s”.")


class AlreadyDecreed(Refused):
    message = _("Peserta angkatan ini sudah ditetapkan dengan keputusan nomor %(number)s.")


class NotInSelection(Invalid):
    message = _("Ada pendaftar dalam urutan yang tidak menunggu seleksi angkatan ini.")


class ReasonMissing(Invalid):
    message = _("Tulis alasannya.")


class AlreadyOut(Refused):
    message = _("Pendaftaran ini sudah berakhir: %(state)s.")


class WrongState(Refused):
    message = _("Program ini sudah %(state)s, jadi tindakan ini tidak bisa dilakukan lagi.")


class MeetingCancelled(Refused):
    message = _("Pertemuan ini dibatalkan.")


class MeetingNotYet(Refused):
    message = _("Kehadiran dicatat pada hari pertemuan, %(day)s.")


class NotOfThisBatch(Invalid):
    message = _("Ada nama yang tidak terdaftar di angkatan ini.")


class NotSeated(Refused):
    message = _("Hanya peserta yang mendapat kursi yang didampingi.")


class MentoringOpen(Refused):
    message = _("Peserta ini masih didampingi.")


class MentoringEnded(Refused):
    message = _("Pendampingan ini sudah berakhir.")


class NewMentorMissing(Invalid):
    message = _("Pilih pendamping yang meneruskan.")


class MentoringUnfinished(Refused):
    message = _("Masih ada %(open)d pendampingan yang belum berakhir.")


class AlreadyReported(Refused):
    message = _("Angka ini sudah dicatat.")


class SourceMissing(Invalid):
    message = _("Sebutkan di mana angka ini diterbitkan.")
