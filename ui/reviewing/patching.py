"""A story that is shown becomes another one of the same article: only the paragraphs that are others are written."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from PySide6.QtGui import QTextCursor, QTextDocument

from ui.reviewing.drawing import Drawn
from ui.reviewing.story import SAME, Run, Story

Line = tuple[int, int, str]
"""As Drawn.places has them: where it begins in the body, where in the document, and what it says."""


def patch(document: QTextDocument, drawn: Drawn, old: Story, new: Story, write: Callable[[QTextCursor, Run], Drawn]) -> Drawn | None:
    """Make a document that shows `old` show `new`; what stands where then, or None where it has to be written anew.

    drawn: what stands where now; write: writes paragraphs behind the block in which the cursor stands.
    """
    if not (_is_plain(old) and _is_plain(new)) or old.parts[:-1] != new.parts[:-1]:
        return None
    text = "".join(run.text for run in new.parts[-1].runs)
    have, want = drawn.places.get("body", []), _lines(text)
    if not have or not want:
        return None
    first, last = _alike(have, want), _alike(have[::-1], want[::-1])
    last = min(last, len(have) - first, len(want) - first)
    behind = document.findBlock(have[first - 1][1]) if first else document.findBlock(have[0][1]).previous()
    if not behind.isValid():
        return None
    high, place, length = document.characterCount(), sum(len(run.text) for run in old.parts[-1].runs), len(text)
    gone, come = have[first : len(have) - last], want[first : len(want) - last]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setPosition(behind.position() + behind.length() - 1)
    if gone:
        end = document.findBlock(gone[-1][1])
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    written: list[Line] = []
    if come:
        begin, (rest, _at, line) = come[0][0], come[-1]
        written = write(cursor, Run(text[begin : rest + len(line)], place=begin)).places.get("body", [])
    cursor.endEditBlock()
    along, further = document.characterCount() - high, length - place
    rest_ = [(begin + further, at + along, line) for begin, at, line in have[len(have) - last :]]
    return Drawn(places={**drawn.places, "body": [*have[:first], *written, *rest_]})


def _is_plain(story: Story) -> bool:
    """Whether the body comes last, and nothing in it is marked: then each of its lines is a block."""
    return bool(story.parts) and story.parts[-1].field == "body" and all(
        run.mark == SAME and not run.change for run in story.parts[-1].runs)


def _lines(text: str) -> list[Line]:
    lines, place = [], 0
    for line in text.split("\n"):
        if line:
            lines.append((place, 0, line))
        place += len(line) + 1
    return lines


def _alike(some: list[Line], others: list[Line]) -> int:
    """How many lines are the same at the beginning of both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0][2] == pair[1][2], zip(some, others, strict=False)))
