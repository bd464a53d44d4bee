"""Words of the preview and the checklist."""

WORDS: dict[str, tuple[str, str]] = {
    "check.missing-headline": ("Judul belum ada.", "There is no headline yet."),
    "check.missing-body": ("Isi naskah belum ada.", "There is no text yet."),
    "check.missing-reporters": ("Nama reporter belum ada.", "No reporter is named yet."),
    "check.missing-editor": ("Nama editor belum ada.", "No editor is named yet."),
    "check.missing-category": ("Kanal belum dipilih.", "No category is chosen yet."),
    "check.missing-tags": ("Tag belum ada.", "There are no tags yet."),
    "check.missing-lead": ("Foto utama belum ada.", "There is no lead picture yet."),
    "check.missing-place": ("Tempat (dateline) belum diisi.", "The place of the dateline is empty."),
    "check.missing-kicker": ("Kicker belum ada.", "There is no kicker yet."),
    "check.missing-source": ("Sumber belum disebut.", "No source is named yet."),
    "check.missing-published": ("Waktu tayang belum ditentukan.", "No time of publishing is set."),
    "check.missing-sponsor": ("Sponsor belum disebut.", "No sponsor is named yet."),
    "check.missing-slug": ("Bagian alamat (slug) belum diisi.", "The last part of the address is empty."),
    "check.missing-label": ("Label dateline belum diisi.", "The label of the dateline is empty."),
    "check.missing-pictures": ("Belum ada foto di dalam naskah.", "There is no picture in the text yet."),
    "check.headline-long": (
        "Judul {length} huruf; di portal paling banyak {most}.",
        "The headline has {length} characters; the portal shows {most} at most.",
    ),
    "check.headline-short": (
        "Judul hanya {length} huruf; biasanya paling sedikit {least}.",
        "The headline has only {length} characters; usual are {least} or more.",
    ),
    "check.guess-open": (
        "Tebakan saat impor belum dipastikan: “{value}”.",
        "A guess made while importing is not settled: “{value}”.",
    ),
    "check.picture-missing": ("Berkas foto belum ada.", "The picture's file is missing."),
    "check.picture-unknown": ("Foto di naskah ini tidak ditemukan.", "A picture in the text is not known here."),
    "check.picture-alt": (
        "Foto belum diberi keterangan untuk pembaca yang tidak melihat (alt).",
        "The picture has no description for readers who cannot see it.",
    ),
    "check.picture-credit": ("Foto belum menyebut fotografer atau sumber.", "The picture names no photographer."),
    "check.picture-caption": ("Foto belum diberi keterangan.", "The picture has no caption."),
    "check.related-twice": (
        "BACA JUGA yang sama ada dua kali: “{title}”.",
        "The same related link stands twice: “{title}”.",
    ),
    "check.related-no-address": (
        "BACA JUGA belum punya alamat: “{title}”. Di halaman tertulis “URL menyusul”.",
        "A related link has no address yet: “{title}”. The page says “URL menyusul”.",
    ),
    "check.related-itself": (
        "BACA JUGA mengarah ke naskah ini sendiri: “{title}”.",
        "A related link leads to this article itself: “{title}”.",
    ),
    "check.advertorial-sponsor": ("Advertorial ini belum menyebut sponsor.", "This advertorial names no sponsor."),
    "check.sponsor-without-label": (
        "Ada sponsor ({sponsor}), tetapi naskah belum ditandai advertorial.",
        "There is a sponsor ({sponsor}), but the article is not marked as an advertorial.",
    ),
    "check.body-no-paragraph": (
        "Naskah belum punya paragraf; dateline tidak punya tempat.",
        "The text has no paragraph; the dateline has no place to stand.",
    ),
    "check.check-failed": (
        "Pemeriksaan “{name}” tidak berjalan ({why}). Naskah Anda aman; ekspor menunggu.",
        "The check “{name}” could not run ({why}). Your text is safe; the export waits.",
    ),
    "preview.title": ("Pratinjau", "Preview"),
    "preview.page": ("Halaman portal", "Portal page"),
    "preview.phone": ("Ponsel", "Phone"),
    "preview.desktop": ("Layar", "Desktop"),
    "preview.copy": ("Salin", "Copy"),
    "preview.preparing": ("Menyiapkan pratinjau…", "Getting the preview ready…"),
    "preview.close": ("Tutup pratinjau", "Close the preview"),
}
