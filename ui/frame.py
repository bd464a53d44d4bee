"""What outlives a window: the desk, its bridge, the first start, the crash handler, and making the window anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from newsdesk import sample, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.portal.profile import profiles
from ui import look
from ui.bridge import Bridge
from ui.crash import CrashHandler
from ui.look import px
from ui.look.language import install_translator
from ui.screens.first_start import FirstStart
from ui.window import Window
from ui.words import say, set_language


class Frame(QObject):
    def __init__(self, app: QApplication, desk: Desk, files: list[Path]) -> None:
        super().__init__(app)
        self._app, self._files = app, files
        self.bridge = Bridge(desk, self)
        self.window: Window | None = None
        CrashHandler(desk.home, self._texts, self._tell_crash).install()

    def show(self) -> None:
        """The first start where nobody is here yet, else the newsroom."""
        if self.bridge.ask(staffing.me) is None:
            self._welcome()
        else:
            self._open()

    def come_forward(self) -> None:
        if self.window:
            self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

    def _welcome(self) -> None:
        self._first = FirstStart([(p.id, p.name) for p in profiles(self.bridge.desk.home.portals)])
        self._first.ready.connect(self._settle_in)
        self._first.language_changed.connect(self._first_language)
        self._first.resize(px(1100), px(720))
        self._first.show()

    def _first_language(self, language: str) -> None:
        self.bridge.act(staffing.set_setting, "language", language)

    def _settle_in(self, name: str, roles: tuple[str, ...], portal: str, with_sample: bool) -> None:
        if self.bridge.act(staffing.settle_in, name, roles, portal) is None:
            return
        if with_sample:
            sample.make_sample(self.bridge.desk)
        self._first.deleteLater()
        self._open()

    def _open(self) -> None:
        self.window = Window(self.bridge, self._files)
        self._files = []
        self.window.renewed.connect(self._renew)
        self.window.show()

    def _renew(self) -> None:
        """Make the window anew in another language or theme; its tabs come back by themselves."""
        old, where = self.window, self.window.geometry() if self.window else None
        language = self.bridge.ask(staffing.setting, "language", "id")
        set_language(language)
        install_translator(self._app, language)
        look.apply(self._app, self.bridge.ask(staffing.setting, "theme", "system"))
        self._open()
        if old and where and self.window:
            self.window.setGeometry(where)
            old.hide()
            old.deleteLater()

    def _texts(self) -> dict[str, Content]:
        return self.window.texts() if self.window else {}

    def _tell_crash(self, count: int) -> None:
        if self.window:
            self.window.tell(say("crash.rescued", n=count), "stop")
