"""Taking in a bulk archive: columns by name with a look at the first rows, then progress that can be stopped, then a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.importing import ArchiveTaken, import_archive
from newsdesk.portal.reading.reading import Refusal
from newsdesk.portal.reading.records import COLUMNS, Sample, count_lines, sample
from ui.importing.story import refused_box
from ui.look import icon, px
from ui.look.tokens import GAP, SIDE
from ui.parts import Badge, Bar, Elided, Field, Hairline, Muted, PrimaryButton, QuietButton, Title, choice
from ui.preview.lines import empty_column, scrolling_column
from ui.words import say, say_refused

_TOLD = 200
"""Refusals that are listed one by one; the rest is counted."""
_CELL = 160


class ArchiveImport(QWidget):
    done = Signal()
    """The person is finished here, whether something was taken in or not."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._path = desk, path
        self._stop = Event()
        self._running = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._news = _News()
        self._news.counted.connect(self._counted)
        self._news.moved.connect(self._moved)
        self._news.taken.connect(self._taken)
        self._news.failed.connect(self._failed)
        # Whoever takes this screen away stops the work between two batches; what came in stays.
        self.destroyed.connect(self._stop.set)
        self._build()
        self._look()

    # ---- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title = Title(say("bulk.title"), parent=self)
        self._leave = QuietButton(say("bulk.cancel"), parent=self)
        self._leave.clicked.connect(self._leave_or_stop)
        self._act = PrimaryButton(say("bulk.start"), "import", self)
        self._act.clicked.connect(self._go_on)
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(16), px(SIDE), px(4))
        head.setSpacing(px(8))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._leave)
        head.addWidget(self._act)
        name = QHBoxLayout()
        name.setContentsMargins(px(SIDE), 0, px(SIDE), px(12))
        path = Elided(str(self._path), self)
        path.setObjectName("subtitle")
        name.addWidget(path)
        self._bar = Bar(self)
        self._steps = QStackedWidget(self)
        for step in (self._columns_step(), self._running_step(), self._sum_step()):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(name)
        column.addWidget(Hairline(self))
        column.addWidget(self._bar)
        column.addWidget(self._steps, 1)

    def _columns_step(self) -> QWidget:
        step = QWidget(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        self._choices: dict[str, QComboBox] = {}
        self._rows = QTableWidget(step)
        self._rows.setAccessibleName(say("bulk.columns"))
        self._rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._rows.setWordWrap(False)
        self._rows.setShowGrid(False)
        self._rows.verticalHeader().hide()
        self._rows.setTabKeyNavigation(False)
        self._rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._rows.horizontalHeader().setStretchLastSection(True)
        column = _padded(step)
        column.addWidget(Title(say("bulk.columns"), parent=step))
        column.addWidget(Muted(say("bulk.columns-hint", name=self._path.name), wrap=True, parent=step))
        column.addLayout(self._grid)
        column.addWidget(self._rows, 1)
        return step

    def _running_step(self) -> QWidget:
        step = QWidget(self)
        self._progress = QProgressBar(step)
        self._progress.setAccessibleName(say("bulk.title"))
        self._so_far = Muted(say("bulk.begun"), parent=step)
        column = _padded(step)
        column.addWidget(self._progress)
        column.addWidget(self._so_far)
        column.addStretch(1)
        return step

    def _sum_step(self) -> QWidget:
        step = QWidget(self)
        self._sum_title = Title("", parent=step)
        self._sum_words = Muted(say("bulk.stopped-words"), wrap=True, parent=step)
        self._sums = [Badge("", kind, parent=step) for kind in ("done", "plain", "look")]
        badges = QHBoxLayout()
        badges.setSpacing(px(8))
        for badge in self._sums:
            badges.addWidget(badge)
        badges.addStretch(1)
        area, self._reasons = scrolling_column(step)
        column = _padded(step)
        column.addWidget(self._sum_title)
        column.addLayout(badges)
        column.addWidget(self._sum_words)
        column.addWidget(area, 1)
        return step

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._act.setFocus()

    # ---- the columns --------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Read the first rows; what cannot be read is said, with a way to try again."""
        try:
            self._sample: Sample | None = sample(self._path)
        except Refused as refused:
            self._sample = None
            self._refuse(refused)
            return
        self._bar.hide()
        self._act.setText(say("bulk.start"))
        self._ask_columns(self._sample)
        self._show_rows()

    def _ask_columns(self, seen: Sample) -> None:
        options = [("", say("bulk.none")), *((column, column) for column in seen.columns)]
        for number, field in enumerate(COLUMNS):
            if field in self._choices:
                continue
            box = choice(options, seen.mapping.get(field, ""))
            box.setMinimumContentsLength(8)
            box.currentIndexChanged.connect(self._show_rows)
            self._choices[field] = box
            self._grid.addWidget(Field(say(f"bulk.field.{field}"), box), number // 4, number % 4)

    def _mapping(self) -> Mapping[str, str]:
        return {field: box.currentData() for field, box in self._choices.items() if box.currentData()}

    def _show_rows(self) -> None:
        mapping, rows = self._mapping(), self._sample.rows if self._sample else ()
        self._rows.setColumnCount(len(mapping))
        self._rows.setRowCount(len(rows))
        self._rows.setHorizontalHeaderLabels([say(f"bulk.field.{field}") for field in mapping])
        for y, row in enumerate(rows):
            for x, column in enumerate(mapping.values()):
                text = " ".join(row.get(column, "").split())
                self._rows.setItem(y, x, QTableWidgetItem(text[:_CELL]))
        for x, field in enumerate(mapping):
            self._rows.setColumnWidth(x, px(300 if field == "headline" else 140))
        self._act.setEnabled("headline" in mapping)

    # ---- the work ---------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._steps.currentIndex() == 2:
            self.done.emit()
        elif self._sample is None:
            self._look()
        else:
            self._begin()

    def _begin(self) -> None:
        self._stop.clear()
        self._running = True
        self._progress.setRange(0, 0)
        self._so_far.setText(say("bulk.begun"))
        self._leave.setText(say("bulk.stop"))
        self._leave.setEnabled(True)
        self._act.hide()
        self._bar.hide()
        self._steps.setCurrentIndex(1)
        self._pool.start(_Take(self._news, self._desk, self._path, dict(self._mapping()), self._stop))

    def _leave_or_stop(self) -> None:
        if self._running:
            self._stop.set()
            self._leave.setEnabled(False)
            self._so_far.setText(say("bulk.stopping"))
        else:
            self.done.emit()

    def _counted(self, lines: int) -> None:
        self._progress.setRange(0, lines)

    def _moved(self, done: int, refused: int) -> None:
        self._progress.setValue(min(done + refused, self._progress.maximum()))
        if not self._stop.is_set():
            self._so_far.setText(say("bulk.running", done=done, refused=refused))

    def _taken(self, taken: ArchiveTaken) -> None:
        self._running = False
        self._sum_title.setText(say("bulk.stopped") if taken.cancelled else say("bulk.done"))
        self._sum_words.setVisible(taken.cancelled)
        for badge, words in zip(self._sums, (say("bulk.new", n=taken.new), say("bulk.same", n=taken.same),
                                             say("bulk.refused", n=len(taken.refused))), strict=True):
            badge.set(words)
        self._sums[2].setVisible(bool(taken.refused))
        self._tell_reasons(taken.refused)
        self._leave.hide()
        self._act.setText(say("bulk.close"))
        self._act.setIcon(icon("done", "on_accent"))
        self._act.show()
        self._steps.setCurrentIndex(2)
        self._act.setFocus()

    def _tell_reasons(self, refused: Iterable[Refusal]) -> None:
        empty_column(self._reasons)
        reasons = tuple(refused)
        if reasons:
            self._reasons.addWidget(refused_box(reasons[:_TOLD]))
        if len(reasons) > _TOLD:
            self._reasons.addWidget(Muted(say("bulk.more", n=len(reasons) - _TOLD)))
        self._reasons.addStretch(1)

    def _failed(self, wrong: Exception) -> None:
        self._running = False
        self._leave.setText(say("bulk.cancel"))
        self._leave.setEnabled(True)
        self._steps.setCurrentIndex(0)
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        self._refuse(wrong)

    def _refuse(self, refused: Refused) -> None:
        self._bar.show_words(say_refused(refused), "stop")
        self._act.setText(say("bulk.again"))
        self._act.setEnabled(True)
        self._act.show()


class _News(QObject):
    """Brings word from the worker to the window's thread; outlives the screen."""

    counted = Signal(int)
    moved = Signal(int, int)
    taken = Signal(object)
    failed = Signal(object)


class _Take(QRunnable):
    def __init__(self, news: _News, desk: Desk, path: Path, mapping: Mapping[str, str], stop: Event) -> None:
        super().__init__()
        self._news, self._desk, self._path, self._mapping, self._stop = news, desk, path, mapping, stop

    def run(self) -> None:
        try:
            self._news.counted.emit(count_lines(self._path))
            taken = import_archive(self._desk, self._path, self._mapping, self._news.moved.emit, self._stop.is_set)
        except Exception as wrong:  # whatever it is, it is raised again in the window's thread
            self._news.failed.emit(wrong)
        else:
            self._news.taken.emit(taken)


def _padded(step: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(step)
    column.setContentsMargins(px(SIDE), px(GAP), px(SIDE), px(GAP))
    column.setSpacing(px(10))
    return column
