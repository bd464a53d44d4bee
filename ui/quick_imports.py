"""Imports after PySide6 as quick, and as small, as before it.

PySide6 reads the source of every module that is imported after it and looks for its own name in there: it could be that the
module wants one of its `__feature__` switches. All those sources stay in memory, too: 18 MiB for SQLAlchemy alone. We know
which modules use Qt, and no switch is used anywhere, so the question is answered without reading.

SQLAlchemy imports asyncio, and TLS with it, and the list of installed packages, and e-mail with it, for what a newsroom never does:
it takes one function from them, and the rest (5 MiB) comes when somebody asks for it.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import sys
from types import ModuleType


def install() -> None:
    """Answer PySide6's question from a module's name (where a release asks in another way, nothing is changed), and put off what
    SQLAlchemy never uses."""
    import PySide6.QtCore  # noqa: F401 - it brings the module that asks

    asking = sys.modules.get("shibokensupport.feature")
    if asking is not None and hasattr(asking, "_mod_uses_pyside"):
        asking._mod_uses_pyside = _uses_qt
    _put_off("asyncio", iscoroutine=inspect.iscoroutine)
    _put_off("importlib.metadata")


def _uses_qt(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] in ("ui", "PySide6")


def _put_off(name: str, **known: object) -> None:
    """Stand in for a module that nobody imported yet, with these of its names; any other name has the module itself imported."""
    spec = None if name in sys.modules else importlib.util.find_spec(name)
    if spec is None:
        return

    def load(wanted: str) -> object:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return getattr(importlib.import_module(name), wanted)

    stand_in = ModuleType(name)
    vars(stand_in).update(known, __spec__=spec, __path__=spec.submodule_search_locations, __getattr__=load)
    sys.modules[name] = stand_in
