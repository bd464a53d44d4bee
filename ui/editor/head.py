"""What stands above the text: kicker, headline, the line of metadata, the lead picture, and the place it begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk.article.content import Content, clean_line
from newsdesk.text.stamp import read_stamp, write_stamp
from ui.editor.answered import AnsweredLine
from ui.editor.details import Details
from ui.editor.fields import Fields
from ui.editor.flow import Flow
from ui.editor.head_parts import Named, inset, names_in
from ui.editor.headline import Headline
from ui.editor.inline import EDGE, Inline, guess_reason, is_redo
from ui.editor.lead import Lead
from ui.editor.sheet import SLACK
from ui.editor.tags import Tags
from ui.editor.thumbnails import Thumbnails
from ui.look import px
from ui.parts import Chip, IconButton
from ui.words import say

Suggest = Callable[[str, str], list[str]]
_MORE = ("source", "kicker", "published", "slug", "label")
_LABELLED = ("editor", "source", "kicker", "published", "slug", "sponsor", "label")
_PASSED = (Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""Keys that the text may have: nothing is written by them."""
_SUGGESTED = ("reporters", "editor", "category", "tags", "place", "sponsor", "source")


class Head(QWidget):
    """Shows the fields and changes them."""

    body_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    guess_asked = Signal(str, QPoint)
    """The alternatives of a guessed field were asked for."""
    picture_asked = Signal()
    """A file for the lead picture is wanted."""
    pictures_dropped = Signal(list)
    left = Signal()
    """A field was left: what is typed next is another step."""

    def __init__(self, fields: Fields, suggest: Suggest, thumbnails: Thumbnails, label: str, zone: str,
                 shapes: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields, self._suggest, self._label, self._zone = fields, suggest, label, zone
        self._inline: dict[str, Inline] = {}
        self._labels: dict[str, QLabel] = {}
        self._all = False
        self._asked: set[str] = set()
        self.setObjectName("paperHead")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.headline = Headline(self)
        self.lead = Lead(thumbnails, self)
        self.answered = AnsweredLine(fields, self)
        self.details = Details(thumbnails, shapes, self)
        self.details.hide()
        self._build()
        self._connect()
        fields.changed.connect(self._show)

    def _build(self) -> None:
        self._meta = Flow(px(6), px(5), EDGE)
        self._unsure = Chip(say("editor.guess.headline"), "guess", parent=self)
        self._unsure.setObjectName("guessChip")
        self._unsure.clicked.connect(self._ask_headline)
        self._meta.addWidget(self._unsure)
        self._dots: dict[str, QLabel] = {}
        for name in ("reporters", "editor", "category"):
            if name != "reporters":
                self._meta.addWidget(self._dot(name))
            self._add_field(name)
        self._advertorial = Chip(say("editor.advertorial"), checkable=True, parent=self)
        self._advertorial.setObjectName("advertorial")
        self._meta.addWidget(self._advertorial)
        self._add_field("sponsor")
        self._add_field("tags")
        self.tags = Tags(self._fields, self._inline["tags"], self._meta, self._advertorial)
        for name in _MORE:
            self._add_field(name)
        self._more = IconButton("more", say("editor.more-fields"), parent=self)
        self._more.clicked.connect(self._toggle_more)
        self._meta.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(SLACK - EDGE, px(16), SLACK - EDGE, 0)
        column.setSpacing(0)
        column.addLayout(inset(self.headline))
        column.addSpacing(px(8))
        column.addLayout(self._meta)
        column.addLayout(inset(self.answered))
        column.addSpacing(px(14))
        column.addLayout(inset(self.lead))
        column.addLayout(inset(self.details))
        column.addSpacing(px(16))
        column.addLayout(self._dateline())
        self._show(tuple(Content.__slots__))

    def _dateline(self) -> QHBoxLayout:
        self._place = self._make_inline("place")
        self._place.setObjectName("place")
        self._place_rest = QLabel(self)
        self._place_rest.setObjectName("placeRest")
        dateline = QHBoxLayout()
        dateline.setSpacing(0)
        dateline.addWidget(self._place)
        dateline.addSpacing(-EDGE - 1)  # the comma stands at the word, not behind the room that the ring of the field wants
        dateline.addWidget(self._place_rest)
        dateline.addStretch(1)
        return dateline

    def _connect(self) -> None:
        self.headline.typed.connect(self._headline_typed)
        for part in (*self._inline.values(), self.headline, self.details):
            part.undo_asked.connect(self.undo_asked)
            part.redo_asked.connect(self.redo_asked)
        self._inline["place"].left.connect(self._take_place)  # before the step it belongs to is closed
        for name, field in (*self._inline.items(), ("headline", self.headline)):
            field.left.connect(self.left)
            if name in ("place", "headline"):
                field.body_asked.connect(self.body_asked)
            elif name != "tags":
                field.body_asked.connect(self._to_next)
        self._inline["published"].left.connect(self._take_published)
        self._advertorial.clicked.connect(self._advertorial_clicked)
        self.lead.opened.connect(self._lead_opened)
        self.lead.dropped.connect(self.pictures_dropped)
        self.lead.guess_asked.connect(Named("lead", self.guess_asked.emit))
        self.details.edited.connect(self._fields.edit_picture)
        self.details.replace_asked.connect(self.picture_asked)
        self.details.remove_asked.connect(self._remove_lead)
        self.details.closed.connect(self._close_details)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wants ends here: the head lies in the text, which would write it down where its caret is."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif is_redo(event):
            self.redo_asked.emit()
        elif event.key() in _PASSED:
            super().keyPressEvent(event)

    def _to_next(self) -> None:
        self.focusNextChild()

    def _dot(self, name: str) -> QLabel:
        dot = QLabel("·", self)
        dot.setObjectName("dot")
        self._dots[name] = dot
        return dot

    def _add_field(self, name: str) -> None:
        if name in _LABELLED:
            label = QLabel(say(f"editor.{name}.label"), self)
            label.setObjectName("metaLabel")
            self._labels[name] = label
            self._meta.addWidget(label)
        field = self._make_inline(name)
        self._meta.addWidget(field)
        if name in self._labels:
            self._labels[name].setBuddy(field)

    def _make_inline(self, name: str) -> Inline:
        suggest = self._suggest_for(name) if name in _SUGGESTED else None
        field = Inline(say(f"editor.{name}"), say(f"editor.{name}.hint"), suggest, name == "reporters", self)
        field.typed.connect(Named(name, self._typed))
        field.guess_asked.connect(Named(name, self.guess_asked.emit))
        self._inline[name] = field
        return field

    def _ask_headline(self) -> None:
        self.guess_asked.emit("headline", self._unsure.mapToGlobal(self._unsure.rect().bottomLeft()))

    def _suggest_for(self, name: str) -> Callable[[str], list[str]]:
        return Named(name, self._suggest)

    # ---- going there ------------------------------------------------------------------------------------------------

    def field(self, name: str) -> QWidget | None:
        """The widget of a field, brought out where it is hidden; None for a field that stands elsewhere."""
        if name in ("headline", "lead"):
            unsure = self.headline if self._unsure.isHidden() else self._unsure
            return unsure if name == "headline" else self.lead
        if name in ("advertorial", "answers"):
            return self._advertorial if name == "advertorial" else self.answered.link
        if name in self._inline:
            if self._inline[name].isHidden():
                self._asked.add(name)
                self._show_which()
            return self._inline[name]
        return None

    def part(self, name: str) -> Inline:
        """The field of one line with a name, hidden or not. Raises KeyError."""
        return self._inline[name]

    def name_of(self, widget: QWidget | None) -> str:
        """The field that a widget of the head belongs to; an empty string: none."""
        parts = {"headline": (self.headline, self._unsure), "lead": (self.lead, self.details), "advertorial": (self._advertorial,),
                 **{name: (field,) for name, field in self._inline.items()}}
        if widget is None:
            return ""
        return next((name for name, some in parts.items() if any(part is widget or part.isAncestorOf(widget) for part in some)), "")

    def shown(self, name: str) -> QWidget | None:
        """The widget of a field where it is in sight."""
        part = {"headline": self.headline, "lead": self.lead, **self._inline}.get(name)
        return part if part is not None and not part.isHidden() else None

    def order(self) -> list[QWidget]:
        """The fields in the order in which Tab goes through them."""
        meta = [self._meta.itemAt(n).widget() for n in range(self._meta.count())]
        parts = [self.headline, *meta, *self.answered.findChildren(QWidget), self.lead, *self.details.findChildren(QWidget), self._place]
        return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def open_details(self) -> None:
        """Open the strip of details below the lead picture."""
        if self._fields.content.lead:
            self.details.show_picture(self._fields.content.lead)
            self.details.show()
            self.details.begin()

    # ---- showing ------------------------------------------------------------------------------------------------------

    def _show(self, names: tuple[str, ...]) -> None:
        content = self._fields.content
        for name in names:
            if name == "headline":
                self.headline.show_text(content.headline)
            elif name == "reporters":
                self._show_names(content.reporters)
            elif name == "tags":
                self.tags.show(content.tags)
            elif name == "published":
                self._inline["published"].show_text(self.said(content.published))
            elif name in self._inline:
                self._inline[name].show_text(getattr(content, name))
        if "lead" in names or "guesses" in names:
            guess = self._fields.guess("lead")
            self.lead.show_picture(content.lead, guess_reason(guess.why) if guess else "")
            if content.lead is None:
                self.details.hide()
            elif not self.details.isHidden():
                self.details.show_picture(content.lead)
        if "guesses" in names:
            for name, field in self._inline.items():
                guess = self._fields.guess(name)
                field.set_guess(guess_reason(guess.why) if guess else "")
            guess = self._fields.guess("headline")
            self._unsure.setVisible(guess is not None)
            self._unsure.setToolTip(guess_reason(guess.why) if guess else "")
            self.headline.set_guess(guess_reason(guess.why) if guess else "")
        self._advertorial.setChecked(content.advertorial)
        label = content.label or self._label
        self._place_rest.setText(f", {label} –" if label else "–")
        self._show_which()

    def _show_names(self, names: tuple[str, ...]) -> None:
        field = self._inline["reporters"]
        if names_in(field.text()) != names:
            field.setText(", ".join(names))

    def _show_which(self) -> None:
        """What is empty and rarely needed is hidden until it is asked for."""
        content = self._fields.content
        for name in (*_MORE, "sponsor"):
            field = self._inline[name]
            wanted = bool(getattr(content, name)) or self._fields.guess(name) is not None or field.hasFocus()
            wanted = wanted or name in self._asked or (content.advertorial if name == "sponsor" else self._all)
            field.setVisible(wanted)
            self._labels[name].setVisible(wanted)
        full = all(not self._inline[name].isHidden() for name in _MORE)
        self._more.setVisible(not full or self._all)
        self._labels["editor"].setVisible(bool(content.editor))
        self._meta.invalidate()
        self.updateGeometry()

    def said(self, published: str) -> str:
        """A time as the portal writes it; what is none stays as it is."""
        try:
            return write_stamp(datetime.fromisoformat(published), self._zone) if published else ""
        except ValueError:
            return published

    # ---- changing -----------------------------------------------------------------------------------------------------

    def _headline_typed(self, text: str) -> None:
        self._fields.edit(True, headline=text)

    def _typed(self, name: str, text: str) -> None:
        if name == "reporters":
            self._fields.edit(True, reporters=names_in(text))
        elif name == "tags":
            if text.rstrip() != text and text.strip() and text.endswith(","):
                self.tags.take()
        elif name != "published":
            self._fields.edit(True, **{name: clean_line(text)})

    def _take_place(self) -> None:
        """A place that was typed is written in capitals, as the portal prints it; one that was read stays as it was read."""
        field = self._inline["place"]
        if field.isModified():
            field.setText(clean_line(field.text()).upper())
            self._fields.edit(True, place=field.text())

    def _take_published(self) -> None:
        field = self._inline["published"]
        text = field.text().strip()
        if text == self.said(self._fields.content.published):
            field.setProperty("wrong", False)
        elif not text:
            self._fields.edit(published="")
        else:
            stamp = read_stamp(text, self._zone)
            field.setProperty("wrong", not (stamp and "T" in stamp.instant))
            if stamp and "T" in stamp.instant:
                self._fields.edit(published=stamp.instant)
                field.setText(self.said(stamp.instant))
        field.setToolTip(say("editor.published.wrong") if field.property("wrong") else say("editor.published"))
        field.style().unpolish(field)
        field.style().polish(field)

    def _advertorial_clicked(self, on: bool) -> None:
        self._fields.edit(advertorial=on)
        if on and not self._fields.content.sponsor:
            self._inline["sponsor"].setFocus()

    def _toggle_more(self) -> None:
        self._all = not self._all
        self._asked.clear()
        self._show_which()
        if self._all:
            first = next((self._inline[n] for n in _MORE if not getattr(self._fields.content, n)), None)
            if first:
                first.setFocus()

    # ---- the lead picture ---------------------------------------------------------------------------------------------

    def _lead_opened(self) -> None:
        if self._fields.content.lead is None:
            self.picture_asked.emit()
        elif self.details.isHidden():
            self.open_details()
        else:
            self._close_details()

    def _close_details(self) -> None:
        self.details.hide()
        self.lead.setFocus()

    def _remove_lead(self) -> None:
        self.details.hide()
        self._fields.edit(lead=None)
        self.lead.setFocus()
