"""Bringing pictures into an article: from a file, a drop or the clipboard, and their details beside the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from newsdesk import drafting
from newsdesk.article.content import Picture
from newsdesk.text.body import picture_line
from ui.bridge import Bridge
from ui.editor import marks
from ui.editor.body import Body
from ui.editor.details import Details
from ui.editor.fields import Fields
from ui.editor.head import Head
from ui.editor.pasting import PICTURE_ENDINGS
from ui.editor.sheet import SLACK
from ui.parts import Bar
from ui.words import say


class PictureWork(QObject):
    """What the paper does about pictures."""

    def __init__(self, bridge: Bridge, fields: Fields, body: Body, head: Head, bar: Bar) -> None:
        super().__init__(body)
        self._bridge, self._fields, self._body, self._head, self._bar = bridge, fields, body, head, bar
        self._details: Details | None = None
        body.changed.connect(self._text_changed)

    def ask(self) -> None:
        """Ask for a file; the first picture of an article is its lead, others go where the caret is."""
        if given := self._ask_file():
            self.add(given)

    def ask_lead(self) -> None:
        """Ask for the file of the lead picture."""
        if given := self._ask_file():
            self.add_lead(given)

    def add(self, given: list[tuple[bytes, str]]) -> None:
        """Take pictures (bytes, name) into the article."""
        for data, name in given:
            if self._fields.content.lead is None:
                self.add_lead([(data, name)])
            elif image := self._bridge.act(drafting.add_image, data, name):
                key = self._fields.free_key()
                picture = Picture(key, image.digest, name)
                self._fields.put({"pictures": (*self._fields.content.pictures, picture)})
                cursor = self._body.textCursor()
                marks.insert_card(cursor, picture_line(key))
                self._body.setTextCursor(cursor)
                self._body.ensureCursorVisible()

    def add_lead(self, given: list[tuple[bytes, str]]) -> None:
        """The first of the pictures becomes the lead; its caption stays where there was one before."""
        data, name = given[0]
        if image := self._bridge.act(drafting.add_image, data, name):
            lead = self._fields.content.lead
            new = replace(lead, image=image.digest, name=name) if lead else Picture("lead", image.digest, name)
            if not lead and self._fields.picture("lead"):
                new = replace(new, key=self._fields.free_key())
            self._fields.edit(lead=new)
            self._head.open_details()
            if given[1:]:
                self.add(given[1:])

    def open_details(self) -> None:
        """Show the details of the picture at the caret, below it."""
        picture = self._fields.picture(self._key())
        if picture is None:
            return
        strip = self._strip()
        strip.show_picture(picture)
        strip.setFixedWidth(self._body.viewport().width() - 2 * SLACK)
        strip.adjustSize()
        place = self._body.card_rect()
        strip.move(SLACK, place.bottom() - 6)
        strip.show()
        strip.raise_()
        self._body.show_middle(place.united(strip.geometry()))
        strip.begin()

    def refresh(self) -> None:
        """The pictures' details changed, perhaps by undo."""
        strip = self._details
        if strip and not strip.isHidden() and (picture := self._fields.picture(strip.picture().key)):
            strip.show_picture(picture)

    def _strip(self) -> Details:
        """The strip of details, made when it is first needed."""
        if self._details is None:
            self._details = Details(parent=self._body.viewport())
            self._details.edited.connect(self._fields.edit_picture)
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
            data, name = given[0]
            if image := self._bridge.act(drafting.add_image, data, name):
                self._fields.edit_picture(replace(picture, image=image.digest, name=name))

    def _remove(self) -> None:
        self._strip().hide()
        cursor = self._body.textCursor()
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

