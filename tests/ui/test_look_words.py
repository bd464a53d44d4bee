"""Everything said has words, in both languages, with the same facts; Qt's own words are Indonesian too."""

from __future__ import annotations

import ast
import re
import string
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from ui.look.language import install_translator
from ui.words import WORDS, say, set_language
from ui.words.short import (
    ago,
    date,
    known_date,
    known_when,
    midnight,
    number,
    portal_when,
    to_the_second,
    typed,
    when,
    zone_of,
)

UI = Path(__file__).resolve().parents[2] / "ui"


def said() -> dict[str, str]:
    """Every code that `say` is called with in the sources, with where; ``{...}`` for what is put together."""
    found: dict[str, str] = {}
    for file in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args:
                for code in _codes(node.args[0]):
                    found[code] = f"{file.relative_to(UI)}:{node.lineno}"
    return found


def _codes(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return _codes(node.body) + _codes(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)]
    return []


def test_everything_said_has_words() -> None:
    missing = []
    for code, where in said().items():
        pattern = re.compile(re.escape(code).replace(re.escape("{}"), ".+"))
        if not any(pattern.fullmatch(known) for known in WORDS):
            missing.append(f"{code} ({where})")
    assert not missing


@pytest.mark.parametrize("code", WORDS)
def test_both_languages_say_the_same(code: str) -> None:
    indonesian, english = WORDS[code]
    assert indonesian.strip()
    assert english.strip()
    assert _facts(indonesian) == _facts(english)


def _facts(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_a_noun_fits_its_number(dressed: QApplication) -> None:
    assert say("drafts.found", n=1, drafts=1) == "1 cocok di 1 draf"
    set_language("en")
    assert say("drafts.found", n=1, drafts=1) == "1 found in 1 draft"
    assert say("shelf.words", n=number(1204)) == "1,204 words"
    assert say("refused.checks-hold", n=0, checks="x").startswith("Not yet: 0 points of the checklist hold this step (x)")


def test_numbers_and_times_are_short_and_local(dressed: QApplication) -> None:
    now = datetime(2026, 3, 3, 14, 2, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert number(104212) == "104.212"
    assert ago(now.astimezone(UTC), now) == "baru saja"
    assert ago(now - timedelta(minutes=18), now) == "18 mnt"
    assert ago(now - timedelta(hours=3), now) == "11.02"
    assert ago(now - timedelta(hours=15), now) == "kemarin"
    assert ago(datetime(2025, 10, 12, 3, 0, tzinfo=UTC), now) == "12 Okt 2025"
    set_language("en")
    assert number(104212) == "104,212"
    assert date(now) == "3 Mar 2026"


def test_qt_speaks_indonesian(dressed: QApplication) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    assert {b.text().replace("&", "") for b in box.buttons()} == {"Batal", "Simpan"}
    field = QLineEdit()
    menu = field.createStandardContextMenu()
    assert [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if a.text()] == [
        "Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih Semua"]


def test_keys_keep_working_in_indonesian(dressed: QApplication) -> None:
    """Names of keys are shown in Indonesian and still read as Qt writes them."""
    for keys in ("Ctrl+Left", "Ctrl+Return", "Space", "Ctrl+PgDown", "Del"):
        assert QKeySequence(keys) == QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    assert QKeySequence("Ctrl+Left").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Kiri"


def test_qt_speaks_english_again(dressed: QApplication) -> None:
    install_translator(dressed, "en")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.buttons()[0].text().replace("&", "") == "Cancel"


@pytest.fixture
def in_makassar(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A laptop in the zone after the portal's."""
    monkeypatch.setenv("TZ", "Asia/Makassar")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_desk_tells_times_of_this_laptop_and_the_portal_names_its_zone(dressed: QApplication, in_makassar: None) -> None:
    now = datetime.now(ZoneInfo("Asia/Makassar"))
    sent = datetime(2026, 5, 10, 16, 40, tzinfo=UTC)  # 00.40 of the next day in Makassar
    assert when(sent) == f"11 Mei{'' if now.year == 2026 else ' 2026'} 00.40"
    assert when(now.astimezone(UTC)) == f"{now:%H.%M}"
    assert to_the_second(sent) == "00.40.00" and (midnight().hour, midnight().utcoffset()) == (0, timedelta(hours=8))
    out = datetime.fromisoformat("2026-05-10T17:00+07:00")
    year = "" if now.year == 2026 else " 2026"
    assert portal_when(out) == f"10 Mei{year} 17.00 WIB" and portal_when(out, full=True) == "10 Mei 2026 17.00 WIB"
    assert known_when(out, "archive") == "10 Mei 2026 17.00 WIB" and known_when(sent, "article") == "11 Mei 2026 00.40"
    assert known_date(datetime.fromisoformat("2025-05-10T23:30+07:00"), "archive") == "10 Mei 2025"
    assert known_date(datetime(2025, 5, 10, 16, 40, tzinfo=UTC), "article") == "11 Mei 2025"
    assert typed(out) == "10-5-2026 17.00"
    zones = {"+07:00": "WIB", "+08:00": "WITA", "+09:00": "WIT", "+00:00": "UTC", "-03:00": "UTC-3", "+05:30": "UTC+5.5"}
    assert {offset: zone_of(datetime.fromisoformat(f"2026-05-10T17:00{offset}")) for offset in zones} == zones


def test_times_are_told_in_one_place() -> None:
    """Whose zone a time is told in is decided in ui/words/short.py alone; the rest asks it."""
    told = re.compile(r"astimezone|ZoneInfo|strftime|:%H|datetime\.now\((?!UTC\))")
    elsewhere = [f"{file.relative_to(UI)}:{n}" for file in sorted(UI.rglob("*.py")) if file != UI / "words" / "short.py"
                 for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if told.search(line)]
    assert elsewhere == []
