"""init, user, backup, restore, verify."""

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from sqlcipher3 import dbapi2

from tests.cli.conftest import PASSWORD, Result
from woilmenau_desk.storage.engine import connect
from woilmenau_desk.storage.keys.keyring import Keyring

Run = Callable[..., Result]


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a store, and the lead's password in the environment."""
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    return tmp_path / "neu"


def test_init_shows_the_code_once_and_the_code_lets_back_in(
    run: Run, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("init", "--role", "lead", "--user", "mira", "--data", new, "--json")
    assert made.status == 0
    code = made.json["recovery_code"]
    monkeypatch.setenv("WOILMENAU_DESK_RECOVERY_CODE", code.lower().replace("-", " "))
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", "ein neues passwort")
    assert run("user", "recover", "--user", "mira", "--data", new).status == 0
    assert run("verify", "--user", "mira", "--data", new).status == 1
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "ein neues passwort")
    assert run("verify", "--user", "mira", "--data", new).status == 0


def test_init_puts_the_code_on_the_sheet_instead_of_the_screen(run: Run, new: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "blatt.pdf"
    made = run("init", "--role", "lead", "--user", "mira", "--data", new, "--recovery-out", sheet, "--json")
    assert made.status == 0
    assert "recovery_code" not in made.json
    assert len(pypdf.PdfReader(sheet).pages) == 1


def test_init_leaves_an_existing_store_alone(run: Run, demo: Path) -> None:
    before = (demo / "keys.json").read_bytes()
    refused = run("init", "--role", "lead")
    assert refused.status == 1
    assert "liegt schon eine Ablage" in refused.err
    assert refused.out == ""
    assert (demo / "keys.json").read_bytes() == before


def test_a_short_password_is_refused_and_makes_nothing(
    run: Run, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "kurz")
    refused = run("init", "--role", "lead", "--user", "mira", "--data", new)
    assert refused.status == 1
    assert "zu kurz" in refused.err
    assert not new.exists()


def test_users_come_and_go_and_the_key_changes_with_them(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", "noch ein passwort")
    assert run("user", "add", "neu", "--role", "counter", "--display-name", "Neu").status == 0
    assert [card["name"] for card in run("user", "list", "--json").json] == ["caro", "rolf", "theke", "neu"]
    old_key = Keyring.load(demo).open("neu", "noch ein passwort").desk_key
    assert run("user", "remove", "neu").status == 0
    connection = connect(demo / "desk.db", Keyring.load(demo).open("rolf", PASSWORD).desk_key)
    assert connection.execute("SELECT count(*) FROM visit").fetchone() == (300,)
    connection.close()
    with pytest.raises(dbapi2.DatabaseError):
        connect(demo / "desk.db", old_key).execute("SELECT count(*) FROM visit").fetchone()


def test_the_own_password_changes(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", "ein anderes passwort")
    assert run("user", "passwd", "--user", "rolf").status == 0
    assert run("verify", "--user", "rolf").status == 1
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "ein anderes passwort")
    assert run("verify", "--user", "rolf").status == 0


def test_only_the_lead_adds_users(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", "noch ein passwort")
    refused = run("user", "add", "neu", "--role", "lead", "--user", "theke")
    assert refused.status == 1
    assert "Leitung" in refused.err


def test_a_backup_is_proven_and_comes_back(run: Run, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "stick" / "sicherung.desk"
    made = run("backup", "--out", out, "--json")
    assert made.status == 0
    assert made.json["counts"]["visit"] == 300
    assert run("verify", "--backup", out).status == 0
    run("visit", "log", "--reason", "encounter")
    restored = run("restore", out, "--json")
    assert restored.status == 0
    assert Path(restored.json["kept"], "desk.db").exists()
    assert run("visit", "log", "--reason", "encounter", "--json").json["id"] == 301


def test_a_damaged_backup_is_refused_and_nothing_changes(run: Run, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "sicherung.desk"
    run("backup", "--out", out)
    damaged = bytearray(out.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    out.write_bytes(damaged)
    assert run("verify", "--backup", out).status == 1
    assert run("restore", out).status == 1
    assert run("verify").status == 0
    assert not list(demo.glob("ersetzt-*"))


def test_verify_says_what_is_wrong_with_status_three(run: Run, demo: Path) -> None:
    sound = run("verify", "--json")
    assert (sound.status, sound.json["ok"], sound.json["notes_checked"]) == (0, True, True)
    connection = connect(demo / "desk.db", Keyring.load(demo).open("caro", PASSWORD).desk_key)
    connection.execute("UPDATE audit_entry SET actor = 'niemand' WHERE id = 2")
    connection.close()
    found = run("verify", "--json")
    assert found.status == 3
    assert "Änderungsprotokoll" in found.json["findings"][0]


def trail_of(demo: Path) -> list[str]:
    connection = connect(demo / "desk.db", Keyring.load(demo).open("caro", PASSWORD).desk_key)
    found = [action for (action,) in connection.execute("SELECT action FROM audit_entry ORDER BY id")]
    connection.close()
    return found


def test_verify_looks_before_it_writes_its_own_login(run: Run, demo: Path) -> None:
    before = trail_of(demo)
    connection = connect(demo / "desk.db", Keyring.load(demo).open("caro", PASSWORD).desk_key)
    # The end of the trail with a seal that nobody made: the login's own write would seal it anew.
    connection.execute("UPDATE audit_head SET seal = zeroblob(32)")
    connection.close()
    found = run("verify", "--json")
    assert found.status == 3
    assert "Ende des Änderungsprotokolls" in found.json["findings"][0]
    assert "Im Änderungsprotokoll stimmt etwas nicht" in found.err
    assert trail_of(demo) == [*before, "trail doubted", "login"]
    assert "Beim Anmelden stimmte etwas nicht" in run("verify", "--json").json["findings"][0]


def flip_root_page(demo: Path, table: str) -> None:
    connection = connect(demo / "desk.db", Keyring.load(demo).open("caro", PASSWORD).desk_key)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    with (demo / "desk.db").open("r+b") as file:
        file.seek((page - 1) * 4096 + 1000)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def test_what_verify_found_is_told_where_the_store_takes_no_login_any_more(run: Run, demo: Path) -> None:
    before = trail_of(demo)
    flip_root_page(demo, "sqlite_sequence")  # every new entry of the trail needs it
    found = run("verify", "--json")
    assert found.status == 3
    assert not found.json["ok"]
    assert found.json["findings"]
    assert trail_of(demo) == before


def test_what_the_counter_cannot_check_is_said_apart(run: Run, demo: Path) -> None:
    counter = run("verify", "--user", "theke", "--json")
    assert (counter.status, counter.json["notes_checked"]) == (0, False)
    assert "Ohne Tresor nicht geprüft" in counter.err
    lead = run("verify", "--json")
    assert lead.status == 0
    assert lead.json["remarks"] == ["Seit der letzten Versiegelung geschrieben: Theke 1."]


def test_without_a_store_the_message_says_how_to_make_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    refused = run("verify", "--data", tmp_path / "leer", "--user", "caro")
    assert refused.status == 1
    assert "init --role lead" in refused.err
    assert len(refused.err.strip().splitlines()) == 1


NEW = "ein neues Passwort"


def test_a_role_is_changed_and_the_password_stays(
    run: Callable[..., Result], demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = run("user", "role", "theke", "--role", "counsellor", "--json")
    assert (changed.status, changed.json["role"]) == (0, "counsellor")
    assert run("user", "role", "caro", "--role", "counter").status == 1
    assert run("user", "role", "theke", "--role", "boss").status == 2
    assert run("user", "role", "niemand", "--role", "lead").status == 1
    monkeypatch.setenv("WOILMENAU_DESK_USER", "theke")
    checked = run("verify", "--json")
    assert (checked.status, checked.json["notes_checked"]) == (0, True)
    assert run("user", "role", "rolf", "--role", "lead").status == 1


def test_a_given_password_is_changed_first(
    run: Callable[..., Result], demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", "vorläufig gegeben")
    assert run("user", "reset", "theke", "--json").json == {"reset": "theke", "must_change": True}
    monkeypatch.setenv("WOILMENAU_DESK_USER", "theke")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", "vorläufig gegeben")
    refused = run("find", "amina")
    assert refused.status == 1
    assert "user passwd" in refused.err
    assert refused.err.count("\n") == 1
    assert run("user", "passwd").status == 1  # the same again
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", NEW)
    assert run("user", "passwd").status == 0
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", NEW)
    assert run("find", "amina").status == 0


def test_only_a_lead_or_the_recovery_code_restores(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(tmp_path / "neu"))
    monkeypatch.setenv("WOILMENAU_DESK_USER", "caro")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    code = run("init", "--role", "lead", "--json").json["recovery_code"]
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", NEW)
    assert run("user", "add", "rolf", "--role", "counsellor").status == 0
    out = tmp_path / "stand.desk"
    assert run("backup", "--out", out).status == 0
    monkeypatch.setenv("WOILMENAU_DESK_USER", "rolf")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", NEW)
    refused = run("restore", out)
    assert (refused.status, "Rolle Leitung" in refused.err) == (1, True)
    monkeypatch.setenv("WOILMENAU_DESK_RECOVERY_CODE", code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert run("restore", out, "--with-code").status == 1
    monkeypatch.setenv("WOILMENAU_DESK_RECOVERY_CODE", code)
    restored = run("restore", out, "--with-code", "--json")
    assert restored.status == 0
    assert Path(restored.json["kept"], "keys.json").exists()


@pytest.fixture
def since(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path, str]:
    """A backup in which Lena leads as well, the folder after she has left and Mira has a new password, the code."""
    data, out = tmp_path / "neu", tmp_path / "stand.desk"
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(data))
    monkeypatch.setenv("WOILMENAU_DESK_USER", "mira")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("WOILMENAU_DESK_NEW_PASSWORD", NEW)
    code = run("init", "--role", "lead", "--json").json["recovery_code"]
    assert run("user", "add", "lena", "--role", "lead").status == 0
    assert run("backup", "--out", out).status == 0
    assert run("user", "remove", "lena").status == 0
    assert run("user", "passwd").status == 0
    return out, data, code


def test_a_lead_of_the_store_that_is_replaced_is_asked_for(
    run: Callable[..., Result], since: tuple[Path, Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, data, _code = since
    refused = run("restore", out)
    assert (refused.status, "heutige Passwort" in refused.err) == (1, True)
    assert not list(data.glob("ersetzt-*"))
    monkeypatch.setenv("WOILMENAU_DESK_PRESENT_PASSWORD", "falsch-falsch")
    assert run("restore", out).status == 1
    monkeypatch.setenv("WOILMENAU_DESK_PRESENT_PASSWORD", NEW)
    assert run("restore", out, "--bring-back", "niemand").status == 1
    restored = run("restore", out)
    assert restored.status == 0
    assert "Ohne Zugang, weil es heute keinen gibt: lena." in restored.out
    assert [card["name"] for card in run("user", "list", "--json").json] == ["mira"]
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", NEW)
    assert run("verify").status == 0  # today's password goes on


def test_who_is_named_comes_back_and_the_code_gives_an_access(
    run: Callable[..., Result], since: tuple[Path, Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out, _data, code = since
    monkeypatch.setenv("WOILMENAU_DESK_RECOVERY_CODE", code)
    restored = run("restore", out, "--with-code", "--bring-back", "Lena", "--json")
    assert (restored.status, restored.json["left_out"], restored.json["lowered"]) == (0, [], [])
    assert {card["name"] for card in run("user", "list", "--json").json} == {"mira", "lena"}
    monkeypatch.setenv("WOILMENAU_DESK_DATA", str(tmp_path / "anderswo"))
    assert run("restore", out, "--with-code", "--own-access", "omar").status == 0
    monkeypatch.setenv("WOILMENAU_DESK_USER", "omar")
    monkeypatch.setenv("WOILMENAU_DESK_PASSWORD", NEW)
    assert run("verify").status == 0
