"""How an article stands, in a line of words; and why a step cannot be taken, as short as a menu wants it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from newsdesk.article.content import Notice
from newsdesk.article.steps import APPROVED, EXPORTED, PUBLISHED, SUBMITTED
from newsdesk.errors import Refused
from ui.steps.gathering import SENT
from ui.words import WORDS, named, say, say_refused
from ui.words.short import portal_when, when

if TYPE_CHECKING:
    from newsdesk.outlook import Outlook



@dataclass(frozen=True, slots=True)
class Stands:
    words: str
    short: str
    """The same where there is little room."""
    kind: str
    """A kind of badge."""


def stands(found: Outlook) -> Stands:
    """How an article stands: ``Disetujui revisi 3``, ``Berubah sejak disetujui``."""
    stage = found.standing.stage
    name = say(f"stage.{stage}")
    if found.next == "decide":
        return Stands(say("stands.parted"), say("stands.parted.short"), "look")
    if found.standing.draft_changed and stage in SENT:
        return Stands(say(f"stands.changed.{stage}"), say("stands.changed"), "look")
    words, kind = name, "accent"
    if stage == SUBMITTED and found.reader and found.reading_since:
        since = when(found.reading_since)
        words = (say("stands.reading.mine", when=since) if found.mine else
                 say("stands.reading", name=initialled(found.reader), when=since))
    elif stage == SUBMITTED and found.sent_at:
        words = say("stands.submitted", when=when(found.sent_at))
    elif stage in (APPROVED, EXPORTED):
        words, kind = say(f"stands.{stage}", n=found.number), "done"
    elif stage == PUBLISHED:
        words, kind = _published(found.published) or name, "done"
    if found.purpose:
        words = say("stands.purpose", purpose=say(f"desk.purpose.{found.purpose}"), stage=words[:1].lower() + words[1:])
    return Stands(words, name, kind)


def _published(instant: str) -> str:
    try:
        return say("stands.published", when=portal_when(datetime.fromisoformat(instant)))
    except ValueError:
        return ""


def initialled(name: str) -> str:
    """A name as newsrooms shorten it: ``M. Sekhun``; one word stays as it is."""
    *first, last = name.split() or [name]
    return " ".join([*(f"{part[0]}." for part in first), last])


def why(refused: Refused) -> str:
    """What would make a step possible, in a few words."""
    facts: Mapping[str, object] = named(refused.facts)
    return say(f"why.{refused.code}", **facts) if f"why.{refused.code}" in WORDS else say_refused(refused)


def notice_words(notice: Notice, stage: str) -> str:
    """What a bar over the text says of a change that is under way, and what to do where the article is in its writer's hands."""
    said = say(f"change.bar.{notice.kind}", when=portal_when(datetime.fromisoformat(notice.at)), text=notice.text)
    return said if stage in SENT else f"{said} {say(f'change.now.{notice.kind}')}"


def breakable(words: str) -> str:
    """Words in which a line may also end behind the signs of an address or a path, and somewhere in what goes on without a space."""
    return _UNBROKEN.sub("\\g<0>\u200b", _SIGNS.sub("\\g<0>\u200b", words))


_SIGNS, _UNBROKEN = re.compile(r"[/\\_?&=-](?=\S)"), re.compile(r"[^\s\u200b]{30}(?=\S)")
