"""Measures of work that travels: bytes of a file for an article of 600 words, and how long 10,000 events take by file and by folder."""

from __future__ import annotations

import io
import json
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PIL import Image

from newsdesk import announcing, drafting, mailing, noting, reviewing, sharing, staffing, whereabouts
from newsdesk.article.content import Content
from newsdesk.desk import Act, Desk
from newsdesk.text.anchors import anchor_at
from tests.bench.bench_core import ARCHIVE
from tests.bench.table import Figure, lines_of, timed

FILES = 2_000
EVENTS, NOTES = 10_000, 17
"""Events in all, and notes of each article: with its text, two steps more and what began it, twenty events an article."""


def main() -> None:
    """Print the figures."""
    texts = _texts()
    with tempfile.TemporaryDirectory() as folder:
        _sizes(Path(folder), next(texts))
        figures = [*_ten_thousand(Path(folder), texts), *_old_folder(Path(folder) / "old", next(texts))]
    print("\n".join(lines_of(figures)), flush=True)


def _old_folder(folder: Path, body: str) -> list[Figure]:
    """A shared folder in which five machines have written for years: what it costs to see that nothing is new there."""
    with _newsroom(folder / "a", "Rina Wulandari") as desk:
        shared, own = folder / "bersama", desk.ask(lambda look: look.device)
        shared.mkdir()
        _sent(desk, Content(headline="Ombak Tinggi", body=body))
        sharing.exchange(desk, shared)
        names = [own, *(f"{n:016x}" for n in range(1, 5))]
        for name in names:
            (shared / sharing.PLACE / name).mkdir(exist_ok=True)
            for number in range(2, FILES + 1):
                (shared / sharing.PLACE / name / f"{number:06d}-{number:016x}.textpack").write_bytes(b"")
        desk.do(staffing.set_setting, "shared-read", {name: [[1, FILES]] for name in names})
        first = desk.ask(staffing.setting, "shared-own")
        desk.do(staffing.set_setting, "shared-own", first | {str(n): {own: [[n * 400, n * 400 + 399]]} for n in range(2, FILES + 1)})
        return [Figure(f"nothing new from 5 machines with {FILES} files each", timed(lambda: sharing.exchange(desk), 20)),
                Figure("see whether something is new there", timed(lambda: sharing.seen(str(shared), own), 20))]


def _sizes(folder: Path, body: str) -> None:
    with _newsroom(folder / "sizes") as desk:
        article = _sent(desk, Content(headline="Nelayan Suradadi Pulang Lebih Awal", body=body, reporters=("Rina Wulandari",)))
        text = len(mailing.prepare_letter(desk, [article]).data)
        images = [desk.do(drafting.add_image, _photo(n), f"foto-{n}.jpg").result for n in range(3)]
        lead, *inside = (drafting.lead_picture(image, image.name, f"p{n}") for n, image in enumerate(images))
        shown = "".join(f"\n\n![](picture:{picture.key})" for picture in inside)
        article = _sent(desk, Content(headline="Ombak Tinggi", body=body + shown, lead=replace(lead, key="lead"), pictures=tuple(inside)))
        with_three = {how: timed_letter(desk, article, how) for how in (mailing.TEXT, mailing.SMALL, mailing.ORIGINALS)}
    print(f"a file with {len(body.split())} words: {text:,} bytes; with three pictures of 12 megapixels: " + ", ".join(
        f"{how} {size:,} bytes ({seconds:.1f} s, {pictures} in it)" for how, (size, pictures, seconds) in with_three.items()))


def timed_letter(desk: Desk, article: str, how: str) -> tuple[int, int, float]:
    """Bytes, pictures and seconds of a file."""
    begun = perf_counter()
    letter = mailing.prepare_letter(desk, [article], how)
    return len(letter.data), letter.pictures, perf_counter() - begun


