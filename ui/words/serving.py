"""Words about the newsroom's server: connecting, how the line is, and what is in the way."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "server.none": (
        "PostgreSQL kantor: naskah datang dan pergi dengan sendirinya kapan pun server terjangkau.",
        "The office's PostgreSQL: texts come and go by themselves whenever the server can be reached.",
    ),
    "server.choose": ("Hubungkan ke server…", "Connect to a server…"),
    "server.other": ("Server lain…", "Another server…"),
    "server.address": ("Alamat server", "Address of the server"),
    "server.address.hint": (
        "Nama atau nomor komputernya, seperti server.redaksi.id; atau seluruh alamat postgresql:// dari pengurus server.",
        "Its name or number, like server.example.org; or the whole postgresql:// address that you were given.",
    ),
    "server.database": ("Basis data", "Database"),
    "server.user": ("Nama masuk", "Login name"),
    "server.password": ("Kata sandi", "Password"),
    "server.password.hint": (
        "Disimpan di laptop ini dalam berkas yang hanya dapat Anda baca.", "Kept on this machine in a file that only you can read.",
    ),
    "server.connect": ("Hubungkan", "Connect"),
    "server.try": ("Periksa sambungan", "Test the line"),
    "server.trying": ("Memeriksa sambungan…", "Testing the line…"),
    "server.leave": ("Putuskan", "Disconnect"),
    "server.fine": (
        "Sambungan baik: PostgreSQL {version}, {n} catatan naskah di server.",
        "The line is good: PostgreSQL {version}, {n:record|records} of work on the server.",
    ),
    "server.on": ("Terhubung.", "Connected."),
    "server.off": ("Luring.", "Offline."),
    "server.ignored": (
        "{n} catatan di server tidak cocok dengan tanda tangannya dan tidak diambil; yang lain tetap masuk. Beri tahu pengurus server.",
        "On the server {n:record|records} did not fit the signature and stayed there; all others come in. Tell who looks after the server.",
    ),
    "refused.server-none": (
        "Belum ada server redaksi yang ditentukan. Tidak ada yang diubah; isi alamatnya di Redaksi, atau: ./run server connect ALAMAT.",
        "No server was named yet. Nothing was changed; enter its address under Newsroom, or: ./run server connect ADDRESS.",
    ),
    "refused.server-extra-missing": (
        "Bagian program untuk server belum terpasang di laptop ini. Naskah tetap aman; jalankan sekali: ./run server status",
        "The part of the program for servers is not installed on this machine. Your texts are safe; run this once: ./run server status",
    ),
    "refused.server-address-wrong": (
        "Alamat server ini tidak dapat dibaca. Tidak ada yang diubah; tulis seperti postgresql://rina@server.redaksi.id/redaksi.",
        "This address of a server cannot be read. Nothing was changed; write it like postgresql://rina@server.example.org/redaksi.",
    ),
    "refused.server-certificate-missing": (
        "Berkas sertifikat {file} tidak ada. Tidak ada yang diubah; salin berkas itu dari pengurus server, lalu coba lagi.",
        "The certificate file {file} is not there. Nothing was changed; copy it from who looks after the server and try again.",
    ),
    "refused.server-needs-tls": (
        "Sambungan ke {host} tanpa sandi tidak dipakai: orang lain di jaringan dapat membacanya. Tidak ada yang diubah; hapus sslmode dari "
        "alamat, atau tulis sslmode=require.",
        "A line to {host} that is not encrypted is not used: others on the network could read it. Nothing was changed; take sslmode out of "
        "the address, or write sslmode=require.",
    ),
    "refused.server-away": (
        "Server {host} (pintu {port}) tidak terjangkau sekarang. Naskah tetap di laptop ini dan dikirim kalau server terjangkau lagi.",
        "The server {host} (port {port}) cannot be reached now. Your texts stay on this machine and go out when it can be reached again.",
    ),
    "refused.server-line-lost": (
        "Sambungan ke server terputus di tengah jalan. Tidak ada yang hilang; yang belum sampai dikirim lagi nanti.",
        "The line to the server broke on the way. Nothing is lost; what has not arrived goes out again later.",
    ),
    "refused.server-password-wrong": (
        "Server tidak menerima nama masuk “{user}” dengan kata sandi ini. Naskah tetap di laptop ini; periksa keduanya dengan "
        "pengurus server.",
        "The server does not accept the login “{user}” with this password. Your texts stay on this machine; check both with who looks "
        "after the server.",
    ),
    "refused.server-not-admitted": (
        "Server tidak membolehkan “{user}” masuk dari jaringan ini. Naskah tetap di laptop ini; minta pengurus server membolehkannya "
        "(pg_hba.conf).",
        "The server does not let “{user}” in from this network. Your texts stay on this machine; ask who looks after the server to allow "
        "it (pg_hba.conf).",
    ),
    "refused.server-password-unreadable": (
        "Berkas kata sandi {file} tidak terbaca. Naskah tetap di laptop ini; periksa izin berkasnya, atau hubungkan server lagi.",
        "The password file {file} cannot be read. Your texts stay on this machine; check its permissions, or connect the server again.",
    ),
    "refused.server-database-unknown": (
        "Di server itu tidak ada basis data “{database}”. Tidak ada yang diubah; periksa namanya dengan pengurus server.",
        "There is no database “{database}” on that server. Nothing was changed; check its name with who looks after the server.",
    ),
    "refused.server-tls-failed": (
        "Sambungan bersandi ke {host} tidak dapat dibuat, atau sertifikatnya tidak cocok. Tidak ada yang dikirim; beri tahu "
        "pengurus server.",
        "No encrypted line to {host} could be made, or its certificate does not fit. Nothing was sent; tell who looks after the server.",
    ),
    "refused.server-not-set-up": (
        "Server ini belum disiapkan untuk Newsdesk. Naskah tetap di laptop ini; minta pengurus server menjalankan ./run server setup.",
        "This server is not set up for Newsdesk. Your texts stay on this machine; ask who looks after it to run ./run server setup.",
    ),
    "refused.server-tables-older": (
        "Server ini disiapkan oleh Newsdesk yang lebih lama. Naskah tetap di laptop ini; minta pengurusnya menjalankan "
        "./run server setup lagi.",
        "This server was set up by an older Newsdesk. Your texts stay on this machine; ask who looks after it to run "
        "./run server setup again.",
    ),
    "refused.server-tables-newer": (
        "Server ini disiapkan oleh Newsdesk yang lebih baru. Naskah tetap di laptop ini; perbarui program ini.",
        "This server was set up by a newer Newsdesk. Your texts stay on this machine; update this program.",
    ),
    "refused.server-too-old": (
        "Server ini PostgreSQL {version}; yang dibutuhkan 15 atau lebih baru. Tidak ada yang diubah; perbarui servernya.",
        "This server is PostgreSQL {version}; 15 or newer is needed. Nothing was changed; update the server.",
    ),
    "refused.server-encoding": (
        "Basis data itu menyimpan huruf sebagai {encoding}, bukan UTF8. Tidak ada yang diubah; pakai nama basis data yang baru.",
        "That database keeps letters as {encoding}, not UTF8. Nothing was changed; use a new database name.",
    ),
    "refused.server-no-rights": (
        "Nama masuk ini tidak berhak atas hal itu di server. Naskah tetap di laptop ini; beri tahu pengurus server.",
        "This login may not do that on the server. Your texts stay on this machine; tell who looks after the server.",
    ),
    "refused.server-full": (
        "Server tidak menerima tulisan baru: disknya penuh, atau terlalu banyak yang tersambung. Naskah tetap di laptop ini dan dikirim "
        "lagi nanti; beri tahu pengurus server.",
        "The server takes nothing new: its disk is full, or too many are connected. Your texts stay on this machine and go out again "
        "later; tell who looks after the server.",
    ),
    "refused.server-person-wrong": (
        "“{person}” tidak dapat menjadi nama masuk. Tidak ada yang diubah; pakai huruf kecil, angka, dan garis bawah, dan nama yang bukan "
        "milik pengurus server.",
        "“{person}” cannot be a login. Nothing was changed; use small letters, digits and underscores, and no name of who runs the server.",
    ),
    "refused.server-password-short": (
        "Kata sandi untuk “{person}” terlalu pendek. Tidak ada yang diubah; pakai sedikitnya {least} huruf.",
        "The password for “{person}” is too short. Nothing was changed; use at least {least} letters.",
    ),
}
# The road says itself that it is a server: no other words before these.
WORDS |= {f"travel.road.{code.removeprefix('refused.')}": pair for code, pair in WORDS.items() if code.startswith("refused.")}
