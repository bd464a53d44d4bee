"""Words of keeping and bringing back: snapshots, rescue copies, backups, full and damaged disks, mishaps of the program."""

WORDS: dict[str, tuple[str, str]] = {
    "refused.version-unknown": (
        "Teks “{version}” tidak ada lagi. Tidak ada yang diubah; pilih yang lain dari daftar.",
        "The text “{version}” is no longer there. Nothing was changed; choose another from the list.",
    ),
    "refused.backup-unknown": (
        "Cadangan “{name}” tidak ada. Tidak ada yang diubah; pilih yang lain dari daftar.",
        "There is no backup “{name}”. Nothing was changed; choose another from the list.",
    ),
    "refused.backup-no-room": (
        "Ruang disk tidak cukup untuk cadangan. Naskah tetap tersimpan; kosongkan {megabytes} MB, lalu coba lagi.",
        "There is not enough room on the disk for a backup. Your texts are kept; free {megabytes} MB and try again.",
    ),
    "refused.copy-unreadable": (
        "Salinan “{name}” tidak terbaca sebagai naskah. Berkasnya dibiarkan; buka dengan penyunting teks apa pun.",
        "The copy “{name}” cannot be read as an article. The file is left as it is; open it with any text editor.",
    ),
    "refused.draft-damaged": (
        "Isi naskah “{headline}” rusak di disk. Naskah lain tetap utuh; ambil kembali teksnya lewat Kembalikan teks.",
        "The text of “{headline}” is damaged on the disk. Other articles are whole; take it back with Bring text back.",
    ),
    "refused.revision-damaged": (
        "Teks yang pernah dikirim ini ({revision}) berubah di disk, jadi tidak dipakai. Naskahnya tetap ada; kirim lagi, "
        "atau pulihkan redaksi dari cadangan.",
        "This submitted text ({revision}) has changed on the disk, so it is not used. The draft is there; submit it again, or "
        "restore the newsroom from a backup.",
    ),
}
