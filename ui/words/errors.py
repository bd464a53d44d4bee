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
        "Foto ini {megapixels} megapiksel; paling besar {most}. Naskah tidak berubah; perkecil fotonya dulu.",
        "This picture has {megapixels} megapixels; {most} is the most. The article is unchanged; make it smaller first.",
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
}
