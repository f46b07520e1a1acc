"""What the invented people of the demo say: subjects, streets of the real city, and offices' answers.

Every sentence is invented. Streets lie in the kecamatan they are listed under.
"""

from __future__ import annotations

from dataclasses import dataclass

STREETS: dict[str, tuple[str, ...]] = {
    "35.73.01": (
        "Jalan Ahmad Yani",
        "Jalan Borobudur",
        "Jalan Sulfat",
        "Jalan Raden Intan",
        "Jalan LA Sucipto",
        "Jalan Tumenggung Suryo",
        "Jalan Hamid Rusdi",
    ),
    "35.73.02": (
        "Jalan Ijen",
        "Jalan Kawi",
        "Jalan Semeru",
        "Jalan Kahuripan",
        "Jalan Basuki Rahmat",
        "Jalan Jaksa Agung Suprapto",
        "Jalan Arjuno",
    ),
    "35.73.03": (
        "Jalan Ki Ageng Gribig",
        "Jalan Mayjen Sungkono",
        "Jalan Danau Ranau",
        "Jalan Raya Madyopuro",
        "Jalan Muharto",
        "Jalan Raya Tlogowaru",
    ),
    "35.73.04": (
        "Jalan S. Supriadi",
        "Jalan Raya Langsep",
        "Jalan Galunggung",
        "Jalan Klayatan",
        "Jalan Raya Bandulan",
        "Jalan Gempol",
    ),
    "35.73.05": (
        "Jalan Soekarno Hatta",
        "Jalan MT Haryono",
        "Jalan Gajayana",
        "Jalan Sumbersari",
        "Jalan Candi Panggung",
        "Jalan Kalpataru",
        "Jalan Bendungan Sutami",
    ),
}

LANDMARKS = (
    "depan balai RW",
    "dekat pasar",
    "seberang sekolah dasar",
    "tikungan dekat jembatan",
    "samping musala",
    "depan minimarket",
    "dekat pos kamling",
    "pertigaan gang buntu",
    "sekitar lapangan",
    "dekat puskesmas pembantu",
)


