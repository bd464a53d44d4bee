"""`newsdesk restore` from a terminal: what can come back is listed, shown, and brought back; a damaged newsroom, too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk import drafting, staffing
from newsdesk.article.content import Content
from newsdesk.cli import newsdesk as command
from newsdesk.desk import Desk
from newsdesk.rescue import rescue


@pytest.fixture
def home(tmp_path: Path) -> tuple[Path, str]:
    desk = Desk.open(tmp_path / "newsroom")
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, Content(headline="Pasar Dibuka", body="Teks yang pertama dan utuh.")).result
    desk.backup()
    desk.do(drafting.save_draft, article, Content(headline="Pasar Dibuka", body=""))
    rescue(desk.home, {article: Content(headline="Pasar Dibuka", body="Dari jendela.")})
    desk.close()
    return desk.home.folder, article


def run(home: Path, *words: str, code: int = 0) -> list[dict]:
    done = CliRunner().invoke(command, ["restore", *words, "--home", str(home), "--json"])
    assert done.exit_code == code, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_text_is_listed_shown_and_brought_back(home: tuple[Path, str]) -> None:
    folder, article = home
    assert [row["kind"] for row in run(folder, "list")] == ["backup", "rescue"]
    rows = run(folder, "list", article)
    assert [(row["kind"], row["words"]) for row in rows] == [("rescue", 2), ("snapshot", 5)]
    assert run(folder, "show", article, rows[1]["id"])[0]["body"] == "Teks yang pertama dan utuh."
    assert run(folder, "article", article, rows[1]["id"])[0]["version"] == rows[1]["id"]
    shown = CliRunner().invoke(command, ["show", article, "--home", str(folder), "--json"])
    assert json.loads(shown.stdout)["body"] == "Teks yang pertama dan utuh."


def test_a_newsroom_is_checked_put_back_and_salvaged(home: tuple[Path, str]) -> None:
    folder, article = home
    store = folder / "newsroom.sqlite3"
    assert run(folder, "check") == []
    whole = store.read_bytes()
    spoilt = bytearray(whole)
    for at in (n for n in range(len(whole)) if whole.startswith(b"Dibuka", n)):
        spoilt[at + 2] = ord("x")
    store.write_bytes(spoilt)
    assert {row["kind"] for row in run(folder, "check", code=1)} == {"draft"}
    (told,) = run(folder, "salvage")
    assert [one["source"] for one in told["replaced"]] == ["rescue"]
    assert (Path(told["aside"]) / "newsroom.sqlite3").read_bytes() == bytes(spoilt)
    assert run(folder, "check") == []
    (backup,) = (row["id"] for row in run(folder, "list") if row["kind"] == "backup")
    run(folder, "newsroom", backup)
    shown = CliRunner().invoke(command, ["show", article, "--home", str(folder), "--json"])
    assert json.loads(shown.stdout)["body"] == "Teks yang pertama dan utuh."


def test_what_is_not_there_is_refused_in_one_line(home: tuple[Path, str]) -> None:
    folder, article = home
    with pytest.raises(Exception, match="version-unknown"):
        CliRunner().invoke(command, ["restore", "show", article, "snapshot:77", "--home", str(folder)], catch_exceptions=False)
    with pytest.raises(Exception, match="article-unknown"):
        CliRunner().invoke(command, ["restore", "list", "tidak-ada", "--home", str(folder)], catch_exceptions=False)
