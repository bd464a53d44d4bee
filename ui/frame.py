"""What outlives a window: the first start, the crash handler, the newsroom's opening, and making the window anew."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from newsdesk import sample, staffing
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.paths import RESOURCES
from ui import look
from ui.bridge import Bridge
from ui.crash import CrashHandler
from ui.keeping.keeper import DAMAGED, last_backup
from ui.look import px
from ui.look.language import install_translator
from ui.window import Window
from ui.words import say_refused, set_language

if TYPE_CHECKING:
    from ui.screens.first_start import FirstStart


class Frame(QObject):
    def __init__(self, app: QApplication, bridge: Bridge, files: list[Path]) -> None:
        super().__init__(app)
        self._app, self._files = app, files
        self.bridge = bridge
        self.window: Window | None = None
        self._first: FirstStart | None = None
        self._crash = CrashHandler(bridge.home, self._texts, self._tell_crash, bridge.refused.emit, self)
        self._crash.install()
        self._mishap: QDialog | None = None
        self._let_gone = False

    def show(self) -> None:
        """The first start where nobody is here yet, else the newsroom."""
        if self.bridge.ask(staffing.me) is None:
            self._welcome()
        else:
            self._open()
        self._first_paint = FirstPaint(self.window or self._first, self._shown)

    def close(self) -> None:
        """The application ends: write what waits, give back the folder."""
        if self._let_gone:
            return
        try:
            last_backup(self.bridge.desk)
            self.bridge.desk.close()
        except Refused:
            return  # it was told when it could not be opened

    def _shown(self) -> None:
        """The window is on the screen and takes keys: now comes what takes time."""
        if self.bridge.is_open:
            _collect_from_here()
        else:
            self.bridge.opened.connect(_collect_from_here)
        self.bridge.open_soon(self._not_opened)
        from ui.double_click.work import DoubleClick
        from ui.joining.key_mover import KeyMover
        from ui.memory import GivingBack
        from ui.single import FirstWindow

        self._app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "newsdesk.svg")))
        self._keys, self._double_click = KeyMover(self.bridge, self), DoubleClick(self.bridge, self)
        self._giving_back = GivingBack(self)
        self._single = FirstWindow(self.bridge.home.folder, self)
        self._single.raised.connect(self.come_forward)

    def _not_opened(self, refused: Refused) -> None:
        """What was typed meanwhile is copied; then it is told, and where the store is damaged, put right."""
        gc.enable()
        self._crash.rescue()
        if refused.code in DAMAGED:
            self._ask_put_right(say_refused(refused))
            return
        QMessageBox.warning(self.window, "Newsdesk", say_refused(refused))
        self._app.exit(1)

    def _put_right(self) -> None:
        self._ask_put_right("")

    def _ask_put_right(self, reason: str) -> None:
        from ui.keeping.put_right import PutRight

        dialog = PutRight(self.bridge.home, reason, self._let_go, None if reason else self.window)
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.again_asked.connect(self._begin_again)
        if reason:
            dialog.rejected.connect(self._give_up)
        dialog.show()
        self._asked = dialog

    def _let_go(self) -> bool:
        """Close what has the newsroom open; False where a text is not on the disk yet."""
        if not self.bridge.is_open:
            return True
        if self.window is not None:
            self._asked.setParent(None, self._asked.windowFlags())
            self._app.setQuitOnLastWindowClosed(False)
            if not self.window.close():
                self._asked.show()
                return False
            self.window.deleteLater()
            self.window = None
            self._asked.show()
        self.bridge.desk.close()
        self._let_gone = True
        return True

    def _begin_again(self) -> None:
        from ui.keeping.put_right import begin_again

        begin_again()
        self._app.exit(0)

    def _give_up(self) -> None:
        self._app.exit(1)

    def come_forward(self, files: list[Path]) -> None:
        """The window (of the first start, too) comes to the front, and takes in files that a second start was given."""
        shown = self.window or self._first
        if shown is None:
            return
        if shown.isMinimized():
            shown.showNormal()
        shown.raise_()
        shown.activateWindow()
        if files and self.window:
            self.window.take_in(files)
        else:
            self._files += files

    def _welcome(self) -> None:
        from ui.screens.first_start import FirstStart

        self._first = FirstStart([(p.id, p.name) for p in self.bridge.ask(staffing.portals)])
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
        self._first = None
        self._open()

    def _open(self) -> None:
        self.window, self._mishap = Window(self.bridge, self._files), None
        self._files = []
        self.window.renewed.connect(self._renew)
        self.window.put_right_asked.connect(self._put_right)
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

    def _tell_crash(self, files: Sequence[Path], wanted: int, report: Path | None) -> None:
        from ui.keeping.mishap import Mishap

        if not isinstance(self._mishap, Mishap):
            self._mishap = Mishap(self.window)
        self._mishap.tell(files, wanted, report)
        self._mishap.show()


def _collect_from_here() -> None:
    """What was made by now stays: looking through it again for what can go would hold a key for 50 ms."""
    gc.freeze()
    gc.enable()


class FirstPaint(QObject):
    """Calls once, as soon as a window has been painted; a window that never is (a screen that is off) waits a second."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        QTimer.singleShot(1000, self, self._call)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._call)
        return False

    def _call(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
