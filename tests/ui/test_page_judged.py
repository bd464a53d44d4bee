"""The exported page is judged by those who do not know us: HTML's rules (vnu) and accessibility (axe-core) find no fault."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWebEngineCore import QWebEngineScript, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from newsdesk.article.content import Content
from newsdesk.portal.package import package_files
from newsdesk.portal.profile import load_profile
from tests.core.portal_samples import ADVERTORIAL, ARTICLE, CONTEXT, HOSTILE, picture_files
from ui.preview.engine import prepare_environment

prepare_environment()
from ui.preview.sealed import SealedPage  # noqa: E402  the engine reads its environment when it is imported

# What the engine says of a machine without a GPU.
pytestmark = pytest.mark.qt_log_ignore("QRhi", "Failed to create", "GPUInfo", "[Vv]ulkan", "Unable to detect GPU", extend=True)

PROFILES = ("disway-jateng", "radartegal", "disway-id")
CONTENTS = {
    "article": ARTICLE,
    "advertorial": ADVERTORIAL,
    "hostile": replace(ARTICLE, headline="<b>Judul</b> & \"kutip\"", body=HOSTILE, pictures=()),
    "bare": Content(headline="Judul", place="SLAWI", body="Satu paragraf.", published="2026-03-03T15:17+07:00"),
}
JUDGED = [pytest.param(profile, name, id=f"{profile}, {name}") for profile in PROFILES for name in CONTENTS]


def exported(profile: str, name: str) -> dict[str, bytes]:
    content = CONTENTS[name]
    return package_files(content, load_profile(profile).profile, CONTEXT, picture_files(content), {})


def test_html_has_no_fault(vnu: list[str], tmp_path: Path) -> None:
    pages = []
    for profile in PROFILES:
        for name in CONTENTS:
            page = tmp_path / f"{profile}-{name}.html"
            page.write_bytes(exported(profile, name)["index.html"])
            pages.append(str(page))
    judged = subprocess.run([*vnu, "--errors-only", "--format", "json", *pages], capture_output=True, text=True, timeout=200)
    assert json.loads(judged.stderr)["messages"] == []


def test_a_fault_in_html_is_found(vnu: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(exported("disway-jateng", "article")["index.html"].replace(b"</h1>", b"</h1></p>", 1))
    judged = subprocess.run([*vnu, "--errors-only", "--format", "json", str(page)], capture_output=True, text=True, timeout=200)
    assert [message["type"] for message in json.loads(judged.stderr)["messages"]] == ["error"]


@pytest.mark.parametrize(("profile", "name"), JUDGED)
def test_it_is_accessible(qtbot: QtBot, axe: str, profile: str, name: str) -> None:
    assert violations(qtbot, axe, exported(profile, name)) == {}


def test_a_fault_in_accessibility_is_found(qtbot: QtBot, axe: str) -> None:
    files = exported("disway-jateng", "article")
    files["index.html"] = files["index.html"].replace(b"<html lang=", b"<html data-lang=", 1)
    assert "html-has-lang" in violations(qtbot, axe, files)


def violations(qtbot: QtBot, axe: str, files: dict[str, bytes]) -> dict[str, list[str]]:
    """What axe-core finds in the page as it is drawn: by rule, the elements."""
    view = QWebEngineView()
    qtbot.addWidget(view)
    page = SealedPage(view)
    page.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, True)  # axe-core waits by timers
    view.setPage(page)
    view.resize(1140, 900)
    view.show()
    with qtbot.waitSignal(page.loadFinished, timeout=20_000):
        page.open_files(files)
    run = "axe.run().then(found => { window.found = JSON.stringify(found.violations); }); null"
    ask(qtbot, page, f"{axe}; {run}")
    found: list[str] = []
    qtbot.waitUntil(lambda: bool(found.append(ask(qtbot, page, "window.found || ''")) or found[-1]), timeout=20_000)
    return {rule["id"]: [node["html"] for node in rule["nodes"]] for rule in json.loads(found[-1])}


def ask(qtbot: QtBot, page: SealedPage, script: str) -> str:
    answers: list[str] = []
    page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld.value, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]
