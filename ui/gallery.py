"""Pictures of every screen and dialog, light and dark, in both languages: `./run gallery FOLDER`.

A new screen is one function and one line in SCENES. Each function gets the bridge of a sample newsroom and gives back
the widget to be shown; `then` opens what stands over it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from newsdesk import correcting, drafting, finding, lexicon, publishing, reviewing, staffing, waiting
from newsdesk.article.content import Content, Picture
from newsdesk.demo import SAMPLE_PAGE
from newsdesk.errors import Refused
from newsdesk.paths import RESOURCES
from newsdesk.portal.profile import profiles
from ui import answered_scenes, decided_scenes, openers, reviewed_scenes
from ui.bridge import Bridge
from ui.joining import scenes as joining_scenes
from ui.look.tokens import THEMES
from ui.picturing import Scene, picture, sample_newsroom, without_screen
from ui.preview.engine import prepare_environment
from ui.travel import scenes as travel_scenes
from ui.words import LANGUAGES, say, say_refused

if TYPE_CHECKING:
    from ui.window import Window

UNTIDY = Content(headline="Zona Baru di Pasar Trayeman ( Slawi ) Ramai Lagi", place="SLAWI", lead=Picture(
    "lead", keyword="PASAR", caption="Pedagang menata kios , Senin pagi.", photographer="Rina Wulandari"), body="""\
Pemerintah Kabupaten ( Pemkab ) Tegal membuka lagi Pasar Trayeman , Senin ( 27 / 3 / 2017 ) .

" Pedagang - pedagang sudah kembali ke kiosnya , ” kata kepala dinas . Pendapatan pasar naik 3 , 5 persen tahun ke - 2 itu.

Sebanyak 1400 pl a t baja dipasang di kanopi pusat logam.Kini pasar itu  ramai lagi.

Ikuti kami di Google News""")
DOUBTFUL = Content(headline="Zorvaq dan Warga Perbaiki Jembatan", place="SLAWI", body="""\
Warga Kabupate Tegal memperbaiki jembatan bambu di Kali Gung bersama perajin dari desa sebelah.

Kepala dusun Zorvaq Wibisono menyatakan, kedepan perbaikan itu akan dibantu pemerintah. "Kerjasama seperti ini jarang \
terjadi," ujarnya.""")
ON_PORTAL = Content(headline="Warga Perkuat Tanggul Kali Gung Sebelum Musim Hujan", place="SLAWI", category="Tegal", tags=("tanggul",),
                    reporters=("Rina Wulandari",), body="""\
Warga tiga desa di tepi Kali Gung memperkuat tanggul sepanjang 240 meter sebelum musim hujan tiba.