def _ten_thousand(folder: Path, texts: Iterator[str]) -> list[Figure]:
    figures = []
    with _newsroom(folder / "a", "Rina Wulandari") as there:
        articles = there.do(_fill, texts).result
        with _newsroom(folder / "b", "Bagus Prakoso") as here:
            letter: list[mailing.Letter] = []
            made = timed(lambda: letter.append(mailing.prepare_letter(there, articles)), 1)
            figures.append(Figure(f"{EVENTS} events: make one file", made))
            path = folder / "semua.textpack"
            figures.append(Figure("write it and read it back", timed(lambda: mailing.deliver(there, letter[0], path), 1),
                                  f"{len(letter[0].data):,} bytes"))
            parcel = []
            figures.append(Figure("look into it", timed(lambda: parcel.append(announcing.open_parcel(here, path)), 1)))
            figures.append(Figure("take it in, as one act", timed(lambda: _whole(announcing.accept(here, parcel[0])), 1)))
        with _newsroom(folder / "c", "Bagus Prakoso") as here:
            shared = folder / "bersama"
            shared.mkdir()
            figures.append(Figure(f"{EVENTS} events into the shared folder", timed(lambda: sharing.exchange(there, shared), 1)))
            held: list[float] = []
            do = here.do

            def timed_act(verb: object, *args: object, **kwargs: object) -> object:
                begun = perf_counter()
                try:
                    return do(verb, *args, **kwargs)  # type: ignore[arg-type]
                finally:
                    held.append((perf_counter() - begun) * 1000)

            here.do = timed_act  # type: ignore[method-assign, assignment]
            figures.append(Figure("out of it, into another newsroom", timed(lambda: _all(sharing.exchange(here, shared)), 1)))
            figures.append(Figure("how long one of its acts holds the store", tuple(held)))
            figures.append(Figure("with nothing new in it", timed(lambda: sharing.exchange(here), 20)))
            own = here.ask(lambda look: look.device)
            figures.append(Figure("see whether something is new", timed(lambda: sharing.seen(str(shared), own), 50)))
            sharing.exchange(there)
            figures.append(Figure("where 200 texts are", timed(lambda: there.ask(whereabouts.whereabouts, articles[:200]), 20)))
            figures.append(Figure("one step more: out", timed(lambda: (_more(there, articles), sharing.exchange(there)), 5)))
            there_and_in = timed(lambda: (_more(there, articles), sharing.exchange(there), sharing.exchange(here)), 5)
            figures.append(Figure("one step more: out and in", there_and_in))
    return figures


def _whole(parcel: announcing.Parcel) -> None:
    if parcel.taken is None or parcel.taken.taken.events < EVENTS:
        raise RuntimeError(f"not all of it came in: {parcel.refused}")


def _all(done: sharing.Exchanged) -> None:
    if done.taken < EVENTS or done.ignored:
        raise RuntimeError(f"not all of it came in: {done}")


def _more(desk: Desk, articles: list[str]) -> None:
    article = random.Random(len(articles)).choice(articles)
    content = desk.ask(drafting.draft, article).content
    desk.do(drafting.save_draft, article, replace(content, body=content.body + " Tambahan."))
    desk.do(reviewing.submit, article)


def _fill(act: Act, texts: Iterator[str]) -> list[str]:
    articles = []
    while len(articles) * (NOTES + 3) < EVENTS:
        body = next(texts)
        content = Content(headline=f"Berita {len(articles)}", body=body, reporters=("Rina Wulandari",)).cleaned()
        article = drafting.start(act, content)
        reviewing.submit(act, article)
        for n in range(NOTES):
            noting.add_note(act, article, content, anchor_at("body", content.body, 0, 10), f"Catatan ke-{n}: cek lagi angka dan nama.")
        articles.append(article)
    return articles


def _sent(desk: Desk, content: Content) -> str:
    article = desk.do(drafting.start, content).result
    desk.do(reviewing.submit, article)
    return article


def _texts() -> Iterator[str]:
    """Bodies of the archive's articles, 600 words and more each."""
    import gzip

    words: list[str] = []
    while True:
        with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
            for line in lines:
                words += json.loads(line)["body"].split()
                while len(words) >= 600:
                    yield " ".join(words[:600])
                    words = words[600:]


def _photo(seed: int) -> bytes:
    """A picture of 12 megapixels with the detail of one taken outdoors."""
    rough = Image.frombytes("RGB", (1000, 750), random.Random(seed).randbytes(1000 * 750 * 3))
    out = io.BytesIO()
    Image.blend(rough.resize((4000, 3000), Image.Resampling.BICUBIC), Image.new("RGB", (4000, 3000), (90, 130, 170)), 0.6).save(
        out, "JPEG", quality=92)
    return out.getvalue()


@contextmanager
def _newsroom(folder: Path, name: str = "Rina Wulandari") -> Iterator[Desk]:
    desk = Desk.open(folder)
    try:
        desk.do(staffing.settle_in, name, ("reporter", "editor"), "disway-jateng")
        yield desk
    finally:
        desk.close()


if __name__ == "__main__":
    main()
