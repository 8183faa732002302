"""The language of the window: Qt's own words and ours."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from woilmenau_desk.assets import i18n_dir

LANGUAGES = ("de", "en")
_installed: list[QTranslator] = []
_spoken = ["de"]


def language() -> str:
    """The language that is spoken now."""
    return _spoken[0]


def install(app: QCoreApplication, language: str = "de") -> None:
    """Speak this language from now on; windows that are open keep theirs until they are built anew.

    German is the source language, so it needs Qt's words alone. A file that is missing leaves German.
    """
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    _spoken[0] = language if language in LANGUAGES else "de"
    QLocale.setDefault(QLocale(_spoken[0]))
    wanted = [(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))]
    wanted.append((f"woilmenau_desk_{language}", _own_folder()))
    for name, folder in wanted:
        translator = QTranslator(app)
        if folder and translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)


def _own_folder() -> str:
    try:
        return str(i18n_dir())
    except FileNotFoundError:
        return ""
