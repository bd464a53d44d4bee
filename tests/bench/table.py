"""One table of figures: what was measured, median, 99th percentile or worst, and how often."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    what: str
    values: tuple[float, ...] = ()
    """Milliseconds, one a trial."""
    note: str = ""
    """What the figure needs beside it; where there are no values: why it was not measured."""


def timed(call: Callable[[], object], times: int) -> tuple[float, ...]:
    """How long a call takes, in milliseconds, so many times."""
    values = []
    for _ in range(times):
        begun = perf_counter()
        call()
        values.append((perf_counter() - begun) * 1000)
    return tuple(values)


def percentile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def lines_of(figures: Sequence[Figure]) -> list[str]:
    """The table as lines of Markdown."""
    lines = ["| measured | median ms | 99 % ms | worst ms | times | |", "|---|---:|---:|---:|---:|---|"]
    for f in figures:
        if not f.values:
            lines.append(f"| {f.what} | - | - | - | 0 | not measured: {f.note} |")
            continue
        numbers = (statistics.median(f.values), percentile(f.values, 0.99), max(f.values))
        lines.append(f"| {f.what} | " + " | ".join(f"{n:.1f}" for n in numbers) + f" | {len(f.values)} | {f.note} |")
    return lines
