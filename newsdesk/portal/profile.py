"""A portal as data: its names, habits, form and page. A newsroom can copy a profile into its own folder and edit it.

A profile is a folder with ``profile.toml``, ``page.html.j2`` and ``style.css``; a file or key that is missing is taken
from ``disway-jateng``. Every mistake is reported with file and key or line, and the last good profile stays in use.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import TemplateError, TemplateSyntaxError

from newsdesk.article.content import NOTICES, Content
from newsdesk.errors import Refused
from newsdesk.paths import RESOURCES
from newsdesk.pictures.cutting import ratio_of
from newsdesk.portal.page import try_template
from newsdesk.portal.shape import FORM, Known, Loaded, Problem, Profile, environment

__all__ = ["Known", "Loaded", "Problem", "Profile", "copy_profile", "load_profile", "profiles"]

SHIPPED = RESOURCES / "portals"
USUAL = "disway-jateng"
PROFILE, TEMPLATE, STYLE = "profile.toml", "page.html.j2", "style.css"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_KINDS: dict[str, tuple[type, str]] = {"str": (str, "a text"), "int": (int, "a number"),
                                       "tuple[str, ...]": (list, "a list of texts")}


_last_good: dict[tuple[str, Path], Profile] = {}
_read_before: dict[tuple[str, Path | None], tuple[object, Loaded]] = {}


def load_profile(id: str, own: Path | None = None) -> Loaded:
    """The profile with this id: the newsroom's own (in the folder `own`) before the shipped one.

    Never fails for a mistake in the newsroom's own: it is reported and the last good profile is returned, in doubt the
    shipped one. Files that did not change are not read again. Raises Refused("profile-unknown").
    """
    folders = [base / id for base in (own, SHIPPED) if base and _ID.fullmatch(id) and (base / id).is_dir()]
    if not folders:
        raise Refused("profile-unknown", profile=id[:60])
    signature = tuple(_signature(folder / part) for folder in (*folders, SHIPPED / USUAL)
                      for part in (PROFILE, TEMPLATE, STYLE))
    before = _read_before.get((id, own))
    if before and before[0] == signature:
        return before[1]
    loaded = _load(id, folders)
    _read_before[id, own] = signature, loaded
    return loaded


def profiles(own: Path | None = None) -> list[Known]:
    """Every profile there is, the newsroom's own included, by name; one that cannot be used at all by its id."""
    ids = {f.name for base in (own, SHIPPED) if base and base.is_dir()
           for f in base.iterdir() if f.is_dir() and _ID.fullmatch(f.name)}
    known = []
    for id in sorted(ids):
        profile = load_profile(id, own).profile
        known.append(Known(id, profile.name if profile.id == id else id, profile.label))
    return sorted(known, key=lambda k: k.name)


def copy_profile(id: str, own: Path) -> Path:
    """Copy a shipped profile whole into the newsroom's folder for editing; returns the copy.

    One that is there stays as it is. Raises Refused("profile-unknown").
    """
    if not _ID.fullmatch(id) or not (SHIPPED / id).is_dir():
        raise Refused("profile-unknown", profile=id[:60])
    target = own / id
    if not target.exists():
        own.mkdir(parents=True, exist_ok=True)
        shutil.copytree(SHIPPED / id, target)
        for part in (PROFILE, TEMPLATE, STYLE):
            if not (target / part).exists():
                shutil.copy(SHIPPED / USUAL / part, target / part)
    return target


def _signature(file: Path) -> object:
    try:
        about = file.stat()
    except OSError:
        return None
    return file, about.st_mtime_ns, about.st_size, about.st_ino


def _load(id: str, folders: list[Path]) -> Loaded:
    problems: list[Problem] = []
    for folder in folders:
        profile, wrong = _read(id, folder)
        problems += wrong
        if profile:
            _last_good[id, folder] = profile
        profile = profile or _last_good.get((id, folder))
        if profile:
            return Loaded(profile, tuple(problems))
    profile, wrong = _read(USUAL, SHIPPED / USUAL)
    if profile is None:
        raise Refused("profile-unknown", profile=f"{USUAL}: {wrong[0].why}")
    return Loaded(profile, tuple(problems))


