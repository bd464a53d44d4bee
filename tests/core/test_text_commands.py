"""`newsdesk tidy` and `newsdesk paste` do in a terminal what the window does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk.cli import newsdesk
from tests.core import clipboards, office_files


def run(*arguments: str) -> str:
    answer = CliRunner().invoke(newsdesk, list(arguments), catch_exceptions=False)
    assert answer.exit_code == 0
    return answer.stdout


def test_tidy_tells_every_change(tmp_path: Path) -> None:
    file = tmp_path / "naskah.txt"
    file.write_text("Pasar ( baru ) dibuka , kata dia .\nIkuti kami di Google News\nSebanyak 14 pl a t baja\n", encoding="utf-8")
    told = json.loads(run("tidy", str(file), "--json"))
    assert told["text"] == "Pasar (baru) dibuka, kata dia.\nIkuti kami di Google News\nSebanyak 14 plat baja\n"
    assert {(c["rule"], c["before"], c["after"], c["certain"]) for c in told["changes"]} == {
        ("space-inside-brackets", "( baru", "(baru", True), ("space-inside-brackets", "baru )", "baru)", True),
        ("space-before-punctuation", "dibuka ,", "dibuka,", True), ("space-before-punctuation", "dia .", "dia.", True),
        ("split-word", "14 pl a t baja", "14 plat baja", True),
        ("advertising-line", "Ikuti kami di Google News\nSebanyak", "Sebanyak", False)}
    file.write_text(told["text"], encoding="utf-8")
    assert run("tidy", str(file)) == told["text"]
    assert "Google" not in run("tidy", str(file), "--offered")


@pytest.mark.parametrize(("name", "data"), [("rilis.docx", office_files.docx()), ("rilis.html", clipboards.WORD.encode())])
def test_paste_writes_markdown_and_pictures_beside_it(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    told = json.loads(run("paste", str(tmp_path / name), "--out", str(tmp_path / "hasil" / "bersih.md"), "--json"))
    assert told["pictures"] == [str(tmp_path / "hasil" / "bersih-p1.png")]
    assert (tmp_path / "hasil" / "bersih-p1.png").read_bytes() == office_files.PICTURE
    markdown = (tmp_path / "hasil" / "bersih.md").read_text(encoding="utf-8")
    assert markdown == told["markdown"]
    assert "![Pasar baru](bersih-p1.png)" in markdown


def test_paste_of_text_goes_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "obrolan.txt").write_text(clipboards.WHATSAPP, encoding="utf-8")
    assert run("paste", str(tmp_path / "obrolan.txt")) == "\n\n".join(clipboards.WHATSAPP_LINES) + "\n"
