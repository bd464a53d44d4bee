"""kill -9 of a newsroom that exports: the folder is the export before or the new one, whole, whenever the kill comes.

The process does what the window does (write, submit, approve, export over the export before) again and again with a new
text each time, and says the number of each that is done. What stands in the folder after the kill is read as a reader finds
it, with nothing put right first, and must be an export that was begun, not older than the last that was called done.

`--in-place` writes the files of an export over the old ones: a fault that must be found out.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from newsdesk import drafting, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.portal.package import read_back

PARAGRAPHS = 400


@dataclass(frozen=True)
class Outcome:
    half: bool
    """The folder is not there, or is no whole export: must be False."""
    older: bool
    """It is older than the export that was called done last: must be False."""
    amid: bool
    """The kill came while the folder was being written: its unfinished twin lies beside it."""


def export_for_ever(home: Path, out: Path) -> None:
    """Write, submit, approve and export new texts until the process is killed; a line with its number for each."""
    desk = Desk.open(home)
    article = desk.ask(staffing.setting, "exported", "")
    for number in range(10**9):
        content = Content(headline="Pasar Induk Dibuka Lagi", place="SLAWI", published="2026-03-04T10:00+07:00",
                          reporters=("Rina Wulandari",), editor="Rina Wulandari", category="Ekonomi",
                          body="\n\n".join(f"Alinea {n} dari naskah nomor {number}." for n in range(PARAGRAPHS)))
        desk.do(drafting.save_draft, article, content)
        desk.do(reviewing.approve, article, desk.do(reviewing.submit, article).result)
        print("begun", number, flush=True)
        desk.do(publishing.export, article, out)
        print("done", number, flush=True)


def make_newsroom(home: Path) -> None:
    """A newsroom with the article that is exported."""
    desk = Desk.open(home)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, Content(headline="Pasar Induk Dibuka Lagi")).result
    desk.do(staffing.set_setting, "exported", article)
    desk.close()


def kill_while_exporting(home: Path, out: Path, chance: random.Random, *more: str) -> Outcome:
    """Start, let one export be done, kill at a random moment of the next one, look at the folder.

    Half of the kills wait until the new folder is begun: writing it is a small part of an export, and the part that counts.
    """
    command = [sys.executable, "-m", "tests.kill.exporting", *more, str(home), str(out)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    said = [process.stdout.readline()]
    begun = time.monotonic()
    said.append(process.stdout.readline())
    takes = time.monotonic() - begun
    said.append(process.stdout.readline())
    if chance.random() < 0.5:
        give_up = time.monotonic() + 10
        while not unfinished(out) and time.monotonic() < give_up:
            time.sleep(0.0002)
        time.sleep(chance.uniform(0, takes * 0.06))
    else:
        time.sleep(chance.uniform(0, takes * 1.2))
    process.kill()
    said += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    done = max(int(line.split()[1]) for line in said if line.startswith("done"))
    folders = [folder for folder in out.iterdir() if not folder.name.startswith(".")]
    if len(folders) != 1 or read_back(folders[0]):
        return Outcome(True, False, False)
    article = json.loads((folders[0] / "article.json").read_text(encoding="utf-8"))
    number = int(article["content"]["body"].split("nomor ")[1].split(".")[0])
    return Outcome(False, number < done, unfinished(out))


def unfinished(out: Path) -> bool:
    """Whether a folder that is being written lies there."""
    return any(folder.name.startswith(".") for folder in out.iterdir())


def _write_in_place(files: dict[str, bytes], parent: Path, name: str) -> Path:
    (parent / name).mkdir(parents=True, exist_ok=True)
    for file, data in files.items():
        (parent / name / file).write_bytes(data)
        time.sleep(0.02)
    return parent / name


if __name__ == "__main__":
    if "--in-place" in sys.argv:
        sys.argv.remove("--in-place")
        publishing.write_package = _write_in_place  # type: ignore[assignment]
    export_for_ever(Path(sys.argv[1]), Path(sys.argv[2]))
