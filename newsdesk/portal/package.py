"""The export folder: the page, its style and pictures, the article as JSON and Markdown, and the manifest of it all.

Written so that a crash leaves the old folder or the new one, never half: everything goes into a folder of a temporary name,
file by file to the disk, and then takes the place of the old one in a single rename (`renameat2` exchange where the system
has it; else the old one steps aside first, and the next look at the folder finishes or undoes that).
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from lxml import html as lxml_html

from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.portal.context import Context
from newsdesk.portal.page import STYLE_NAME, instant, render, slug
from newsdesk.portal.pictures import PictureFile
from newsdesk.portal.profile import Profile
from newsdesk.store.backup import sync_folder
from newsdesk.text.canonical import canonical_json

MANIFEST = "manifest.json"
_AT_FDCWD, _EXCHANGE = -100, 2


def folder_name(content: Content, context: Context, _profile: Profile) -> str:
    """``<date>-<slug>``: the date of the page's instant (``0000-00-00`` while it has none)."""
    return f"{instant(content, context)[:10] or '0000-00-00'}-{slug(content)}"


def package_files(content: Content, profile: Profile, context: Context, pictures: Mapping[str, PictureFile],
                  about: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of the export folder by name; about: plain values for article.json (article, revision).

    The same input gives the same bytes.
    """
    page = render(content, profile, context, pictures)
    files = {"index.html": page.html, STYLE_NAME: page.style}
    files |= {picture.name: picture.data for picture in pictures.values()}
    article = {
        **about, "content": json.loads(content.to_json()), "profile": profile.id, "published": instant(content, context),
        "pictures": {key: picture.name for key, picture in pictures.items()},
    }
    files["article.json"] = (canonical_json(article) + "\n").encode("utf-8")
    files["article.md"] = _markdown(content, context, pictures).encode("utf-8")
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    files[MANIFEST] = (json.dumps({"sha256": sums}, indent=1, sort_keys=True) + "\n").encode("utf-8")
    return files


def write_package(files: Mapping[str, bytes], parent: Path, name: str) -> Path:
    """Write the files as the folder ``parent/name``, in place of one that is there; returns it.

    Raises Refused("disk-full"), ("folder-read-only"): then the old folder is there as it was.
    """
    final, part, aside = parent / name, parent / f".{name}.part", parent / f".{name}.old"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        recover(parent, name)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        for file, data in files.items():
            with open(part / file, "wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
        sync_folder(part)
        if not final.exists():
            os.rename(part, final)
        elif _exchange(part, final):
            sync_folder(parent)
            shutil.rmtree(part, ignore_errors=True)
        else:
            os.rename(final, aside)
            os.rename(part, final)
            sync_folder(parent)
            shutil.rmtree(aside, ignore_errors=True)
        sync_folder(parent)
    except OSError as wrong:
        shutil.rmtree(part, ignore_errors=True)
        if wrong.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused("disk-full") from wrong
        raise Refused("folder-read-only", folder=str(parent)) from wrong
    return final


def recover(parent: Path, name: str) -> None:
    """Put right what a crash between the two renames left: the old folder aside and no new one in its place."""
    final, aside = parent / name, parent / f".{name}.old"
    if aside.exists():
        if final.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            os.rename(aside, final)


def read_back(folder: Path) -> list[str]:
    """What is wrong with an export folder on disk, read anew: files that are not what the manifest says, an article.json
    that is no article, a page that does not say what the article says. Empty where all is right."""
    try:
        sums: dict[str, str] = json.loads((folder / MANIFEST).read_bytes())["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return [f"{MANIFEST}: unreadable"]
    wrong = []
    for name, expected in sums.items():
        try:
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                wrong.append(f"{name}: changed")
        except OSError:
            wrong.append(f"{name}: missing")
    wrong += [f"{p.name}: not in the manifest" for p in folder.iterdir() if p.name not in sums and p.name != MANIFEST]
    return wrong or _page_differs(folder)


def _page_differs(folder: Path) -> list[str]:
    """Where the page on disk and the article on disk do not say the same."""
    article = json.loads((folder / "article.json").read_bytes())
    content = Content.from_values(article["content"])
    page = lxml_html.document_fromstring((folder / "index.html").read_bytes().decode("utf-8"))
    said = {
        "headline": " ".join("".join(page.xpath("//h1//text()")).split()),
        "reporters": page.xpath("//*[@id='author']/strong/text()"),
        "editor": "".join(page.xpath("//*[@id='editor']/strong/text()")),
        "tags": [tag.removeprefix("#") for tag in page.xpath("//*[@class='news-tags']//a/text()")],
        "advertorial": bool(page.xpath("//*[@class='label-adv']")),
        "instant": "".join(page.xpath("//article//time/@datetime")),
    }
    meant = {
        "headline": " ".join(content.headline.split()), "reporters": list(content.reporters), "editor": content.editor,
        "tags": list(content.tags), "advertorial": content.advertorial, "instant": article["published"],
    }
    return [f"index.html: {name} differs" for name in meant if said[name] != meant[name]]


def _markdown(content: Content, context: Context, pictures: Mapping[str, PictureFile]) -> str:
    """The article as Markdown with front matter in TOML's simplest form; pictures by their file names."""
    head = {
        "headline": content.headline, "kicker": content.kicker, "slug": content.slug, "place": content.place,
        "label": content.label, "published": instant(content, context), "reporters": list(content.reporters),
        "editor": content.editor, "category": content.category, "tags": list(content.tags),
        "advertorial": content.advertorial, "sponsor": content.sponsor, "source": content.source,
    }
    lines = ["---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items() if value), "---", ""]
    body = content.body
    for key, picture in pictures.items():
        body = body.replace(f"(picture:{key})", f"({picture.name})")
    lead = f"![{content.lead.alt}]({pictures[content.lead.key].name})\n\n" if content.lead and content.lead.key in pictures else ""
    return "\n".join(lines) + "\n" + lead + body + "\n"


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux' renameat2); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
