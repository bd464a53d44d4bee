"""Scenes of the gallery that show reading: suggestions, notes and points of an article that came back, and sending one back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from newsdesk import drafting, finding, noting, returning, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Act
from newsdesk.returning import PointWanted
from newsdesk.text.anchors import Anchor, anchor_at, line_text
from newsdesk.text.body import join_lines, picture_line
from ui.bridge import Bridge
from ui.desk.reading import ReadingPane
from ui.picturing import Scene, wait_until
from ui.screens.write import Write

FILED = Content(
    headline="Sungai Gung Meluap, Warga Pagerbarang Mengungsi", place="SLAWI", category="Tegal", tags=("banjir",),
    reporters=("Rina Wulandari",), body=join_lines([
        "Sungai Gung meluap setelah hujan enam jam dan merendam 120 rumah di Kecamatan Pagerbarang, Selasa malam.",
        "Sebanyak 340 warga mengungsi ke balai desa. Dapur umum menyiapkan 500 bungkus nasi setiap kali makan.",
        "Ketua posko mengatakan, air mulai surut menjelang subuh.",
        "BACA JUGA: [Tanggul Sungai Gung Retak Sejak Januari](https://contoh.id/read/81/tanggul-retak)",
        "Pemerintah kabupaten meminta warga tetap waspada karena hujan diperkirakan turun lagi.",
        "Tidak ada korban jiwa dalam kejadian itu.",
    ]))
"""As the reporter sent it."""
_LINES = FILED.body.split("\n\n")
EDITED = replace(FILED, headline="Sungai Gung Meluap, 340 Warga Pagerbarang Mengungsi", tags=("banjir", "pagerbarang"), body=join_lines([
    _LINES[0].replace("120 rumah", "127 rumah").replace("setelah hujan enam jam dan merendam", "dan merendam"), _LINES[5], _LINES[1],
    _LINES[2].replace("mengatakan, air", "mengatakan air"), _LINES[3], _LINES[4].replace("diperkirakan", "**diperkirakan**")]))
"""As the editor would have it."""


def came_back(bridge: Bridge) -> QWidget:
    """An article of one's own that came back, in its tab."""
    return _window(bridge, _sent_back(bridge))


def came_back_list(bridge: Bridge) -> QWidget:
    """The same in the list of what waits for its reporter."""
    _sent_back(bridge)
    window = _window(bridge, "")
    window.go("mine")  # type: ignore[attr-defined]
    return window


def sent_again(bridge: Bridge) -> QWidget:
    """An article of one's own that an editor changed and sent."""
    title = "Sungai Gung Meluap Selasa Malam"
    article = _sent(bridge, replace(FILED, headline=title))
    bridge.act(_change, article, replace(EDITED, headline=f"{title}, 340 Warga Mengungsi"))
    return _window(bridge, article)


def to_read(bridge: Bridge) -> QWidget:
    """An article that a colleague sent, in its tab."""
    return _window(bridge, _sent(bridge, replace(FILED, headline="Banjir Sungai Gung, Dapur Umum Disiapkan"), "Bagus Prakoso"))


def show_read(window: QWidget) -> None:
    """The article with all that was said about it, and the facts that would change."""
    _read(window).reviewing.read_at("")


def show_compare(window: QWidget) -> None:
    work = _read(window).reviewing
    work.compare_filed()
    wait_until(lambda: not work.busy, "the comparison")
    work.view().next()


def show_beside(window: QWidget) -> None:
    show_compare(window)
    _read(window).reviewing.view().set_beside(True)


def show_notes(window: QWidget) -> None:
    _read(window).remarks.note()


def show_aim(window: QWidget) -> None:
    """When it should be published is being asked."""
    write = _read(window)
    write.steps.take("aim")
    write.steps.aiming.column.time.editor.setText("17.00")


def show_return(window: QWidget) -> None:
    """The form for sending back, each reason with its place."""
    write = _read(window)
    write.remarks.send_back()
    form = write.remarks.form
    assert form is not None
    for reason in ("source", "length"):
        form.add(reason)


def show_points(window: QWidget) -> None:
    """The list of what was asked for, beside the list of articles."""
    pane = next(pane for pane in window.findChildren(ReadingPane) if pane.isVisible())
    wait_until(lambda: pane.opened is not None, "the article beside the list")


