"""The command line as a process of its own, on stores whose passwords cost next to nothing."""

import sys

from tests.cheap import CHEAP as CHEAP
from woilmenau_desk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
