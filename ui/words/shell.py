"""Words of the frame: side bar, tabs, status bar, palette, first start."""

WORDS: dict[str, tuple[str, str]] = {
    "time.now": ("baru saja", "just now"),
    "time.minutes": ("{n} mnt", "{n} min"),
    "time.yesterday": ("kemarin", "yesterday"),
    "close": ("Tutup", "Close"),
    "tabs": ("Naskah yang terbuka", "Open articles"),
    "tab.close": ("Tutup tab ini", "Close this tab"),
    "finder.nothing": ("Tidak ada yang cocok. Coba kata lain.", "Nothing fits. Try another word."),
    "finder.keys": ("↑ ↓ pindah · Enter pilih · Esc tutup", "↑ ↓ move · Enter choose · Esc close"),
    "palette.placeholder": ("Mau melakukan apa?", "What would you like to do?"),
    "shortcuts": ("Pintasan papan ketik", "Keyboard shortcuts"),
}
