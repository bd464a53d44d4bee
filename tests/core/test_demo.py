"""The demo: five lines, one article exported, and never a folder emptied that it did not make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk import demo
from newsdesk.cli import newsdesk
from newsdesk.errors import Refused


@pytest.fixture(autouse=True)
def _no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture needs the web engine; the pictures of the window have tests of their own."""
    monkeypatch.setattr(demo, "_picture_of", lambda page, picture: str(picture))


def test_it_says_in_five_lines_what_it_made_and_makes_it_anew_the_second_time(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    first = list(demo.run_demo(folder))
    assert len(first) == 5 and all("\n" not in line for line in first)
    assert re.search(r"\((1 guess|\d+ guesses), ", first[1]) and "(1 guesses" not in first[1]
    (export,) = (folder / "export").iterdir()
    assert str(export) in first[3] and (export / "index.html").is_file()
    assert len(list(demo.run_demo(folder))) == 5


def test_the_page_that_a_new_user_sees_first_is_tidy(tmp_path: Path) -> None:
    list(demo.run_demo(tmp_path / "demo"))
    (export,) = (tmp_path / "demo" / "export").iterdir()
    article = (export / "article.md").read_text(encoding="utf-8")
    assert "( IKM )" in demo.SAMPLE_PAGE.read_text(encoding="utf-8") and "(IKM)" in article
    assert not re.search(r" [,.;)]|\( |  ", article.partition("\n\n")[2])


def test_a_folder_that_it_did_not_make_is_left_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "newsroom" / "newsroom.sqlite3"
    kept.parent.mkdir()
    kept.write_bytes(b"a newsroom of somebody")
    with pytest.raises(Refused) as refused:
        next(demo.run_demo(tmp_path))
    assert refused.value.code == "demo-folder-taken"
    assert kept.read_bytes() == b"a newsroom of somebody"


def test_any_text_will_do(tmp_path: Path) -> None:
    page = tmp_path / "berita.txt"
    page.write_text("Harga Cabai Turun di Pasar\n\nPARIS - Harga cabai turun.\n", encoding="utf-8")
    said = list(demo.run_demo(tmp_path / "satu", page))
    assert len(said) == 5 and "Harga Cabai Turun di Pasar" in said[1]


def test_folder_and_file_may_each_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path("berita.txt")
    file.touch()
    meant: list[tuple[Path, Path | None]] = []
    monkeypatch.setattr(demo, "run_demo", lambda folder, page: meant.append((folder, page)) or iter(()))
    for arguments in ([], ["satu"], ["berita.txt"], ["satu", "berita.txt"]):
        assert CliRunner().invoke(newsdesk, ["demo", *arguments]).exit_code == 0
    usual = Path("newsdesk-demo")
    assert meant == [(usual, None), (Path("satu"), None), (usual, file), (Path("satu"), file)]
