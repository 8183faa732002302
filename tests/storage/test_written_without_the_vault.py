"""What the program writes down beside the changes of rows: of all of it the seal knows whether it needs the vault."""

import ast
from pathlib import Path

from woilmenau_desk.storage.trail import sealing
from woilmenau_desk.storage.trail.audit import Trace

# Where it is written, what, about what, and whether it may be without the vault.
TRACES = {
    ("services/access/access.py", "keys renewed", "store"): False,
    ("services/access/access.py", "made", "store"): False,
    ("services/access/passwords.py", "password changed", "user"): True,
    ("services/access/passwords.py", "recovered", "user"): False,
    ("services/access/passwords.py", "recovery code made", "store"): False,
    ("services/access/access_of_today.py", "role changed", "user"): False,
    ("services/access/access_of_today.py", "user added", "user"): False,
    ("services/access/access_of_today.py", "user removed", "user"): False,
    ("services/upkeep/backups.py", "backup made", "store"): True,
    ("services/clock.py", "clock confirmed", "clock"): True,
    ("services/clock.py", "clock moved", "clock"): False,
    ("services/counselling/amendments.py", "read", "counselling_session"): False,
    ("services/counselling/case_paper.py", "printed", "counselling_session"): False,
    ("services/counselling/cases.py", "opened", "counselling_case"): False,
    ("services/counselling/note_search.py", "found", "counselling_session"): False,
    ("services/counselling/counselling.py", "read", "counselling_session"): False,
    ("services/access/entrance.py", "log mended", "store"): True,
    ("services/access/entrance.py", "login", "user"): True,
    ("services/access/entrance.py", "store is older", "store"): True,
    ("services/access/keys.py", "clock confirmed", "clock"): True,
    ("services/access/keys.py", "clock doubted", "clock"): True,
    ("services/access/keys.py", "keys brought forward", "store"): True,
    ("services/rescued.py", "rescue left lying", "store"): True,
    ("services/rescued.py", "rescue taken in", "store"): True,
    ("services/upkeep/restoring.py", "recovered", "user"): False,
    ("services/upkeep/restoring.py", "replaced", "store"): False,
    ("services/upkeep/restoring.py", "restored", "store"): False,
    ("services/upkeep/restoring.py", "role changed", "user"): False,
    ("services/upkeep/restoring.py", "user removed", "user"): False,
    ("services/upkeep/upkeep.py", "backup made", "store"): True,
    ("services/access/named_cases.py", "case keys given back", "user"): False,
    ("services/access/named_cases.py", "stand-in ended", "counselling_case"): False,
    ("services/counselling/case_keys.py", "named by sheet", "user"): False,
    ("services/access/users.py", "password reset", "user"): False,
    ("services/access/users.py", "role changed", "user"): False,
    ("services/access/users.py", "user added", "user"): False,
    ("services/access/users.py", "user removed", "user"): False,
    ("storage/list_leaving.py", "exported", "emergency_aid"): False,
    ("storage/list_leaving.py", "exported", "offer"): True,
    ("storage/list_leaving.py", "exported", "visit"): False,
    ("storage/list_leaving.py", "exported", "volunteer"): True,
    ("storage/people/importing.py", "exported", "person"): False,
    ("storage/people/importing.py", "imported", "person"): False,
    ("storage/people/merging.py", "merged", "person"): False,
    ("storage/volunteers.py", "linked", "volunteer"): False,
    ("storage/volunteers.py", "unlinked", "volunteer"): False,
    ("storage/sealing_of_old.py", "old fields sealed", "store"): False,
    ("storage/rekey.py", "structure mended", "store"): True,
    ("services/reports/behind.py", "found", "counselling_session"): False,
    ("services/reports/behind.py", "found", "person"): False,
    ("demo/fill.py", "fictional centre made", "store"): False,
}
# How the program writes what does not stand there as a word.
WORDS = {
    "CONFIRMED": {"clock confirmed"},
    "MADE": {"backup made"},
    "backups.MADE": {"backup made"},
    "LOG_MENDED": {"log mended"},
    "STORE_IS_OLDER": {"store is older"},
    "GIVEN_BACK": {"case keys given back"},
    "NAMED_BY_SHEET": {"named by sheet"},
    "rows.ENTITY": {"counselling_case"},
    "keys.ENTITY": {"counselling_case"},
    "SEALED": {"old fields sealed"},
    "STRUCTURE_MENDED": {"structure mended"},
    "RESTORED": {"restored"},
    "told[0]": {"clock confirmed", "clock doubted"},
    "Person.__tablename__": {"person"},
    "ENTITY": {"volunteer"},
    "'unlinked' if wanted is None else 'linked'": {"linked", "unlinked"},
    # The lists that leave: of two kinds the counter may take one along.
    "entity": {"emergency_aid", "offer", "visit", "volunteer"},
}
OF_ACTION = {
    "services/rescued.py": {"rescue left lying", "rescue taken in"},
    "services/upkeep/restoring.py": {"replaced"},
}


def test_of_everything_the_program_writes_down_it_is_known_whether_that_needs_the_vault() -> None:
    root = Path(sealing.__file__).parents[2]
    written = set()
    for path in root.rglob("*.py"):
        place = path.relative_to(root).as_posix()
        source = path.read_text(encoding="utf-8")
        for call in ast.walk(ast.parse(source)) if "uow.trace(" in source else ():
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("uow.trace"):
                action, entity = (
                    {one.value}
                    if isinstance(one, ast.Constant)
                    else WORDS.get(ast.unparse(one)) or OF_ACTION[place]
                    for one in call.args[:2]
                )
                written |= {(place, one, about) for one in action for about in entity}
    assert written == TRACES.keys()
    assert {(action, entity) for (_, action, entity), alone in TRACES.items() if alone} == {
        (action, entity) for entity, actions in sealing.WITHOUT_VAULT.items() for action in actions
    }
    for (_, action, entity), alone in TRACES.items():
        assert sealing._needs_vault(Trace(action, entity, None), ()) != alone, (action, entity)
