"""Words of pasting and of Rapikan, which tidies a text."""

WORDS: dict[str, tuple[str, str]] = {
    "paste.reading": ("Tempelan sedang dibaca … Anda bisa terus menulis.", "Reading what was pasted … you can go on writing."),
    "paste.cancel": ("Batalkan", "Cancel"),
    "paste.left-out": (
        "{n} foto tidak ikut: fotonya masih di web, dan Newsdesk tidak mengambil apa pun dari jaringan. Teksnya lengkap; "
        "simpan fotonya lalu seret ke sini.",
        "{n} pictures did not come along: they are on the web, and Newsdesk fetches nothing. The text is complete; save the "
        "pictures and drag them here.",
    ),
    "command.edit.paste_plain": ("Tempel tanpa format", "Paste as plain text"),
}
