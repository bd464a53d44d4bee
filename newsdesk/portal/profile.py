"""A portal as data: its names, habits, form and page. A newsroom can copy a profile into its own folder and edit it.

A profile is a folder with ``profile.toml``, ``page.html.j2`` and ``style.css``; a file that is missing is taken from
``disway-jateng``. A mistake is reported with file and key or line, and the last good profile stays in use.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from newsdesk.errors import Refused
from newsdesk.paths import RESOURCES

SHIPPED = RESOURCES / "portals"
USUAL = "disway-jateng"
PARTS = ("profile.toml", "page.html.j2", "style.css")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


@dataclass(frozen=True, slots=True)
class Profile:
    id: str
    name: str
    """For people: ``Disway Jateng``."""
    site: str
    """The portal's address without a path: ``https://jateng.disway.id``."""
    wordmark: tuple[str, ...]
    """The name in the page's head in parts; every second part in the accent colour."""
    label: str
    """The label of the dateline."""
    zone: str
    """IANA name of the zone in which stamps are shown."""
    language: str
    people_line: str
    """How people are shown: ``Reporter: {reporters} | Editor: {editor}`` with the names set in."""
    related_label: str
    advertorial_label: str
    categories: tuple[str, ...]
    headline_most: int
    headline_least: int
    required: tuple[str, ...]
    """Fields of Content without which the portal takes no article."""
    form: tuple[str, ...]
    """Fields of the portal's form in its order; see portal/fields.py."""
    picture_width: int
    picture_least_width: int
    template: str
    """The page's Jinja template."""
    style: str


@dataclass(frozen=True, slots=True)
class Problem:
    file: str
    where: str
    """``line 12`` or the key."""
    why: str


@dataclass(frozen=True, slots=True)
class Loaded:
    profile: Profile
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    id: str
    name: str
    label: str


_KINDS: dict[str, type | tuple[type, ...]] = {
    "str": str, "int": int, "tuple[str, ...]": list,
}
_last_good: dict[tuple[str, Path | None], Profile] = {}


class _Wrong(Exception):
    def __init__(self, file: str, where: str, why: str) -> None:
        super().__init__(file, where, why)
        self.problem = Problem(file, where, why)


def load_profile(id: str, own: Path | None = None) -> Loaded:
    """The profile with this id: the newsroom's own (in the folder `own`) before the shipped one.

    Never fails for a mistake in the newsroom's own: it is reported and the last good profile is returned.
    Raises Refused("profile-unknown") where there is no such profile anywhere.
    """
    folders = [base / id for base in (own, SHIPPED) if base and _ID.fullmatch(id) and (base / id).is_dir()]
    if not folders:
        raise Refused("profile-unknown", profile=id[:60])
    problems: list[Problem] = []
    for folder in folders:
        try:
            profile = _read(id, folder)
        except _Wrong as wrong:
            problems.append(wrong.problem)
            last = _last_good.get((id, folder.parent))
            if last:
                return Loaded(last, tuple(problems))
            continue
        _last_good[id, folder.parent] = profile
        return Loaded(profile, tuple(problems))
    return Loaded(_read(USUAL, SHIPPED / USUAL), tuple(problems))


def profiles(own: Path | None = None) -> list[Known]:
    """Every profile there is, the newsroom's own included, by name; broken ones by what can be read of them."""
    ids = {f.name for base in (own, SHIPPED) if base and base.is_dir() for f in base.iterdir() if _ID.fullmatch(f.name)}
    known = []
    for id in sorted(ids):
        profile = load_profile(id, own).profile
        known.append(Known(id, profile.name, profile.label))
    return sorted(known, key=lambda k: k.name)


def copy_profile(id: str, own: Path) -> Path:
    """Copy a shipped profile into the newsroom's folder for editing; returns the copy. One that is there stays as it is."""
    target = own / id
    if not target.exists():
        own.mkdir(parents=True, exist_ok=True)
        shutil.copytree(SHIPPED / id, target)
        for part in PARTS:
            if not (target / part).exists():
                shutil.copy(SHIPPED / USUAL / part, target / part)
    return target


def environment() -> ImmutableSandboxedEnvironment:
    """The sandbox in which templates run: no attribute of Python's inside, everything escaped."""
    return ImmutableSandboxedEnvironment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


def _read(id: str, folder: Path) -> Profile:
    values = _toml(folder / "profile.toml")
    if folder != SHIPPED / USUAL:
        values = {**_toml(SHIPPED / USUAL / "profile.toml"), **values}
    known: dict[str, Any] = {"id": id, "template": _text(folder, "page.html.j2"), "style": _text(folder, "style.css")}
    kinds = {f.name: str(f.type) for f in fields(Profile)}
    for key, value in values.items():
        if key not in kinds or key in known:
            raise _Wrong("profile.toml", key, "unknown key")
        if not isinstance(value, _KINDS[kinds[key]]) or isinstance(value, bool):
            raise _Wrong("profile.toml", key, f"must be of the kind {kinds[key]}")
        if isinstance(value, list) and not all(isinstance(v, str) for v in value):
            raise _Wrong("profile.toml", key, "must be a list of texts")
        known[key] = tuple(value) if isinstance(value, list) else value
    _check(known)
    return Profile(**known)


def _check(values: dict[str, Any]) -> None:
    try:
        ZoneInfo(values["zone"])
    except Exception as wrong:
        raise _Wrong("profile.toml", "zone", "not a time zone such as Asia/Jakarta") from wrong
    if not re.fullmatch(r"https?://[\w.-]+", values["site"]):
        raise _Wrong("profile.toml", "site", "not an address such as https://jateng.disway.id")
    if not 200 <= values["picture_width"] <= 4000:
        raise _Wrong("profile.toml", "picture_width", "must be between 200 and 4000")
    try:
        environment().from_string(values["template"])
    except TemplateSyntaxError as wrong:
        raise _Wrong("page.html.j2", f"line {wrong.lineno}", wrong.message or "not a template") from wrong
    except TemplateError as wrong:
        raise _Wrong("page.html.j2", "template", str(wrong)) from wrong
    if "{{ body" not in values["template"]:
        raise _Wrong("page.html.j2", "body", "the template does not show {{ body }}")
    try:
        values["people_line"].format(reporters="", editor="")
    except (KeyError, IndexError, ValueError) as wrong:
        raise _Wrong("profile.toml", "people_line", "only {reporters} and {editor} can stand in braces") from wrong


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"line (\d+)", str(wrong))
        raise _Wrong(file.name, f"line {line[1]}" if line else "file", str(wrong)) from wrong
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as wrong:
        raise _Wrong(file.name, "file", "cannot be read as UTF-8 text") from wrong


def _text(folder: Path, name: str) -> str:
    for place in (folder, SHIPPED / USUAL):
        if (place / name).is_file():
            try:
                return (place / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as wrong:
                raise _Wrong(name, "file", "cannot be read as UTF-8 text") from wrong
    raise _Wrong(name, "file", "missing")
