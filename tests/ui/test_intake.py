"""A document is read on a thread while the window goes on; it can be cancelled, and what cannot be read is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding
from tests.core import office_files
from ui.bridge import Bridge
from ui.intake import Intake
from ui.parts import EmptyState
from ui.screens.import_review import ImportReview


def test_a_document_opens_as_a_new_article_with_its_picture(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    intake = Intake(bridge, stack)
    (tmp_path / "rilis.docx").write_bytes(office_files.docx())
    seen = []
    intake.shown.connect(seen.append)
    intake.read([tmp_path / "rilis.docx"])
    assert isinstance(seen[0], EmptyState)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert isinstance(seen[1], ImportReview)
    assert stack.count() == 1
    with qtbot.waitSignal(intake.left) as left:
        seen[1].accepted.emit([reviewed.result() for reviewed in seen[1]._all])
    content = bridge.ask(drafting.draft, left.args[0]).content
    assert content.headline == "Pasar Trayeman Dibuka Lagi"
    assert content.lead is not None
    assert bridge.home.picture(content.lead.image).exists()


def test_reading_is_cancelled_and_a_damaged_file_is_told(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    intake = Intake(bridge, stack)
    (tmp_path / "rilis.docx").write_bytes(office_files.docx())
    (tmp_path / "rusak.docx").write_bytes(office_files.docx()[:700])
    seen = []
    intake.shown.connect(seen.append)
    before = len(bridge.ask(finding.articles, "all"))
    intake.read([tmp_path / "rilis.docx"])
    seen[0].acted.emit()
    assert stack.count() == 0
    with qtbot.waitSignal(bridge.refused) as refused:
        intake.read([tmp_path / "rusak.docx"])
    assert refused.args[0].code == "file-damaged"
    qtbot.waitUntil(lambda: not intake._worker.busy)
    assert not any(isinstance(screen, ImportReview) for screen in seen)
    assert len(bridge.ask(finding.articles, "all")) == before


def test_files_that_come_while_a_review_is_open_are_added_to_it(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    intake = Intake(bridge, stack)
    seen = []
    intake.shown.connect(seen.append)
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.md").write_text(f"# Berita {name}\n\nSLAWI, DISWAY JATENG - Isi.\n", encoding="utf-8")
    intake.read([tmp_path / "satu.md"])
    review = seen[0]
    assert isinstance(review, ImportReview)
    field = next(f for f in review.findChildren(QLineEdit) if f.text() == "Berita satu")
    field.clear()
    qtbot.keyClicks(field, "Berita kesatu")
    (tmp_path / "rusak.docx").write_bytes(office_files.docx()[:700])
    with qtbot.waitSignal(bridge.refused):
        intake.read([tmp_path / "rusak.docx"])
    qtbot.waitUntil(lambda: seen[-1] is review)
    intake.read([tmp_path / "dua.md"])
    assert seen[-1] is review and stack.count() == 1
    with qtbot.waitSignal(intake.left):
        review.accepted.emit([reviewed.result() for reviewed in review._all])
    headlines = {row.headline for row in bridge.ask(finding.articles, "all")}
    assert {"Berita kesatu", "Berita dua"} <= headlines and stack.count() == 0
