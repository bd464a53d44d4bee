"""The main job without a screen: a page text becomes an article, gets a related link, and is exported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newsdesk import drafting, finding, importing, publishing, reviewing, staffing
from newsdesk.article.content import Content, Picture
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.paths import RESOURCES, Home
from newsdesk.sample import AGENCY, EDITOR, PHOTOGRAPHER, make_sample
from newsdesk.store import lock
from newsdesk.text.body import join_lines, lines_of, related_links
from newsdesk.text.related import Related, related_line
from newsdesk.text.tidying import Knowledge, tidied

SAMPLE = RESOURCES / "sample"
SAMPLE_PAGE = SAMPLE / "halaman-portal.txt"
MARKER = ".newsdesk-demo"
"""Says that the demo made the folder: only then is what lies in it made anew."""


def run_demo(folder: Path, page: Path | None = None) -> Iterator[str]:
    """Make a newsroom in ``folder/newsroom``, an export in ``folder/export`` and ``folder/page.png``; yields five lines
    that say what was made and where.

    page: a file that can be imported, such as the text of a portal page; None: the sample's. Raises
    Refused("demo-folder-taken", folder) where the folder holds anything and the demo did not make it, and as the verbs do.
    """
    home = _fresh(folder)
    desk = Desk.open(home)
    try:
        desk.do(staffing.settle_in, "Redaksi Contoh", ("reporter", "editor"), "disway-jateng")
        made = make_sample(desk)
        yield f"newsroom  {made} sample articles in {home.folder}"
        reading = desk.ask(importing.read_file, page or SAMPLE_PAGE)[0]
        article = desk.do(importing.accept, reading).result
        yield (f"imported  {reading.content.headline} ({_counted(len(reading.content.guesses), 'guess', 'guesses')}, "
               f"{_counted(len(reading.archive), 'archive entry', 'archive entries')})")
        title = desk.do(_finish, article).result
        yield f"related   {title}"
        revision = desk.do(reviewing.submit, article).result
        desk.do(_approve, article, revision)
        done = desk.do(publishing.export, article, folder / "export").result
        yield f"exported  {done.folder} ({_counted(len(done.files), 'file', 'files')}, revision {revision[:12]})"
        yield f"picture   {_picture_of(done.folder / 'index.html', folder / 'page.png')}"
    finally:
        desk.close()


def _counted(n: int, one: str, many: str) -> str:
    """A number with the noun that fits it."""
    return f"{n} {one if n == 1 else many}"


def _fresh(folder: Path) -> Home:
    """The place of a new newsroom in a folder that is new, empty or the demo's own; nothing else is ever emptied."""
    home = Home(folder / "newsroom")
    try:
        if folder.exists() and not (folder / MARKER).is_file() and any(folder.iterdir()):
            raise Refused("demo-folder-taken", folder=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARKER).write_text("Made by the demo of Newsdesk, which makes it anew each time.\n", encoding="utf-8")
        if home.folder.is_dir() and not home.folder.is_symlink():
            lock.take(home.lock).close()  # not while a window has it open
            shutil.rmtree(home.folder)
    except OSError as wrong:
        raise Refused("folder-read-only", folder=str(folder)) from wrong
    return home


def _finish(act: Act, article: str) -> str:
    """What the reporter would do: tidy the text, confirm the guesses, fill what the page did not say, put in a related link."""
    content: Content = drafting.draft(act, article).content
    known = Knowledge(lambda title: finding.find_title(act, title))
    content = replace(content, headline=tidied(content.headline, known), body=tidied(content.body, known))
    lines = lines_of(content.body)
    other = _other(act, content)
    lines.insert(1, related_line(Related(other.headline, other.target)))
    drafting.save_draft(act, article, replace(
        content, guesses=(), body=join_lines(lines), lead=content.lead or _sample_picture(act, content),
        category=content.category or "Ekonomi",
        reporters=content.reporters or ("Redaksi Contoh",),
        sponsor=content.sponsor or ("Pemerintah Daerah" if content.advertorial else ""),
        tags=content.tags or ("kabupaten tegal", "ikm", "industri"),
    ))
    return other.headline


def _approve(act: Act, article: str, revision: str) -> None:
    """The sample's editor approves it: nobody approves what they wrote themselves."""
    editor = next(person for person in staffing.people(act) if person.name == EDITOR)
    with staffing.acting_as(act, editor.id):
        reviewing.approve(act, article, revision)


def _other(act: Act, content: Content) -> finding.Found:
    """A published article that the content does not link to yet: one of its place, else the newest."""
    there = {r.title for r in related_links(content.body)} | {content.headline}
    found = [*finding.find(act, content.place, limit=40), *finding.find(act, "", limit=40)]
    return next(f for f in found if f.headline not in there and f.address)


def _sample_picture(act: Act, content: Content) -> Picture:
    """A picture of the sample, always the same, where the article came without one."""
    file = min((SAMPLE / "pictures").glob("*.jpg"))
    picture = drafting.lead_picture(drafting.add_image(act, file.read_bytes(), file.name), file.name)
    return replace(picture, keyword="CONTOH", caption=content.headline + ".", photographer=PHOTOGRAPHER, agency=AGENCY,
                   alt="Gambar contoh untuk " + content.headline)


def _picture_of(page: Path, picture: Path) -> str:
    """A picture of the page, by the window's own web engine in a process of its own; says why where there is none."""
    picture.unlink(missing_ok=True)
    command = [sys.executable, "-P", "-m", "ui", "picture", str(page), str(picture)]
    try:
        done = subprocess.run(command, timeout=120, capture_output=True, text=True, errors="replace", check=False,
                              env={**os.environ, "PYTHONPATH": str(RESOURCES.parent)})
    except (OSError, subprocess.TimeoutExpired) as wrong:
        return f"not made: {wrong}"
    said = " ".join(done.stderr.split())[-200:]
    return str(picture) if done.returncode == 0 and picture.exists() else f"not made: {said}"
