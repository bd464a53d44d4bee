"""Words of work that travels: sending a file, opening one, the roads that are gone by themselves, where a text is."""

WORDS: dict[str, tuple[str, str]] = {
    # where a text is
    "travel.where.here": ("Masih di laptop ini", "Still on this laptop"),
    "travel.where.from": ("Di laptop ini, dari rekan", "On this laptop, from a colleague"),
    "travel.where.sent": ("Dikirim {when} lewat {road}", "Sent {when} by {road}"),
    "travel.where.received": ("Diterima {name} {when}", "Received by {name} {when}"),
    "travel.where.answered": ("Redaktur sudah menjawab: {stage}", "The editor has answered: {stage}"),
    "travel.row.here": ("masih di laptop ini", "still on this laptop"),
    "travel.row.sent": ("dikirim {when} lewat {road}", "sent {when} by {road}"),
    "travel.row.received": ("diterima {name} {when}", "received by {name} {when}"),
    "travel.way": ("Di mana naskah ini", "Where this text is"),
    "travel.way.sent": ("Dikirim", "Sent"),
    "travel.way.received": ("Diterima redaktur", "Received by the editor"),
    "travel.way.returned": ("Diterima reporter", "Received by the reporter"),
    "travel.way.reached": ("{step}: sudah", "{step}: done"),
    "travel.way.not": ("{step}: belum", "{step}: not yet"),
    "travel.somebody": ("rekan", "a colleague"),
    "travel.by.file": ("berkas", "file"),
    "travel.by.folder": ("folder bersama", "shared folder"),
    "travel.by.server": ("server redaksi", "newsroom server"),
    # sending a file
    "command.step.file": ("Kirim sebagai berkas…", "Send as a file…"),
    "steps.key.file": ("F", "F"),
    "travel.send.title": ("Kirim sebagai berkas", "Send as a file"),
    "travel.send.hint": (
        "Satu berkas kecil untuk rekan di komputer lain: lewat stik USB, WhatsApp, atau surel.",
        "One small file for a colleague at another computer: by USB stick, WhatsApp or e-mail.",
    ),
    "travel.send.revision": ("Revisi {n}, diserahkan {when}", "Revision {n}, submitted {when}"),
    "travel.send.what": ("Isi berkas", "What goes along"),
    "travel.send.text": ("Teks saja, foto menyusul", "Text only, pictures follow"),
    "travel.send.small": ("Dengan foto kecil, aslinya menyusul", "With small pictures, the originals follow"),
    "travel.send.originals": ("Dengan foto asli", "With the original pictures"),
    "travel.send.preparing": ("Menyiapkan berkas…", "Preparing the file…"),
    "travel.send.picture": ("Menyiapkan foto {n} dari {all}…", "Preparing picture {n} of {all}…"),
    "travel.send.writing": ("Menulis dan memeriksa… jangan cabut dulu.", "Writing and checking… do not pull it out yet."),
    "travel.send.save": ("Simpan ke stik USB atau folder…", "Save to a USB stick or folder…"),
    "travel.send.where": ("Simpan berkas kiriman di mana?", "Where should the file go?"),
    "travel.send.safe": ("Aman dicabut", "Safe to remove"),
    "travel.send.done": (
        "{file}, {size}, di {folder}: ditulis dan dibaca ulang dari sana.",
        "{file}, {size}, in {folder}: written, and read back from there.",
    ),
    "travel.send.folder": ("Buka foldernya", "Open its folder"),
    "travel.send.missing": (
        "{n} foto belum ada di laptop ini dan tidak ikut.",
        "{n:picture is|pictures are} not on this laptop and cannot go along.",
    ),
    "travel.send.offer": ("Tawarkan setiap kali saya menyerahkan", "Offer this each time I submit"),
    "refused.send-folder-missing": (
        "Folder {folder} sudah tidak ada; mungkin stiknya tercabut. Naskah utuh di sini; pasang lagi, lalu simpan sekali lagi.",
        "The folder {folder} is gone; perhaps the stick was pulled out. The text is whole here; plug it in and save once more.",
    ),
    # opening one
    "command.travel.open": ("Buka kiriman…", "Open a parcel…"),
    "travel.open.which": ("Pilih berkas kiriman", "Choose the files that were sent"),
    "travel.open.kind": ("Kiriman Newsdesk (*.textpack *.age)", "Newsdesk parcels (*.textpack *.age)"),
    "travel.open.title": ("Kiriman", "Parcels"),
    "travel.open.reading": ("Memeriksa {name}…", "Checking {name}…"),
    "travel.open.from": ("Dari {name}", "From {name}"),
    "travel.open.says": ("Mengaku dari {name}", "Says it is from {name}"),
    "travel.open.when": ("dibuat {when} · {size}", "made {when} · {size}"),
    "travel.open.mine": ("Dari laptop ini sendiri", "From this laptop itself"),
    "travel.open.listed": ("Ada di daftar redaksi", "On the newsroom's list"),
    "travel.open.known": ("Pernah mengirim ke sini", "Has sent here before"),
    "travel.open.removed": ("Dikeluarkan dari daftar", "Taken off the list"),
    "travel.open.unknown": ("Komputer belum dikenal", "Computer not known yet"),
    "travel.open.unknown.why": (
        "Berkas ini utuh dan ditandatangani komputer pengirimnya, tetapi komputer itu belum pernah mengirim ke sini. "
        "Pastikan dulu ke {name} bahwa kiriman ini memang darinya.",
        "This file is whole and signed by the computer that sent it, but that computer has never sent here before. "
        "Make sure with {name} first that this is theirs.",
    ),
    "travel.open.removed.why": (
        "Pemimpin redaksi mengeluarkan komputer ini dari daftar: naskahnya masuk, tetapi persetujuannya tidak dihitung.",
        "The editor-in-chief took this computer off the list: its texts come in, but its approvals do not count.",
    ),
    "travel.open.new": ("Baru", "New"),
    "travel.open.changed": ("Berubah", "Changed"),
    "travel.open.there": ("Sudah ada", "Here already"),
    "travel.open.more": ("dan {n} naskah lagi", "and {n:article|articles} more"),
    "travel.open.pictures": ("{n} foto", "{n:picture|pictures}"),
    "travel.open.copies": ("{n} foto kecil, aslinya menyusul", "{n:small picture|small pictures}, the originals follow"),
    "travel.open.no-pictures": ("tanpa foto", "no pictures"),
    "travel.open.nothing": (
        "Semua isinya sudah ada di sini; tidak ada yang perlu diterima.",
        "All of it is here already; there is nothing to receive.",
    ),
    "travel.open.accept": ("Terima", "Receive"),
    "travel.open.accept.hint": (
        "Diterima utuh, atau tidak sama sekali. Tulisan Anda sendiri tidak ditimpa.",
        "Taken in whole or not at all. What you wrote yourself is not written over.",
    ),
    "travel.open.taking": ("Menerima…", "Receiving…"),
    "travel.open.taken": ("Masuk", "Received"),
    "travel.open.refused": ("Ditolak", "Refused"),
    "travel.open.aside": ("Berkasnya disimpan di samping: {file}", "The file was put aside: {file}"),
    "travel.open.folder": ("Buka foldernya", "Open its folder"),
    "travel.open.cancel": ("Jangan terima", "Do not receive"),
    "travel.open.close": ("Tutup", "Close"),
    "travel.open.to-list": ("Lihat daftar", "See the list"),
    "window.parcel-damaged": (
        "Kiriman ini terpotong atau berubah di jalan. Tidak ada yang diambil darinya; minta pengirim mengirim ulang.",
        "This parcel was cut off or changed on the way. Nothing of it was taken in; ask the sender to send it again.",
    ),
    "window.parcel-unsigned": (
        "Kiriman ini tidak ditandatangani oleh komputer yang disebutnya; mungkin ada yang mengubahnya. Tidak ada yang diambil; "
        "minta pengirim mengirim ulang langsung kepada Anda.",
        "This parcel is not signed by the computer that it names; somebody may have changed it. Nothing was taken in; "
        "ask the sender to send it again, straight to you.",
    ),
    "window.parcel-forked": (
        "Kiriman ini bertentangan dengan yang sudah ada di sini dari komputer yang sama. Tidak ada yang diambil; hubungi pengirimnya.",
        "This parcel contradicts what is here already from the same computer. Nothing was taken in; talk to the sender.",
    ),
    "window.parcel-too-large": (
        "Kiriman ini terlalu besar. Tidak ada yang diambil; minta pengirim mengirim lebih sedikit sekaligus.",
        "This parcel is too large. Nothing was taken in; ask the sender to send less at once.",
    ),
    # the roads
    "road.folder": ("Folder bersama", "Shared folder"),
    "road.server": ("Server redaksi", "Newsroom server"),
    "command.travel.exchange": ("Ambil dan kirim sekarang", "Fetch and send now"),
    "travel.roads": ("Jalan naskah", "Roads"),
    "travel.roads.hint": (
        "Lewat sini naskah berjalan sendiri antara reporter dan redaktur. Tanpa jalan pun menulis tetap lancar; "
        "kirimlah sebagai berkas.",
        "By these roads texts travel by themselves between reporters and editors. Writing works without any; send files then.",
    ),
    "travel.folder.none": (
        "Satu folder yang sama-sama dibuka: Syncthing, Dropbox, OneDrive, atau folder kantor.",
        "One folder that all of you open: Syncthing, Dropbox, OneDrive, or a folder of the office.",
    ),
    "travel.folder.choose": ("Pilih folder…", "Choose a folder…"),
    "travel.folder.other": ("Folder lain…", "Another folder…"),
    "travel.folder.where": ("Folder bersama redaksi yang mana?", "Which is the newsroom's shared folder?"),
    "travel.folder.leave": ("Lepaskan", "Stop using it"),
    "travel.road.now": ("Ambil dan kirim sekarang", "Fetch and send now"),
    "travel.road.going": ("Sedang mengambil dan mengirim…", "Fetching and sending…"),
    "travel.road.last": ("Terakhir bertukar {when}", "Last exchanged {when}"),
    "travel.road.never": ("Belum pernah bertukar", "Never exchanged yet"),
    "travel.road.ignored": ("{n} berkas di sana belum utuh atau bukan kiriman", "{n:file|files} there not whole yet, or no parcel"),
    "travel.road.shared-folder-missing": (
        "Folder bersama {folder} sedang tidak ada. Naskah aman di laptop ini, dan dikirim sendiri begitu folder itu kembali.",
        "The shared folder {folder} is not there now. Your texts are safe on this laptop, and go by themselves once it is back.",
    ),
    "travel.road.folder-read-only": (
        "Folder bersama tidak bisa ditulisi ({folder}). Yang baru tetap diambil; naskah Anda aman di sini sampai bisa dikirim.",
        "The shared folder cannot be written to ({folder}). What is new is still fetched; your texts are safe here until they can go.",
    ),
    "travel.road.disk-full": (
        "Tempat di folder bersama habis. Naskah Anda aman di laptop ini; kosongkan sebagian, lalu ambil dan kirim lagi.",
        "The shared folder is full. Your texts are safe on this laptop; free some space, then fetch and send again.",
    ),
    "travel.came.pictures": ("{n} foto asli masuk", "{n:original picture|original pictures} came in"),
    "travel.came": ("{n} naskah masuk", "{n:article|articles} came in"),
    "travel.came.show": ("Lihat", "Show"),
    "check.picture-to-follow": (
        "Foto asli belum sampai di laptop ini; minta pengirimnya mengirim dengan foto asli.",
        "The original of this picture has not arrived on this laptop; ask the sender to send it with the originals.",
    ),
    # a newer text under an open paper
    "travel.follow.done": (
        "Teks terbaru dari {name} sudah ada di sini. Ctrl+Z memperlihatkan yang sebelumnya.",
        "The newest text from {name} is here. Ctrl+Z shows the one before.",
    ),
    "travel.follow.compare": ("Lihat yang berubah", "See what changed"),
    "travel.follow.kept": (
        "{name} mengirim teks yang lebih baru. Tulisan Anda tetap seperti ini; saat Anda kirim, keduanya digabung per kalimat.",
        "{name} sent a newer text. What you wrote stays as it is; when you send it, both become one, sentence by sentence.",
    ),
    "travel.follow.joined": (
        "Tulisan Anda dan teks dari {name} sudah digabung menjadi satu. Ctrl+Z memperlihatkan tulisan Anda saja.",
        "What you wrote and the text from {name} are one now. Ctrl+Z shows yours alone.",
    ),
    "travel.follow.show": ("Lihat bedanya", "See the difference"),
}
