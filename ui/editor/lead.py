"""The lead picture above the text: the picture with its caption, or the place where one can be dropped."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsdesk.article.content import Picture
from ui.editor.cards import CAPTION_HEIGHT, RADIUS, draw_caption
from ui.editor.pasting import leave_files, picture_files
from ui.editor.thumbnails import Thumbnails, draw_cover
from ui.look import colour, font, paint_icon, px
from ui.pictures.badges import draw_badges
from ui.words import say

EMPTY_HEIGHT, PICTURE_HEIGHT = 48, 176


class Lead(QWidget):
    """One thing to act on: Enter or a click opens the details, or asks for a picture where there is none."""

    opened = Signal()
    guess_asked = Signal(QPoint)
    dropped = Signal(list)
    """Pictures dropped here: a list of (bytes, name)."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        thumbnails.ready.connect(self.update)
        self._picture: Picture | None = None
        self._guess = ""
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.show_picture(None, "")

    def show_picture(self, picture: Picture | None, guess: str) -> None:
        """Show a picture (None: there is none); guess: why what is known of it is doubtful."""
        self._picture, self._guess = picture, guess
        name = say("editor.lead.none")
        if picture:
            said = " ".join(filter(None, (picture.keyword, picture.caption, picture.photographer)))
            name = say("editor.lead.name", caption=said or say("editor.picture.no-caption"))
        self.setAccessibleName(name)
        self.setAccessibleDescription(guess)
        self.setToolTip(guess)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = EMPTY_HEIGHT
        if self._picture:
            high = CAPTION_HEIGHT + (PICTURE_HEIGHT if self._picture.image else 0)
        return QSize(px(640), px(high))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        if self._guess:
            self.guess_asked.emit(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.opened.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            leave_files(event)
            self._over = True
            self.update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        leave_files(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        if found := picture_files(event.mimeData()):
            leave_files(event)
            self.dropped.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        active = self.hasFocus() or self._over
        edge = QPen(colour("accent" if active else "look" if self._guess else "line"), 2 if active else 1)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        if self._picture is None:
            self._paint_empty(painter, box, edge, active)
            return
        painter.setClipPath(shape)
        strip = px(CAPTION_HEIGHT)
        if self._guess:
            painter.fillRect(box, colour("look_ground"))
        if self._picture.image:
            image = QRectF(box.left(), box.top(), box.width(), box.height() - strip)
            draw_cover(painter, image.toRect(), self._thumbnails.of(self._picture), self._picture)
            painter.setClipping(False)
            draw_badges(painter, image, self._picture, self._thumbnails.located(self._picture))
        painter.setClipping(False)
        draw_caption(painter, QRectF(box.left(), box.bottom() - strip, box.width(), strip), self._picture)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_empty(self, painter: QPainter, box: QRectF, edge: QPen, active: bool) -> None:
        if not active:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(colour("accent_ground") if self._over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        size = px(18)
        place = QRectF(box.left() + px(14), box.center().y() - size / 2, size, size)
        paint_icon(painter, place.toRect(), "picture", "muted")
        painter.setFont(font(13))
        painter.setPen(colour("muted"))
        room = box.adjusted(px(42), 0, -px(12), 0)
        words = painter.fontMetrics().elidedText(say("editor.lead.add"), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
