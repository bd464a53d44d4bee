"""What underlines look like and where they lie: strokes of a paragraph, measured once and drawn from tiles."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextLayout, QTextLine

from ui.look import style

WAVE, DOTS, LINE, GROUND = "wave", "dots", "line", "ground"
LOOKS: dict[str, tuple[tuple[str, str], ...]] = {
    "error": ((WAVE, "stop"),),
    "nonstandard": ((WAVE, "look"),),
    "name": ((DOTS, "accent"),),
    "match": ((GROUND, "look_ground"), (LINE, "look")),
    "note": ((GROUND, "look_ground"),),
    "mark": ((GROUND, "look_ground"), (DOTS, "look")),
}
"""Kind -> how it is drawn, each a shape and a token of the theme: `ground` lies under the letters, the others below them."""
DEEP = 4
"""How far below the base line a stroke reaches, in logical pixels."""
Part = tuple[float, float, float, float, float]
"""Left, width, top of the line, its height, and its base line, relative to the paragraph."""


def parts_of(layout: QTextLayout, start: int, end: int) -> list[Part]:
    """Where the characters from `start` to `end` of a paragraph (in Qt's units) stand: one part a line."""
    parts: list[Part] = []
    number = layout.lineForTextPosition(start).lineNumber()
    while 0 <= number < layout.lineCount():
        line = layout.lineAt(number)
        first = line.textStart()
        if first >= end:
            break
        left, right = (x_of(line, at) for at in (max(start, first), min(end, first + line.textLength())))
        if right > left:
            parts.append((left, right - left, line.y(), line.height(), line.y() + line.ascent()))
        number += 1
    return parts


def span_of(layout: QTextLayout, top: float, bottom: float) -> tuple[int, int]:
    """The characters on the lines of a paragraph between two heights: the first, and the one behind the last."""
    seen = [line for line in map(layout.lineAt, range(layout.lineCount()))
            if line.y() <= bottom and line.y() + line.height() + DEEP >= top]
    return (seen[0].textStart(), seen[-1].textStart() + seen[-1].textLength()) if seen else (0, 0)


def x_of(line: QTextLine, place: int) -> float:
    """Where a place of the paragraph (in Qt's units) is on a line; Qt answers with the position it took beside it."""
    answer: object = line.cursorToX(place)
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def room_of(part: Part) -> QRectF:
    """What a part may touch of the paragraph, letters and stroke."""
    left, width, top, high, base = part
    return QRectF(left - 1, top, width + 2, max(high, base - top + style.px(DEEP) + 2))


def has_ground(kind: str) -> bool:
    """True where something of a kind lies under the letters."""
    return any(shape == GROUND for shape, _ in LOOKS[kind])


def draw_ground(painter: QPainter, at: QPointF, kind: str, part: Part) -> None:
    """Draw what lies under the letters; at: where the paragraph stands on the painter."""
    left, width, top, high, _ = part
    for shape, token in LOOKS[kind]:
        if shape == GROUND:
            painter.fillRect(QRectF(at.x() + left - 1, at.y() + top + 1, width + 2, high - 1), style.colour(token))


def draw_stroke(painter: QPainter, at: QPointF, kind: str, part: Part) -> None:
    """Draw what lies below the letters."""
    left, width, _, _, base = part
    for shape, token in LOOKS[kind]:
        if shape != GROUND:
            tile = _tile(shape, style.colour(token).name(), style.px(DEEP), painter.device().devicePixelRatioF())
            # Begun at a whole period of the page, so that a stroke that is drawn in two pieces fits together.
            x, y = round(at.x() + left), round(at.y() + base) + 1
            wide = tile.width() / tile.devicePixelRatio()
            painter.drawTiledPixmap(QRectF(x, y, round(width), style.px(DEEP)), tile, QPointF(x % wide, 0))


@cache
def _tile(shape: str, colour: str, high: int, ratio: float) -> QPixmap:
    """One period of a stroke, drawn once: a wave from a path would be drawn anew for every word and paint."""
    period = 2 * high if shape == WAVE else high
    tile = QPixmap(round(period * ratio), round(high * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape == WAVE:
        path = QPainterPath(QPointF(-period / 2, high * 0.75))
        for n in range(-1, 3):
            x = n * period / 2
            path.lineTo(x + period / 4, high * 0.25)
            path.lineTo(x + period / 2, high * 0.75)
        painter.setPen(QPen(QColor(colour), high * 0.28, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)
    elif shape == DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(0, high * 0.25, high * 0.5, high * 0.5))
    else:
        painter.fillRect(QRectF(0, high * 0.25, period, max(1.0, high * 0.3)), QColor(colour))
    painter.end()
    return tile
