"""A file by which others come to know this machine: who works here, with which key, and which list counts. No article is in it."""

from __future__ import annotations

import re

from newsdesk import exchanging, mailing
from newsdesk.desk import Act
from newsdesk.mailing import ENDING, Letter
from newsdesk.staffing import require_me


def letter(act: Act) -> Letter:
    """The file, ready to be written. Raises Refused("nobody-here") and what `store.keys.device_key` raises."""
    person = require_me(act)
    events = exchanging.parcel(act, {}, ())
    name = re.sub(r"[^a-z0-9]+", "-", person.name.lower()).strip("-")[:60] or "perangkat"
    return Letter(f"{act.now:%Y-%m-%d}-perkenalan-{name}{ENDING}", mailing.packed(act, events, []), ())
