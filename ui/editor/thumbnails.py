"""Small versions of pictures, decoded at the size they are shown: an original of many megapixels is never held whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader, QPainter, QPixmap

from ui.look import style
from ui.look.icons import paint_icon

WIDTH = 720
_MOST = 60


class Thumbnails:
    """Pictures by the SHA-256 of their original; at most so many are kept."""

    def __init__(self, path_of: Callable[[str], Path], ratio: Callable[[], float] = lambda: 1.0) -> None:
        self._path_of, self._ratio = path_of, ratio
        self._known: dict[str, QPixmap] = {}

    def of(self, digest: str) -> QPixmap | None:
        """The picture at the paper's width; None where it is missing or cannot be read."""
        if not digest:
            return None
        if digest not in self._known:
            if len(self._known) >= _MOST:
                self._known.pop(next(iter(self._known)))
            self._known[digest] = self._read(self._path_of(digest))
        known = self._known[digest]
        return None if known.isNull() else known

    def forget(self, digest: str) -> None:
        """Read this picture anew when it is asked for next."""
        self._known.pop(digest, None)

    def _read(self, path: Path) -> QPixmap:
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        # The file is named by its digest, without an ending: what it is, its first bytes say.
        reader.setDecideFormatFromContent(True)
        size = reader.size()
        if size.isValid() and size.width() > WIDTH:
            turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
            wanted = round(WIDTH * self._ratio())
            reader.setScaledSize(size.scaled(QSize(10**6, wanted) if turned else QSize(wanted, 10**6),
                                             Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            return QPixmap()
        return QPixmap.fromImage(image)


def draw_cover(painter: QPainter, box: QRect, picture: QPixmap | None) -> None:
    """Fill a box with a picture, cut at its longer sides; a quiet ground with an icon where there is none."""
    if picture is None:
        painter.fillRect(box, style.colour("background"))
        size = style.px(28)
        middle = QRect(box.center().x() - size // 2, box.center().y() - size // 2, size, size)
        paint_icon(painter, middle, "picture", "faint")
        return
    part = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    times = picture.width() / max(1, part.width())
    cut = QSize(round(box.width() * times), round(box.height() * times))
    # A little above the middle: faces are rarely at the bottom of a press picture.
    source = QRect((picture.width() - cut.width()) // 2, round((picture.height() - cut.height()) * 0.38),
                   cut.width(), cut.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(box, picture, source)
