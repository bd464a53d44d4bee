"""What was decided so far outlives the tab and the program, never means the other version, and costs a long text one paragraph."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.article.content import Content
from newsdesk.article.merging import merge
from newsdesk.desk import Desk
from newsdesk.reconciling import Between, Side
from tests.ui.reviewed import press
from tests.ui.test_deciding import BODY, Rooms, deciding, opened, part, rooms  # noqa: F401 - a fixture
from ui.bridge import Bridge
from ui.comfort.settings import Comfort
from ui.deciding.choosing import FIRST, OWN, SECOND, Choosing
from ui.deciding.gathering import Decision
from ui.deciding.keeping import kept
from ui.editor.thumbnails import Thumbnails
from ui.reviewing.reading import ReadText
from ui.reviewing.story import with_suggestions
from ui.screens.write import Write


def leave(write: Write, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not write.deciding.busy)
    write.close()


def test_choices_outlive_the_tab_and_the_program_and_end_with_the_decision(rooms: Rooms, qtbot: QtBot) -> None:  # noqa: F811
    part(rooms)
    write = opened(rooms, qtbot)
    view = deciding(write, qtbot)
    press(write, Qt.Key.Key_2)
    view.decide(view.current, OWN, "Warga pergi ke dua tempat.")
    waits = view.current
    leave(write, qtbot)
    home = rooms.here.home
    rooms.here.close()
    rooms.here = Desk.open(home)  # as after a crash: nothing but the disk is left
    rooms.bridge = Bridge(rooms.here)
    again = opened(rooms, qtbot)
    view = deciding(again, qtbot)
    assert view.count() == "1 dari 3 menunggu keputusan" and view.current == waits
    text = view.text.toPlainText()
    assert "Banjir Rob, Warga Tegal Mengungsi" in text and "Warga pergi ke dua tempat. Perahu karet" in text
    view.choose(FIRST)
    again.take_next_step()
    assert rooms.body().startswith("Warga pergi ke dua tempat.")
    qtbot.waitUntil(lambda: not again.deciding.busy)
    assert rooms.here.ask(kept, rooms.article) is None
    rooms.here.close()


def test_a_choice_stays_with_its_words_when_the_sides_change_places() -> None:
    mine, theirs, base = (replace(Content(headline="Banjir"), body=BODY.replace("posko", to)) for to in ("balai", "masjid", "posko"))
    first = choosing(base, mine, theirs, "rina", "bagus")
    (asked,) = first.conflicts
    first.take(asked.id, FIRST)
    said = first.words(asked.id, FIRST)
    turned = choosing(base, theirs, mine, "bagus", "rina")
    turned.take_up(first.kept())
    assert [turned.words(asked.id, turned.chosen(asked.id)), turned.content().body] == [said, first.content().body]


def test_what_was_kept_of_other_versions_or_is_spoilt_waits_again() -> None:
    mine, theirs, base = (replace(Content(headline="Banjir"), body=BODY.replace("posko", to)) for to in ("balai", "masjid", "posko"))
    for spoilt in (None, 7, ["x", 3], [{"id": 1}], [{"id": "gone", "own": "x"}], {"id": "own"}):
        fresh = choosing(base, mine, theirs, "rina", "bagus")
        (asked,) = fresh.conflicts
        fresh.take_up(spoilt)
        fresh.take_up([{"id": asked.id, "words": "yang tidak ada", "by": "rina"}])
        assert fresh.open() == [asked.id]


LINES = st.lists(st.sampled_from(["Air naik.", "Warga mengungsi.", "## Antara", "- satu", "> Kata warga", "Hujan 😀 turun."]), min_size=1,
                 max_size=7)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=2, max_size=4))
def test_what_is_patched_is_what_would_have_been_written(dressed: QApplication, texts: list[list[str]]) -> None:
    patched, whole = ReadText(Comfort(), Thumbnails(Path, float)), ReadText(Comfort(), Thumbnails(Path, float))
    for lines in texts:
        content = Content(headline="Banjir", body="\n\n".join(lines))
        story = with_suggestions(content, ())
        patched.reshow_story(story, content)
        whole.show_story(story, content)
        whole.finish()
        assert looks(patched) == looks(whole) and patched.drawn.places == whole.drawn.places


def test_of_a_long_text_one_choice_writes_one_paragraph(rooms: Rooms, qtbot: QtBot) -> None:  # noqa: F811
    rest = "\n\n".join(f"Paragraf {n} tentang banjir di pesisir." for n in range(700))
    rooms.write(rooms.here, rooms.article, body=f"{BODY.replace('posko', 'balai desa')}\n\n{rest}")
    rooms.write(rooms.there, rooms.article, body=f"{BODY.replace('posko', 'masjid')}\n\n{rest}")
    rooms.take_in()
    view = deciding(opened(rooms, qtbot), qtbot)
    touched: list[int] = []
    view.text.document().contentsChange.connect(lambda _at, gone, come: touched.append(max(gone, come)))
    turned: list[str] = []
    for which in (SECOND, FIRST, SECOND):
        view.go_to(view.margin.order()[-1])
        view.choose(which)
        turned.append(view.text.toPlainText())
    assert "masjid" in turned[0] and "masjid" not in turned[1] and touched and max(touched) < 500


def looks(text: ReadText) -> list[tuple[object, ...]]:
    """Every paragraph: its words, and how it looks."""
    found, block = [], text.document().begin()
    while block.isValid():
        shape = block.blockFormat()
        found.append((block.text(), shape.topMargin(), shape.bottomMargin(), shape.leftMargin(), shape.textIndent(),
                      shape.background().color(), [part.format.font().pixelSize() for part in block.textFormats()]))
        block = block.next()
    return found


def choosing(base: Content, mine: Content, theirs: Content, *people: str) -> Choosing:
    sides = {side: Side(side, 2, (who,), (who,), datetime.now(UTC)) for side, who in zip(("mine", "theirs"), people, strict=True)}
    return Choosing(Decision(Between(merge(base, mine, theirs), sides, "mine", 0), "", False))


def test_a_decision_is_one_of_its_article_only(rooms: Rooms, qtbot: QtBot) -> None:  # noqa: F811
    part(rooms)
    write = opened(rooms, qtbot)
    view = deciding(write, qtbot)
    view.choose(SECOND)
    qtbot.waitUntil(lambda: not write.deciding.busy)
    assert len(rooms.here.ask(kept, rooms.article)) == 1 and rooms.here.ask(kept, "another") is None
    view.go_to(view.margin.order()[0])
    view.reopen()
    qtbot.waitUntil(lambda: not write.deciding.busy)
    assert rooms.here.ask(kept, rooms.article) is None
