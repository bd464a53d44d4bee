"""What somebody has decided so far, and what the article says with it: values, without a window."""

from __future__ import annotations

from collections.abc import Iterator

from newsdesk.article.content import Content
from newsdesk.article.merging import BOTH, Conflict
from newsdesk.article.suggesting import spoken
from newsdesk.text.anchors import line_text
from newsdesk.text.body import picture_keys
from ui.deciding.gathering import Decision
from ui.reviewing.story import Part, Run, Story, with_suggestions

FIRST, SECOND, OWN = "first", "second", "own"
NOTHING = "—"
"""Stands where a field says nothing."""
Place = tuple[str, int, int]
"""A field, and where in its line_text something begins and ends."""


class Choosing:
    """One decision while it is made. Conflicts are named by what they say, so that choices outlive another look."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self._chosen: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._made: Content | None = None
        """What the article says with the choices as they are; None: it is to be put together."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return self.decision.between.merged.conflicts

    def conflict(self, id: str) -> Conflict | None:
        return next((one for one in self.conflicts if one.id == id), None)

    def take(self, id: str, which: str) -> bool:
        """Choose FIRST, SECOND or BOTH; False where that cannot be."""
        conflict = self.conflict(id)
        if conflict is None or (which == BOTH and not conflict.both):
            return False
        self._made = None
        self._written.pop(id, None)
        self._chosen[id] = BOTH if which == BOTH else self.decision.sides[0 if which == FIRST else 1]
        return True

    def write(self, id: str, words: str) -> bool:
        """Put one's own words in the place of a conflict; False where that cannot be."""
        conflict = self.conflict(id)
        if conflict is None or not conflict.own:
            return False
        self._made = None
        self._chosen.pop(id, None)
        self._written[id] = words
        return True

    def reopen(self, id: str) -> None:
        """Let a conflict wait again."""
        self._made = None
        self._chosen.pop(id, None)
        self._written.pop(id, None)

    def chosen(self, id: str) -> str:
        """FIRST, SECOND, BOTH, OWN, or an empty string: nobody has decided."""
        if id in self._written:
            return OWN
        side = self._chosen.get(id, "")
        return side if side in ("", BOTH) else FIRST if side == self.decision.sides[0] else SECOND

    def written(self, id: str) -> str:
        return self._written.get(id, "")

    def open(self) -> list[str]:
        """What still waits."""
        return [one.id for one in self.conflicts if not self.chosen(one.id)]

    def choices(self) -> tuple[dict[str, str], dict[str, str]]:
        """What reconciling.resolve is given."""
        return dict(self._chosen), dict(self._written)

    def kept(self) -> list[dict[str, str]]:
        """What was decided so far, as plain values that outlive the window: what was taken is named by its words and whose they are,
        for which of the two is ``mine`` may be another next time."""
        some = [{"id": id, "own": words} for id, words in self._written.items()]
        for id, side in self._chosen.items():
            some.append({"id": id, "both": "yes"} if side == BOTH else
                        {"id": id, "words": self.words(id, self.chosen(id)), "by": " ".join(self.decision.between.sides[side].persons)})
        return some

    def take_up(self, kept: object) -> None:
        """Take over what was decided before of the same conflicts; what cannot be understood, or is no version any more, waits."""
        self._made = None
        for one in kept if isinstance(kept, list) else ():
            values = {key: value for key, value in one.items() if isinstance(value, str)} if isinstance(one, dict) else {}
            conflict = self.conflict(values.get("id", ""))
            if conflict is None:
                continue
            if "own" in values:
                self.write(conflict.id, values["own"])
            elif "both" in values:
                self.take(conflict.id, BOTH)
            elif side := self._side(conflict, values.get("words"), values.get("by")):
                self._chosen[conflict.id] = side

    def _side(self, conflict: Conflict, words: str | None, by: str | None) -> str:
        """Which side says these words now; where both do (a paragraph that was moved), the one that is of the same people."""
        says = [side for side, said in (("mine", conflict.mine), ("theirs", conflict.theirs)) if said == words]
        if len(says) > 1:
            says = [side for side in says if " ".join(self.decision.between.sides[side].persons) == by]
        return says[0] if len(says) == 1 else ""

    def words(self, id: str, which: str) -> str:
        """What FIRST or SECOND says, or what stands there now (empty: `which`)."""
        conflict = self.conflict(id)
        assert conflict is not None
        if which in (FIRST, SECOND):
            side = self.decision.sides[0 if which == FIRST else 1]
        elif id in self._written:
            return self._written[id]
        else:
            side = self._chosen.get(id, conflict.kept)
        if side == BOTH:
            return f"{conflict.mine} {conflict.theirs}"
        return conflict.mine if side == "mine" else conflict.theirs

    # ---- what the article says with it -----------------------------------------------------------------------------

    def content(self) -> Content:
        """Putting a long text together takes its time: it is done once for each choice."""
        if self._made is None:
            self._made = self.decision.between.merged.content(self._chosen, self._written)
        return self._made

    def story(self) -> Story:
        """The article as text: its headline, the fields that are asked about, its body."""
        content = self.content()
        headline, *rest = with_suggestions(content, ()).parts
        return Story((headline if headline.runs else Part("headline", (Run(NOTHING, place=0),)), *self._fields(content), *rest), ())

    def _fields(self, content: Content) -> Iterator[Part]:
        for conflict in self.conflicts:
            if conflict.field not in ("body", "headline", "all") and not conflict.field.startswith("picture:"):
                words = spoken(getattr(content, conflict.field)) or NOTHING
                yield Part(conflict.field, (Run(words, place=0),))

    def places(self) -> dict[str, list[Place]]:
        """Where each conflict stands in the article."""
        content = self.content()
        body = self.decision.between.merged.places(self._chosen, self._written)
        found: dict[str, list[Place]] = {id: [("body", *span) for span in spans] for id, spans in body.items()}
        for conflict in self.conflicts:
            if conflict.id not in found:
                found[conflict.id] = [_place(conflict.field, content)]
        return found


def _place(field: str, content: Content) -> Place:
    if field == "all":
        return "body", 0, 0
    if not field.startswith("picture:"):
        return field, 0, len(content.headline if field == "headline" else spoken(getattr(content, field))) or len(NOTHING)
    at = 0
    for line in line_text(content.body).split("\n"):
        if field.partition(":")[2] in picture_keys(line):
            return "body", at, at + len(line)
        at += len(line) + 1
    return "body", 0, 0
