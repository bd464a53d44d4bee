"""The commands of the terminal, saying what the window says: `python -m ui COMMAND`. Needs no Qt, except for `gallery`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from newsdesk import cli, terminal
from ui.words import say, set_language


@cli.newsdesk.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("gallery"))
@click.argument("scene", default="")
def gallery(folder: Path, scene: str) -> None:
    """Render every screen and dialog (or those whose name begins with SCENE) into FOLDER: light and dark, in both languages."""
    from ui.gallery import SCENES, render

    if not any(known.name.startswith(scene) for known in SCENES):
        names = ", ".join(known.name for known in SCENES)
        raise click.BadParameter(f"no scene begins with {scene}; there are: {names}", param_hint="SCENE")
    sys.exit(render(folder, scene))


def main() -> None:
    """The language is the one of the system: Indonesian where it is that, else English."""
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    set_language("id" if spoken.startswith("id") else "en")
    terminal.say = say
    cli.main()
