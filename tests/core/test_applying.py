"""Two people change one text: what the reporter typed stays to the word, what an editor suggested comes or says why it does not."""

from __future__ import annotations

import os
import random

from newsdesk.article.applying import OVERLAPS, REASONS, Change, applied, change_of, change_values
from newsdesk.article.content import Content
from newsdesk.article.suggesting import suggestions
from newsdesk.text.anchors import line_text
from tests.core.test_anchors import MARKED, Marks
from tests.core.test_suggesting import article, edit

SESSIONS = int(os.environ.get("NEWSDESK_APPLYING_SESSIONS", "250"))
"""Random sessions of two people; 10,000 take two minutes."""


def changed(content: Content, marks: Marks, chance: random.Random, times: int) -> Content:
    for _ in range(times):
        content = marks.on(edit(content, chance))
    return content


def words(content: Content) -> list[str]:
    return MARKED.findall(line_text(content.body))


def changes_of(base: Content, edited: Content) -> list[Change]:
    return [Change(one.id, one) for one in suggestions(base, edited)]


def test_nothing_of_either_is_lost() -> None:
    chance, refused, taken = random.Random(21), 0, 0
    for _ in range(SESSIONS):
        marks = Marks()
        base = marks.on(article(chance))
        edited = changed(base, marks, chance, chance.randint(1, 4))
        typed = changed(base, marks, chance, chance.randint(1, 4))
        every = changes_of(base, edited)
        done = applied(base, [], every, typed)
        assert set(done.refused.values()) <= set(REASONS)
        now, was = words(done.content), set(words(base))
        twice = {word for word in now if now.count(word) > 1}
        left = {word for change in every if change.id in done.refused for word in MARKED.findall(change.suggestion.old)}
        assert twice <= left, "a word came twice, and no suggestion that was refused took it out"
        assert {word for word in words(typed) if word not in was} <= set(now), "the reporter's own words are gone"
        held = {word for change in every if change.id in done.refused for word in MARKED.findall(change.suggestion.new)}
        gone = (was & set(words(edited)) & set(words(typed))) - set(now) - held
        assert not gone, "words that nobody took out are gone"
        for change in every:
            if change.id not in done.refused and change.suggestion.field == "body":
                come = {word for e in change.suggestion.edits for word in MARKED.findall(e.text)} - was
                assert come <= set(now), "an accepted suggestion is not there"
        refused, taken = refused + len(done.refused), taken + len(every) - len(done.refused)
    assert refused and taken > 2 * refused


def test_one_after_the_other_is_all_at_once() -> None:
    chance = random.Random(22)
    for _ in range(SESSIONS):
        marks = Marks()
        base = marks.on(article(chance))
        every = changes_of(base, edited := changed(base, marks, chance, chance.randint(1, 5)))
        order, now, done = chance.sample(every, len(every)), base, []
        for change in order:
            step = applied(base, done, [change], now)
            assert not step.refused
            now, done = step.content, [*done, change]
        assert now.body == applied(base, [], every, base).content.body == edited.body


def test_two_editors_of_one_text() -> None:
    """Of two that contradict each other the first is taken, whichever it is; the others all are."""
    chance, overlapping = random.Random(23), 0
    for _ in range(SESSIONS):
        marks = Marks()
        base = marks.on(article(chance))
        one, two = (changes_of(base, changed(base, marks, chance, chance.randint(1, 3))) for _ in range(2))
        two = [Change(f"{change.id}b", change.suggestion) for change in two]
        done = applied(base, [], [*one, *two], base)
        assert not {change.id for change in one} & set(done.refused) and set(done.refused.values()) <= {OVERLAPS}
        first = applied(base, [], one, base)
        later = applied(base, one, two, first.content)
        assert set(later.refused) == set(done.refused) and words(later.content) == words(done.content)
        overlapping += len(done.refused)
    assert overlapping


def test_what_is_kept_is_what_was_made() -> None:
    chance, marks = random.Random(24), Marks()
    base = marks.on(article(chance))
    for change in changes_of(base, changed(base, marks, chance, 9)):
        assert change_of(change_values(change)) == change
