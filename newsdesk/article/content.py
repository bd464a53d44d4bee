"""The content of an article: every field a person fills in, as one immutable value with one canonical form.

A draft holds a Content, a revision holds a Content, the page is rendered from a Content. It is compared, hashed and
sent as its canonical JSON (RFC 8785 in spirit: sorted keys, no white space, UTF-8).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any, Self

from newsdesk.errors import Refused
from newsdesk.text.canonical import canonical_json
from newsdesk.text.usable import clean_line as clean_line
from newsdesk.text.usable import clean_text as clean_text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in an article. The original lies in the newsroom folder under the SHA-256 of its bytes."""

    key: str
    """Names the picture inside its article: ``![alt](picture:KEY)`` in the body. Lower-case letters and digits."""
    image: str = ""
    """SHA-256 of the original's bytes, 64 hexadecimal digits; empty while the file itself is missing."""
    name: str = ""
    """The file name it came with, for people."""
    keyword: str = ""
    caption: str = ""
    photographer: str = ""
    agency: str = ""
    alt: str = ""
    ai: bool = False
    """Made by AI."""
    width: int = 0
    """Pixels of the original as seen; 0: not known."""
    height: int = 0
    turn: int = 0
    """Degrees clockwise by which a person turned it: 0, 90, 180 or 270."""
    crop: str = ""
    """The part that is shown, of the turned picture; empty: all of it. See newsdesk/pictures/cutting.py."""
    focus: str = ""
    """What must stay in sight, as ``x,y``; empty: nobody said."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A value that was read with doubt. It stays in the article, marked, until a person settles it."""

    field: str
    """A field of Content, or ``related:N`` for the N-th related link of the body (from 0)."""
    value: str
    alternatives: tuple[str, ...] = ()
    why: str = ""
    """A code such as ``title-end-unknown``; ui/words.py has the sentence."""


NOTICES = ("correct", "update", "reply", "withdraw")
"""What a published article can be told about: a correction (ralat), new facts, a right of reply (hak jawab), its
withdrawal (Dewan Pers, Pedoman Pemberitaan Media Siber, 4 and 5)."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A note on the page about the article itself, with a time of its own."""

    kind: str
    """One of NOTICES."""
    text: str
    at: str
    """ISO 8601 with offset."""
    link: str = ""
    """The address of the other article it speaks of: the correction, the reply; or empty."""


ANSWERS = ("correct", "reply")
"""What an article of its own can be to a published one: its correction (ralat), a right of reply (hak jawab)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The published article that this one corrects or replies to: its page leads back there."""

    kind: str
    """One of ANSWERS."""
    target: str
    """Where it is, as a related link says it: ``newsdesk:article/ID``, ``newsdesk:archive/ID`` or an address."""
    headline: str


