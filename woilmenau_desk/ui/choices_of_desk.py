"""Reading what forms choose from, off the main thread."""

from woilmenau_desk.services import age_bands, centre, colleagues
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.choices import GERMAN, Choice, Choices


def read(desk: Desk, language: str = GERMAN, whole: bool = True) -> Choices:
    """The choices of the desk as they are now; without `whole` those alone that the counter needs."""
    return Choices(
        desk.value_lists(),
        centre.opening(desk),
        age_bands.sets(desk),
        colleagues.colleagues(desk),
        centre.settings(desk).counselling_minutes,
        language,
        _countries(language) if whole else (),
        _slips() if whole else frozenset(),
        whole,
        desk.today(),
    )


def _countries(language: str) -> tuple[Choice, ...]:
    from woilmenau_desk.ui.countries import country_choices  # start-up: the counter is painted without them

    return country_choices(language)


def _slips() -> frozenset[str]:
    from woilmenau_desk.services.appointments import slips  # start-up: the counter is painted without them

    return frozenset(slips.languages())
