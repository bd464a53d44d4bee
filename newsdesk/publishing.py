"""Publishing: what blocks, the page and its pictures, the export folder, and the addresses of published articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from newsdesk.article.content import Content, Picture
from newsdesk.article.steps import check_step
from newsdesk.checking import checked, to_follow
from newsdesk.desk import Act, Look
from newsdesk.drafting import draft
from newsdesk.errors import Refused
from newsdesk.finding import context_for, describe
from newsdesk.importing import put_entry
from newsdesk.pictures.darkroom import prepare
from newsdesk.pictures.made import PictureFile
from newsdesk.portal.checks import Finding, checklist
from newsdesk.portal.context import Context
from newsdesk.portal.fields import PortalField, portal_fields
from newsdesk.portal.package import folder_name, package_files, read_back, write_package
from newsdesk.portal.page import Page, render
from newsdesk.portal.profile import Profile
from newsdesk.reconciling import refuse_open
from newsdesk.recording import record
from newsdesk.reviewing import Standing, approve, approved_context, revision_content, standing, submit
from newsdesk.staffing import by_me, profile, require_me
from newsdesk.store.tables import Article, Entry
from newsdesk.text.addresses import web_address
from newsdesk.text.body import picture_keys
from newsdesk.text.related import TITLE_ONLY
from newsdesk.trusting import refuse_uncounted


@dataclass(frozen=True, slots=True)
class Exported:
    folder: Path
    files: tuple[str, ...]
    revision: str
    todo: str = "publish"
    """What the portal has to do now: ``publish`` a new page, ``replace`` the one at `address`, ``withdraw`` it."""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PageNow:
    """Everything a page is made of: the same values the export writes."""

    content: Content
    profile: Profile
    context: Context
    pictures: Mapping[str, PictureFile]
    page: Page


def page_of_draft(look: Look, article: str, content: Content | None = None) -> PageNow:
    """The page of an article's draft (or of this newer content of it) as export would write it if approved now."""
    content = content or draft(look, article).content
    used = profile(look).profile
    context = context_for(look, article, content, look.now, used.zone)
    return _page(look, content, used, context)


def page_of_revision(look: Look, article: str, revision: str) -> PageNow:
    """The page of an approved revision: what export writes. Raises Refused("revision-not-approved")."""
    content = revision_content(look, revision)
    frozen, _ = approved_context(look, article, revision)
    used = profile(look).profile
    now = context_for(look, article, content, look.now, used.zone)
    # Lists and instant stay as they were approved; an address that was given since fills a gap, never changes a link.
    context = replace(frozen, links={**now.links, **frozen.links}, address=now.address or frozen.address)
    return _page(look, content, used, context)


def check(look: Look, article: str, content: Content | None = None, stage: str = "export") -> tuple[Finding, ...]:
    """The checklist of an article's draft, or of this newer content of it, before a step of portal/finding.py's STAGES."""
    return checked(look, article, content or draft(look, article).content, stage)


def fields_of(look: Look, article: str, content: Content | None = None) -> tuple[PortalField, ...]:
    """Each field of the portal's form, in its order and form, for copying."""
    content = content or draft(look, article).content
    used = profile(look).profile
    return portal_fields(content, used, context_for(look, article, content, look.now, used.zone))


def export(act: Act, article: str, folder: Path | None = None) -> Exported:
    """Write the export folder of the approved revision into `folder` (usual: the newsroom's exports), read it back,
    and note the step. The same revision gives the same bytes.

    Raises what `write_folder` and `check_step` raise.
    """
    person, state = require_me(act), _approved(act, article)
    step = check_step("export", state.stage, frozenset(person.roles))
    refuse_uncounted(act, "export")
    done = write_folder(act, article, folder)
    record(act, "step.taken", article, step="export", stage=step.reaches, revision=done.revision, person=person.id)
    return done


def approve_and_export(act: Act, article: str, folder: Path | None = None) -> Exported:
    """Submit, approve and export an article as it is, where the person of this folder may: all three, or none of them.

    Raises Refused as the three do.
    """
    approve(act, article, submit(act, article))
    return export(act, article, folder)


