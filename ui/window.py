"""The window: side bar, tabs, one screen at a time, status bar. Choosing another language or theme makes it anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from newsdesk import drafting, finding, staffing
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.commands import Command, install, shortcut_sheet
from ui.desk.who import WhoIAm
from ui.intake import Intake, TakesFiles
from ui.keeping.back_work import bring_back_damaged
from ui.keeping.keeper import Keeper
from ui.look import px
from ui.palette import Palette
from ui.parts import Bar, Toast
from ui.places import HOME, PLACES, key_of, make_place
from ui.screens.shelf_counts import ShelfCounts
from ui.screens.side_bar import SideBar
from ui.screens.status_bar import StatusBar
from ui.screens.top_bar import TopBar
from ui.screens.write import Write
from ui.session import recall, remember
from ui.steps.exported_bar import ExportedBar
from ui.travel.work import Travel
from ui.words import say

TITLE_BAR = 32
"""What the system's own frame takes above a window, at the most."""


class Window(TakesFiles):
    renewed = Signal()
    put_right_asked = Signal()
    """A person wants to put the newsroom right: from a backup, or what is whole of it."""

    def __init__(self, bridge: Bridge, files: list[Path]) -> None:
        super().__init__()
        self._bridge = bridge
        self._open: dict[str, Write] = {}
        self._saved_at: dict[str, datetime] = {}
        self._places: dict[str, QWidget] = {}
        self.setWindowTitle("Newsdesk")
        room = self.screen().availableGeometry()
        # Large letters on a small screen: the window never has to be larger than what it is on.
        self.setMinimumSize(min(px(1024), room.width()), min(px(640), room.height() - px(TITLE_BAR)))
        self._session = recall(bridge)
        width, height = self._session.size or (px(1440), px(900))
        self.resize(min(width, room.width()), min(height, room.height() - px(TITLE_BAR)))
        if self._session.whole:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.setAcceptDrops(True)
        self._build()
        for signal, slot in (
            (bridge.changed, self._opened), (bridge.refused, self._refused), (bridge.saved, self._saved),
            (bridge.unsaved, self._unsaved), (bridge.opened, self._opened),
        ):
            signal.connect(slot)
        install(self, self._commands())
        self._restore()
        self.take_in(files)

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        person = self._bridge.ask(staffing.me)
        self._side = SideBar(person.name if person else "", self._bridge.ask(staffing.profile).profile.name,
                             person.roles if person else (), self._newsroom_commands)
        self._counts = ShelfCounts(self._bridge, self._side.set_counts, self)
        self._side.write_new.connect(self.write_new)
        self._side.go.connect(self.go)
        self._head = TopBar(self._article_commands, self)
        self._tabs = self._head.tabs
        self._tabs.chosen.connect(self._tab_chosen)
        self._tabs.close_asked.connect(self.close_tab)
        self._head.checks_asked.connect(partial(self._do, Write.toggle_checks))
        self._head.preview_asked.connect(partial(self._do, Write.toggle_preview))
        self._head.next_asked.connect(partial(self._do, Write.take_next_step))
        self._head.steps_asked.connect(self._open_steps)
        self._stack = QStackedWidget(self)
        self._intake = Intake(self._bridge, self._stack)
        self._intake.shown.connect(self._show_screen)
        self._intake.left.connect(self._taken_in)
        self._palette = Palette(self._bridge, self.all_commands, self)
        self._palette.article_chosen.connect(self.open_article)
        self._bar, self._status = Bar(self), StatusBar(self._bridge, self)
        self._exported = ExportedBar(self._bridge, self._bar)
        self._toast = Toast(self)
        self._travel = Travel(self._bridge, self._stack, self._bar, self._status, self._toast, self)
        self._keeper, self._who = Keeper(self._bridge, self.texts, self), WhoIAm(self._bridge, self._side)
        for signal, slot in ((self._keeper.said, self._bar.show_words), (self._keeper.calm, self._bar.settle),
                             (self._keeper.written_on, self._remember),
                             (self._keeper.told, self._toast.show_words), (self._keeper.slow, self._saving),
                             (self._intake.shown, self._keeper.before_import), (self._travel.shown, self._show_screen),
                             (self._travel.left, self.go), (self._travel.receiving.taking, self._keeper.before_import),
                             (self._bar.acted, self._act_of_bar), (self._who.told, self._toast.show_words)):
            signal.connect(slot)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self._head, self._bar, self._stack, self._status):
            right.addWidget(part, 1 if part is self._stack else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        self._counts.count()

    def _commands(self) -> tuple[Command, ...]:
        return (
            Command("new", self.write_new, "Ctrl+N", "add", "newsroom"),
            Command("import", self._intake.ask_files, "Ctrl+O", "import", "newsroom"),
            Command("import_archive", self._intake.ask_archive, "", "archive", "newsroom"),
            Command("menu", self._side.open_menu, "F10", "more", "newsroom"),
            Command("palette", self._palette.open, "Ctrl+K", "find", "newsroom"),
            Command("shortcuts", self.open_shortcuts, "F1", "help", "newsroom"),
            Command("find.drafts", self.find_in_drafts, "Ctrl+Shift+F", "find", "newsroom"),
            Command("close_tab", self._close_current, "Ctrl+W", "close", "newsroom"),
            Command("next_tab", self._next_tab, "Ctrl+Tab", "", "newsroom"),
            Command("backup", self._keeper.backup_now, "", "archive", "newsroom"),
            Command("put_right", self.put_right_asked.emit, "", "history", "newsroom"),
            Command("bring_back", partial(self._do, Write.bring_back), "F9", "history", "article", self._writing),
            Command("preview", partial(self._do, Write.toggle_preview), "F6", "preview", "article", self._writing),
            Command("comfort.full_preview", partial(self._do, Write.toggle_full_preview), "Shift+F6", "screen", "article",
                    self._writing),
            Command("checks", partial(self._do, Write.toggle_checks), "F7", "warn", "article", self._writing),
            Command("copy", partial(self._do, Write.toggle_copy), "F8", "copy", "article", self._writing),
            Command("open_related", partial(self._do, Write.open_related), "Ctrl+Shift+J", "open", "article", self._at_related),
            Command("next_step", partial(self._do, Write.take_next_step), "Ctrl+Return", "submitted", "article", self._writing),
            Command("steps", self._open_steps, "F2", "unfold", "article", self._writing),
            Command("history", partial(self._do, Write.toggle_history), "F12", "history", "article", self._writing),
            self._who.command(), *self._travel.commands(),
            *(Command(f"go_{place}", partial(self.go, place), key_of(n), icon, "places")
              for n, (place, icon) in enumerate(PLACES, start=1)),
        )

    # ---- places and tabs ------------------------------------------------------------------------------------

    def write_new(self) -> None:
        article = self._bridge.act(drafting.start, origin=self)
        if article:
            self.open_article(article)
            self._open[article].paper.show_spot("headline")

    def open_article(self, article: str, card: str = "") -> None:
        """Bring an article to the front, in the tab it has or a new one; card: what was said about it and is to be read."""
        if article not in self._open:
            try:
                screen = Write(self._bridge, article)  # nobody's child yet: one that cannot be made leaves nothing behind
            except Refused as refused:
                self._refused(refused)
                if refused.code == "draft-damaged":
                    bring_back_damaged(self._bridge, article, self).mended.connect(self.open_article)
                return
            screen.title_changed.connect(self._tabs.set_title)
            screen.standing_changed.connect(self._show_standing)
            screen.paper.finding.drafts_asked.connect(self.find_in_drafts)
            screen.paper.comfort.theme_chosen.connect(self._look_anew)
            screen.told.connect(self._toast.show_words)
            screen.article_opened.connect(self.open_article)
            screen.exported.connect(self._exported.show_exported)
            screen.paper.edited.connect(self._typed)
            self._open[article] = screen
            self._stack.addWidget(screen)
            self._tabs.add(article, screen.headline())
            if place := self._session.places.pop(article, None):
                screen.go_back_to(place)
        self._tabs.select(article)
        self._show_screen(self._open[article])
        self._open[article].take_keys()
        if card:
            self._open[article].reviewing.read_at(card)
        self._remember()

    def close_tab(self, article: str) -> None:
        """Close a tab; nothing is asked, everything is kept."""
        screen = self._open.pop(article, None)
        if screen is not None:
            screen.paper.settle()
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._tabs.remove(article)
        self._remember()
        if not self._tabs.keys():
            self.go(HOME)

    def go(self, place: str) -> None:
        """Show a shelf, the archive or the newsroom."""
        if place not in self._places:
            self._places[place] = self._make_place(place)
            self._stack.addWidget(self._places[place])
        self._side.set_place(place)
        self._session.shelf = place
        self._travel.seen(place)
        self._show_screen(self._places[place])

    def find_in_drafts(self, *asked: object) -> None:
        """Find and replace in all drafts; asked: query and replacement, as an article's find bar has them."""
        self.go("find_drafts")
        if len(asked) == 2:
            self._places["find_drafts"].look_for(*asked)

    def _make_place(self, place: str) -> QWidget:
        made = make_place(place, self._bridge)
        for signal, slot in (("open_article", self.open_article), ("open_said", self.open_article), ("write_new", self.write_new),
                             ("told", self._toast.show_words), ("hints_changed", self._show_standing),
                             ("import_archive", self._intake.ask_archive), ("roads_chosen", self._travel.travelling.begin),
                             ("exchange_asked", self._travel.travelling.go), ("language_changed", self._look_anew),
                             ("theme_changed", self._look_anew)):
            if hasattr(made, signal):
                getattr(made, signal).connect(slot)
        return made

    def _look_anew(self, _choice: str) -> None:
        """The newsroom's screen wrote the choice down; everything open is kept before the window is made anew."""
        for screen in self._open.values():
            screen.paper.settle()
        self._remember()
        self.renewed.emit()

    def _show_screen(self, screen: QWidget) -> None:
        self._stack.setCurrentWidget(screen)
        screen.setFocus()
        self._show_standing()

    def current(self) -> Write | None:
        screen = self._stack.currentWidget()
        return screen if isinstance(screen, Write) else None

    def _writing(self) -> bool:
        return self.current() is not None

    def _tab_chosen(self, article: str) -> None:
        if article and self._stack.currentWidget() is not self._open.get(article):
            self.open_article(article)

    def _close_current(self) -> None:
        if screen := self.current():
            self.close_tab(screen.article)

    def _next_tab(self) -> None:
        self._tabs.step(1)

    def _remember(self) -> None:
        """Keep how the window looks for the next start; what was not opened this time stays as it was."""
        screen, now = self.current(), self._session
        now.tabs, now.front = self._tabs.keys(), screen.article if screen else ""
        now.places = {tab: place for tab, place in now.places.items() if tab in now.tabs}
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        now.size, now.whole = (size.width(), size.height()), self.isMaximized()
        places = now.places | {article: screen.place() for article, screen in self._open.items()}
        remember(self._bridge, replace(now, places=places))

    def _restore(self) -> None:
        """The tabs as they were left; only the article in front is made now, the others when they are chosen."""
        left = self._session
        front, shelf = left.front, left.shelf
        known = self._bridge.ask(finding.headlines, (*left.tabs, front))
        self._tabs.blockSignals(True)
        for article in left.tabs:
            if article in known:
                self._tabs.add(article, known[article] or say("untitled"))
        self._tabs.blockSignals(False)
        if front in known:
            self.open_article(front)
        else:
            self.go(shelf if shelf in dict(PLACES) else HOME)

    # ---- the article in front -------------------------------------------------------------------------------

    def _show_standing(self) -> None:
        screen = self.current()
        self._head.setVisible(bool(self._tabs.keys()))  # without a tab it would be an empty strip over the screen's own head
        if screen is None:
            self._head.show_article(None, 0, "")
            self._status.follow(None)
            self._travel.show_where("")
            self._status.show_hints(*getattr(self._stack.currentWidget(), "hints", tuple)())
            return
        self._status.show_hints()
        self._side.set_place("")
        self._travel.show_where(screen.article)
        if at := self._saved_at.get(screen.article):
            self._status.show_saved_at(at)
        else:
            self._status.show_saved("")
        if self._bridge.is_open:  # what stands in the store of it follows as soon as that is open
            stands, step = screen.stands(), screen.next_words()
            self._head.show_article((stands.words, stands.short, stands.kind), len(screen.findings), step, screen.asks())
        self._edited()

    def _open_steps(self) -> None:
        if screen := self.current():
            self._head.open_steps(screen.steps.menu(self._head))

    def _typed(self) -> None:
        if screen := self.current():
            self._keeper.written(screen.article)
            self._edited()

    def _edited(self) -> None:
        if screen := self.current():
            self._status.follow(screen.paper)

    def _do(self, what: Callable[[Write], object]) -> None:
        """Do something with the article in front, where there is one."""
        if screen := self.current():
            what(screen)

    def _at_related(self) -> bool:
        screen = self.current()
        return screen is not None and screen.at_related()

    # ---- importing -----------------------------------------------------------------------------------------------

    def take_in(self, files: list[Path]) -> None:
        """Read files, and show what was understood of them before anything is stored."""
        self._intake.read(self._travel.take_in(files))

    def _taken_in(self, place: str) -> None:
        """A review was left: show what came of it, an article or a place."""
        self._counts.count()
        if place in dict(PLACES):
            self.go(place)
        else:
            self.open_article(place)

    # ---- menus, palette and sheet ----------------------------------------------------------------------------------

    def all_commands(self) -> tuple[Command, ...]:
        return (*self._commands(), *getattr(self._stack.currentWidget(), "commands", tuple)())

    def _article_commands(self) -> list[Command]:
        """The menu of the article in front; what happens next has a button of its own."""
        return [c for c in self.all_commands() if c.group == "article" and c.id not in ("next_step", "steps")]

    def _newsroom_commands(self) -> list[Command]:
        return [c for c in self.all_commands() if c.group == "newsroom" and c.id != "menu"]

    def open_shortcuts(self) -> None:
        shortcut_sheet(self.all_commands(), self).open()

    # ---- what is told ---------------------------------------------------------------------------------------

    def tell(self, words: str, kind: str = "look") -> None:
        self._bar.show_words(words, kind)

    def texts(self) -> dict[str, Content]:
        """The content of every open paper by article, for the rescue."""
        return {article: screen.paper.content() for article, screen in self._open.items()}

    def _opened(self, _changed: object = None) -> None:
        self._counts.count()
        self._show_standing()

    def _refused(self, refused: Refused) -> None:
        self._keeper.say_refused(refused)

    def _saved(self, article: str, _number: int, at: datetime) -> None:
        screen = self.current()
        self._saved_at[article] = at
        self._counts.count_soon()  # a blank article that got its first words is on the shelf now
        if screen and screen.article == article:
            self._status.show_saved_at(at)

    def _unsaved(self, article: str, _number: int, why: Refused) -> None:
        screen = self.current()
        self._saved_at.pop(article, None)
        if screen and screen.article == article:
            self._status.show_saved(say("status.unsaved"))

    def _act_of_bar(self) -> None:
        if self._bar.words() == say("keep.damaged"):
            self.put_right_asked.emit()

    def _saving(self) -> None:
        self._status.show_saved(say("keep.saving"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing never asks; it keeps."""
        for screen in self._open.values():
            screen.paper.settle()
        self._remember()
        event.setAccepted(self._keeper.all_kept())
