"""Starts the window: `python -m ui [--home FOLDER] [FILE...]`, or renders pictures: `gallery FOLDER [SCENE]`, `picture PAGE PNG`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["gallery"]:
        from ui.gallery import render

        return render(Path(arguments[1] if len(arguments) > 1 else "gallery"), "".join(arguments[2:3]))
    if arguments[:1] == ["picture"]:
        from ui.preview.picture import picture_of_page

        return picture_of_page(Path(arguments[1]), Path(arguments[2]))
    parser = argparse.ArgumentParser(prog="newsdesk", description="Opens the newsroom.")
    parser.add_argument("--home", type=Path, help="the newsroom folder")
    parser.add_argument("files", nargs="*", type=Path, help="files to import")
    options = parser.parse_args(arguments)
    from ui import quick_imports

    quick_imports.install()
    from ui.start import start

    return start(options.home, options.files)


if __name__ == "__main__":
    sys.exit(main())
