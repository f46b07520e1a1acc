"""The matters of the reference list in words for people, so that other languages can say them.

The list itself is data that an officer may edit (`reference/kategori_suara.csv`); a name that an officer
wrote is shown as it was written.
"""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sinergi.kernel.errors import Text

MATTERS: tuple[tuple[Text, Text], ...] = (
    (_("Jalan dan trotoar"), _("Lubang, aspal rusak, trotoar pecah, jembatan kecil")),
    (_("Lampu jalan"), _("Lampu PJU mati, berkedip, tiang miring")),
    (_("Sampah dan kebersihan"), _("Sampah tidak diangkut, TPS penuh, pembuangan liar")),
    (_("Selokan dan genangan"), _("Saluran mampet, genangan, gorong-gorong tersumbat")),
    (_("Parkir dan lalu lintas"), _("Parkir liar, karcis parkir, rambu, kemacetan")),
    (_("Taman dan pohon"), _("Pohon rawan tumbang, alat bermain rusak, taman kotor")),
    (_("Air bersih dan sanitasi"), _("Air tidak mengalir, septik komunal, sumur tercemar")),
    (_("Bangunan dan tata ruang"), _("Bangunan tanpa izin, rumah tidak layak huni")),
    (_("Ketertiban umum"), _("Pedagang di trotoar, kebisingan, reklame liar")),
    (_("KTP dan administrasi kependudukan"), _("KTP, KK, akta, pindah alamat")),
    (_("Kesehatan"), _("Puskesmas, ambulans, demam berdarah, posyandu")),
    (_("Pendidikan"), _("Sekolah, seragam, pungutan, penerimaan siswa")),
    (_("Pelatihan dan pekerjaan"), _("Ingin dilatih, mencari kerja, magang, bursa kerja")),
    (_("Usaha kecil dan pasar"), _("Izin usaha, modal, pasar rakyat, pemasaran")),
    (_("Pemuda, olahraga dan ekonomi kreatif"), _("Lapangan, komunitas, film, konten, gim, seni")),
    (_("Internet publik dan layanan digital"), _("Wifi taman, balai RW, aplikasi kota bermasalah")),
    (_("Permintaan informasi"), _("Data, jadwal, syarat, cara mengurus")),
    (_("Layanan kelurahan"), _("Surat pengantar, pelayanan loket, kegiatan RT dan RW")),
    (_("Bantuan sosial"), _("Bantuan belum diterima, warga lanjut usia, disabilitas")),
    (_("Dugaan penyimpangan petugas"), _("Pungutan liar, suap, penyalahgunaan wewenang")),
)


def said(words: str) -> str:
    """These words of a category in the reader's language, where the catalogue knows them."""
    return gettext(words) if words else ""
