"""What spelling knows besides dictionaries: words that the newsroom or one person taught it, and what the archive taught.

"For the newsroom" and "this is a name" are events, so that they travel as everything else does; "for me" and "ignore in this
article" stay on this machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from newsdesk.article.content import clean_line, clean_text
from newsdesk.desk import Act, Desk, Look
from newsdesk.recording import record
from newsdesk.staffing import people, setting
from newsdesk.store.tables import Entry, LearnedWord, Setting
from newsdesk.text.spelling import Counting, Kind, Spelling, Vocabulary, load_spelling, suggestions

MINE, VOCABULARY, IGNORED = "my-words", "vocabulary", "ignored-words"
READ_MOST = 20_000
"""Articles of the archive that are read for names, newest first: older ones teach little that these do not."""
BATCH = 25
_GROWN = 0.02
"""By how much of itself the archive must have changed before it is read again."""
_GROWN_LEAST = 20


@dataclass(frozen=True, slots=True)
class Taught:
    """A word as it was taught."""

    word: str
    scope: str
    """``name`` or ``newsroom`` (known to everybody), ``me`` (on this machine), ``article`` (ignored in one)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What people taught."""

    words: frozenset[str]
    names: frozenset[str]
    """Names that were taught, and those of everybody who works here."""


def learn(act: Act, word: str, name: bool = False) -> None:
    """Know a word in the whole newsroom. name: it is a name, right with these capitals only."""
    word = clean_line(word)
    known = act.session.get(LearnedWord, word)
    if word and (known is None or known.name != name):
        record(act, "word.learned", word=word, name=name)


def forget(act: Act, word: str) -> None:
    """Know a word no more, whoever taught it: the newsroom or I."""
    word = clean_text(word)
    if act.session.get(LearnedWord, word) is not None:
        record(act, "word.forgotten", word=word)
    mine = setting(act, MINE, [])
    if word in mine:
        _remember(act, MINE, [other for other in mine if other != word])


def learn_for_me(act: Act, word: str) -> None:
    """Know a word on this machine only."""
    word, mine = clean_line(word), setting(act, MINE, [])
    if word and word not in mine:
        _remember(act, MINE, [*mine, word])


def ignore(act: Act, article: str, word: str) -> None:
    """Point a word out no more in one article; on this machine."""
    ignored = setting(act, IGNORED, {})
    words = ignored.get(article, [])
    if word not in words:
        _remember(act, IGNORED, {**ignored, article: [*words, word]})


def ignored(look: Look, article: str) -> frozenset[str]:
    """The words that are not pointed out in an article."""
    return frozenset(setting(look, IGNORED, {}).get(article, ()))


def point_out(act: Act, article: str, word: str) -> None:
    """Point a word out again in one article: `ignore` taken back."""
    ignored = setting(act, IGNORED, {})
    if word in (words := ignored.get(article, [])):
        _remember(act, IGNORED, {**ignored, article: [other for other in words if other != word]})


def taught_words(look: Look, article: str = "") -> tuple[Taught, ...]:
    """Every word that people taught, by the alphabet; with those that are ignored in an article where one is named."""
    rows = look.session.execute(select(LearnedWord.word, LearnedWord.name)).all()
    found = [Taught(word, "name" if name else "newsroom") for word, name in rows]
    found += [Taught(word, "me") for word in setting(look, MINE, ())]
    found += [Taught(word, "article") for word in (ignored(look, article) if article else ())]
    return tuple(sorted(found, key=lambda taught: (taught.word.lower(), taught.scope)))


def lexicon(look: Look) -> Lexicon:
    """What people taught: the newsroom, I, and the names of who works here."""
    taught = look.session.execute(select(LearnedWord.word, LearnedWord.name)).all()
    staff = people(look)
    words = {word for word, name in taught if not name} | set(setting(look, MINE, ())) | {p.code for p in staff if p.code}
    names = {word for word, name in taught if name} | {p.name for p in staff}
    return Lexicon(frozenset(words), frozenset(names))


# ---- the archive -----------------------------------------------------------------------------------------------------

def vocabulary(look: Look) -> Vocabulary:
    """What the archive taught when it was last read; empty before that."""
    return Vocabulary.from_json(setting(look, VOCABULARY, {}))


def is_stale(look: Look) -> bool:
    """Whether the archive has changed enough since it was read to be worth reading again."""
    size = look.session.scalar(select(func.count()).select_from(Entry)) or 0
    row = look.session.get(Setting, VOCABULARY)
    read = json.loads(row.value).get("size", 0) if row else 0
    return abs(size - read) >= max(_GROWN_LEAST, _GROWN * read)


def read_archive(
    desk: Desk, spelling: Spelling, pause: Callable[[], None] = lambda: None, cancelled: Callable[[], bool] = lambda: False,
) -> Vocabulary | None:
    """Read the archive for its names and keep what it taught; for a worker thread. None where it was cancelled.

    pause: called between two steps of a few milliseconds, so that others have their turn.
    Raises Refused where the store cannot be read or written.
    """
    counting = Counting(lambda word: spelling.dictionary.indonesian(word) or word in spelling.lists.words)
    targets, size = desk.ask(_newest)
    for at in range(0, len(targets), BATCH):
        for text in desk.ask(_texts, targets[at : at + BATCH]):
            counting.read(text)
            if cancelled():
                return None
            pause()
    for taught in counting.steps():
        if taught is not None:
            desk.do(_keep_vocabulary, taught, size)
            return taught
        if cancelled():
            return None
        pause()
    return None


def spelling_of(desk: Desk) -> Spelling:
    """A judge that knows what people and the archive taught; the archive is read first where it has changed. Slow then."""
    spelling = load_spelling()
    if not desk.read_only and desk.ask(is_stale):
        read_archive(desk, spelling)
    known = desk.ask(lexicon)
    spelling.read_archive(desk.ask(vocabulary))
    spelling.learn(known.words, known.names)
    return spelling


def flag_values(spelling: Spelling, text: str) -> list[dict[str, Any]]:
    """What is pointed out in a text, as plain values: word, offset, kind, suggestions (the most likely first), and whether it
    stands in the headline of another article."""
    said: dict[str, list[str]] = {}
    for flag in (flags := spelling.judge(text)):
        if flag.word not in said:
            said[flag.word] = [] if flag.kind is Kind.NAME else suggestions(spelling, flag.word)
    return [{"word": flag.word, "offset": flag.start, "kind": flag.kind.value, "suggestions": said[flag.word],
             "related": flag.related} for flag in flags]


def _newest(look: Look) -> tuple[list[str], int]:
    size = look.session.scalar(select(func.count()).select_from(Entry)) or 0
    query = select(Entry.id).where(Entry.body != "").order_by(Entry.published.desc()).limit(READ_MOST)
    return list(look.session.scalars(query)), size


def _texts(look: Look, ids: list[str]) -> list[str]:
    rows = look.session.execute(select(Entry.headline, Entry.body).where(Entry.id.in_(ids))).all()
    return [f"{headline}\n{body}" for headline, body in rows]


def _keep_vocabulary(act: Act, taught: Vocabulary, size: int) -> None:
    _remember(act, VOCABULARY, {**taught.to_json(), "size": size})


def _remember(act: Act, key: str, value: object) -> None:
    act.session.merge(Setting(key=key, value=json.dumps(value, ensure_ascii=False)))
    act.session.flush()
    act.touch("spelling")
