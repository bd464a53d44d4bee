"""Scenes of the gallery that show a right of reply as an article of its own: written, and asked for at the original."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from newsdesk import correcting, drafting, finding, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Act
from ui import openers
from ui.bridge import Bridge
from ui.picturing import Scene

ORIGINAL = Content(headline="Pedagang Pasar Trayeman Keluhkan Sewa Kios", place="SLAWI", category="Ekonomi", tags=("pasar",),
                   reporters=("Rina Wulandari",), body="""\
Sejumlah pedagang Pasar Trayeman mengeluhkan sewa kios yang naik sejak awal bulan.

Mereka meminta pengelola pasar menunda kenaikan itu sampai Lebaran.""")
REPLY = ("Pengelola Pasar Trayeman: Sewa Kios Tidak Naik", """\
Pengelola Pasar Trayeman menyatakan sewa kios tidak naik; yang berubah adalah iuran kebersihan.

Hak jawab ini disampaikan secara tertulis kepada redaksi.""")


def reply(bridge: Bridge) -> QWidget:
    """The reply as it is written: it says what it answers."""
    return _window(bridge, _both(bridge)[1])


def original(bridge: Bridge) -> QWidget:
    """The original, once the reply is on the portal."""
    return _window(bridge, _both(bridge)[0])


def in_list(bridge: Bridge) -> QWidget:
    """The same in the list of what waits."""
    _both(bridge)
    window = _window(bridge, "")
    window.go("mine")  # type: ignore[attr-defined]
    return window


def _window(bridge: Bridge, article: str) -> QWidget:
    from ui.session import Session, remember
    from ui.window import Window

    remember(bridge, Session(tabs=[article] if article else [], front=article))
    return Window(bridge, [])


def _both(bridge: Bridge) -> tuple[str, str]:
    """The original and its reply, both published; made once."""
    known = {row.headline: row.id for row in bridge.ask(finding.articles, "all")}
    if REPLY[0] in known:
        return known[ORIGINAL.headline], known[REPLY[0]]
    first = bridge.desk.do(drafting.start, ORIGINAL).result
    bridge.act(_publish, first, "https://jateng.disway.id/read/702346/sewa-kios")
    answer = bridge.desk.do(_begin, first).result
    content = bridge.ask(drafting.draft, answer).content
    bridge.act(drafting.save_draft, answer, replace(content, headline=REPLY[0], body=REPLY[1], place="SLAWI"))
    bridge.act(_publish, answer, "https://jateng.disway.id/read/702390/hak-jawab-sewa-kios")
    return first, answer


def _begin(act: Act, original: str) -> str:
    with staffing.acting_as(act, _chief(act)):
        return correcting.write_answer(act, original, "reply")


def _chief(act: Act) -> str:
    return next(person.id for person in staffing.people(act) if "chief" in person.roles)


def _publish(act: Act, article: str, address: str) -> None:
    with staffing.acting_as(act, _chief(act)), tempfile.TemporaryDirectory() as folder:
        reviewing.approve(act, article, reviewing.submit(act, article), "Redaktur lain berhalangan.")
        publishing.export(act, article, Path(folder))
        correcting.mark_published(act, article, address, "2026-05-10T17:00+07:00")


SCENES: tuple[Scene, ...] = (
    Scene("reply-of-its-own", reply),
    Scene("reply-page", reply, then=openers.show_preview, needs="PySide6.QtWebEngineCore"),
    Scene("reply-to-link", original),
    Scene("desk-to-link", in_list, then=openers.wait_for_reading),
)
