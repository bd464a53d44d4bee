"""Makes a HOME for each document of a folder, with a newsroom in it whose one open article is that document.

    ./test bench homes DOCS OUT      DOCS: w0.md, w1000.md ...; OUT/w1000 is then the home of somebody who left it open,
                                     OUT/w1000-preview of somebody who left the preview open beside it

This is how a program that keeps its texts in a store is measured by a tool that starts it anew each time: see docs/SPEED.md.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from newsdesk import drafting, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from ui.session import SESSION

HEADLINE = "Harga Cabai Naik di Pasar Slawi"


def make_home(home: Path, body: str, companion: str = "") -> None:
    """A home with a newsroom in the system's usual place."""
    shutil.rmtree(home, ignore_errors=True)
    make_newsroom(home / ".local" / "share" / "Newsdesk", body, companion)


def make_newsroom(folder: Path, body: str = "", companion: str = "", others: int = 0) -> None:
    """A newsroom whose one open article has this body, and the caret at its beginning.

    companion: what stands beside it (``preview``); others: how many more articles there are."""
    desk = Desk.open(folder)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    for n in range(others):
        desk.do(drafting.start, Content(headline=f"Berita ke-{n}", place="SLAWI", body=f"Isi berita ke-{n}."))
    article = desk.do(drafting.start, Content(headline=HEADLINE, place="SLAWI", body=body)).result
    desk.do(staffing.set_setting, SESSION, {"tabs": [article], "front": article, "places": {article: {"companion": companion}}})
    desk.close()


def main(docs: Path, out: Path) -> int:
    """Make them all; returns the exit code."""
    for doc in sorted(docs.glob("w*.md")):
        for name, companion in ((doc.stem, ""), (f"{doc.stem}-preview", "preview")):
            make_home(out / name, doc.read_text(encoding="utf-8"), companion)
            print(out / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
