"""The real program, watched: `python tests/watched.py --home FOLDER` is `python -m ui` that also tells what it saved.

One line of JSON on standard output for every draft that the window is told is saved: by the same signal from which
the status bar says "Tersimpan", and just before it, so that what is told here is never less than what is shown.

`--too-early` makes the journal say "saved" when it takes a draft and write it half a minute later: a program with this
fault must be found out by the test that kills it.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from newsdesk.article.content import Content
from newsdesk.store.journal import Journal
from ui.__main__ import main
from ui.bridge import Bridge

_keep = Bridge.keep
_given: dict[tuple[str, int], str] = {}
_watched: set[Bridge] = set()


def _tell(article: str, number: int, _at: object) -> None:
    print(json.dumps({"article": article, "number": number, "body": _given.pop((article, number), "")}), flush=True)


def _watching(self: Bridge, article: str, content: Content) -> int:
    if self not in _watched:
        _watched.add(self)
        self.saved.connect(_tell)
    number = _keep(self, article, content)
    # The journal may answer before this line; its answer reaches the window later, by the event loop.
    _given[article, number] = content.body
    return number


_put = Journal.put


def _put_and_say_so(self: Journal, article: str, content: str) -> int:
    number = _put(self, article, content)
    self.on_saved(article, number, datetime.now(UTC))
    return number


def _write_much_later(*_: object) -> None:
    time.sleep(30)


if "--too-early" in sys.argv:
    sys.argv.remove("--too-early")
    Journal.put = _put_and_say_so  # type: ignore[method-assign]
    Journal._write = _write_much_later  # type: ignore[method-assign]
Bridge.keep = _watching  # type: ignore[method-assign]
sys.exit(main())
