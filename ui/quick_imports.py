"""Imports after PySide6 as quick, and as small, as before it; and what is only imported by others comes when it is used.

PySide6 reads the source of every module that is imported after it and looks for its own name in there: it could be that the
module wants one of its `__feature__` switches. All those sources stay in memory, too: 18 MiB for SQLAlchemy alone. We know
which modules use Qt, and no switch is used anywhere, so the question is answered without reading.

SQLAlchemy imports `asyncio` for two names of errors that it looks at where something goes wrong; with `ssl` and what else
comes along that is 45 ms and 3 MiB.
"""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def install() -> None:
    """Answer PySide6's question from a module's name (where a release asks in another way, nothing is changed), and put
    off what is seldom used."""
    _put_off("asyncio")
    import PySide6.QtCore  # noqa: F401 - it brings the module that asks

    asking = sys.modules.get("shibokensupport.feature")
    if asking is not None and hasattr(asking, "_mod_uses_pyside"):
        asking._mod_uses_pyside = _uses_qt


def _put_off(name: str) -> None:
    """Have a module run when something of it is first asked for."""
    spec = find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = loader = LazyLoader(spec.loader)
    sys.modules[name] = module = module_from_spec(spec)
    loader.exec_module(module)


def _uses_qt(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] in ("ui", "PySide6")
