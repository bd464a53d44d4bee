"""Words of people and machines: who is known, whose approval counts, joining by a code that is read aloud, sealed files."""

WORDS: dict[str, tuple[str, str]] = {
    "machines.title": ("Perangkat", "Machines"),
    "machines.hint": (
        "Perangkat lain muncul di sini sesudah satu kiriman darinya diterima. Tanpa kiriman: minta berkas perkenalannya.",
        "Another machine shows here once something of it was received. Without anything to send, ask for its introduction.",
    ),
    "machines.none": (
        "Belum ada daftar perangkat. Semua persetujuan dihitung, dari perangkat mana pun. Pemimpin redaksi membuat daftarnya di "
        "laptopnya sendiri.",
        "There is no list of machines. Every approval counts, whatever machine it comes from. The chief makes the list on a laptop of "
        "their own.",
    ),
    "machines.none.chief": (
        "Belum ada daftar perangkat. Semua persetujuan dihitung, dari perangkat mana pun. Dengan daftar, hanya perangkat yang Anda akui "
        "yang dihitung.",
        "There is no list of machines. Every approval counts, whatever machine it comes from. With a list only machines that you admit "
        "count.",
    ),
    "machines.yours": (
        "Daftar ini berlaku di seluruh redaksi dan hanya bisa diubah di laptop ini.",
        "This list counts in the whole newsroom and can be changed on this laptop only.",
    ),
    "machines.listed": (
        "Daftar {name} berlaku di sini, dan laptop ini ada di dalamnya.",
        "The list of {name} counts here, and this laptop is on it.",
    ),
    "machines.waiting": (
        "Daftar {name} berlaku di sini, tetapi laptop ini belum ada di dalamnya: Anda bisa menulis dan mengirim, persetujuan dari sini "
        "belum dihitung.",
        "The list of {name} counts here, but this laptop is not on it yet: you can write and send, an approval from here does not count.",
    ),
    "machines.removed": (
        "Laptop ini dicabut dari daftar {name}: Anda bisa menulis dan mengirim, persetujuan dari sini tidak dihitung lagi.",
        "This laptop was taken off the list of {name}: you can write and send, an approval from here does not count any more.",
    ),
    "machines.somebody": ("pemimpin redaksi", "the chief"),
    "machines.found": ("Buat daftar perangkat", "Make a list of machines"),
    "machines.introduce": ("Simpan berkas perkenalan", "Save an introduction"),
    "machines.introduce.where": ("Simpan berkas perkenalan di folder atau USB", "Save the introduction in a folder or on a stick"),
    "machines.introduced": (
        "{file} sudah disimpan dan dibaca ulang. Buka di perangkat lain: laptop ini muncul di sana.",
        "{file} was saved and read back. Open it on another machine: this laptop shows there.",
    ),
    "machines.renew": ("Mulai dengan kunci baru", "Begin with a new key"),
    "machine.mine": ("{name} (laptop ini)", "{name} (this laptop)"),
    "machine.number": ("perangkat {number}", "machine {number}"),
    "machine.since": ("dikenal sejak {when}", "known since {when}"),
    "machine.chief": ("daftar ini miliknya", "whose list it is"),
    "machine.listed": ("diakui", "admitted"),
    "machine.unlisted": ("belum diakui", "not admitted"),
    "machine.removed": ("dicabut", "removed"),
    "machine.free": ("dikenal", "known"),
    "machine.admit": ("Akui…", "Admit…"),
    "machine.refresh": ("Perbarui peran", "Update roles"),
    "machine.refreshed": ("Peran {name} di daftar sudah diperbarui.", "The roles of {name} on the list are up to date."),
    "machine.remove": ("Cabut…", "Remove…"),
    "machine.trust": ("Percaya daftar ini…", "Trust this list…"),
    "machine.show": ("Tunjukkan kode", "Show the code"),
    "joining.code.wait": ("Menghitung kode…", "Working out the code…"),
    "joining.differs": ("Kodenya berbeda", "It is another code"),
    "joining.differed": (
        "Kode di kedua layar berbeda: perangkat yang tampil di sini bukan milik {name}, atau kirimannya diubah di jalan. Tidak ada yang "
        "diubah. Jangan akui; minta berkas perkenalan yang baru langsung dari orangnya.",
        "The two screens show different codes: the machine shown here is not the one of {name}, or what was sent was changed on the way. "
        "Nothing was changed. Do not admit it; ask the person for a new introduction, from hand to hand.",
    ),
    "joining.admit.title": ("Akui perangkat {name}", "Admit the machine of {name}"),
    "joining.admit.words": (
        "Telepon {name} atau duduk bersama. Di layarnya ada kode yang sama, lewat Tunjukkan kode atau Percaya daftar ini. Bacakan "
        "bergantian, semua angka, keras-keras. Satu angka saja berbeda berarti bukan perangkat yang benar.",
        "Call {name}, or sit together. Their screen has the same code, by Show the code or Trust this list. Read it to each other, every "
        "digit, aloud. If a single digit differs, it is not the right machine.",
    ),
    "joining.admit.act": ("Kodenya sama, akui", "The code is the same, admit"),
    "joining.admit.done": (
        "Perangkat {name} diakui. Persetujuan dari sana dihitung di mana pun daftar ini sampai.",
        "The machine of {name} is admitted. Its approvals count wherever this list arrives.",
    ),
    "joining.whose": ("Milik siapa", "Whose it is"),
    "joining.whose.pick": ("Tanyakan, lalu pilih", "Ask, then choose"),
    "joining.whose.own": ("{name}, orang baru di daftar", "{name}, somebody new on the list"),
    "joining.whose.other": ("{name} yang sudah di daftar, dengan perangkat lain", "{name} of the list, with another machine"),
    "joining.whose.hint": (
        "Kalau {name} sebenarnya orang yang sudah di daftar, pilih namanya: tulisannya dari semua perangkatnya dihitung sebagai tulisan "
        "satu orang.",
        "If {name} is really somebody who is on the list, choose their name: what they wrote on all their machines counts as one person's.",
    ),
    "joining.whose.same": (
        "Nama {name} sudah ada di daftar. Orang yang sama di perangkat lain, atau orang lain yang namanya sama? Kalau sama, tulisannya "
        "dari kedua perangkat dihitung sebagai tulisan satu orang dan tidak bisa ia setujui sendiri.",
        "The name {name} is on the list already. The same person on another machine, or somebody else of that name? If it is the same, "
        "what they wrote on both counts as one person's, and they cannot approve it themselves.",
    ),
    "joining.trust.title": ("Percaya daftar {name}", "Trust the list of {name}"),
    "joining.trust.words": (
        "Telepon {name} atau duduk bersama. Di layarnya ada kode yang sama, lewat Akui. Bacakan bergantian, semua angka, keras-keras. "
        "Sesudah itu hanya persetujuan dari perangkat di daftar {name} yang dihitung di sini.",
        "Call {name}, or sit together. Their screen has the same code, by Admit. Read it to each other, every digit, aloud. From then on "
        "only approvals from machines on the list of {name} count here.",
    ),
    "joining.trust.act": ("Kodenya sama, percaya", "The code is the same, trust"),
    "joining.trust.done": ("Daftar {name} berlaku di laptop ini.", "The list of {name} counts on this laptop."),
    "joining.show.title": ("Kode laptop ini dengan perangkat {name}", "The code of this laptop with the machine of {name}"),
    "joining.show.words": (
        "Bacakan ke {name}, semua angka. Layarnya harus menunjukkan kode yang sama.",
        "Read it to {name}, every digit. Their screen must show the same code.",
    ),
    "joining.show.act": ("Tutup", "Close"),
    "joining.remove.title": ("Cabut perangkat {name}", "Remove the machine of {name}"),
    "joining.remove.words": (
        "Yang disetujui {name} sampai sekarang dan sudah sampai di sini tetap berlaku. Yang disetujui sesudah ini disimpan, ditandai, "
        "dan tidak dihitung di mana pun. Naskahnya tetap masuk dan tetap dibaca. Bisa diakui lagi kapan saja.",
        "What {name} approved so far, as far as it has come here, stays approved. What is approved after this is kept, marked, and counts "
        "nowhere. Texts from there still come in and are still read. It can be admitted again at any time.",
    ),
    "joining.remove.act": ("Cabut perangkat ini", "Remove this machine"),
    "joining.remove.done": (
        "Perangkat {name} dicabut. Berlaku di perangkat lain begitu daftar ini sampai di sana.",
        "The machine of {name} is removed. Other machines follow as soon as this list arrives there.",
    ),
    "joining.found.title": ("Buat daftar perangkat redaksi", "Make the newsroom's list of machines"),
    "joining.found.words": (
        "Daftarnya ditandatangani laptop ini dan hanya bisa diubah di sini. Perangkat lain memakainya sesudah kode dibacakan bersama. "
        "Sejak saat itu persetujuan dari perangkat yang belum diakui disimpan, tetapi tidak dihitung.",
        "The list is signed by this laptop and can be changed here only. Other machines use it once a code was read aloud together. From "
        "then on approvals from machines that were not admitted are kept, but do not count.",
    ),
    "joining.found.act": ("Buat daftar", "Make the list"),
    "joining.found.done": (
        "Daftar sudah dibuat; laptop ini yang pertama di dalamnya.",
        "The list is made; this laptop is the first on it.",
    ),
    "joining.renew.title": ("Mulai dengan kunci baru", "Begin with a new key"),
    "joining.renew.words": (
        "Laptop ini menjadi perangkat baru bagi yang lain; pemimpin redaksi perlu mengakuinya lagi. Naskah dan riwayat tetap ada, dan yang "
        "belum terkirim ikut terkirim dengan nama baru.",
        "To the others this laptop becomes a new machine; the chief has to admit it again. Texts and history stay, and what was not sent "
        "yet goes along under the new name.",
    ),
    "joining.renew.act": ("Pakai kunci baru", "Use a new key"),
    "joining.renew.done": (
        "Laptop ini punya kunci baru. Minta pemimpin redaksi mengakuinya.",
        "This laptop has a new key. Ask the chief to admit it.",
    ),
    "seal.switch": ("Segel untuk redaksi", "Seal it for the newsroom"),
    "seal.for": ("Hanya bisa dibuka di perangkat: {names}.", "Opens only on the machines of: {names}."),
    "seal.lacks": ("Belum bisa dibuka oleh {names} (Newsdesk lama).", "Not yet by {names} (an older Newsdesk)."),
    "uncounted.bar": (
        "Persetujuan {name} ({when}) tidak dihitung: {why}",
        "The approval of {name} ({when}) does not count: {why}",
    ),
    "uncounted.entry": ("{words} (tidak dihitung: {why})", "{words} (does not count: {why})"),
    "uncounted.unlisted": (
        "perangkatnya belum diakui. Dihitung begitu pemimpin redaksi mengakuinya.",
        "the machine is not admitted. It counts as soon as the chief admits it.",
    ),
    "uncounted.key": (
        "kunci perangkatnya bukan kunci di daftar. Minta redaktur lain menyetujui.",
        "its machine's key is not the one on the list. Ask another editor to approve.",
    ),
    "uncounted.removed": (
        "perangkatnya sudah dicabut. Minta redaktur yang diakui menyetujui.",
        "the machine was removed before. Ask an editor who is admitted to approve.",
    ),
    "uncounted.person": (
        "perangkatnya milik orang lain menurut daftar. Minta yang bersangkutan menyetujui di perangkatnya sendiri.",
        "by the list the machine is somebody else's. Ask the person to approve on a machine of their own.",
    ),
    "uncounted.role": (
        "menurut daftar ia bukan redaktur. Minta redaktur menyetujui, atau minta pemimpin redaksi memperbarui perannya.",
        "by the list they are no editor. Ask an editor to approve, or the chief to bring the role up to date.",
    ),
    "uncounted.four-eyes": (
        "ia menulis sendiri sebagian besar naskah ini. Minta redaktur lain menyetujui.",
        "they wrote most of this text themselves. Ask another editor to approve.",
    ),
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
        "Redaksi di laptop ini dipulihkan dari cadangan yang lebih lama daripada yang sudah dikirim dari sini, lalu dipakai menulis. "
        "Tidak ada yang keluar atau masuk, supaya tidak ada dua isi untuk satu nomor; semua naskah tetap di sini. Mulai dengan folder "
        "redaksi baru, ambil semuanya dari folder bersama, lalu impor naskah yang ditulis sejak itu dari folder lama.",
        "The newsroom on this laptop was brought back from a backup that is older than what was sent from here, and then written in. "
        "Nothing went out or came in, so that no number says two things; every text is still here. Begin with a new newsroom folder, take "
        "in everything from the shared folder, then import what was written since from the old one.",
    ),
    "refused.whose-machine": (
        "Nama {name} sudah ada di daftar, dan perangkat ini belum disebut milik siapa. Tidak ada yang diubah. Tanyakan apakah orangnya "
        "sama, lalu akui lagi; lewat perintah: people --admit PERANGKAT --as ORANG, atau --as new kalau orangnya lain.",
        "The name {name} is on the list already, and nobody said whose this machine is. Nothing was changed. Ask whether it is the same "
        "person, then admit it again; from a terminal: people --admit MACHINE --as PERSON, or --as new if it is somebody else.",
    ),
    "refused.person-not-listed": (
        "Orang itu tidak ada di daftar, atau perangkatnya sudah dicabut, jadi perangkat ini tidak bisa menjadi miliknya. Tidak ada yang "
        "diubah; pilih orang yang ada di daftar.",
        "That person is not on the list, or their machine was removed, so this machine cannot be theirs. Nothing was changed; choose "
        "somebody who is on the list.",
    ),
    "refused.person-on-list": (
        "Perangkat ini mengaku milik {name}, yang sudah ada di daftar dengan perangkat lain: dua orang akan menjadi satu. Tidak ada yang "
        "diubah. Akui sebagai milik {name}, atau minta perkenalan baru langsung dari orangnya.",
        "This machine says that it is {name}'s, who is on the list with another one: two people would become one. Nothing was changed. "
        "Admit it as {name}'s, or ask the person for a new introduction, from hand to hand.",
    ),
    "refused.list-own-machine": (
        "Ini perangkat yang daftarnya berlaku; ia tidak bisa mencabut dirinya. Tidak ada yang diubah.",
        "This is the machine whose list counts; it cannot take itself off. Nothing was changed.",
    ),
    "refused.role-not-listed": (
        "Menurut daftar pemimpin redaksi, pemilik perangkat ini bukan redaktur, jadi langkah ini tidak akan dihitung di mana pun. "
        "Tidak ada yang diubah; minta pemimpin redaksi memperbarui perannya.",
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
        "Kiriman ini disegel untuk perangkat di daftar pemimpin redaksi; laptop ini belum termasuk. Minta pemimpin redaksi mengakui laptop "
        "ini, lalu minta pengirim mengirim lagi.",
        "This parcel is sealed for the machines on the chief's list; this laptop is not one of them yet. Ask the chief to admit it, then "
        "ask the sender to send it again.",
    ),
}
