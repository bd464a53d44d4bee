"""`./test bench`: measures and prints one table. Names of measures (`core`, `start` ...) choose some of them.

`./test bench outside TOOL SEED OUT [PROGRAM...]` has a tool measure from outside, beside other programs; `./test bench homes
DOCS OUT` prepares only what such a tool needs: see docs/SPEED.md.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import bench_core, bench_start, homes, outside
from tests.bench.table import Figure, lines_of

MEASURES: dict[str, Callable[[], Sequence[Figure]]] = {"core": bench_core.measure, "start": bench_start.measure}
APART = {"travel": "tests.bench.bench_travel", "merge": "tests.bench.bench_merge", "compare": "tests.bench.bench_compare",
         "server": "tests.bench.bench_server",
         "find": "tests.bench.bench_find", "desk": "tests.bench.bench_desk", "typing": "tests.bench.typing_speed"}
"""Measures in a process of their own: they need the toolkit, which the others must not have loaded."""


def main(names: Sequence[str]) -> int:
    """Run the measures with these names, or all; returns 2 for a name that is none."""
    if names[:1] == ["homes"]:
        return homes.main(Path(names[1]), Path(names[2]))
    if names[:1] == ["outside"]:
        return outside.main(names[1:])
    wanted = names or (*MEASURES, *APART)
    unknown = [name for name in wanted if name not in (*MEASURES, *APART)]
    if unknown:
        print(f"no such measure: {', '.join(unknown)}; there are {', '.join((*MEASURES, *APART))}", file=sys.stderr)
        return 2
    if figures := [figure for name in wanted if name in MEASURES for figure in MEASURES[name]()]:
        print("\n".join(lines_of(figures)), flush=True)
    codes = [subprocess.run([sys.executable, "-m", module], check=False).returncode
             for name, module in APART.items() if name in wanted]
    return max(codes, default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