@dataclass(frozen=True)
class Subject:
    """What people bring up about one matter, and how its office tends to answer.

    `titles` and `details` take `{street}`, `{spot}` and `{rt}`. `need` is how a proposal grown from
    several such voices is called (it takes `{place}`), with its unit and a price a unit in rupiah.
    `weight` is how often it is brought up, in parts of the whole.
    """

    category: str
    weight: int
    titles: tuple[str, ...]
    details: tuple[str, ...]
    answers: tuple[str, ...]
    need: str = ""
    unit: str = ""
    price: int = 0


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "jalan",
        16,
        (
            "Lubang di {street} {spot}",
            "Aspal {street} mengelupas {spot}",
            "Paving {spot} ambles, {street}",
        ),
        (
            "Lubangnya sebesar ban motor dan tertutup air saat hujan. Sudah dua pengendara jatuh.",
            "Rusak sejak musim hujan. Warga RT {rt} menutup sementara dengan pecahan genting.",
            "Truk bangunan sering lewat sehingga jalan makin dalam. Mohon ditambal sebelum melebar.",
        ),
        (
            "Lokasi sudah disurvei. Penambalan dikerjakan satgas pemeliharaan jalan dan selesai hari ini.",
            "Terima kasih. Kerusakan masuk jadwal pemeliharaan rutin pekan ini dan sudah ditambal.",
        ),
        "Perbaikan jalan lingkungan di {place}",
        "meter",
        350_000,
    ),
    Subject(
        "lampu",
        14,
        (
            "Lampu jalan mati di {street} {spot}",
            "{street} gelap {spot}",
            "Lampu PJU berkedip {spot}, {street}",
        ),
        (
            "Tiga tiang berturut-turut mati. Anak-anak pulang mengaji lewat sini setelah magrib.",
            "Sudah seminggu gelap. Warga RT {rt} khawatir karena pernah ada penjambretan.",
            "Lampu menyala sebentar lalu mati lagi, terutama setelah hujan.",
        ),
        (
            "Petugas sudah mengganti lampu dan memeriksa panel. Mohon kabari bila mati lagi.",
            "Gangguan kabel sudah diperbaiki. Tiga lampu kembali menyala.",
        ),
        "Penambahan lampu penerangan jalan di {place}",
        "titik",
        6_500_000,
    ),
    Subject(
        "sampah",
        14,
        (
            "Sampah menumpuk {spot}, {street}",
            "Sampah tidak diangkut di {street}",
            "Bak sampah penuh {spot}",
        ),
        (
            "Sudah tiga hari belum diangkut dan mulai bau. Kucing mengacak-acak kantong plastik.",
            "Warga luar membuang sampah malam hari. RT {rt} ingin ada papan larangan dan jadwal angkut.",
            "Gerobak hanya datang sekali seminggu, padahal dulu tiga kali.",
        ),
        (
            "Tumpukan sudah diangkut pagi ini. Jadwal angkut ditambah menjadi dua hari sekali.",
            "Terima kasih. Petugas kebersihan dan ketua RT menyepakati titik kumpul baru.",
        ),
        "Bank sampah dan komposter di {place}",
        "paket",
        12_000_000,
    ),
    Subject(
        "drainase",
        13,
        (
            "Selokan mampet di {street} {spot}",
            "Genangan setiap hujan {spot}, {street}",
            "Gorong-gorong tersumbat {spot}",
        ),
        (
            "Air naik ke teras rumah kalau hujan lebih dari setengah jam.",
            "Endapan lumpur hampir setinggi bibir selokan. Warga RT {rt} siap kerja bakti bila ada alat.",
            "Air got meluap ke jalan dan membuat motor tergelincir.",
        ),
        (
            "Sedimen sudah dikeruk satgas drainase bersama warga. Aliran kembali lancar.",
            "Sumbatan di gorong-gorong sudah dibersihkan. Kami pantau saat hujan berikutnya.",
        ),
        "Normalisasi saluran drainase di {place}",
        "meter",
        900_000,
    ),
    Subject(
        "parkir",
        10,
        (
            "Parkir menutup trotoar di {street}",
            "Juru parkir tanpa karcis {spot}, {street}",
            "Parkir dua lapis bikin macet di {street}",
        ),
        (
            "Pejalan kaki dan kursi roda harus turun ke jalan raya, terutama sore hari.",
            "Diminta lima ribu tanpa karcis. Mohon ditertibkan.",
            "Setiap jam pulang sekolah kendaraan berhenti dua lapis {spot}.",
        ),
        (
            "Penertiban dilakukan bersama kepolisian. Marka larangan parkir dicat ulang.",
            "Juru parkir sudah dibina dan wajib memberi karcis. Laporkan bila terulang.",
        ),
        "Marka dan rambu parkir di {place}",
        "titik",
        2_800_000,
    ),
    Subject(
        "adminduk",
        8,
        (
            "KTP elektronik belum jadi sejak bulan lalu",
            "Antrean pembaruan KK terlalu lama",
            "Akta kelahiran salah tulis nama",
        ),
        (
            "Sudah dua kali datang dan diminta kembali pekan depan. Mohon kepastian tanggal.",
            "Antre dari pukul tujuh, dilayani pukul sebelas. Apakah bisa daftar dari rumah?",
            "Nama anak kurang satu huruf. Dibutuhkan untuk pendaftaran sekolah.",
        ),
        (
            "Berkas sudah dicetak dan dapat diambil di loket kecamatan dengan membawa tanda terima.",
            "Pendaftaran bisa lewat layanan daring. Antrean di loket diatur per jam mulai pekan ini.",
        ),
        "Layanan jemput bola administrasi kependudukan di {place}",
        "kali",
        3_000_000,
    ),
    Subject(
        "pelatihan",
        9,
        (
            "Minta pelatihan membuat konten untuk anak muda {spot}",
            "Pelatihan jualan daring untuk ibu-ibu RT {rt}",
            "Anak muda perlu tempat belajar video dan desain",
        ),
        (
            "Banyak lulusan SMK menganggur tetapi punya ponsel. Kalau dilatih dan didampingi bisa jadi penghasilan.",
            "Sudah pernah ikut pelatihan sehari, tetapi tidak ada pendampingan sesudahnya.",
            "Kami punya 15 orang yang siap ikut dari RT {rt}. Mohon jadwal sore atau akhir pekan.",
        ),
        (
            "Kebutuhan ini dicatat sebagai bahan Forum Perangkat Daerah. Usulannya bisa didukung warga lain.",
            "Informasi pendaftaran diumumkan di Sinergi ketika dibuka. Silakan ikuti suara ini.",
        ),
        "Pelatihan konten digital untuk pemuda di {place}",
        "orang",
        1_500_000,
    ),
    Subject(
        "internet",
        7,
        (
            "Wifi publik mati {spot}",
            "Wifi taman lambat sekali, {street}",
            "Minta titik internet di balai RW {rt}",
        ),
        (
            "Sinyal ada tetapi tidak bisa membuka apa pun. Anak sekolah biasa belajar di sini.",
            "Sudah dua pekan tidak tersambung. Lampu alatnya merah.",
            "Balai RW dipakai belajar bersama setiap malam, tetapi tidak ada internet.",
        ),
        (
            "Perangkat sudah diganti dan kecepatan diuji. Silakan dicoba kembali.",
            "Titik ini masuk daftar survei penambahan jaringan. Hasil survei kami umumkan di sini.",
        ),
        "Titik internet publik di {place}",
        "titik",
        9_500_000,
    ),
    Subject(
        "informasi",
        5,
        (
            "Bagaimana cara mengusulkan kegiatan RW?",
            "Jadwal musrenbang kelurahan kapan?",
            "Mohon data anggaran pemeliharaan taman",
        ),
        (
            "Kami ingin tahu syarat dan batas waktunya supaya tidak terlambat seperti tahun lalu.",
            "Apakah warga biasa boleh hadir atau hanya ketua RT?",
            "Untuk tugas sekolah dan ingin membandingkan antar tahun.",
        ),
        (
            "Penjelasan lengkap sudah kami kirim dan kami tempel di papan kelurahan.",
            "Jadwal dan syarat ada di halaman usulan. Warga boleh hadir dan berbicara.",
        ),
    ),
    Subject(
        "taman",
        4,
        (
            "Ayunan taman rusak {spot}",
            "Pohon condong {spot}, {street}",
            "Bangku taman patah di {street}",
        ),
        (
            "Rantai ayunan putus sebelah. Berbahaya karena tetap dipakai anak-anak.",
            "Pohon besar condong ke kabel listrik. Warga RT {rt} takut saat angin kencang.",
            "Sudah dilaporkan ke RW tetapi belum ada perbaikan.",
        ),
        (
            "Pohon sudah dirempel. Terima kasih atas laporannya.",
            "Alat bermain diperbaiki dan diperiksa ulang setiap bulan.",
        ),
        "Penataan taman lingkungan di {place}",
        "paket",
        35_000_000,
    ),
)
