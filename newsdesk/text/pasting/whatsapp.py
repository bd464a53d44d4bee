"""Text from WhatsApp: who wrote it when (``[26/10 15.17] Nama:``), its ``*bold*`` and ``_italic_``, lines about attachments."""

from __future__ import annotations

import re

_DATE = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?"
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"(?:{_DATE},?\s+{_TIME}|{_TIME},?\s+{_DATE})"
_HEAD = rf"[\u200e\u200f]?(?:\[{_STAMP}\]\s*|{_STAMP}\s+[-–]\s+)[\u200e\u200f]?"
_HEADER = re.compile(_HEAD + r"(?:~\s*)?([^:\n]{1,60}):\s?[\u200e\u200f]?(.*)")
_SYSTEM = re.compile(_HEAD + r"[^:\n]{3,200}")
_ATTACHED = re.compile(
    r"[\u200e\u200f<(]*(?:(?:media|gambar|foto|video|audio|dokumen|stiker|sticker|image|document|GIF|kartu kontak|contact card)\s+"
    r"(?:tidak disertakan|dihilangkan|omitted)|(?:lampiran|attached):\s*\S.*|[\w .()-]+\.\w{2,5}\s*\((?:file terlampir|berkas terlampir"
    r"|file attached)\)|pesan ini (?:telah )?dihapus|this message was deleted|anda menghapus pesan ini|you deleted this message"
    r"|pesan dan panggilan (?:dienkripsi|terenkripsi) secara end-to-end\b.*|messages and calls are end-to-end encrypted\b.*"
    r"|(?:(?:missed|tak terjawab)\s+)?(?:(?:voice|video|group) call|panggilan (?:suara|video|grup))\b[^.:]{0,40}"
    r"|null)[\u200e\u200f>)]*\.?", re.I)
_EDITED = re.compile(r"\s*[\u200e\u200f]?<(?:pesan ini (?:telah )?diedit|this message was edited)>\s*$", re.I)
_URL = re.compile(r"((?:https?://|www\.)\S+)")
_EDGE_BEFORE, _EDGE_BEHIND = r"(?<![\w*_~\\])", r"(?![\w*_~])"
_BOLD = re.compile(rf"{_EDGE_BEFORE}\*(?=[^\s*])([^*\n]*[^\s*])\*{_EDGE_BEHIND}")
_ITALIC = re.compile(rf"{_EDGE_BEFORE}_(?=[^\s_])([^_\n]*[^\s_])_{_EDGE_BEHIND}")
_BOTH = re.compile(rf"{_EDGE_BEFORE}(?:\*_(?=[^\s*_])([^*_\n]*[^\s*_])_\*|_\*(?=[^\s*_])([^*_\n]*[^\s*_])\*_){_EDGE_BEHIND}")
_STRUCK = re.compile(r"(?<![\w~])~(?=[^\s~])([^~\n]*[^\s~])~(?![\w~])")
_MONO = re.compile(r"```([^`]+)```", re.S)
_CODE = re.compile(r"(?<![\w`])`(?=\S)([^`\n]*[^\s`])`(?![\w`])")
_MARKDOWN = re.compile(r"\*\*|\]\(|^#{1,6} |__", re.M)


def is_chat(text: str) -> bool:
    """Whether a text has lines with date, time and name as WhatsApp copies and exports them."""
    return any(_HEADER.fullmatch(line.strip()) for line in text.split("\n", 400)[:400])


def is_marked(text: str) -> bool:
    """Whether a text has WhatsApp's marks for bold or italic and none of Markdown's."""
    return not _MARKDOWN.search(text) and bool(_BOLD.search(text) or _ITALIC.search(text) or _MONO.search(text))


def without_headers(text: str) -> str:
    """A chat as what was said: date and time go, the name stays (bold) where more than one person speaks."""
    lines = text.split("\n")
    said = [_HEADER.fullmatch(line.strip()) for line in lines]
    names = list(dict.fromkeys(found[1].strip() for found in said if found))
    out: list[str] = []
    speaker = ""
    for line, found in zip(lines, said, strict=True):
        words = found[2] if found else line
        words = _EDITED.sub("", words)
        if _ATTACHED.fullmatch(words.strip()) or (not found and _SYSTEM.fullmatch(line.strip())):
            continue
        if found and len(names) > 1 and found[1].strip() != speaker:
            speaker = found[1].strip()
            out.append(f"*{speaker}:* {words}")
        else:
            out.append(words)
    return "\n".join(out)


def without_mono(text: str) -> str:
    """A text without the marks for letters of one width, which may stand around several lines."""
    return _MONO.sub(r"\1", text)


def as_markdown(text: str) -> str:
    """WhatsApp's marks as ours: ``*bold*`` as ``**bold**``, ``_italic_`` as ``*italic*``; in addresses nothing is a mark."""
    text = _CODE.sub(r"\1", text)
    parts = _URL.split(text)
    parts[::2] = [_marks(part) for part in parts[::2]]
    return "".join(parts)


def _marks(text: str) -> str:
    text = _BOTH.sub(lambda m: f"\0\0\0{m[1] or m[2]}\0\0\0", text)
    text = _BOLD.sub("\0\0\\1\0\0", text)
    text = _ITALIC.sub("\0\\1\0", text)
    return _STRUCK.sub(r"\1", text).replace("\0", "*")
