"""Words of people and machines: who is known, whose approval counts, joining by a code that is read aloud, sealed files."""

WORDS: dict[str, tuple[str, str]] = {
    "refused.device-key-gone": (
        "Kunci laptop ini tidak ada lagi di penyimpan kunci sistem, jadi tidak ada yang bisa dikirim. Naskah tetap tersimpan; buka "
        "Orang dan perangkat, lalu pilih Mulai dengan kunci baru.",
        "The key of this laptop is no longer in the system's keyring, so nothing can be sent. Your texts are kept; open People and "
        "machines and choose Begin with a new key.",
    ),
    "refused.keyring-locked": (
        "Penyimpan kunci sistem terkunci, jadi belum ada yang bisa dikirim. Menulis jalan terus; buka kuncinya (masuk lagi ke komputer "
        "ini), lalu kirim lagi.",
        "The system's keyring is locked, so nothing can be sent yet. Writing goes on; unlock it (log in to this computer again), then "
        "send again.",
    ),
    "refused.keyring-silent": (
        "Penyimpan kunci sistem tidak menjawab, jadi belum ada yang bisa dikirim. Menulis jalan terus; coba kirim lagi sebentar.",
        "The system's keyring does not answer, so nothing can be sent yet. Writing goes on; try to send again in a moment.",
    ),
    "refused.keyring-none": (
        "Penyimpan kunci sistem tidak dapat dipakai di sini. Menulis jalan terus; kunci yang masih berupa berkas tetap dipakai. Kalau "
        "kunci sudah dipindah ke sana, masuk lagi ke komputer ini seperti biasa.",
        "The system's keyring cannot be used here. Writing goes on; a key that is still a file stays in use. If the key was moved "
        "there, log in to this computer as usual.",
    ),
    "refused.keyring-lies": (
        "Penyimpan kunci sistem tidak mengembalikan kunci yang disimpan. Kuncinya tetap di berkasnya dan dipakai dari sana.",
        "The system's keyring does not give back the key that was stored. The key stays in its file and is used from there.",
    ),
    "refused.own-fork": (
        "Redaksi di laptop ini dipulihkan dari cadangan yang lebih lama daripada yang sudah dikirim dari sini. Tidak ada yang keluar atau "
        "masuk; naskah tetap tersimpan. Tutup Newsdesk lalu buka lagi: yang ditulis sejak itu dikirim dengan nama perangkat baru.",
        "The newsroom on this laptop was brought back from a backup that is older than what was sent from here. Nothing went out or came "
        "in; your texts are kept. Close Newsdesk and open it again: what was written since is sent under a new name of this machine.",
    ),
    "refused.list-own-machine": (
        "Ini perangkat yang daftarnya berlaku; ia tidak bisa mencabut dirinya. Tidak ada yang diubah.",
        "This is the machine whose list counts; it cannot take itself off. Nothing was changed.",
    ),
    "refused.role-not-listed": (
        "Menurut daftar kepala redaksi, pemilik perangkat ini bukan redaktur, jadi langkah ini tidak akan dihitung di mana pun. Tidak ada "
        "yang diubah; minta kepala redaksi memperbarui perannya.",
        "By the chief's list the owner of this machine is no editor, so this step would count nowhere. Nothing was changed; ask the "
        "chief to bring the role up to date.",
    ),
    "refused.seal-no-list": (
        "Kiriman belum bisa disegel: belum ada daftar perangkat yang dipercaya di sini. Tidak ada yang dikirim; buka Orang dan perangkat.",
        "Nothing can be sealed yet: no list of machines is trusted here. Nothing was sent; open People and machines.",
    ),
    "refused.seal-nobody": (
        "Kiriman belum bisa disegel: selain laptop ini belum ada perangkat di daftar yang bisa membukanya. Tidak ada yang dikirim; terima "
        "dulu kabar dari perangkat lain.",
        "Nothing can be sealed yet: besides this laptop no machine on the list could open it. Nothing was sent; first receive something "
        "from the other machines.",
    ),
    "refused.parcel-sealed": (
        "Kiriman ini disegel dan tidak untuk laptop ini. Yang bisa membukanya: {names}. Minta salah satu dari mereka, atau minta pengirim "
        "mengirim lagi setelah laptop ini diakui.",
        "This parcel is sealed, and not for this laptop. Who can open it: {names}. Ask one of them, or ask the sender to send it again "
        "once this laptop is admitted.",
    ),
    "refused.parcel-sealed-list": (
        "Kiriman ini disegel untuk perangkat di daftar kepala redaksi; laptop ini belum termasuk. Minta kepala redaksi mengakui laptop "
        "ini, lalu minta pengirim mengirim lagi.",
        "This parcel is sealed for the machines on the chief's list; this laptop is not one of them yet. Ask the chief to admit it, then "
        "ask the sender to send it again.",
    ),
}
