"""`newsdesk tidy` and `newsdesk paste`: what the window does to a text, from a terminal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

import click

from newsdesk import finding
from newsdesk.errors import Refused
from newsdesk.portal.reading.decoding import decode, unpack
from newsdesk.terminal import consulted, home_of, shared, show
from newsdesk.text.body import Block, join_lines, kind_of
from newsdesk.text.tidying import Knowledge, apply, tidy


@click.command("tidy")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--offered", is_flag=True, help="Make the changes too that are only offered.")
@shared
def tidy_(file: Path, offered: bool, home: Path | None, as_json: bool) -> None:
    """Tidy the text of FILE: spaces, quotation marks, tokenised text, invisible characters, BACA JUGA lines.

    With --json: the text, and each change with its rule, the words before and after, and whether it is certain. What is not
    certain is only told. Titles of related links are looked up where a newsroom's folder is named or is there.
    """
    text = decode(unpack(file.read_bytes(), file.name), file.name).text.replace("\r\n", "\n").replace("\r", "\n")
    with ExitStack() as stack:
        known = Knowledge(is_word=_dictionary())
        if home or home_of(None).store.exists():
            desk = stack.enter_context(consulted(home))
            known = Knowledge(lambda title: desk.ask(finding.find_title, title), known.is_word)
        changes = tidy(text, known)
    done = apply(text, [change for change in changes if change.certain or offered])
    if as_json:
        show({"text": done, "changes": [asdict(change) for change in changes]})
    else:
        click.echo(done, nl=not done.endswith("\n"))


@click.command("paste")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the Markdown here, pictures beside it.")
@shared
def paste_(file: Path, out: Path | None, home: Path | None, as_json: bool) -> None:
    """FILE (.html, .docx, .odt, .txt) as the Markdown that pasting it gives; its pictures are written beside it.

    Without --out the Markdown goes to standard output, and pictures to the folder one stands in.
    """
    # lxml is imported only for this command.
    from newsdesk.portal.reading.local_pictures import LocalPictures
    from newsdesk.portal.reading.office import document_html, document_kind
    from newsdesk.portal.reading.pasted import looks_like_html, read_pasted
    from newsdesk.portal.reading.pasted_pictures import complete

    data = file.read_bytes()
    if kind := document_kind(data, file.name):
        pasted = read_pasted(document_html(data, kind, file.name))
    else:
        text = decode(unpack(data, file.name), file.name).text
        pasted = read_pasted(text) if looks_like_html(text, file.name) else read_pasted("", text)
    whole = complete(pasted, LocalPictures(file.parent))
    folder, stem = (out.parent, out.stem) if out else (Path(), file.name.partition(".")[0])
    files = {key: f"{stem}-{key}.{came.name.rpartition('.')[2]}" for key, came in whole.pictures.items()}
    markdown = join_lines(_with_files(line, files) for line in whole.lines) + "\n"
    try:
        if out:
            folder.mkdir(parents=True, exist_ok=True)
            out.write_text(markdown, encoding="utf-8")
        for key, name in files.items():
            (folder / name).write_bytes(whole.pictures[key].data)
    except OSError as wrong:
        raise Refused("folder-read-only", folder=str(folder.absolute())) from wrong
    if as_json:
        show({"markdown": markdown, "pictures": [str(folder / name) for name in files.values()],
              "left_out": [asdict(refusal) for refusal in whole.left_out]})
    elif not out:
        click.echo(markdown, nl=False)


def _with_files(line: str, files: dict[str, str]) -> str:
    """A line whose picture is named by its file."""
    key = Block(kind_of(line), line).picture
    return line.replace(f"(picture:{key})", f"({files[key]})") if key in files else line


def _dictionary() -> Callable[[str], bool] | None:
    """What knows a word; None where the dictionaries are not there."""
    from newsdesk.text.spelling.dictionary import load_dictionary

    try:
        return load_dictionary().indonesian
    except (OSError, ImportError):
        return None
