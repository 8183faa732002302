"""What came by the letterbox although somebody with the vault wrote its row.

Anybody with the desk key can post. Whoever has the vault seals with it, so such a text is not theirs.
"""

from sqlalchemy import Connection, select

from woilmenau_desk.domain.access import VAULT_ROLES, Role
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.centre import Staff
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.vault import is_posted

_ROLES = ("user added", "role changed")
_CREATED = "created"


def doubtful(conn: Connection) -> list[int]:
    """The ids of such referrals. New keys seal what was posted anew, so those since then are looked at."""
    found = conn.execute(
        select(Referral.id, Referral.made_by, Referral.sealed)
        .where(Referral.sealed.is_not(None))
        .order_by(Referral.id)
    )
    posted = [
        (referral_id, name) for referral_id, name, sealed in found if sealed is not None and is_posted(sealed)
    ]
    if not posted:
        return []
    always = _always_with_vault(conn)
    created = _created_by(conn)
    # Who made it stands in the row, which somebody at the counter may write, and in the trail, which nobody may.
    return [one for one, name in posted if name in always or created.get(one) in always]


def _created_by(conn: Connection) -> dict[str | int | None, str]:
    table = AuditEntry
    query = select(table.entity_id, table.actor).where(
        table.entity == Referral.__tablename__, table.action == _CREATED
    )
    return {referral_id: actor for referral_id, actor in conn.execute(query)}


def _always_with_vault(conn: Connection) -> set[str]:
    """Those with the vault who never were at the counter: what these wrote once may have been posted."""
    roles = [role.value for role in VAULT_ROLES]
    names = set(conn.execute(select(Staff.name).where(Staff.role.in_(roles))).scalars())
    query = select(AuditEntry.detail).where(AuditEntry.entity == "user", AuditEntry.action.in_(_ROLES))
    for detail in conn.execute(query).scalars():
        name, _, said = detail.partition(":")
        if Role.COUNTER.value in said.split(">"):
            names.discard(name)
    return names
