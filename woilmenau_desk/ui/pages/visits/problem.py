"""What the store could not take: which key presses came to nothing, and why."""

from woilmenau_desk.domain.errors import EntryRescued, KnownError, StoreVanished
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import say


class NotLogged(Note):
    """Stands above the reasons until a visit is logged again or somebody has read it."""

    def __init__(self, privacy: Privacy) -> None:
        super().__init__("", Tone.BAD)
        self._privacy = privacy
        self._presses: list[str] = []
        self._problem: KnownError | None = None
        privacy.changed.connect(self._show)

    def add(self, who: str, reason: str, error: KnownError) -> None:
        """One more visit that was not logged."""
        self._presses.append(f"{who} · {reason}")
        self._problem = error
        self._show()

    def dismiss(self) -> bool:
        """It was read, or holds no more. Returns whether there was anything."""
        shown = self._problem is not None
        self._presses.clear()
        self._problem = None
        self._show()
        return shown

    def _show(self) -> None:
        """What went wrong, what was kept, and which key presses came to nothing."""
        if self._problem is None:
            self.set_text("")
            return
        lost = "; ".join(self._privacy.mask(said) for said in self._presses)
        gone = isinstance(self._problem, StoreVanished) and not isinstance(self._problem, EntryRescued)
        # That the files are gone stands in the band above every page.
        said = [] if gone else [say(sentence) for sentence in self._problem.sentences()]
        lines = (self.tr("Nicht erfasst: {what}").format(what=lost), " ".join(part for part in said if part))
        self.set_text("\n".join(line for line in lines if line), Tone.BAD)
