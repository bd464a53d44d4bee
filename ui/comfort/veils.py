"""Dims everything but the paragraph being written: two veils that the toolkit draws by itself, none of it in Python."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.editor.body import Body
from ui.look import colour, px

STRENGTH = 0.68
"""How much of the paper lies over what is dimmed."""


class Veils(QObject):
    """They lie above the text, over what is before and behind the paragraph at the caret, and let the mouse through."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body
        self._veils: tuple[QFrame, ...] = ()

    def set_on(self, on: bool) -> None:
        if on == bool(self._veils):
            return
        body = self._body
        if on:
            self._veils = (self._veil(), self._veil())
            body.cursorPositionChanged.connect(self._place)
            body.verticalScrollBar().valueChanged.connect(self._place)
            body.document().documentLayout().documentSizeChanged.connect(self._place)
            body.viewport().installEventFilter(self)
            QApplication.instance().focusChanged.connect(self._focus_moved)
            self._place()
        else:
            body.cursorPositionChanged.disconnect(self._place)
            body.verticalScrollBar().valueChanged.disconnect(self._place)
            body.document().documentLayout().documentSizeChanged.disconnect(self._place)
            body.viewport().removeEventFilter(self)
            QApplication.instance().focusChanged.disconnect(self._focus_moved)
            for veil in self._veils:
                veil.hide()
                veil.deleteLater()
            self._veils = ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._veils:
            self._place()
        return False

    def _veil(self) -> QFrame:
        veil = QFrame(self._body)
        veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        paper = colour("paper")
        veil.setStyleSheet(f"background: rgba({paper.red()}, {paper.green()}, {paper.blue()}, {STRENGTH}); border: 0;")
        veil.show()
        veil.raise_()
        return veil

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """While the headline or a field above the text is written, nothing is dimmed."""
        above = now is not None and self._body.viewport().isAncestorOf(now)
        for veil in self._veils:
            veil.setVisible(not above)

    def _place(self) -> None:
        """Leave the paragraph at the caret free."""
        body, port = self._body, self._body.viewport().geometry()
        layout = body.document().documentLayout()
        lit = body.on_screen(layout.blockBoundingRect(body.textCursor().block()))
        top = max(0, min(lit.top() - px(4), port.height()))
        bottom = max(0, min(lit.bottom() + px(4), port.height()))
        above, below = self._veils
        above.setGeometry(port.x(), port.y(), port.width(), top)
        below.setGeometry(port.x(), port.y() + bottom, port.width(), port.height() - bottom)
