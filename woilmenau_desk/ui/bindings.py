"""What Qt's bindings are told before any other part of them is imported."""

import sys
from typing import Any

import shiboken6 as shiboken6


def read_no_sources() -> None:
    """Keep Qt's bindings from reading the source of every module that anybody imports, and from holding all of it.

    They look whether it names them, because of switches (`from __feature__ import …`) that nobody here turns. It took a
    fifth of what the start takes, and 30 MB for good. Python reads a source again when a traceback needs it.
    """
    # It came with shiboken6; QtCore, which comes later, would look at all modules that are there already.
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_no_switches


def _uses_no_switches(_module: object) -> bool:
    return False
