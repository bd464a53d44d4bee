"""How Tab goes through a paper: headline, fields, picture, place, text, and out of the paper; Shift+Tab the same way back.

The head stands inside the text (it scrolls with it), and Qt takes a widget with all that is in it as one step of its chain: it would
lead from the place past the text.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def step(fields: list[QWidget], text: QWidget, now: QWidget | None, forward: bool) -> bool:
    """Set the focus where Tab leads between head and text or out of them; False where Qt's own chain is right."""
    shown = [field for field in fields if field.isVisible() and field.isEnabled()]
    if not shown:
        return False
    if now is text:
        return _focus(_outside(shown[-1], text, True) or shown[0] if forward else shown[-1], forward)
    if forward and now is shown[-1]:
        return _focus(text, forward)
    if not forward and now is shown[0]:
        return _focus(_outside(text, text, False) or text, forward)
    return False


def enter(fields: list[QWidget]) -> None:
    """Set the focus where a paper begins."""
    if first := next((field for field in fields if field.isVisible() and field.isEnabled()), None):
        _focus(first, True)


def _outside(start: QWidget, text: QWidget, forward: bool) -> QWidget | None:
    """The nearest widget along Qt's chain that Tab may reach and that is not in the text."""
    other = start
    while True:
        other = other.nextInFocusChain() if forward else other.previousInFocusChain()
        if other is start:
            return None
        if (other is not text and not text.isAncestorOf(other) and other.focusPolicy() & Qt.FocusPolicy.TabFocus
                and other.focusProxy() is None and other.isVisible() and other.isEnabled()):
            return other


def _focus(widget: QWidget, forward: bool) -> bool:
    widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True
