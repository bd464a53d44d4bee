"""What the commands of the terminal have in common: options behind every command, the open newsroom, JSON, refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--home` and `--json` are understood behind every command, as people type them."""
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    return click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="The newsroom folder.")(command)


@contextmanager
def opened(home: Path | None) -> Iterator[Desk]:
    """The newsroom in a folder (usual: the system's place), open for one command."""
    desk = Desk.open(home_of(home))
    try:
        yield desk
    finally:
        desk.close()


def home_of(folder: Path | None) -> Home:
    """The newsroom folder that is meant."""
    return Home(folder) if folder else Home.usual()


def tell(refused: Refused, as_json: bool, about: str) -> None:
    """Say on standard error why something was refused; as JSON on standard output, too."""
    if as_json:
        show({"refused": {"code": refused.code, "facts": refused.facts, "file": about}})
    facts = ", ".join(f"{name}={value}" for name, value in refused.facts.items())
    click.echo(f"{about + ': ' if about else ''}refused: {refused.code}{f' ({facts})' if facts else ''}", err=True)


def show(values: Any) -> None:
    """Print values as one line of JSON."""
    click.echo(json.dumps(values, ensure_ascii=False))
