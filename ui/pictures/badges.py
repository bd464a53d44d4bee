"""What a picture still lacks or gives away, as small badges on it: icon and word, never colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from newsdesk.article.content import Picture
from newsdesk.pictures.cutting import size_shown
from ui.look import style
from ui.look.icons import paint_icon
from ui.words import say

LEAST_WIDTH = 1_200
"""Pixels; as the check before export asks."""


def badges(picture: Picture, located: bool) -> list[tuple[str, str, str]]:
    """Icon, words and colour of each badge of a picture; located: its file says where it was taken."""
    found = []
    if picture.ai:
        found.append(("made-by-ai", say("picture.badge.ai"), "muted"))
    if not picture.image:
        return found
    if located:
        found.append(("place", say("picture.badge.place"), "muted"))
    width, _ = size_shown(picture)
    if 0 < width < LEAST_WIDTH:
        found.append(("look", say("picture.badge.narrow", width=width), "look"))
    if not (picture.photographer or picture.agency):
        found.append(("camera", say("picture.badge.credit"), "look"))
    if not picture.alt:
        found.append(("hide", say("picture.badge.alt"), "look"))
    return found


def places(badges_: Sequence[tuple[str, str, str]], box: QRectF) -> list[QRectF]:
    """Where each badge lies in a box, from its upper left corner on; those without room in a row begin the next."""
    metrics = QFontMetricsF(_font())
    gap, edge, high = style.px(6), style.px(10), style.px(24)
    left, top = box.left() + edge, box.top() + edge
    found = []
    for _, words, _ in badges_:
        wide = min(metrics.horizontalAdvance(words) + style.px(34), box.width() - 2 * edge)
        if left > box.left() + edge and left + wide > box.right() - edge:
            left, top = box.left() + edge, top + high + gap
        found.append(QRectF(left, top, wide, high))
        left += wide + gap
    return found


def draw_badges(painter: QPainter, box: QRectF, picture: Picture | None, located: bool) -> None:
    """Draw a picture's badges into the upper left corner of the box that it fills."""
    if picture is None:
        return
    painter.setFont(_font())
    shown = badges(picture, located)
    for (meaning, words, colour), pill in zip(shown, places(shown, box), strict=True):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("paper"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        size = style.px(14)
        icon = QRect(round(pill.left() + style.px(9)), round(pill.center().y() - size / 2), size, size)
        paint_icon(painter, icon, meaning, colour)
        painter.setPen(style.colour("text" if colour == "muted" else colour))
        room = pill.adjusted(style.px(27), 0, -style.px(6), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(room.width()) + 1))


def _font() -> QFont:
    return style.font(12, QFont.Weight.Medium)
