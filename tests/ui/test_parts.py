"""The parts: words are never cut, keys do what they say, and nothing keeps a part alive."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.fitting import cut_words
from tests.ui.showing import show_for_keys
from ui import look, parts
from ui.commands import Command, install, palette_rows, shortcut_sheet
from ui.words import LANGUAGES, WORDS, set_language

LONG = max((w[0] for code, w in WORDS.items() if code.startswith("empty.")), key=len)

MAKERS: dict[str, Callable[[], QWidget]] = {
    "primary": lambda: parts.PrimaryButton("Kirim ke redaktur", "send"),
    "quiet": lambda: parts.QuietButton("Pratinjau", "preview"),
    "link": lambda: parts.LinkButton("Ke judul"),
    "chip": lambda: parts.Chip("Kabupaten Tegal", "tag", checkable=True),
    "icon": lambda: parts.IconButton("bold", "Tebal"),
    "badge": lambda: parts.Badge("2 perlu dilihat", "look", "look"),
    "nav": lambda: parts.NavItem("archive", "Semua berita"),
    "section": lambda: parts.SectionLabel("Arsip"),
    "empty": lambda: parts.EmptyState("archive", "Arsip masih kosong", LONG, "Ambil arsip…"),
    "field": lambda: parts.Field("Nama Anda", parts.line("Rina"), LONG),
    "bar": lambda: _bar(),
    "tabs": lambda: _tabs(),
    "finder": lambda: parts.Finder(_rows, "Cari"),
    "sheet": lambda: parts.ShortcutSheet([("Naskah", [("Kirim ke redaktur", "Ctrl+Return")])]),
}


def _bar() -> parts.Bar:
    bar = parts.Bar()
    bar.show_words(LONG, "look", "Ke judul")
    return bar


def _tabs() -> parts.TabStrip:
    tabs = parts.TabStrip()
    for key in "abc":
        tabs.add(key, f"Naskah {key}")
    return tabs


def _rows(query: str) -> list[parts.Row]:
    return [parts.Row(t, data=t) for t in ("Pasar Trayeman", "Pasar Pagi", "Harga Telur") if query.lower() in t.lower()]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_no_words_are_cut(dressed: QApplication, qtbot: QtBot, make: Callable[[], QWidget], language: str,
                          scale: float) -> None:
    set_language(language)
    look.apply(dressed, "light", scale)
    widget = make()
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(widget)
    qtbot.addWidget(holder)
    hint = holder.sizeHint()
    # As narrow as it wants to be, and with room to spare, which is where a wrapped line was cut once.
    for size in (hint, hint + QSize(700, 0)):
        holder.resize(size)
        holder.show()
        QCoreApplication.processEvents()
        assert not cut_words(holder)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_everything_has_a_name_for_those_who_listen(dressed: QApplication, qtbot: QtBot,
                                                    make: Callable[[], QWidget]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    for part in (widget, *widget.findChildren(QWidget)):
        if isinstance(part, QAbstractButton | QLineEdit | parts.TabStrip) and not part.isHidden():
            if part.objectName().startswith(("Scroll", "qt_")):
                continue
            assert part.accessibleName() or getattr(part, "text", str)(), type(part).__name__


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_nothing_keeps_a_part_alive(dressed: QApplication, make: Callable[[], QWidget]) -> None:
    widget = make()
    seen = weakref.ref(widget)
    gone: list[int] = []
    widget.destroyed.connect(lambda: gone.append(1))
    widget.deleteLater()
    del widget
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone
    assert seen() is None


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["primary", "quiet", "chip", "icon", "nav"])
def test_focus_is_seen(dressed: QApplication, qtbot: QtBot, name: str, theme: str) -> None:
    look.apply(dressed, theme, 1.0)
    holder = QWidget()
    column = QVBoxLayout(holder)
    widget = MAKERS[name]()
    other = QLineEdit()
    column.addWidget(other)
    column.addWidget(widget)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = widget.grab().toImage()
    size = widget.size()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    assert widget.grab().toImage() != without
    assert widget.size() == size


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("name", ["primary", "quiet", "chip", "icon", "nav"])
def test_buttons_are_pressed_by_enter_and_by_the_space_bar(dressed: QApplication, qtbot: QtBot, name: str, key: Qt.Key) -> None:
    button = MAKERS[name]()
    show_for_keys(qtbot, button, button, 200, 40)
    with qtbot.waitSignal(button.clicked, timeout=500):
        qtbot.keyClick(button, key)


def test_the_finder_is_worked_by_keys(dressed: QApplication, qtbot: QtBot) -> None:
    finder = parts.Finder(_rows, "Cari")
    qtbot.addWidget(finder)
    finder.open_at(QPoint(0, 0))
    assert len(finder.rows()) == 3
    qtbot.keyClicks(finder.field, "pasar")
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(finder.rows()) == 2)
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(finder.closed), qtbot.waitSignal(finder.chosen) as came:
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert came.args == ["Pasar Pagi"]
    assert not finder.isVisible()


def test_enter_right_after_the_last_letter_takes_what_fits(dressed: QApplication, qtbot: QtBot) -> None:
    """Nobody waits for the quiet moment after typing."""
    finder = parts.Finder(_rows, "Cari")
    qtbot.addWidget(finder)
    finder.open_at(QPoint(0, 0))
    qtbot.keyClicks(finder.field, "telur")
    with qtbot.waitSignal(finder.chosen) as came:
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert came.args == ["Harga Telur"]


def test_the_finder_never_covers_the_line_it_was_opened_at(dressed: QApplication, qtbot: QtBot) -> None:
    """Near the foot of the screen it shows fewer rows; at the foot it stands above the line, and stays there with fewer rows."""
    finder = parts.Finder(lambda typed: [parts.Row(f"Berita {n}") for n in range(1 if typed else 20)], "Cari")
    qtbot.addWidget(finder)
    foot = finder.screen().availableGeometry().bottom()
    finder.open_at(QPoint(0, 0), above=0)
    whole = finder.height()
    finder.open_at(QPoint(0, foot - whole + 60), above=foot - whole + 40)
    assert finder.geometry().top() == foot - whole + 60 and foot - 60 < finder.geometry().bottom() <= foot
    finder.open_at(QPoint(0, foot - 30), above=foot - 50)
    assert foot - 53 <= finder.geometry().bottom() < foot - 50 and finder.height() == whole
    qtbot.keyClicks(finder.field, "telur")
    qtbot.waitUntil(lambda: len(finder.rows()) == 1)
    assert foot - 53 <= finder.geometry().bottom() < foot - 50


def test_large_letters_leave_finder_and_shortcuts_on_the_screen(dressed: QApplication, qtbot: QtBot) -> None:
    """Offscreen the screen is 800 x 800, as large as a usual one is for letters of twice the size."""
    look.apply(dressed, "light", 2.0)
    finder = parts.Finder(lambda typed: [parts.Row(f"Berita {n}", "Rina") for n in range(20)], "Cari")
    sheet = parts.ShortcutSheet([("Satu", [("Semua usulan diterima", "Ctrl+Shift+Backspace")] * 20)] * 2)
    screen = finder.screen().availableGeometry()
    for widget in (finder, sheet):
        qtbot.addWidget(widget)
    finder.open_at(QPoint(0, 300), 300)
    sheet.show()
    assert screen.contains(finder.geometry()) and 3 <= finder._list.height() // finder._list.sizeHintForRow(0) <= 9
    assert sheet.width() <= screen.width() and sheet.height() <= screen.height()


def test_escape_closes_the_finder_and_chooses_nothing(dressed: QApplication, qtbot: QtBot) -> None:
    finder = parts.Finder(_rows, "Cari")
    qtbot.addWidget(finder)
    finder.open_at(QPoint(0, 0))
    with qtbot.assertNotEmitted(finder.chosen), qtbot.waitSignal(finder.closed):
        qtbot.keyClick(finder.field, Qt.Key.Key_Escape)


def test_tabs_are_known_by_their_key(dressed: QApplication, qtbot: QtBot) -> None:
    tabs = parts.TabStrip()
    qtbot.addWidget(tabs)
    with qtbot.waitSignal(tabs.chosen) as came:
        tabs.add("a", "Satu & dua")
    assert came.args == ["a"]
    tabs.add("b", "Tiga")
    tabs.add("a", "Empat")
    assert tabs.keys() == ["a", "b"]
    assert tabs.tabText(0) == "Empat"
    tabs.select("b")
    assert tabs.current() == "b"
    tabs.step(1)
    assert tabs.current() == "a"
    with qtbot.waitSignal(tabs.close_asked) as came:
        qtbot.keyClick(tabs, Qt.Key.Key_Delete)
    assert came.args == ["a"]
    tabs.remove("a")
    with qtbot.waitSignal(tabs.chosen) as came:
        tabs.remove("b")
    assert came.args == [""]


def test_the_tab_in_front_leads_back_from_somewhere_else(dressed: QApplication, qtbot: QtBot) -> None:
    strip = parts.TabStrip()
    qtbot.addWidget(strip)
    strip.add("a", "Kanopi Pasar Roboh")
    strip.show()
    with qtbot.waitSignal(strip.chosen) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.tabRect(0).center())
    assert chosen.args == ["a"]
    with qtbot.waitSignal(strip.chosen):
        strip.step(1)


def test_commands_are_found_by_the_beginnings_of_words(dressed: QApplication, qtbot: QtBot) -> None:
    done: list[str] = []
    commands = [
        Command("new", lambda: done.append("new"), "Ctrl+N", "add", "newsroom"),
        Command("palette", lambda: done.append("palette"), "Ctrl+K", "find", "newsroom"),
        Command("preview", lambda: done.append("preview"), "", "preview", "article", lambda: False),
    ]
    assert [r.data.id for r in palette_rows(commands, "")] == ["new", "palette"]
    assert [r.data.id for r in palette_rows(commands, "nas bar")] == ["new"]
    assert [r.data.id for r in palette_rows(commands, "tulis naskh baru")] == ["new"]
    holder = QWidget()
    qtbot.addWidget(holder)
    for action in install(holder, commands):
        action.trigger()
    assert done == ["new", "palette"]
    sheet = shortcut_sheet(commands)
    qtbot.addWidget(sheet)
    assert {b.accessibleName() for b in sheet.findChildren(parts.Badge)} == {"Ctrl+N", "Ctrl+K"}


def test_ctrl_enter_in_a_field_that_says_so_means_the_field_and_not_the_window(qtbot: QtBot, dressed: QApplication) -> None:
    window, taken, said = QWidget(), [], []
    column = QVBoxLayout(window)
    own, other = parts.line("Siapa?"), parts.line("Siapa?")
    for field in (own, other):
        column.addWidget(field)
        field.returnPressed.connect(lambda field=field: said.append(field))
    install(window, [Command("next_step", lambda: taken.append(True), "Ctrl+Return")])
    parts.own_enter(own)
    show_for_keys(qtbot, window, own)
    qtbot.keyClick(own, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (said, taken) == ([own], [])
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (said, taken) == ([own], [True])


def test_rows_that_come_later_stand_below_and_nothing_that_is_chosen_moves(qtbot: QtBot, dressed: QApplication) -> None:
    known = [parts.Row(f"Berita {n}", data=n) for n in range(4)]
    finder, chosen, looked = parts.Finder(lambda typed: list(known) if typed != "kosong" else [], "Cari"), [], []
    qtbot.addWidget(finder)
    finder.chosen.connect(chosen.append)
    finder.looked.connect(looked.append)
    finder.open_at(QPoint(0, 0))
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    finder.say_waiting("mencari di server…")
    assert finder._foot.text().endswith("mencari di server…")
    known.insert(0, parts.Row("Dari server", data="new"))  # the best of all now, but too late for the first place
    finder.add_rows()
    finder.say_waiting("")
    assert [row.data for row in finder.rows()] == [0, 1, 2, 3, "new"] and "server" not in finder._foot.text()
    finder.field.setText("kosong")
    finder.add_rows()  # somebody types: what was asked for before is not wanted any more
    assert len(finder.rows()) == 5
    finder.field.setText("")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)  # Enter never waits: it looks at once
    assert chosen == ["new"] and looked == ["", ""]


def test_where_nothing_is_here_but_the_server_is_asked_it_is_not_called_nothing(qtbot: QtBot, dressed: QApplication) -> None:
    finder = parts.Finder(lambda _typed: [], "Cari", nothing="Tidak ada.")
    qtbot.addWidget(finder)
    finder.open_at(QPoint(0, 0))
    finder.say_waiting("mencari…")
    assert finder._foot.text() == "mencari…"
    finder.say_waiting("")
    assert finder._foot.text() == "Tidak ada."


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_radio_button_is_round_whatever_the_size_of_letters(qtbot: QtBot, dressed: QApplication, scale: float) -> None:
    look.apply(dressed, "light", scale)
    button = QRadioButton("Teks saja")
    qtbot.addWidget(button)
    button.setChecked(True)
    button.show()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    place = button.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, button)
    image = button.grab().toImage()
    assert image.pixelColor(place.center().x() - place.width() // 3, place.center().y()) == look.colour("accent")
    assert image.pixelColor(place.topLeft() + QPoint(1, 1)) != look.colour("accent")
