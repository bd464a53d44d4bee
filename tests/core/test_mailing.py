"""One file carries an article to another machine; a hostile or broken one changes nothing and lies aside with its reason."""

from __future__ import annotations

import io
import json
import random
import warnings
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk import drafting, exchanging, mailing, reviewing
from newsdesk.article import textpack
from newsdesk.article.textpack import read_pack
from newsdesk.cli import newsdesk
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store.keys import device_key, sign
from newsdesk.text.canonical import canonical_json
from tests.core.machines import started, views
from tests.core.office_files import PICTURE
from tests.core.test_exchanging import body, stage
from tests.core.test_workflow import text


def letter(desk: Desk, article: str, pictures: str = mailing.TEXT) -> bytes:
    return desk.do(mailing.letter, [article], pictures).result.data


def test_an_article_arrives_by_a_file(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    path = mailing.post(laptop.do(mailing.letter, [article]).result, tmp_path)
    assert path.name.endswith("-banjir-rob-di-pesisir-tegal.textpack")
    opened = editor.do(mailing.receive, read_pack(path.read_bytes())).result
    assert (opened.person, opened.headlines, opened.taken.articles) == ("Orang 0", {article: "Banjir Rob di Pesisir Tegal"}, (article,))
    assert (stage(editor, article), body(editor, article)) == ("submitted", body(laptop, article))
    assert editor.do(mailing.receive, read_pack(path.read_bytes())).result.taken.events == 0
    back = letter(editor, article)
    laptop.do(mailing.receive, read_pack(back))
    assert len(laptop.ask(exchanging.received, article)) == 1


def test_other_programs_find_a_textbundle(two: tuple[Desk, Desk]) -> None:
    article = started(two[0])
    with zipfile.ZipFile(io.BytesIO(letter(two[0], article))) as archive:
        info = json.loads(archive.read("info.json"))
        assert (info["version"], info["type"]) == (2, "net.daringfireball.markdown")
        assert archive.read("text.markdown").decode().startswith("# Banjir Rob di Pesisir Tegal\n\nWarga mengungsi")
        assert archive.testzip() is None


def test_600_words_take_less_than_30_kb(two: tuple[Desk, Desk]) -> None:
    rng = random.Random(1)
    words = ["".join(rng.choices("abdeghijklmnoprstuw", k=rng.randint(2, 10))) for _ in range(600)]
    article = started(two[0], " ".join(words).capitalize() + ".")
    for number in range(3):
        content = two[0].ask(drafting.draft, article).content
        two[0].do(drafting.save_draft, article, text(content.headline, f"{content.body} Tambahan {number}."))
        two[0].do(reviewing.submit, article)
    assert len(letter(two[0], article)) < 30_000


def test_pictures_come_when_asked_for(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    image = laptop.do(drafting.add_image, PICTURE, "pasar.png").result
    content = text("Banjir Rob di Pesisir Tegal", "Warga mengungsi ke posko sejak pagi.")
    from dataclasses import replace

    article = laptop.do(drafting.start, replace(content, lead=drafting.lead_picture(image, "pasar.png"))).result
    laptop.do(reviewing.submit, article)
    editor.do(mailing.receive, read_pack(letter(laptop, article)))
    assert not editor.home.picture(image.digest).exists()
    data = letter(laptop, article, mailing.ORIGINALS)
    editor.do(mailing.receive, read_pack(data))
    assert mailing.keep_pictures(editor.home, read_pack(data)) == 1
    assert editor.home.picture(image.digest).read_bytes() == PICTURE


def test_every_flipped_byte_is_found(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    data = letter(laptop, started(laptop))
    before = views(editor)
    for at in range(len(data)):
        wrong = data[:at] + bytes([data[at] ^ (1 + at % 255)]) + data[at + 1 :]
        with pytest.raises(Refused):
            read_pack(wrong)
    for at in random.Random(1).sample(range(len(data)), 40):
        with pytest.raises(Refused, match="parcel-"):
            editor.do(mailing.receive, read_pack(data[:at]))
    assert views(editor) == before


def sealed(entries: list[tuple[zipfile.ZipInfo | str, bytes]], deflated: bool = True) -> bytes:
    """A ZIP with the right last bytes, whatever is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, textpack._DATE)
            info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # names that are there twice
                archive.writestr(info, data)
        archive.comment = b"newsdesk " + b"0" * 64
    return seal(out.getvalue())


def seal(data: bytes) -> bytes:
    return data[:-64] + sha256(data[:-64]).hexdigest().encode()


def entry(name: str, mode: int = 0o100644) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x", textpack._DATE)
    info.filename, info.external_attr = name, mode << 16
    return info


NAMES = ["../x", "/etc/passwd", "C:\\x", "c:x", "assets/../../x", "assets/CON", "assets/nul.jpg", "assets/" + "a" * 64 + ".exe", "assets/",
         "assets\\x.jpg", "\\\\host\\share\\x", "info.json/x", "INFO.JSON", "info.json ", "text.markdown\x00.jpg", "a" * 60_000, "…", "",
         "assets/" + "A" * 64 + ".jpg", "./info.json", "assets//" + "a" * 64 + ".jpg", "~/x", "events.json/.."]


def hostile(laptop: Desk) -> Iterator[bytes]:
    """Files that no honest machine makes, all of them with right last bytes, many with a right signature."""
    good = letter(laptop, started(laptop))
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    base = list(files.items())
    for name in NAMES:
        yield sealed([*base, (entry(name), b"x")])
        yield sealed([(entry(name), b"x"), *base])
    for mode in (0o120777, 0o040755, 0o020666, 0o060666, 0o010666, 0o140777):  # links, folders, devices, pipes, sockets
        for name in ("assets/" + "a" * 64 + ".jpg", "text.markdown", "events.json"):
            linked = [(entry(name, mode), b"/etc/passwd")] if name.startswith("assets/") else []
            yield sealed([*((entry(n, mode) if n == name else n, d) for n, d in base), *linked])
    for name in files:  # missing, twice, empty, not UTF-8, bombs
        yield sealed([(n, d) for n, d in base if n != name])
        yield sealed([*base, (name, files[name])])
        yield sealed([(n, b"" if n == name else d) for n, d in base])
        yield sealed([(n, b"\xff\xfe\x00" if n == name else d) for n, d in base])
        yield sealed([(n, b" " * 40_000_000 if n == name else d) for n, d in base])
    yield sealed([*base, *((f"assets/{n:064x}.jpg", b"") for n in range(400))])
    for deep in ("[" * 100_000, '{"a":' * 100_000, "[" * 50 + "]" * 50):
        for name in ("info.json", "events.json"):
            yield sealed([(n, deep.encode() if n == name else d) for n, d in base])
    for json_text in ("NaN", "1e999", "null", "[]", "{}", '"\\ud800"', '{"a":1,"a":2}', "[1,]", "﻿{}", "123" * 9000):
        for name in ("info.json", "events.json"):
            yield sealed([(n, json_text.encode() if n == name else d) for n, d in base])
    rng = random.Random(7)
    for _ in range(250):  # lying sizes, places and contents, with right last bytes
        wrong = bytearray(good)
        for _ in range(rng.randint(1, 4)):
            wrong[rng.randrange(len(good) - 64)] ^= rng.randint(1, 255)
        if not says_the_same(seal(bytes(wrong)), good):  # some bytes of a ZIP nobody reads
            yield seal(bytes(wrong))
    yield from resigned(laptop, files)


def says_the_same(data: bytes, good: bytes) -> bool:
    try:
        return read_pack(data) == read_pack(good)
    except (Refused, KeyError):
        return False


def resigned(laptop: Desk, files: dict[str, bytes]) -> Iterator[bytes]:
    """What somebody with a key of their own would make of it."""
    info = json.loads(files["info.json"])
    events = json.loads(files["events.json"])
    mine = info["id.newsdesk"]

    def packed(events: list[object], **changes: object) -> bytes:
        said = {name: value for name, value in mine.items() if name not in ("signature", "files", "format")} | changes
        return textpack.write_pack("x", events, {}, said, lambda t: sign(b"k" * 32, t))  # type: ignore[arg-type]

    yield packed(events)
    yield packed([{**e, "signature": sign(b"k" * 32, e["hash"])} for e in events], device="f" * 16)
    yield packed([])
    yield textpack.write_pack("x", [*events[:1], *events[3:]], {}, {k: v for k, v in mine.items() if k not in ("signature", "files")} | {
        "at": "gestern"}, lambda t: sign(device_key(laptop.home.key), t))
    rest = [(n, d) for n, d in files.items() if n != "info.json"]
    for changes in ({"format": 2}, {"format": "1"}, {"key": "x"}, {"articles": []}, {"at": 5}, {"name": None}, {"signature": 5}):
        said = {**mine, **changes}
        yield sealed([("info.json", canonical_json({**info, "id.newsdesk": said}).encode()), *rest])
    for other in ({"version": 1}, {"type": "text/html"}, {"more": 1}, {"id.newsdesk": None}):
        yield sealed([("info.json", canonical_json({**info, **other}).encode()), *rest])


def test_hostile_files_change_no_row_and_write_nothing(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    before = views(editor), editor.ask(exchanging.held), sorted(editor.home.folder.rglob("*"))
    count = 0
    for data in hostile(laptop):
        count += 1
        with pytest.raises(Refused, match="parcel-"):
            editor.do(mailing.receive, read_pack(data))
    assert count > 300
    assert (views(editor), editor.ask(exchanging.held), sorted(editor.home.folder.rglob("*"))) == before


def test_the_guards_are_needed(two: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textpack, "_look_over", lambda *_: None)
    got_in = 0
    for data in hostile(two[0]):
        try:
            read_pack(data)
            got_in += 1
        except (Refused, KeyError):
            pass
    assert got_in > 3


def test_what_is_refused_lies_aside_with_its_reason(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    home = editor.home
    data = letter(laptop, started(laptop))
    editor.close()
    for name, content in (("baik", data), ("rusak", data[:-1] + b"!"), ("lain", b"PK\x03\x04"), ("foto", b"\xff\xd8")):
        (tmp_path / f"{name}.textpack").write_bytes(content)
    files = [str(tmp_path / f"{name}.textpack") for name in ("baik", "rusak", "lain", "foto")]
    done = CliRunner().invoke(newsdesk, ["receive", *files, "--json", "--home", str(home.folder)])
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert [(s["taken"], s.get("code")) for s in said] == [
        (True, None), (False, "parcel-damaged"), (False, "parcel-damaged"), (False, "parcel-foreign")]
    assert [json.loads(Path(s["quarantine"]).with_suffix(".json").read_text())["name"] for s in said[1:]] == [
        "rusak.textpack", "lain.textpack", "foto.textpack"]


def test_the_commands_send_and_people(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, _ = two
    article, home = started(laptop), str(laptop.home.folder)
    laptop.close()
    run = CliRunner().invoke
    said = json.loads(run(newsdesk, ["send", article, "--to", str(tmp_path), "--json", "--home", home], catch_exceptions=False).stdout)
    assert said["safe"] is True and Path(said["file"]).stat().st_size == said["bytes"]
    assert run(newsdesk, ["send", "--to", str(tmp_path), "--home", home]).exit_code == 2
    assert run(newsdesk, ["send", "--all", "--to", str(tmp_path / "semua.textpack"), "--home", home]).exit_code == 0
    assert (tmp_path / "semua.textpack").is_file()
    shown = json.loads(run(newsdesk, ["people", "--json", "--home", home], catch_exceptions=False).stdout)
    assert (shown["name"], shown["mine"], shown["state"]) == ("Orang 0", True, "unlisted")


def test_a_stick_that_lies_is_told(two: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = two[0].do(mailing.letter, [started(two[0])]).result
    monkeypatch.setattr(mailing, "write_file", lambda path, data: path.write_bytes(data[:-1]))
    with pytest.raises(Refused, match="send-differs"):
        mailing.post(made, tmp_path)
