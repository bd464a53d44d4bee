"""Kills the program N times while somebody types and N times while it exports, damages its store in N ways, and kills the newsroom's
server N times amid an exchange; prints what was lost, and answers 1 where anything was that must not be."""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from newsdesk.paths import Home
from tests.bench.table import percentile
from tests.kill import damaging, exporting, packages, serving, typing
from tests.server.postgres import programs

TIMES = 50


def main(arguments: Sequence[str]) -> int:
    """`[typing|exporting|damaging|packages|server] [N]`."""
    times = next((int(word) for word in arguments if word.isdigit()), TIMES)
    only = next((word for word in arguments if not word.isdigit()), "")
    if only not in ("", *PARTS):
        print(f"no such part: {only}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    chance, fine = random.Random(), True
    with tempfile.TemporaryDirectory(prefix="newsdesk-kill-") as folder:
        for part in (only,) if only else PARTS:
            fine &= PARTS[part](Path(folder) / part, times, chance)
    return 0 if fine else 1


def typing_summary(outcomes: Sequence[typing.Outcome]) -> str:
    """What came of some kills, in one line."""
    lost = [o.lost_ms for o in outcomes]
    return (f"kill -9 while typing, {len(outcomes)} times: opened again whole {len(outcomes)}, shown as saved "
            f"{sum(o.told for o in outcomes)}, words of these lost {sum(o.lost_words for o in outcomes)}; typed last and not back: "
            f"median {statistics.median(lost):.0f} ms, 99 % {percentile(lost, 0.99):.0f} ms, worst {max(lost):.0f} ms")


def exporting_summary(outcomes: Sequence[exporting.Outcome]) -> str:
    """What came of some kills, in one line."""
    return (f"kill -9 while exporting, {len(outcomes)} times, {sum(o.amid for o in outcomes)} of them amid the writing: half "
            f"{sum(o.half for o in outcomes)}, older than called done {sum(o.older for o in outcomes)}")


def _typing(home: Path, times: int, chance: random.Random) -> bool:
    outcomes: list[typing.Outcome] = []
    article = typing.make_newsroom(home)
    with typing.own_display() as display:
        for n in range(times):
            outcomes.append(o := typing.kill_while_typing(home, article, display, chance))
            print(f"{n + 1:3}  words lost {o.lost_words}  typed last and not back {o.lost_ms:5.0f} ms  shown as saved {o.told}  "
                  f"keys {o.typed}", flush=True)
    print(f"{typing_summary(outcomes)} ({_load()})", flush=True)
    return not any(o.lost_words for o in outcomes)


def _exporting(folder: Path, times: int, chance: random.Random) -> bool:
    exporting.make_newsroom(folder / "newsroom")
    outcomes = [exporting.kill_while_exporting(folder / "newsroom", folder / "out", chance) for _ in range(times)]
    print(f"{exporting_summary(outcomes)} ({_load()})", flush=True)
    return not any(o.half or o.older for o in outcomes)


def damaging_summary(outcomes: Sequence[damaging.Outcome]) -> str:
    """What came of some damaged stores, in one line a way."""
    lines = []
    for way in damaging.WAYS:
        those = [o for o in outcomes if o.way == way]
        lines.append(f"store damaged ({way}), {len(those)} times: opened again {len(those)}, damage seen {sum(o.seen for o in those)}, "
                     f"kept beside as it was {sum(o.aside for o in those)}; articles: newest text {sum(o.same for o in those)}, "
                     f"older and named {sum(o.older - o.untold for o in those)}, not named {sum(o.untold for o in those)}")
    return "\n".join(lines)


def _damaging(folder: Path, times: int, chance: random.Random) -> bool:
    model = Home(folder / "model")
    newest = damaging.make_newsroom(model)
    outcomes = [damaging.damage_and_salvage(model, newest, folder / str(n), damaging.WAYS[n % 3], random.Random(n))
                for n in range(times)]
    print(f"{damaging_summary(outcomes)} ({_load()})", flush=True)
    return all(o.aside and not o.untold for o in outcomes)


def server_summary(outcomes: Sequence[serving.Outcome]) -> str:
    """What came of some kills, in one line."""
    return (f"kill -9 of the server, {len(outcomes)} times: {sum(o.amid for o in outcomes)} of {2 * len(outcomes)} exchanges cut off, "
            f"{sum(o.parts for o in outcomes)} times with a part of them there; events lost {sum(o.lost for o in outcomes)}, twice "
            f"{sum(o.twice for o in outcomes)}; articles written meanwhile {sum(o.wrote for o in outcomes)}; laptops the same "
            f"{sum(o.same for o in outcomes)} times")


def _server(folder: Path, times: int, chance: random.Random) -> bool:
    if programs() is None:
        print("PostgreSQL is not installed: no server was killed")
        return True
    outcomes: list[serving.Outcome] = []
    with serving.newsroom(folder) as (server, desks):
        takes = serving.usual_seconds(desks)
        for n in range(times):
            outcomes.append(o := serving.kill_while_exchanging(server, desks, chance, takes * 1.5))
            print(f"{n + 1:3}  cut off {o.amid}  lost {o.lost}  twice {o.twice}", flush=True)
    print(f"{server_summary(outcomes)} ({_load()})", flush=True)
    return all(o.same and not o.lost and not o.twice for o in outcomes)


def _packages(folder: Path, seconds: int, chance: random.Random) -> bool:
    """N is for how many seconds here."""
    outcome = packages.run(folder, seconds, chance.randrange(1_000_000))
    print(f"{packages.summary(outcome)} ({_load()})", flush=True)
    return outcome.fine


def _load() -> str:
    """A busy machine loses more of what was typed last: whoever reads the figure must see what else was going on."""
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


PARTS: dict[str, Callable[[Path, int, random.Random], bool]] = {
    "typing": _typing, "exporting": _exporting, "damaging": _damaging, "packages": _packages, "server": _server,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
