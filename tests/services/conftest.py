"""What the tests of the services share."""

from tests.desks import clock as clock
from tests.desks import code as code
from tests.desks import data as data
from tests.desks import desk as desk
from tests.desks import desk_of as desk_of
from tests.desks import template as template
