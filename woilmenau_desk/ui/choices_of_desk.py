"""Reading what forms choose from, off the main thread."""

from woilmenau_desk.services import age_bands, centre, colleagues
from woilmenau_desk.services.appointments import slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.choices import GERMAN, Choices
from woilmenau_desk.ui.countries import country_choices


def read(desk: Desk, language: str = GERMAN, whole: bool = True) -> Choices:
    """The choices of the desk as they are now; without `whole` those alone that the counter needs."""
    return Choices(
        desk.value_lists(),
        centre.opening(desk),
        age_bands.sets(desk),
        colleagues.colleagues(desk),
        centre.settings(desk).counselling_minutes,
        language,
        country_choices(language) if whole else (),
        frozenset(slips.languages()) if whole else frozenset(),
        whole,
        desk.today(),
    )
