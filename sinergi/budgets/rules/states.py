"""The words a budget uses for its steps and purposes."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaguKind(TextChoices):
    """The rungs of the pagu ladder in order: Renja, PPAS, DPA, DPPA."""

    INDIKATIF = "indikatif", _("Pagu indikatif (Renja)")
    PLAFON = "plafon", _("Plafon sementara (PPAS)")
    DEFINITIF = "definitif", _("Pagu definitif (DPA)")
    PERUBAHAN = "perubahan", _("Pagu perubahan (DPPA)")


class Purpose(TextChoices):
    """What an item is for, in words a citizen uses; beside its official account."""

    NARASUMBER = "narasumber", _("Narasumber dan panitia")
    PENDAMPINGAN = "pendampingan", _("Pendampingan")
    KONSUMSI = "konsumsi", _("Makanan dan minuman")
    TEMPAT = "tempat", _("Tempat")
    PERALATAN = "peralatan", _("Sewa peralatan")
    PERLENGKAPAN = "perlengkapan", _("Perlengkapan peserta")
    TRANSPORT = "transport", _("Transport dan perjalanan")
    CETAK = "cetak", _("Cetak dan alat tulis")
    JASA = "jasa", _("Jasa lain")
    HADIAH = "hadiah", _("Hadiah dan bantuan")
    MODAL = "modal", _("Bangunan dan barang modal")
    PEGAWAI = "pegawai", _("Gaji dan tunjangan")
    LAINNYA = "lainnya", _("Lainnya")
