"""Verbs by their names: the window is made, and shown, before the modules of the newsroom have been imported.

SQLAlchemy and what comes with it take half a second. So at start the package `newsdesk` is given stand-ins for the modules
of its verbs: `staffing.me` is then a `Named` question, which the bridge can answer from a glance, or which imports its module
where it is called. As soon as the newsroom is open the stand-ins hand on whatever they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import newsdesk

VERBS = ("acknowledging", "announcing", "archiving", "authorship", "belonging", "checking", "correcting", "drafting",
         "exchanging", "finding", "following", "history", "importing", "introducing", "lexicon", "mailing", "noting",
         "originals", "outlook", "proposing", "publishing", "pulse", "reconciling", "recording", "replacing", "rescue",
         "restoring", "returning", "reviewing", "roads", "sample", "sealing", "serving", "sharing", "shortening", "staffing",
         "stepping", "trusting", "vetting", "waiting", "whereabouts")
"""The modules of the verbs. Whoever needs one of these at the top of a module of the window imports the module
(``from newsdesk import drafting``), not a name from it, which would import SQLAlchemy before the window shows."""


class Named:
    """A verb or a question of the newsroom, known by its name only."""

    __slots__ = ("_module", "_verb")

    def __init__(self, module: str, verb: str) -> None:
        self._module, self._verb = module, verb

    @property
    def name(self) -> str:
        """The name as a glance knows it: ``staffing.me``."""
        return f"{self._module}.{self._verb}"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(f"newsdesk.{self._module}"), self._verb)(*args, **kwargs)


def name_of(question: Callable[..., Any]) -> str:
    """The name of a question as a glance knows it, whether its module is there or not."""
    if isinstance(question, Named):
        return question.name
    return f"{question.__module__.removeprefix('newsdesk.')}.{question.__name__}"


class _StandIn(ModuleType):
    """Stands for a module of verbs that may not have been imported yet."""

    def __getattr__(self, name: str) -> Any:
        # What is written in small letters is a verb; a class or a constant is needed as it is, at once.
        if not _arrived and name.islower() and not name.startswith("_"):
            return Named(self.__name__.removeprefix("newsdesk."), name)
        return getattr(import_module(self.__name__), name)


_arrived = False


def install() -> None:
    """Put stand-ins in the place of the verbs that nobody has imported. Call it before the window is imported."""
    for name in VERBS:
        if not hasattr(newsdesk, name):
            setattr(newsdesk, name, _StandIn(f"newsdesk.{name}"))


def arrived() -> None:
    """The newsroom is open: from now on every name is the thing itself."""
    global _arrived
    _arrived = True
