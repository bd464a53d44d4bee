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
}
