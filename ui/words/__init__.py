"""Every word a person reads, in Indonesian and English: `say(code, **facts)`.

One module a place in the program; each holds ``WORDS``: code -> (Indonesian, English), with ``{fact}`` for what varies and
``{n:draft|drafts}`` for a number with its noun, the first where there is one.
The language is chosen once when the window is made; choosing another makes the window anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from newsdesk.errors import Refused
from ui.words import (
    comfort,
    copying,
    deciding,
    desk,
    editor,
    errors,
    finding,
    history,
    importing,
    joining,
    keeping,
    lists,
    pictures,
    preview,
    reviewing,
    serving,
    shell,
    spelling,
    steps,
    tidying,
    travel,
    window,
)

LANGUAGES = ("id", "en")
_MODULES = (shell, window, lists, desk, editor, preview, copying, importing, errors, finding, comfort, pictures, keeping, spelling, tidying,
            reviewing, deciding, steps, history, serving, joining, travel)
WORDS: dict[str, tuple[str, str]] = {code: pair for module in _MODULES for code, pair in module.WORDS.items()}
_language = 0


def set_language(language: str) -> None:
    """Choose ``id`` or ``en`` for everything said from now on; raises ValueError for another."""
    global _language
    _language = LANGUAGES.index(language)


def language() -> str:
    """The language in use, ``id`` or ``en``."""
    return LANGUAGES[_language]


def say(code: str, /, **facts: object) -> str:
    """The words for a code in the language in use; KeyError where there are none: a fault of ours."""
    words = WORDS[code][_language]
    if not facts:
        return words
    return _COUNTING.vformat(words, (), facts) if "|" in words else words.format(**facts)


class _Counting(Formatter):
    """Puts the noun that fits behind a number; Indonesian needs none of it."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, several, many = format_spec.partition("|")
        if not several:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if str(value) == '1' else many}"


_COUNTING = _Counting()


def say_refused(refused: Refused) -> str:
    """What a person is told when something was refused: what happened, what was kept, what to do."""
    code = f"window.{refused.code}" if f"window.{refused.code}" in WORDS else f"refused.{refused.code}"
    return say(code, **named(refused.facts)) if code in WORDS else say("refused.other", code=refused.code)


def named(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of a refusal; beside the stages and roles in them, the words for these."""
    found = dict(facts)
    if "possible" in facts:
        found["stages"] = ", ".join(say(f"stage.{stage}") for stage in str(facts["possible"]).split())
    if "needs" in facts:
        found["roles"] = ", ".join(say(f"role.{role}") for role in str(facts["needs"]).split(" / "))
    return found
