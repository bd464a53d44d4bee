"""Originals of pictures on the way: which texts show them, and how they lie in a shared folder, each under the hash of its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from os import scandir
from pathlib import Path

from sqlalchemy import select

from newsdesk.desk import Desk, Look
from newsdesk.drafting import keep_original, original
from newsdesk.errors import Refused
from newsdesk.store.backup import write_file
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
    there = {digest: folder / PLACE / digest for folder in machines.values() for digest in names(folder) if digest in known}
    parted = here ^ set(there)
    wanted = sorted(desk.ask(shown) & parted) if parted else []
    came = went = 0
    ignored: dict[str, str] = {}
    for digest in wanted:
        try:
            if digest in here:
                went += _put(desk, digest, own)
            else:
                came += _take(desk, digest, there[digest])
        except Refused as refused:
            if refused.code not in (*_SKIPPED, "half-there"):
                raise
            ignored[f"{PLACE}/{digest}"] = refused.code
    return came, went, ignored


def names(folder: Path) -> Iterator[str]:
    """The names of the pictures in the folder of a machine; what is foreign or temporary is not seen at all."""
    try:
        with scandir(folder / PLACE) as entries:
            yield from (entry.name for entry in islice(entries, _MOST_LOOKED_AT)
                        if _DIGEST.fullmatch(entry.name) and not entry.is_symlink())
    except OSError:  # there is none, or it went away while we looked
        return


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
        with path.open("rb") as source:
            data = source.read(MOST + 1)
    except OSError as wrong:
        raise Refused("picture-missing", picture=digest[:12]) from wrong
    if sha256(data).hexdigest() != digest:
        raise Refused("half-there")
    keep_original(desk.home, data, digest)
    with suppress(OSError):
        desk.home.copy(digest).unlink(missing_ok=True)
    return 1
