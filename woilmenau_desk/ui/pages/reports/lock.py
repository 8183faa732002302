"""What was asked for a report, and met the lock instead of an answer."""

from woilmenau_desk.domain.errors import DeskLocked, KnownError
from woilmenau_desk.ui.session import Context


def met_the_lock(context: Context, error: KnownError) -> bool:
    """Whether only the lock came between the question and its answer. It is told once somebody is back: ask again."""
    return isinstance(error, DeskLocked) and context.desk.has_vault
