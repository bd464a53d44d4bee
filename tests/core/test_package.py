"""The export folder: complete, named by its sums, the same bytes again, read back to the last paragraph, refused in words."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.portal import package
from newsdesk.portal.context import Context
from newsdesk.portal.package import folder_name, package_files, read_back, write_package
from tests.core.portal_samples import ARTICLE, CONTEXT, HOSTILE, PROFILE, picture_files

ABOUT = {"article": "abc", "revision": "0" * 64}


def files_of(content: Content = ARTICLE) -> dict[str, bytes]:
    return package_files(content, PROFILE, CONTEXT, picture_files(content), ABOUT)


def test_what_is_in_the_folder(tmp_path: Path) -> None:
    folder = write_package(files_of(), tmp_path, folder_name(ARTICLE, CONTEXT, PROFILE))
    assert folder.name == "2026-03-03-warga-tepi-kali-gung-tanam-vetiver-untuk-menjaga-tanggul-baru"
    assert sorted(p.name for p in folder.iterdir()) == [
        "article.json", "article.md", "index.html", "manifest.json", "style.css", "warga-1.jpg", "warga-2.jpg"]
    sums = json.loads((folder / "manifest.json").read_text())["sha256"]
    assert {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in sums} == sums and len(sums) == 6
    assert Content.from_values(json.loads((folder / "article.json").read_text())["content"]) == ARTICLE
    markdown = (folder / "article.md").read_text()
    assert markdown.startswith("---\nheadline: ") and "](warga-2.jpg)" in markdown and "picture:" not in markdown
    assert read_back(folder) == [] and sorted(p.name for p in tmp_path.iterdir()) == [folder.name]


def test_the_same_revision_gives_the_same_bytes() -> None:
    assert files_of() == files_of()


def test_exporting_again_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write_package(files_of(), tmp_path, "x")
    write_package(files_of(replace(ARTICLE, lead=None, pictures=())), tmp_path, "x")
    assert not (tmp_path / "x" / "warga-1.jpg").exists() and read_back(tmp_path / "x") == []


@pytest.mark.parametrize(("name", "change", "told"), [
    ("index.html", lambda data: data.replace(b"Kali Gung", b"Kali Pemali"), "index.html: changed"),
    ("warga-1.jpg", None, "warga-1.jpg: missing"),
    ("lain.txt", lambda data: b"x", "lain.txt: not in the manifest"),
    ("manifest.json", lambda data: b"{", "manifest.json: unreadable"),
])
def test_a_folder_that_was_changed_is_told(tmp_path: Path, name: str, change: object, told: str) -> None:
    file = write_package(files_of(), tmp_path, "x") / name
    if callable(change):
        file.write_bytes(change(file.read_bytes() if file.exists() else b""))
    else:
        file.unlink()
    assert told in read_back(tmp_path / "x")


@pytest.mark.parametrize(("old", "new", "told"), [
    (b"Tari Contoh</strong>", b"Orang Lain</strong>", "editor"), (b"Penyiraman setiap sore", b"", "body"),
    (b"#vetiver", b"#padi", "tags"), (b"</h1>", b"!</h1>", "headline"),
    (b'datetime="2026-03-03T15:17', b'datetime="2026-03-03T15:18', "instant"),
    (b"Jadwal Pompa Air", b"Jadwal Air", "body"),
])
def test_a_page_that_does_not_say_what_the_article_says_is_told(tmp_path: Path, old: bytes, new: bytes, told: str) -> None:
    files = files_of()
    assert old in files["index.html"]
    files["index.html"] = files["index.html"].replace(old, new)
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"}
    files["manifest.json"] = json.dumps({"sha256": sums}).encode()
    assert read_back(write_package(files, tmp_path, "x")) == [f"index.html: {told} differs"]


def test_a_hostile_article_is_exported_and_read_back(tmp_path: Path) -> None:
    content = replace(ARTICLE, body=HOSTILE, headline="../../etc/<b>passwd</b> \u202e", slug="../x", tags=("../..",))
    folder = write_package(files_of(content), tmp_path, folder_name(content, CONTEXT, PROFILE))
    assert folder.parent == tmp_path and read_back(folder) == []


def test_an_article_without_anything_has_a_name(tmp_path: Path) -> None:
    assert folder_name(Content(), Context(), PROFILE) == "0000-00-00-naskah"
    assert len(folder_name(Content(headline="kata " * 500), Context(), PROFILE)) < 130


def _mounted(folder: Path, options: str) -> None:
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False,
                                           capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here")


def test_a_full_disk_is_told_and_the_old_folder_stays(tmp_path: Path) -> None:
    _mounted(tmp_path, "size=400k")
    try:
        old = {"index.html": b"x"}
        write_package(old, tmp_path, "x")
        with pytest.raises(Refused) as refused:
            write_package({"index.html": b"y" * 1_000_000}, tmp_path, "x")
        assert refused.value.code == "disk-full"
        assert [p.name for p in tmp_path.iterdir()] == ["x"] and (tmp_path / "x/index.html").read_bytes() == b"x"
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    _mounted(tmp_path, "size=400k,ro")
    try:
        with pytest.raises(Refused) as refused:
            write_package({"index.html": b"y"}, tmp_path / "export", "x")
        assert refused.value.code == "folder-read-only"
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "export").write_text("")
    with pytest.raises(Refused) as refused:
        write_package({"index.html": b"y"}, tmp_path / "export", "x")
    assert refused.value.code == "folder-read-only"


def test_without_an_exchange_in_one_step_the_old_one_steps_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_exchange", lambda *_: False)
    write_package({"a": b"1"}, tmp_path, "x")
    write_package({"a": b"2"}, tmp_path, "x")
    assert (tmp_path / "x/a").read_bytes() == b"2" and [p.name for p in tmp_path.iterdir()] == ["x"]
    (tmp_path / "x").rename(tmp_path / ".x.old")
    package.recover(tmp_path, "x")
    assert (tmp_path / "x/a").read_bytes() == b"2"
