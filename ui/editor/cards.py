"""The cards in the text: related links and pictures, drawn in the place of one character."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from newsdesk.article.content import Picture
from newsdesk.text.body import Block, Kind
from newsdesk.text.related import Related, read_related
from ui.editor.document import GUESS, LINE, RELATED_OBJECT
from ui.editor.thumbnails import Thumbnails, draw_cover
from ui.look import style
from ui.look.icons import paint_icon
from ui.pictures.badges import draw_badges
from ui.words import say

RELATED_HEIGHT, CAPTION_HEIGHT, PICTURE_HEIGHT, RADIUS, MARK = 38, 38, 240, 8, 11


@dataclass(frozen=True, slots=True)
class About:
    """What a related card says at its right, and whether the other article has no address yet."""

    words: str
    waiting: bool = False


class Cards(QPyTextObject):
    """Draws the cards of one document. What they show comes from the functions given."""

    def __init__(self, document: QTextDocument, about: Callable[[Related], About | None],
                 picture: Callable[[str], Picture | None], thumbnails: Thumbnails) -> None:
        super().__init__(document)
        self._about, self._picture, self._thumbnails = about, picture, thumbnails
        self.width = 640.0
        self.current = -1
        """The position of the card that the caret is at."""
        self.noted: frozenset[str] = frozenset()
        """The keys of the pictures about which somebody noted something."""
        self.rects: dict[int, QRectF] = {}
        """Where the cards that were drawn are, by position, in the document's coordinates."""

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        if form.objectType() == RELATED_OBJECT:
            return QSizeF(self.width, style.px(RELATED_HEIGHT))
        return QSizeF(self.width, style.px(PICTURE_HEIGHT + CAPTION_HEIGHT))

    def drawObject(self, painter: QPainter, rect: QRectF, document: QTextDocument, position: int,
                   form: QTextFormat) -> None:
        self.rects[position] = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, current = str(form.property(LINE) or ""), position == self.current
        box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        # Whatever goes wrong in here, Qt must get its painter back as it was: it would crash otherwise.
        try:
            if form.objectType() == RELATED_OBJECT:
                self._draw_related(painter, box, line, current, form.intProperty(GUESS) > 0)
            else:
                self._draw_picture(painter, box, line, current)
        finally:
            painter.restore()

    def _draw_related(self, painter: QPainter, box: QRectF, line: str, current: bool, guessed: bool) -> None:
        related = read_related(line) or Related(line)
        about = self._about(related) or About("")
        edge = "look" if guessed else "accent"
        ground = style.colour("look_ground") if guessed else style.colour("background")
        _frame(painter, box, ground, edge if current else "line", 2 if current else 1)
        bar = QPainterPath()
        bar.addRoundedRect(box, RADIUS, RADIUS)
        painter.setClipPath(bar)
        painter.fillRect(QRectF(box.left(), box.top(), style.px(3), box.height()), style.colour(edge))
        painter.setClipping(False)
        left, right = box.left() + style.px(14), box.right() - style.px(12)
        if guessed:
            left = _icon(painter, left, box, "guess", "look")
        left = _words(painter, say("editor.card.label"), style.font(11.5, QFont.Weight.DemiBold), edge,
                      QRectF(left, box.top(), right - left, box.height())) + style.px(10)
        note = say("editor.card.guess") if guessed else about.words
        if note:
            font = style.font(12)
            wide = QFontMetricsF(font).horizontalAdvance(note)
            if about.waiting or guessed:
                _icon(painter, right - wide - style.px(20), box, "look" if guessed else "time", "look")
            _words(painter, note, font, "look" if about.waiting or guessed else "muted",
                   QRectF(right - wide, box.top(), wide + 1, box.height()))
            right -= wide + style.px(32 if about.waiting or guessed else 14)
        _words(painter, related.title, style.font(13.5, QFont.Weight.Medium), "text",
               QRectF(left, box.top(), right - left, box.height()))

    def _draw_picture(self, painter: QPainter, box: QRectF, line: str, current: bool) -> None:
        key = Block(Kind.PICTURE, line).picture
        picture = self._picture(key)
        strip = style.px(CAPTION_HEIGHT)
        _frame(painter, box, style.colour("paper"), "accent" if current else "line", 2 if current else 1)
        image = QRectF(box.left(), box.top(), box.width(), box.height() - strip)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.setClipPath(shape)
        draw_cover(painter, image.toRect(), self._thumbnails.of(picture), picture or Picture(""))
        painter.setClipping(False)
        draw_badges(painter, image, picture, bool(picture) and self._thumbnails.located(picture))
        draw_caption(painter, QRectF(box.left(), image.bottom(), box.width(), strip), picture)
        _frame(painter, box, None, "accent" if current else "line", 2 if current else 1)
        if key in self.noted:
            painter.setPen(QPen(style.colour("paper"), style.px(2)))
            painter.setBrush(style.colour("look"))
            painter.drawEllipse(mark_of(box))


def mark_of(card: QRectF) -> QRectF:
    """Where the mark of a note is on a card: at its upper right, as at a field of the head."""
    size = style.px(MARK)
    return QRectF(card.right() - size - style.px(8), card.top() + style.px(8), size, size)


def draw_caption(painter: QPainter, box: QRectF, picture: Picture | None) -> None:
    """The strip under a picture: KEYWORD, caption, and who took it at the right."""
    left, right = box.left() + style.px(12), box.right() - style.px(12)
    left = _icon(painter, left, box, "made-by-ai" if picture and picture.ai else "picture",
                 "muted") + style.px(2)
    missing = picture is None or not picture.image
    picture = picture or Picture("")
    who = say("editor.picture.missing") if missing else " / ".join(p for p in (picture.photographer, picture.agency) if p)
    if who:
        font = style.font(12)
        wide = min(QFontMetricsF(font).horizontalAdvance(who), (right - left) * 0.4)
        _words(painter, who, font, "look" if missing else "muted", QRectF(right - wide, box.top(), wide + 1, box.height()))
        right -= wide + style.px(16)
    if picture.keyword:
        left = _words(painter, picture.keyword, style.font(13, QFont.Weight.DemiBold), "text",
                      QRectF(left, box.top(), (right - left) * 0.5, box.height())) + style.px(8)
    caption = picture.caption or ("" if picture.keyword else say("editor.picture.no-caption"))
    _words(painter, caption, style.font(13), "muted", QRectF(left, box.top(), right - left, box.height()))


def _frame(painter: QPainter, box: QRectF, ground, edge: str, wide: int) -> None:  # type: ignore[no-untyped-def]
    painter.setPen(QPen(style.colour(edge), wide))
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS, RADIUS)


def _icon(painter: QPainter, left: float, box: QRectF, meaning: str, colour: str) -> float:
    """Draw an icon at the left of a strip; returns where the next thing may begin."""
    size = style.px(16)
    paint_icon(painter, QRect(round(left), round(box.center().y() - size / 2), size, size), meaning, colour)
    return left + size + style.px(6)


def _words(painter: QPainter, words: str, font, colour: str, box: QRectF) -> float:  # type: ignore[no-untyped-def]
    """Draw words in the middle of a strip, shortened to fit; returns where they end."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
    painter.setFont(font)
    painter.setPen(style.colour(colour))
    base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(box.left(), base), shown)
    return box.left() + metrics.horizontalAdvance(shown)
