"""Words of the preview and the checklist."""

WORDS: dict[str, tuple[str, str]] = {
    "check.missing-headline": ("Judul belum ada.", "There is no headline yet."),
    "check.missing-body": ("Isi naskah belum ada.", "There is no text yet."),
    "check.missing-reporters": ("Nama reporter belum ada.", "No reporter is named yet."),
    "check.missing-editor": ("Redaktur belum disebut.", "No editor is named yet."),
    "check.missing-category": ("Kanal belum dipilih.", "No category is chosen yet."),
    "check.missing-tags": ("Tag belum ada.", "There are no tags yet."),
    "check.missing-lead": ("Foto utama belum ada.", "There is no lead picture yet."),
    "check.missing-place": ("Tempat (dateline) belum diisi.", "The place of the dateline is empty."),
    "check.missing-kicker": ("Kepala judul belum ada.", "There is no kicker yet."),
    "check.missing-source": ("Sumber belum disebut.", "No source is named yet."),
    "check.missing-published": ("Waktu tayang belum ditentukan.", "No time of publishing is set."),
    "check.missing-sponsor": ("Pemasang advertorial belum disebut.", "No sponsor is named yet."),
    "check.missing-slug": ("Bagian alamat belum diisi.", "The last part of the address is empty."),
    "check.missing-label": ("Label dateline belum diisi.", "The label of the dateline is empty."),
    "check.missing-pictures": ("Belum ada foto di dalam naskah.", "There is no picture in the text yet."),
    "check.headline-long": (
        "Judul {length} huruf; di portal paling banyak {most}.",
        "The headline has {length} characters; the portal shows {most} at most.",
    ),
    "check.headline-short": (
        "Judul hanya {length} huruf; biasanya paling sedikit {least}.",
        "The headline has only {length:character|characters}; usual are {least} or more.",
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
    "check.picture-narrow": (
        "Foto hanya selebar {width} piksel; {least} piksel atau lebih tampil tajam.",
        "The picture is only {width} pixels wide; {least} or more looks sharp.",
    ),
    "check.picture-caption": ("Foto belum diberi keterangan.", "The picture has no caption."),
    "check.related-twice": (
        "BACA JUGA yang sama ada dua kali: “{title}”.",
        "The same related link stands twice: “{title}”.",
    ),
    "check.related-no-address": (
        "BACA JUGA belum punya alamat: “{title}”. Di halaman tertulis “URL menyusul”.",
        "A related link has no address yet: “{title}”. The page says “URL menyusul”.",
    ),
    "check.answers-no-address": (
        "Berita asal belum punya alamat: “{title}”. Di halaman tertulis “URL menyusul”.",
        "The article that is answered has no address yet: “{title}”. The page says “URL menyusul”.",
    ),
    "check.answers-not-shown": (
        "Templat halaman redaksi ini tidak menampilkan tautan ke berita asal: “{title}”.",
        "This newsroom's template does not show the link to the article that is answered: “{title}”.",
    ),
    "check.related-itself": (
        "BACA JUGA mengarah ke naskah ini sendiri: “{title}”.",
        "A related link leads to this article itself: “{title}”.",
    ),
    "check.advertorial-sponsor": ("Advertorial ini belum menyebut pemasangnya.", "This advertorial names no sponsor."),
    "check.sponsor-without-label": (
        "Ada pemasang ({sponsor}), tetapi naskah belum ditandai advertorial.",
        "There is a sponsor ({sponsor}), but the article is not marked as an advertorial.",
    ),
    "check.body-no-paragraph": (
        "Naskah belum punya paragraf; dateline tidak punya tempat.",
        "The text has no paragraph; the dateline has no place to stand.",
    ),
    "check.headline-case": ("Huruf besar di judul: “{word}”?", "Capital letters in the headline: “{word}”?"),
    "check.headline-capitals": ("Judul ditulis dengan huruf besar semua.", "The headline is all in capitals."),
    "check.weekday-wrong": ("{said} ({date})? Tanggal itu hari {right}.", "{said} ({date})? That date is a {right}."),
    "check.name-two-ways": (
        "Nama ditulis dua cara: “{one}” dan “{other}”. Mana yang benar?",
        "A name is spelled two ways: “{one}” and “{other}”. Which is right?",
    ),
    "check.child-named": (
        "“{name}” mungkin anak di bawah 18 tahun dalam berita kejahatan. Pedoman Ramah Anak: sembunyikan identitasnya?",
        "“{name}” may be a child under 18 in a story of crime. Should the name be hidden (guideline on children)?",
    ),
    "check.suicide": (
        "Berita bunuh diri: ikuti pedoman Dewan Pers; hindari cara, tempat, dan alasan yang rinci.",
        "A suicide story: follow the Press Council's guideline; leave out detailed means, place and reason.",
    ),
    "check.suicide-help": (
        "Berita ini belum menyebut tempat mencari bantuan, misalnya layanan konseling 119 ext. 8.",
        "This story names no place to turn to, such as the counselling line 119 ext. 8.",
    ),
    "check.one-source": (
        "Ada tudingan (“{word}”), sumber yang disebut baru {sources}. Sudahkah pihak lain dimintai keterangan?",
        "There is an accusation (“{word}”), sources named: {sources}. Was the other side asked?",
    ),
    "check.unverified-note": (
        "“{words}”: berita yang belum terverifikasi diakhiri catatan dalam kurung dan huruf miring.",
        "“{words}”: a report that is not verified ends with a note in brackets and italics.",
    ),
    "check.advertorial-hard-news": (
        "Advertorial di berita keras ({category})? Pindahkan ke kanal lain.",
        "An advertorial in hard news ({category})? Move it to another category.",
    ),
    "check.suggestions-open": (
        "Saran yang belum diputuskan: {count}. Terima atau tolak satu per satu.",
        "Suggestions not settled: {count}. Accept or reject each.",
    ),
    "check.notes-open": ("Catatan yang masih terbuka: {count}.", "Notes still open: {count}."),
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
    "checklist.title": ("Sebelum ekspor", "Before the export"),
    "checklist.export": ("Ekspor", "Export"),
    "checklist.blocked": ("Selesaikan dulu {n} hal yang menahan ekspor.", "Settle first what holds the export: {n}."),
    "checklist.block": ("Menahan ekspor", "Holds the export"),
    "checklist.warn": ("Perlu dilihat", "Worth a look"),
    "checklist.fine": ("Semua beres", "All is well"),
    "checklist.fine-words": (
        "Tidak ada yang menahan naskah ini. Silakan diekspor.",
        "Nothing holds this article back. It can be exported.",
    ),
    "checklist.sum-blocks": ("{n} hal menahan ekspor.", "Holding the export: {n}."),
    "checklist.sum-warns": ("{n} hal perlu dilihat; ekspor tetap bisa.", "Worth a look: {n}. The export can go ahead."),
    "checklist.sum-both": (
        "{blocks} hal menahan ekspor, {warns} lagi perlu dilihat.",
        "Holding the export: {blocks}. Worth a look: {warns}.",
    ),
    "checklist.unknown": ("Pemeriksaan “{name}” perlu dilihat.", "The check “{name}” wants a look."),
    "checklist.address-of": ("Alamat di portal: {title}", "Address on the portal: {title}"),
    "checklist.save-of": ("Simpan alamat: {title}", "Save the address: {title}"),
    "story.browse": ("Buka di peramban", "Open in browser"),
    "story.unknown": (
        "Berita ini belum ada di arsip; yang diketahui hanya judulnya di naskah ini.",
        "The archive does not have this story; only what this article says of it is known.",
    ),
    "checklist.save": ("Simpan", "Save"),
}
