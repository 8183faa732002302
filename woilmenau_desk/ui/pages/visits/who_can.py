"""Who could help with the visitor at the counter: who is here that speaks their language, and where else to send them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.ui.pages.visits.work import Who
from woilmenau_desk.ui.session import Page
from woilmenau_desk.ui.widgets.buttons import KeyButton

_KEY, _SEND_KEY = "Ctrl+K", "Ctrl+R"


class WhoCan:
    """One key opens the finder; whoever is meant at the counter brings their language along."""

    def __init__(self, page: Page, who: Callable[[], Who]) -> None:
        """`who` is whom the next key press means."""
        self._page, self._who = page, who
        self.action = page.add_action(
            QCoreApplication.translate("Counter", "Wer kann? Wer ist hier?"), _KEY, self.ask
        )
        self.action.setIconText(QCoreApplication.translate("Counter", "Wer kann?"))
        self.send_action = page.add_action(
            QCoreApplication.translate("Counter", "Verweis machen"), _SEND_KEY, self.send, "referral"
        )
        self.button = KeyButton.for_action(self.action, "language", "quiet")

    def ask(self) -> None:
        """Open it, with the language of the person who was found."""
        from woilmenau_desk.ui.forms.volunteers.finder_dialog import FinderDialog  # start-up

        context = self._page.context
        choices = context.choices.now
        if choices is None:
            return
        person = self._who().person
        wanted = Wanted(person.language) if person is not None and person.language else None
        FinderDialog(context, choices, self._page, wanted).open()

    def send(self) -> None:
        """Send on whoever is meant: their referral, or the room of all referrals."""
        self._page.context.open_page("referrals", self._who().person)
