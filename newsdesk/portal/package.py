"""The export folder: the page, its style and pictures, the article as JSON and Markdown, and the manifest of it all.

Written so that a crash leaves the old folder or the new one, never half: everything goes into a folder of a temporary
name, file by file to the disk, and then takes the place of the old one in a single rename (`renameat2` exchange where
the system has it; else the old one steps aside first, and the next export into the folder finishes or undoes that).
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from lxml import etree
from lxml import html as lxml_html

from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.pictures.made import PictureFile
from newsdesk.portal.context import Context, answered_address
from newsdesk.portal.page import STYLE_NAME, instant, render, slug
from newsdesk.portal.shape import Profile
from newsdesk.store.backup import sync_folder
from newsdesk.text.body import blocks, chunks, join_lines, lines_of, picture_line
from newsdesk.text.canonical import canonical_json
from newsdesk.text.markup import plain

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
    content = content.cleaned()
    page = render(content, profile, context, pictures)
    files = {"index.html": page.html, STYLE_NAME: page.style}
    files |= {picture.name: picture.data for picture in pictures.values()}
    article = {
        **about, "content": json.loads(content.to_json()), "profile": profile.id,
        "published": instant(content, context), "address": context.address,
        "pictures": {key: picture.name for key, picture in pictures.items()},
    }
    if content.answers:  # in the content it may be named as this newsroom knows it: here it is where everybody finds it
        article["answers"] = {"kind": content.answers.kind, "address": answered_address(content.answers, context),
                              "headline": content.answers.headline}
    files["article.json"] = (canonical_json(article) + "\n").encode("utf-8")
    files["article.md"] = article_markdown(
        content, instant(content, context), {key: picture.name for key, picture in pictures.items()}).encode("utf-8")
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
        if aside.exists() and not final.exists():
            os.rename(aside, final)
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
    """What is wrong with an export folder on disk, read anew; empty where all is right.

    Looked for: files that are not what the manifest says, an article.json that is no article, a page that does not say
    what the article says.
    """
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
    strangers = {p.name for p in folder.iterdir()} - set(sums) - {MANIFEST}
    wrong += [f"{name}: not in the manifest" for name in sorted(strangers)]
    return wrong or _page_differs(folder)


def _page_differs(folder: Path) -> list[str]:
    """Where the page on disk and the article on disk do not say the same.

    A newsroom's own template may leave out people, tags or the stamp; what it shows must be the article's.
    """
    try:
        article = json.loads((folder / "article.json").read_bytes())
        content, at = Content.from_values(article["content"]), str(article["published"])
        page = lxml_html.document_fromstring((folder / "index.html").read_bytes().decode("utf-8"))
    except (ValueError, TypeError, KeyError, AttributeError, etree.ParserError) as wrong:
        return [f"article.json or index.html: {wrong}"]
    shown = "".join(text for part in _all(page, "//*[@id='body']/*") for text in part.itertext())
    differs = [f"index.html: {name} differs" for name, path, meant in (
        ("headline", "//h1/text()", [content.headline] if content.headline else []),
        ("reporters", "//*[@id='author']/strong/text()", list(content.reporters)),
        ("editor", "//*[@id='editor']/strong/text()", [content.editor] if content.editor else []),
        ("tags", "//*[@class='news-tags']//a/text()", [f"#{tag}" for tag in content.tags]),
        ("answers", "//*[@data-answers]//*[@class='answered']/text()", [content.answers.headline] if content.answers else []),
        ("instant", "//article//time[not(ancestor::*[@data-kind])]/@datetime", [at] if at else []),
    ) if (said := _all(page, path)) != meant and (said or name == "headline")]
    if not content.withdrawn and not _in_order(map(_words, chunks(content.body)), "".join(shown.split())):
        differs.append("index.html: body differs")
    if content.advertorial and not _all(page, "//*[@class='label-adv']"):
        differs.append("index.html: label differs")
    return differs


def _all(page: etree._Element, path: str) -> list[Any]:
    return cast("list[Any]", page.xpath(path))


def _words(chunk: str) -> str:
    """The words of a chunk as the page shows them, without white space; nothing for a picture."""
    block = blocks(chunk)[0]
    text = "" if block.picture else block.related.title if block.related else plain(chunk)
    return "".join(text.split())


def _in_order(pieces: Iterable[str], text: str) -> bool:
    """True where each piece stands in the text behind the one before."""
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def article_markdown(content: Content, published: str, pictures: Mapping[str, str]) -> str:
    """The article as Markdown, its fields in front as YAML (JSON values are YAML), pictures by their file names (by key)."""
    head = {
        "headline": content.headline, "kicker": content.kicker, "slug": content.slug, "place": content.place,
        "label": content.label, "published": published, "reporters": list(content.reporters),
        "editor": content.editor, "category": content.category, "tags": list(content.tags),
        "advertorial": content.advertorial, "sponsor": content.sponsor, "source": content.source,
    }
    values = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items() if value)
    lines = []
    lead = content.lead
    if lead and lead.key in pictures:
        lines.append(picture_line(lead.key, lead.alt))
    lines += lines_of(content.body)
    body = join_lines(lines)
    for key, name in pictures.items():
        body = body.replace(f"](picture:{key})", f"]({name})")
    return "\n".join(["---", *values, "---", "", body, ""])


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux' renameat2); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
