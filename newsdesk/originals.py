"""Originals of pictures on the way: which texts show them, and how they lie in a shared folder, each under the hash of its bytes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from os import scandir
from pathlib import Path
from stat import S_ISREG

from sqlalchemy import select

from newsdesk.desk import Desk, Look
from newsdesk.drafting import keep_original, original
from newsdesk.errors import Refused
from newsdesk.store.backup import write_file
from newsdesk.store.folder import read
from newsdesk.store.tables import Image, Revision

PLACE = "pictures"
"""The folder inside the one of a machine that holds its pictures."""
MOST = 60_000_000
"""Bytes of one picture."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOST_LOOKED_AT = 20_000
_SKIPPED = ("picture-missing", "picture-not-one", "picture-too-large")


def swap(desk: Desk, machines: Mapping[str, Path], own: Path) -> tuple[int, int, dict[str, str]]:
    """Take the originals that are missing here out of the folders of machines, and put those that lie in none into `own`.

    Only pictures of texts that were submitted. Returns how many came, how many went, and what was left alone, with a code.
    Raises Refused("disk-full"), ("folder-read-only", folder).
    """
    known = desk.ask(lambda look: set(look.session.scalars(select(Image.digest))))
    here = {digest for digest in known if desk.home.picture(digest).is_file()}
    lying = {digest: folder / PLACE / digest for folder in machines.values() for digest in there(folder, known)}
    parted = here ^ set(lying)
    wanted = sorted(desk.ask(shown) & parted) if parted else []
    came = went = 0
    ignored: dict[str, str] = {}
    for digest in wanted:
        try:
            if digest in here:
                went += _put(desk, digest, own)
            else:
                came += _take(desk, digest, lying[digest])
        except Refused as refused:
            if refused.code not in (*_SKIPPED, "half-there"):
                raise
            ignored[f"{PLACE}/{digest}"] = refused.code
    return came, went, ignored


def there(folder: Path, wanted: Collection[str]) -> set[str]:
    """Which of these pictures lie in the folder of a machine, however many other names lie there: behind the first ones each is
    asked for by its name, so that nobody hides a picture, or holds us up, by filling the folder."""
    found, more = _names(folder)
    found &= set(wanted)
    if more:
        found |= {digest for digest in set(wanted) - found if _is_file(folder / PLACE / digest)}
    return found


def traces(folder: Path) -> set[str]:
    """What tells that another picture came into the folder of a machine: the names of the first ones; where there are more, when
    the folder was changed, too."""
    found, more = _names(folder)
    with suppress(OSError):
        if more:
            found.add(str((folder / PLACE).stat().st_mtime_ns))
    return found


def _names(folder: Path) -> tuple[set[str], bool]:
    """The first names of pictures in the folder of a machine, and whether there are more; what is foreign or temporary is not seen."""
    try:
        with scandir(folder / PLACE) as entries:
            found = {entry.name for entry in islice(entries, _MOST_LOOKED_AT)
                     if _DIGEST.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)}
            return found, next(entries, None) is not None
    except OSError:  # there is none, or it went away while we looked
        return set(), False


def _is_file(path: Path) -> bool:
    try:
        return S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def shown(look: Look) -> set[str]:
    """The pictures of every text that was ever submitted."""
    found: set[str] = set()
    for content in look.session.scalars(select(Revision.content)):
        found.update(_DIGEST.findall(content))
    return found


def _put(desk: Desk, digest: str, own: Path) -> int:
    data = desk.ask(original, digest)
    if len(data) > MOST:
        raise Refused("picture-too-large", megapixels=0, most=0)
    try:
        write_file(own / PLACE / digest, data)
    except OSError as wrong:
        raise Refused("disk-full" if wrong.errno == 28 else "folder-read-only", folder=str(own)) from wrong
    return 1


def _take(desk: Desk, digest: str, path: Path) -> int:
    try:
        data = read(path, MOST)
    except OSError as wrong:
        raise Refused("picture-missing", picture=digest[:12]) from wrong
    if data is None or sha256(data).hexdigest() != digest:
        raise Refused("half-there")
    keep_original(desk.home, data, digest)
    with suppress(OSError):
        desk.home.copy(digest).unlink(missing_ok=True)
    return 1
