"""The picture with the part that is shown: moved and resized by mouse or keys, with the point that must stay in sight."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsdesk.article.content import Picture
from newsdesk.pictures.cutting import SMALLEST, Box, cut_of, focus_of, ratio_of, size_upright, written
from ui.look import colour, px
from ui.words import say

HEIGHT = 300
_STEP, _LARGE_STEP = 100, 500
_REACH = 14
"""Pixels around a corner or the point of interest within which the mouse takes hold of it."""
_CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class CutView(QWidget):
    """Shows a picture whole, what is cut away dimmed."""

    changed = Signal(object, bool)
    """The Picture as it is now, and whether a person is still at it (dragging, holding a key)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._pixels = Picture(""), QPixmap()
        self._shape = ""
        self._held = ""
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(say("picture.cut.name"))
        self.setToolTip(say("picture.cut.focus"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(HEIGHT))

    def show_picture(self, picture: Picture, pixels: QPixmap | None, shape: str) -> None:
        """Show a picture; pixels: it turned but uncut; shape: the ratio that is kept, empty: any."""
        self._picture, self._pixels, self._shape = picture, pixels or QPixmap(), shape
        self.update()

    # ---- where things are --------------------------------------------------------------------------------------

    def _frame(self) -> QRectF:
        """Where the whole picture is shown."""
        size = size_upright(self._picture)
        whole = QSize(*size) if all(size) else self._pixels.size()
        if whole.isEmpty():
            return QRectF(self.rect())
        fitting = whole.scaled(self.size() - QSize(px(8), px(8)), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - fitting.width()) / 2, (self.height() - fitting.height()) / 2,
                      fitting.width(), fitting.height())

    def _place(self, box: Box) -> QRectF:
        frame = self._frame()
        return QRectF(frame.left() + box[0] * frame.width() / 10_000, frame.top() + box[1] * frame.height() / 10_000,
                      box[2] * frame.width() / 10_000, box[3] * frame.height() / 10_000)

    def _focus(self) -> QPointF:
        x, y = focus_of(self._picture) or (5_000, 4_000)
        return self._place((x, y, 0, 0)).topLeft()

    def _at(self, place: QPointF) -> str:
        """What is under the mouse: a corner, the point of interest, the part itself, or nothing."""
        cut = self._place(cut_of(self._picture))
        corners = (cut.topLeft(), cut.topRight(), cut.bottomLeft(), cut.bottomRight())
        for name, corner in (*zip(_CORNERS, corners, strict=True), ("focus", self._focus())):
            if (corner - place).manhattanLength() <= px(_REACH):
                return name
        return "part" if cut.contains(place) else ""

    # ---- mouse -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held, self._from = self._at(event.position()), event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            over = self._at(place)
            slanted = Qt.CursorShape.SizeFDiagCursor if over in (_CORNERS[0], _CORNERS[3]) else Qt.CursorShape.SizeBDiagCursor
            self.setCursor(slanted if over in _CORNERS else Qt.CursorShape.PointingHandCursor if over == "focus"
                           else Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
            return
        frame = self._frame()
        if frame.isEmpty() or not self._held:
            return
        moved = place - self._from
        right, down = round(moved.x() * 10_000 / frame.width()), round(moved.y() * 10_000 / frame.height())
        if not right and not down:
            return
        self._from = place
        if self._held == "focus":
            self._move_focus(right, down)
        elif self._held == "part":
            self._move(right, down)
        else:
            self._resize(self._held, right, down)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = ""
            self.changed.emit(self._picture, False)

    # ---- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        step = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.AltModifier else _STEP
        right, down = arrow[0] * step, arrow[1] * step
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._resize("bottom-right", right, down)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move_focus(right, down)
        else:
            self._move(right, down)

    # ---- changing ----------------------------------------------------------------------------------------------

    def _move(self, right: int, down: int) -> None:
        left, top, width, height = cut_of(self._picture)
        self._take(crop=written((left + right, top + down, width, height)))

    def _move_focus(self, right: int, down: int) -> None:
        x, y = focus_of(self._picture) or (5_000, 4_000)
        self._take(focus=f"{min(max(0, x + right), 10_000)},{min(max(0, y + down), 10_000)}")

    def _resize(self, corner: str, right: int, down: int) -> None:
        """Move a corner; the opposite one stays. A kept shape follows the wider of the two movements."""
        left, top, width, height = cut_of(self._picture)
        at_left, at_top = corner.endswith("left"), corner.startswith("top")
        wide = width - right if at_left else width + right
        high = height - down if at_top else height + down
        room = (left + width if at_left else 10_000 - left, top + height if at_top else 10_000 - top)
        wide, high = (min(max(SMALLEST, side), most) for side, most in zip((wide, high), room, strict=True))
        size = size_upright(self._picture)
        if (ratio := ratio_of(self._shape)) and all(size):
            # Ten-thousandths of the height that make the shape with ten-thousandths of the width.
            slope = size[0] / size[1] / ratio
            if abs(down) > abs(right):
                wide = round(high / slope)
            wide = round(min(wide, room[0], room[1] / slope))
            high = round(wide * slope)
            if wide < SMALLEST or high < SMALLEST:
                return
        self._take(crop=written((left + width - wide if at_left else left, top + height - high if at_top else top, wide, high)))

    def _take(self, **values: str) -> None:
        self._picture = replace(self._picture, **values)  # type: ignore[arg-type]
        self.update()
        self.changed.emit(self._picture, True)

    # ---- drawing -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame, cut = self._frame(), self._place(cut_of(self._picture))
        if not self._pixels.isNull():
            painter.drawPixmap(frame, self._pixels, QRectF(self._pixels.rect()))
        outside = QPainterPath()
        outside.addRect(frame)
        inside = QPainterPath()
        inside.addRect(cut)
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 140))
        edge = colour("accent") if self.hasFocus() else QColor("#FFFFFF")
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
        for part in (1 / 3, 2 / 3):
            across, along = cut.left() + cut.width() * part, cut.top() + cut.height() * part
            painter.drawLine(QPointF(across, cut.top()), QPointF(across, cut.bottom()))
            painter.drawLine(QPointF(cut.left(), along), QPointF(cut.right(), along))
        painter.setPen(QPen(edge, 2))
        painter.drawRect(cut)
        painter.setBrush(edge)
        for corner in (cut.topLeft(), cut.topRight(), cut.bottomLeft(), cut.bottomRight()):
            painter.drawEllipse(corner, px(4), px(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for tone, wide in ((QColor(0, 0, 0, 160), 4), (QColor("#FFFFFF"), 2)):
            painter.setPen(QPen(tone, wide))
            painter.drawEllipse(self._focus(), px(8), px(8))
