"""Hostile packages for a while: good ones changed at random, in their bytes and in what they say, with every seal and signature made
right again, so that they get as far as they can. Each is refused, or taken whole and then nothing that a screen asks breaks; each
within some seconds and some megabytes.

`python -m tests.kill.packages SECONDS SEED FOLDER` is the process that reads them, under limits of the system.
"""

# ruff: noqa: E501 - tables of strange values
from __future__ import annotations

import json
import random
import resource
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from newsdesk import drafting, finding, mailing, noting, proposing, reconciling, returning, reviewing, waiting
from newsdesk.article.content import Content
from newsdesk.article.textpack import read_pack
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.history import history
from newsdesk.store.views import revision_hash
from newsdesk.text.canonical import canonical_json
from newsdesk.whereabouts import whereabouts
from tests.core import hostile_packages as hostile
from tests.core.converging import everything
from tests.core.machines import machines, started

MOST_SECONDS, MOST_MEGABYTES, MOST_ROOM = 10.0, 300.0, 2_000_000_000


@dataclass(slots=True)
class Outcome:
    """What came of all of them."""

    read: int = 0
    hand_made: int = 0
    taken: int = 0
    codes: dict[str, int] = field(default_factory=dict)
    slowest: float = 0.0
    """Seconds."""
    largest: float = 0.0
    """Megabytes that the process ever had."""
    wrong: list[str] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        return not self.wrong and self.slowest < MOST_SECONDS and self.largest < MOST_MEGABYTES


def run(folder: Path, seconds: float, seed: int) -> Outcome:
    """So many seconds of them in a process of its own; raises RuntimeError where it does not come back whole."""
    done = subprocess.run([sys.executable, "-m", "tests.kill.packages", str(seconds), str(seed), str(folder)], capture_output=True,
                          text=True, check=False, timeout=seconds + 300)
    if done.returncode:
        raise RuntimeError(done.stderr[-2_000:] or f"ended with {done.returncode}")
    return Outcome(**json.loads(done.stdout.splitlines()[-1]))


def summary(outcome: Outcome) -> str:
    codes = ", ".join(f"{code} {count}" for code, count in sorted(outcome.codes.items()))
    return (f"hostile packages, {outcome.hand_made} by hand and {outcome.read - outcome.hand_made} at random: refused {sum(outcome.codes.values())} "
            f"({codes}), taken whole {outcome.taken}; slowest {outcome.slowest:.2f} s, most memory {outcome.largest:.0f} MB, "
            f"wrong {len(outcome.wrong)}" + "".join(f"\n  {what}" for what in outcome.wrong[:20]))


class Reader:
    """Reads packages at an editor's machine, and gives back what it took."""

    def __init__(self, editor: Desk) -> None:
        self.editor, self.outcome, self.codes = editor, Outcome(), Counter[str]()
        self.before = editor.ask(everything)

    def read(self, name: str, data: bytes, codes: tuple[str, ...] | None = None) -> None:
        begun, code = perf_counter(), ""
        signal.alarm(60)
        try:
            pack = read_pack(data)
            self.editor.do(self._take, pack)
        except Refused as refused:
            code = refused.code
        except hostile.Undone:
            self.outcome.taken += 1
        except Exception as wrong:  # what no package may cause
            self.outcome.wrong.append(f"{name}: {type(wrong).__name__} {str(wrong)[:200]}")
        finally:
            signal.alarm(0)
        took = perf_counter() - begun
        self.outcome.read += 1
        self.codes[code] += 1
        self.outcome.slowest = max(self.outcome.slowest, took)
        if took > MOST_SECONDS / 2 or (codes is not None and code not in codes):
            self.outcome.wrong.append(f"{name}: {code or 'taken'} after {took:.1f} s")
        if self.outcome.read % 200 == 0 and self.editor.ask(everything) != self.before:
            self.outcome.wrong.append(f"{name}: a row was changed")

    def _take(self, act: Act, pack: Any) -> None:
        opened = mailing.receive(act, pack)
        opened.at.astimezone()
        finding.articles(act, "all")
        waiting.counts(act)
        whereabouts(act, opened.taken.articles)
        for article in opened.taken.articles:
            ask_everything(act, article)
        raise hostile.Undone


def ask_everything(act: Act, article: str) -> None:
    """What the screens ask about an article; a refusal is an answer, too."""
    content = drafting.draft(act, article).content
    for question in (lambda: history(act, article), lambda: returning.points(act, article), lambda: noting.notes(act, article, content),
                     lambda: proposing.suggested(act, article), lambda: reconciling.open_merge(act, article),
                     lambda: reviewing.standing(act, article)):
        try:
            question()
        except Refused:
            pass


def long_texts(m: hostile.Maker, rng: random.Random) -> Any:
    """Two texts of many words in nobody's order, both grown out of a third: what comes in is put together at once."""
    words = ["".join(rng.choices("abdegiklmn", k=4)) for _ in range(30)]
    for name, between, count in (("words", " ", 48_000), ("paragraphs", "\n\n", 2_900), ("sentences", ". ", 40_000), ("more words", " ", 300_000)):
        seq, previous, events, bodies = m.last["seq"], m.last["hash"], list(m.events), [between.join(rng.choices(words, k=count)) for _ in range(3)]
        parents: list[str] = []
        for at, body in enumerate(bodies):
            content = json.loads(Content(headline="Judul", body=body).cleaned().to_json())
            seq += 1
            events.append(m.signed({"device": m.device, "seq": seq, "previous": previous, "kind": "revision.made", "article": m.article, "at": m.last["at"],
                                    "payload": canonical_json({"content": content, "parents": parents, "person": hostile.PERSON, "number": 2 + bool(at)})}))
            previous = events[-1]["hash"]
            parents = parents or [revision_hash(m.article, [], content)]
        yield f"long texts: {name}", m.packed(events)


