"""Related links: what the finder shows, what a card says, and why a link is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject

from newsdesk import finding
from newsdesk.text.related import TITLE_ONLY, Related
from newsdesk.text.spans import address
from ui.bridge import Bridge
from ui.editor.cards import About
from ui.parts import Row
from ui.words import say
from ui.words.short import known_date

if TYPE_CHECKING:
    from ui.travel.server_search import ServerSearch

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Outside:
    """An address that was typed into the finder; it needs a title."""

    url: str


class RelatedLinks:
    """Asks the archive for one paper."""

    def __init__(self, bridge: Bridge, article: str) -> None:
        self._bridge, self._article = bridge, article
        self._about: dict[str, About] = {}

    def rows(self, query: str) -> list[Row]:
        """What the finder shows for a query: an address first, then what the archive has."""
        rows = []
        if url := outside_address(query):
            rows.append(Row(say("editor.related.outside"), detail=url, data=Outside(url), meaning="link"))
        for found in self._bridge.ask(finding.find, query, limit=LIMIT):
            if found.target == f"newsdesk:article/{self._article}":
                continue
            detail = " · ".join(part for part in (found.who, found.category) if part)
            rows.append(Row(found.headline, detail=detail, right=known_date(found.published, found.origin), data=found,
                            meaning="article" if found.origin == "article" else "archive"))
        return rows

    def server_search(self, parent: QObject) -> ServerSearch:
        """What looks in the newsroom's server, too; what it finds is among the `rows` then."""
        from ui.travel.server_search import ServerSearch

        return ServerSearch(self._bridge, parent)

    def known_title(self, url: str) -> str:
        """The headline that the archive has for an address; empty where it has none."""
        found = self._bridge.ask(finding.describe, url)
        return found.headline if found else ""

    def about(self, related: Related) -> About | None:
        """What the card of a link says at its right. Asked of the store once, until `forget`."""
        if not self._bridge.is_open:
            return None
        known = self._about.get(related.key)
        if known is None:
            known = self._about[related.key] = self._ask(related)
        return known

    def find_title(self, title: str) -> str:
        """The target of the article with exactly this headline, or an empty string."""
        return self._bridge.ask(finding.find_title, title)

    def forget(self) -> None:
        """The archive changed: ask again."""
        self._about.clear()

    def refusal(self, target: str, title: str, present: Iterable[Related]) -> str:
        """Why this link cannot stand in the text: the code of a sentence, or an empty string."""
        own = f"newsdesk:article/{self._article}"
        mine = self._bridge.ask(finding.describe, own)
        if target == own or (mine and mine.address and target == mine.address):
            return "editor.related.itself"
        for other in present:
            same_title = " ".join(other.title.lower().split()) == " ".join(title.lower().split())
            if (target == other.target and target != TITLE_ONLY) or same_title:
                return "editor.related.twice"
        return ""

    def _ask(self, related: Related) -> About:
        found = self._bridge.ask(finding.describe, related.target, related.title)
        if not related.url and (found is None or not found.address):
            return About(say("editor.related.waiting"), True)
        if found is None:
            return About(urlsplit(related.url).netloc.removeprefix("www."))
        return About(" · ".join(part for part in (known_date(found.published, found.origin), found.category) if part)
                     or urlsplit(found.address).netloc)


def outside_address(text: str) -> str:
    """The address that a text is, with its scheme; an empty string where it is something else."""
    text = text.strip()
    if " " in text:
        return ""
    if text.startswith("www.") or ("/" in text and "." in text.partition("/")[0] and "://" not in text):
        text = f"https://{text}"
    return address(text) if text.startswith(("http://", "https://")) else ""
