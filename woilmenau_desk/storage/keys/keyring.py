"""The key file: who may open the store, and with which of its two secrets.

Every user has a key pair. The password (Argon2id) opens the private half; the desk key and, for lead and counsellor,
the vault key are sealed to the public half (HPKE, RFC 9180). So new keys can be handed to everybody without knowing
their passwords. The recovery code opens a key pair of its own in the same way.

The whole file carries a MAC under the desk key: whoever logs in notices any change by somebody without it. The roster
carries one under the vault key (see `vouched_line`): a line that somebody without that key slipped in or ruined is found by
whoever has it. A ruined box with the desk key keeps nobody out: that key is sealed to the vault's own public key as well,
which a counter can do, who changes it without the vault.

The password seals the private half together with the role, the cost of a guess, the mark of the vault key and whether it
must be changed. A lead who gives a colleague another role does not know that password: a voucher under the desk key stands
for the role until the colleague's next login. It never stands for the vault key: everybody at the counter has the desk key.

`edition` counts the changes; the database holds the one that belongs to it. While the two change together, the file
holds the present content and the whole following one, and the database's edition says which is in force.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag

from woilmenau_desk.domain.access import VAULT_ROLES, Role
from woilmenau_desk.domain.errors import LastLead, StoreDamaged, UserExists, WrongPassword, WrongRecoveryCode
from woilmenau_desk.storage.keys import lineage
from woilmenau_desk.storage.keys.key_content import FORMAT, KeyContent
from woilmenau_desk.storage.keys.key_content import RECOVERY as RECOVERY
from woilmenau_desk.storage.keys.key_content import key_bytes as key_bytes
from woilmenau_desk.storage.keys.key_holder import BINDING, KeyHolder
from woilmenau_desk.storage.keys.key_holder import KEY_BYTES as KEY_BYTES
from woilmenau_desk.storage.keys.key_holder import KEY_FILE as KEY_FILE
from woilmenau_desk.storage.keys.key_holder import Argon2 as Argon2
from woilmenau_desk.storage.keys.key_holder import Secrets as Secrets
from woilmenau_desk.storage.keys.key_line import SHORTEST_PASSWORD as SHORTEST_PASSWORD
from woilmenau_desk.storage.keys.key_line import check_password as check_password
from woilmenau_desk.storage.keys.key_line import new_recovery, vouched_line
from woilmenau_desk.storage.keys.key_line import new_secrets as new_secrets
from woilmenau_desk.storage.keys.recovery_code import CODE_ALPHABET as CODE_ALPHABET
from woilmenau_desk.storage.keys.recovery_code import code_key
from woilmenau_desk.storage.keys.recovery_code import grouped_code as grouped_code
from woilmenau_desk.storage.keys.recovery_code import normal_code as normal_code
from woilmenau_desk.storage.keys.sealing import (
    Private,
    mark_of,
    new_holder,
    seal,
    unseal,
    unwrap_private,
    wrap_private,
)

KeyOf = Callable[[KeyHolder], bytes]


class Opened(NamedTuple):
    """What a password opened; `kek` seals the line anew without asking for it again."""

    held: Secrets
    private: Private
    kek: bytes


class Keyring(KeyContent):
    """The content of the key file. Changes return a new one, closed by the desk key; `save` replaces the file."""

    __slots__ = ()

    def signed(self, desk_key: bytes) -> "Keyring":
        """Closed by the desk key."""
        return replace(self, desk_mac=self._seal_of(desk_key))

    def is_signed(self, desk_key: bytes) -> bool:
        """Whether every byte is as somebody with the desk key left it."""
        return hmac.compare_digest(self.desk_mac, self._seal_of(desk_key))

    def alone(self, desk_key: bytes) -> "Keyring":
        """Without another content beside it."""
        if self.is_old:
            return replace(self, following=None)
        return self if self.following is None else replace(self, following=None).signed(desk_key)

    def awaiting(self, following: "Keyring", desk_key: bytes) -> "Keyring":
        """With the content that follows, until the database says so; `desk_key` is the present one."""
        return replace(self, following=following).signed(desk_key)

    def next_edition(self, desk_key: bytes) -> "Keyring":
        """A changed content, counted and closed."""
        return replace(self, edition=self.edition + 1, following=None).signed(desk_key)

    def _seal_of(self, desk_key: bytes) -> bytes:
        key = hmac.digest(desk_key, b"woilmenau-desk key file", hashlib.sha256)
        return hmac.digest(key, replace(self, desk_mac=b"").to_bytes(), hashlib.sha256)

    # -- opening ----------------------------------------------------------------------------------------------

    def open(self, name: str, password: str) -> Secrets:
        """The secrets of a user, about 0.1 to 0.3 s. Raises UnknownUser, WrongPassword or StoreDamaged."""
        return self.opened(name, lambda holder: holder.cost.key(password, holder.salt)).held

    def opened(self, name: str, key_of: KeyOf) -> Opened:
        """The same with what seals the line anew; `key_of` makes the key of the password."""
        holder = self.user(name)
        kek = key_of(holder)
        try:
            private = unwrap_private(holder, kek, self.store_id)
        except InvalidTag as error:
            raise WrongPassword from error
        return Opened(self._open_with(holder, private), private, kek)

    def must_change(self, name: str) -> bool:
        """Whether that user's password is one that somebody else gave, to be changed before anything else."""
        return self.user(name).must_change

    def open_with_code(self, code: str) -> Secrets:
        """The secrets that the recovery code opens. Raises WrongRecoveryCode or StoreDamaged."""
        return self._open_with(self.recovery, self.private_by_code(code))

    def private_by_code(self, code: str) -> Private:
        """The private key of the recovery sheet. Raises WrongRecoveryCode."""
        kek = code_key(normal_code(code), self.recovery.salt)
        try:
            return unwrap_private(self.recovery, kek, self.store_id)
        except InvalidTag as error:
            raise WrongRecoveryCode from error

    def _open_with(self, holder: KeyHolder, private: Private) -> Secrets:
        if (holder.role in VAULT_ROLES) != (holder.vault is not None):
            raise StoreDamaged(detail=KEY_FILE)
        desk_key = self._desk_key_of(holder, private)
        # Anybody can seal a key of their own to a public key, and the counter can make a voucher. So only a vault key
        # is taken that the password vouches for, or that came from that one. The file's own word counts where the
        # password has none to say: it was sealed for the counter by an earlier version, and a lead gave another role.
        mark = private.mark
        if holder.sealed_as is not None:
            if not hmac.compare_digest(holder.voucher, self._voucher(holder, desk_key)):
                raise StoreDamaged(detail=f"{KEY_FILE}: Rolle")
            if holder.sealed_as is Role.COUNTER:
                mark = private.mark or holder.mark
        if holder.vault is None:
            return Secrets(desk_key, None)
        vault_key = unseal(holder.vault, private.key, self._place("vault", holder, self.vault_generation))
        if not lineage.follows(self.store_id, self.lineage, vault_key, mark):
            raise StoreDamaged(detail=f"{KEY_FILE}: Tresor")
        self.check_vouched(vault_key)
        return Secrets(desk_key, vault_key)

    def check_vouched(self, vault_key: bytes) -> None:
        """Raises StoreDamaged unless a holder of this vault key vouches for roster, recovery code's line and lineage.

        Whoever is in it with the vault then gets in: their whole lines are vouched for, and the desk key is at hand.
        """
        if not hmac.compare_digest(self.roster_mac, self._mac(vault_key)) or not all(
            lineage.confirm(self.store_id, user, vault_key) for user in self.users
        ):
            raise StoreDamaged(detail=f"{KEY_FILE}: Benutzerliste")
        if not self.is_old and not self.is_signed(self._desk_key_by(vault_key)):
            raise StoreDamaged(detail=f"{KEY_FILE}: Siegel")

    def _desk_key_of(self, holder: KeyHolder, private: Private) -> bytes:
        """The desk key that a line opens: its own box, which nobody vouches for, or by the vault."""
        try:
            desk_key = unseal(holder.desk, private.key, self._place("desk", holder, self.generation))
        except StoreDamaged:
            if holder.vault is None or self.is_old:
                raise
            place = self._place("vault", holder, self.vault_generation)
            desk_key = self._desk_key_by(unseal(holder.vault, private.key, place))
        if not self.is_old and not self.is_signed(desk_key):
            raise StoreDamaged(detail=f"{KEY_FILE}: Siegel")
        return desk_key

    # -- changing ---------------------------------------------------------------------------------------------

    def with_user(
        self,
        name: str,
        display_name: str,
        role: Role,
        password: str,
        held: Secrets,
        cost: Argon2 | None = None,
    ) -> "Keyring":
        """With one more user. `held` must have the vault key. Raises UserExists or WeakPassword."""
        login = name.strip().casefold()
        if any(user.name == login for user in self.users):
            raise UserExists(name=login)
        check_password(password)
        mark = mark_of(_vault_key(held))
        holder = new_holder(login, display_name, role, password, self.store_id, cost or Argon2(), mark)
        return self._vouched((*self.users, self._sealed(holder, held)), held)

    def with_password(
        self,
        name: str,
        password: str,
        held: Secrets,
        cost: Argon2 | None = None,
        *,
        must_change: bool = False,
    ) -> "Keyring":
        """With a new password, and key pair, for a user, by a holder of the vault key.

        `must_change`: it is not of the user's own choice, and opens nothing but the way to one that is.
        """
        check_password(password)
        old = self.user(name)
        holder = new_holder(
            old.name,
            old.display_name,
            old.role,
            password,
            self.store_id,
            cost or old.cost,
            mark_of(_vault_key(held)),
            must_change=must_change,
        )
        return self._vouched(self._with_line(self._sealed(holder, held)), held)

    def with_own_password(self, name: str, password: str, private: Private, held: Secrets) -> "Keyring":
        """With a password of one's own choice, and a new key pair: what the old one opens is in no later file.

        `private` is what the old password opened, `held` what the user may have from now on. Who has no vault key
        cannot put the new public key into the roster; the old one speaks for it (see `lineage`).
        """
        check_password(password)
        if held.vault_key is not None:
            return self.with_password(name, password, held)
        old = self.user(name)
        holder = new_holder(
            old.name, old.display_name, old.role, password, self.store_id, old.cost, private.mark
        )
        step = lineage.succession(self.store_id, old.name, private.key, holder.public_key, self.vault_public)
        holder = replace(holder, steps=(*old.steps, step))
        desk = seal(held.desk_key, holder.public_key, self._place("desk", holder, self.generation))
        return replace(self, users=self._with_line(replace(holder, desk=desk))).signed(held.desk_key)

    def renamed(self, name: str, display_name: str) -> "Keyring":
        """With another display name for a user; to be closed by the desk key, as `next_edition` does."""
        return replace(self, users=self._with_line(replace(self.user(name), display_name=display_name)))

    def with_role(self, name: str, role: Role, held: Secrets) -> "Keyring":
        """With another role for a user, whose password stays. `held` must have the vault key.

        The vault key is sealed for a role that may have it, and left out for one that may not. Raises UnknownUser, or
        LastLead when nobody would be left who may let others in.
        """
        old = self.user(name)
        sealed_as = old.sealed_as or old.role
        holder = replace(old, role=role, sealed_as=None, mark=b"", voucher=b"")
        if sealed_as is not role:
            mark = mark_of(_vault_key(held)) if role in VAULT_ROLES else b""
            holder = replace(holder, sealed_as=sealed_as, mark=mark)
        users = self._with_line(holder)
        if not any(user.role is Role.LEAD for user in users):
            raise LastLead
        return self._vouched(self._with_line(self._sealed(holder, held)), held)

    def without_user(self, name: str, held: Secrets) -> "Keyring":
        """Without that user; the keys must be new ones by then. Raises UnknownUser or LastLead."""
        leaving = self.user(name)
        rest = tuple(user for user in self.users if user.name != leaving.name)
        if not any(user.role is Role.LEAD for user in rest):
            raise LastLead
        return self._vouched(rest, held)

    def with_recovery(self, held: Secrets) -> "tuple[Keyring, str]":
        """With a new recovery code, which is returned; the old one no longer opens anything."""
        holder, code = new_recovery(self.store_id, _vault_key(held))
        return self._vouched(self.users, held, recovery=self._sealed(holder, held)), code

    def rekeyed(self, held: Secrets, following: Secrets) -> "Keyring":
        """With other keys, sealed to everybody who is in it. What may not have them any more is taken out next.

        `held` are the present ones. A new vault key needs the present one; without it, as when a counter changes
        the own password, the vault's part stays.
        """
        changed = replace(self, generation=self.generation + 1)
        if held.vault_key is None or following.vault_key is None:
            users = tuple(changed._desk_sealed(user, following) for user in self.users)
            return replace(
                changed,
                users=users,
                recovery=changed._desk_sealed(self.recovery, following),
                desk_sealed=changed._sealed_to_vault(following.desk_key),
            ).signed(following.desk_key)
        if following.vault_key != held.vault_key:
            changed = replace(
                changed,
                vault_generation=self.vault_generation + 1,
                vault_public=lineage.vault_public(following.vault_key),
                lineage=(*self.lineage, lineage.link(self.store_id, held.vault_key, following.vault_key)),
            )
        self.check_vouched(held.vault_key)
        changed = replace(changed, recovery=changed._sealed(self.recovery, following))
        return changed._with_users(tuple(changed._sealed(user, following) for user in self.users), following)

    def continuing(self, former: "Keyring", former_held: Secrets, held: Secrets) -> "Keyring":
        """With a lineage that knows the vault key of another key file of this store, for whoever comes out of that one."""
        key, former_key = _vault_key(held), _vault_key(former_held)
        former.check_vouched(former_key)
        links = lineage.joined(self.store_id, former.lineage, former_key, self.lineage, key)
        return self._vouched(self.users, held, lineage=links)

    def with_line(self, line: KeyHolder, held: Secrets) -> "Keyring":
        """With somebody's line of another key file of this store, which was opened: they come with its password."""
        return self._vouched((*self.users, self._sealed(line, held)), held)

    def refreshed(self, name: str, opened: Opened) -> "Keyring | None":
        """With the user's line sealed as of today, under the same password; None where it is.

        After a new vault key, another role, or a file of an earlier version the password says what was so once. A
        holder of the vault key confirms the others' new public keys as well.
        """
        held, private = opened.held, opened.private
        users, holder = self.users, self.user(name)
        mark = mark_of(held.vault_key) if held.vault_key is not None else private.mark
        if (holder.binding, holder.sealed_as, private.mark) != (BINDING, None, mark):
            fresh = replace(holder, binding=BINDING, sealed_as=None, mark=b"", voucher=b"")
            sealed = wrap_private(fresh, Private(private.key, mark), opened.kek, self.store_id)
            users = self._with_line(replace(fresh, private_key=sealed))
        if held.vault_key is not None and (users is not self.users or any(user.steps for user in users)):
            return self._vouched(users, held)
        return replace(self, users=users).signed(held.desk_key) if users is not self.users else None

    def brought_forward(self, held: Secrets) -> "Keyring":
        """A file of format 1 in the present one, for the database that has no edition yet."""
        public = lineage.vault_public(_vault_key(held))
        return self._vouched(self.users, held, format=FORMAT, edition=1, vault_public=public, following=None)

    def _with_line(self, line: KeyHolder) -> tuple[KeyHolder, ...]:
        return tuple(line if user.name == line.name else user for user in self.users)

    def _vouched(self, users: tuple[KeyHolder, ...], held: Secrets, **other: Any) -> "Keyring":
        """With other users, vouched for anew; only where this content is. Raises StoreDamaged.

        Otherwise whatever somebody without the vault key put into the file would be made good by the next change.
        """
        self.check_vouched(_vault_key(held))
        return replace(self, **other)._with_users(users, held)

    def _with_users(self, users: tuple[KeyHolder, ...], held: Secrets) -> "Keyring":
        # The key that held the roster so far vouched for the steps when it was opened; now the roster does.
        vault_key = _vault_key(held)
        changed = replace(
            self,
            users=tuple(replace(user, steps=()) for user in users),
            desk_sealed=self._sealed_to_vault(held.desk_key),
        )
        return replace(changed, roster_mac=changed._mac(vault_key)).signed(held.desk_key)

    def _sealed(self, holder: KeyHolder, held: Secrets) -> KeyHolder:
        vault_key = _vault_key(held)
        vault = None
        if holder.role in VAULT_ROLES:
            place = self._place("vault", holder, self.vault_generation)
            vault = seal(vault_key, holder.public_key, place)
            if holder.mark:
                holder = replace(holder, mark=mark_of(vault_key))
        return self._desk_sealed(replace(holder, vault=vault), held)

    def _desk_sealed(self, holder: KeyHolder, held: Secrets) -> KeyHolder:
        place = self._place("desk", holder, self.generation)
        holder = replace(holder, desk=seal(held.desk_key, holder.public_key, place))
        if holder.sealed_as is None:
            return holder
        return replace(holder, voucher=self._voucher(holder, held.desk_key))

    def _sealed_to_vault(self, desk_key: bytes) -> bytes:
        return seal(desk_key, self.vault_public, self._vault_place())

    def _desk_key_by(self, vault_key: bytes) -> bytes:
        """The desk key for whoever has the vault key. Raises StoreDamaged."""
        return unseal(self.desk_sealed, lineage.vault_pair(vault_key), self._vault_place())

    def _vault_place(self) -> bytes:
        return json.dumps([self.store_id, "desk by vault", self.generation]).encode()

    def _place(self, what: str, holder: KeyHolder, generation: int) -> bytes:
        return json.dumps([self.store_id, what, holder.name, holder.role.value, generation]).encode()

    def _voucher(self, holder: KeyHolder, desk_key: bytes) -> bytes:
        """Says, by the desk key, that a user has this role now, and which vault key came with it."""
        roles = [holder.sealed_as or holder.role, holder.role]
        line = [self.store_id, holder.name, *roles, holder.public_key.hex(), holder.mark.hex()]
        key = hmac.digest(desk_key, b"woilmenau-desk role", hashlib.sha256)
        return hmac.digest(key, json.dumps(line).encode(), hashlib.sha256)

    def _mac(self, vault_key: bytes) -> bytes:
        # The recovery code's line as well: the next desk key is sealed to it, too.
        lines = (*self.users, self.recovery)
        roster = [vouched_line(holder, old=self.is_old) for holder in lines]
        said: list[Any] = [self.store_id, roster]
        if not self.is_old:
            links = [link.hex() for link in self.lineage]
            said += [FORMAT, self.vault_generation, self.vault_public.hex(), links]
        key = hmac.digest(vault_key, b"woilmenau-desk roster", hashlib.sha256)
        return hmac.digest(key, json.dumps(said).encode(), hashlib.sha256)


def new_keyring(
    name: str, display_name: str, password: str, cost: Argon2 | None = None
) -> tuple[Keyring, Secrets, str]:
    """A new store's keys with its first lead; also the secrets and the recovery code. Raises WeakPassword."""
    check_password(password)
    held = new_secrets()
    store_id = secrets.token_hex(16)
    recovery, code = new_recovery(store_id, _vault_key(held))
    empty = Keyring(store_id, 1, 1, 1, lineage.vault_public(_vault_key(held)), (), recovery, b"")
    empty = replace(empty, recovery=empty._sealed(recovery, held))._with_users((), held)
    return (
        empty.with_user(name, display_name, Role.LEAD, password, held, cost),
        held,
        code,
    )


def _vault_key(held: Secrets) -> bytes:
    if held.vault_key is None:
        raise ValueError("the roster can only be changed by a holder of the vault key")
    return held.vault_key
