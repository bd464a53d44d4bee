"""The paper: where one article is written. Toolbar, head and text, kept as they change; nothing is asked on closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from newsdesk import drafting, finding, staffing
from newsdesk.article.content import Content, Notice
from newsdesk.errors import Refused
from newsdesk.text.body import Kind, kind_of, lines_of
from newsdesk.text.related import read_related
from ui.bridge import Bridge
from ui.comfort.settings import comfort_of
from ui.comfort.work import ComfortWork
from ui.commands import Command, install
from ui.editor import marks, tabbing
from ui.editor.body import Body
from ui.editor.details import Details
from ui.editor.doubts import Doubts, is_of_link
from ui.editor.dragging import Grip
from ui.editor.editing import TextWork, editing_commands
from ui.editor.fields import Fields
from ui.editor.guesses import GuessMenu
from ui.editor.head import Head
from ui.editor.headline import Headline
from ui.editor.history import History
from ui.editor.loose import LooseLinks
from ui.editor.paper_style import paper_sheet
from ui.editor.paste_work import PasteWork
from ui.editor.picture_work import PictureWork
from ui.editor.related import RelatedLinks
from ui.editor.related_work import RelatedWork
from ui.editor.thumbnails import Thumbnails
from ui.editor.toolbar import AskLine, Toolbar
from ui.finding.work import FindWork
from ui.parts import Bar
from ui.spelling.work import SpellingWork

QUIET_MS, MOST_MS, CARET_MS = 250, 300, 80
"""Quiet before what was written is kept, the most that a steady typist waits for it, and quiet of the caret."""


class Paper(QWidget):
    edited = Signal()
    """Something of the article is another; cheap to send, so ask for the content only when it is needed."""
    caret_chunk = Signal(int)
    """The caret is in this chunk of the body (text/body.py)."""
    state = Signal(str)
    """``writing``: there is something that was not handed to the journal; ``kept``: everything was."""
    told = Signal(str)
    """Something worth saying for a few seconds."""
    card_opened = Signal(object)
    """The related link (text/related.py) that was opened."""

    def __init__(self, bridge: Bridge, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self.article = bridge, article
        self._chunk = -1
        self._changed = False
        self._doubts = Doubts()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        comfort = comfort_of(bridge)
        self.setStyleSheet(paper_sheet(comfort))
        self._fields = Fields(self)
        self._links = RelatedLinks(bridge, article)
        self.thumbnails = Thumbnails(bridge.home.shown, self.devicePixelRatioF, self)
        self.body = Body(self._links.about, self._fields.picture, self.thumbnails, self)
        self.body.dress(comfort.font, comfort.column)
        profile = bridge.ask(staffing.profile).profile
        self._head = Head(self._fields, self._suggest, self.thumbnails, profile.label, profile.zone,
                          profile.picture_shapes)
        self._history = History(self.body.document(), self._fields.put, self.body.replay)
        self._bar, self._ask = Bar(self), AskLine(self)
        self._bar_does: Callable[[], object] | None = None
        self.loose = LooseLinks(self.body, self._links, self._bar, self._links.find_title, self._doubts.note)
        self._related = RelatedWork(self.body, self._links, self._ask, self._bar, self.loose.take_at_caret)
        self._pictures = PictureWork(bridge, self._fields, self.body, self._head, self._bar, self.thumbnails,
                                     profile.picture_shapes)
        self.pasting = PasteWork(bridge, self._fields, self.body, self.thumbnails, self._bar, self.tell)
        self._quiet, self._most, self._caret = (QTimer(self, singleShot=True, interval=ms)
                                                for ms in (QUIET_MS, MOST_MS, CARET_MS))
        self.text, self.grip = TextWork(self.body), Grip(self.body)
        self.finding, self.comfort = FindWork(self), ComfortWork(bridge, self, comfort)
        self.spelling = SpellingWork(self, bridge)
        self._commands = (*editing_commands(self.text, self._related, self._pictures, self), *self.finding.commands(),
                          *self.comfort.commands(), *self.spelling.commands())
        self._build()
        self._connect()
        self.load(bridge.ask(drafting.draft, article).content)

    def _build(self) -> None:
        shown = {c.id.removeprefix("edit."): c for c in self._commands}
        first = [shown[name] for name in ("subheading", "bold", "italic", "list", "quote", "link", "picture", "related")]
        tools = Toolbar(first, [c for c in self._commands if c not in first and (
            c.group == "text" or c.id in ("find.open", "find.replace", "comfort", "comfort.focus", "comfort.outline"))], self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (tools, self._bar, self._ask, self.body):
            column.addWidget(part, 1 if part is self.body else 0)
        self.body.set_head(self._head)
        self.setFocusProxy(self.body)
        # They work where the paper has the focus: another paper, in another tab, has the same keys.
        for action in install(self, self._commands):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._order_tabs()

    def _connect(self) -> None:
        self.body.changed.connect(self._touched)
        self.body.cursorPositionChanged.connect(self._caret.start)
        self.body.related_asked.connect(self._related.open_finder)
        self.body.pictures_given.connect(self._pictures.add)
        self.body.card_menu.connect(self._open_card_menu)
        self.body.card_opened.connect(self._open_card)
        self.body.guess_asked.connect(self._ask_related_guess)
        self._fields.changed.connect(self._fields_changed)
        self._fields.edited.connect(self._history.field_edited)
        self._head.left.connect(self._history.close_step)
        self._head.guess_asked.connect(self._ask_field_guess)
        self._head.picture_asked.connect(self._pictures.ask_lead)
        self._head.pictures_dropped.connect(self._pictures.add_lead)
        self._head.body_asked.connect(self._to_body)
        for part in (self.body, self._head):
            part.undo_asked.connect(self.undo)
            part.redo_asked.connect(self.redo)
        self._quiet.timeout.connect(self.settle)
        self._most.timeout.connect(self.settle)
        self._caret.timeout.connect(self._tell_caret)
        self._bar.acted.connect(self._bar_acted)
        self._bridge.settle.connect(self.settle)
        self._bridge.changed.connect(self._newsroom_changed)
        self._bridge.opened.connect(self._newsroom_changed)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    # ---- the article ------------------------------------------------------------------------------------------------

    def load(self, content: Content) -> None:
        """Show an article's content in place of what is there; nothing before it can be undone."""
        numbers = self._doubts.load(content)
        self._fields.load(replace(content, guesses=tuple(g for g in content.guesses if not is_of_link(g))))
        self.body.load(content.body, numbers)
        self._history.clear()
        self._changed = False
        self._quiet.stop()
        self._most.stop()
        self._chunk = -1
        self._order_tabs()

    def content(self) -> Content:
        """The article as it is on the paper now."""
        lines = self.body.lines
        fields = self._fields.content.cleaned()
        shown = {key for n, kind in enumerate(lines.kinds) if kind is Kind.PICTURE
                 and (key := marks.picture_key(lines.lines[n]))}
        return replace(fields, body=lines.body, guesses=(*fields.guesses, *self._doubts.told(lines.related(), lines.guesses)),
                       pictures=tuple(p for p in fields.pictures if p.key in shown))

    def settle(self) -> None:
        """Hand what was written to the journal now, if anything was."""
        self._quiet.stop()
        self._most.stop()
        if self._changed:
            self._changed = False
            self._bridge.keep(self.article, self.content())
            self.state.emit("kept")

    def words(self) -> int:
        """How many words the text has."""
        return self.body.lines.words

    def headline(self) -> str:
        """The headline as it is now."""
        return self._fields.content.headline

    def put_fields(self, with_text: bool = False, **values: Any) -> None:
        """Give fields other values. with_text: as one step with what was done to the text just before."""
        self._fields.edit(**values)
        if with_text:
            self._history.join_text()

    def put_content(self, content: Content) -> None:
        """Put another content in the place of what is there, as one step that can be undone. What readers were told stays."""
        lines = self.body.lines
        before = lines.body, [*lines.guesses]
        self.body.put_lines(lines_of(content.body), self._doubts.marks(content))
        guesses = tuple(g for g in content.guesses if not is_of_link(g))
        values = {name: getattr(content, name) for name in Content.__slots__ if name not in ("body", "guesses", "notices")}
        changed = {name: value for name, value in {**values, "guesses": guesses}.items() if getattr(self._fields.content, name) != value}
        if changed:
            self._fields.edit(**changed)
            if (lines.body, lines.guesses) != before:
                self._history.join_text()

    def put_notices(self, notices: tuple[Notice, ...]) -> None:
        """Take over what readers are told about the article; no step that can be undone."""
        self._fields.put({"notices": notices})

    def tell(self, words: str, kind: str = "accent", action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say something in the bar over the text. action: words of a button there, and what it does."""
        self._bar_does = do
        self._bar.show_words(words, kind, action)

    def hush(self) -> None:
        """What the bar says is settled."""
        self._bar.hide()

    def _bar_acted(self) -> None:
        self._bar.hide()
        if self._bar_does is not None:
            self._bar_does()

    @property
    def headline_edit(self) -> Headline:
        """The edit that the headline is written in."""
        return self._head.headline

    @property
    def head(self) -> Head:
        """Everything above the text."""
        return self._head

    def fields(self) -> Content:
        """The fields as they are now; the body is empty."""
        return self._fields.content

    def open_picture(self) -> Details | None:
        """Show what is said about the picture at the caret; None where there is none."""
        return self._pictures.open_details()

    def undo(self) -> None:
        """Take back the newest step, of the text or of a field."""
        self._history.undo()

    def redo(self) -> None:
        self._history.redo()

    def can_undo(self) -> bool:
        return self._history.can_undo()

    def can_redo(self) -> bool:
        return self._history.can_redo()

    def commands(self) -> tuple[Command, ...]:
        """What can be done on the paper."""
        return self._commands

    # ---- going somewhere ----------------------------------------------------------------------------------------------

    def show_spot(self, spot: str) -> None:
        """Go to a spot that a check names: a field, ``body:N`` (chunk), ``related:N`` or ``guess:FIELD``."""
        name, _, number = spot.removeprefix("guess:").partition(":")
        if name == "body":
            self.show_chunk(int(number or 0))
        elif name == "related":
            blocks = self.body.lines.related()
            if blocks:
                self.body.show_block(blocks[min(int(number or 0), len(blocks) - 1)])
        elif field := self._head.field(name):
            self._head.layout().activate()
            self.body.fit_head()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.show_in_head(field)
        else:
            self._to_body()

    def show_chunk(self, n: int) -> None:
        """Go to a chunk of the body; the picture or place above it where there is no such chunk."""
        self.body.show_block(self.body.lines.block_of(n))

    def _to_body(self) -> None:
        self.body.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self.body and self.body.tabbed_into and not (old is not None and self._head.isAncestorOf(old)):
            tabbing.enter(self._head.order())  # Tab comes from outside, and the paper begins with its head
        elif now is not None and self._head.isAncestorOf(now):
            self.body.show_in_head(now)

    def focusNextPrevChild(self, forward: bool) -> bool:
        now = QApplication.focusWidget()
        return tabbing.step(self._head.order(), self.body, now, forward) or super().focusNextPrevChild(forward)

    def _order_tabs(self) -> None:
        order = [*self._head.order(), self.body]
        for one, other in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(one, other)

    # ---- cards and guesses ----------------------------------------------------------------------------------------------

    def _open_card(self, line: str) -> None:
        if kind_of(line) is Kind.PICTURE:
            self._pictures.open_details()
        elif related := read_related(line):
            self.card_opened.emit(related)

    def _open_card_menu(self, point: QPoint) -> None:
        self._related.open_menu(point, self._card_commands())

    def _card_commands(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        kind = kind_of(self.body.card_at_caret()[0])
        first: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (("editor.card.details", "edit", self._pictures.open_details),) if kind is Kind.PICTURE else
            (("editor.card.open", "open", self.open_card), ("editor.card.change", "search", self._related.change))
        )
        return (*first, ("editor.card.up", "up", self.text.move_up), ("editor.card.down", "down", self.text.move_down),
                ("editor.card.remove", "delete", self.text.remove_block))

    def _ask_field_guess(self, name: str, point: QPoint) -> None:
        guess = self._fields.guess(name)
        if guess is None:
            return
        value = getattr(self._fields.content, name)
        if name == "lead" or not isinstance(value, str):
            value = guess.value
        said = self._head.said if name == "published" else str
        GuessMenu(guess, value, _Settle(self._settle_field, name), self, said).open_at(point)

    def _settle_field(self, name: str, value: str) -> None:
        now = getattr(self._fields.content, name)
        if name == "lead":
            self._fields.settle(name, now)
        else:
            self._fields.settle(name, tuple(v.strip() for v in value.split(",")) if isinstance(now, tuple) else value)

    def _ask_related_guess(self, point: QPoint) -> None:
        line, number = self.body.card_at_caret()
        related = read_related(line)
        if related and number:
            GuessMenu(self._doubts[number], related.title, self._settle_related, self).open_at(point)

    def _settle_related(self, title: str) -> None:
        self._related.settle_title(title)

    # ---- keeping ----------------------------------------------------------------------------------------------------------

    def _touched(self) -> None:
        self._quiet.start()
        if not self._most.isActive():
            self._most.start()
        self._caret.start()
        if not self._changed:
            self._changed = True
            self.state.emit("writing")
        self.edited.emit()

    def _fields_changed(self, names: tuple[str, ...]) -> None:
        if "lead" in names or "pictures" in names:
            self.body.refresh_cards()
            self._pictures.refresh()
        if "tags" in names:
            self._order_tabs()
        self._touched()

    def chunk_at_caret(self) -> int:
        """The chunk of the body that the caret is in."""
        return self.body.lines.chunk_of(self.body.textCursor().blockNumber())

    def put_caret(self, position: int) -> None:
        """Put the caret at a place of the text as it is counted there; the end where the text is shorter."""
        cursor = self.body.textCursor()
        cursor.setPosition(max(0, min(position, self.body.document().characterCount() - 1)))
        self.body.setTextCursor(cursor)

    def open_card(self) -> None:
        """Open the card at the caret, if there is one."""
        self._open_card(self.body.card_at_caret()[0])

    def _tell_caret(self) -> None:
        chunk = self.chunk_at_caret()
        if chunk != self._chunk:
            self._chunk = chunk
            self.caret_chunk.emit(chunk)

    def _newsroom_changed(self, changed: object = None) -> None:
        if getattr(changed, "origin", None) is not self:
            self._links.forget()
            self.body.refresh_cards()

    def _suggest(self, field: str, prefix: str) -> list[str]:
        try:
            return self._bridge.ask(finding.suggest, field, prefix)
        except Refused:
            return []


class _Settle:
    """Settles the guess of one field with the value that was chosen."""

    def __init__(self, do: Callable[[str, str], None], name: str) -> None:
        self._do, self._name = do, name

    def __call__(self, value: str) -> None:
        self._do(self._name, value)

