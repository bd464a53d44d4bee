"""Measures of the newsroom without a window: rendering, importing an archive, answers of the finder."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from newsdesk import drafting, finding, importing, publishing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.portal.page import render
from newsdesk.sample import make_sample
from newsdesk.text.body import join_lines, lines_of
from tests.bench.table import Figure, timed

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "data" / "archive.jsonl.gz"
WORDS, RECORDS = 5_000, 10_000
QUERIES = ("tegal", "harga ca", "polisi tan", "banjir", "pemkab tegal gand", "jalan rus", "timnas indonesia", "b", "mudik leb",
           "kecelakaan tol", "presiden", "ekonomi digital", "sekolah dasar", "vaksin", "gempa bumi", "kurs rupiah", "")


def measure() -> Sequence[Figure]:
    """All of them, in a newsroom of their own."""
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        desk = Desk.open(Path(folder) / "newsroom")
        try:
            desk.do(staffing.settle_in, "Redaksi", ("reporter", "editor"), "disway-jateng")
            sample = Figure("sample newsroom made (12 articles, 40 entries)", timed(lambda: make_sample(desk), 1))
            return [sample, *_rendering(desk), *_archive(desk, Path(folder))]
        finally:
            desk.close()


def _long_article(desk: Desk) -> tuple[str, Content]:
    """An article of the sample with its pictures and links, and the others' paragraphs until it has 5,000 words."""
    rows = desk.ask(finding.articles)
    article = next(row.id for row in rows if row.category == "Wisata" and row.stage == "submitted")
    content = desk.ask(drafting.draft, article).content
    lines = lines_of(content.body)
    others = [line for row in rows for line in lines_of(desk.ask(drafting.draft, row.id).content.body)
              if line and not line.startswith(("BACA JUGA", "!["))]
    words, n = sum(len(line.split()) for line in lines), 0
    while words < WORDS:
        lines.append(others[n % len(others)])
        words, n = words + len(lines[-1].split()), n + 1
    return article, replace(content, body=join_lines(lines))


def _rendering(desk: Desk) -> list[Figure]:
    article, content = _long_article(desk)
    words = len(content.body.split())
    made = desk.ask(publishing.page_of_draft, article, content)

    def page() -> None:
        desk.ask(publishing.page_of_draft, article, content)

    def rendered() -> None:
        render(made.content, made.profile, made.context, made.pictures)

    return [
        Figure(f"page rendered, {words:,} words", timed(rendered, 30), f"{len(made.page.html) // 1000} kB"),
        Figure(f"page with its lists and links from the store, {words:,} words", timed(page, 30), "pictures resized before"),
    ]


def _archive(desk: Desk, folder: Path) -> list[Figure]:
    what = f"archive of {RECORDS:,} articles imported"
    if not ARCHIVE.exists():
        return [Figure(what, note="the shared data are not on this machine")]
    file = folder / "archive.jsonl"
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines, file.open("w", encoding="utf-8") as out:
        out.writelines(islice(lines, RECORDS))
    first = timed(lambda: importing.import_archive(desk, file), 1)
    taken: list[importing.ArchiveTaken] = []
    again = timed(lambda: taken.append(importing.import_archive(desk, file)), 1)
    size = desk.ask(finding.archive_size)
    answers = tuple(v for query in QUERIES for v in timed(lambda q=query: desk.ask(finding.find, q), 12))  # type: ignore[misc]
    article, content = _long_article(desk)
    lists = timed(lambda: desk.ask(publishing.page_of_draft, article, content), 10)
    return [
        Figure(what, first, f"{size:,} entries, {RECORDS / (first[0] / 1000):,.0f} a second"),
        Figure("the same archive again", again, f"{taken[0].new} new"),
        Figure(f"finder answers over {size:,} entries", answers, f"{len(QUERIES)} queries as typed"),
        Figure(f"page with lists over {size:,} entries", lists),
    ]
