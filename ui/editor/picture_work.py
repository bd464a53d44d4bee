"""Bringing pictures into an article: from a file, a drop or the clipboard, and their details beside the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from newsdesk import drafting
from newsdesk.article.content import Picture
from newsdesk.errors import Refused
from newsdesk.text.body import picture_line
from ui.bridge import Bridge
from ui.editor import marks
from ui.editor.body import Body
from ui.editor.details import Details
from ui.editor.fields import Fields
from ui.editor.head import Head
from ui.editor.pasting import PICTURE_ENDINGS
from ui.editor.sheet import SLACK
from ui.editor.thumbnails import Thumbnails
from ui.parts import Bar
from ui.words import say
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.drafting import AddedImage

_LATE_MS = 300
"""What takes longer than this is said."""


class PictureWork(QObject):
    """What the paper does about pictures. Reading and looking at a file is done on a thread: typing goes on meanwhile."""

    def __init__(self, bridge: Bridge, fields: Fields, body: Body, head: Head, bar: Bar, thumbnails: Thumbnails,
                 shapes: tuple[str, ...]) -> None:
        super().__init__(body)
        self._bridge, self._fields, self._body, self._head, self._bar = bridge, fields, body, head, bar
        self._thumbnails, self._shapes = thumbnails, shapes
        self._details: Details | None = None
        self._worker = Worker(self)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._say_adding)
        self._worker.idle.connect(self._all_here)
        body.changed.connect(self._text_changed)

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way into the article."""
        return self._worker.busy

    def ask(self) -> None:
        """Ask for a file; the first picture of an article is its lead, others go where the caret is."""
        if given := self._ask_file():
            self.add(given)

    def ask_lead(self) -> None:
        """Ask for the file of the lead picture."""
        if given := self._ask_file():
            self.add_lead(given)

    def add(self, given: list[tuple[bytes, str]]) -> None:
        """Take pictures (bytes, name) into the article, where the caret is now."""
        cursor = QTextCursor(self._body.textCursor())
        for data, name in given:
            self._keep(data, name, partial(self._put_in, cursor))

    def add_lead(self, given: list[tuple[bytes, str]]) -> None:
        """The first of the pictures becomes the lead; its words stay where there was one before."""
        data, name = given[0]
        self._keep(data, name, self._put_lead)
        if given[1:]:
            self.add(given[1:])

    def _keep(self, data: bytes, name: str, then: Callable[[AddedImage], object]) -> None:
        """Put a file into the newsroom folder on a thread; then go on with it."""
        self._late.start()
        self._worker.do(drafting.keep_original, self._bridge.home, data, name, self._thumbnails.width,
                        done=partial(self._kept, then), failed=self._refused)

    def _kept(self, then: Callable[[AddedImage], object], image: AddedImage) -> None:
        self._thumbnails.know(image)
        if self._bridge.act(drafting.note_image, image):
            then(image)
            if image.described.details.caption or image.described.details.photographer:
                self._bar.show_words(say("picture.from-file"), "look")

    def _refused(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        self._bridge.refused.emit(wrong)

    def _put_in(self, cursor: QTextCursor, image: AddedImage) -> None:
        if self._fields.content.lead is None:
            self._put_lead(image)
            return
        key = self._fields.free_key()
        picture = drafting.with_image(Picture(key), image)
        self._fields.put({"pictures": (*self._fields.content.pictures, picture)})
        follows = self._body.textCursor() == cursor
        marks.insert_card(cursor, picture_line(key))
        if follows:
            self._body.setTextCursor(cursor)
            self._body.ensureCursorVisible()

    def _put_lead(self, image: AddedImage) -> None:
        lead = self._fields.content.lead
        new = drafting.with_image(lead or Picture("lead"), image)
        if not lead and self._fields.picture("lead"):
            new = replace(new, key=self._fields.free_key())
        self._fields.edit(lead=new)
        self._head.open_details()

    def _say_adding(self) -> None:
        if self.busy:
            self._bar.show_words(say("picture.adding"))

    def _all_here(self) -> None:
        self._late.stop()
        if self._bar.words() == say("picture.adding"):
            self._bar.hide()

    def open_details(self) -> Details | None:
        """Show the details of the picture at the caret, below it; returns them, None where there is no picture."""
        picture = self._fields.picture(self._key())
        if picture is None:
            return None
        strip = self._strip()
        strip.show_picture(picture)
        self._lay()
        strip.begin()
        return strip

    def _lay(self) -> None:
        """Put the strip below its picture, and both into view."""
        strip = self._strip()
        strip.setFixedWidth(self._body.viewport().width() - 2 * SLACK)
        strip.adjustSize()
        place = self._body.card_rect()
        strip.move(SLACK, place.bottom() - 6)
        strip.show()
        strip.raise_()
        self._body.show_middle(place.united(strip.geometry()))

    def refresh(self) -> None:
        """The pictures' details changed, perhaps by undo."""
        strip = self._details
        if strip and not strip.isHidden() and (picture := self._fields.picture(strip.picture().key)):
            strip.show_picture(picture)

    def _strip(self) -> Details:
        """The strip of details, made when it is first needed."""
        if self._details is None:
            self._details = Details(self._thumbnails, self._shapes, self._body.viewport())
            self._details.edited.connect(self._fields.edit_picture)
            self._details.resized.connect(self._lay)
            self._details.replace_asked.connect(self._replace)
            self._details.remove_asked.connect(self._remove)
            self._details.closed.connect(self._close)
            self._details.undo_asked.connect(self._body.undo_asked)
            self._details.redo_asked.connect(self._body.redo_asked)
        return self._details

    def _key(self) -> str:
        return marks.picture_key(self._body.card_at_caret()[0])

    def _ask_file(self) -> list[tuple[bytes, str]]:
        kinds = " ".join(f"*{ending}" for ending in PICTURE_ENDINGS)
        name, _ = QFileDialog.getOpenFileName(self._body, say("editor.picture.which"), "",
                                              f"{say('editor.picture.files')} ({kinds})")
        if not name:
            return []
        try:
            return [(Path(name).read_bytes(), Path(name).name)]
        except OSError:
            self._bar.show_words(say("editor.picture.unreadable", name=Path(name).name), "look")
            return []

    def _replace(self) -> None:
        picture = self._strip().picture()
        if given := self._ask_file():
            self._keep(*given[0], partial(self._put_in_place, picture.key))

    def _put_in_place(self, key: str, image: AddedImage) -> None:
        if picture := self._fields.picture(key):
            self._fields.edit_picture(drafting.with_image(picture, image))

    def _remove(self) -> None:
        """Take away the picture that the strip is about, wherever the caret is by now."""
        key = self._strip().picture().key
        self._strip().hide()
        cursor = self._body.textCursor()
        if self._key() != key:
            block = next((n for n, line in enumerate(self._body.lines.lines) if marks.picture_key(line) == key), None)
            if block is None:
                return
            cursor.setPosition(self._body.document().findBlockByNumber(block).position())
        marks.remove_block(cursor)
        self._body.setTextCursor(cursor)
        self._body.setFocus()

    def _close(self) -> None:
        self._strip().hide()
        self._body.setFocus()

    def _text_changed(self) -> None:
        """The strip lies over the text: it goes when one writes on."""
        if self._details and not self._details.isHidden():
            self._details.hide()

