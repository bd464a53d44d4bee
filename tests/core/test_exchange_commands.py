"""The commands of work that travels: what they print, and with which exit code."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk import announcing, mailing, reviewing, staffing
from newsdesk.article import textpack
from newsdesk.cli import newsdesk
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store import incoming
from newsdesk.store.tables import Event
from tests.core.machines import machines, rewrite, started


def test_merge_prints_a_text_without_marks_and_what_needs_a_person(tmp_path: Path) -> None:
    for name, text in (("base", "Satu dua. Tiga."), ("mine", "Satu dua lima. Tiga."), ("theirs", "Satu enam. Tiga empat.")):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    files = [str(tmp_path / f"{name}.md") for name in ("base", "mine", "theirs")]
    done = CliRunner().invoke(newsdesk, ["merge", *files, "--json"])
    said = json.loads(done.stdout)
    assert done.exit_code == 1
    assert said["text"] == "Satu dua lima. Tiga empat."
    assert [(c["mine"], c["theirs"], c["base"]) for c in said["conflicts"]] == [("Satu dua lima.", "Satu enam.", "Satu dua.")]
    clean = CliRunner().invoke(newsdesk, ["merge", files[0], files[1], files[0]])
    assert (clean.exit_code, clean.stdout) == (0, "Satu dua lima. Tiga.\n")


def _sent(desk: Desk, to: Path, *more: str) -> list[Path]:
    home = str(desk.home.folder)
    desk.close()
    done = CliRunner().invoke(newsdesk, ["send", "--to", str(to), "--json", "--home", home, *more], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return [Path(json.loads(line)["file"]) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", ["", "redaksi.textpack"], ids=["into a folder", "to a file"])
def test_more_than_one_file_takes_goes_into_several_each_of_which_can_be_taken_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str,
) -> None:
    for module in (mailing, textpack, incoming):
        monkeypatch.setattr(module, "MOST_EVENTS", 30)
    to = tmp_path / "usb"
    to.mkdir()
    with machines(tmp_path, 1) as (laptop,):
        articles = [started(laptop, f"Warga desa {n} mengungsi.") for n in range(7)]
        for article in articles:
            for n in range(4):
                rewrite(laptop, article, "mengungsi" if n == 0 else f"mengungsi {n}", f"mengungsi {n + 1}")
        whole = 7 * 11
        files = _sent(laptop, to / name, "--all")
    assert len(files) >= 4 and len({file.name for file in files}) == len(files)
    assert all(file.parent == to and file.name.endswith(f"-{n}.textpack") for n, file in enumerate(files, 1))
    random.Random(1).shuffle(files)
    came = set()
    for at, file in enumerate(files):
        with _fresh(tmp_path / f"alone-{at}") as alone:
            parcel = announcing.accept(alone, announcing.open_parcel(alone, file))
            assert parcel.refused is None and parcel.taken is not None
            assert parcel.taken.taken.articles and not came & set(parcel.taken.taken.articles)
            came |= set(parcel.taken.taken.articles)
    assert came == set(articles)
    with _fresh(tmp_path / "all") as desk:
        for file in files:
            assert announcing.accept(desk, announcing.open_parcel(desk, file)).refused is None
        assert desk.ask(lambda look: look.session.query(Event).filter(Event.article != "").count()) == whole
        for article in articles:
            revision = desk.ask(reviewing.standing, article).head
            assert desk.ask(reviewing.revision_content, revision).body.endswith("mengungsi 4.")


@contextmanager
def _fresh(folder: Path) -> Iterator[Desk]:
    desk = Desk.open(folder)
    try:
        desk.do(staffing.settle_in, "Rina Wulandari", ("editor",), "disway-jateng")
        yield desk
    finally:
        desk.close()


def test_what_one_file_takes_keeps_its_name_and_one_article_too_many_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with machines(tmp_path, 2) as (laptop, other):
        article = started(laptop)
        started(other)
        (file,) = _sent(laptop, tmp_path / "satu.textpack", article)
        assert file.name == "satu.textpack"
        monkeypatch.setattr(mailing, "MOST_EVENTS", 2)
        done = CliRunner().invoke(newsdesk, ["send", article, "--to", str(tmp_path), "--home", str(laptop.home.folder)])
        assert isinstance(done.exception, Refused) and done.exception.code == "parcel-too-large" and not [*tmp_path.glob("2*")]
        unknown = CliRunner().invoke(newsdesk, ["send", "0" * 16, "--to", str(tmp_path), "--json", "--home", str(laptop.home.folder)])
        assert isinstance(unknown.exception, Refused) and unknown.exception.code == "article-unknown"
