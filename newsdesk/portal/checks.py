"""CHECKS: what must be right before an article is exported, each saying what, how bad, and where to go.

A check is one function and one line. One that crashes is reported as a finding that blocks: no check is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from newsdesk.article.content import Content, Picture
from newsdesk.pictures.cutting import size_shown
from newsdesk.portal.context import Context, answered_address
from newsdesk.portal.finding import OFF, Finding, level_at
from newsdesk.portal.language_checks import LANGUAGE_CHECKS
from newsdesk.portal.shape import Profile
from newsdesk.text.body import Kind, blocks, chunks, related_links
from newsdesk.text.placeholders import placeholders
from newsdesk.text.related import TITLE_ONLY
from newsdesk.text.spans import address

LEAST_PICTURE_WIDTH = 1200
"""Pixels; what search engines ask of the pictures of an article (Google Search Central, Article structured data)."""


Check = Callable[[Content, Profile, Context], Iterable[Finding]]


__all__ = ["CHECKS", "Finding", "checklist"]


def checklist(content: Content, profile: Profile, context: Context, stage: str = "export") -> tuple[Finding, ...]:
    """Everything that the checks find, what blocks first; with the levels of the step before which is asked (STAGES)."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found.extend(check(content, profile, context))
        except Exception as wrong:  # whatever goes wrong in a check must be seen, not be taken for "all fine"
            facts = {"name": check.__name__, "why": str(wrong)[:120]}
            found.append(Finding("check-failed", "block", "headline", facts))
    levels = [(level_at(finding, stage, profile), finding) for finding in found]
    told = [replace(finding, level=level) for level, finding in levels if level != OFF]
    return tuple(sorted(told, key=lambda f: f.level != "block"))


def required_fields(content: Content, profile: Profile, _context: Context) -> Iterable[Finding]:
    for level, names in (("block", profile.required), ("warn", profile.expected)):
        for name in names:
            value = getattr(content, name)
            if not (value.strip() if isinstance(value, str) else value):
                yield Finding(f"missing-{name}", level, name)


def headline_length(content: Content, profile: Profile, _context: Context) -> Iterable[Finding]:
    length = len(content.headline)
    if length > profile.headline_most:
        yield Finding("headline-long", "warn", "headline", {"length": length, "most": profile.headline_most})
    elif 0 < length < profile.headline_least:
        yield Finding("headline-short", "warn", "headline", {"length": length, "least": profile.headline_least})


def open_guesses(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    for guess in content.guesses:
        yield Finding("guess-open", "block", f"guess:{guess.field}", {"value": guess.value[:80]})


def shown_pictures(content: Content) -> list[tuple[Picture, str]]:
    """The pictures that a page shows, each with its spot."""
    shown = [(content.lead, "lead")] if content.lead else []
    return shown + [(p, f"body:{n}") for n, chunk in enumerate(chunks(content.body))
                    if (key := blocks(chunk)[0].picture) and (p := content.picture(key))]


def pictures(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    for picture, spot in shown_pictures(content):
        if not picture.image:
            yield Finding("picture-missing", "warn", spot)
        if not picture.alt:
            yield Finding("picture-alt", "warn", spot)
        if not (picture.photographer or picture.agency):
            yield Finding("picture-credit", "warn", spot)
        width, _ = size_shown(picture)
        if 0 < width < LEAST_PICTURE_WIDTH:
            yield Finding("picture-narrow", "warn", spot, {"width": width, "least": LEAST_PICTURE_WIDTH})
        if not picture.caption:
            yield Finding("picture-caption", "warn", spot)


def picture_text(picture: Picture) -> str:
    """Everything that a reader may meet of a picture's details."""
    return " ".join((picture.keyword, picture.caption, picture.photographer, picture.agency, picture.alt))


def related(content: Content, _profile: Profile, context: Context) -> Iterable[Finding]:
    seen: set[str] = set()
    for n, link in enumerate(related_links(content.body)):
        spot, title = f"related:{n}", link.title
        url = link.url or context.links.get(link.key, "")
        known = url or (link.target if link.target != TITLE_ONLY else title.casefold())
        if known in seen:
            yield Finding("related-twice", "warn", spot, {"title": title})
        seen.add(known)
        if not address(url):
            yield Finding("related-no-address", "warn", spot, {"title": title, "target": link.target})
        if (context.address and url == context.address) or title.casefold() == content.headline.casefold():
            yield Finding("related-itself", "block", spot, {"title": title})


def answered(content: Content, _profile: Profile, context: Context) -> Iterable[Finding]:
    """A correction or reply of its own has to lead back (Dewan Pers): every page has the line, but not yet an address for it."""
    if content.answers and not answered_address(content.answers, context):
        yield Finding("answers-no-address", "warn", "answers", {"title": content.answers.headline, "target": content.answers.target})


def advertorial(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    if content.advertorial and not content.sponsor:
        yield Finding("advertorial-sponsor", "warn", "sponsor")
    if content.sponsor and not content.advertorial:
        yield Finding("sponsor-without-label", "block", "advertorial", {"sponsor": content.sponsor})


def body_shape(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    if not content.body.strip():
        return
    if not any(b.kind is Kind.PARAGRAPH for b in blocks(content.body)):
        yield Finding("body-no-paragraph", "warn", "body:0")
    for n, chunk in enumerate(chunks(content.body)):
        key = blocks(chunk)[0].picture
        if key and not content.picture(key):
            yield Finding("picture-unknown", "warn", f"body:{n}")


def open_marks(content: Content, _profile: Profile, _context: Context) -> Iterable[Finding]:
    """Marks for what is still to come, wherever a reader would meet them: each is a line of the checklist."""
    words = {name: getattr(content, name) for name in ("headline", "kicker", "place", "label", "editor", "sponsor", "source")}
    spots = [*words.items(), ("reporters", " ".join(content.reporters))]
    if content.lead:
        spots.append(("lead", picture_text(content.lead)))
    for n, chunk in enumerate(chunks(content.body)):
        for block in blocks(chunk):
            picture = content.picture(block.picture) if block.picture else None
            if block.kind is not Kind.RELATED:
                spots.append((f"body:{n}", picture_text(picture) if picture else "" if block.picture else block.line))
    for spot, text in spots:
        for mark in placeholders(text):
            yield Finding("mark-open", "block", spot, {"mark": mark.text})


CHECKS: tuple[Check, ...] = (
    required_fields, open_guesses, open_marks, headline_length, pictures, related, answered, advertorial, body_shape, *LANGUAGE_CHECKS,
)