def _read(id: str, folder: Path) -> tuple[Profile | None, list[Problem]]:
    """The profile in a folder, or None and everything that is wrong with it."""
    problems: list[Problem] = []
    texts = {name: _text(folder, name, problems) for name in (PROFILE, TEMPLATE, STYLE)}
    values = _toml(texts[PROFILE], problems)
    if folder != SHIPPED / USUAL:
        usual = _toml((SHIPPED / USUAL / PROFILE).read_text(encoding="utf-8"), problems)
        values = {**usual, **values}
    problems += _wrong_keys(values)
    if problems:
        return None, problems
    lists: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    profile = Profile(id=id, template=texts[TEMPLATE], style=texts[STYLE], **lists)
    problems += _wrong_values(profile) or _wrong_template(profile)
    return (None, problems) if problems else (profile, [])


def _wrong_keys(values: dict[str, Any]) -> list[Problem]:
    kinds = {f.name: str(f.type) for f in fields(Profile) if f.name not in ("id", "template", "style")}
    problems = [Problem(PROFILE, key, "is missing") for key in kinds if key not in values]
    for key, value in values.items():
        if key not in kinds:
            problems.append(Problem(PROFILE, key, "is not a key of a profile"))
            continue
        kind, said = _KINDS[kinds[key]]
        if not isinstance(value, kind) or isinstance(value, bool) or (
            isinstance(value, list) and not all(isinstance(v, str) for v in value)
        ):
            problems.append(Problem(PROFILE, key, f"must be {said}"))
    return problems


def _wrong_values(profile: Profile) -> list[Problem]:
    known = {f.name for f in fields(Content)} - {"guesses", "advertorial", "answers"}
    wrong: list[tuple[str, str]] = []
    try:
        ZoneInfo(profile.zone)
    except (OSError, ValueError, KeyError):  # what is not found is a KeyError
        wrong.append(("zone", "is not a time zone such as Asia/Jakarta"))
    if not re.fullmatch(r"https?://[\w.-]+", profile.site):
        wrong.append(("site", "is not an address such as https://jateng.disway.id"))
    if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", profile.language):
        wrong.append(("language", "is not a language such as id"))
    if len(profile.notice_labels) != len(NOTICES):
        wrong.append(("notice_labels", f"must have {len(NOTICES)} texts: correction, update, right of reply, withdrawal"))
    if shapes := [shape for shape in profile.picture_shapes if not ratio_of(shape)]:
        wrong.append(("picture_shapes", f"{shapes[0]!r} is not a shape such as 16:9"))
    if not 200 <= profile.picture_width <= 4000:
        wrong.append(("picture_width", "must be between 200 and 4000"))
    if not 0 <= profile.headline_least <= profile.headline_most:
        wrong.append(("headline_least", "must not be more than headline_most"))
    try:
        profile.people_line.format(reporters="", editor="")
    except (KeyError, IndexError, ValueError, AttributeError):
        wrong.append(("people_line", "only {reporters} and {editor} can stand in braces"))
    for key, names, allowed in (("required", profile.required, known), ("expected", profile.expected, known),
                                ("form", profile.form, set(FORM))):
        wrong += [(key, f"{name!r} is none of {', '.join(sorted(allowed))}") for name in names if name not in allowed]
    return [Problem(PROFILE, key, why) for key, why in wrong]


def _wrong_template(profile: Profile) -> list[Problem]:
    try:
        environment().from_string(profile.template)
    except TemplateSyntaxError as wrong:
        return [Problem(TEMPLATE, f"line {wrong.lineno}", wrong.message or "is not a template")]
    except TemplateError as wrong:
        return [Problem(TEMPLATE, "template", str(wrong))]
    found = try_template(profile)
    return [Problem(TEMPLATE, *found)] if found else []


def _toml(text: str, problems: list[Problem]) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"line (\d+)", str(wrong))
        # A mistake at the end of the file is reported without a line.
        problems.append(Problem(PROFILE, f"line {line[1] if line else text.count(chr(10)) + 1}", str(wrong)))
        return {}


def _text(folder: Path, name: str, problems: list[Problem]) -> str:
    for place in (folder, SHIPPED / USUAL):
        if (place / name).is_file():
            try:
                return (place / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                problems.append(Problem(name, "file", "cannot be read as UTF-8 text"))
                return ""
    return ""
