"""Words that cannot be acted on: titles, section labels, badges, the initials of a person, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.look import colour, font, paint_icon, px
from ui.look.tokens import SIZE_SECONDARY

KINDS = ("accent", "done", "look", "stop", "plain")
"""What a colour means: where one is, done, look at this, stop; plain means nothing."""


class _Words(QLabel):
    def __init__(self, words: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)


class Title(_Words):
    """The title of a screen or a group."""


class Muted(_Words):
    """Secondary words."""


class SectionLabel(_Words):
    """The name of a group of things below it."""


class Wrapped(_Words):
    """Words in lines of a given width, as high as they need."""

    def __init__(self, words: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(words, True, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(px(width))

    def hasHeightForWidth(self) -> bool:
        # A box layout would ask for the height at its own width, which is more than ours.
        return False

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.heightForWidth(self.minimumWidth()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Elided(QLabel):
    """One line of words that gives way with an ellipsis; the whole is in its tool tip where it was cut."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = words
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(self.width(), px(24)))
        self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")


class Badge(QWidget):
    """A small coloured pill of words, with an icon where the colour alone would say it."""

    def __init__(self, words: str, kind: str = "accent", meaning: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._meaning = meaning
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(words)

    def set(self, words: str, kind: str | None = None) -> None:
        """Show other words, in another kind where one is given."""
        self._words, self._kind = words, kind or self._kind
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._words, self._meaning)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.rect(), self._words, self._kind, self._meaning)


def badge_font() -> QFont:
    """The font of a badge's words."""
    return font(SIZE_SECONDARY)


def badge_size(words: str, meaning: str = "") -> QSize:
    """How much room a badge takes."""
    metrics = QFontMetrics(badge_font())
    width = metrics.horizontalAdvance(words) + px(18) + (px(18) if meaning else 0)
    return QSize(width, metrics.height() + px(6))


def paint_badge(painter: QPainter, rect: QRect, words: str, kind: str, meaning: str = "") -> None:
    """Draw a badge into a rectangle, also from a list's delegate."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plain = kind == "plain"
    painter.setPen(colour("line") if plain else Qt.PenStyle.NoPen)
    painter.setBrush(colour("background" if plain else f"{kind}_ground"))
    body = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5) if plain else QRectF(rect)
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
    ink = "text" if plain else kind
    inside = rect.adjusted(px(9), 0, -px(9), 0)
    if meaning:
        side = px(14)
        paint_icon(painter, QRect(inside.x(), rect.center().y() - side // 2, side, side), meaning, ink)
        inside.adjust(px(18), 0, 0, 0)
    painter.setPen(colour(ink))
    painter.setFont(badge_font())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


class Avatar(QWidget):
    """The initials of a person in a circle. The name stands beside it, so it says nothing to a screen reader."""

    def __init__(self, name: str, side: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        parts = name.split()
        self._initials = (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper() if parts else ""
        self.setFixedSize(px(side), px(side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_ground"))
        painter.drawEllipse(self.rect())
        painter.setPen(colour("accent"))
        painter.setFont(font(SIZE_SECONDARY, QFont.Weight.Bold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


class Hairline(QFrame):
    """A line of one pixel between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hairline")
        self.setFixedHeight(1)
