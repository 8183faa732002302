"""What forms choose from, read in two parts: the counter does without the second."""

import pytest

from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui import choices_of_desk


def test_what_was_read_for_the_counter_does_not_say_that_no_slip_can_be_printed(desk: Desk) -> None:
    short, whole = choices_of_desk.read(desk, whole=False), choices_of_desk.read(desk)
    assert whole.printed()[0] == ("de", "Deutsch")
    assert whole.printed_for((None, "ar")) == "ar"
    for asked in (short.printed, lambda: short.printed_for(("ar",)), short.slip_choices):
        with pytest.raises(RuntimeError, match="whole"):
            asked()
