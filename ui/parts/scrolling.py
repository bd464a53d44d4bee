"""A place that scrolls what is too high for it, without a frame of its own and out of the way of Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


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
