"""The people one can become in the demo. All are invented; officers go by their office."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text

PASSWORD = "kota-contoh-malang"  # noqa: S105 - printed at start, for a demo city only


@dataclass(frozen=True)
class Account:
    """A demo person: `role` and `office` are given on the first scene, `door` is the page to start from.

    The role holds for the office, or for the whole city.
    """

    key: str
    email: str
    name: str
    says: Text
    door: str
    role: str = ""
    office: str = ""
    citywide: bool = False
    region: str = ""


ACCOUNTS: tuple[Account, ...] = (
    Account(
        "warga",
        "warga@contoh.example",
        "Sari (contoh)",
        _("Warga Sumbersari yang suaranya menjadi program"),
        "/akun/",
        region="35.73.05.1005",
    ),
    Account(
        "perencana",
        "perencana@contoh.example",
        "Perencana Diskominfo (contoh)",
        _("Menyusun Renja dan menyiapkan forum"),
        "/meja/",
        "perencana PD",
        "Diskominfo",
    ),
    Account(
        "kepala",
        "kepala@contoh.example",
        "Kepala Diskominfo (contoh)",
        _("Memutuskan usulan dan menetapkan peserta"),
        "/meja/",
        "kepala PD",
        "Diskominfo",
    ),
    Account(
        "pelatih",
        "pelatih@contoh.example",
        "Pelatih (contoh)",
        _("Mengajar dan mencatat kehadiran"),
        "/meja/",
        "pelatih",
        "Diskominfo",
    ),
    Account(
        "peserta",
        "peserta@contoh.example",
        "Bagas (contoh)",
        _("Peserta angkatan 2022 yang kini berpenghasilan"),
        "/akun/",
        region="35.73.03.1001",
    ),
    Account(
        "pendamping",
        "pendamping@contoh.example",
        "Pendamping (contoh)",
        _("Mendampingi peserta sampai selesai"),
        "/meja/",
        "pendamping",
        "Diskominfo",
    ),
    Account(
        "pengelola",
        "program@contoh.example",
        "Pengelola Program Diskominfo (contoh)",
        _("Membuka pendaftaran dan mengatur pertemuan"),
        "/meja/",
        "penyelenggara program",
        "Diskominfo",
    ),
    Account(
        "pengaduan",
        "pengaduan@contoh.example",
        "Admin Pengaduan (contoh)",
        _("Meneruskan suara ke perangkat daerah"),
        "/meja/",
        "admin pengaduan",
    ),
    Account(
        "anggaran",
        "anggaran@contoh.example",
        "Pengelola Anggaran (contoh)",
        _("Mencatat pagu dan realisasi"),
        "/meja/",
        "pengelola anggaran",
    ),
    Account(
        "bappeda",
        "bappeda@contoh.example",
        "Kepala Bappeda (contoh)",
        _("Memeriksa Renja semua perangkat daerah"),
        "/meja/",
        "kepala Bappeda",
        "Bappeda",
        citywide=True,
    ),
    Account(
        "pemeriksa",
        "wartawan@contoh.example",
        "Wartawan (contoh)",
        _("Memeriksa angka sampai ke barisnya"),
        "/indikator/",
    ),
)


def account(key: str) -> Account:
    """The demo person of this key. Raises KeyError."""
    return {each.key: each for each in ACCOUNTS}[key]
