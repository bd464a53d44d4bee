"""What is the address of a page on the web: one rule for everywhere that a person gives one."""

from __future__ import annotations

import re

from newsdesk.text.spans import address
from newsdesk.text.usable import clean_text

_UNFIT = re.compile(r"[\s<>\"()]")
"""What no related link can carry as it stands."""


def web_address(text: str) -> str:
    """The address as it was given, without white space around it and signs that nothing can carry; an empty string where it is none.

    One is http or https with a host, without a user name, and has no white space, quotes or brackets in it.
    """
    text = clean_text(text).strip()
    return text if re.match(r"https?://", text, re.I) and address(text) and not _UNFIT.search(text) else ""
