"""What a page owes its readers whatever its template says: the line back from a reply or correction, and the notes of changes.

A newsroom's own template may be older than these, or leave them out; then they are set before the text of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from jinja2 import meta
from markupsafe import Markup

from newsdesk.portal.shape import environment

_BODY = re.compile(r"""<[a-zA-Z][^<>]*\sid\s*=\s*["']?body["'\s>]""")
_END = re.compile(r"</body\s*>", re.I)


def with_notes(page: str, template: str, answers: Mapping[str, str] | None, notices: Sequence[Mapping[str, str]], body: str) -> str:
    """A rendered page with those of the two that its template does not know. body: the markup of the text, as the page has it.

    They stand before the element ``#body``, else before the text itself, else at the end of the page.
    """
    known = _names(template)
    notes = "".join((_line_back(answers) if answers and "answers" not in known else "",
                     *(map(_note, notices) if "notices" not in known else ())))
    if not notes:
        return page
    found = _BODY.search(page)
    at = found.start() if found else page.find(body) if body else -1
    if at < 0:
        end = _END.search(page)
        at = end.start() if end else len(page)
    return f"{page[:at]}{notes}{page[at:]}"


@lru_cache(maxsize=8)
def _names(template: str) -> frozenset[str]:
    """What a template uses of what it is given."""
    return frozenset(meta.find_undeclared_variables(environment().parse(template)))


def _line_back(answers: Mapping[str, str]) -> str:
    original = (Markup('<a class="answered" href="{link}">{headline}</a>') if answers["link"]
                else Markup('<span class="answered">{headline}</span> <small>(URL menyusul)</small>')).format(**answers)
    return Markup('<p class="notice notice-answers" data-answers="{kind}" data-target="{target}"><strong>{label}</strong> atas berita: '
                  '{original}</p>\n').format(original=original, **answers)


def _note(notice: Mapping[str, str]) -> str:
    when = Markup(' <time datetime="{at}">{stamp}</time>').format(**notice) if notice["stamp"] else ""
    more = (Markup('<p class="notice-link"><a href="{link}">Baca selengkapnya: {label}</a></p>\n').format(**notice)
            if notice["link"] else "")
    head = Markup('<section class="notice notice-{kind}" data-kind="{kind}" data-at="{at}" data-link="{link}" aria-label="{label}">\n')
    said = Markup('<p class="notice-head"><strong>{label}</strong>{when}</p>\n<p class="notice-text">{text}</p>\n')
    return f"{head.format(**notice)}{said.format(when=when, **notice)}{more}</section>\n"
