"""The desk's list of 10,000 articles: its first page, a page down with what is read for it, and the counts of the side bar."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsdesk import drafting, staffing, waiting
from newsdesk.article.content import Content
from newsdesk.desk import Act, Desk
from newsdesk.paths import Home
from newsdesk.store.tables import Article, Draft
from newsdesk.waiting import Wanted
from tests.bench.table import Figure, lines_of, timed
from ui import look
from ui.bridge import Bridge
from ui.screens.shelf import Shelf

ARTICLES, TIMES, PAGES = 10_000, 15, 60


def fill(act: Act) -> None:
    """Rows as submitting leaves them, without the texts' way through the log and the full-text index."""
    words = drafting.draft(act, drafting.start(act, Content(headline="Contoh", body="Kata demi kata. " * 150))).content.to_json()
    began = datetime.now(UTC) - timedelta(days=30)
    for n in range(ARTICLES):
        at, id, headline = began + timedelta(minutes=4 * n), f"{n:016x}", f"Berita ke-{n} dari pasar"
        said = {"headline": headline, "place": "SLAWI", "reporters": "Rina Wulandari", "category": "Peristiwa", "words": 450}
        act.session.add(Article(id=id, started_at=at, stage="submitted", head="0" * 64, submitted_at=at, changed_at=at, **said))
        act.session.add(Draft(article=id, content=words, number=1, saved_at=at, digest="", **said))


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["bench"])
    look.apply(app, "light", 1.0)
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        desk = Desk.open(Home(Path(folder)))
        desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
        desk.do(fill)
        bridge, figures = Bridge(desk), []
        for name in ("submitted", "mine"):
            figures.append(Figure(f"{name}: first page of 10,000", timed(lambda: desk.ask(waiting.listed, Wanted(name)), TIMES)))
            last = timed(lambda: desk.ask(waiting.listed, Wanted(name), 200, 9_800), TIMES)
            figures.append(Figure(f"{name}: last page of 10,000", last))
        figures.append(Figure("counts of the side bar", timed(lambda: desk.ask(waiting.counts), TIMES)))
        shelf = Shelf(bridge, "submitted")
        shelf.resize(1200, 850)
        shelf.show()
        app.processEvents()
        figures.append(Figure("page down in the window", tuple(_page_down(app, shelf) for _ in range(PAGES)), "to reach: 50"))
        shelf.hide()
        print("\n".join(lines_of(figures)), flush=True)
        desk.close()
    return 0


def _page_down(app: QApplication, shelf: Shelf) -> float:
    begun = perf_counter()
    QTest.keyClick(shelf._list, Qt.Key.Key_PageDown)
    shelf._list.viewport().repaint()
    return (perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main())
