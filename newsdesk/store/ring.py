"""The system's keyring, asked within a bounded time and never in a way that opens a dialog on Linux.

The library is imported with the first question, on the thread that asks (about 100 ms), never at start. It is asked for the
system's own store and no other: a setting of the library could name any module. On Linux that is the Secret Service (GNOME,
KWallet, KeePassXC); where it is locked nothing is unlocked, because a dialog of it may wait for ever.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from newsdesk.errors import Refused

SERVICE, SECONDS = "Newsdesk", 8.0
_DEFAULT = "/org/freedesktop/secrets/aliases/default"


def read(name: str) -> str | None:
    """The secret under a name; None where the keyring answers that it has none.

    Raises Refused("keyring-none", why) where there is no keyring, ("keyring-locked"), ("keyring-silent") where it does not answer.
    """
    return _bounded(lambda: _backend().get_password(SERVICE, name))  # type: ignore[no-any-return]


def write(name: str, secret: str) -> None:
    """Put a secret under a name. Raises as `read` does."""
    _bounded(lambda: _backend().set_password(SERVICE, name, secret))


def remove(name: str) -> None:
    """Take a secret out. Raises as `read` does."""
    _bounded(lambda: _backend().delete_password(SERVICE, name))


def _bounded(call: Callable[[], Any]) -> Any:
    """What a call answers. A thread that never comes back is left behind: it holds nothing of ours, and ends with the program."""
    said: SimpleQueue[tuple[Any, Exception | None]] = SimpleQueue()

    def work() -> None:
        try:
            said.put((call(), None))
        except Exception as wrong:  # whatever a system's keyring may raise: it is no reason to stop writing
            said.put((None, wrong))

    Thread(target=work, name="keyring", daemon=True).start()
    try:
        answer, wrong = said.get(timeout=SECONDS)
    except Empty:
        raise Refused("keyring-silent") from None
    if isinstance(wrong, Refused):
        raise wrong
    if wrong is not None:
        locked = "locked" in type(wrong).__name__.lower()
        raise Refused("keyring-locked" if locked else "keyring-none", why=str(wrong)[:200]) from wrong
    return answer


def _backend() -> Any:
    """The keyring of this system, where it can be asked now without a dialog."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        return WinVaultKeyring()
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as MacKeyring

        return MacKeyring()
    from keyring.backends.SecretService import Keyring

    _see_that_it_is_open()
    return Keyring()  # type: ignore[no-untyped-call]


def _see_that_it_is_open() -> None:
    import secretstorage
    from secretstorage.exceptions import ItemNotFoundException

    with closing(secretstorage.dbus_init()) as bus:
        if not secretstorage.check_service_availability(bus):
            raise Refused("keyring-none", why="no Secret Service")
        try:
            collection = secretstorage.Collection(bus, _DEFAULT)  # the library's own way would make one, with a dialog
        except ItemNotFoundException as wrong:
            raise Refused("keyring-none", why="no collection") from wrong
        if collection.is_locked():
            raise Refused("keyring-locked")
