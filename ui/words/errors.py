"""Words of refusals: what happened, what was kept, what to do. Codes are ``refused.`` + the code of the Refused."""

WORDS: dict[str, tuple[str, str]] = {
    "refused.other": (
        "Tidak dapat dilakukan ({code}). Naskah Anda tetap tersimpan.",
        "This could not be done ({code}). Your text is kept.",
    ),
    "refused.content-unreadable": (
        "Isi naskah ini tidak terbaca. Tidak ada yang diubah; ambil kembali dari cadangan.",
        "The content of this article cannot be read. Nothing was changed; take it back from a backup.",
    ),
    "refused.picture-not-one": (
        "Berkas ini bukan foto yang dapat dibaca. Naskah tidak berubah; pakai JPEG, PNG, atau WebP.",
        "This file is no picture that can be read. The article is unchanged; use JPEG, PNG or WebP.",
    ),
    "refused.picture-too-large": (
        "Foto ini {megapixels} megapiksel, paling besar {most}. Naskah tidak berubah; perkecil fotonya.",
        "This picture has {megapixels} megapixels, {most} is the most. The article is unchanged; make it smaller.",
    ),
    "refused.picture-reader-gone": (
        "Pembaca foto tidak dapat dijalankan ({why}). Naskah tidak berubah; tutup program lain, lalu coba lagi.",
        "The reader of pictures could not be started ({why}). The article is unchanged; close other programs and try again.",
    ),
    "refused.picture-missing": (
        "Berkas foto tidak ada di folder redaksi. Naskah tetap utuh; pasang fotonya lagi.",
        "The picture's file is not in the newsroom's folder. The article is whole; add the picture again.",
    ),
    "refused.profile-unknown": (
        "Profil portal “{profile}” tidak ada. Pilih portal lain di pengaturan.",
        "There is no portal profile “{profile}”. Choose another portal in the settings.",
    ),
    "refused.profile-broken": (
        "Halaman portal tidak dapat dibuat: {file}, baris {line}: {why}. Naskah Anda tetap utuh; perbaiki profilnya.",
        "The portal's page could not be made: {file}, line {line}: {why}. Your article is whole; correct the profile.",
    ),
    "refused.disk-full": (
        "Ruang disk penuh. Yang lama tetap utuh; kosongkan sebagian disk, lalu coba lagi.",
        "The disk is full. What was there before is whole; free some space and try again.",
    ),
    "refused.folder-read-only": (
        "Folder {folder} tidak dapat ditulisi. Yang lama tetap utuh; pilih folder lain.",
        "The folder {folder} cannot be written to. What was there before is whole; choose another folder.",
    ),
    "refused.newsroom-read-only": (
        "Folder redaksi tidak dapat ditulisi. Teks tetap ada di jendela ini dan dicoba lagi; periksa izin folder "
        "atau kunci disknya.",
        "The newsroom folder cannot be written to. The text is kept in this window and is tried again; check the "
        "folder's permissions or the disk's lock.",
    ),
    "refused.newsroom-in-use": (
        "Folder redaksi ini sedang dibuka oleh Newsdesk lain di komputer ini. Tidak ada yang diubah. Tutup jendela "
        "itu dulu, atau pakai jendela yang sudah terbuka.",
        "This newsroom folder is open in another Newsdesk on this computer. Nothing was changed. Close that window "
        "first, or use it.",
    ),
    "refused.disk-failed": (
        "Disk gagal membaca atau menulis. Teks tetap ada di jendela ini dan dicoba lagi. Periksa disk atau kabelnya.",
        "The disk failed to read or write. The text is kept in this window and is tried again. Check the disk or "
        "its cable.",
    ),
    "refused.store-unreadable": (
        "Berkas redaksi rusak atau bukan milik Newsdesk. Tidak ada yang diubah. Pulihkan redaksi mengambil yang utuh dan "
        "cadangannya (tanpa jendela: ./run restore salvage).",
        "The newsroom's file is damaged or not Newsdesk's. Nothing was changed. Put the newsroom right takes what is whole, and "
        "the backups (without a window: ./run restore salvage).",
    ),
    "refused.store-newer": (
        "Berkas redaksi ini dibuat oleh Newsdesk yang lebih baru: bisa dibaca dan diekspor, tidak bisa diubah. "
        "Perbarui program ini.",
        "This newsroom was written by a newer Newsdesk: it can be read and exported, not changed. Update this program.",
    ),
    "refused.store-busy": (
        "Berkas redaksi sedang dipakai proses lain. Naskah Anda tetap ada; coba lagi sebentar.",
        "Another process is using the newsroom's file. Your text is kept; try again in a moment.",
    ),
    "refused.sqlite-too-old": (
        "SQLite {version} terlalu lama untuk menyimpan dengan aman. Tidak ada yang diubah. Jalankan ./run agar "
        "dipasang ulang.",
        "SQLite {version} is too old to save safely. Nothing was changed. Run ./run to install it again.",
    ),
    "refused.draft-not-written": (
        "Naskah belum bisa disimpan. Teksnya tetap ada di jendela ini dan dicoba lagi.",
        "The draft could not be saved yet. Its text is kept in this window and is tried again.",
    ),
    "refused.backup-broken": (
        "Cadangan {file} tidak lolos pemeriksaan dan tidak dipakai. Naskah Anda tidak tersentuh. Coba buat lagi.",
        "The backup {file} did not pass its check and is not used. Your texts are untouched. Try again.",
    ),
    "refused.name-missing": (
        "Nama belum diisi. Isi nama seperti yang tampil di portal.",
        "There is no name yet. Enter the name as the portal shows it.",
    ),
    "refused.role-unknown": (
        "Peran {role} tidak dikenal. Tidak ada yang diubah; pilih reporter atau redaktur.",
        "The role {role} is not known. Nothing was changed; choose reporter or editor.",
    ),
    "refused.nobody-here": (
        "Belum ada yang memakai folder redaksi ini. Buka jendela Newsdesk dan isi nama Anda dulu.",
        "Nobody has settled in this newsroom folder yet. Open the Newsdesk window and enter your name first.",
    ),
    "refused.article-unknown": (
        "Tidak ada naskah “{article}” di redaksi ini. Tidak ada yang diubah.",
        "There is no article “{article}” in this newsroom. Nothing was changed.",
    ),
    "refused.headline-missing": (
        "Judul belum ada. Naskah tetap tersimpan; tulis judul lalu kirim lagi.",
        "There is no headline yet. The article is kept; write one and send it again.",
    ),
    "refused.body-missing": (
        "Isi berita belum ada. Naskah tetap tersimpan; tulis isinya lalu kirim lagi.",
        "There is no text yet. The article is kept; write it and send it again.",
    ),
    "refused.shared-folder-missing": (
        "Folder bersama {folder} tidak ada sekarang. Naskah tetap di laptop ini; sambungkan folder itu, lalu coba lagi.",
        "The shared folder {folder} is not there now. The texts stay on this machine; connect the folder and try again.",
    ),
    "refused.shared-folder-none": (
        "Belum ada folder bersama yang ditentukan. Tidak ada yang diubah; sebutkan foldernya dulu.",
        "No shared folder was named yet. Nothing was changed; name the folder first.",
    ),
    "refused.step-wrong-stage": (
        "Langkah ini tidak bisa pada tahap sekarang. Naskah tetap tersimpan; lihat riwayatnya untuk langkah yang bisa diambil.",
        "This step cannot be taken at this stage. The article is kept; its history says which step can.",
    ),
    "refused.points-open": (
        "Masih ada {count} hal dari redaktur yang belum dijawab. Naskah tetap tersimpan; jawab atau tandai selesai satu per satu.",
        "{count:point of the editor is|points of the editor are} not answered yet. The article is kept; answer each or mark it done.",
    ),
    "refused.point-unknown": (
        "Hal ini sudah tidak ada di naskah. Tidak ada yang berubah; muat ulang daftarnya.",
        "This point is not in the article any more. Nothing was changed; look at the list again.",
    ),
    "refused.answer-missing": (
        "Jawaban masih kosong. Tulis jawaban, atau tandai selesai.",
        "The answer is empty. Write one, or mark the point done.",
    ),
    "refused.reason-missing": (
        "Alasan masih kosong. Tidak ada yang berubah; tulis alasannya, karena akan dibaca orang lain.",
        "There is no reason yet. Nothing was changed; say why, because others will read it.",
    ),
    "refused.suggestions-open": (
        "Masih ada {count} saran yang belum diputuskan. Naskah tetap tersimpan; terima atau tolak satu per satu, lalu setujui lagi.",
        "{count:suggestion is|suggestions are} not settled yet. The article is kept; accept or reject each, then approve again.",
    ),
    "refused.suggestion-unknown": (
        "{count} dari saran ini sudah diputuskan atau tidak ada. Tidak ada yang berubah; muat ulang daftarnya.",
        "{count} of these suggestions are settled already or do not exist. Nothing was changed; look at the list again.",
    ),
    "refused.suggest-nothing-sent": (
        "Naskah ini belum pernah dikirim, jadi belum ada yang bisa diberi saran. Teks tetap tersimpan; kirim dulu.",
        "This article was never submitted, so there is nothing to suggest changes to. The text is kept; submit it first.",
    ),
    "refused.suggest-nothing-changed": (
        "Teks ini sama dengan revisi terakhir. Tidak ada saran yang dibuat; ubah teksnya dulu.",
        "This text is the same as the newest revision. No suggestion was made; change the text first.",
    ),
    "refused.note-empty": (
        "Catatan masih kosong. Tidak ada yang berubah; tulis catatannya dulu.",
        "The note is empty. Nothing was changed; write it first.",
    ),
    "refused.note-unknown": (
        "Catatan ini tidak ada di naskah. Tidak ada yang berubah; muat ulang daftarnya.",
        "This note is not in the article. Nothing was changed; look at the list again.",
    ),
    "refused.reason-unknown": (
        "Alasan “{reason}” tidak dikenal. Tidak ada yang berubah; pilih dari daftar.",
        "The reason “{reason}” is not known. Nothing was changed; choose one of the list.",
    ),
    "refused.step-unknown": (
        "Langkah “{step}” tidak dikenal. Tidak ada yang berubah.",
        "The step “{step}” is not known. Nothing was changed.",
    ),
    "refused.step-not-own": (
        "Naskah ini dikirim orang lain. Tidak ada yang berubah; minta pengirimnya atau pemimpin redaksi menariknya.",
        "Somebody else sent this article. Nothing was changed; ask them or the chief editor to take it back.",
    ),
    "refused.no-change-begun": (
        "Naskah ini tidak sedang diralat atau diperbarui. Tidak ada yang berubah; mulai ralat dulu.",
        "This article is not being corrected or updated. Nothing was changed; begin a correction first.",
    ),
    "refused.answer-unknown": (
        "“{kind}” bukan ralat atau hak jawab. Tidak ada naskah yang dibuat.",
        "“{kind}” is no correction or reply. No article was begun.",
    ),
    "refused.not-claimed": (
        "Tidak ada yang sedang membaca naskah ini. Tidak ada yang berubah.",
        "Nobody is reading this article. Nothing was changed.",
    ),
    "refused.four-eyes": (
        "Anda menulis {share} % kata naskah ini (paling banyak {most} %). Naskah tetap tersimpan; minta redaktur lain menyetujuinya.",
        "You wrote {share} % of this article's words ({most} % is the most). The article is kept; ask another editor to approve it.",
    ),
    "refused.override-reason-missing": (
        "Anda menulis {share} % kata naskah ini. Tulis alasan menyetujuinya sendiri; alasan itu tercatat di riwayat.",
        "You wrote {share} % of this article's words. Say why you approve it yourself; the reason stands in its history.",
    ),
    "refused.time-not-one": (
        "“{time}” bukan waktu dengan zona. Tidak ada yang berubah; tulis seperti 2026-05-10T10:00+07:00.",
        "“{time}” is no time with a zone. Nothing was changed; write it like 2026-05-10T10:00+07:00.",
    ),
    "refused.step-not-yours": (
        "Langkah ini hanya untuk {needs}. Naskah tetap tersimpan; minta redaktur melakukannya.",
        "This step belongs to {needs}. The article is kept; ask an editor to take it.",
    ),
    "refused.conflict-none": (
        "Tidak ada lagi yang perlu diputuskan di naskah ini. Tidak ada yang diubah.",
        "Nothing of this article waits for a decision any more. Nothing was changed.",
    ),
    "refused.conflict-open": (
        "Naskah ini diubah dua orang, dan {count} bagian menunggu keputusan. Kedua versinya tersimpan; pilih dulu mana yang dipakai.",
        "Two people changed this article, and {count} of it wait for a decision. Both are kept; first choose what stays.",
    ),
    "refused.parcel-damaged": (
        "Kiriman ini rusak atau bukan dari Newsdesk ({why}). Tidak ada yang diambil darinya; minta pengirim mengirim ulang.",
        "This parcel is damaged or not from Newsdesk ({why}). Nothing of it was taken in; ask the sender to send it again.",
    ),
    "refused.parcel-forked": (
        "Kiriman ini bertentangan dengan yang sudah ada di sini (perangkat {device}, nomor {seq}). "
        "Tidak ada yang diambil; hubungi pengirim.",
        "This parcel contradicts what is here already (device {device}, number {seq}). Nothing was taken in; ask the sender.",
    ),
    "refused.parcel-incomplete": (
        "Awal naskah ini tidak ada di kiriman dan tidak ada di sini. Tidak ada yang diambil; minta pengirim mengirim seluruh naskah.",
        "The beginning of this article is neither in the parcel nor here. Nothing was taken in; ask the sender for all of it.",
    ),
    "refused.text-too-large": (
        "Teks ini terlalu panjang untuk satu naskah, jadi tidak akan sampai di perangkat lain. Draf tersimpan; bagilah naskahnya.",
        "This text is too long for one article, so it would reach no other machine. The draft is kept; split it into several articles.",
    ),
    "refused.parcel-too-large": (
        "Kiriman ini terlalu besar ({count}). Tidak ada yang diambil; minta pengirim mengirim lebih sedikit sekaligus.",
        "This parcel is too large ({count}). Nothing was taken in; ask the sender to send less at once.",
    ),
    "refused.device-key-damaged": (
        "Kunci perangkat ini rusak ({file}). Naskah tidak tersentuh; pindahkan berkas itu, lalu buka lagi: perangkat mendapat kunci baru.",
        "The key of this machine is damaged ({file}). No text is touched; move that file away and open again: the machine gets a new key.",
    ),
    "refused.device-not-listed": (
        "Perangkat ini tidak ada di daftar redaksi, jadi persetujuannya tidak akan dihitung. "
        "Tidak ada yang diubah; minta pemimpin redaksi mendaftarkannya.",
        "This machine is not on the newsroom's list, so its approval would not count. Nothing was changed; ask the chief to add it.",
    ),
    "refused.device-unknown": (
        "Perangkat {device} belum dikenal di sini. Tidak ada yang diubah; terima dulu satu kiriman darinya.",
        "Machine {device} is not known here yet. Nothing was changed; first receive a parcel from it.",
    ),
    "refused.list-not-yours": (
        "Daftar redaksi hanya dapat diubah di perangkat pemimpin redaksi. Tidak ada yang diubah.",
        "The newsroom's list can be changed only on the chief's machine. Nothing was changed.",
    ),
    "refused.list-there": (
        "Redaksi ini sudah punya daftar. Tidak ada yang diubah.",
        "This newsroom has a list already. Nothing was changed.",
    ),
    "refused.parcel-unsigned": (
        "Kiriman ini tidak ditandatangani oleh perangkat yang disebutnya ({device}). "
        "Tidak ada yang diambil; minta pengirim mengirim ulang.",
        "This parcel is not signed by the machine that it names ({device}). Nothing was taken in; ask the sender to send it again.",
    ),
    "refused.parcel-foreign": (
        "Berkas ini bukan kiriman Newsdesk. Tidak ada yang diambil; naskah dari program lain dibuka lewat Impor.",
        "This file is no parcel of Newsdesk. Nothing was taken in; texts of other programs are opened with Import.",
    ),
    "refused.parcel-newer": (
        "Kiriman ini dibuat Newsdesk yang lebih baru. Tidak ada yang diambil; perbarui dulu program ini.",
        "This parcel was made by a newer Newsdesk. Nothing was taken in; first update this program.",
    ),
    "refused.send-differs": (
        "{file} tidak terbaca sama dengan yang ditulis. Naskah tetap utuh di sini; jangan cabut, kirim lagi ke tempat lain.",
        "{file} does not read as it was written. The text is whole here; send it again to another place.",
    ),
    "refused.send-nothing": (
        "Naskah ini belum pernah diserahkan, jadi belum ada yang dikirim. Serahkan dulu ke redaktur.",
        "This article was never submitted, so there is nothing to send. Submit it first.",
    ),
    "refused.revision-not-newest": (
        "Ada revisi yang lebih baru. Tidak ada yang disetujui; baca revisi terbaru dulu.",
        "There is a newer revision. Nothing was approved; read the newest one first.",
    ),
    "refused.revision-unknown": (
        "Revisi {revision} tidak ada. Tidak ada yang diubah.",
        "There is no revision {revision}. Nothing was changed.",
    ),
    "refused.text-unknown": (
        "“{name}” bukan naskah, bukan revisi (NASKAH@1), dan bukan berkas. Tidak ada yang diubah; `newsdesk list` menampilkan naskah "
        "yang ada.",
        "“{name}” is no article, no revision (ARTICLE@1) and no file. Nothing was changed; `newsdesk list` shows the articles there are.",
    ),
    "refused.output-unwritable": (
        "Hasilnya tidak bisa ditulis: {why}. Perintahnya sendiri mungkin sudah dikerjakan; sediakan tempat, lalu periksa dengan "
        "`newsdesk log`.",
        "The result could not be written: {why}. The command itself may be done; make room for it, then see with `newsdesk log`.",
    ),
    "refused.revision-ambiguous": (
        "Ada {count} revisi yang diawali {revision}. Tidak ada yang diubah; sebut lebih panjang, atau NASKAH@NOMOR.",
        "{count:revision begins|revisions begin} with {revision}. Nothing was changed; name more of it, or ARTICLE@NUMBER.",
    ),
    "refused.revision-not-approved": (
        "Revisi {revision} belum disetujui. Tidak ada yang ditulis; minta persetujuan redaktur dulu.",
        "Revision {revision} is not approved. Nothing was written; ask an editor for approval first.",
    ),
    "refused.not-approved": (
        "Naskah terakhir belum disetujui, jadi belum diekspor. Kirim dan setujui dulu.",
        "The newest text is not approved, so nothing was exported. Send and approve it first.",
    ),
    "refused.checks-hold": (
        "Belum bisa: {n} hal di daftar periksa menahan langkah ini ({checks}). Naskah tetap tersimpan; selesaikan dulu.",
        "Not yet: {n:point of the checklist holds|points of the checklist hold} this step ({checks}). The article is kept; settle "
        "them first.",
    ),
    "refused.export-blocked": (
        "Belum diekspor: {n} hal di daftar periksa masih menghalangi. Naskah tetap tersimpan; selesaikan dulu.",
        "Not exported yet: {n:point of the checklist blocks|points of the checklist block} it. The article is kept; settle them first.",
    ),
    "refused.export-differs": (
        "Hasil ekspor tidak sama dengan naskah ({what}). Jangan dipakai; naskah aman. Coba ekspor lagi.",
        "The export does not match the article ({what}). Do not use it; the article is safe. Export again.",
    ),
    "refused.address-not-one": (
        "“{address}” bukan alamat web. Tidak ada yang diubah; salin alamat lengkap yang diawali https://.",
        "“{address}” is not a web address. Nothing was changed; copy the full address, beginning with https://.",
    ),
    "refused.address-taken": (
        "Di alamat ini sudah ada “{headline}”. Tidak ada yang diubah; periksa lagi alamat naskah ini di portal.",
        "“{headline}” is at this address already. Nothing was changed; look up again where this article is on the portal.",
    ),
    "refused.target-unknown": (
        "Tautan ini tidak menunjuk ke berita yang dikenal. Tidak ada yang diubah; pilih lagi beritanya.",
        "This link leads to no article we know. Nothing was changed; choose the article again.",
    ),
    "refused.demo-folder-taken": (
        "Folder {folder} sudah berisi berkas yang bukan buatan demo. Tidak ada yang diubah; sebut folder baru atau kosong.",
        "The folder {folder} holds files that the demo did not make. Nothing was changed; name a new or an empty folder.",
    ),
    "refused.file-unreadable": (
        "Berkas {name} tidak bisa dibuka. Tidak ada yang disimpan; periksa berkasnya.",
        "The file {name} cannot be opened. Nothing was stored; check the file.",
    ),
    "refused.folder-without-article": (
        "Di folder {name} tidak ada article.json atau index.html. Tidak ada yang disimpan; pilih folder ekspor, atau berkasnya sendiri.",
        "The folder {name} has no article.json or index.html. Nothing was stored; choose the folder of an export, or the file itself.",
    ),
    "refused.file-no-file": (
        "{name} bukan berkas biasa, melainkan pipa atau perangkat. Tidak ada yang disimpan; simpan dulu isinya sebagai berkas.",
        "{name} is no ordinary file but a pipe or a device. Nothing was stored; save what it holds as a file first.",
    ),
    "refused.file-too-large": (
        "Berkas {name} berukuran {megabytes} MB, terlalu besar untuk satu naskah. Tidak ada yang disimpan; untuk "
        "arsip, pakai Impor arsip berita.",
        "The file {name} has {megabytes} MB, too much for one article. Nothing was stored; for an archive use "
        "Import a news archive.",
    ),
    "refused.guess-unknown": (
        "Tidak ada tebakan pada {field} di naskah ini. Tidak ada yang diubah.",
        "There is no guess on {field} in this article. Nothing was changed.",
    ),
    "refused.file-empty": (
        "Berkas {name} kosong. Tidak ada yang disimpan; periksa apakah berkasnya sudah tersalin utuh.",
        "The file {name} is empty. Nothing was stored; check that it was copied whole.",
    ),
    "refused.file-not-text": (
        "Berkas {name} bukan teks yang dapat dibaca. Tidak ada yang disimpan; simpan ulang sebagai teks atau HTML, "
        "atau salin isinya.",
        "The file {name} is no text that can be read. Nothing was stored; save it again as text or HTML, or copy "
        "its content.",
    ),
    "refused.file-damaged": (
        "Berkas {name} rusak atau terpotong. Tidak ada yang disimpan dari bagian itu; salin ulang berkasnya.",
        "The file {name} is damaged or cut off. Nothing of that part was stored; copy the file again.",
    ),
    "refused.document-old": (
        "{name} adalah dokumen Word lama (.doc) atau berkata sandi, dan tidak dapat dibaca. Tidak ada yang berubah; simpan "
        "sebagai .docx tanpa kata sandi, lalu buka lagi.",
        "{name} is an old Word document (.doc), or has a password, and cannot be read. Nothing has changed; save it as .docx "
        "without a password and open that.",
    ),
    "refused.document-locked": (
        "{name} dikunci dengan kata sandi. Tidak ada yang berubah; simpan tanpa kata sandi, lalu buka lagi.",
        "{name} is locked with a password. Nothing has changed; save it without one and open that.",
    ),
    "refused.page-without-article": (
        "Di halaman {name} tidak ditemukan isi berita. Tidak ada yang disimpan; salin teksnya lalu tempel di "
        "naskah baru.",
        "No article was found on the page {name}. Nothing was stored; copy its text and paste it into a new article.",
    ),
    "refused.columns-unknown": (
        "Kolom judul tidak ditemukan di antara: {columns}. Tidak ada yang disimpan; pilih kolomnya sendiri.",
        "No column of headlines was found among: {columns}. Nothing was stored; choose the columns yourself.",
    ),
}
