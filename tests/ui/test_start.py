"""The start: the window is painted before the store's libraries are imported, and loses nothing of what is typed meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from newsdesk import drafting, finding, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.glance import Glance
from newsdesk.paths import Home
from newsdesk.sample import make_sample
from newsdesk.store import lock
from tests.conftest import ROOT
from ui.bridge import Bridge
from ui.later import VERBS
from ui.opening import Opening
from ui.places import PLACES
from ui.preview.live import LivePreview
from ui.session import SESSION, Place, Session, recall, remember
from ui.window import Window

UNTIL_PAINTED = """
import os, sys
from pathlib import Path
import ui.opening
from ui.start import start

def begin(opening):
    slow = "sqlalchemy jinja2 lxml nh3 PIL slugify snowballstemmer hunspell mammoth PySide6.QtWebEngineCore qtawesome".split()
    import traceback
    waited = [frame.name for frame in traceback.extract_stack() if frame.name == "wait"]
    print("WAITED" if waited else "PAINTED", *[name for name in slow if name in sys.modules], flush=True)
    os._exit(0)

ui.opening.Opening.begin = begin
start(Path(sys.argv[1]), [])
"""


def newsroom(folder: Path, headline: str = "Harga Cabai Naik", body: str = "Isi berita.") -> str:
    """A newsroom whose one article is in front; returns its id."""
    desk = Desk.open(folder)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, Content(headline=headline, body=body)).result
    desk.do(staffing.set_setting, SESSION, {"tabs": [article], "front": article})
    desk.close()
    return article


@pytest.mark.parametrize("somebody", [True, False])
def test_the_window_is_painted_before_the_store_is_imported(tmp_path: Path, somebody: bool) -> None:
    if somebody:
        newsroom(tmp_path / "newsroom", body="**Isi** berita.\n\nBACA JUGA: Harga Beras <newsdesk:title>")
    command = [sys.executable, "-c", UNTIL_PAINTED, str(tmp_path / "newsroom")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    # A module of ui/ imports something slow at its top (see ui/later.py), or asks the newsroom before the first paint.
    assert done.stdout.strip() == "PAINTED", f"{done.stdout}{done.stderr}"


def test_no_source_is_read_and_kept_because_of_qt() -> None:
    code = ("import linecache\nfrom ui import quick_imports\nquick_imports.install()\n"
            "import sqlalchemy.orm\nprint(sum(name.endswith('.py') and 'sqlalchemy' in name for name in linecache.cache))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "0"


def test_what_sqlalchemy_never_uses_comes_when_it_is_used() -> None:
    code = ("import sys\nfrom ui import quick_imports\nquick_imports.install()\nimport sqlalchemy.orm, asyncio\n"
            "print('ssl' in sys.modules, asyncio.run(asyncio.sleep(0, 'slept')), 'ssl' in sys.modules)\n"
            "import asyncio.events\nprint(asyncio.events.get_event_loop_policy is asyncio.get_event_loop_policy)\n"
            "from importlib import metadata\nprint('email' in sys.modules, bool(metadata.version('sqlalchemy')), 'email' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "slept", "True", "True", "False", "True", "True"]


def test_every_module_of_verbs_can_wait() -> None:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    floor = next(layer for contract in layers for layer in contract.get("layers", ()) if "staffing" in layer)
    assert set(VERBS) == {*floor.replace(" ", "").split(":"), "sample"} - {"glance"}


def test_a_glance_answers_as_the_verbs_do(tmp_path: Path) -> None:
    article = newsroom(tmp_path)
    desk = Desk.open(tmp_path)
    make_sample(desk)
    articles = tuple(row.id for row in desk.ask(finding.articles))
    glance = Glance(Home(tmp_path))
    assert glance.answer("staffing.me") == desk.ask(staffing.me)
    assert glance.answer("staffing.setting", SESSION) == desk.ask(staffing.setting, SESSION)
    assert glance.answer("staffing.setting", "no such", 3) == 3
    assert glance.answer("staffing.portals") == desk.ask(staffing.portals)
    assert glance.answer("drafting.draft", article) == desk.ask(drafting.draft, article)
    wanted = (*articles, "no such")
    assert glance.answer("finding.headlines", wanted) == desk.ask(finding.headlines, wanted)
    seen, true = glance.answer("staffing.profile").profile, desk.ask(staffing.profile).profile
    assert (seen.id, seen.name, seen.label, seen.zone) == (true.id, true.name, true.label, true.zone)
    for question in ("finding.counts", "drafting.draft"):
        with pytest.raises(KeyError):
            glance.answer(question, "no such")
    glance.close()
    desk.close()


def test_a_glance_leaves_what_it_is_not_sure_of(tmp_path: Path) -> None:
    article = newsroom(tmp_path)
    desk = Desk.open(tmp_path)
    with desk._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE draft SET content = replace(content, 'Isi', 'Usi')")
    desk.close()
    with pytest.raises(KeyError):
        Glance(Home(tmp_path)).answer("drafting.draft", article)  # damaged: whoever can mend it answers
    (tmp_path / "portals" / "disway-jateng").mkdir(parents=True)
    with pytest.raises(KeyError):
        Glance(Home(tmp_path)).answer("staffing.profile")
    Home(tmp_path).store.write_bytes(b"no database at all" * 100)
    with pytest.raises(KeyError):
        Glance(Home(tmp_path))


def bridge_at(folder: Path) -> Bridge:
    home = Home(folder)
    return Bridge(Opening(home, lock.take(home.lock)), glance=Glance(home))


def test_what_is_typed_while_the_newsroom_opens_is_kept(qtbot, dressed, tmp_path: Path) -> None:
    article = newsroom(tmp_path, body="")
    bridge = bridge_at(tmp_path)
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.show()
    paper = window.current().paper
    QTest.keyClicks(paper.body, "Banjir surut")
    paper.settle()
    assert not bridge.is_open
    saved = []
    bridge.saved.connect(lambda article, number, at: saved.append(number))
    bridge.open_soon(lambda refused: pytest.fail(refused.code))
    qtbot.waitUntil(lambda: bool(saved))
    assert saved == [2]
    assert bridge.ask(drafting.draft, article).content.body == "Banjir surut"
    qtbot.waitUntil(lambda: window.current().findings != ())
    window.close()
    bridge.desk.close()


@pytest.mark.parametrize("companion", ["preview", "checks", "copy"])
def test_what_stood_beside_the_text_comes_back_without_waiting_for_the_newsroom(
        qtbot, dressed, tmp_path: Path, companion: str) -> None:
    article = newsroom(tmp_path)
    left = Session([article], article, places={article: Place(3, None, companion)})
    with closing(Desk.open(Home(tmp_path))) as desk:
        remember(Bridge(desk), left)
    bridge = bridge_at(tmp_path)
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.show()
    qtbot.wait(1)
    screen = window.current()
    assert screen is not None
    preview = screen.findChild(LivePreview)
    if preview is not None:
        preview.refresh()
        assert not preview._busy, "a worker must not ask a newsroom that is still being opened"
    assert not bridge.is_open
    assert recall(bridge).places[article].companion == companion
    bridge.open_soon(lambda refused: pytest.fail(refused.code))
    qtbot.waitUntil(lambda: screen.companion() == companion)
    if preview is not None:
        preview._answers.made.disconnect()
        qtbot.waitUntil(lambda: preview._busy)
        preview._pool.waitForDone()
    window.hide()
    window.close()
    bridge.desk.close()


def test_an_act_waits_for_the_newsroom(qtbot, dressed, tmp_path: Path) -> None:
    newsroom(tmp_path)
    bridge = bridge_at(tmp_path)
    with qtbot.waitSignal(bridge.opened):
        assert bridge.act(drafting.start, Content(headline="Lain")) is not None
    assert bridge.is_open
    bridge.desk.close()


def test_a_newsroom_that_cannot_be_opened_is_told(qtbot, dressed, tmp_path: Path) -> None:
    newsroom(tmp_path)
    bridge = bridge_at(tmp_path)
    Home(tmp_path).store.write_bytes(b"no database at all" * 100)
    told: list[Refused] = []
    bridge.open_soon(told.append)
    qtbot.waitUntil(lambda: bool(told))
    with pytest.raises(Refused):
        bridge.ask(finding.counts)


@pytest.mark.parametrize("place", [place for place, _ in PLACES])
def test_the_window_starts_at_every_place_where_it_was_left(qtbot, dressed, tmp_path: Path, place: str) -> None:
    desk = Desk.open(tmp_path)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    desk.do(staffing.set_setting, SESSION, {"tabs": [], "front": "", "shelf": place})
    desk.close()
    bridge = bridge_at(tmp_path)
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.show()
    assert window._session.shelf == place and window._places[place].isVisible()
    bridge.desk.close()
