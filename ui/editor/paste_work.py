"""Putting what was pasted into the text: read on a thread where it is much, written in slices, one step for undo."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from newsdesk import drafting
from newsdesk.article.content import Picture, clean_text
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.text.body import Block, kind_of, picture_line
from ui.bridge import Bridge
from ui.editor.body import Body
from ui.editor.document import write_lines
from ui.editor.fields import Fields
from ui.editor.fitting import fitted, join_behind, make_room
from ui.editor.pasting import IMAGE_NAME, Clip, clipboard_text, png_of, read_clip
from ui.editor.thumbnails import Thumbnails
from ui.parts import Bar
from ui.words import say
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.drafting import AddedImage

SLICE = 8_000
"""Characters that are written at once, in some 20 ms."""
_LATE_MS = 300
"""What takes longer than this is said."""


@dataclass(slots=True)
class _Job:
    """One paste that is on its way."""

    cursor: QTextCursor
    replaced: str
    """The words that were selected; they go, unless something was typed over them meanwhile."""
    cancelled: bool = False
    lines: tuple[str, ...] = ()
    ours: bool = False
    """Copied from one of our papers: it goes in exactly as it was."""
    parted: bool = False
    """What stood behind the caret waits in a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What a thread made of a clip."""

    lines: tuple[str, ...]
    pictures: tuple[tuple[str, str, AddedImage], ...]
    """Key in the lines, words for the blind, and the original in the newsroom folder."""
    left_out: int = 0
    image: bytes = b""
    """The picture that is on the clipboard as such, where there are no words with it: a screenshot."""


class PasteWork(QObject):
    """What the paper does with words from outside. bar: where something is said; tell: says it, with a button
    (see `Paper.tell`)."""

    written = Signal()
    """A paste is in the text, all of it."""

    def __init__(self, bridge: Bridge, fields: Fields, body: Body, thumbnails: Thumbnails, bar: Bar,
                 tell: Callable[..., None]) -> None:
        super().__init__(body)
        self._bridge, self._fields, self._body, self._thumbnails = bridge, fields, body, thumbnails
        self._bar, self._tell = bar, tell
        self._worker = Worker(self)
        self._jobs: list[_Job] = []
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._say_reading)
        body.pasted.connect(self.paste)

    @property
    def busy(self) -> bool:
        """Whether a paste is on its way into the text."""
        return bool(self._jobs)

    def paste(self, clip: Clip) -> None:
        """Put a clip into the text where the caret is now; typing goes on meanwhile."""
        job = self._begin()
        job.ours = bool(clip.lines)
        if clip.lines or clip.is_small:
            self._came(job, _read(clip, self._bridge.home, self._thumbnails.width))
            return
        self._late.start()
        self._worker.do(_read, clip, self._bridge.home, self._thumbnails.width, done=partial(self._came, job),
                        failed=partial(self._failed, job))

    def paste_plain(self) -> None:
        """The words of the clipboard as they are: no bold, no links, no pictures."""
        from newsdesk.text.pasting.plain import read_literally

        if text := clipboard_text():
            self._came(self._begin(), _Read(tuple(clean_text(line) for line in read_literally(text).lines), ()))

    def put_in(self, lines: tuple[str, ...], pictures: Collection[Picture]) -> None:
        """Put lines of a body in where the caret is, as one step; pictures: those that cards in them may name."""
        known = {picture.key: picture for picture in pictures}
        came = []
        for line in lines:
            picture = known.get(Block(kind_of(line), line).picture)
            if picture is not None and self._fields.picture(picture.key) != picture:
                picture = replace(picture, key=self._fields.free_key())
                self._fields.put({"pictures": (*self._fields.content.pictures, picture)})
                line = picture_line(picture.key, picture.alt)
            came.append(line)
        self._came(self._begin(), _Read(tuple(came), ()))

    def cancel(self) -> None:
        """Leave out what is still being read; what is written already can be undone."""
        for job in self._jobs:
            job.cancelled = True
        self._bar.hide()

    def _begin(self) -> _Job:
        cursor = QTextCursor(self._body.textCursor())
        # What is typed until the paste is there comes behind it.
        cursor.setKeepPositionOnInsert(True)
        job = _Job(cursor, cursor.selectedText())
        self._jobs.append(job)
        return job

    def _came(self, job: _Job, read: _Read) -> None:
        if job.cancelled or not (read.lines or read.image):
            self._end(job)
            if read.left_out:
                self._tell(say("paste.left-out", n=read.left_out), "look")
            return
        if read.image:
            self._end(job)
            self._body.pictures_given.emit([(read.image, IMAGE_NAME)])
            return
        job.lines = self._with_pictures(read)
        job.cursor.setKeepPositionOnInsert(False)
        if job.cursor.selectedText() != job.replaced:
            _let_go(job.cursor)
        self._write(job)
        if read.left_out:
            self._tell(say("paste.left-out", n=read.left_out), "look")

    def _with_pictures(self, read: _Read) -> tuple[str, ...]:
        """The lines with keys that are free in this article, its pictures among the article's."""
        lines = list(read.lines)
        keys = {key: (alt, image) for key, alt, image in read.pictures}
        for n, line in enumerate(lines):
            if (key := Block(kind_of(line), line).picture) not in keys:
                continue
            alt, image = keys[key]
            self._thumbnails.know(image)
            lines[n] = ""
            if self._bridge.act(drafting.note_image, image):
                free = self._fields.free_key()
                picture = drafting.with_image(Picture(free), image)
                self._fields.put({"pictures": (*self._fields.content.pictures, replace(picture, alt=picture.alt or alt))})
                lines[n] = picture_line(free, alt)
        return tuple(line for line in lines if line) if keys else tuple(lines)

    def _write(self, job: _Job) -> None:
        """Write what was read: a little at once, much in slices between which keys are dealt with."""
        if sum(map(len, job.lines)) <= SLICE:
            write_lines(job.cursor, job.lines if job.ours else fitted(job.cursor, job.lines))
            self._body.setTextCursor(job.cursor)
            self._written(job)
            return
        job.cursor.beginEditBlock()
        job.parted = make_room(job.cursor)
        # The caret of the text goes along with what is written at it.
        self._body.setTextCursor(QTextCursor(job.cursor))
        self._write_slice(job, first=True)
        job.cursor.endEditBlock()

    def _write_slice(self, job: _Job, first: bool = False) -> None:
        size = count = 0
        while count < len(job.lines) and (count == 0 or size < SLICE):
            size += len(job.lines[count])
            count += 1
        now, job.lines = job.lines[:count], job.lines[count:]
        job.cursor.setKeepPositionOnInsert(False)
        if first:
            write_lines(job.cursor, now if job.ours else fitted(job.cursor, now))
        else:
            _let_go(job.cursor)
            # One step with what was written before, however many slices there are.
            job.cursor.joinPreviousEditBlock()
            write_lines(job.cursor, ("", *now))
            if not job.lines and job.parted:
                join_behind(job.cursor, "" if job.ours else " ")
            job.cursor.endEditBlock()
        # What is typed between two slices comes behind the last.
        job.cursor.setKeepPositionOnInsert(True)
        if job.lines:
            QTimer.singleShot(0, self, partial(self._write_slice, job))
        else:
            self._written(job)

    def _written(self, job: _Job) -> None:
        self._body.ensureCursorVisible()
        self._end(job)
        self.written.emit()

    def _failed(self, job: _Job, wrong: Exception) -> None:
        self._end(job)
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        self._bridge.refused.emit(wrong)

    def _end(self, job: _Job) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self._late.stop()
            if self._bar.words() == say("paste.reading"):
                self._bar.hide()

    def _say_reading(self) -> None:
        if self._jobs:
            self._tell(say("paste.reading"), "accent", say("paste.cancel"), self.cancel)


def _let_go(cursor: QTextCursor) -> None:
    """Select nothing: what was typed at a cursor that keeps its position lies between it and its anchor."""
    cursor.setPosition(cursor.position())


def _read(clip: Clip, home: Home, shown_width: int) -> _Read:
    """For a thread: the lines of a clip, its pictures in the newsroom folder already."""
    whole = read_clip(clip)
    if clip.image is not None and not any(line.strip() for line in whole.lines):
        return _Read((), (), image=png_of(clip.image))
    lines = [clean_text(line) for line in whole.lines]
    kept = []
    left_out = len(whole.left_out)
    for key, came in whole.pictures.items():
        try:
            kept.append((key, came.alt, drafting.keep_original(home, came.data, came.name, shown_width)))
        except Refused:
            lines = [line for line in lines if Block(kind_of(line), line).picture != key]
            left_out += 1
    return _Read(tuple(lines), tuple(kept), left_out)
