"""Tidying a text (Rapikan): every change is told and can be refused; no letter of any word is lost or added.

`tidy` finds the changes, `apply` makes those that were chosen. Only lines of advertising lose words, and those are never
certain. Tidying twice changes nothing the second time.
"""

from __future__ import annotations

from newsdesk.text.tidying.source import Knowledge
from newsdesk.text.tidying.tidy import Change, apply, tidied, tidy

__all__ = ["Change", "Knowledge", "apply", "tidied", "tidy"]
