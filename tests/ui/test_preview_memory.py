"""The web view brings no OpenGL into the program: it would cost 35 MiB and nothing is drawn with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.display import own_display

PROBE = """
from PySide6.QtWidgets import QApplication
from ui.preview.engine import prepare_environment
prepare_environment()
app = QApplication([])
from PySide6.QtWebEngineWidgets import QWebEngineView
view = QWebEngineView()
view.loadFinished.connect(app.quit)
view.setHtml("<p>Naskah</p>")
view.show()
app.exec()
print(*{line.split("/")[-1].strip() for line in open("/proc/self/maps") if ".so" in line}, sep="\\n")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("Xvfb"), reason="looks at the libraries of a window on X11")
def test_a_web_view_loads_no_opengl_driver(tmp_path: Path) -> None:
    with own_display(tmp_path) as (name, _):
        seen = subprocess.run([sys.executable, "-c", PROBE], check=True, capture_output=True, text=True, timeout=60,
                              env=os.environ | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}).stdout.split()
    assert "libQt6WebEngineCore.so.6" in seen
    assert [lib for lib in seen if lib.startswith(("libLLVM", "libGLX_mesa", "libEGL_mesa", "swrast", "libgallium"))] == []
