"""The desktops of Linux (freedesktop.org): a menu entry, the types of our files, and their icons, all below ~/.local/share.

Nothing but files of our own is written, each only where it is not there already as it should be. The desktop's own tools read them
into its caches; where a tool is missing, the desktop does so at its next start.
"""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from shutil import which
from xml.sax.saxutils import escape

from newsdesk.paths import RESOURCES
from ui.words import WORDS

ENTRY, TYPES = "applications/newsdesk.desktop", "mime/packages/newsdesk.xml"
PARCEL, SEALED = "application/x-textpack", "application/x-textpack-age"
_ICONS = {
    "icons/hicolor/scalable/apps/newsdesk.svg": "newsdesk.svg",
    "icons/hicolor/scalable/mimetypes/application-x-textpack.svg": "parcel.svg",
    "icons/hicolor/scalable/mimetypes/application-x-textpack-age.svg": "parcel.svg",
}
_SECONDS = 30
"""After which a tool that does not end is left alone."""


def data_folder() -> Path:
    """Where this person's programs and types are: $XDG_DATA_HOME, or ~/.local/share."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def tie(data: Path, program: Path) -> bool:
    """Write the entry, the types and the icons below a data folder; False where all of it is there already. Raises OSError."""
    wanted = {ENTRY: entry(program).encode(), TYPES: types().encode(),
              **{name: (RESOURCES / "icons" / source).read_bytes() for name, source in _ICONS.items()}}
    new = {name: content for name, content in wanted.items() if not _holds(data / name, content)}
    for name, content in new.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.new")  # nobody reads half an entry
        half.write_bytes(content)
        half.replace(path)
    if new:
        _tell(data)
        _first_of_nobody()
    return bool(new)


def untie(data: Path) -> None:
    """Remove what `tie` wrote. Raises OSError."""
    for name in (ENTRY, TYPES, *_ICONS):
        (data / name).unlink(missing_ok=True)
    _tell(data)


def entry(program: Path) -> str:
    """The menu entry of the program in a folder. It is not shown once that folder is gone."""
    run = program / "run"
    return "\n".join((
        "[Desktop Entry]", "Type=Application", "Version=1.0", "Name=Newsdesk",
        *_both("GenericName", "desktop.generic"), *_both("Comment", "desktop.comment"),
        f"Exec={_string(_argument(str(run)))} %F", f"TryExec={_string(str(run))}", "Icon=newsdesk", "Terminal=false",
        f"MimeType={PARCEL};{SEALED};", "Categories=Office;WordProcessor;", "StartupWMClass=Newsdesk", ""))


def types() -> str:
    """What our files are, for shared-mime-info."""
    return "\n".join((
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
        *_type(PARCEL, "desktop.parcel", "*.textpack", "application/zip"),
        *_type(SEALED, "desktop.sealed", "*.textpack.age", "application/octet-stream"), "</mime-info>", ""))


def _type(name: str, words: str, ending: str, above: str) -> tuple[str, ...]:
    indonesian, english = map(escape, WORDS[words])
    return (f'  <mime-type type="{name}">', f"    <comment>{english}</comment>", f'    <comment xml:lang="id">{indonesian}</comment>',
            f'    <sub-class-of type="{above}"/>', f'    <glob pattern="{ending}" weight="60"/>', "  </mime-type>")


def _both(key: str, words: str) -> tuple[str, str]:
    indonesian, english = WORDS[words]
    return f"{key}={english}", f"{key}[id]={indonesian}"


def _argument(text: str) -> str:
    """An argument of Exec; a % is no field code. In quotes only where it needs them: xdg-open without a desktop knows none."""
    if re.fullmatch(r"[\w./+:@,-]+", text, re.ASCII):
        return text
    for sign in "\\\"`$":
        text = text.replace(sign, f"\\{sign}")
    return f'"{text}"'.replace("%", "%%")


def _string(text: str) -> str:
    """A value as an entry holds it."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _tell(data: Path) -> None:
    """Let the desktop's caches follow."""
    for tool, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        if (data / folder).is_dir():
            _asked(tool, str(data / folder))


def _first_of_nobody() -> None:
    """Where no program opens parcels by itself yet, this one does; who chose another keeps it."""
    for kind in (PARCEL, SEALED):
        if which("xdg-mime") and not _asked("xdg-mime", "query", "default", kind).strip():
            _asked("xdg-mime", "default", Path(ENTRY).name, kind)


def _asked(tool: str, *arguments: str) -> str:
    """What a tool of the desktop says; nothing where it is not there or fails."""
    found = which(tool)
    if found:
        with suppress(OSError, subprocess.SubprocessError):
            return subprocess.run([found, *arguments], capture_output=True, text=True, timeout=_SECONDS, check=False).stdout
    return ""
