"""Focus mode: only the paper is left of the window; Esc, or the same key again, brings everything back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QWidget

from ui.comfort.veils import Veils
from ui.editor.body import Body

TOOLS = "paperTools"


class FocusMode(QObject):
    """Hides whatever is in sight beside the way from the window to the body, and remembers it."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body
        self._hidden: list[QWidget] = []
        self._dim = True
        self._on = False
        self._veils = Veils(body)
        self._away = QShortcut(QKeySequence(Qt.Key.Key_Escape), body, self.leave)
        self._away.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._away.setEnabled(False)

    def is_on(self) -> bool:
        return self._on

    def toggle(self) -> None:
        self.leave() if self._on else self.enter()

    def enter(self) -> None:
        """Hide everything but the paper."""
        if self._on:
            return
        self._on = True
        part: QWidget = self._body
        while (above := part.parentWidget()) is not None and not part.isWindow():
            # On the paper only its tools go: what is looked for, and what must be known, stays in sight.
            self._hidden += [w for w in above.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
                             if w is not part and w.isVisible() and _is_laid_out(above.layout(), w)
                             and (above is not self._body.parentWidget() or w.objectName() == TOOLS)]
            part = above
        for widget in self._hidden:
            widget.hide()
            if widget.parentWidget() is part:
                # The window shows some of them again by itself, when the article's standing changes.
                widget.installEventFilter(self)
        self._body.installEventFilter(self)
        self._away.setEnabled(True)
        self._veils.set_on(self._dim)
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Show again what was hidden."""
        if not self._on:
            return
        self._on = False
        self._away.setEnabled(False)
        self._veils.set_on(False)
        self._body.removeEventFilter(self)
        for widget in self._hidden:
            widget.removeEventFilter(self)
            widget.show()
        self._hidden = []

    def set_dim(self, dim: bool, lit: str) -> None:
        """Whether all but the paragraph or the sentence (`Comfort.lit`) at the caret is dimmed in focus mode."""
        self._dim = dim
        self._veils.set_lit(lit)
        if self._on:
            self._veils.set_on(dim)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body:
            if event.type() == QEvent.Type.HideToParent or event.type() == QEvent.Type.Hide:
                QTimer.singleShot(0, self, self._left_alone)
        elif event.type() == QEvent.Type.ShowToParent and self._on:
            QTimer.singleShot(0, self, self._hide_again)
        return False

    def _hide_again(self) -> None:
        if self._on:
            for widget in self._hidden:
                if widget.parentWidget() is self._body.window():
                    widget.hide()

    def _left_alone(self) -> None:
        """Another screen is in front: it must not stand there without the window around it."""
        if not self._body.isVisible():
            self.leave()


def _is_laid_out(layout: QLayout | None, widget: QWidget) -> bool:
    """Whether a widget has its place in a layout or one within it; what floats (a toast, a window) has none."""
    if layout is None or layout.indexOf(widget) >= 0:
        return layout is not None
    inner = (layout.itemAt(n).layout() for n in range(layout.count()))
    return any(_is_laid_out(part, widget) for part in inner if part is not None)
