"""A double click on a parcel opens it here: the program as this person's desktop knows it, without administrator's rights."""

from __future__ import annotations

import sys

from newsdesk.paths import RESOURCES

PROGRAM = RESOURCES.parent
"""The folder of the program."""


def is_possible() -> bool:
    """Whether this system lets a program be tied to its files by the person who uses it.

    macOS ties files to an application bundle, which a folder with a program is not: there it is the menu or a drag.
    """
    return sys.platform in ("linux", "win32")


def tie() -> bool:
    """Let the desktop open parcels with this program; False where that was so already. For a thread. Raises OSError."""
    if sys.platform == "win32":
        from ui.double_click import windows

        return windows.tie(windows.Classes(), PROGRAM)
    from ui.double_click import linux

    return linux.tie(linux.data_folder(), PROGRAM)


def untie() -> None:
    """Take back everything that `tie` did; what is another program's stays. For a thread. Raises OSError."""
    if sys.platform == "win32":
        from ui.double_click import windows

        windows.untie(windows.Classes())
    else:
        from ui.double_click import linux

        linux.untie(linux.data_folder())
