"""Words of cutting and turning pictures, and of what a picture lacks."""

WORDS: dict[str, tuple[str, str]] = {
    "picture.badge.ai": ("Dibuat dengan AI", "Made by AI"),
    "picture.badge.place": ("Menyimpan lokasi (tidak ikut terekspor)", "Holds a place (not exported)"),
    "picture.badge.narrow": ("Lebar {width} piksel", "{width} pixels wide"),
    "picture.badge.credit": ("Tanpa fotografer", "No photographer"),
    "picture.badge.alt": ("Tanpa gambaran untuk tunanetra", "No description for the blind"),
    "picture.cut": ("Potong dan putar", "Crop and turn"),
    "picture.cut.name": (
        "Bagian foto yang tampil: panah menggeser, Shift dan panah mengubah ukuran, Ctrl dan panah menggeser titik utama",
        "The part that is shown: arrows move it, Shift and arrows resize it, Ctrl and arrows move the point of interest",
    ),
    "picture.cut.size": ("{width} × {height} piksel", "{width} × {height} pixels"),
    "picture.cut.free": ("Bebas", "Free"),
    "picture.cut.left": ("Putar ke kiri", "Turn left"),
    "picture.cut.right": ("Putar ke kanan", "Turn right"),
    "picture.cut.original": ("Kembali ke asli", "Back to the original"),
    "picture.cut.focus": ("Titik utama: tetap terlihat saat foto dipotong", "Point of interest: stays in sight when the picture is cut"),
    "picture.adding": ("Menambahkan foto…", "Adding the picture…"),
    "picture.from-file": (
        "Keterangan diisi dari data di dalam berkas foto. Periksa sebelum dikirim.",
        "The caption was filled from what the picture's file says. Check it before you send.",
    ),
}
