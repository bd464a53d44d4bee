"""Runs axe-core inside pages and prints what it found: `python axe_in_page.py AXE.JS WIDTH PAGE.HTML ...` gives JSON, a list a page.

A process of its own, so that the tests of the core need no Qt. The page's policy forbids scripts; axe runs beside them, in
a world of its own, on the page as a reader's browser lays it out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

WORLD = int(QWebEngineScript.ScriptWorldId.ApplicationWorld.value)
START = "window.axeFound = ''; axe.run(document, {resultTypes: ['violations']}).then(r => { window.axeFound = JSON.stringify(r); })"


def main(script: str, width: int, pages: list[Path]) -> int:
    app = QApplication([sys.argv[0], "--disable-gpu"])
    view = QWebEngineView()
    view.resize(width, 2400)
    view.show()
    found: list[object] = []
    poll = QTimer(interval=100)

    def load() -> None:
        view.load(QUrl.fromLocalFile(str(pages[len(found)].resolve())))

    def loaded(_: bool) -> None:
        view.page().runJavaScript(f"{script};\n{START}", WORLD, lambda _: poll.start())

    def answered(said: object) -> None:
        if not isinstance(said, str) or not said or not poll.isActive():
            return
        poll.stop()
        result = json.loads(said)
        found.append({"violations": [[v["id"], [n["html"] for n in v["nodes"]]] for v in result["violations"]],
                      "rules": len(result.get("passes", []))})
        if len(found) == len(pages):
            print(json.dumps(found), flush=True)
            app.quit()
        else:
            load()

    view.loadFinished.connect(loaded)
    poll.timeout.connect(lambda: view.page().runJavaScript("window.axeFound", WORLD, answered))
    load()
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).read_text(encoding="utf-8"), int(sys.argv[2]), [Path(p) for p in sys.argv[3:]]))
