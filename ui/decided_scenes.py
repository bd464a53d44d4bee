"""Scenes of the gallery that show two people at one article: the bar on the paper, the questions in the margin, steps that met."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from newsdesk import drafting, finding, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Act
from newsdesk.text.body import join_lines
from ui.bridge import Bridge
from ui.picturing import Scene, wait_until
from ui.screens.write import Write

FILED = Content(
    headline="Pasar Trayeman Dibuka Lagi", place="SLAWI", category="Tegal", tags=("pasar",), reporters=("Rina Wulandari",),
    body=join_lines([
        "Pasar Trayeman dibuka lagi, Senin pagi, setelah enam bulan diperbaiki. Sebanyak 214 pedagang kembali ke kiosnya.",
        "Bupati meresmikan pasar itu bersama para pedagang. Kanopi yang roboh tahun lalu sudah diganti dengan rangka baja.",
        "Kepala pasar mengatakan, retribusi belum naik tahun ini.",
        "Pedagang berharap pembeli segera kembali. Parkir di sisi timur masih dibenahi.",
    ]))
_LINES = FILED.body.split("\n\n")
RINA = replace(FILED, headline="Pasar Trayeman Dibuka Lagi, 214 Pedagang Kembali", tags=("pasar", "slawi"), body=join_lines([
    _LINES[0].replace("Senin pagi", "Senin (12/1/2026)"),
    _LINES[1].replace("Bupati meresmikan pasar itu", "Bupati Tegal meresmikan pasar itu pukul 08.00"),
    _LINES[2].replace("belum naik tahun ini", "belum naik sampai Lebaran"), _LINES[3]]))
BAGUS = replace(FILED, headline="Setelah Enam Bulan, Pasar Trayeman Buka", category="Ekonomi", body=join_lines([
    _LINES[0], _LINES[1].replace("bersama para pedagang", "bersama ratusan pedagang dan warga"),
    _LINES[3].replace("Parkir di sisi timur masih dibenahi.", "Parkir di sisi timur dibenahi pekan ini.")]))
"""As two people would have it, neither knowing of the other."""


def parted(bridge: Bridge) -> QWidget:
    """An article of which two newest texts wait for a decision, in its tab."""
    return _window(bridge, _parted_once(bridge, FILED.headline))


def unsent(bridge: Bridge) -> QWidget:
    """The same, with something written meanwhile that was not sent."""
    article = _parted_once(bridge, "Retribusi Pasar Trayeman Belum Naik")
    now = bridge.ask(drafting.draft, article).content
    bridge.act(drafting.save_draft, article, replace(now, body=f"{now.body}\n\nSaya masih menulis bagian ini."))
    return _window(bridge, article)


def parted_list(bridge: Bridge) -> QWidget:
    """The list that says so of it."""
    _parted_once(bridge, FILED.headline)
    window = _window(bridge, "")
    window.go("submitted")  # type: ignore[attr-defined]
    return window


def show_decision(window: QWidget) -> None:
    """The first question in the text."""
    view = _deciding(window).deciding.view()
    view.go_to(_of(window, "body"))


def show_field(window: QWidget) -> None:
    """A question about a field."""
    _deciding(window).deciding.view().go_to(_of(window, "headline"))


def show_own(window: QWidget) -> None:
    """Writing it oneself."""
    show_decision(window)
    _deciding(window).deciding.view().choose("own")


def show_decided(window: QWidget) -> None:
    """All questions answered."""
    view = _deciding(window).deciding.view()
    for which in ("first", "second", "first"):
        view.choose(which)


def show_bar(window: QWidget) -> None:
    """The paper, with what the bar over it says."""
    write = _deciding(window)
    write.deciding.close()
    wait_until(lambda: not write.deciding.busy, "the bar")


def show_steps(window: QWidget) -> None:
    """The menu of steps: what comes first, and why the others wait."""
    _deciding(window)
    window._open_steps()  # type: ignore[attr-defined]


SCENES: tuple[Scene, ...] = (
    Scene("decide", parted, then=show_decision),
    Scene("decide-laptop", unsent, 1366, 768, then=show_decision),
    Scene("decide-field", parted, then=show_field),
    Scene("decide-own", parted, then=show_own),
    Scene("decided", parted, then=show_decided),
    Scene("decide-bar", parted, then=show_bar),
    Scene("decide-steps", parted, then=show_steps),
    Scene("decide-list", parted_list),
)


def _deciding(window: QWidget) -> Write:
    """The article in front, once the decision that opens by itself is there."""
    write = window.findChild(Write)
    assert write is not None
    wait_until(lambda: not write.deciding.busy and write.deciding.deciding(), "the decision")
    return write


def _of(window: QWidget, field: str) -> str:
    write = window.findChild(Write)
    assert write is not None
    choosing = write.deciding.choosing
    assert choosing is not None
    return next(conflict.id for conflict in choosing.conflicts if conflict.field == field)


def _window(bridge: Bridge, article: str) -> QWidget:
    from ui.session import Session, remember
    from ui.window import Window

    remember(bridge, Session(tabs=[article] if article else [], front=article))
    return Window(bridge, [])


def _parted_once(bridge: Bridge, headline: str) -> str:
    """The article of this headline that two people have changed; made where it is not there."""
    rows = [row.id for row in bridge.ask(finding.articles, "all") if row.headline == headline]
    if rows:
        return rows[0]
    article = str(bridge.act(drafting.start, replace(FILED, headline=headline)))
    bridge.act(reviewing.submit, article)
    bridge.act(_part, article)
    return article


def _part(act: Act, article: str) -> None:
    """Two revisions of one article, as another machine's would have come in beside the own."""
    first = reviewing.standing(act, article).head
    me = staffing.require_me(act)
    other = staffing.enrol(act, "Bagus Prakoso", ("reporter", "editor"))
    for person, content in ((me.id, RINA), (other, BAGUS)):
        values = json.loads(content.cleaned().to_json())
        act.record("revision.made", article, content=values, parents=[first], person=person, number=2)
