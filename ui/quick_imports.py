"""Imports after PySide6 as quick, and as small, as before it.

PySide6 reads the source of every module that is imported after it and looks for its own name in there: it could be that the
module wants one of its `__feature__` switches. All those sources stay in memory, too: 18 MiB for SQLAlchemy alone. We know
which modules use Qt, and no switch is used anywhere, so the question is answered without reading.
"""

from __future__ import annotations

import sys
from types import ModuleType


def install() -> None:
    """Answer PySide6's question from a module's name. Where a release asks in another way, nothing is changed."""
    import PySide6.QtCore  # noqa: F401 - it brings the module that asks

    asking = sys.modules.get("shibokensupport.feature")
    if asking is not None and hasattr(asking, "_mod_uses_pyside"):
        asking._mod_uses_pyside = _uses_qt


def _uses_qt(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] in ("ui", "PySide6")
