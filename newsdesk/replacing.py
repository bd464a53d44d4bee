"""Before all of a draft is changed at once: what it says, kept."""

from __future__ import annotations

from newsdesk.article.content import Content
from newsdesk.desk import Act
from newsdesk.drafting import draft
from newsdesk.store.drafts import keep_snapshot


def keep_before(act: Act, article: str) -> Content:
    """Keep the draft of an article as a snapshot, before all of it is changed at once; returns what it says.

    Raises Refused("article-unknown").
    """
    content = draft(act, article).content
    keep_snapshot(act.session, article)
    return content