def write_folder(look: Look, article: str, folder: Path | None = None) -> Exported:
    """The export folder of the approved revision, written and read back; for a newsroom that can only be looked at, too.

    Raises Refused("not-approved"), ("export-blocked", checks, n), ("export-differs"), ("disk-full"), ("folder-read-only").
    """
    state = _approved(look, article)
    made = page_of_revision(look, article, state.approved)
    found = (*checklist(made.content, made.profile, made.context), *to_follow(look, made.content))
    blocking = [f.check for f in found if f.level == "block"]
    if blocking:
        raise Refused("export-blocked", checks=", ".join(blocking), n=len(blocking))
    about = {"article": article, "revision": state.approved}
    files = package_files(made.content, made.profile, made.context, made.pictures, about)
    parent = folder or look.home.exports
    written = write_package(files, parent, folder_name(made.content, made.context, made.profile))
    wrong = read_back(written)
    if wrong:
        raise Refused("export-differs", what=str(wrong[0])[:200], folder=str(written))
    todo = "withdraw" if made.content.withdrawn else "replace" if state.address else "publish"
    return Exported(written, tuple(sorted(files)), state.approved, todo, state.address)


def _approved(look: Look, article: str) -> Standing:
    state = standing(look, article)
    refuse_open(look, article)
    if not state.approved or state.approved != state.head:
        raise Refused("not-approved")
    return state


def give_address(act: Act, target: str, address: str, title: str = "") -> None:
    """Say where a related article is on the portal. target: the link's, title: its title.

    ``newsdesk:article/ID`` and ``newsdesk:archive/ID`` need no title. ``newsdesk:title`` does: what has this headline gets
    the address, and where nothing has it the archive gets an entry, so that every link of this title leads there, in
    drafts and in approved revisions. Raises Refused("address-not-one"), ("target-unknown").
    """
    given, address = address, web_address(address)
    if not address:
        raise Refused("address-not-one", address=given.strip()[:100])
    if target == TITLE_ONLY and title.strip():
        found = describe(act, target, title)
        if found is None or found.address:
            put_entry(act, title, address)
            return
        target = found.target
    kind, _, id = target.removeprefix("newsdesk:").partition("/")
    article = act.session.get(Article, id) if kind == "article" else None
    entry = act.session.get(Entry, id) if kind == "archive" else None
    if article:
        record(act, "address.given", id, address=address, **by_me(act))
        if article.answers:  # it is asked to lead here now
            act.touch("step", article.answers)
    elif entry:
        entry.url = address
        act.touch("archive")
    else:
        raise Refused("target-unknown")


def picture_files(look: Look, content: Content, used: Profile, slug: str) -> dict[str, PictureFile]:
    """The pictures that a content shows, as the page carries them, by key; one whose file is missing is left out."""
    shown = [content.lead] if content.lead else []
    shown += [p for key in picture_keys(content.body) if (p := content.picture(key))]
    files: dict[str, PictureFile] = {}
    for number, picture in enumerate(shown, start=1):
        if picture.image and picture.key not in files:
            try:
                pixels = replace(picture, key="", keyword="", caption="", alt="", focus="")
                files[picture.key] = _prepared(look.home.picture(picture.image).parent.parent, pixels, number, slug, used)
            except Refused as refused:
                if refused.code != "picture-missing":
                    raise
    return files


def _page(look: Look, content: Content, used: Profile, context: Context) -> PageNow:
    slug = folder_name(content, context, used)[11:]
    pictures = picture_files(look, content, used, slug)
    return PageNow(content, used, context, pictures, render(content, used, context, pictures))


@lru_cache(maxsize=64)
def _prepared(pictures: Path, picture: Picture, number: int, slug: str, used: Profile) -> PictureFile:
    """Resizing is the slow part of a page: the same picture for the same page is resized once, whatever its words."""
    path = pictures / picture.image[:2] / picture.image
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise Refused("picture-missing", picture=picture.image[:12]) from wrong
    return prepare(data, picture, number, slug, used.picture_width)