def noted_picture(bridge: Bridge) -> QWidget:
    """An article while one writes: a note on words, and one on the picture in the text."""
    lead = next(lead for row in bridge.ask(finding.articles, "all") if (lead := bridge.ask(drafting.draft, row.id).content.lead))
    title = "Dapur Umum Dibuka di Balai Desa Pagerbarang"
    content = replace(FILED, headline=title, pictures=(replace(lead, key="p1"),), lead=None, body=join_lines([
        _LINES[1], picture_line("p1", lead.alt), _LINES[2]]))
    article = _sent(bridge, content)
    if not bridge.ask(noting.open_notes, article):
        at = line_text(content.body).index("500 bungkus")
        bridge.act(noting.add_note, article, content, anchor_at("body", content.body, at, at + 11), "Sekali makan?")
        bridge.act(noting.add_note, article, content, Anchor("picture:p1"), "Siapa yang memotret?")
    return _window(bridge, article)


def show_noted_picture(window: QWidget) -> None:
    body = window.current().paper.body  # type: ignore[attr-defined]
    wait_until(lambda: body.has_marked_pictures(), "the mark on the picture")
    body.show_block(1)


SCENES: tuple[Scene, ...] = (
    Scene("reading", came_back, then=show_read),
    Scene("reading-laptop", came_back, 1366, 768, then=show_read),
    Scene("compare", sent_again, then=show_compare),
    Scene("compare-beside", sent_again, then=show_beside),
    Scene("notes", to_read, then=show_notes),
    Scene("aim", to_read, then=show_aim),
    Scene("send-back", to_read, then=show_return),
    Scene("points", came_back_list, then=show_points),
    Scene("note-on-picture", noted_picture, then=show_noted_picture),
)


def _read(window: QWidget) -> Write:
    """The article in front, once what opens by itself is there."""
    write = window.findChild(Write)
    assert write is not None
    wait_until(lambda: not write.reviewing.busy, "what opens by itself")
    return write


def _window(bridge: Bridge, article: str) -> QWidget:
    from ui.session import Session, remember
    from ui.window import Window

    remember(bridge, Session(tabs=[article] if article else [], front=article))
    return Window(bridge, [])


def _sent(bridge: Bridge, content: Content, by: str = "") -> str:
    """An article that was sent, whatever scene asked for it before."""
    known = [row.id for row in bridge.ask(finding.articles, "all") if row.headline.startswith(content.headline)]

    def work(act: Act) -> str:
        person = _person(act, by) if by else str(getattr(staffing.me(act), "id", ""))
        with staffing.acting_as(act, person):
            article = drafting.start(act, content)
            reviewing.submit(act, article)
        return article

    return known[0] if known else str(bridge.act(work))


def _sent_back(bridge: Bridge) -> str:
    """An article of one's own to which an editor made suggestions, a note on words and one on the headline, and two points."""
    article = _sent(bridge, FILED)
    if bridge.ask(reviewing.standing, article).stage == "submitted":
        bridge.act(_send_back, article)
    return article


def _send_back(act: Act, article: str) -> None:
    text = line_text(FILED.body)
    at = {words: text.index(words) for words in ("Ketua posko", "500 bungkus")}
    with staffing.acting_as(act, _person(act, "Bagus Prakoso")):
        noting.add_note(act, article, FILED, anchor_at("body", FILED.body, at["500 bungkus"], at["500 bungkus"] + 11),
                        "Sekali makan atau sehari, @Rina?")
        noting.add_note(act, article, FILED, Anchor("headline"), "Jumlahnya boleh di judul.")
        drafting.save_draft(act, article, EDITED)
        who = anchor_at("body", FILED.body, at["Ketua posko"], at["Ketua posko"] + 11)
        points = [PointWanted("source", "Siapa namanya?", who.written()), PointWanted("picture", "Ada foto dapur umum?")]
        returning.send_back(act, article, points, suggesting=True)


def _change(act: Act, article: str, content: Content) -> None:
    if reviewing.revision_content(act, reviewing.standing(act, article).head).headline == content.headline:
        return
    with staffing.acting_as(act, _person(act, "Bagus Prakoso")):
        drafting.save_draft(act, article, content)
        reviewing.submit(act, article)


def _person(act: Act, name: str) -> str:
    known = [person.id for person in staffing.people(act) if person.name == name]
    return known[0] if known else staffing.enrol(act, name, ("reporter", "editor"))
