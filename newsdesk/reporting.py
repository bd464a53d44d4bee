"""Articles, readings and findings as plain values, for the command line's JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from newsdesk.article.content import Content
from newsdesk.desk import Look
from newsdesk.drafting import draft
from newsdesk.finding import ArticleRow
from newsdesk.portal.checks import Finding
from newsdesk.portal.reading.reading import Reading
from newsdesk.reviewing import standing
from newsdesk.text.body import related_links


def content_values(content: Content) -> dict[str, Any]:
    """A content with the names of the command line: related links from the body, pictures as one list, lead first."""
    unsure = {g.field: g for g in content.guesses}
    pictures = [content.lead, *content.pictures] if content.lead else list(content.pictures)
    return {
        "headline": content.headline, "kicker": content.kicker, "place": content.place, "label": content.label,
        "published": content.published, "reporters": list(content.reporters), "editor": content.editor,
        "category": content.category, "tags": list(content.tags), "advertorial": content.advertorial,
        "sponsor": content.sponsor, "source": content.source, "body": content.body,
        "pictures": [{k: v for k, v in asdict(p).items() if k not in ("key", "name")} for p in pictures],
        "related": [
            {"title": r.title, "url": r.url, "article": r.article or r.archive, "certain": f"related:{n}" not in unsure,
             "alternatives": list(unsure[f"related:{n}"].alternatives) if f"related:{n}" in unsure else []}
            for n, r in enumerate(related_links(content.body))
        ],
        "notices": [asdict(n) for n in content.notices],
        "guesses": [{**asdict(g), "alternatives": list(g.alternatives)} for g in content.guesses],
    }


def reading_values(reading: Reading, article: str) -> dict[str, Any]:
    """A reading as `import --json` prints it; article: its id where it was stored, else empty."""
    return {
        "id": article, **content_values(reading.content), "kind": reading.kind, "address": reading.address,
        "archive": [asdict(entry) for entry in reading.archive],
        "refused": [asdict(refusal) for refusal in reading.refused],
    }


def article_values(look: Look, article: str) -> dict[str, Any]:
    """An article's draft and where it stands. Raises Refused("article-unknown")."""
    state = standing(look, article)
    return {"id": article, "stage": state.stage, "revision": state.head, "approved": state.approved,
            "address": state.address, **content_values(draft(look, article).content)}


def row_values(row: ArticleRow) -> dict[str, Any]:
    """A line of a shelf."""
    return {**asdict(row), "reporters": list(row.reporters), "changed_at": row.changed_at.isoformat()}


def finding_values(found: Finding) -> dict[str, Any]:
    """A line of the checklist."""
    return {"check": found.check, "level": found.level, "spot": found.spot, "facts": dict(found.facts)}
