"""What is written down of a colleague: name, phone, languages, since when and until when."""

from PySide6.QtWidgets import QCheckBox, QLineEdit

from woilmenau_desk.domain.colleagues import ColleagueData, ColleagueRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.pages.centre.section import saved_elsewhere
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import Choice
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.moments import DateField


class LanguagesField(QLineEdit):
    """Languages as words with commas between: shorter than any list of all of them, and quick to type."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, str] = {}

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """The languages there are, by code."""
        self._words = dict(choices)

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Show these."""
        self.setText(", ".join(self._words.get(code, code) for code in codes))

    def codes(self) -> tuple[str, ...]:
        """The codes of what stands there. Raises BadInput for a word that is no language."""
        known = {word.casefold(): code for code, word in self._words.items()}
        known |= {code.casefold(): code for code in self._words}
        found = []
        for word in filter(None, (part.strip() for part in self.text().split(","))):
            if word.casefold() not in known:
                text = QT_TRANSLATE_NOOP("errors", "Die Sprache „{code}“ kennt die Werteliste nicht.")
                raise BadInput("languages", Sentence("errors", text, {"code": word[:40]}))
            found.append(known[word.casefold()])
        return tuple(dict.fromkeys(found))


class ColleagueForm(Form):
    """The form beside the list. What is being typed stays while the list is read anew."""

    def __init__(self, context: Context) -> None:
        super().__init__(columns=2)
        self._shown: ColleagueRow | None = None
        self._clean: tuple[object, ...] = ()
        self.display_name, self.phone = QLineEdit(), QLineEdit()
        self.languages = LanguagesField()
        self.since = DateField(context.today, rough=True, field="active_from")
        self.until = DateField(context.today, prefer="future", field="active_until")
        self.may_counsel = QCheckBox(self.tr("Darf beraten"))
        self.may_counsel.setAccessibleName(self.may_counsel.text())
        self.add("first_name", self.tr("Name"), self.display_name,
                 hint=self.tr("So fragt man an der Theke nach ihr oder ihm."))  # fmt: skip
        self.add("phone", self.tr("Telefon"), self.phone,
                 hint=self.tr("Steht auf Terminzetteln bei diesem Namen."))  # fmt: skip
        self.add("languages", self.tr("Sprachen"), self.languages, span=0,
                 hint=self.tr("Mit Komma dazwischen, z. B. Arabisch, Persisch."))  # fmt: skip
        self.add("active_from", self.tr("Hier seit"), self.since)
        self.add("active_until", self.tr("Letzter Tag"), self.until,
                 hint=self.tr("Leer: bis auf Weiteres."))  # fmt: skip
        self.add("may_counsel", self.tr("Beratung"), self.may_counsel, span=0)

    def show_row(self, row: ColleagueRow) -> None:
        """Fill in a colleague; of the same one, only where nothing else was typed."""
        if self._shown is not None and self._shown.key == row.key and self._typed() != self._clean:
            if row.version != self._shown.version:
                # From here on what is saved is saved over what is told here.
                self._shown = row
                said = " · ".join(filter(None, (row.data.first_name, row.data.phone)))
                self.problem.set_text(saved_elsewhere(said), Tone.WARN)
            return
        self.clear_errors()
        data = row.data
        self._shown = row
        self.display_name.setText(data.first_name)
        self.phone.setText(data.phone)
        self.languages.set_codes(data.languages)
        self.since.set_value(data.active_from)
        self.until.set_value(data.active_until)
        self.may_counsel.setChecked(data.may_counsel)
        self._clean = self._typed()

    def row(self) -> ColleagueRow | None:
        """The colleague as they were read for what stands there."""
        return self._shown

    def data(self) -> ColleagueData:
        """What stands there. Raises BadInput."""
        return ColleagueData(
            self.display_name.text(),
            self.phone.text(),
            self.languages.codes(),
            self.since.value(),
            self.until.value(),
            self.may_counsel.isChecked(),
        )

    def saved(self) -> None:
        """What stands there is what holds now: the next reading may fill it in."""
        self._clean = self._typed()

    def _typed(self) -> tuple[object, ...]:
        lines = (self.display_name, self.phone, self.languages, self.since.line, self.until.line)
        return (*(line.text() for line in lines), self.may_counsel.isChecked())
