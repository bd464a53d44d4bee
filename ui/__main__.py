"""Starts the program: the window (`[--home FOLDER] [FILE...]`), or a command of the terminal; `picture PAGE PNG` is for ourselves."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["picture"]:
        from ui.preview.picture import picture_of_page

        return picture_of_page(Path(arguments[1]), Path(arguments[2]))
    if not is_for_window(arguments):
        from ui import terminal

        terminal.main()
        return 0
    parser = argparse.ArgumentParser(prog="newsdesk", description="Opens the newsroom.")
    parser.add_argument("--home", type=Path, help="the newsroom folder")
    parser.add_argument("files", nargs="*", type=Path, help="files to import")
    options = parser.parse_args(arguments)
    if lost := [str(file) for file in options.files if not is_file(str(file))]:
        parser.error(f"no such file: {', '.join(lost)}")
    from ui import quick_imports

    quick_imports.install()
    from ui.start import start

    return start(options.home, options.files)


def is_for_window(arguments: list[str]) -> bool:
    """Whether these arguments open the window; else they are a command, or a word that is none, of which the terminal says so."""
    first = arguments[0] if arguments else "--home"
    if first == "--home" or first.startswith("--home="):
        return True
    if not first.isidentifier() and not first.replace("-", "").isidentifier():
        return is_file(first)
    from newsdesk import cli

    return first not in cli.newsdesk.commands and first != "gallery" and is_file(first)


def is_file(name: str) -> bool:
    """Whether a name is one of a file: there is such a file, or it ends as files do."""
    return Path(name).exists() or bool(Path(name).suffix)


if __name__ == "__main__":
    sys.exit(main())
