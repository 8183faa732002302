"""What a password guess costs in the tests: next to nothing. The one place where the floor is lowered.

No user, file or setting reaches it: whoever wants it has to load this module.
"""

from woilmenau_desk.storage.keys import key_holder

CHEAP = key_holder.Argon2(memory_kib=8, passes=1, lanes=1)
key_holder.floor = CHEAP
