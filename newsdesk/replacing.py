"""Before all of a draft is changed at once: what it says, kept."""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.article.content import Content
from newsdesk.desk import Act
from newsdesk.drafting import draft
from newsdesk.store.drafts import keep_snapshot


def keep_before(act: Act, articles: Sequence[str]) -> dict[str, Content]:
    """Keep the drafts of articles as snapshots, before all of each is changed at once; returns what they say.

    Raises Refused("article-unknown").
    """
    contents = {article: draft(act, article).content for article in articles}
    for article in articles:
        keep_snapshot(act.session, article)
    return contents
