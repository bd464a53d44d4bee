"""`newsdesk tidy` and `newsdesk paste`: what the window does to a text, from a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from newsdesk import finding
from newsdesk.errors import Refused
from newsdesk.portal.reading.as_text import text_of
from newsdesk.portal.reading.reading import Refusal
from newsdesk.terminal import consulted, home_of, shared, show
from newsdesk.text.body import Block, join_lines, kind_of
from newsdesk.text.tidying import Knowledge, apply, tidy

_MARKDOWN = (".md", ".markdown", ".mdown")
_ZONE = "Asia/Jakarta"


@click.command("tidy")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--offered", is_flag=True, help="Make the changes too that are only offered.")
@shared
def tidy_(file: Path, offered: bool, home: Path | None, as_json: bool) -> None:
    """Tidy the text of FILE: spaces, quotation marks, tokenised text, invisible characters, BACA JUGA lines.

    With --json: the text, and each change with its rule, the words before and after, and whether it is certain. What is not
    certain is only told. Titles of related links are looked up where a newsroom's folder is named or is there. Of a .docx, .odt
    or .html the text is tidied; `paste` takes its pictures.
    """
    text = text_of(file.read_bytes(), file.name).replace("\r\n", "\n").replace("\r", "\n")
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

    A .md is read as opening reads it: its fields stand in front again. Without --out the Markdown goes to standard output,
    and pictures to the folder one stands in.
    """
    folder, stem = (out.parent, out.stem) if out else (Path(), file.name.partition(".")[0])
    clean = _opened(file, stem, home) if file.suffix.lower() in _MARKDOWN else _pasted(file, stem)
    try:
        if out:
            folder.mkdir(parents=True, exist_ok=True)
            out.write_text(clean.markdown, encoding="utf-8")
        for name, data in clean.pictures.items():
            (folder / name).write_bytes(data)
    except OSError as wrong:
        raise Refused("folder-read-only", folder=str(folder.absolute())) from wrong
    if as_json:
        show({"markdown": clean.markdown, "pictures": [str(folder / name) for name in clean.pictures],
              "left_out": [asdict(refusal) for refusal in clean.left_out]})
    elif not out:
        click.echo(clean.markdown, nl=False)


@dataclass(frozen=True, slots=True)
class _Clean:
    """What a file says, as Markdown, and its pictures by the names that stand there."""

    markdown: str
    pictures: Mapping[str, bytes]
    left_out: tuple[Refusal, ...]


def _pasted(file: Path, stem: str) -> _Clean:
    # lxml is imported only for this command.
    from newsdesk.portal.reading.as_text import pasted_from
    from newsdesk.portal.reading.local_pictures import LocalPictures
    from newsdesk.portal.reading.pasted_pictures import complete

    whole = complete(pasted_from(file.read_bytes(), file.name), LocalPictures(file.parent))
    names = {key: _picture_name(stem, key, came.name) for key, came in whole.pictures.items()}
    markdown = join_lines(_with_files(line, names) for line in whole.lines) + "\n"
    return _Clean(markdown, {names[key]: came.data for key, came in whole.pictures.items()}, whole.left_out)


def _opened(file: Path, stem: str, home: Path | None) -> _Clean:
    from newsdesk import importing
    from newsdesk.portal.package import article_markdown
    from newsdesk.portal.reading import Habits, read

    if home or home_of(None).store.exists():
        with consulted(home) as desk:
            (reading,) = desk.ask(importing.read_file, file)
    else:
        (reading,) = read(file.read_bytes(), file.name, Habits("", _ZONE), lambda title: "", file.parent)
    content = reading.content
    pictures = [picture for picture in (content.lead, *content.pictures) if picture and picture.key in reading.pictures]
    names = {picture.key: _picture_name(stem, picture.key, picture.name) for picture in pictures}
    return _Clean(article_markdown(content, content.published, names),
                  {name: reading.pictures[key] for key, name in names.items()}, reading.refused)


def _picture_name(stem: str, key: str, name: str) -> str:
    return f"{stem}-{key}.{name.rpartition('.')[2]}"


def _with_files(line: str, files: Mapping[str, str]) -> str:
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
