"""Whatever is in a page, the preview and the import review ask nothing of anything: counted at a server of our own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from newsdesk.article.content import Content, Guess, Picture
from newsdesk.portal.reading.reading import ListEntry, Reading, Refusal
from tests.ui.silence_probe import HOSTILE
from ui.importing.safe_text import SafeText
from ui.screens.import_review import ImportReview

ROOT = Path(__file__).resolve().parents[2]


class Counter:
    """Counts every connection to a port of this machine, and what each asked for."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.asked: list[str] = []
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(2)
                try:
                    line = connection.recv(2000).split(b"\r\n")[0].decode("latin-1")
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                except OSError:
                    line = "(nothing said)"
            self.asked.append(line or "(connected)")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def counter() -> Iterator[Counter]:
    made = Counter()
    yield made
    made.close()


def probe(counter: Counter, locks: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("QTWEBENGINE_CHROMIUM_FLAGS", None)
    done = subprocess.run([sys.executable, "-m", "tests.ui.silence_probe", locks, str(counter.port)], cwd=ROOT, timeout=120,
                          env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.slow
def test_a_hostile_page_in_the_preview_makes_no_request(counter: Counter) -> None:
    probe(counter, "all")
    assert counter.asked == []


@pytest.mark.slow
def test_the_interceptor_alone_stops_every_request_but_not_the_connecting_ahead(counter: Counter) -> None:
    """``<link rel=preconnect>`` is no request: only the rule that no name leads anywhere stops it. Both locks stay."""
    probe(counter, "gate")
    assert counter.asked and not [line for line in counter.asked if " /" in line]


@pytest.mark.slow
def test_the_count_can_fail(counter: Counter) -> None:
    """Without the interceptor and with JavaScript on the same page asks for a great deal."""
    probe(counter, "none")
    assert len(counter.asked) > 5, counter.asked


def test_a_hostile_article_in_the_import_review_is_text_and_makes_no_request(qtbot: QtBot, counter: Counter) -> None:
    hostile = HOSTILE.replace("@", f"http://127.0.0.1:{counter.port}").replace("PORT", str(counter.port))
    line = " ".join(hostile.split())
    here = f"http://127.0.0.1:{counter.port}"
    content = Content(
        headline=line, place=line, body=f"{hostile}\n\n![x](picture:satu)\n\n![y]({here}/md.png)\n\n[z]({here}/z)\n\n"
        f"BACA JUGA: [<img src={here}/r>]({here}/q)", reporters=(line,), tags=(line,), category=line,
        lead=Picture("lead", name=line, caption=line), pictures=(Picture("satu", name=line, caption=line),),
        guesses=(Guess("category", line, (line + "1",), line), Guess("related:0", line, (), "title-end-unknown")),
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{here}/svg"/></svg>'.encode()
    reading = Reading(content, archive=(ListEntry("related", line, "x", here),), refused=(Refusal(line, "active-content"),),
                      pictures={"lead": svg, "satu": b"GIF89a\xff\xff\xff\xff"}, kind="page-html", name=line, address=here)
    review = ImportReview([reading])
    qtbot.addWidget(review)
    review.resize(1100, 700)
    review.show()
    qtbot.waitExposed(review)
    review.grab()
    for _ in range(20):
        QCoreApplication.processEvents()
    shown = review.findChild(SafeText)
    assert "<script" in shown.toPlainText(), "it shows as text"
    assert counter.asked == []


def test_the_text_of_the_review_loads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    view = SafeText()
    qtbot.addWidget(view)
    file = tmp_path / "x.png"
    file.write_bytes(b"secret")
    kind = QTextDocument.ResourceType.ImageResource.value
    for name in (file.as_uri(), str(file), "file://host/share/x.png", "http://127.0.0.1/x"):
        assert bytes(view.document().resource(kind, QUrl(name)) or b"") == b""
