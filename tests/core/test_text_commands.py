"""`newsdesk tidy` and `newsdesk paste` do in a terminal what the window does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk.cli import newsdesk
from newsdesk.errors import Refused
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


MARKDOWN = """---
title: "Pasar Dibuka Lagi"
author: Rina Wulandari
tags: [pasar, slawi]
---
![Kios](kios.png)

Warga __antre__ sejak pagi.

![Los](los.png)

Selesai.
"""


def test_paste_of_markdown_reads_front_matter_and_pictures_as_opening_does(tmp_path: Path) -> None:
    for name in ("kios", "los"):
        (tmp_path / f"{name}.png").write_bytes(office_files.PICTURE)
    (tmp_path / "naskah.md").write_text(MARKDOWN, encoding="utf-8")
    out = tmp_path / "hasil.md"
    told = json.loads(run("paste", str(tmp_path / "naskah.md"), "--out", str(out), "--json"))
    assert told["markdown"] == (
        '---\nheadline: "Pasar Dibuka Lagi"\nreporters: ["Rina Wulandari"]\ntags: ["pasar", "slawi"]\n---\n\n'
        "![Kios](hasil-lead.png)\n\nWarga **antre** sejak pagi.\n\n![Los](hasil-p1.png)\n\nSelesai.\n")
    assert [Path(p).read_bytes() for p in told["pictures"]] == [office_files.PICTURE] * 2
    again = json.loads(run("paste", str(out), "--out", str(tmp_path / "lagi.md"), "--json"))
    assert again["markdown"] == told["markdown"].replace("hasil-", "lagi-")


@pytest.mark.parametrize(("name", "data"), [
    ("rilis.docx", office_files.docx()), ("rilis.odt", office_files.odt()),
    ("rilis.html", b"<html><body><h1>Pasar Trayeman</h1><p>Warga ( Slawi ) antre , Kabupate Tegal.</p></body></html>")])
def test_documents_and_pages_are_tidied_and_spelled_as_they_are_pasted(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    text = run("tidy", str(tmp_path / name))
    assert "Pasar Trayeman" in text and "<" not in text and "![" not in text
    told = [json.loads(line) for line in run("spell", str(tmp_path / name), "--json").splitlines()]
    if name.endswith("html"):
        assert text == "## Pasar Trayeman\n\nWarga (Slawi) antre, Kabupate Tegal.\n"
        assert [(flag["word"], flag["kind"]) for flag in told] == [("Kabupate", "error")]
    else:
        assert text.endswith("Selesai sudah.\n") and "**membuka**" in text


def test_a_damaged_document_is_refused_by_each(tmp_path: Path) -> None:
    (tmp_path / "rusak.docx").write_bytes(office_files.docx()[:700])
    for command in ("tidy", "spell", "paste"):
        answer = CliRunner().invoke(newsdesk, [command, str(tmp_path / "rusak.docx"), "--json"])
        assert isinstance(answer.exception, Refused) and answer.exception.code == "file-damaged"
