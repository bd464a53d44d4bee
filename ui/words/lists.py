"""Words of shelves, archive and newsroom."""

WORDS: dict[str, tuple[str, str]] = {
    "shelf.keys": ("j k pindah · Enter buka", "j k move · Enter open"),
    "shelf.words": ("{n} kata", "{n} words"),
    "shelf.guesses": ("{n} perlu dilihat", "{n} to look at"),
    "shelf.advertorial": ("Advertorial", "Advertorial"),
    "empty.draft.title": ("Belum ada naskah", "Nothing is being written yet"),
    "empty.draft": (
        "Naskah yang sedang ditulis ada di sini. Semuanya tersimpan sendiri.",
        "Articles that are being written are here. Everything saves itself.",
    ),
    "empty.submitted.title": ("Tidak ada yang menunggu redaktur", "Nothing waits for an editor"),
    "empty.submitted": (
        "Naskah yang dikirim ke redaktur ada di sini sampai disetujui.",
        "Articles sent to an editor are here until they are approved.",
    ),
    "empty.approved.title": ("Belum ada yang disetujui", "Nothing is approved yet"),
    "empty.approved": (
        "Naskah yang disetujui redaktur menunggu di sini untuk diekspor.",
        "Articles that an editor approved wait here to be exported.",
    ),
    "empty.exported.title": ("Belum ada yang diekspor", "Nothing is exported yet"),
    "empty.exported": (
        "Naskah yang sudah diekspor untuk portal ada di sini.",
        "Articles that were exported for the portal are here.",
    ),
    "empty.all.title": ("Belum ada naskah", "No articles yet"),
    "empty.all": ("Semua naskah redaksi ini ada di sini.", "All articles of this newsroom are here."),
    "empty.archive.title": ("Arsip masih kosong", "The archive is still empty"),
    "empty.archive": (
        "Berita yang pernah tayang ada di sini, dan dari sinilah BACA JUGA dipilih. Ambil dari berkas JSONL atau CSV.",
        "Stories that were published are here, and related links are chosen from them. Bring them in from a JSONL or "
        "CSV file.",
    ),
    "archive.search": ("Cari judul, nama, atau kata", "Find a headline, a name or a word"),
    "archive.import": ("Ambil arsip…", "Bring in an archive…"),
    "archive.open": ("Buka", "Open"),
    "archive.copy": ("Salin URL", "Copy address"),
    "archive.nothing.title": ("Tidak ada yang cocok", "Nothing fits"),
    "archive.nothing": (
        "Coba kata yang lebih sedikit, atau awal katanya saja.",
        "Try fewer words, or only how a word begins.",
    ),
    "archive.no-address": ("belum ada URL", "no address yet"),
    "archive.when": ("{date}, {time}", "{date}, {time}"),
    "archive.ours": ("naskah redaksi ini", "of this newsroom"),
}
