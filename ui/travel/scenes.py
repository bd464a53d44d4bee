"""Scenes of the gallery that show work that travels: a file that is sent, files that came, the roads, and a newer text under a paper."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from newsdesk import announcing, drafting, finding, mailing, reviewing, sharing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.staffing import set_setting
from ui.bridge import Bridge
from ui.parts import Muted, bring_into_sight
from ui.picturing import Scene, wait_until
from ui.travel.roads_card import RoadsCard
from ui.travel.server_road import ServerRoad
from ui.words import say

STORY = Content(headline="Nelayan Suradadi Pulang Lebih Awal karena Ombak Tinggi", place="SURADADI", category="Tegal",
                reporters=("Bagus Prakoso",), body="""\
Puluhan nelayan di Desa Suradadi, Kabupaten Tegal, pulang lebih awal karena ombak mencapai dua meter, Minggu pagi.

Ketua kelompok nelayan meminta anggotanya menunggu sampai peringatan cuaca dicabut.""")


def send(bridge: Bridge) -> QWidget:
    """A text that was sent on this laptop only; it has a picture."""
    bridge.act(sharing.use, None)
    rows = [row.id for row in bridge.ask(finding.articles, "submitted")]
    return _window(bridge, next(id for id in rows if bridge.ask(drafting.draft, id).content.lead))


def show_send(window: QWidget) -> None:
    """The column, once the file is made with the small picture."""
    _run(window, "step.file")
    work = window.current().sending
    work.panel._ways["small"].click()
    _idle(work)


def show_safe(window: QWidget) -> None:
    """The same after the file was written and read back."""
    show_send(window)
    work = window.current().sending
    stick = _folder() / "KINGSTON"
    stick.mkdir(exist_ok=True)
    for old in stick.glob("*"):
        old.unlink()
    work.save_to(stick)
    _idle(work)


def show_no_stick(window: QWidget) -> None:
    """The stick was pulled out before."""
    show_send(window)
    work = window.current().sending
    work.save_to(Path("/media/rina/KINGSTON"))
    _idle(work)


def parcels(bridge: Bridge) -> QWidget:
    """A file of somebody who was never met, one of this laptop itself, and two that are none."""
    made = _window(bridge)
    broken, foreign = _folder() / "kiriman-terpotong.textpack", _folder() / "foto-liburan.textpack"
    broken.write_bytes(_sent().read_bytes()[:-500])
    foreign.write_bytes(b"\xff\xd8\xff\xe0")
    made.take_in([_sent(), broken, foreign])
    return made


def wait_for_parcels(window: QWidget) -> None:
    """Each file was looked into."""
    _idle(window._travel.receiving)


def took(bridge: Bridge) -> QWidget:
    """The window after a text came in."""
    bridge.act(sharing.use, None)
    made = _window(bridge)
    made.go("draft")
    made._travel._came(3)
    return made


def roads(bridge: Bridge) -> QWidget:
    """A shared folder that is there."""
    return _roads(bridge, _shared())


def roads_none(bridge: Bridge) -> QWidget:
    """No road yet."""
    bridge.act(sharing.use, None)
    made = _window(bridge)
    made.go("newsroom")
    return made


def roads_failed(bridge: Bridge) -> QWidget:
    """A shared folder that is not there."""
    return _roads(bridge, Path("/media/rina/Redaksi Bersama"))


def server_form(bridge: Bridge) -> QWidget:
    """What is asked for a server, and that the password was not right."""
    made = roads_none(bridge)
    row = made.findChild(ServerRoad)
    row.ask()
    for field, words in ((row.form.address, "server.redaksi.id"), (row.form.user, "rina"), (row.form.password, "rahasia")):
        field.editor.setText(words)
    row.form.refuse(Refused("server-password-wrong", user="rina"))
    return made


def show_form(window: QWidget) -> None:
    """The form, in sight."""
    bring_into_sight(window.findChild(ServerRoad).form)


def server_away(bridge: Bridge) -> QWidget:
    """A server that cannot be reached, which had said things that were not signed."""
    for key, value in (("server", "postgresql://rina@127.0.0.1:1/redaksi"), ("server-left-out", 2),
                       ("road-server", {"at": "2026-11-23T07:05:00+00:00"})):
        bridge.act(set_setting, key, value)
    return roads_none(bridge)


def forget_server(window: QWidget) -> None:
    """The scenes that follow have no server."""
    wait_for_roads(window)
    window._bridge.act(set_setting, "server", "")


def kept(bridge: Bridge) -> QWidget:
    """A newer text came in while this one is being written."""
    article = _followed(bridge)
    made = _window(bridge, article)
    made.current().paper.tell(say("travel.follow.kept", name="Bagus Prakoso"), "look", say("travel.follow.show"))
    return made


def followed(bridge: Bridge) -> QWidget:
    """A newer text came in, and the paper shows it."""
    article = _followed(bridge)
    made = _window(bridge, article)
    made.current().paper.tell(say("travel.follow.done", name="Bagus Prakoso"), "accent", say("travel.follow.compare"))
    return made


def _roads(bridge: Bridge, folder: Path) -> QWidget:
    bridge.act(set_setting, "road-folder", {"at": "2026-11-23T07:05:00+00:00"})
    bridge.act(sharing.use, folder)
    made = _window(bridge)
    made.go("newsroom")
    return made


def show_roads(window: QWidget) -> None:
    """The roads, in sight."""
    bring_into_sight(window.findChild(RoadsCard))


def wait_for_roads(window: QWidget) -> None:
    """The roads were gone once, and are in sight."""
    show_roads(window)
    wait_until(lambda: window._travel.travelling.begun and not window._travel.travelling.busy, "the roads")
    wait_until(lambda: all(said.height() >= said.heightForWidth(said.width()) for said in window.findChild(RoadsCard).findChildren(Muted)
                           if said.isVisible()), "room for what is said of the roads")


def _shared() -> Path:
    folder = _folder() / "Redaksi Bersama"
    folder.mkdir(exist_ok=True)
    return folder


def _followed(bridge: Bridge) -> str:
    bridge.act(sharing.use, None)
    here = [row.id for row in bridge.ask(finding.articles, "submitted") if row.headline == STORY.headline]
    if not here:
        announcing.accept(bridge.desk, announcing.open_parcel(bridge.desk, _sent()))
        here = [row.id for row in bridge.ask(finding.articles, "submitted") if row.headline == STORY.headline]
    return here[0]


@cache
def _made() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="newsdesk-travel-", ignore_cleanup_errors=True)


def _folder() -> Path:
    """Where the scenes keep what they need; it goes with the program."""
    return Path(_made().name)


@cache
def _sent() -> Path:
    """The file of somebody on another laptop."""
    desk = Desk.open(Home(_folder() / "laptop"))
    try:
        desk.do(staffing.settle_in, "Bagus Prakoso", ("reporter",), "disway-jateng")
        article = desk.do(drafting.start, STORY).result
        desk.do(reviewing.submit, article)
        return mailing.deliver(desk, mailing.prepare_letter(desk, [article]), _folder())
    finally:
        desk.close()


def _window(bridge: Bridge, article: str = "") -> QWidget:
    from ui.session import Session, remember
    from ui.window import Window

    remember(bridge, Session(tabs=[article] if article else [], front=article))
    return Window(bridge, [])


def _run(window: QWidget, command: str) -> None:
    next(wanted for wanted in window.all_commands() if wanted.id == command).run()


def _idle(work: QWidget | Callable[[], bool]) -> None:
    wait_until(lambda: not work.busy, "a file")


SCENES = (
    Scene("travel-send", send, then=show_send),
    Scene("travel-safe", send, then=show_safe),
    Scene("travel-no-stick", send, then=show_no_stick),
    Scene("travel-parcels", parcels, then=wait_for_parcels),
    Scene("travel-came", took),
    Scene("travel-kept", kept),
    Scene("travel-followed", followed),
    Scene("travel-roads-none", roads_none, then=show_roads),
    Scene("travel-roads", roads, then=wait_for_roads),
    Scene("travel-roads-failed", roads_failed, then=wait_for_roads),
    Scene("travel-server-form", server_form, then=show_form),
    Scene("travel-server-away", server_away, then=forget_server),
)
