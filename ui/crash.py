"""What happens when something of ours goes wrong: the open texts are rescued first, then it is told and reported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import TracebackType

from newsdesk import rescue
from newsdesk.article.content import Content
from newsdesk.paths import Home


class CrashHandler:
    """Takes the place of sys.excepthook. `tell` gets the number of texts rescued; it runs on the UI thread."""

    def __init__(self, home: Home, texts: Callable[[], Mapping[str, Content]], tell: Callable[[int], None]) -> None:
        self._home, self._texts, self._tell = home, texts, tell
        self._busy = False

    def install(self) -> None:
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        """Rescue, report, tell. A second error inside the first is only printed."""
        sys.__excepthook__(kind, value, trace)
        if self._busy or issubclass(kind, KeyboardInterrupt):
            return
        self._busy = True
        try:
            files = rescue.rescue(self._home, self._texts())
            rescue.report(self._home, kind, value, trace)
            self._tell(len(files))
        finally:
            self._busy = False
