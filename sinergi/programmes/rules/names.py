"""The words of this stage: states, kinds, permissions, notices, verbs."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text

EDIT: Final = "programmes.edit"
ENROL: Final = "programmes.enrol"
DECREE: Final = "programmes.decree"
TEACH: Final = "programmes.teach"
MENTOR: Final = "programmes.mentor"

PERMISSIONS: dict[str, Text] = {
    EDIT: _("Merancang program, membuka pendaftaran, dan menjadwalkan pertemuan"),
    ENROL: _("Membaca pendaftaran dan mendaftarkan warga di loket"),
    DECREE: _("Menetapkan peserta dengan keputusan kepala dinas"),
    TEACH: _("Mengajar dan mencatat kehadiran pertemuannya sendiri"),
    MENTOR: _("Mendampingi peserta sampai selesai"),
}

NOTICES: dict[str, Text] = {
    "programmes.designed": _("Program “%(title)s” disiapkan."),
    "programmes.announced": _("Program “%(title)s” diumumkan di forum."),
    "programmes.call_announced": _("Pendaftaran untuk “%(title)s” diumumkan."),
    "programmes.call_opened": _("Pendaftaran “%(title)s” dibuka hari ini."),
    "programmes.seated": _("Anda mendapat kursi di “%(title)s”."),
    "programmes.waiting": _("Anda masuk daftar tunggu “%(title)s”."),
    "programmes.promoted": _("Ada kursi untuk Anda di “%(title)s”: Anda naik dari daftar tunggu."),
    "programmes.refused": _("Anda belum terpilih untuk “%(title)s”. Alasannya dapat Anda baca."),
    "programmes.applied": _("Pendaftaran Anda untuk “%(title)s” kami terima."),
    "programmes.withdrawn": _("Anda sudah mundur dari “%(title)s”."),
    "programmes.meeting": _("Jadwal “%(title)s” bertambah atau berubah."),
    "programmes.mentoring": _("Pendampingan Anda di “%(title)s” dimulai."),
    "programmes.mentoring_ended": _("Pendampingan Anda di “%(title)s” berakhir."),
    "programmes.activity_ended": _("Kegiatan “%(title)s” berakhir, pendampingan berlanjut."),
    "programmes.done": _("Program “%(title)s” selesai."),
}

VERBS: dict[str, Text] = {
    "designed": _("Program dirancang"),
    "funded": _("Dibiayai dari baris anggaran"),
    "announced": _("Diumumkan di forum"),
    "batch_made": _("Angkatan dibuka"),
    "call_opened": _("Pendaftaran diumumkan"),
    "applied": _("Seorang warga mendaftar"),
    "withdrawn": _("Seorang pendaftar mundur"),
    "promoted": _("Seorang pendaftar naik dari daftar tunggu"),
    "seated": _("Seorang pendaftar mendapat kursi"),
    "put_waiting": _("Seorang pendaftar masuk daftar tunggu"),
    "refused": _("Seorang pendaftar tidak terpilih"),
    "decreed": _("Peserta ditetapkan dengan keputusan"),
    "scheduled": _("Pertemuan dijadwalkan"),
    "moved": _("Pertemuan dipindah"),
    "cancelled": _("Pertemuan dibatalkan"),
    "attendance_taken": _("Kehadiran dicatat"),
    "mentoring_started": _("Pendampingan dimulai"),
    "mentoring_noted": _("Pendampingan dicatat"),
    "mentoring_ended": _("Pendampingan berakhir"),
    "figure_reported": _("Angka yang pernah diterbitkan dicatat"),
    "activity_finished": _("Kegiatan berakhir"),
    "finished": _("Program selesai"),
}

URN_KINDS: tuple[str, ...] = (
    "Programme",
    "Batch",
    "Call",
    "Application",
    "Meeting",
    "Mentoring",
)

CARD_KINDS: dict[str, Text] = {
    "Programme": _("Program"),
    "Batch": _("Angkatan"),
    "Call": _("Pendaftaran"),
    "Application": _("Pendaftaran saya"),
    "Meeting": _("Pertemuan"),
    "Mentoring": _("Pendampingan"),
}

AFTER_ACTIVITY: Text = _("Kegiatan berakhir")

CALL_STATES: dict[str, Text] = {
    "soon": _("Segera dibuka"),
    "open": _("Dibuka"),
    "closed": _("Ditutup"),
}

MEETING_STATES: dict[str, Text] = {
    "scheduled": _("Terjadwal"),
    "held": _("Sudah berlangsung"),
    "cancelled": _("Dibatalkan"),
    "mentoring": _("Berjalan"),
}


class ProgrammeState(TextChoices):
    """How far a programme has come. It ends in two steps: the activity, then the mentoring."""

    PREPARING = "persiapan", _("Persiapan")
    ENROLLING = "pendaftaran", _("Pendaftaran")
    RUNNING = "berjalan", _("Berjalan")
    MENTORING = "pendampingan", _("Pendampingan")
    DONE = "selesai", _("Selesai")


class Way(TextChoices):
    """How seats are given. Named when the call is made; nothing changes it afterwards."""

    FIRST_COME = "first_come", _("Siapa cepat, dapat kursi")
    SELECTION = "selection", _("Seleksi")


class Kind(TextChoices):
    """Kinds of applicants; each has seats of its own."""

    PUBLIC = "public", _("Masyarakat umum")
    CIVIL_SERVANT = "civil_servant", _("Aparatur sipil negara (ASN)")
    COMMUNITY = "community", _("Komunitas")


class ApplicationState(TextChoices):
    """What became of an application."""

    APPLIED = "applied", _("Menunggu seleksi")
    SEATED = "seated", _("Mendapat kursi")
    WAITING = "waiting", _("Daftar tunggu")
    REFUSED = "refused", _("Tidak terpilih")
    WITHDRAWN = "withdrawn", _("Mundur")


class Presence(TextChoices):
    """What the trainer notes of a participant."""

    PRESENT = "present", _("Hadir")
    ABSENT = "absent", _("Tidak hadir")
    EXCUSED = "excused", _("Izin")


class Ending(TextChoices):
    """How a mentoring ended."""

    REACHED = "reached", _("Tujuan tercapai")
    STOPPED = "stopped", _("Berhenti")
    HANDED_ON = "handed_on", _("Diteruskan ke pendamping lain")


class Step(TextChoices):
    """The steps of the funnel that this stage knows, from registering to the end of mentoring."""

    APPLIED = "applied", _("Mendaftar")
    SEATED = "seated", _("Mendapat kursi")
    CAME = "came", _("Hadir sekali atau lebih")
    ATTENDED = "attended", _("Hadir 80% atau lebih")
    MENTORED = "mentored", _("Tujuan pendampingan tercapai")
