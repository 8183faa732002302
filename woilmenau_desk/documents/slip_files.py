"""Which languages a slip can be printed in: those that have a file. Asked by forms, so it loads nothing that makes paper."""

from pathlib import Path

from woilmenau_desk.assets import i18n_dir

GERMAN = "de"


def slip_folder() -> Path:
    """Where the files lie, one a language."""
    return i18n_dir() / "slips"


def available_slip_languages() -> tuple[str, ...]:
    """The codes of all languages that a slip can be printed in; German first, the others by code."""
    codes = sorted(file.stem for file in slip_folder().glob("*.toml"))
    return tuple(sorted(codes, key=lambda code: code != GERMAN))
