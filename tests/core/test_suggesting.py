"""Accepting every suggestion gives the editor's text, none the reporter's, and any choice the text one would get by hand."""

from __future__ import annotations

import os
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.article.content import Content, Picture
from newsdesk.article.suggesting import Suggestion, accepted, suggestions
from newsdesk.text.body import join_lines, lines_of, picture_line
from newsdesk.text.comparison import compare_bodies, new_body, old_body

SESSIONS = int(os.environ.get("NEWSDESK_SUGGESTION_SESSIONS", "400"))
"""Random sessions of an editor; `./test proofs` takes 10,000."""
WORDS = "warga desa antre beras sejak pagi ujarnya harga naik pasar slawi tegal camat hujan".split()
CARDS = ("BACA JUGA: [Harga Beras Naik](newsdesk:title)", picture_line("p1"), picture_line("p2"))


def paragraph(chance: random.Random) -> str:
    if chance.random() < 0.15:
        return chance.choice(CARDS)
    text = " ".join(chance.choices(WORDS, k=chance.randint(2, 12))).capitalize() + "."
    return chance.choice(["", "", "", "## ", "- ", "> "]) + text


def article(chance: random.Random) -> Content:
    lines = [paragraph(chance) for _ in range(chance.randint(1, 8))]
    return Content(headline="Harga Beras Naik di Slawi", body=join_lines(lines), tags=("beras",), lead=Picture("lead", caption="Pasar"),
                   pictures=(Picture("p1", caption="Antre"), Picture("p2")))


def edit(content: Content, chance: random.Random) -> Content:
    """One thing an editor does."""
    lines = lines_of(content.body)
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    what = chance.randrange(11)
    if what == 0:
        words.insert(chance.randrange(len(words) + 1), chance.choice(WORDS))
        lines[at] = " ".join(words)
    elif what == 1 and len(words) > 1:
        del words[chance.randrange(len(words))]
        lines[at] = " ".join(words)
    elif what == 2:
        words[chance.randrange(len(words))] = chance.choice(WORDS).upper()
        lines[at] = " ".join(words)
    elif what == 3 and len(words) > 2:
        cut = chance.randrange(1, len(words))
        lines[at : at + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]
    elif what == 4 and at + 1 < len(lines):
        lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
    elif what == 5:
        lines.insert(chance.randrange(len(lines)), lines.pop(at))
    elif what == 6:
        lines.insert(at, paragraph(chance))
    elif what == 7 and len(lines) > 1:
        del lines[at]
    elif what == 8:
        lines[at] = f"**{lines[at]}**"
    elif what == 9:
        return replace(content, headline=content.headline.replace("Naik", "Melonjak"), tags=(*content.tags, "pasar"),
                       lead=replace(content.lead or Picture("lead"), caption="Pasar pagi"))
    elif what == 10:
        lines.insert(at, picture_line("p3"))
        content = replace(content, pictures=(Picture("p1", caption="Antre panjang"), Picture("p2"), Picture("p3", caption="Gudang")))
    return replace(content, body=join_lines(lines))


def session(chance: random.Random) -> tuple[Content, Content, tuple[Suggestion, ...]]:
    base = edited = article(chance)
    for _ in range(chance.randint(1, 9)):
        edited = edit(edited, chance)
    return base, edited, suggestions(base, edited)


def as_said(content: Content) -> Content:
    """A content without the pictures that no line of it shows: they come and go with those lines."""
    return replace(content, pictures=tuple(p for p in content.pictures if f"picture:{p.key})" in content.body))


@settings(max_examples=SESSIONS)
@given(st.integers(0, 2**32))
def test_all_none_and_any(seed: int) -> None:
    chance = random.Random(seed)
    base, edited, every = session(chance)
    names = [s.id for s in every]
    assert len(set(names)) == len(names)
    assert as_said(accepted(base, every, names, edited)) == as_said(edited)
    assert as_said(accepted(base, every, (), edited)) == as_said(base)
    chosen = {name for name in names if chance.random() < 0.5}
    some = accepted(base, every, chosen, edited)
    assert accepted(base, list(reversed(every)), chosen, edited) == some
    assert some.body == by_hand(base, [s for s in every if s.id in chosen])
    edits = sorted((e.start, e.end) for s in every if s.field == "body" for e in s.edits)
    assert all(one[1] <= other[0] for one, other in zip(edits, edits[1:], strict=False))
    for one, other in ((base, edited), (edited, base), (base, some)):
        rows = compare_bodies(one.body, other.body)
        assert (old_body(rows), new_body(rows)) == (one.body, other.body)


def by_hand(base: Content, chosen: list[Suggestion]) -> str:
    """The body as somebody would get it who changes it from its end to its beginning, with no look at the others."""
    text = "".join(f"{line}\n" for line in lines_of(base.body))
    for change in sorted((e for s in chosen if s.field == "body" for e in s.edits), key=lambda e: (e.start, e.order), reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return join_lines(text.split("\n")[:-1])


@settings(max_examples=60)
@given(st.text(alphabet="ab \n*#>-", max_size=60), st.text(alphabet="ab \n*#>-", max_size=60))
def test_any_two_bodies(old: str, new: str) -> None:
    base, edited = Content(body=join_lines(lines_of(old))), Content(body=join_lines(lines_of(new)))
    every = suggestions(base, edited)
    assert lines_of(accepted(base, every, [s.id for s in every], edited).body) == lines_of(edited.body)
    assert accepted(base, every, (), edited) == base


def kinds(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(s.kind, s.old, s.new) for s in suggestions(Content(body=old), Content(body=new))]


def test_what_a_change_is_called() -> None:
    assert kinds("Warga antre beras sejak pagi.", "Warga antre beras murah sejak pagi.") == [("insertion", "", " murah")]
    assert kinds("Sembilan lapak rusak berat.", "Sebelas lapak rusak berat.") == [("replacement", "Sembilan", "Sebelas")]
    assert [k for k, _, _ in kinds("Satu dua tiga. Empat lima.", "Satu dua tiga.\n\nEmpat lima.")] == ["split"]
    assert [k for k, _, _ in kinds("Satu dua tiga.\n\nEmpat lima.", "Satu dua tiga. Empat lima.")] == ["join"]
    assert [k for k, _, _ in kinds("Warga antre beras.", "Warga **antre** beras.")] == ["format"]
    one, two = "Paragraf pertama yang panjang.", "Alinea kedua soal lain lagi."
    assert [k for k, _, _ in kinds(f"{one}\n\n{two}", f"{two}\n\n{one}")] == ["move"]
    assert [k for k, _, _ in kinds(one, f"{one}\n\n{CARDS[0]}")] == ["related"]
    assert [k for k, _, _ in kinds(f"{one}\n\n{CARDS[1]}", one)] == ["picture"]
