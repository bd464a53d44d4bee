"""The whole table from outside: real window, real keys, real pixels, Newsdesk beside the bare widgets (plain and rich) and other programs.

    ./test bench outside TOOL SEED OUT [PROGRAM...]

TOOL: the folder of the measuring tool (DESKPERF_PYTHON: a Python with what it needs); SEED: a text to make documents of;
OUT: where everything goes; PROGRAM: others to measure at 20,000 words, by the names the tool knows them by, installed and on
the PATH. Nothing new is begun after MOST_MINUTES; what was measured by then is printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import homes

ROOT = Path(__file__).resolve().parents[2]
SIZES = (20_000, 0, 1_000, 5_000)
MOST_MINUTES = 17
KEYS = "60"
PLACES = {"": ("0.2,0.1,0.6,0.86",), "-preview": ("0.16,0.1,0.48,0.86", "--preview", "0.68,0.1,0.3,0.86")}
"""Where the text is on the screen, and where the preview."""


class Run:
    """One table: where the tool and the documents are, and when it is to end."""

    def __init__(self, tool: Path, seed: Path, out: Path) -> None:
        self.tool, self.seed, self.out = tool.resolve(), seed.resolve(), out.resolve()
        self.docs, self.raw = self.out / "docs", self.out / "raw.jsonl"
        self._end = time.monotonic() + MOST_MINUTES * 60
        self._python = os.environ.get("DESKPERF_PYTHON", "python3")
        # The bare widgets are drawn by our own Qt.
        path = os.pathsep.join((str(ROOT / ".venv" / "bin"), os.environ.get("PATH", "")))
        self._env = os.environ | {"DESKPERF_WORK": str(self.out / "work"), "DESKPERF_PYTHON": self._python, "PATH": path}

    def prepare(self, peers: Sequence[str]) -> None:
        """Documents and a home for each, anew."""
        self.docs.mkdir(parents=True, exist_ok=True)
        self.raw.unlink(missing_ok=True)
        self._tool("make_docs.py", str(self.seed), str(self.docs), *map(str, sorted(SIZES)))
        homes.main(self.docs, self.out / "homes")
        if "novelwriter" in peers:
            self._tool("make_novel.py", str(self.docs))
            self._tool("prime_novel.py", str(self.docs))

    def others(self, names: Sequence[str], size: int) -> None:
        """Programs that the tool knows; the bare widgets are among them."""
        for name in names:
            if time.monotonic() < self._end:
                self._tool("campaign.py", str(self.raw), "--docs", str(self.docs), "--apps", name, "--sizes", str(size),
                           "--reps", "1", "--keys", KEYS, "--idle-size", str(size))

    def newsdesk(self, size: int, kind: str) -> None:
        """Newsdesk with the document open; kind: an ending of PLACES."""
        if time.monotonic() > self._end:
            return
        made = self.out / f"newsdesk{kind}-{size}.json"
        self._tool("measure.py", "--cmd", str(ROOT / "run"), "--name", f"newsdesk{kind}", "--window-name", "Newsdesk", "--docs",
                   str(self.docs), "--sizes", str(size), "--reps", "1", "--keys", KEYS, "--profile",
                   str(self.out / "homes" / f"w{size}{kind}"), "--roi", *PLACES[kind], "--relearn",
                   "--shot", str(self.out / f"newsdesk{kind}"), "--out", str(made))
        with self.raw.open("a", encoding="utf-8") as raw:
            raw.writelines(json.dumps(record) + "\n" for record in json.loads(made.read_text(encoding="utf-8")))

    def table(self) -> None:
        self._tool("report.py", str(self.raw), shown=True)

    def _tool(self, script: str, *arguments: str, shown: bool = False) -> None:
        with (self.out / "log.txt").open("a", encoding="utf-8") as log:
            subprocess.run([self._python, str(self.tool / script), *arguments], cwd=self.out, env=self._env, check=False,
                           stdout=None if shown else log, stderr=log)


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table; returns the exit code."""
    if len(arguments) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    tool, seed, out, *peers = arguments
    run = Run(Path(tool), Path(seed), Path(out))
    run.prepare(peers)
    for size in SIZES:
        if size != 1_000:  # the tool has no bare widgets of this size
            run.others(["floor-qplain", "floor-qrich", *(peers if size == SIZES[0] else ())], size)
        for kind in PLACES:
            run.newsdesk(size, kind)
        print(f"{size:,} words done, load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
    run.table()
    return 0
