"""The command line: what it prints and stores, its exit codes, and that a refusal leaves everything as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
import pytest
from click.testing import CliRunner, Result

from newsdesk import terminal
from newsdesk.cli import newsdesk
from newsdesk.errors import Refused

PAGE = """SLAWI, DISWAY JATENG - Harga cabai turun. BACA JUGA: Jalan Baru Dibuka untuk Warga Pasar ramai oleh warga.
Harga Cabai Turun di Pasar Trayeman
Kamis 26-10-2023,15:17 WIB
Reporter: Sari Lestari | Editor: Bagus
Terkini
Rabu 04-03-2026,12:56 WIB
Jembatan Dibuka
"""


def run(home: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(newsdesk, [*map(str, arguments), "--home", str(home)])


def values(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def imported(home: Path, folder: Path) -> dict[str, Any]:
    (folder / "halaman.txt").write_text(PAGE, encoding="utf-8")
    return values(run(home, "import", folder / "halaman.txt", "--json"))[0]


def sums(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def stages(home: Path) -> Sequence[str]:
    return [row["stage"] for row in values(run(home, "list", "--json"))]


def test_import_prints_every_field_of_the_article(tmp_path: Path) -> None:
    article = imported(tmp_path / "home", tmp_path)
    assert set(article) >= {
        "id", "headline", "place", "label", "published", "reporters", "editor", "category", "tags", "advertorial", "sponsor",
        "source", "body", "pictures", "related", "guesses", "archive", "refused"}
    assert (article["headline"], article["place"], article["published"]) == (
        "Harga Cabai Turun di Pasar Trayeman", "SLAWI", "2023-10-26T15:17+07:00")
    assert [set(link) for link in article["related"]] == [{"title", "url", "article", "certain", "alternatives"}]
    assert not article["related"][0]["certain"] and article["related"][0]["alternatives"]
    assert [set(guess) for guess in article["guesses"]] == [{"field", "value", "alternatives", "why"}]
    assert [(e["list"], e["headline"]) for e in article["archive"]] == [("latest", "Jembatan Dibuka")]
    shown = values(run(tmp_path / "home", "show", article["id"], "--json"))[0]
    assert shown["guesses"] == article["guesses"] and shown["stage"] == "draft"


def test_a_dry_run_changes_not_a_byte_and_makes_no_newsroom(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    imported(home, tmp_path)
    (tmp_path / "arsip.csv").write_text("judul,tanggal\nSatu,26-10-2023\n", encoding="utf-8")
    before = sums(home)
    for arguments in (["halaman.txt"], ["--archive", "arsip.csv"], ["arsip.csv", "--json"]):
        options = [tmp_path / a if "." in a else a for a in arguments]
        assert run(home, "import", "--dry-run", *options).exit_code == 0
        assert run(other, "import", "--dry-run", *options).exit_code == 0
    assert sums(home) == before and not other.exists()


def test_each_line_of_an_archive_is_an_object_and_one_that_is_none_costs_the_exit_code(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"title": "Satu", "body": "Isi."}\nbukan\n{"title": "Dua", "body": "Isi."}\n', encoding="utf-8")
    done = run(tmp_path / "home", "import", file, "--json")
    assert [(v["headline"], bool(v["id"]), [r["why"] for r in v["refused"]][:1]) for v in values(done)] == [
        ("Satu", True, ["stamp-unreadable"]), ("", False, ["row-unreadable"]), ("Dua", True, ["stamp-unreadable"])]
    assert done.exit_code == 1 and len(stages(tmp_path / "home")) == 2
    bulk = run(tmp_path / "home", "import", "--archive", file, "--json")
    refused = [{"what": "bukan", "why": "row-unreadable", "level": "told"}]
    assert values(bulk) == [{"file": "a.jsonl", "new": 2, "same": 0, "refused": refused}]
    assert bulk.stderr == "", "a bar is for a terminal"


@pytest.mark.parametrize(("roles", "code"), [
    (None, "nobody-here"), (["reporter"], "step-not-yours"), (["reporter", "editor"], "checks-hold")])
def test_what_cannot_be_exported_says_why_and_stays_a_draft(tmp_path: Path, roles: list[str] | None, code: str) -> None:
    home = tmp_path / "home"
    article = imported(home, tmp_path)["id"]
    if roles:
        run(home, "me", "Sari", *(part for role in roles for part in ("--role", role)))
    done = run(home, "export", article, "--approve", "--out", tmp_path / "keluar")
    assert isinstance(done.exception, Refused) and done.exception.code == code
    assert stages(home) == ["draft"] and not (tmp_path / "keluar").exists()


def test_an_article_is_settled_approved_and_exported_and_a_newer_program_s_store_still_gives_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    article = imported(home, tmp_path)["id"]
    run(home, "me", "Sari", "--role", "editor", "--role", "reporter")
    run(home, "settle", article, "related:0")
    first = values(run(home, "export", article, "--approve", "--out", tmp_path / "satu", "--json"))[0]
    assert set(first["files"]) == {p.name for p in Path(first["folder"]).iterdir()} and stages(home) == ["exported"]
    raw = sqlite.connect(home / "newsroom.sqlite3", isolation_level=None)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    second = values(run(home, "export", article, "--out", tmp_path / "dua", "--json"))[0]
    assert sums(Path(first["folder"])) == sums(Path(second["folder"]))


def test_a_refusal_is_said_in_the_words_of_the_window(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    terminal.tell(Refused("not-approved"), False, "a")
    monkeypatch.setattr(terminal, "say", lambda code, **facts: {"refused.not-approved": "Belum disetujui."}[code])
    terminal.tell(Refused("not-approved"), False, "a")
    terminal.tell(Refused("something-else", n=1), False, "")
    assert capsys.readouterr().err.splitlines() == [
        "a: refused: not-approved", "a: refused: not-approved: Belum disetujui.", "refused: something-else (n=1)"]
