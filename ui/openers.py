"""What the scenes of the gallery open over or beside what they show: menus, finders, the preview, a strip of details."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from newsdesk import publishing
from ui.comfort.counts import CountLine
from ui.desk.reading import ReadingPane
from ui.editor.details import Details
from ui.editor.dragging import Grip
from ui.editor.head import Head
from ui.finding.bar import FindBar
from ui.finding.draft_group import DraftGroup
from ui.parts import Hint, LinkButton, Toast
from ui.picturing import wait_until
from ui.screens.top_bar import TopBar
from ui.steps.publish_ask import PublishAsk
from ui.words import say

STILL = 12
"""Looks at the page, one after the other, in which nothing changes any more."""


def run(window: QWidget, command: str) -> None:
    """Do what a command of the window does."""
    next(wanted for wanted in window.all_commands() if wanted.id == command).run()


def show_toast(window: QWidget) -> None:
    window.findChild(Toast).show_words(say("told.submitted"))


def show_preview(window: QWidget) -> None:
    """The preview beside the text, once the page is there and drawn: the engine draws in a process of its own."""
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from ui.preview.live import LivePreview

    seen: list[bool] = []
    run(window, "preview")
    live = window.findChild(LivePreview)
    live.shown.connect(lambda: seen.append(True))
    wait_until(lambda: bool(seen), "the page of the preview")
    view = live.findChild(QWebEngineView)
    frames: list[QImage] = []
    wait_until(lambda: _settled(view, frames), "a page that stands still")


def show_checks(window: QWidget) -> None:
    run(window, "checks")


def show_copy(window: QWidget) -> None:
    run(window, "copy")


def show_comfort(window: QWidget) -> None:
    run(window, "comfort")


def show_palette(window: QWidget) -> None:
    run(window, "palette")


def show_shortcuts(window: QWidget) -> None:
    run(window, "shortcuts")


def show_related(window: QWidget) -> None:
    run(window, "edit.related")


def show_menu(window: QWidget) -> None:
    window.findChild(TopBar).open_menu()


def show_steps(window: QWidget) -> None:
    run(window, "steps")


def show_refused_step(window: QWidget) -> None:
    """What is said over the text of a step that cannot be taken."""
    window.current().steps.take("withdraw")


def show_publish(window: QWidget) -> None:
    """Where an article is, with an address that is none."""
    window.current().steps.take("publish")
    ask = window.findChild(PublishAsk)
    ask.address.editor.setText("jateng.disway.id/tanggul")
    ask.give()
    hint = ask.address.findChild(Hint)
    wait_until(lambda: hint.height() >= hint.heightForWidth(hint.width()), "room for what is wrong")


def show_correct(window: QWidget) -> None:
    window.current().steps.take("correct")


def show_report(window: QWidget) -> None:
    """What an export of a published article asks of the portal."""
    folder = Path.home() / "ekspor" / "2026-05-10-warga-perkuat-tanggul-kali-gung"
    done = publishing.Exported(folder, ("index.html", "style.css", "article.json", "manifest.json"), "", "replace",
                    "https://jateng.disway.id/read/702345/tanggul-kali-gung")
    window.current().steps.report(done)


def show_history(window: QWidget) -> None:
    run(window, "history")


def show_old_revision(window: QWidget) -> None:
    run(window, "history")
    window.current().history.panel.ask_read()


def show_newsroom_menu(window: QWidget) -> None:
    run(window, "menu")


def show_options(widget: QWidget) -> None:
    widget.findChild(QComboBox).showPopup()


def show_details(window: QWidget) -> None:
    """The strip below the lead picture, with the picture being cut."""
    paper = window.current().paper
    paper.findChild(Head).open_details()
    buttons = paper.findChild(Head).findChild(Details).findChildren(LinkButton)
    next(button for button in buttons if button.text() == say("picture.cut")).click()


def show_outline(window: QWidget) -> None:
    run(window, "comfort.outline")


def show_target(window: QWidget) -> None:
    window.findChild(CountLine).set_target(400)
    run(window, "comfort.target")


def show_focus(window: QWidget) -> None:
    run(window, "comfort.focus")


def show_sentence(window: QWidget) -> None:
    """Focus mode with the caret in the middle of a paragraph, and only its sentence free."""
    run(window, "comfort.focus")
    paper = window.current().paper
    paper.comfort.set(replace(paper.comfort.comfort, lit="sentence"))
    middle = max(paper.body.lines.lines, key=len)
    paper.put_caret(paper.body.toPlainText().index(middle) + len(middle) // 2)


def show_replacing(window: QWidget) -> None:
    run(window, "find.replace")
    window.findChild(FindBar).field.setText("yang")


def wait_for_reading(screen: QWidget) -> None:
    """The article one is on is read after a moment of quiet."""
    pane = _reading(screen)
    wait_until(lambda: pane.opened is not None, "the article beside the list")


def show_return(screen: QWidget) -> None:
    """The form for sending back, with two reasons."""
    wait_for_reading(screen)
    pane = _reading(screen)
    pane.ask_return()
    for reason in ("source", "facts"):
        pane.form.add(reason)


def _reading(screen: QWidget) -> ReadingPane:
    """What is read beside the list that is in front."""
    return next(pane for pane in screen.findChildren(ReadingPane) if pane.isVisible())


def wait_for_drafts(screen: QWidget) -> None:
    """The drafts are read a few at a time, after a moment of quiet."""
    wait_until(lambda: bool(screen.findChildren(DraftGroup)), "what is in the drafts")


def _settled(view: QWidget, frames: list[QImage]) -> bool:
    """Whether a view has looked the same for some steps, and shows more than its ground. frames: how it looked so far."""
    image = view.grab().toImage()
    frames.append(image)
    if len(frames) < STILL or any(frame != image for frame in frames[-STILL:]):
        return False
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 20


def show_spelling(window: QWidget) -> None:
    """What can be done about the first word that is pointed out."""
    spelling = window.current().paper.spelling
    wait_until(lambda: spelling.is_ready() and spelling.problems(), "the dictionaries")
    run(window, "spelling.next")
    run(window, "spelling.menu")


def show_caption(window: QWidget) -> None:
    """What is said of a picture, with what is doubtful in it; the first of these words is reached, and so a keyword before it."""
    spelling = window.current().paper.spelling
    wait_until(lambda: spelling.is_ready() and spelling.problems(), "the dictionaries")
    window.current().paper.headline_edit.setFocus()
    while not isinstance(window.focusWidget().parentWidget(), Details):
        run(window, "spelling.next")


def drag_paragraph(window: QWidget) -> None:
    """The first paragraph on its way below the second."""
    body = window.current().paper.body
    grip = body.findChild(Grip)
    port, document = body.viewport(), body.document()
    first, last = QTextCursor(document.firstBlock()), QTextCursor(document.firstBlock().next())
    last.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    _mouse(port, QEvent.Type.MouseMove, port.mapToGlobal(body.cursorRect(first).center()), Qt.MouseButton.NoButton)
    _mouse(grip, QEvent.Type.MouseButtonPress, grip.mapToGlobal(grip.rect().center()), Qt.MouseButton.LeftButton)
    _mouse(grip, QEvent.Type.MouseMove, port.mapToGlobal(body.cursorRect(last).center()), Qt.MouseButton.LeftButton)


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
    """Send what a mouse at a place of the screen does."""
    held = Qt.MouseButton.NoButton if button is Qt.MouseButton.NoButton else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, QPointF(widget.mapFromGlobal(at)), QPointF(at), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def show_tidying(window: QWidget) -> None:
    """What would be tidied, with the first change pointed at in the text."""
    run(window, "edit.tidy")
    work = window.current().tidying
    wait_until(lambda: not work.busy and work.panel.changes.groups, "the list of changes")
    work.panel.list.setCurrentIndex(work.panel.changes.index(0, 0, work.panel.changes.index(0, 0)))
