"""Reads and changes the drafts of the newsroom a few at a time, so that the window never waits for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk import drafting, finding, replacing
from newsdesk.article.places import Places, places, replaced
from newsdesk.errors import Refused
from newsdesk.text.matching import Query, Replacement
from ui.bridge import Bridge
from ui.editor.paper import Paper

SLICE_SECONDS, SAVING_MS, TOGETHER, MOST = 0.012, 60, 4, 5000
FLUSH_SECONDS = 5


@dataclass(frozen=True, slots=True)
class DraftFound:
    """What one draft has of a query."""

    article: str
    title: str
    found: Places
    is_open: bool


@dataclass(frozen=True, slots=True)
class Replaced:
    count: int = 0
    drafts: int = 0


class DraftSearch(QObject):
    """papers: the papers that are open, by article; they are read and changed as they are, the others by the journal."""

    found = Signal(object)
    """A DraftFound, one a draft that has something."""
    moved = Signal()
    """It is further, or came to its end."""
    looked = Signal()
    """All drafts were read."""
    done = Signal(object)
    """Replaced: all drafts that were wanted were changed, and the changes are safe on disk."""
    refused = Signal(object)
    """It ends here, for this reason; what was changed stays changed."""

    def __init__(self, bridge: Bridge, papers: Callable[[], Mapping[str, Paper]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._papers = bridge, papers
        self._query, self._new = Query(""), Replacement("")
        self._waiting: list[tuple[str, str]] = []
        self._step: Callable[[], None] = self._look
        self._sum = Replaced()
        self.all = 0
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        return self._slice.isActive()

    @property
    def finished(self) -> int:
        """How many drafts are done, of `all`."""
        return self.all - len(self._waiting)

    def look(self, query: Query) -> None:
        """Look in all drafts, and in whatever is open."""
        self._query = query
        rows = {row.id: row.headline for row in self._bridge.ask(finding.articles, "draft", limit=MOST)}
        rows |= {article: paper.headline() for article, paper in self._papers().items()}
        self._start(list(rows.items()), self._look)

    def replace(self, articles: Sequence[str], new: Replacement) -> bool:
        """Replace what was looked for in these drafts; False where what was typed is not safe on disk yet."""
        self._bridge.settle.emit()
        if not self._bridge.desk.journal.flush(FLUSH_SECONDS):
            return False
        self._new, self._sum = new, Replaced()
        self._start([(article, "") for article in articles], self._replace)
        return True

    def stop(self) -> None:
        """Let go of what is still waiting; what was changed stays changed."""
        self._slice.stop()
        self._waiting = []

    def _start(self, waiting: list[tuple[str, str]], step: Callable[[], None]) -> None:
        self._waiting, self.all, self._step = waiting, len(waiting), step
        self._slice.start(0)

    def _next(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        try:
            while self._waiting and perf_counter() < until:
                self._step()
        except Refused as refused:
            self.stop()
            self.refused.emit(refused)
            return
        if not self._waiting:
            self._end()
        self.moved.emit()

    def _end(self) -> None:
        if self._step == self._look:
            self._slice.stop()
            self.looked.emit()
        elif self._bridge.desk.journal.waits():
            self._slice.start(SAVING_MS)  # it is done when it is safe
        else:
            self._slice.stop()
            self.done.emit(self._sum)

    def _look(self) -> None:
        """Read one draft."""
        (article, title), papers = self._waiting.pop(0), self._papers()
        content = papers[article].content() if article in papers else self._bridge.ask(drafting.draft, article).content
        found = places(content, self._query)
        if found.matches:
            self.found.emit(DraftFound(article, title, found, article in papers))

    def _replace(self) -> None:
        """Change an open draft, or some that are not: those are kept as they were in one transaction."""
        papers, article = self._papers(), self._waiting[0][0]
        if article in papers:
            del self._waiting[0]
            self._add(papers[article].finding.replace_everywhere(self._query, self._new))
            return
        some = [article for article, _ in self._waiting[:TOGETHER] if article not in papers]
        for article, content in self._bridge.desk.do(replacing.keep_before, some, origin=self).result.items():
            made, count = replaced(content, self._query, self._new)
            if count:
                self._bridge.keep(article, made)
            self._add(count)
        self._waiting = [(article, title) for article, title in self._waiting if article not in some]

    def _add(self, count: int) -> None:
        self._sum = Replaced(self._sum.count + count, self._sum.drafts + (count > 0))
