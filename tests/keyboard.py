"""A keyboard for programs under test: real X key events, with nothing but the libraries that Qt needs anyway."""

from __future__ import annotations

import ctypes
import time
from ctypes import POINTER, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p

FIRST_WORDS = {" ": b"space", "\n": b"Return", ".": b"period", ",": b"comma"}
WIDE, HIGH = 600, 400
"""A window at least this large is the program's own, not a helper of the toolkit."""


class NoKeyboard(Exception):
    """There is no X test extension on this machine."""


class Keyboard:
    """Keys for the largest window on a display. Close it when done."""

    def __init__(self, display: str) -> None:
        try:
            self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        except OSError as wrong:
            raise NoKeyboard(str(wrong)) from wrong
        x = self._x
        x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, [c_char_p]
        x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
        x.XStringToKeysym.restype, x.XStringToKeysym.argtypes = c_ulong, [c_char_p]
        x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        x.XQueryTree.argtypes = [c_void_p, c_ulong, POINTER(c_ulong), POINTER(c_ulong), POINTER(POINTER(c_ulong)), POINTER(c_uint)]
        x.XGetGeometry.argtypes = [c_void_p, c_ulong, POINTER(c_ulong), *[POINTER(c_int)] * 2, *[POINTER(c_uint)] * 4]
        x.XSetInputFocus.argtypes = [c_void_p, c_ulong, c_int, c_ulong]
        x.XGetInputFocus.argtypes = [c_void_p, POINTER(c_ulong), POINTER(c_int)]
        x.XFree.argtypes = x.XFlush.argtypes = x.XCloseDisplay.argtypes = [c_void_p]
        x.XSync.argtypes = [c_void_p, c_int]
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        # A window may go away between being listed and being asked: that must not end the tests.
        self._ignore = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)
        x.XSetErrorHandler(self._ignore)
        self._display = x.XOpenDisplay(display.encode())
        if not self._display:
            raise NoKeyboard(f"display {display} does not answer")
        self._root = x.XDefaultRootWindow(self._display)

    def window(self) -> int:
        """The number of the program's window, or 0 while there is none."""
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = POINTER(c_ulong)()
        self._x.XQueryTree(self._display, self._root, byref(root), byref(parent), byref(children), byref(count))
        found = 0
        for n in range(count.value):
            x, y, width, height, border, depth = c_int(), c_int(), c_uint(), c_uint(), c_uint(), c_uint()
            self._x.XGetGeometry(self._display, children[n], byref(root), byref(x), byref(y), byref(width), byref(height),
                                 byref(border), byref(depth))
            if width.value >= WIDE and height.value >= HIGH:
                found = children[n]
        if count.value:
            self._x.XFree(children)
        return found

    def focus(self, window: int) -> bool:
        """Give the keys to a window; True once it has them."""
        self._x.XSetInputFocus(self._display, window, 1, 0)
        self._x.XSync(self._display, 0)
        has, revert = c_ulong(), c_int()
        self._x.XGetInputFocus(self._display, byref(has), byref(revert))
        return has.value == window

    def wait_for_window(self, alive: object, seconds: float = 60) -> int:
        """Wait until the program has a window that takes keys; returns its number. `alive()` says whether to go on.

        Raises TimeoutError.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until and alive():  # type: ignore[operator]
            window = self.window()
            if window and self.focus(window):
                return window
            time.sleep(0.005)
        raise TimeoutError("no window came")

    def press(self, *names: bytes) -> None:
        """Press keys together (``b"Control_L", b"End"``) and let them go."""
        codes = [self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name)) for name in names]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XFlush(self._display)

    def type(self, character: str) -> None:
        """Type one lower-case letter, digit, space or full stop."""
        self.press(FIRST_WORDS.get(character, character.encode()))

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)
