"""Words of keeping and bringing back: snapshots, rescue copies, backups, full and damaged disks, mishaps of the program."""

WORDS: dict[str, tuple[str, str]] = {
    "command.bring_back": ("Kembalikan teks…", "Bring text back…"),
    "command.put_right": ("Pulihkan redaksi…", "Put the newsroom right…"),
    "back.title": ("Kembalikan teks", "Bring text back"),
    "back.below": (
        "Teks disimpan setiap menit, dan setiap kali ada kata yang dihapus. Mengembalikan pun bisa dibatalkan (Ctrl+Z).",
        "The text is kept every minute, and whenever words are taken out. Bringing back can itself be undone (Ctrl+Z).",
    ),
    "back.list": ("Teks yang dapat kembali", "Texts that can come back"),
    "back.text": ("Teks saat itu", "The text as it was"),
    "back.reading": ("Membaca teks yang tersimpan…", "Reading what was kept…"),
    "back.empty.title": ("Belum ada teks sebelumnya", "No earlier text yet"),
    "back.empty": (
        "Setelah satu menit menulis, keadaan naskah sebelumnya muncul di sini.",
        "After a minute of writing, what the article said before appears here.",
    ),
    "back.words": ("{n} kata", "{n:word|words}"),
    "back.words-lost": ("{n} kata hilang sejak itu", "{n:word|words} lost since"),
    "back.nothing-lost": ("tidak ada yang hilang", "nothing lost since"),
    "back.today": ("{time}", "{time}"),
    "back.day": ("{day}, {time}", "{day}, {time}"),
    "back.revision": ("dikirim", "sent"),
    "back.rescue": ("salinan darurat", "rescue copy"),
    "back.backup": ("cadangan", "backup"),
    "back.lost": ("tidak ada lagi di naskah", "no longer in the article"),
    "back.all": ("Kembalikan semua", "Bring all of it back"),
    "back.copy": ("Salin pilihan", "Copy selection"),
    "back.insert": ("Sisipkan pilihan di kursor", "Insert selection at the caret"),
    "back.done": ("Teks pukul {time} dikembalikan. Ctrl+Z membatalkan.", "The text of {time} is back. Ctrl+Z undoes it."),
    "right.title": ("Pulihkan redaksi", "Put the newsroom right"),
    "right.looking": ("Memeriksa setiap halaman dan setiap naskah…", "Looking over every page and every text…"),
    "right.whole": (
        "Pemeriksaan selesai: semuanya utuh. Anda tetap dapat kembali ke salah satu cadangan.",
        "Looked over: everything is whole. You can still go back to one of the backups.",
    ),
    "right.damaged": (
        "Pemeriksaan menemukan {n} bagian yang rusak. Naskah yang utuh tetap dapat dipakai.",
        "{n} damaged parts were found. What is whole can be used as before.",
    ),
    "right.list": ("Cara memulihkan", "Ways to put it right"),
    "right.salvage": ("Selamatkan yang utuh", "Keep what is whole"),
    "right.salvage.below": (
        "Yang rusak diambil dari cadangan terbaru dan salinan darurat",
        "What is damaged comes from the newest backup and the rescue copies",
    ),
    "right.backup": ("Cadangan {day}, {time}", "Backup of {day}, {time}"),
    "right.backup.below": ("Kembali ke keadaan itu; naskah sesudahnya tetap ada", "Back to how it was; later articles stay"),
    "right.size": ("{n} MB", "{n} MB"),
    "right.point": (",", "."),
    "right.kept": ("Berkas yang sekarang disimpan di samping, utuh.", "The present file is kept beside, untouched."),
    "right.go": ("Pulihkan", "Put right"),
    "right.working": ("Memulihkan redaksi…", "Putting the newsroom right…"),
    "right.again": ("Buka redaksi", "Open the newsroom"),
    "right.put-back": (
        "Redaksi kembali ke cadangan itu. Berkas sebelumnya ada di {folder}, dan teks-teksnya ada di Kembalikan teks.",
        "The newsroom is back at that backup. The file before it is in {folder}, and its texts are in Bring text back.",
    ),
    "right.salvaged": (
        "Redaksi pulih dengan {n} naskah. Berkas yang rusak disimpan di {folder}.",
        "The newsroom is whole again, with {n:article|articles}. The damaged file is kept in {folder}.",
    ),
    "right.replaced": ("{n} naskah memakai teks yang lebih lama:", "{n:article has|articles have} an older text:"),
    "right.from.backup": ("· {headline} (dari cadangan)", "· {headline} (from the backup)"),
    "right.from.rescue": ("· {headline} (dari salinan darurat)", "· {headline} (from a rescue copy)"),
    "right.from.snapshot": ("· {headline} (dari teks menit sebelumnya)", "· {headline} (from the minute before)"),
    "right.from.none": ("· {headline} (tidak ada lagi)", "· {headline} (nothing is left)"),
    "right.more": ("· dan {n} lagi", "· and {n} more"),
    "right.events": (
        "{n} catatan riwayat hilang; teks yang pernah dikirim bersamanya ada di Kembalikan teks.",
        "{n:note of the history is|notes of the history are} lost; texts that were sent with them are in Bring text back.",
    ),
    "crash.title": ("Ada yang salah pada program ini", "Something went wrong in this program"),
    "crash.rescued": (
        "Teks Anda aman: {n} naskah yang terbuka sudah disalin. Lanjutkan menulis; kalau terulang, tutup lalu buka lagi Newsdesk.",
        "Your texts are safe: {n} open articles were copied. Go on writing; if it happens again, close Newsdesk and open it again.",
    ),
    "crash.nothing-open": (
        "Tidak ada teks yang terbuka, jadi tidak ada yang hilang. Kalau terulang, tutup lalu buka lagi Newsdesk.",
        "No text was open, so nothing is lost. If it happens again, close Newsdesk and open it again.",
    ),
    "crash.some": (
        "{n} dari {wanted} naskah yang terbuka dapat disalin. Teks yang lain masih ada di jendela; kosongkan sebagian disk, "
        "tunggu tanda Tersimpan, lalu tutup Newsdesk.",
        "{n} of {wanted} open articles could be copied. The others are still in the window; free some space, wait for Saved, "
        "then close Newsdesk.",
    ),
    "crash.more": ("dan {n} lagi", "and {n} more"),
    "crash.report": ("Catatan untuk pembuat program, tanpa isi naskah: {file}", "A note for the makers, without any text: {file}"),
    "crash.folder": ("Buka foldernya", "Open the folder"),
    "crash.on": ("Lanjut menulis", "Go on writing"),
    "keep.saving": ("Masih menyimpan…", "Still saving…"),
    "keep.disk-full": (
        "Disk penuh, jadi ketikan terakhir belum tersimpan. Teksnya aman di jendela ini dan dicoba lagi terus; menulislah "
        "seperti biasa, dan kosongkan sebagian disk.",
        "The disk is full, so what you typed last is not saved yet. The text is safe in this window and is tried again and "
        "again; go on writing, and free some space.",
    ),
    "keep.tight": (
        "Disk hampir penuh. Semua tersimpan, dengan ruang yang disisihkan untuk keadaan ini; kosongkan sebagian disk.",
        "The disk is nearly full. Everything is saved, in room that was set aside for this; free some space.",
    ),
    "keep.again": ("Disk menerima lagi: semua tersimpan.", "The disk takes texts again: everything is saved."),
    "keep.damaged": (
        "Sebagian berkas redaksi rusak di disk. Yang utuh tetap dapat dibuka dan ditulis; naskah yang rusak dapat kembali dari "
        "cadangan dan salinan darurat.",
        "Part of the newsroom's file is damaged on the disk. What is whole can be opened and written; what is damaged can come "
        "back from backups and rescue copies.",
    ),
    "keep.damaged.act": ("Pulihkan…", "Put right…"),
    "keep.not-closed": (
        "Jendela belum ditutup: disk tidak menerima teks terakhir, dan tempat lain pun tidak. Teksnya masih ada di sini; "
        "kosongkan sebagian disk, lalu tutup lagi.",
        "The window stays open: the disk does not take the last text, nor does any other place. The text is still here; free "
        "some space and close again.",
    ),
    "keep.elsewhere": (
        "Disk redaksi tidak menerima teks terakhir. Salinannya ada di:\n\n{files}\n\nNanti, buka naskahnya dan pilih "
        "Kembalikan teks, atau buka berkas ini dengan penyunting apa pun.",
        "The newsroom's disk did not take the last text. Copies of it are here:\n\n{files}\n\nLater, open the article and "
        "choose Bring text back, or open these files with any editor.",
    ),
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
