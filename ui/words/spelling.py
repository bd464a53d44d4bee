"""Words of spelling."""

WORDS: dict[str, tuple[str, str]] = {
    "spelling.why.error": ("Mungkin salah ketik", "Perhaps a slip"),
    "spelling.why.none": ("“{word}” tidak ada di kamus", "“{word}” is in no dictionary"),
    "spelling.why.nonstandard": ("Bentuk tidak baku", "Not the standard form"),
    "spelling.why.name": ("Nama yang belum dikenal", "A name that is not known yet"),
    "spelling.none": ("Tidak ada lagi kata yang perlu dilihat.", "No word is left to look at."),
    "spelling.theirs": (
        "Di judul berita lain ada “{word}”, mungkin maksudnya “{meant}”. Judul itu milik mereka dan tidak diubah.",
        "The headline of another article says “{word}”, perhaps for “{meant}”. It is theirs and stays as it is.",
    ),
    "spelling.words": ("Kata yang dipelajari", "Words that were learned"),
    "spelling.words.words": (
        "Kata-kata ini tidak ditandai. Hapus yang keliru, dan kata itu ditandai lagi.",
        "These words are not pointed out. Take out what is wrong, and it is pointed out again.",
    ),
    "spelling.words.none": (
        "Belum ada. Tekan Shift+F10 pada kata yang ditandai, lalu pilih “Pelajari” atau “Ini nama”.",
        "There are none yet. Press Shift+F10 at a word that is pointed out, then choose “Learn” or “This is a name”.",
    ),
    "spelling.words.remove": ("Hapus {word}", "Take out {word}"),
    "spelling.scope.name": ("nama, untuk redaksi", "name, for the newsroom"),
    "spelling.scope.newsroom": ("untuk redaksi", "for the newsroom"),
    "spelling.scope.me": ("untuk saya", "for me"),
    "spelling.scope.article": ("diabaikan di naskah ini", "ignored in this article"),
    "spelling.on": ("Kata yang meragukan ditandai.", "Doubtful words are pointed out."),
    "spelling.off": ("Kata yang meragukan tidak ditandai lagi.", "Doubtful words are no longer pointed out."),
    "refused.dictionary-missing": (
        "Kamus ejaan tidak dapat dibaca, jadi ejaan tidak diperiksa. Naskah tidak terpengaruh; pasang ulang Newsdesk.",
        "The dictionaries cannot be read, so spelling is not checked. Your texts are not affected; install Newsdesk again.",
    ),
    "group.spelling": ("Ejaan", "Spelling"),
    "command.spelling.next": ("Kata meragukan berikutnya", "Next doubtful word"),
    "command.spelling.previous": ("Kata meragukan sebelumnya", "Previous doubtful word"),
    "command.spelling.menu": ("Saran untuk kata ini", "Suggestions for this word"),
    "command.spelling.learn_me": ("Pelajari untuk saya", "Learn for me"),
    "command.spelling.learn_all": ("Pelajari untuk redaksi", "Learn for the newsroom"),
    "command.spelling.name": ("Ini nama", "This is a name"),
    "command.spelling.ignore": ("Abaikan di naskah ini", "Ignore in this article"),
    "command.spelling.words": ("Kata yang dipelajari…", "Words that were learned…"),
    "command.spelling.toggle": ("Tandai kata meragukan: nyala atau mati", "Point out doubtful words: on or off"),
}
