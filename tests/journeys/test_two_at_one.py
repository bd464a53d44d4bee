"""Two people at one article, in two real windows with a stick between them, by keys alone: merged, asked, decided, approved, exported.

With NEWSDESK_PICTURES=FOLDER each station is kept as a picture there.
"""

from __future__ import annotations

from pathlib import Path

from newsdesk import drafting, reconciling, reviewing
from tests.journeys.test_back_and_forth import Hands
from tests.journeys.test_travel import it_is_received, it_is_written_and_sent, send, stage, turn
from ui.deciding.view import DecideView


def test_two_at_one_article(both: tuple[Hands, Hands], stick: Path) -> None:
    reporter, editor = both
    article = it_is_written_and_sent(reporter, stick)
    it_is_received(editor, article, "Mengaku dari Rina Wulandari", "penerimaan")
    each_changes_a_paragraph(reporter, editor, article)
    each_changes_the_same_sentence(reporter, editor, article)
    it_is_decided(editor, article)
    it_is_approved_and_exported(editor, article, stick)
    turn(editor)
    send(editor, "redaktur-mengirim-hasil")
    it_is_received(reporter, article, "Bagus Prakoso", "hasil")
    assert stage(reporter, article) == "exported"
    bodies = {hands.bridge.ask(drafting.draft, article).content.body for hands in both}
    assert len(bodies) == 1 and "sampai angin reda" in bodies.pop()


def heads(hands: Hands, article: str) -> int:
    return len(hands.bridge.ask(reconciling.heads_of, article))


def writing(hands: Hands, article: str) -> None:
    """The article is in front, and the keys are in its text."""
    turn(hands)
    hands.window.open_article(article)
    screen = hands.writing()
    hands.until(lambda: not screen.reviewing.busy and not screen.deciding.busy)
    if screen.reviewing.reading():
        hands.press("Esc")
    hands.until(lambda: hands.focus() is screen.paper.body)


def change(hands: Hands, article: str, old: str, new: str) -> None:
    """Change some words and hand the text in."""
    writing(hands, article)
    hands.find(old)
    hands.type(new)
    hands.until(lambda: hands.writing().next_step() == "submit")
    hands.press("Ctrl+Return")

    def is_sent() -> bool:
        now = hands.bridge.ask(reviewing.standing, article)
        return not now.draft_changed and new in hands.bridge.ask(reviewing.revision_content, now.head).body

    hands.until(is_sent)
    hands.press("Esc")


def deciding(hands: Hands) -> DecideView:
    hands.until(lambda: not hands.writing().deciding.busy and hands.writing().deciding.deciding())
    return hands.writing().deciding.view()


def each_changes_a_paragraph(reporter: Hands, editor: Hands, article: str) -> None:
    change(editor, article, "dua meter", "dua setengah meter")
    change(reporter, article, "menunggu kabar", "menunggu kabar resmi")
    send(reporter, "reporter-mengubah-satu-paragraf")
    it_is_received(editor, article, "Rina Wulandari", "paragraf-lain")
    assert heads(editor, article) == 1, "nobody has to be asked"
    writing(editor, article)
    text = editor.writing().paper.body.toPlainText()
    assert "dua setengah meter" in text and "kabar resmi" in text
    assert "sudah digabung" in editor.writing().paper._bar.words()
    editor.picture("digabung-sendiri")


def each_changes_the_same_sentence(reporter: Hands, editor: Hands, article: str) -> None:
    change(editor, article, "kabar resmi", "kabar tertulis")
    change(reporter, article, "kabar resmi", "kabar resmi sampai angin reda")
    send(reporter, "reporter-mengubah-kalimat-yang-sama")
    it_is_received(editor, article, "Rina Wulandari", "kalimat-yang-sama")
    assert heads(editor, article) == 2
    editor.picture("daftar-dua-versi")


def it_is_decided(editor: Hands, article: str) -> None:
    turn(editor)
    editor.window.open_article(article)
    editor.until(lambda: editor.writing().deciding.waits() and not editor.writing().deciding.busy)
    if not editor.writing().deciding.deciding():
        assert "menunggu keputusan" in editor.writing().paper._bar.words()
        editor.picture("bilah")
        editor.press("Ctrl+Return")  # what comes next is to decide
    view = deciding(editor)
    editor.picture("putuskan")
    assert view.count() == "1 dari 1 menunggu keputusan"
    first, second = (view.margin.card(view.current).says.versions[n].who for n in (0, 1))  # type: ignore[union-attr]
    assert (first, second) == ("Anda", "Rina Wulandari")
    editor.press("2")
    editor.picture("diputuskan")
    editor.press("Ctrl+Return")
    editor.until(lambda: heads(editor, article) == 1 and not editor.writing().deciding.deciding())
    text = editor.writing().paper.body.toPlainText()
    assert "sampai angin reda" in text and "dua setengah meter" in text and "tertulis" not in text
    editor.picture("satu-naskah")


def it_is_approved_and_exported(editor: Hands, article: str, stick: Path) -> None:
    editor.until(lambda: editor.writing().next_step() == "approve")
    editor.press("Ctrl+Return")
    editor.until(lambda: stage(editor, article) == "approved")
    editor.press("Ctrl+Return", "Ctrl+Return")
    editor.until(lambda: stage(editor, article) == "exported")
    pages = [page.read_text(encoding="utf-8") for page in stick.rglob("index.html")]
    assert pages and all("sampai angin reda" in page and "tertulis" not in page for page in pages)
    editor.picture("diekspor")
