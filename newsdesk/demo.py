"""The main job without a screen: a page text becomes an article, gets a related link, and is exported."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newsdesk import drafting, finding, importing, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Act, Desk
from newsdesk.paths import RESOURCES, Home
from newsdesk.sample import make_sample
from newsdesk.text.body import join_lines, lines_of, related_links
from newsdesk.text.related import Related, related_line

SAMPLE_PAGE = RESOURCES / "sample" / "halaman-portal.txt"


def run_demo(folder: Path, page: Path | None = None) -> Iterator[str]:
    """Make a newsroom in ``folder/newsroom`` and an export in ``folder/export``; yields five lines that say what was
    made.

    page: the text of a portal page; None: the sample's. Raises Refused as the verbs do.
    """
    home = Home(folder / "newsroom")
    shutil.rmtree(home.folder, ignore_errors=True)
    desk = Desk.open(home)
    try:
        desk.do(staffing.settle_in, "Redaksi Contoh", ("reporter", "editor"), "disway-jateng")
        made = make_sample(desk)
        yield f"newsroom  {made} sample articles in {home.folder}"
        reading = desk.ask(importing.read_file, page or SAMPLE_PAGE)[0]
        article = desk.do(importing.accept, reading).result
        yield (f"imported  {reading.content.headline} ({len(reading.content.guesses)} guesses, "
               f"{len(reading.archive)} archive entries)")
        title = desk.do(_finish, article).result
        yield f"related   {title}"
        revision = desk.do(reviewing.submit, article).result
        desk.do(reviewing.approve, article, revision)
        done = desk.do(publishing.export, article, folder / "export").result
        yield f"exported  {done.folder} ({len(done.files)} files, revision {revision[:12]})"
        yield f"picture   {_picture_of(done.folder / 'index.html', folder / 'page.png')}"
    finally:
        desk.close()


def _finish(act: Act, article: str) -> str:
    """What the reporter would do: confirm the guesses, fill what the page did not say, put in a related link."""
    content: Content = drafting.draft(act, article).content
    there = {r.title for r in related_links(content.body)}
    other = next(f for f in finding.find(act, content.place or "", limit=40) if f.headline not in there and f.address)
    lines = lines_of(content.body)
    lines.insert(1, related_line(Related(other.headline, other.target)))
    lead = content.lead
    if lead is None or not lead.image:
        picture = drafting.add_image(act, next((RESOURCES / "sample").rglob("*.jpg")).read_bytes(), "contoh.jpg")
        lead = drafting.lead_picture(picture, "contoh.jpg")
        lead = replace(lead, keyword="CONTOH", caption=content.headline + ".", photographer="Ilustrasi/Newsdesk",
                       alt="Gambar contoh untuk " + content.headline)
    drafting.save_draft(act, article, replace(
        content, guesses=(), body=join_lines(lines), lead=lead, category=content.category or "Ekonomi",
        sponsor=content.sponsor or ("Pemerintah Daerah" if content.advertorial else ""),
        tags=content.tags or ("kabupaten tegal", "ikm", "industri"),
    ))
    return other.headline


def _picture_of(page: Path, picture: Path) -> str:
    """A picture of the page, by the window's own web engine in a process of its own; says why where there is none."""
    try:
        done = subprocess.run([sys.executable, "-m", "ui", "picture", str(page), str(picture)], timeout=120,
                              capture_output=True, text=True, check=False)
    except (OSError, subprocess.TimeoutExpired) as wrong:
        return f"not made: {wrong}"
    return str(picture) if done.returncode == 0 and picture.exists() else f"not made: {done.stderr.strip()[-200:]}"
