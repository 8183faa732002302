"""The command line as a process of its own, on stores whose passwords cost next to nothing."""

import sys

from tests.cheap import CHEAP as CHEAP
from woilmenau_desk.__main__ import main
from woilmenau_desk.storage.keys import keyring

# The command line names no cost: let a new password cost next to nothing here as well.
keyring.Argon2 = lambda: CHEAP  # type: ignore[assignment,misc]

if __name__ == "__main__":
    sys.exit(main())