Kepala dusun menyebut pekerjaan itu selesai dua pekan lebih cepat daripada rencana.""")
LAPTOP = (1366, 768)


def first_start(bridge: Bridge) -> QWidget:
    from ui.screens.first_start import FirstStart

    return FirstStart([(p.id, p.name) for p in profiles(bridge.home.portals)])


def shelf(bridge: Bridge) -> QWidget:
    return _at(bridge, "draft")


def shelf_empty(bridge: Bridge) -> QWidget:
    return _at(bridge, "exported")


def desk_mine(bridge: Bridge) -> QWidget:
    """What waits for an editor, and the article one is on."""
    return _at(bridge, "mine")


def desk_waiting(bridge: Bridge) -> QWidget:
    return _at(bridge, "submitted")


def day(bridge: Bridge) -> QWidget:
    return _at(bridge, "day")


def archive(bridge: Bridge) -> QWidget:
    return _at(bridge, "archive")


def newsroom(bridge: Bridge) -> QWidget:
    return _at(bridge, "newsroom")


def window(bridge: Bridge) -> QWidget:
    return _window(bridge)


def draft(bridge: Bridge) -> QWidget:
    return _writing(bridge, "draft")


def with_hints(bridge: Bridge) -> QWidget:
    """An article of which some things should be looked at."""
    return _writing(bridge, "draft", tabs=1, first="L")


def approved(bridge: Bridge) -> QWidget:
    return _writing(bridge, "approved")


def submitted(bridge: Bridge) -> QWidget:
    return _writing(bridge, "submitted", tabs=1)


def on_portal(bridge: Bridge) -> QWidget:
    """An article that is on the portal, and is being corrected in other scenes."""
    return _window(bridge, tabs=[_published_once(bridge)])


def find_drafts(bridge: Bridge) -> QWidget:
    """What is found in all drafts, and what it would become."""
    from ui.screens.find_drafts import FindDrafts

    made = _at(bridge, "find_drafts")
    screen = made.findChild(FindDrafts)
    screen.field.setText("pasar")
    screen.new.setText("pekan")
    return made


def short_forms(bridge: Bridge) -> QWidget:
    return _writing(bridge, "draft", "snippets")


def doubtful(bridge: Bridge) -> QWidget:
    """An article with a slip, a form that is not standard, and a name that nobody knows yet."""
    return _window(bridge, tabs=[_made_once(bridge, DOUBTFUL)])


def captioned(bridge: Bridge) -> QWidget:
    """An article with slips in a keyword and in what is said of its picture."""
    with_picture = next(content for row in bridge.ask(finding.articles, "all")
                        if (content := bridge.ask(drafting.draft, row.id).content).lead and content.lead.image)
    lead = replace(with_picture.lead, caption="Warga Kabupate Tegal menyusuri pematang disisi Kali Gung", alt="Pematang sawah di tepi kali")
    return _window(bridge, tabs=[_made_once(bridge, replace(DOUBTFUL, headline="Zona Pematang di Kali Gung", lead=lead,
                                                            tags=("kali gung", "kabupate tegal", "zorvaq")))])


def taught_words(bridge: Bridge) -> QWidget:
    """Words that were learned, each to be taken back."""
    from ui.spelling.word_sheet import WordSheet

    bridge.act(lexicon.learn, "Wokkerda", True)
    bridge.act(lexicon.learn_for_me, "gongsol")
    return WordSheet(bridge, "")


def tidying(bridge: Bridge) -> QWidget:
    """An article whose text a page gave away token by token; made once, and last in the order of headlines."""
    return _window(bridge, tabs=[_made_once(bridge, UNTIDY)])


def import_review(bridge: Bridge) -> QWidget:
    return _window(bridge, SAMPLE_PAGE)


def archive_import(bridge: Bridge) -> QWidget:
    from ui.screens.archive_import import ArchiveImport

    return _framed(bridge, "archive", ArchiveImport(bridge.desk, RESOURCES / "sample" / "archive.jsonl"))


def story(bridge: Bridge) -> QWidget:
    """What a related link leads to, beside the text."""
    made = _writing(bridge, "draft")
    if screen := made.current():
        screen.paper.show_spot("related:0")
        screen.open_related()
    return made


def first_article(bridge: Bridge) -> QWidget:
    """What a reporter sees after the first press of "write": nothing yet but where to begin."""
    made = _window(bridge)
    made.open_article(_unwritten(bridge))
    return made


def blocked(bridge: Bridge) -> QWidget:
    """A checklist on which something stops the export."""
    made = _window(bridge)
    made.open_article(_unwritten(bridge))
    openers.run(made, "checks")
    return made


def many_tabs(bridge: Bridge) -> QWidget:
    return _writing(bridge, "all", tabs=9)


def refusal(bridge: Bridge) -> QWidget:
    made = _writing(bridge, "draft")
    made.tell(say_refused(Refused("disk-full", free=0)), "stop")
    return made


def crash(bridge: Bridge) -> QWidget:
    from ui.keeping.mishap import Mishap

    folder, made = bridge.home.rescue, Mishap()
    names = ("Harga-Cabai-Naik-20260304T081500.md", "Pasar-Induk-Dibuka-20260304T081500.md")
    made.tell([folder / name for name in names], 2, folder / "report-20260304T081500.txt")
    return made


def bring_back(bridge: Bridge) -> QWidget:
    from ui.keeping.bring_back import BringBack

    article = bridge.ask(finding.articles, "submitted", limit=1)[0].id
    now = bridge.ask(drafting.draft, article).content
    shorter = replace(now, body="\n\n".join(now.body.split("\n\n")[::2]))
    return BringBack(bridge, article, shorter)


def put_right(bridge: Bridge) -> QWidget:
    from ui.keeping.put_right import PutRight

    return PutRight(bridge.home, "", bool)


def files(bridge: Bridge) -> QWidget:
    asked = QFileDialog(None, say("import.which"), str(RESOURCES / "sample"))
    asked.setOption(QFileDialog.Option.DontUseNativeDialog)
    return asked


def question(bridge: Bridge) -> QWidget:
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Newsdesk", say("first.below"), buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    return box


SCENES: tuple[Scene, ...] = (
    Scene("first-start", first_start, 1100, 760),
    Scene("first-start-options", first_start, 1100, 760, openers.show_options),
    Scene("window", window, then=openers.wait_for_reading),
    Scene("write", approved),
    Scene("write-laptop", approved, *LAPTOP),
    Scene("preview", draft, then=openers.show_preview, needs="PySide6.QtWebEngineCore"),
    Scene("related", draft, then=openers.show_related),
    Scene("story", story),
    Scene("picture-details", draft, then=openers.show_details),
    Scene("find", draft, then=openers.show_replacing),
    Scene("comfort", draft, then=openers.show_comfort),
    Scene("outline", draft, then=openers.show_outline),
    Scene("target", draft, then=openers.show_target),
    Scene("focus", draft, then=openers.show_focus),
    Scene("focus-sentence", draft, then=openers.show_sentence),
    Scene("find-drafts", find_drafts, then=openers.wait_for_drafts),
    Scene("short-forms", short_forms),
    Scene("checks", with_hints, then=openers.show_checks),
    Scene("copy", approved, then=openers.show_copy),
    Scene("spelling", doubtful, then=openers.show_spelling),
    Scene("spelling-picture", captioned, then=openers.show_caption),
    Scene("dragging", draft, then=openers.drag_paragraph),
    Scene("taught-words", taught_words, 460, 480),
    Scene("tidy", tidying, then=openers.show_tidying),
    Scene("steps", submitted, then=openers.show_steps),
    Scene("steps-refused", submitted, then=openers.show_refused_step),
    Scene("steps-portal", on_portal, then=openers.show_steps),
    Scene("publish", on_portal, then=openers.show_publish),
    Scene("correct", on_portal, then=openers.show_correct),
    Scene("export-report", on_portal, then=openers.show_report),
    Scene("history", on_portal, then=openers.show_history),
    Scene("history-revision", on_portal, *LAPTOP, then=openers.show_old_revision),
    Scene("import-review", import_review),
    Scene("archive-import", archive_import),
    Scene("shelf", shelf, then=openers.wait_for_reading),
    Scene("shelf-empty", shelf_empty),
    Scene("desk-mine", desk_mine, then=openers.wait_for_reading),
    Scene("desk-return", desk_waiting, then=openers.show_return),
    Scene("day", day),
    Scene("archive", archive),
    Scene("newsroom", newsroom),
    Scene("palette", draft, then=openers.show_palette),
    Scene("shortcuts", draft, then=openers.show_shortcuts),
    Scene("menu", draft, then=openers.show_menu),
    Scene("newsroom-menu", window, then=openers.show_newsroom_menu),
    Scene("tabs", many_tabs, *LAPTOP),
    Scene("toast", draft, then=openers.show_toast),
    Scene("refusal", refusal),
    Scene("crash", crash, 0, 0),
    Scene("bring-back", bring_back, 1040, 680),
    Scene("put-right", put_right, 640, 560),
    Scene("question", question, 0, 0),
    Scene("files", files, 820, 520),
    Scene("first-article", first_article),
    Scene("blocked", blocked),
    *reviewed_scenes.SCENES,
    *decided_scenes.SCENES,
    *travel_scenes.SCENES,
    *answered_scenes.SCENES,
    *joining_scenes.SCENES,  # last: they found a list, by which nobody acts for another
)


def render(folder: Path, only: str = "") -> int:
    """Render the scenes whose name begins with `only` into a folder as NAME-THEME-LANGUAGE.png; returns 0."""
    prepare_environment()
    folder.mkdir(parents=True, exist_ok=True)
    with without_screen():
        app = QApplication.instance() or QApplication(["newsdesk"])
        assert isinstance(app, QApplication)
        with sample_newsroom() as bridge:
            for scene in SCENES:
                if scene.name.startswith(only):
                    _pictures(app, bridge, scene, folder)
    return 0


def _pictures(app: QApplication, bridge: Bridge, scene: Scene, folder: Path) -> None:
    if scene.missing():
        print(f"{scene.name}: not without {scene.needs}", file=sys.stderr)
        return
    for language in LANGUAGES:
        for theme in THEMES:
            picture(app, bridge, scene, theme, language, folder / f"{scene.name}-{theme}-{language}.png")


def _window(bridge: Bridge, *files: Path, tabs: Sequence[str] = ()) -> Window:
    """The window as one left it with these articles open, the last in front; reading these files."""
    from ui.session import Session, remember
    from ui.window import Window

    remember(bridge, Session(tabs=[*tabs], front=tabs[-1] if tabs else ""))
    return Window(bridge, [*files])


def _at(bridge: Bridge, place: str) -> Window:
    """The window at a place of its side bar."""
    made = _window(bridge)
    made.go(place)
    return made


def _writing(bridge: Bridge, shelf: str = "approved", command: str = "", tabs: int = 2, first: str = "") -> Window:
    """The window with some articles of a shelf open (those from the letters `first` on), and what a command opens."""
    rows = sorted(bridge.ask(finding.articles, shelf), key=attrgetter("headline"), reverse=True)
    made = _window(bridge, tabs=[row.id for row in rows if row.headline and row.headline >= first][-tabs:])
    if command:
        openers.run(made, command)
    return made


def _made_once(bridge: Bridge, content: Content) -> str:
    """The draft of a scene's own, whatever scene asked for it before."""
    rows = [row.id for row in bridge.ask(finding.articles, "draft") if row.headline == content.headline]
    return rows[0] if rows else str(bridge.act(drafting.start, content))


