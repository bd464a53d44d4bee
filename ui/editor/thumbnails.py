"""Small versions of pictures, turned as the page will show them, made away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from newsdesk.article.content import Picture
from newsdesk.errors import Refused
from newsdesk.pictures.cutting import cut_of, focus_in_cut
from newsdesk.pictures.cutting import pixels as cut_pixels
from ui.look import style
from ui.look.icons import paint_icon
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.drafting import AddedImage

WIDTH = 720
_MOST = 60


class Thumbnails(QObject):
    """Pictures of one article; at most so many are kept."""

    ready = Signal()
    """A picture that was asked for is there now, or will never be."""

    def __init__(self, path_of: Callable[[str], Path], ratio: Callable[[], float] = lambda: 1.0,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path_of, self._ratio = path_of, ratio
        self._known: dict[Picture, QPixmap | None] = {}
        self._located: dict[str, bool] = {}
        self._paths: dict[str, tuple[Path, bool]] = {}
        """Where each picture was read from, and whether it was there."""
        self._worker = Worker(self)

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        return self._worker.busy

    def of(self, picture: Picture | None) -> QPixmap | None:
        """The picture at the paper's width, turned but uncut; None where it is missing, cannot be read, or is on its way (`ready`)."""
        if picture is None or not picture.image:
            return None
        key = _pixels(picture)
        if key not in self._known:
            if len(self._known) >= _MOST:
                self._known.pop(next(iter(self._known)))
            # What was shown before stays until the turned one is there: nothing flickers.
            before = next((shown for other, shown in reversed(self._known.items()) if other.image == key.image), None)
            self._known[key] = before
            path = self._path_of(key.image)
            self._paths[key.image] = (path, path.exists())
            self._worker.do(_made, path, key, self.width, done=self._came, failed=self._failed)
        return self._known[key]

    @property
    def width(self) -> int:
        """How many pixels wide pictures are shown."""
        return round(WIDTH * self._ratio())

    def know(self, image: AddedImage) -> None:
        """Take over how a picture looks that was just looked at."""
        pixels = QPixmap()
        if pixels.loadFromData(image.described.shown):
            self._known[Picture("", image=image.digest)] = pixels
            self._located[image.digest] = image.described.details.located

    def located(self, picture: Picture) -> bool:
        """Whether the picture's file carries the place where it was taken, as far as it was looked at."""
        return self._located.get(picture.image, False)

    def is_of_another_file(self, picture: Picture) -> bool:
        """Whether a picture that was shown, or missing, would now be read from another file than then."""
        before = self._paths.get(picture.image)
        return before is not None and (self._path_of(picture.image) != before[0] or (not before[1] and before[0].exists()))

    def forget(self, digest: str) -> None:
        """Read this picture anew when it is asked for next."""
        for key in [key for key in self._known if key.image == digest]:
            del self._known[key]

    def _came(self, made: tuple[Picture, QImage, bool]) -> None:
        key, image, located = made
        self._known[key] = None if image.isNull() else QPixmap.fromImage(image)
        self._located[key.image] = located
        self.ready.emit()

    def _failed(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused | OSError):
            raise wrong  # a fault of ours: for the crash handler
        self.ready.emit()


def _pixels(picture: Picture) -> Picture:
    """What of a picture decides how it looks."""
    return Picture("", image=picture.image, turn=picture.turn)


def _made(path: Path, picture: Picture, width: int) -> tuple[Picture, QImage, bool]:
    from newsdesk.pictures.darkroom import thumbnail

    made = thumbnail(path.read_bytes(), picture, width)
    return picture, QImage.fromData(made.data), made.located


def draw_cover(painter: QPainter, box: QRect, pixels: QPixmap | None, picture: Picture) -> None:
    """Fill a box with the part of a picture that is shown, cut at its longer sides around what must stay in sight; a quiet
    ground with an icon where there is none. pixels: the picture turned but uncut.
    """
    if pixels is None:
        painter.fillRect(box, style.colour("background"))
        size = style.px(28)
        middle = QRect(box.center().x() - size // 2, box.center().y() - size // 2, size, size)
        paint_icon(painter, middle, "picture", "faint")
        return
    left, top, right, bottom = cut_pixels(cut_of(picture), pixels.width(), pixels.height())
    shown = QSize(right - left, bottom - top)
    part = box.size().scaled(shown, Qt.AspectRatioMode.KeepAspectRatio)
    x, y = (min(max(0, round(whole * at / 10_000 - side / 2)), whole - side) for whole, at, side in
            zip((shown.width(), shown.height()), focus_in_cut(picture), (part.width(), part.height()), strict=True))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(box, pixels, QRect(left + x, top + y, part.width(), part.height()))
