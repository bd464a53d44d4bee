"""What a picture still lacks or gives away, as small badges on it: icon and word, never colour alone."""

from __future__ import annotations

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


def draw_badges(painter: QPainter, box: QRectF, picture: Picture | None, located: bool) -> None:
    """Draw a picture's badges into the upper left corner of the box that it fills; what has no room is left out."""
    if picture is None:
        return
    font = style.font(12, QFont.Weight.Medium)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    left, top, high = box.left() + style.px(10), box.top() + style.px(10), style.px(24)
    for meaning, words, colour in badges(picture, located):
        wide = metrics.horizontalAdvance(words) + style.px(34)
        if left + wide > box.right() - style.px(10):
            break
        pill = QRectF(left, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("paper"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        size = style.px(14)
        icon = QRect(round(left + style.px(9)), round(pill.center().y() - size / 2), size, size)
        paint_icon(painter, icon, meaning, colour)
        painter.setPen(style.colour("text" if colour == "muted" else colour))
        painter.drawText(pill.adjusted(style.px(27), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        left += wide + style.px(6)
