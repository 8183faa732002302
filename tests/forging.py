"""What somebody at the counter can write into the key file: they have the desk key and a text editor."""

from dataclasses import replace

from woilmenau_desk.domain.access import Role
from woilmenau_desk.storage.keys import lineage
from woilmenau_desk.storage.keys.key_holder import KeyHolder
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.keys.sealing import mark_of, seal

PLANTED = b"p" * 32
ABOVE = {"caro": Role.COUNSELLOR, "rolf": Role.LEAD, "theke": Role.LEAD}


def planted(keyring: Keyring, desk_key: bytes, roles: dict[str, Role]) -> Keyring:
    """A vault key of the counter's making in these lines, with all that the desk key lets one write beside it."""

    def line(old: KeyHolder) -> KeyHolder:
        if old.name not in roles:
            return old
        role, sealed_as = roles[old.name], old.sealed_as or old.role
        new = replace(old, role=role, sealed_as=sealed_as, mark=mark_of(PLANTED))
        new = replace(
            new,
            desk=seal(desk_key, new.public_key, keyring._place("desk", new, keyring.generation)),
            vault=seal(PLANTED, new.public_key, keyring._place("vault", new, keyring.vault_generation)),
        )
        return replace(new, voucher=keyring._voucher(new, desk_key))

    forged = replace(keyring, users=tuple(line(user) for user in keyring.users))
    return vouched_by(forged, PLANTED, desk_key)


def vouched_by(keyring: Keyring, vault_key: bytes, desk_key: bytes) -> Keyring:
    """As somebody closes it who has that vault key, and the desk key."""
    sealed = seal(desk_key, lineage.vault_public(vault_key), keyring._vault_place())
    return replace(keyring, roster_mac=keyring._mac(vault_key), desk_sealed=sealed).signed(desk_key)


def ruined(keyring: Keyring, desk_key: bytes) -> Keyring:
    """Nobody gets in with the vault, and the recovery code opens nothing; closed with the desk key, of the same edition."""
    users = tuple(
        replace(user, vault=bytes(len(user.vault)), private_key=bytes(len(user.private_key)))
        if user.vault
        else user
        for user in keyring.users
    )
    recovery = replace(keyring.recovery, private_key=bytes(len(keyring.recovery.private_key)))
    return replace(keyring, users=users, recovery=recovery).signed(desk_key)


def own_password(keyring: Keyring, name: str, old: str, new: str) -> Keyring:
    """As a user changes it; the store's keys stay, to see what the key file alone does."""
    opened = keyring.opened(name, lambda holder: holder.cost.key(old, holder.salt))
    return keyring.with_own_password(name, new, opened.private, opened.held)