def mutated(m: hostile.Maker, rng: random.Random) -> bytes:
    """A good package with something else in it."""
    kind = rng.random()
    if kind < 0.25:
        data = bytearray(m.good)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(data) - 64)
            data[at] = rng.choice((data[at] ^ 1 << rng.randrange(8), 0, 255, rng.randrange(256)))
        return hostile.seal(bytes(data))
    if kind < 0.35:
        at, end = sorted(rng.sample(range(len(m.good) - 64), 2))
        piece = m.good[at:end]
        return hostile.seal(rng.choice((m.good[:at] + m.good[end:], m.good[:end] + piece + m.good[end:], m.good[:at] + piece[::-1] + m.good[end:])))
    if kind < 0.5:
        name = rng.choice(("events_json", "info_json"))
        text = m.files[name.replace("_", ".")]
        at = rng.randrange(len(text))
        return hostile.zipped(m.entries(**{name: text[:at] + rng.randbytes(rng.randint(0, 3)) + text[at + rng.randint(0, 3) :]}))
    return m.packed(changed_events(m, rng))


def changed_events(m: hostile.Maker, rng: random.Random) -> list[Any]:
    """Events that say something else, with right hashes and signatures; one or several more."""
    events = list(m.events)
    previous, seq = m.last["hash"], m.last["seq"]
    for _ in range(rng.randint(1, 4)):
        kind = rng.choice(list(hostile.SAMPLES))
        said = rng.choice((hostile.SAMPLES[kind], json.loads(rng.choice(m.events)["payload"])))
        for _ in range(rng.choice((0, 1, 1, 1, 2))):
            said = changed_value(said, rng)
        article = rng.choice((m.article, m.article, "", "d" * 16)) if rng.random() < 0.3 else "" if kind.split(".")[0] in hostile.COMMON else m.article
        seq += 1
        try:
            event = m.signed({"device": m.device, "seq": seq, "previous": previous, "kind": kind, "article": article,
                              "payload": canonical_json(said), "at": m.last["at"]})
        except (ValueError, TypeError):
            continue
        previous = event["hash"]
        events.append(event)
    if rng.random() < 0.2:
        rng.shuffle(events)
    if rng.random() < 0.2:
        del events[rng.randrange(len(events))]
    return events


def changed_value(value: Any, rng: random.Random) -> Any:
    """A value with one of its parts another."""
    found = list(hostile.places(value)) if isinstance(value, dict) else []
    if not found:
        return value
    path = rng.choice(found)
    now: Any = value
    for key in path:
        now = now[key]
    other: list[Any] = [rng.choice(hostile.wrongly_typed(now)), rng.choice(_STRANGE), now]
    if isinstance(now, str):
        other = [*other, *(rng.choice(_STRANGE_TEXTS) for _ in range(6)), now + rng.choice(_STRANGE_TEXTS), rng.choice(_STRANGE_TEXTS), now[::-1]]
    return hostile.put(value, path, rng.choice(other))


_STRANGE: list[Any] = [0, 1, -1, 2**31, 2**63, 2**64, 0.1, "", " ", "\n", "x", [], {}, None, True, hostile.HASH, hostile.ID, [hostile.HASH] * 150, "a" * 16]
_STRANGE_TEXTS = ["\u202e", "\u200d" * 50, "\U0001f468\u200d\U0001f469", "[x](javascript:alert(1))", "<script>", "\n\n\n\n# x\n", "![a](picture:a)", "> x\n> y",
                  "%s%n{}{0.__class__}", "{{ 7*7 }}", "9999-12-31T23:59:59-14:00", "BACA JUGA: x", "a" * 150_000, "x " * 60_000, "\n" * 20_000, "*" * 3_000,
                  "[" * 3_000, "(" * 3_000, "\u0300" * 2_000]


def _most_memory() -> float:
    """Megabytes that this process ever had. What `getrusage` says begins with what its parent had when it was made."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
    return int(said.split()[1]) / 1024


def main(arguments: list[str]) -> int:
    seconds, seed, folder = float(arguments[0]), int(arguments[1]), Path(arguments[2])
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ROOM, MOST_ROOM))
    rng = random.Random(seed)
    with machines(folder, 2) as (laptop, editor):
        maker = hostile.Maker(laptop, started(laptop))
        reader = Reader(editor)
        for cases in (hostile.in_the_zip, hostile.in_the_json, hostile.in_the_signatures):
            for case in cases(maker):
                reader.read(case.name, case.data, case.codes)
        for name, data in long_texts(maker, rng) if seconds >= 60 else ():
            reader.read(name, data)
        reader.outcome.hand_made = reader.outcome.read
        begun, number = perf_counter(), 0
        while perf_counter() - begun < seconds:
            number += 1
            reader.read(f"seed {seed}, number {number}", mutated(maker, rng))
        if editor.ask(everything) != reader.before:
            reader.outcome.wrong.append("a row was changed")
    outcome = reader.outcome
    outcome.codes = {code: count for code, count in reader.codes.items() if code}
    outcome.largest = _most_memory()
    print(json.dumps(asdict(outcome)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