@dataclass(frozen=True, slots=True)
class Content:
    """What an article says. All strings are clean (see `cleaned`); empty means not given."""

    headline: str = ""
    kicker: str = ""
    slug: str = ""
    """The address's last part where a person set it; empty: made from the headline."""
    place: str = ""
    """The place of the dateline as written: ``SLAWI``, ``Bumiayu (Brebes)``."""
    label: str = ""
    """The label of the dateline (``DISWAY JATENG``); empty: the profile's."""
    body: str = ""
    """Markdown without raw HTML; see newsdesk/text/body.py for its dialect."""
    reporters: tuple[str, ...] = ()
    editor: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    """Lower case, without ``#``."""
    published: str = ""
    """ISO 8601 with offset, to the minute or second; empty: when it is approved."""
    advertorial: bool = False
    sponsor: str = ""
    source: str = ""
    lead: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    """The pictures that the body refers to by key; in any order."""
    guesses: tuple[Guess, ...] = ()
    notices: tuple[Notice, ...] = ()
    """Oldest first."""
    answers: Answered | None = None
    """The article that this one corrects or replies to; None: none."""

    def cleaned(self) -> Content:
        """The same content with every string clean, empty list members dropped and tags in lower case, once each."""
        strings: dict[str, Any] = {f.name: clean_line(getattr(self, f.name)) for f in fields(self) if f.type == "str"}
        strings["body"] = clean_text(self.body)
        return replace(
            self,
            **strings,
            reporters=_once(clean_line(r) for r in self.reporters),
            tags=_once(clean_line(t).lstrip("#").strip().lower() for t in self.tags),
            lead=_clean_picture(self.lead) if self.lead else None,
            pictures=tuple(_clean_picture(p) for p in self.pictures),
            guesses=tuple(
                Guess(clean_line(g.field), clean_text(g.value), tuple(clean_text(a) for a in g.alternatives),
                      clean_line(g.why))
                for g in self.guesses
            ),
            notices=tuple(Notice(clean_line(n.kind), clean_line(n.text), clean_line(n.at), clean_line(n.link))
                          for n in self.notices),
            answers=Answered(*(clean_line(v) for v in (self.answers.kind, self.answers.target, self.answers.headline)))
            if self.answers else None,
        )

    @property
    def withdrawn(self) -> str:
        """The reason for which the article was withdrawn, or an empty string."""
        return next((n.text for n in reversed(self.notices) if n.kind == "withdraw"), "")

    def is_blank(self) -> bool:
        """True where nobody wrote anything yet: no words, no picture (people and category may be set), no answer to another."""
        return not (self.headline or self.body.strip() or self.lead or self.pictures or self.kicker or self.source or self.answers)

    def picture(self, key: str) -> Picture | None:
        """The picture with this key, the lead picture included; None where there is none."""
        everything = (*self.pictures, self.lead) if self.lead else self.pictures
        return next((p for p in everything if p.key == key), None)

    def to_json(self) -> str:
        """The canonical JSON of this content: sorted keys, no white space, all of Unicode as itself."""
        return canonical_json(self.to_values())

    def to_values(self) -> dict[str, Any]:
        """This content as plain values. What came after the first version is left out where it says nothing: the bytes of
        older texts, and with them their names, stay what they were."""
        values = asdict(self)
        if self.answers is None:
            del values["answers"]
        return values

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what `to_json` wrote. Unknown keys are ignored (a newer program wrote them), missing ones are empty.

        Raises Refused("content-unreadable") where the text is not such JSON.
        """
        try:
            values = json.loads(text)
            return cls.from_values(values)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as wrong:
            raise Refused("content-unreadable", why=str(wrong)[:200]) from wrong

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Self:
        """A content from plain values as `json.loads` gives them; raises TypeError where a kind is wrong."""
        known: dict[str, Any] = {}
        for f in fields(cls):
            if f.name not in values:
                continue
            value = values[f.name]
            if f.name == "lead":
                value = _picture(value) if value else None
            elif f.name == "pictures":
                value = tuple(_picture(v) for v in value)
            elif f.name == "guesses":
                value = tuple(
                    Guess(_text(v["field"]), _text(v["value"]), tuple(map(_text, v.get("alternatives", ()))),
                          _text(v.get("why", "")))
                    for v in value
                )
            elif f.name == "notices":
                value = tuple(_notice(v) for v in value)
            elif f.name == "answers":
                value = _answered(value) if value else None
            elif f.type == "bool":
                if not isinstance(value, bool):
                    raise TypeError(f"{f.name} is not true or false")
            elif f.type == "str":
                value = _text(value)
            else:
                value = tuple(_text(v) for v in value)
            known[f.name] = value
        return cls(**known)


def is_instant(text: str) -> bool:
    """Whether a text is an instant: ISO 8601 with offset."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is not a text")
    return value


def _notice(value: dict[str, Any]) -> Notice:
    if value["kind"] not in NOTICES or not is_instant(_text(value["at"])):
        raise TypeError(f"{value!r:.80} is no notice")
    return Notice(_text(value["kind"]), _text(value["text"]), _text(value["at"]), _text(value.get("link", "")))


def _answered(value: dict[str, Any]) -> Answered:
    if value["kind"] not in ANSWERS:
        raise TypeError(f"{value!r:.80} is no answer")
    return Answered(_text(value["kind"]), _text(value["target"]), _text(value["headline"]))


def _picture(value: dict[str, Any]) -> Picture:
    known = {f.name: value[f.name] for f in fields(Picture) if f.name in value}
    kinds = {"bool": bool, "int": int, "str": str}
    for f in fields(Picture):
        if f.name in known and type(known[f.name]) is not kinds[str(f.type)]:
            raise TypeError(f"picture {f.name} is of the wrong kind")
    return Picture(**known)


def _clean_picture(picture: Picture) -> Picture:
    strings: dict[str, Any] = {f.name: clean_line(getattr(picture, f.name)) for f in fields(picture) if f.type == "str"}
    return replace(picture, **strings, width=max(0, picture.width), height=max(0, picture.height), turn=picture.turn // 90 % 4 * 90)


def _once(values: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))
