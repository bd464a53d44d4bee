"""Qt's own words (buttons of dialogs, context menus, keys, the file dialog) in the language of the newsroom."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from newsdesk.paths import RESOURCES

_NAME = "newsdesk-qt-words"
_LOCALES = {"id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
            "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)}


def install_translator(app: QApplication, language: str) -> None:
    """Let Qt speak ``id`` or ``en`` from now on; what is already shown keeps its words."""
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
        old.setObjectName("")
    QLocale.setDefault(_LOCALES[language])
    if language == "id":
        translator = QTranslator(app, objectName=_NAME)
        if not translator.load("qtbase_id.qm", str(RESOURCES / "translations")):
            raise RuntimeError("resources/translations/qtbase_id.qm cannot be read")
        app.installTranslator(translator)
