"""Where the files beside the code lie: fonts, pictures, value lists, and the texts in other languages.

In a checkout they are the top-level folders `resources/` and `i18n/`; a wheel carries them inside the package.
"""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def resources_dir() -> Path:
    """Icons, fonts, pictograms and value lists. Raises FileNotFoundError when the installation is incomplete."""
    return _folder("_resources", "resources")


@cache
def i18n_dir() -> Path:
    """Translations: `*.ts`/`*.qm` for the window, `slips/*.toml` for printed slips. Raises FileNotFoundError."""
    return _folder("_i18n", "i18n")


def _folder(installed: str, checkout: str) -> Path:
    for folder in (PACKAGE / installed, PACKAGE.parent / checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"neither {installed} in the package nor {checkout} beside it")
