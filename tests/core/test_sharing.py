"""A shared folder carries everything between machines that never meet, and whatever else lies in it does no harm."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk import drafting, publishing, reviewing, sharing, staffing
from newsdesk.cli import newsdesk
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from tests.core.machines import machines, rewrite, started, views, wander
from tests.core.test_announcing import photo, with_photo
from tests.core.test_exchanging import body, head, stage


def rounds(desks: list[Desk] | tuple[Desk, ...], folder: Path) -> None:
    """Until nobody has anything new."""
    for _ in range(12):
        if not sum(done.taken + done.written for done in [sharing.exchange(desk, folder) for desk in desks]):
            return
    raise AssertionError("the machines never come to rest")


def test_a_folder_carries_an_article_there_and_back(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    rounds(two, folder)
    assert body(editor, article) == body(laptop, article)
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    rewrite(editor, article, "Perahu karet", "Dua perahu karet")
    rounds(two, folder)
    assert body(editor, article) == body(laptop, article) == "Warga mengungsi ke posko sejak subuh. Dua perahu karet disiapkan."
    assert head(editor, article) == head(laptop, article)
    assert views(laptop) == views(editor)
    assert stage(laptop, article) == "submitted"


def test_each_machine_writes_in_its_own_folder_and_never_changes_a_file(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, _ = two
    article = started(laptop)
    rounds(two, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.textpack")}
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    rounds(two, folder)
    assert all(path.read_bytes() == data for path, data in before.items())
    assert {path.parent.name for path in folder.rglob("*") if path.is_file()} == {desk.ask(lambda look: look.device) for desk in two}


def test_what_is_half_there_foreign_or_a_copy_is_left_alone_until_it_is_right(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    sharing.exchange(laptop, folder)
    (file,) = folder.rglob("*.textpack")
    data = file.read_bytes()
    for name in ("000001-x.textpack", f"{file.stem} (conflicted copy).textpack", f"{file.stem}.sync-conflict-20260101.textpack",
                 file.name + ".part", "~syncthing~x.tmp", "desktop.ini", "Thumbs.db"):
        (file.parent / name).write_bytes(data)
    (file.parent / "000009-0123456789abcdef.textpack").write_bytes(data)
    (folder / "newsdesk" / "notes").mkdir()
    (folder / "newsdesk" / ("f" * 16)).mkdir()
    (folder / "newsdesk" / ("f" * 16) / file.name).write_bytes(data)  # somebody else's sub-folder
    file.write_bytes(data[: len(data) // 2])
    done = sharing.exchange(editor, folder)
    assert (done.taken, set(done.ignored.values())) == (0, {"half-there", "parcel-foreign"})
    assert editor.ask(lambda look: look.session.query(reviewing.Revision).count()) == 0
    file.write_bytes(data)
    assert sharing.exchange(editor, folder).articles == [article]


def test_a_folder_that_went_away_or_cannot_be_written_is_told(two: tuple[Desk, Desk], folder: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, editor = two
    with pytest.raises(Refused, match="shared-folder-none"):
        sharing.exchange(laptop)
    article = started(laptop)
    sharing.exchange(laptop, folder)
    with monkeypatch.context() as broken:
        def refuse(folder: Path) -> None:
            raise Refused("folder-read-only", folder=str(folder))

        broken.setattr(sharing, "own_folder", refuse)
        with pytest.raises(Refused, match="folder-read-only"):
            sharing.exchange(editor, folder)
    assert stage(editor, article) == "submitted"  # what was there was taken in
    rounds(two, folder)
    assert views(laptop) == views(editor)
    folder.rename(folder.with_name("lepas"))
    with pytest.raises(Refused, match="shared-folder-missing"):
        sharing.exchange(laptop)


@pytest.mark.parametrize("seed", [1])
def test_three_machines_end_up_the_same_by_the_folder_alone(tmp_path: Path, folder: Path, seed: int) -> None:
    with machines(tmp_path, 3) as desks:
        wander(desks, random.Random(seed), 60)
        rounds(desks, folder)
        assert views(desks[0]) == views(desks[1]) == views(desks[2])


def test_the_command_remembers_the_folder(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, _ = two
    started(laptop)
    home = str(laptop.home.folder)
    laptop.close()
    first = CliRunner().invoke(newsdesk, ["exchange", str(folder), "--home", home], catch_exceptions=False)
    assert first.exit_code == 0 and "0 new" in first.stdout
    assert CliRunner().invoke(newsdesk, ["exchange", "--json", "--home", home], catch_exceptions=False).exit_code == 0


def test_pictures_follow_by_the_folder_under_their_own_hashes(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, editor = two
    data = photo(1600, 1200)
    article, digest = with_photo(laptop, data)
    laptop.do(drafting.add_image, photo(800, 600, 2), "tidak-dipakai.jpg")
    sharing.exchange(laptop, folder)
    (lies,) = folder.rglob("pictures/*")
    assert lies.name == digest and lies.parent.parent.name == laptop.ask(lambda look: look.device), "only what a text shows goes along"
    lies.write_bytes(data[:-10])
    done = sharing.exchange(editor, folder)
    assert (done.articles, done.pictures, done.ignored) == ([article], 0, {f"pictures/{digest}": "half-there"})
    assert not editor.home.picture(digest).exists()
    before = sharing.seen(str(folder), editor.ask(lambda look: look.device))
    assert any(digest in name for name in before), "a picture that comes is news, too"
    lies.write_bytes(data)
    assert sharing.exchange(editor).pictures == 1
    assert editor.home.picture(digest).read_bytes() == data
    assert sharing.exchange(editor).pictures == 0 and len(list(folder.rglob("pictures/*"))) == 1, "nobody puts it there twice"


def test_a_page_without_its_pictures_is_not_exported(two: tuple[Desk, Desk], folder: Path, tmp_path: Path) -> None:
    laptop, editor = two
    article, digest = with_photo(laptop, photo(1600, 1200))
    sharing.exchange(laptop, folder)
    (lies,) = folder.rglob("pictures/*")
    away = lies.rename(tmp_path / "foto")
    sharing.exchange(editor, folder)
    editor.do(staffing.settle_in, "Bagus Prakoso", ("editor",), "disway-jateng")
    editor.do(reviewing.approve, article, head(editor, article))
    found = {finding.check: finding.level for finding in editor.ask(publishing.check, article)}
    assert found["picture-to-follow"] == "block"
    with pytest.raises(Refused, match="export-blocked"):
        editor.do(publishing.export, article, tmp_path / "out")
    away.rename(lies)
    sharing.exchange(editor)
    assert editor.home.picture(digest).exists()
    editor.do(publishing.export, article, tmp_path / "out")