def _published_once(bridge: Bridge) -> str:
    """The article of a life on the portal: sent, approved, exported, published; made once."""
    article = _made_once(bridge, ON_PORTAL)
    if not bridge.ask(reviewing.standing, article).head:
        bridge.act(reviewing.approve, article, bridge.act(reviewing.submit, article), "Redaktur lain berhalangan.")
        with tempfile.TemporaryDirectory() as folder:
            bridge.act(publishing.export, article, Path(folder))
        bridge.act(correcting.mark_published, article, "https://jateng.disway.id/read/702345/tanggul-kali-gung", "2026-05-10T17:00+07:00")
    return article


def _unwritten(bridge: Bridge) -> str:
    """The one article of this newsroom in which nothing is written yet."""
    for row in bridge.ask(finding.articles, "draft"):
        if not row.headline and not row.words:
            return row.id
    return bridge.desk.do(drafting.start).result


def _framed(bridge: Bridge, place: str, screen: QWidget) -> QWidget:
    """A screen as the window shows it: beside the side bar."""
    from ui.screens.side_bar import SideBar

    frame = QWidget()
    person = bridge.ask(staffing.me)
    roles = person.roles if person else ()
    side = SideBar(person.name if person else "", bridge.ask(staffing.profile).profile.name, roles, parent=frame)
    side.set_place(place)
    side.set_counts(bridge.ask(waiting.counts))
    column = QVBoxLayout()
    column.addWidget(screen)
    row = QHBoxLayout(frame)
    for layout in (row, column):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    row.addWidget(side)
    row.addLayout(column, 1)
    frame.setFocusProxy(screen)
    return frame
