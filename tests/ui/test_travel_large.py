"""While a large file comes in a person goes on writing: keys are saved, steps are taken, and the window says how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from newsdesk import arriving, drafting, mailing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.paths import Home
from newsdesk.store.tables import Draft
from ui.bridge import Bridge
from ui.parts import Toast
from ui.travel import receiving
from ui.travel.parcels import Parcels
from ui.window import Window

STORIES = 6


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A large file of a colleague's."""
    monkeypatch.setattr(arriving, "AT_ONCE", 5)
    monkeypatch.setattr(arriving, "PART", 4)
    laptop = Desk.open(Home(tmp_path / "laptop"))
    try:
        laptop.do(staffing.settle_in, "Bagus Prakoso", ("reporter",), "disway-jateng")
        articles = [laptop.do(drafting.start, Content(headline=f"Ombak {n}", body="Nelayan pulang.")).result for n in range(STORIES)]
        for article in articles:
            laptop.do(reviewing.submit, article)
        return mailing.deliver(laptop, mailing.prepare_letter(laptop, articles), tmp_path)
    finally:
        laptop.close()


@pytest.fixture
def halfway(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Let it stop when a part is in, until this is set."""
    go, tell = threading.Event(), receiving._hundredths

    def wait(*values: object) -> None:
        tell(*values)  # type: ignore[arg-type]
        go.wait(20)

    monkeypatch.setattr(receiving, "_hundredths", wait)
    yield go
    go.set()


@pytest.fixture
def window(qtbot: QtBot, bridge: Bridge) -> Callable[[], Window]:
    def make() -> Window:
        made = Window(bridge, [])
        qtbot.addWidget(made)
        made.resize(1440, 900)
        made.show()
        qtbot.waitExposed(made)
        return made

    return make


def test_who_goes_on_writing_is_saved_and_told_when_it_is_in(qtbot: QtBot, bridge: Bridge, window: Callable[[], Window], file: Path,
                                                             halfway: threading.Event) -> None:
    own, made = bridge.ask(lambda look: look.session.scalars(select(Draft.article).limit(1)).one()), window()
    made.take_in([file])
    qtbot.waitUntil(lambda: not made._travel.receiving.busy)
    shown = made._stack.currentWidget()
    assert isinstance(shown, Parcels) and shown._leave.text() == "Jangan terima"
    shown._act.click()
    qtbot.waitUntil(lambda: shown.act_words().endswith("%"))
    assert shown.act_words().startswith("Menerima… ") and shown._leave.text() == "Lanjut menulis"
    assert "tetap tersimpan" in shown._hint.text()
    shown._leave.click()
    assert made._stack.currentWidget() is made._places["mine"]
    with qtbot.waitSignal(bridge.saved, check_params_cb=lambda article, *_: article == own):
        bridge.keep(own, Content(headline="Kanopi Pasar Roboh", body="Isi berita, ditulis terus.", reporters=("Rina Wulandari",)))
    assert bridge.act(reviewing.submit, own) is not None
    assert made._travel.receiving.busy and arriving.begun(bridge.home), "all of that was while it came in"
    halfway.set()
    qtbot.waitUntil(lambda: not made._travel.receiving.busy)
    assert made.findChild(Toast)._words.text() == f"{STORIES} naskah masuk" and not arriving.begun(bridge.home)


def test_what_was_on_its_way_when_the_program_ended_comes_in_by_itself(qtbot: QtBot, bridge: Bridge, window: Callable[[], Window],
                                                                       file: Path) -> None:
    arriving._keep(bridge.home, file.read_bytes())
    made = window()
    qtbot.waitUntil(lambda: made.findChild(Toast) is not None and not arriving.begun(bridge.home))
    qtbot.waitUntil(lambda: made.findChild(Toast)._words.text() == f"{STORIES} naskah masuk")
    assert made._stack.currentWidget() is made._places["mine"]
