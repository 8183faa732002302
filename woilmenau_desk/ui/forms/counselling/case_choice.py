"""To which of the person's cases a session belongs."""

from collections.abc import Sequence

from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.widgets.fields import ChoiceField


class CaseChoice(ChoiceField):
    """A case that goes on, or none. Its words name people, so it is blank while names are hidden."""

    def __init__(self, privacy: Privacy) -> None:
        super().__init__((), privacy=privacy)
        self.set_none(self.tr("kein Fall"))
        self.chosen = False  # by hand: also that it is none
        self._words: dict[str, str] = {}
        self._offered: tuple[CaseRow, ...] = ()
        self.word = lambda code: self._words.get(code, code)
        self.edited.connect(self._on_chosen)

    def offer(self, cases: Sequence[CaseRow], every: Sequence[CaseRow] = ()) -> None:
        """Offer these; `every` are those that a session may have belonged to."""
        self._offered = tuple(cases)
        self._words = {str(case.id): self._said(case) for case in (*every, *cases)}
        self.set_choices((str(case.id), self._said(case)) for case in cases)
        code = self.code()
        if code in self._words:
            self.setItemText(self.findData(code), self._words[code])

    def preset(self) -> str | None:
        """The only one there is."""
        return str(self._offered[0].id) if len(self._offered) == 1 else None

    def case_id(self) -> int | None:
        """The case chosen."""
        code = self.code()
        return int(code) if code is not None else None

    def _said(self, case: CaseRow) -> str:
        return self.tr("{number} · {colleague}").format(number=case.number, colleague=case.responsible_name)

    def _on_chosen(self) -> None:
        self.chosen = True
