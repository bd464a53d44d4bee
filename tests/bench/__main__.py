"""`./test bench`: measures and prints one table. Names of measures (`core`, `start` ...) choose some of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

from tests.bench import bench_core, bench_start
from tests.bench.table import Figure, lines_of

MEASURES: dict[str, Callable[[], Sequence[Figure]]] = {"core": bench_core.measure, "start": bench_start.measure}
TYPING = "typing"


def main(names: Sequence[str]) -> int:
    """Run the measures with these names, or all; returns 2 for a name that is none."""
    wanted = names or (*MEASURES, TYPING)
    unknown = [name for name in wanted if name not in (*MEASURES, TYPING)]
    if unknown:
        print(f"no such measure: {', '.join(unknown)}; there are {', '.join((*MEASURES, TYPING))}", file=sys.stderr)
        return 2
    if figures := [figure for name in wanted if name in MEASURES for figure in MEASURES[name]()]:
        print("\n".join(lines_of(figures)), flush=True)
    if TYPING in wanted:  # in a process of its own: it needs the toolkit, which the others must not have loaded
        return subprocess.run([sys.executable, "-m", "tests.bench.typing_speed"], check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
