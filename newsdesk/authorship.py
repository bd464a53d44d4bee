"""Who wrote how much of a text: every word belongs to the person whose revision brought it in."""

from __future__ import annotations

from newsdesk.desk import Look
from newsdesk.store.authors import shares_of


def shares(look: Look, article: str, revision: str) -> dict[str, float]:
    """The share (0 to 1) of a revision's words, headline and body, by the id of the person who brought them in.

    A word that stayed or only moved keeps its author through every later revision, also where two texts became one. Empty
    where the text has no word.
    """
    return shares_of(look.session, article, revision)
