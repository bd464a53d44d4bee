"""A place that scrolls what is too high for it, without a frame of its own and out of the way of Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

_MARGIN = 24
"""Pixels between what is brought into sight and the edge."""


def scrolling(inside: QWidget, parent: QWidget, sideways: bool = False) -> QScrollArea:
    """Put a widget into a place that scrolls up and down, and sideways only where asked; it stays as wide as the place."""
    inside.setObjectName("column")  # the style gives it the ground of what is around it
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Else it is drawn pressed together once, before the place knows its height.
    if (layout := inside.layout()) is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
    area.setWidget(inside)
    return area


def bring_into_sight(part: QWidget) -> None:
    """Scroll to a part that has just opened, once it has its height: its end where it is not too high, then its beginning."""
    QTimer.singleShot(0, part, lambda: _bring(part))


def _bring(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is None or (inside := around.widget()) is None:
        return
    if (layout := inside.layout()) is not None:
        layout.activate()
    bar, top = around.verticalScrollBar(), part.mapTo(inside, part.rect().topLeft()).y()
    room = around.viewport().height()
    wanted = max(bar.value(), top + part.height() + _MARGIN - room)
    bar.setValue(min(wanted, max(0, top - _MARGIN)))
