"""What a decision is about, in words: whose the two versions are, what is asked, and how the steps of two people met."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from newsdesk.article.content import Content
from newsdesk.article.merging import BOTH, Conflict
from newsdesk.text.comparison import compare_words
from newsdesk.text.counting import shown_text
from ui.deciding.choosing import FIRST, OWN, SECOND, Choosing
from ui.deciding.gathering import Decision
from ui.look import colour
from ui.reviewing.placing import field_code
from ui.reviewing.story import card_words
from ui.words import say
from ui.words.short import when

if TYPE_CHECKING:
    from newsdesk.reconciling import Met, Side

LONGEST, SHOWN = 240, 90
"""Characters of a stretch that is the same in both versions, and how many of it are left at its ends."""
SENTENCE = 2
"""Lines from which on a conflict is more than a sentence."""


@dataclass(frozen=True, slots=True)
class VersionSays:
    """One of the two versions of a card."""

    who: str
    when: str
    words: str
    marked: str
    """The words as escaped HTML, with what this side changed on a ground."""


@dataclass(frozen=True, slots=True)
class DecisionSays:
    """What one card shows."""

    id: str
    title: str
    versions: tuple[VersionSays, VersionSays]
    both: bool
    own: bool
    chosen: str
    """One of choosing.py's names; empty: it waits."""
    written: str


def cards(choosing: Choosing, known: Mapping[str, DecisionSays] | None = None) -> list[DecisionSays]:
    """A card for each conflict. known: cards of the same decision by conflict, on which only what was chosen may be another."""
    made = []
    for one in choosing.conflicts:
        chosen = choosing.chosen(one.id)
        card = (known or {}).get(one.id) or _card(one, choosing)
        made.append(replace(card, chosen=chosen, written=choosing.written(one.id) if chosen == OWN else ""))
    return made


def side_name(decision: Decision, number: int) -> str:
    """Whose the first (0) or second (1) version is."""
    return _name(decision.side(number), decision.me)


def _name(side: Side, me: str) -> str:
    if side.persons[:1] == (me,) and me:
        return say("decide.you")
    return names(side.names[:2]) or say("review.nobody")


def names(some: Sequence[str]) -> str:
    """One name, or the first two; empty where there is none."""
    if len(some) < 2:
        return some[0] if some else ""
    return say("decide.both-names", one=some[0], other=some[1])


def bar_words(decision: Decision) -> str:
    """What the bar over the paper says."""
    n = max(1, len(decision.between.merged.conflicts))
    return say("decide.bar", one=side_name(decision, 0), other=side_name(decision, 1), n=n)


def met_words(met: Sequence[Met], stage: str) -> str:
    """How steps met that were taken without knowing of each other."""
    told = [say("met.step", who=one.name or say("review.nobody"), does=say(f"met.does.{one.step}"), when=when(one.at))
            for one in sorted(met, key=_at)]
    return say("met.bar", steps=say("met.and", one=", ".join(told[:-1]), other=told[-1]), stage=say(f"stage.{stage}").lower())


def _at(one: Met) -> datetime:
    return one.at


def _card(conflict: Conflict, choosing: Choosing) -> DecisionSays:
    decision = choosing.decision
    versions: list[VersionSays] = []
    for number, which in enumerate((FIRST, SECOND)):
        contents = decision.between.merged.side(decision.sides[number])
        read = _reader(contents)
        base, words = read(conflict.base), read(choosing.words(conflict.id, which))
        if base == words != conflict.base:  # it looks otherwise only: the signs say how
            base, words = conflict.base, choosing.words(conflict.id, which)
        side = decision.side(number)
        versions.append(VersionSays(side_name(decision, number), when(side.at), words or say("decide.gone"), _marked(base, words)))
    return DecisionSays(conflict.id, title(conflict), (versions[0], versions[1]), conflict.both, conflict.own, "", "")


def title(conflict: Conflict) -> str:
    """What is asked."""
    if conflict.field == "all":
        return say("decide.card.all")
    if conflict.field != "body":
        code = "decide.card.field.deleted" if conflict.kind == "deleted" else "decide.card.field"
        return say(code, field=say(field_code(conflict.field)))
    kind = "long" if conflict.kind == "changed" and len(conflict.base.split("\n")) >= SENTENCE else conflict.kind
    return say(f"decide.card.body.{kind}")


def taken_words(says: DecisionSays) -> str:
    """What was decided, for a screen reader and the head of a card."""
    if says.chosen == OWN:
        return say("decide.own.stands", words=says.written or say("decide.gone"))
    if says.chosen == BOTH:
        return f"{say('decide.taken')}: {says.versions[0].who}, {says.versions[1].who}"
    return f"{say('decide.taken')}: {says.versions[0 if says.chosen == FIRST else 1].who}"


def _reader(content: Content) -> Callable[[str], str]:
    pictures = {picture.key: picture for picture in content.pictures}

    def read(text: str) -> str:
        return "\n".join(card_words(line, pictures) or shown_text(line) or line for line in text.split("\n") if line.strip())

    return read


def _marked(base: str, words: str) -> str:
    """Words with what is another than in the base on a ground; long stretches that are the same are cut."""
    if not words:
        return f"<i>{escape(say('decide.gone'))}</i>"
    ground, ink = colour("look_ground").name(), colour("text").name()
    parts: list[str] = []
    for piece in compare_words(base, words):
        if piece.same:
            parts.append(_escaped(_cut(piece.new, first=not parts)))
        elif piece.new:
            said = piece.new.strip()  # the space between words is no change
            before, _, after = piece.new.partition(said) if said else (piece.new, "", "")
            marked = f'<span style="background-color: {ground}; color: {ink}">{_escaped(said)}</span>'
            parts.append(f"{_escaped(before)}{marked}{_escaped(after)}")
    return "".join(parts)


def _cut(text: str, first: bool) -> str:
    if len(text) <= LONGEST:
        return text
    head = "" if first else text[:SHOWN].rsplit(" ", 1)[0]
    return f"{head} … {text[-SHOWN:].split(' ', 1)[-1]}"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
