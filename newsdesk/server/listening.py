"""Waiting for news of the newsroom's server: asleep until there are some, and after a break tried again, each time a little later."""

from __future__ import annotations

import random
import select
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from newsdesk.errors import Refused
from newsdesk.server.address import Address

if TYPE_CHECKING:
    import psycopg

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
LOOK_EVERY = 60.0
"""Seconds after which a quiet line is asked whether it is still there."""


class Stopper:
    """Ends a wait from another thread, at once."""

    def __init__(self) -> None:
        self._here, self._there = socket.socketpair()
        self._stopped = False

    @property
    def stopped(self) -> bool:
        return self._stopped

    def stop(self) -> None:
        """Whoever waits stops now, and whoever waits later does not begin."""
        self._stopped = True
        self._there.send(b".")

    def wait(self, seconds: float, line: int | None = None) -> bool:
        """Sleep until it is stopped, a line (its file number) has something to say, or the time is over; whether the line has."""
        if self._stopped:
            return False
        asked: list[int] = [self._here.fileno(), *([] if line is None else [line])]
        ready, _, _ = select.select(asked, [], [], seconds)
        return not self._stopped and line is not None and line in ready

    def close(self) -> None:
        """Give the two ends back; after the last wait."""
        self._here.close()
        self._there.close()


def listen(where: Callable[[], tuple[Address, str]], stopper: Stopper, on_news: Callable[[], object],
           on_state: Callable[[str], object]) -> None:
    """Wait for news until stopped: for a thread of its own.

    where: the address and password, asked for before each try. on_news: there may be something to take in; also called when the line
    comes (back), since what happened before it was not heard. on_state: empty when the line is there, else the code of why it is not.
    """
    from newsdesk.server.line import open_line

    pause = FIRST_PAUSE
    while not stopper.stopped:
        try:
            with open_line(*where()) as line:
                line.autocommit = True
                line.execute("LISTEN newsdesk")
                pause = FIRST_PAUSE
                on_state("")
                on_news()
                _hear(line, stopper, on_news)
        except Refused as refused:
            on_state(refused.code)
        except OSError:
            on_state("server-line-lost")
        if not stopper.stopped:
            stopper.wait(pause * random.uniform(0.7, 1.3))  # a newsroom's laptops do not all come back in one moment
            pause = min(pause * 2, LONGEST_PAUSE)


def _hear(line: psycopg.Connection[Any], stopper: Stopper, on_news: Callable[[], object]) -> None:
    """Call on_news for each burst of news. Raises Refused("server-line-lost") where the line breaks."""
    import psycopg

    try:
        while not stopper.stopped:
            if not stopper.wait(LOOK_EVERY, line.fileno()):
                if stopper.stopped:
                    return
                line.execute("SELECT")
            if list(line.notifies(timeout=0)):
                on_news()
    except psycopg.Error as wrong:
        raise Refused("server-line-lost") from wrong
