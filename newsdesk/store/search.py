"""The full-text index over own articles and the archive: words as written and their Indonesian stems."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any, NamedTuple

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from newsdesk.store.tables import SearchDocument

_WORD = re.compile(r"\w+", re.UNICODE)
_VOWEL = re.compile("[aeiou]")


def _indonesian() -> Any:
    """Snowball's stemmer of our language. The package's own front imports those of 33 languages: 3 MiB, 30 ms at start."""
    spec = find_spec("snowballstemmer")
    if spec is None:
        raise ModuleNotFoundError("snowballstemmer")
    front = sys.modules.get(spec.name)
    sys.modules[spec.name] = module_from_spec(spec)  # it is not run
    try:
        return import_module("snowballstemmer.indonesian_stemmer").IndonesianStemmer()
    finally:
        del sys.modules[spec.name]
        if front is not None:
            sys.modules[spec.name] = front


_stemmer = _indonesian()
HEADLINE_WEIGHT = 3.0


class Hit(NamedTuple):
    target: str
    """``article/ID`` or ``archive/ID``."""
    score: float
    """bm25: the smaller, the better."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one Indonesian word in lower case (Snowball's algorithm, as PostgreSQL has it)."""
    # A word of two vowels or less is its own stem: asked here, that costs a tenth of asking the stemmer.
    if len(_VOWEL.findall(word)) <= 2:
        return word
    return str(_stemmer.stemWord(word))


def words_of(line: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(line.lower())


def index(session: Session, target: str, headline: str, body: str) -> None:
    """Put a text under its target into the index, in place of what was there."""
    row = session.scalar(select(SearchDocument.id).where(SearchDocument.target == target))
    if row is None:
        document = SearchDocument(target=target)
        session.add(document)
        session.flush()
        row = document.id
    else:
        session.execute(text("DELETE FROM search WHERE rowid = :row"), {"row": row})
    _insert(session, [(row, headline, body)])


def index_new(session: Session, texts: list[tuple[str, str, str]]) -> None:
    """Put many new texts (target, headline, body) into the index at once."""
    if not texts:
        return
    first = (session.scalar(select(func.max(SearchDocument.id))) or 0) + 1
    rows = [(first + n, headline, body) for n, (_, headline, body) in enumerate(texts)]
    session.execute(insert(SearchDocument), [{"id": first + n, "target": text[0]} for n, text in enumerate(texts)])
    _insert(session, rows)


def _insert(session: Session, rows: list[tuple[int, str, str]]) -> None:
    session.execute(
        text("INSERT INTO search(rowid, headline, body, headline_stem, body_stem) VALUES (:row, :h, :b, :hs, :bs)"),
        [{"row": row, "h": headline, "b": body, "hs": _stems(headline), "bs": _stems(body)}
         for row, headline, body in rows],
    )


def search(session: Session, match: str, limit: int, offset: int = 0) -> list[Hit]:
    """The best texts for an FTS5 expression made by one of the functions below."""
    if not match:
        return []
    found = session.execute(
        text("SELECT d.target, f.score FROM (SELECT rowid, bm25(search, :w, 1.0, :w, 1.0) AS score FROM search "
             "WHERE search MATCH :match ORDER BY score LIMIT :limit OFFSET :offset) f "
             "JOIN search_document d ON d.id = f.rowid ORDER BY f.score"),
        {"w": HEADLINE_WEIGHT, "match": match, "limit": limit, "offset": offset},
    )
    return [Hit(target, score) for target, score in found]


def all_words(query: str, headline_only: bool = False) -> str:
    """An expression for texts that have every word of a query, the last one as a beginning. Empty for no words."""
    words = words_of(query)[:16]
    if not words:
        return ""
    parts = [f"({_quoted(w)} OR {_quoted(stem(w))})" for w in words[:-1]]
    parts.append(f"({_quoted(words[-1])}* OR {_quoted(stem(words[-1]))})")
    match = " AND ".join(parts)
    return f"{{headline headline_stem}} : ({match})" if headline_only else match


def any_words(words: list[str]) -> str:
    """An expression for texts that have any of these words or their stems."""
    return " OR ".join(dict.fromkeys(_quoted(form) for w in words for form in (w, stem(w))))


def _quoted(word: str) -> str:
    # Every token is quoted: raw, a query such as `"`, `NEAR(` or `headline:` is a syntax error or a column filter.
    return '"' + word.replace('"', '""') + '"'


def _stems(line: str) -> str:
    return " ".join(map(stem, words_of(line)))
