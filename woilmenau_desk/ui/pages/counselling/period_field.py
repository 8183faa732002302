"""The field that asks when sessions took place."""

from collections.abc import Callable
from datetime import date, timedelta

from woilmenau_desk.ui.widgets.fields import ChoiceField


class PeriodField(ChoiceField):
    """This month, the last three, this year or the last one; any time where nothing is chosen."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(none="—")
        self._today = today
        self.set_choices(
            (
                ("month", self.tr("dieser Monat")),
                ("quarter", self.tr("letzte 3 Monate")),
                ("year", self.tr("dieses Jahr")),
                ("last_year", self.tr("letztes Jahr")),
            )
        )
        self.set_none(self.tr("jederzeit"))
        self.setAccessibleName(self.tr("Zeitraum der Gespräche"))

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day that are asked for, None for an open end."""
        today, code = self._today(), self.code()
        if code == "month":
            return today.replace(day=1), None
        if code == "quarter":
            return today - timedelta(days=91), None
        if code == "year":
            return today.replace(month=1, day=1), None
        if code == "last_year":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        return None, None
