"""Does what somebody asked for: at once, or on a thread where the checks of a long text take longer than a key may."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.words import say
from ui.work import LONG, Worker, refusals

Done = Callable[[Any], object]


class Doing(QObject):
    """One thing at a time: a key that is pressed again while a long text is looked at does nothing twice."""

    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._worker = Worker(self)

    @property
    def busy(self) -> bool:
        return self._worker.busy

    def act(self, words: int, verb: Callable[..., Any], *values: Any, done: Done, refused: Callable[[Refused], object],
            origin: object = None, **named: Any) -> None:
        """Do a verb of the newsroom, once all that is written is on disk. words: how long the text is that it looks at.

        done: is given the result; refused: why it cannot be.
        """
        self._run(words, partial(self._bridge.attempt, verb, *values, origin=origin, **named),
                  partial(self._bridge.attempt_behind, verb, *values, origin=origin, **named), done, refused)

    def ask(self, words: int, question: Callable[..., Any], *values: Any, done: Done, refused: Callable[[Refused], object]) -> None:
        """The same for a question."""
        asked = partial(self._bridge.ask, question, *values)
        self._run(words, asked, asked, done, refused)

    def _run(self, words: int, here: Callable[[], Any], behind: Callable[[], Any], done: Done,
             refused: Callable[[Refused], object]) -> None:
        if self.busy:
            return
        self._bridge.settle.emit()  # what is still in the air belongs to what is done
        if words > LONG:
            self.told.emit(say("steps.long"))
            self._worker.do(self._written, behind, done=done, failed=refusals(refused))
            return
        try:
            result = self._written(here)
        except Refused as wrong:
            refused(wrong)
        else:
            done(result)

    def _written(self, work: Callable[[], Any]) -> Any:
        self._bridge.flush()
        return work()
