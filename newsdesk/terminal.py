"""What the commands of the terminal have in common: options behind every command, the open newsroom, JSON, refusals."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.store.engine import open_engine, schema_version
from newsdesk.store.version import SCHEMA_VERSION


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--home` and `--json` are understood behind every command, as people type them."""
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    return click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="The newsroom folder.")(command)


say: Callable[..., str] | None = None
"""The sentence for a code of the window's words (``refused.not-approved``); KeyError where there is none. The core knows no
sentences: who starts the program puts this here."""


@contextmanager
def opened(home: Path | None, looking: bool = False) -> Iterator[Desk]:
    """The newsroom in a folder (usual: the system's place), open for one command.

    looking: not a byte of the folder is changed, and none is made where there is no newsroom yet; a window that has it open is no
    hindrance.
    """
    folder = home_of(home)
    with tempfile.TemporaryDirectory(prefix="newsdesk-") as empty:
        desk = _opened(Home(Path(empty)) if looking and not folder.store.exists() else folder, looking, beside=looking)
        try:
            yield desk
        finally:
            desk.close()


@contextmanager
def consulted(home: Path | None) -> Iterator[Desk]:
    """The newsroom in a folder for a command that only wants to know what it knows: a window that has it open is no hindrance.

    Raises Refused as `Desk.open` does, ``newsroom-in-use`` only where the other is of another version.
    """
    desk = _opened(home_of(home), looking=False, beside=True)
    try:
        yield desk
    finally:
        desk.close()


def _opened(folder: Home, looking: bool, beside: bool) -> Desk:
    """The newsroom in a folder; beside: where a window has it, what can be read beside that."""
    try:
        return Desk.open(folder, looking=looking)
    except Refused as refused:
        if refused.code != "newsroom-in-use" or not beside:
            raise
        engine = open_engine(folder.store, read_only=True)
        if schema_version(engine) != SCHEMA_VERSION:
            engine.dispose()
            raise
        return Desk(folder, engine, "", None, True)  # one writes, others may look: readers of a WAL disturb nobody


def words(code: str, **facts: object) -> str:
    """The sentence for a code, or an empty string where there is none, or where a fact that it names is missing."""
    try:
        return say(code, **facts) if say else ""
    except KeyError:
        return ""


def home_of(folder: Path | None) -> Home:
    """The newsroom folder that is meant."""
    return Home(folder) if folder else Home.usual()


def tell(refused: Refused, as_json: bool, about: str) -> None:
    """Say on standard error why something was refused; as JSON on standard output, too."""
    if as_json:
        show({"refused": {"code": refused.code, "facts": refused.facts, "file": about}})
    facts = ", ".join(f"{name}={value}" for name, value in refused.facts.items())
    said = words(f"refused.{refused.code}", **refused.facts)
    head = f"{about + ': ' if about else ''}refused: {refused.code}{f' ({facts})' if facts else ''}"
    click.echo(f"{head}: {said}" if said else head, err=True)


def show(values: Any) -> None:
    """Print values as one line of JSON."""
    click.echo(json.dumps(values, ensure_ascii=False))
