"""A file says who sent it and what is new before anything is taken in; then all of it is taken, or it lies aside with its reason."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from newsdesk import announcing, drafting, exchanging, mailing, reviewing, trusting
from newsdesk.article import textpack
from newsdesk.article.textpack import Pack, read_pack
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store.keys import device_key, sign
from tests.core.machines import machines, rewrite, started, views
from tests.core.test_exchanging import stage
from tests.core.test_workflow import text


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A reporter's laptop and an editor's machine that have never met."""
    with machines(tmp_path / "a", 1) as (laptop,), machines(tmp_path / "b", 3) as (_, _, editor):
        yield laptop, editor


def written(desk: Desk, articles: list[str], folder: Path, pictures: str = mailing.TEXT) -> Path:
    return mailing.deliver(desk, mailing.prepare_letter(desk, articles, pictures), folder)


def photo(width: int, height: int, seed: int = 1) -> bytes:
    """A JPEG as a camera makes it, with a place in it that is nobody's business."""
    import random

    noise = Image.frombytes("RGB", (width // 8, height // 8), random.Random(seed).randbytes(width // 8 * (height // 8) * 3))
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "Pasar Trayeman, foto: Rina"
    noise.resize((width, height)).save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


def with_photo(desk: Desk, data: bytes) -> tuple[str, str]:
    """An article with a picture that was submitted: its id, and the picture's."""
    image = desk.do(drafting.add_image, data, "pasar.jpg").result
    content = replace(text("Kanopi Pasar Roboh", "Kanopi pasar roboh sejak pagi."), lead=drafting.lead_picture(image, "pasar.jpg"))
    article = desk.do(drafting.start, content).result
    desk.do(reviewing.submit, article)
    return article, image.digest


def test_a_file_says_who_sent_it_and_what_is_new_and_nothing_is_changed(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    before = views(editor)
    parcel = announcing.open_parcel(editor, written(laptop, [article], tmp_path))
    said = parcel.announced
    assert said is not None and parcel.refused is None
    assert (said.name, said.sender, said.pictures) == ("Orang 0", announcing.UNKNOWN, 0)
    assert said.articles == (announcing.Line(article, "Banjir Rob di Pesisir Tegal", announcing.NEW),)
    assert said.events > 2 and views(editor) == before
    done = announcing.accept(editor, parcel)
    assert done.taken is not None and done.taken.taken.articles == (article,) and stage(editor, article) == "submitted"


def test_the_second_file_is_from_somebody_known_and_says_what_changed(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    first = started(laptop)
    announcing.accept(editor, announcing.open_parcel(editor, written(laptop, [first], tmp_path)))
    rewrite(laptop, first, "sejak pagi", "sejak subuh")
    second, third = started(laptop, "Harga cabai naik."), started(laptop, "Jalan rusak.")
    announcing.accept(editor, announcing.open_parcel(editor, written(laptop, [third], tmp_path)))
    parcel = announcing.open_parcel(editor, written(laptop, [first, second, third], tmp_path))
    assert parcel.announced is not None and parcel.announced.sender == announcing.KNOWN
    assert {line.article: line.state for line in parcel.announced.articles} == {
        first: announcing.CHANGED, second: announcing.NEW, third: announcing.THERE}


def test_it_says_whether_the_chief_knows_the_machine(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    path = written(laptop, [article], tmp_path)
    assert announcing.open_parcel(laptop, path).announced.sender == announcing.MINE  # type: ignore[union-attr]
    announcing.accept(editor, announcing.open_parcel(editor, path))
    device = laptop.ask(lambda look: look.device)
    editor.do(trusting.found)
    editor.do(trusting.admit, device)
    assert announcing.open_parcel(editor, path).announced.sender == announcing.LISTED  # type: ignore[union-attr]
    editor.do(trusting.remove, device)
    assert announcing.open_parcel(editor, path).announced.sender == announcing.REMOVED  # type: ignore[union-attr]


def test_what_is_not_signed_by_the_machine_it_names_says_nothing_at_all(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    pack = read_pack(written(laptop, [started(laptop)], tmp_path).read_bytes())
    for changed in ({"name": "Bagus Prakoso"}, {"articles": {}}, {"device": "f" * 16}, {"copies": {"x": "y"}}):
        with pytest.raises(Refused, match="parcel-"):
            editor.ask(announcing.announced, Pack({**pack.manifest, **changed}, pack.events, pack.pictures))
    wrong = tmp_path / "salah.textpack"
    said = {k: v for k, v in pack.manifest.items() if k not in ("signature", "files", "format")}
    wrong.write_bytes(textpack.write_pack("x", pack.events, {}, said, lambda t: sign(b"k" * 32, t)))
    parcel = announcing.open_parcel(editor, wrong)
    assert parcel.announced is None and parcel.refused is not None and parcel.refused.code == "parcel-unsigned"
    assert parcel.aside is not None and json.loads(parcel.aside.with_suffix(".json").read_text())["name"] == "salah.textpack"


def test_what_cannot_be_taken_whole_changes_nothing_and_lies_aside(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    pack = read_pack(written(laptop, [article], tmp_path).read_bytes())
    said = {k: v for k, v in pack.manifest.items() if k not in ("signature", "files", "format")}
    half = [event for event in pack.events if event["kind"] != "article.started"]
    path = tmp_path / "sebagian.textpack"
    path.write_bytes(textpack.write_pack("x", half, {}, said, lambda t: sign(device_key(laptop.home.key), t)))
    before = views(editor), editor.ask(exchanging.held)
    parcel = announcing.open_parcel(editor, path)
    assert parcel.announced is not None
    done = announcing.accept(editor, parcel)
    assert done.taken is None and done.refused is not None and done.refused.code == "parcel-incomplete" and done.aside is not None
    assert (views(editor), editor.ask(exchanging.held)) == before
    assert announcing.open_parcel(editor, tmp_path / "tidak-ada.textpack").refused.code == "file-unreadable"  # type: ignore[union-attr]


def test_a_small_copy_stands_for_its_original_and_is_never_taken_for_it(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    data = photo(4000, 3000)
    article, digest = with_photo(laptop, data)
    small = written(laptop, [article], tmp_path, mailing.SMALL)
    assert small.stat().st_size < len(data) / 2
    parcel = announcing.open_parcel(editor, small)
    assert parcel.announced is not None and (parcel.announced.pictures, parcel.announced.copies) == (1, 1)
    announcing.accept(editor, parcel)
    home = editor.home
    assert not home.picture(digest).exists() and home.shown(digest) == home.copy(digest)
    with Image.open(home.shown(digest)) as seen:
        assert max(seen.size) == mailing.LONG_SIDE and not seen.getexif()
    with pytest.raises(Refused, match="picture-missing"):
        editor.ask(drafting.original, digest)
    again = announcing.open_parcel(editor, written(laptop, [article], tmp_path, mailing.ORIGINALS))
    assert again.announced is not None and (again.announced.events, again.announced.fresh, again.announced.news) == (0, 1, True)
    announcing.accept(editor, again)
    assert home.shown(digest) == home.picture(digest) and home.picture(digest).read_bytes() == data
    assert not home.copy(digest).exists(), "the copy has done its work"
    announcing.accept(editor, announcing.open_parcel(editor, small))
    assert not home.copy(digest).exists(), "nor does it come back"


def test_a_picture_that_a_copy_would_not_make_smaller_goes_as_it_is(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    data = Image.new("RGB", (640, 480), "white")
    out = io.BytesIO()
    data.save(out, "JPEG", quality=10)
    article, digest = with_photo(laptop, out.getvalue())
    letter = mailing.prepare_letter(laptop, [article], mailing.SMALL)
    assert (letter.pictures, letter.copies, letter.to_follow) == (1, 0, 0)
    announcing.accept(editor, announcing.open_parcel(editor, mailing.deliver(laptop, letter, tmp_path)))
    assert sha256(editor.home.picture(digest).read_bytes()).hexdigest() == digest


def test_a_letter_says_what_is_still_to_follow(two: tuple[Desk, Desk]) -> None:
    laptop, _ = two
    article, digest = with_photo(laptop, photo(2600, 1800))
    heard: list[tuple[int, int]] = []
    letters = [mailing.prepare_letter(laptop, [article], how, lambda *told: heard.append(told))
               for how in (mailing.TEXT, mailing.SMALL, mailing.ORIGINALS)]
    assert [(one.pictures, one.copies, one.to_follow) for one in letters] == [(0, 0, 1), (1, 1, 1), (1, 0, 0)]
    assert heard == [(0, 1), (0, 1)]
    laptop.home.picture(digest).unlink()
    assert mailing.prepare_letter(laptop, [article], mailing.ORIGINALS).to_follow == 1


def test_a_file_that_was_sent_before_is_not_written_over(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, _ = two
    article = started(laptop)
    first = written(laptop, [article], tmp_path)
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    second = written(laptop, [article], tmp_path)
    assert first != second and second.name.endswith("-2.textpack")
    assert any("sejak pagi" in event["payload"] for event in read_pack(first.read_bytes()).events)
