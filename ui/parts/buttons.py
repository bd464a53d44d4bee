"""Buttons: the one primary, the quiet ones, and small ones that are an icon or a chip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui.look import icon, px


class _Button(QPushButton):
    """A button with words, and an icon in a colour that fits it."""

    icon_colour = "muted"

    def __init__(self, words: str, meaning: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(px(21), px(16)))
        if meaning:
            self.setIcon(icon(meaning, self.icon_colour))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class PrimaryButton(_Button):
    """What happens next. One on a screen: where something is asked that has one of its own, the other gives way."""

    icon_colour = "on_accent"

    def give_way(self, away: bool) -> None:
        """Look like any other button while another one is what happens next."""
        if self.gives_way() != away:
            self.setProperty("quiet", away)
            self.style().unpolish(self)
            self.style().polish(self)

    def gives_way(self) -> bool:
        return bool(self.property("quiet"))


class QuietButton(_Button):
    """Anything else that can be done here."""


class LinkButton(_Button):
    """Words that do something, in a line of words."""

    icon_colour = "accent"


class Chip(_Button):
    """A small pill: a filter that is on or off (checkable), or a value that can be acted on."""

    def __init__(self, words: str, meaning: str = "", checkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, meaning, parent)
        self.setCheckable(checkable)
        self.setIconSize(QSize(px(18), px(14)))


class IconButton(QToolButton):
    """A button that is only an icon; its words are its tool tip and its accessible name."""

    def __init__(self, meaning: str, words: str, colour: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon(meaning, colour))
        self.setIconSize(QSize(px(16), px(16)))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by Enter, as by the space bar: Qt does so on some desktops only. False: it was another key."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not plain:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
