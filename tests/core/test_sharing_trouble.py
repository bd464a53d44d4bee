"""A shared folder that misbehaves: what others do in it, what is gone, slow, huge or a million. Nothing is lost, and nobody waits."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import threading
from pathlib import Path
from time import perf_counter

import pytest

from newsdesk import drafting, originals, sharing
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store import folder as lying
from tests.core.machines import machines, rewrite, started, views
from tests.core.test_announcing import photo, with_photo
from tests.core.test_exchanging import stage
from tests.core.test_sharing import rounds
from tests.core.test_workflow import text

NAMES = int(os.environ.get("NEWSDESK_FOLDER_NAMES", "20000"))
"""How many names lie in a machine's sub-folder; a million take a minute."""


def own(desk: Desk, folder: Path) -> Path:
    return folder / sharing.PLACE / desk.ask(lambda look: look.device)


@pytest.mark.parametrize("number", [1, 900_000])
def test_names_without_number_hide_nothing(two: tuple[Desk, Desk], folder: Path, number: int) -> None:
    """Neither the file that comes next, nor one that lies behind all the others."""
    laptop, editor = two
    article = started(laptop)
    sharing.exchange(laptop, folder)
    place = own(laptop, folder)
    (real,) = place.iterdir()
    real.rename(place / f"{number:06d}-{real.name[7:]}")
    for n in range(NAMES // 2):
        (place / f"{n:06d}-{n:016x}.textpack").touch()
        (place / f"foto-{n}.jpg").touch()
    slowest, times, before = 0.0, 0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while times < 3 + NAMES // 1_000:
        times += 1
        begun = perf_counter()
        done = sharing.exchange(editor, folder)
        slowest = max(slowest, perf_counter() - begun)
        assert len(done.ignored) <= 1_000
        if done.articles:
            break
    assert number > 1 or times == 1
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{NAMES} names: the slowest exchange of {times} {slowest:.2f} s, {grown:.0f} MB more")
    assert stage(editor, article) == "submitted" and grown < 150
    begun = perf_counter()
    assert len(sharing.seen(str(folder), "")) <= 2 * lying.NEAR + 10
    print(f"seen in {perf_counter() - begun:.2f} s")


def test_nothing_is_taken_for_a_file_that_is_none(two: tuple[Desk, Desk], folder: Path, tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    sharing.exchange(laptop, folder)
    place = own(laptop, folder)
    (real,) = place.iterdir()
    (place / "000002-0123456789abcdef.textpack").mkdir()
    (place / "000003-0123456789abcdef.textpack").symlink_to(real)
    os.mkfifo(place / "000004-0123456789abcdef.textpack")  # whoever opens it to read waits for ever
    with (place / "000005-0123456789abcdef.textpack").open("wb") as huge:
        huge.truncate(5_000_000_000)
    (place / "000006-0123456789abcdef.textpack").write_bytes(real.read_bytes())
    (folder / sharing.PLACE / ("e" * 16)).symlink_to(place)
    for copy in (" (konflik salinan Rina 2026-05-10)", " (Rina's conflicted copy 2026-05-10)", ".sync-conflict-20260510-101112-ABCDEFG",
                 "-LAPTOP-RINA", " (1)", ".part", "~", ".crdownload", " - Copy"):
        (place / f"~{real.name}{copy}").write_bytes(real.read_bytes()[:100])
        copy = f"{real.stem}{copy}.textpack"
        (place / copy).write_bytes(real.read_bytes()[:100])
    done = sharing.exchange(editor, folder)
    assert stage(editor, article) == "submitted"
    assert {name[17:23]: code for name, code in done.ignored.items()} == {"000005": "parcel-too-large", "000006": "half-there"}


def test_what_vanishes_or_is_written_while_it_is_read_comes_later(two: tuple[Desk, Desk], folder: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, editor = two
    articles = []
    for n in range(6):
        articles.append(started(laptop, f"Warga {n} mengungsi."))
        sharing.exchange(laptop, folder)
    read, rng = lying.read, random.Random(1)

    def unsure(path: Path, most: int) -> bytes | None:
        kind = rng.random()
        if kind < 0.3:
            raise FileNotFoundError(path)
        data = read(path, most)
        return data[:-5] if data and kind < 0.6 else data

    monkeypatch.setattr(lying, "read", unsure)
    monkeypatch.setattr(sharing, "_AGAIN", 0.0)
    for _ in range(20):
        sharing.exchange(editor, folder)
    monkeypatch.undo()
    assert [stage(editor, article) for article in articles] == ["submitted"] * 6
    rounds(two, folder)
    assert views(laptop) == views(editor)


def test_a_wrong_file_is_read_once_until_it_is_written_again(two: tuple[Desk, Desk], folder: Path,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, editor = two
    article = started(laptop)
    sharing.exchange(laptop, folder)
    (real,) = own(laptop, folder).iterdir()
    data = real.read_bytes()
    real.write_bytes(data[:500])
    reads: list[Path] = []
    read = lying.read

    def counted(path: Path, most: int) -> bytes | None:
        reads.append(path)
        return read(path, most)

    monkeypatch.setattr(lying, "read", counted)
    for _ in range(3):
        assert list(sharing.exchange(editor, folder).ignored.values()) == ["half-there"]
    assert len(reads) == 1
    real.write_bytes(data)
    assert sharing.exchange(editor, folder).articles == [article]


def test_a_file_that_somebody_deleted_is_written_again(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, editor = two
    articles = []
    for n in range(5):
        articles.append(started(laptop, f"Warga {n} mengungsi."))
        sharing.exchange(laptop, folder)
    for file in sorted(own(laptop, folder).iterdir())[1:4]:
        file.unlink()
    sharing.exchange(editor, folder)
    sharing.exchange(laptop, folder)
    rounds(two, folder)
    assert [stage(editor, article) for article in articles] == ["submitted"] * 5
    assert views(laptop) == views(editor)


def test_many_small_files_become_few_and_nothing_is_missed(two: tuple[Desk, Desk], folder: Path, tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, editor = two
    monkeypatch.setattr(sharing, "MOST_OWN", 6)
    article = started(laptop)
    sharing.exchange(laptop, folder)
    sharing.exchange(editor, folder)
    for n in range(12):
        rewrite(laptop, article, ".", f". Tambahan {n}.")
        sharing.exchange(laptop, folder)
        assert len(list(own(laptop, folder).iterdir())) <= 9
    rounds(two, folder)
    with machines(tmp_path / "c", 1) as (third,):
        rounds((*two, third), folder)
        assert views(laptop) == views(editor) == views(third)


def test_full_files_and_a_small_one_stay_as_they_are(two: tuple[Desk, Desk], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, _ = two
    monkeypatch.setattr(sharing, "MOST_OWN", 2)
    monkeypatch.setattr(sharing, "MOST_IN_A_FILE", 4)
    for n in range(5):
        started(laptop, f"Warga {n} mengungsi.")
    sharing.exchange(laptop, folder)
    before = sorted(own(laptop, folder).iterdir())
    assert len(before) > 3
    assert [sharing.exchange(laptop, folder).written for _ in range(3)] == [0, 0, 0]
    assert sorted(own(laptop, folder).iterdir()) == before


def test_the_store_is_free_while_a_slow_folder_answers(two: tuple[Desk, Desk], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, editor = two
    started(laptop)
    sharing.exchange(laptop, folder)
    begun, go_on = threading.Event(), threading.Event()
    read = lying.read

    def slow(path: Path, most: int) -> bytes | None:
        begun.set()
        assert go_on.wait(30)
        return read(path, most)

    monkeypatch.setattr(lying, "read", slow)
    thread = threading.Thread(target=sharing.exchange, args=(editor, folder))
    thread.start()
    assert begun.wait(30)
    editor.do(drafting.start, text("Ditulis sementara folder lambat", "Isi."))  # waits for nobody
    go_on.set()
    thread.join(60)
    assert not thread.is_alive() and editor.ask(lambda look: look.session.query(drafting.Article).count()) == 2


def test_a_mount_that_is_read_only_gives_all_it_has(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    sharing.exchange(laptop, folder)
    bound = ["mount", "--bind", str(folder), str(folder)]
    if subprocess.run(bound, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        with pytest.raises(Refused, match="folder-read-only"):
            sharing.exchange(editor, folder)
        assert stage(editor, article) == "submitted"
    finally:
        subprocess.run(["umount", str(folder)], check=True)
    rounds(two, folder)
    assert views(laptop) == views(editor)


@pytest.mark.parametrize("listed", [0, 20_000], ids=["behind all that is listed", "among all that is listed"])
def test_a_picture_is_found_behind_any_number_of_other_names(two: tuple[Desk, Desk], folder: Path, monkeypatch: pytest.MonkeyPatch,
                                                             listed: int) -> None:
    laptop, editor = two
    monkeypatch.setattr(originals, "_MOST_LOOKED_AT", listed)
    data = photo(1600, 1200)
    _, digest = with_photo(laptop, data)
    sharing.exchange(laptop, folder)
    (lies,) = folder.rglob("pictures/*")
    before = sharing.seen(str(folder), "")
    for n in range(500):
        (lies.parent / f"{n:064x}").touch()
    os.mkfifo(lies.parent / ("f" * 64))  # whoever opens it to read waits for ever
    assert sharing.seen(str(folder), "") != before, "what lies behind the others is news, too"
    assert sharing.exchange(editor, folder).pictures == 1
    assert editor.home.picture(digest).read_bytes() == data
    assert sharing.exchange(laptop).pictures == sharing.exchange(editor).pictures == 0
    assert len(list(folder.rglob(f"pictures/{digest}"))) == 1, "nobody puts it there twice"
