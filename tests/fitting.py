"""Whether words fit into the widgets that show them."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def cut_words(widget: QWidget) -> list[str]:
    """The words of labels and buttons in a shown widget that do not fit where they stand."""
    return [words for part in (widget, *widget.findChildren(QWidget)) if part.isVisible() and (words := _cut(part))]


def _cut(part: QWidget) -> str:
    if not isinstance(part, QLabel | QAbstractButton) or not part.text():
        return ""
    if part.hasHeightForWidth() or (isinstance(part, QLabel) and part.wordWrap()):
        return part.text() if part.height() < part.heightForWidth(part.width()) else ""
    metrics = QFontMetrics(part.font())
    lines = part.text().replace("&", "").splitlines()
    wide = max(metrics.horizontalAdvance(line) for line in lines)
    return part.text() if part.width() < wide or part.height() < metrics.height() * len(lines) else ""
