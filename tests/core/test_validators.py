"""What programs of others say of the exported page: HTML rules, accessibility, and the article read back by three extractors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import html as parser

from newsdesk.article.content import Content
from newsdesk.portal.context import Context
from newsdesk.portal.package import package_files, write_package
from newsdesk.portal.profile import load_profile
from newsdesk.text.body import Kind, blocks
from newsdesk.text.markup import plain
from tests.core.portal_samples import ADVERTORIAL, ARTICLE, CONTEXT, HOSTILE, picture_files

BARE = Content(headline="Pasar Pagi Kembali Dibuka Setelah Lantainya Diperbaiki", body="Pasar itu dibuka lagi.", reporters=("Rina Contoh",))
SAMPLES = {
    "full": (ARTICLE, CONTEXT),
    "advertorial": (ADVERTORIAL, CONTEXT),
    "bare": (BARE, Context(published="2026-01-01T10:00+07:00")),
    "hostile": (replace(ARTICLE, body=HOSTILE, headline='"><script>alert(1)</script>', tags=("a & b", "<b>")), CONTEXT),
    "without-files": (replace(ARTICLE, tags=(), source="", kicker=""), replace(CONTEXT, related=(), popular=(), latest=())),
}

# The judges run in Qt's web engine and in Java: they are left out where the core's tests run without Qt.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pages of the samples for every shipped portal, exported as the program does it."""
    made = []
    for portal in ("disway-jateng", "radartegal", "disway-id"):
        parent = tmp_path_factory.mktemp(portal)
        for name, (content, context) in SAMPLES.items():
            pictures = {} if name == "without-files" else picture_files(content)
            files = package_files(content, load_profile(portal).profile, context, pictures, {})
            made.append(write_package(files, parent, name) / "index.html")
    return made


def test_the_rules_of_html(pages: list[Path], vnu: list[str]) -> None:
    said = subprocess.run([*vnu, "--errors-only", "--format", "json", *map(str, pages)], capture_output=True, check=False)
    messages = json.loads(said.stderr)["messages"]
    assert [(m["url"], m["message"]) for m in messages] == []


def test_the_validator_is_awake(tmp_path: Path, vnu: list[str]) -> None:
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html><html lang='id'><title>x</title><p><div></p><img src='a b'>")
    said = subprocess.run([*vnu, "--errors-only", "--format", "json", str(tmp_path / "wrong.html")], capture_output=True, check=False)
    assert json.loads(said.stderr)["messages"]


@pytest.mark.parametrize("width", [1200, 390])
def test_accessibility(pages: list[Path], axe: str, tmp_path: Path, width: int) -> None:
    pages = pages if width > 1000 else pages[: len(SAMPLES)]
    results = run_axe(axe, width, pages, tmp_path)
    assert [(page.parent.name, found["violations"]) for page, found in zip(pages, results, strict=True) if found["violations"]] == []
    assert all(found["rules"] > 20 for found in results)


def test_axe_is_awake(axe: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text("<html><img src='a.png'><p style='color:#ccc;background:#fff'>pucat</p></html>")
    found = [name for name, _ in run_axe(axe, 800, [tmp_path / "wrong.html"], tmp_path)[0]["violations"]]
    assert {"image-alt", "html-has-lang", "color-contrast"} <= set(found)


def run_axe(axe: str, width: int, pages: list[Path], folder: Path) -> list[dict[str, object]]:
    if not find_spec("PySide6"):
        pytest.skip("Qt, whose web engine lays the page out for axe-core, is not installed")
    script = folder / "axe.js"
    script.write_text(axe, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("axe_in_page.py")), str(script), str(width), *map(str, pages)],
        capture_output=True, text=True, check=False, timeout=300, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if not said.stdout:
        pytest.fail(said.stderr[-2000:])
    return json.loads(said.stdout)


# ---- the article read back ------------------------------------------------------------------------------------------


def extracted(page: str) -> dict[str, tuple[str, list[str], datetime | None, str]]:
    """By extractor: headline, authors, instant where it gives one, and text."""
    trafilatura = pytest.importorskip("trafilatura")
    newspaper = pytest.importorskip("newspaper")
    readability = pytest.importorskip("readability")
    first = json.loads(trafilatura.extract(page, with_metadata=True, output_format="json", include_comments=False))
    second = newspaper.Article("https://jateng.disway.id/read/690001/warga", language="id")
    second.download(input_html=page)
    second.parse()
    third = readability.Document(page)
    return {
        "trafilatura": (first["title"], first["author"].split("; "), datetime.fromisoformat(first["date"]), first["text"]),
        "newspaper4k": (second.title, second.authors, second.publish_date, second.text),
        "readability": (third.short_title(), third.author().split(", "), None, parser.fromstring(third.summary()).text_content()),
    }


@pytest.mark.parametrize("content", [ARTICLE, ADVERTORIAL], ids=["article", "advertorial"])
@pytest.mark.filterwarnings("ignore:nltk")
def test_extractors_read_the_article_back_and_nothing_of_the_lists(content: Content) -> None:
    profile = load_profile("disway-jateng").profile
    page = package_files(content, profile, CONTEXT, picture_files(content), {})["index.html"].decode()
    kinds = (Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE, Kind.BULLET, Kind.NUMBER)
    paragraphs = [plain(b.line) for b in blocks(content.body) if b.kind in kinds]
    assert len(paragraphs) == 11
    for name, (headline, authors, instant, text) in extracted(page).items():
        assert headline == content.headline, name
        assert authors == list(content.reporters), name
        if instant:
            assert instant.date() == datetime.fromisoformat(content.published).date(), name
        if name == "newspaper4k":
            assert instant == datetime.fromisoformat(content.published)
        at, words = 0, " ".join(text.split())
        for paragraph in paragraphs:
            at = words.find(paragraph, at) + len(paragraph)
            assert at >= len(paragraph), (name, paragraph)
        for item in (*CONTEXT.related, *CONTEXT.popular, *CONTEXT.latest):
            assert item.headline not in text, (name, item.headline)


def test_the_instant_is_the_same_wherever_the_page_says_it() -> None:
    page = parser.document_fromstring(package_files(ARTICLE, load_profile("disway-jateng").profile, CONTEXT, {}, {})["index.html"].decode())
    said = json.loads(page.xpath("//script/text()")[0])
    assert {said["datePublished"], *page.xpath("//article//time/@datetime"),
            *page.xpath("//meta[@property='article:published_time']/@content")} == {ARTICLE.published}
