"""Life after export: published at an address, then corrected, updated, answered or withdrawn; and the bin."""

from __future__ import annotations

from datetime import datetime

from newsdesk.article.content import clean_text
from newsdesk.article.steps import PURPOSES
from newsdesk.desk import Act
from newsdesk.errors import Refused
from newsdesk.stepping import begin, take


def mark_published(act: Act, article: str, address: str, published: str) -> None:
    """Say that the exported article is on the portal: where, and since when (ISO 8601 with offset).

    After a withdrawal it says that the portal has done that. Raises Refused("address-not-one"), ("time-not-one"), and what
    `check_step` raises.
    """
    if not address.startswith(("https://", "http://")) or any(c.isspace() or c in "<>\"()" for c in address):
        raise Refused("address-not-one", address=address[:100])
    try:
        if datetime.fromisoformat(published).tzinfo is None:
            raise ValueError(published)
    except ValueError as wrong:
        raise Refused("time-not-one", time=published[:40]) from wrong
    taking = begin(act, "publish", article, details={"address": address, "published": published})
    take(act, taking, reaches="withdrawn" if taking.row.purpose == "withdraw" else "")


def change_published(act: Act, article: str, purpose: str, reason: str) -> None:
    """Begin to change a published article: its draft is open again, and goes through the same review.

    purpose: one of PURPOSES. Raises Refused("reason-missing", step) and what `check_step` raises.
    """
    if purpose not in PURPOSES:
        raise Refused("step-unknown", step=purpose[:40])
    take(act, begin(act, purpose, article, reason=clean_text(reason).strip()))


def bin_article(act: Act, article: str) -> None:
    """Put an article into the bin, from where it comes back whole. Raises as `check_step`."""
    take(act, begin(act, "bin", article))


def unbin(act: Act, article: str) -> None:
    """Take an article out of the bin again. Raises as `check_step`."""
    take(act, begin(act, "unbin", article))
