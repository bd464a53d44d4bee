"""The find bar at the foot of the paper: what is looked for, how, and what comes in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from newsdesk.text.matching import Query, Replacement
from ui.editor.inline import Line
from ui.look import px
from ui.parts import IconButton, LinkButton, Muted, QuietButton
from ui.words import say

_FIELD, _COUNT, _WIDEST = 180, 92, 860


class Toggle(QToolButton):
    """An option that is on or off, as a few letters; its words are its tool tip and its accessible name."""

    def __init__(self, letters: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(letters)
        self.setCheckable(True)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class FindField(Line):
    """A field of the bar. Enter goes on, Shift+Enter back, Esc leaves; its undo is the paper's."""

    entered = Signal(bool)
    """True: forward."""
    escaped = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMinimumWidth(px(_FIELD))
        self.setMaxLength(1000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.entered.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                return
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class Options(QWidget):
    """The options of a query as a row of toggles."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = Toggle("Aa", say("find.case"), self)
        self._whole = Toggle("“a”", say("find.whole"), self)
        self._pattern = Toggle(".*", say("find.pattern"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        for toggle in (self._case, self._whole, self._pattern):
            row.addWidget(toggle)
            toggle.toggled.connect(self.changed)

    def query(self, words: str) -> Query:
        return Query(words, self._case.isChecked(), self._whole.isChecked(), self._pattern.isChecked())

    def show_query(self, query: Query) -> None:
        """Set the toggles as a query has them, without telling."""
        self.blockSignals(True)
        for toggle, on in ((self._case, query.case), (self._whole, query.whole), (self._pattern, query.pattern)):
            toggle.setChecked(on)
        self.blockSignals(False)


class FindBar(QWidget):
    asked = Signal()
    """The query or how to look for it is another."""
    stepped = Signal(bool)
    """Go to the next match, or (False) to the one before."""
    one_asked = Signal()
    all_asked = Signal()
    drafts_asked = Signal()
    left = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("find"))
        self.field = FindField(say("find"), say("find.hint"), self)
        self.new = FindField(say("find.replace"), say("find.replace.hint"), self)
        self._count = Muted("", parent=self)
        self._count.setFixedWidth(px(_COUNT))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._options = Options(self)
        self._selection = Toggle("[ ]", say("find.selection"), self)
        self._keep = Toggle("Aa→Bb", say("find.keep"), self)
        self._fold = IconButton("unfold", say("find.unfold"), parent=self)
        self._says = QLabel(self)
        self._says.setObjectName("findSays")
        self._says.setWordWrap(True)
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        self._says.hide()
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        previous = IconButton("up", f"{say('find.previous')}  Shift+F3", parent=self)
        following = IconButton("down", f"{say('find.next')}  F3", parent=self)
        close = IconButton("close", say("close"), parent=self)
        previous.setAccessibleName(say("find.previous"))
        following.setAccessibleName(say("find.next"))
        first = QHBoxLayout()
        for part, stretch in ((self._fold, 0), (self.field, 1), (self._count, 0), (previous, 0), (following, 0),
                              (self._options, 0), (self._selection, 0), (close, 0)):
            first.addWidget(part, stretch)
        self._second = QWidget(self)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(self._fold.sizeHint().width() + px(6), 0, 0, 0)
        self._one, self._all = QuietButton(say("find.one"), parent=self), QuietButton(say("find.all"), parent=self)
        self._drafts = LinkButton(say("find.drafts"), parent=self)
        for part, stretch in ((self.new, 1), (self._keep, 0), (self._one, 0), (self._all, 0), (self._drafts, 0)):
            second.addWidget(part, stretch)
        for row in (first, second):
            row.setSpacing(px(6))
        inside = QWidget(self)
        inside.setMaximumWidth(px(_WIDEST))
        across = QHBoxLayout(self)
        across.setContentsMargins(px(12), px(8), px(12), px(8))
        across.addWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(first)
        column.addWidget(self._second)
        column.addWidget(self._says)
        self._says.setContentsMargins(self._fold.sizeHint().width() + px(6), 0, 0, 0)
        self._second.hide()
        previous.clicked.connect(self._step_back)
        following.clicked.connect(self._step_on)
        close.clicked.connect(self.left)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.asked)
        self._options.changed.connect(self.asked)
        self._selection.toggled.connect(self.asked)
        self.field.entered.connect(self.stepped)
        self.new.entered.connect(self._new_entered)
        self._one.clicked.connect(self.one_asked)
        self._all.clicked.connect(self.all_asked)
        self._drafts.clicked.connect(self.drafts_asked)
        self._fold.clicked.connect(self._toggle_replacing)
        for field in (self.field, self.new):
            field.escaped.connect(self.left)
            field.undo_asked.connect(self.undo_asked)
            field.redo_asked.connect(self.redo_asked)

    # ---- what is asked ----------------------------------------------------------------------------------------------

    def query(self) -> Query:
        return self._options.query(self.field.text())

    def show_query(self, query: Query) -> None:
        """Show how to look for something; `open` brings the words."""
        self._options.show_query(query)

    def replacement(self) -> Replacement:
        return Replacement(self.new.text(), self._keep.isChecked())

    def in_selection(self) -> bool:
        return self._selection.isChecked()

    def open(self, words: str | None, selection: bool, replacing: bool) -> None:
        """Show the bar. words: what to look for, None: what it was; selection: look only in what is selected."""
        self.blockSignals(True)
        if words is not None:
            self.field.setText(words)
        self._selection.setChecked(selection)
        self.blockSignals(False)
        self.say("")
        if replacing or not self.isVisible():
            self.show_replacing(replacing)
        self.show()
        field = self.new if replacing and self.field.text() and words is None and self.field.hasFocus() else self.field
        field.selectAll()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_replacing(self, on: bool) -> None:
        self._second.setVisible(on)
        words = say("find.fold" if on else "find.unfold")
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)

    # ---- what is answered -------------------------------------------------------------------------------------------

    def show_count(self, number: int, all_: int, beside: int = 0, replaced: bool = False) -> None:
        """Which match is selected (0: none) of how many in the text, how many there are beside it, and whether any of these
        would be replaced."""
        words = say("find.count", n=number, all=all_) if number else say("find.many", all=all_ or beside) if all_ or beside else (
            say("find.none") if self.field.text() else "")
        self._count.setText(words)
        self._count.setAccessibleName(words)
        self._wrong(bool(self.field.text()) and not all_ and not beside)
        if not (all_ or replaced) and (self._one.hasFocus() or self._all.hasFocus()):
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt moves on to the button that leaves the article
        self._one.setEnabled(all_ > 0)
        self._all.setEnabled(all_ > 0 or replaced)

    def say(self, words: str, wrong: bool = False) -> None:
        """Say something below the fields; nothing where empty."""
        self._says.setText(words)
        self._says.setProperty("wrong", wrong)
        self._says.style().unpolish(self._says)
        self._says.style().polish(self._says)
        self._says.setVisible(bool(words))

    def said(self) -> str:
        """What the bar says."""
        return "" if self._says.isHidden() else self._says.text()

    def _wrong(self, wrong: bool) -> None:
        if bool(self.field.property("invalid")) != wrong:
            self.field.setProperty("invalid", wrong)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _toggle_replacing(self) -> None:
        self.show_replacing(self._second.isHidden())
        (self.field if self._second.isHidden() else self.new).setFocus()

    def _new_entered(self, forward: bool) -> None:
        if forward:
            self.one_asked.emit()
        else:
            self.stepped.emit(False)

    def _step_on(self) -> None:
        self.stepped.emit(True)

    def _step_back(self) -> None:
        self.stepped.emit(False)

    def event(self, event: QEvent) -> bool:
        # Esc anywhere in the bar leaves it, also from a button.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().event(event)
