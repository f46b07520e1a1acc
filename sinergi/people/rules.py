"""Permissions of this package, and what is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Invalid, NotAllowed, NotFound, Refused, Text

MANAGE = "people.manage"

PERMISSIONS: dict[str, Text] = {MANAGE: _("Mengelola petugas dan perannya")}

CONSENT_VERSION = "2026-11"
CONSENTS: dict[str, Text] = {
    "account": _(
        "Saya setuju Kota Malang menyimpan nama dan surel atau nomor telepon saya untuk akun Sinergi: "
        "agar saya dapat mengikuti suara dan pendaftaran saya. Data tidak dijual, tidak ditampilkan "
        "kepada umum, dan dapat saya unduh atau cabut kapan saja."
    ),
}


class SignInNeeded(NotAllowed):
    message = _("Silakan masuk lebih dahulu.")
    status = 401


class NoSuchOffice(NotFound):
    message = _("Tidak ada perangkat daerah “%(office)s”.")


class NoSuchRole(NotFound):
    message = _("Tidak ada peran “%(role)s”.")


class ContactNeeded(Invalid):
    message = _("Isi surel atau nomor telepon.")


class NameNeeded(Invalid):
    message = _("Isi nama Anda.")


class ConsentNeeded(Invalid):
    message = _("Akun hanya dapat dibuat dengan persetujuan Anda.")


class ContactTaken(Refused):
    message = _("Sudah ada akun dengan surel atau nomor ini. Silakan masuk.")


class WeakPassword(Invalid):
    message = _("%(why)s")


class WrongPassword(Invalid):
    message = _("Kata sandi ini tidak cocok.")


class BadCursor(Invalid):
    message = _("Alamat halaman ini tidak lengkap. Mulai lagi dari halaman pertama.")
