"""Whatever somebody can type into is kept as a draft, or it is said here why not."""

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "woilmenau_desk" / "ui"
FIELDS = {"QLineEdit", "QPlainTextEdit", "QTextEdit", "LongText", "SearchField"}
# Fields of a form that somebody else makes and keeps.
KEPT_BY = {
    "forms/aid/aid_form.py": "forms/entry_form.py",
    "forms/aid/count_form.py": "forms/entry_form.py",
    "forms/aid/fund_form.py": "forms/entry_form.py",
    "forms/aid/lines.py": "forms/entry_form.py",
    "forms/appointments/appointment_form.py": "forms/entry_form.py",
    "forms/appointments/helper_field.py": "forms/entry_form.py",
    "forms/counselling/follow_up_form.py": "forms/entry_form.py",
    "forms/counselling/answer_form.py": "forms/entry_form.py",
    "forms/counselling/deadline_form.py": "forms/entry_form.py",
    "forms/counselling/referral_form.py": "forms/entry_form.py",
    "forms/counselling/amendment_form.py": "forms/entry_form.py",
    "forms/counselling/case_form.py": "forms/entry_form.py",
    "forms/counselling/closing_form.py": "forms/entry_form.py",
    "forms/counselling/document_form.py": "forms/entry_form.py",
    "forms/counselling/session_form.py": "forms/entry_form.py",
    "forms/counselling/target_fields.py": "forms/entry_form.py",
    "forms/offers/enrolment_form.py": "forms/entry_form.py",
    "forms/offers/exception_form.py": "forms/entry_form.py",
    "forms/offers/leaders.py": "forms/entry_form.py",
    "forms/offers/offer_form.py": "forms/entry_form.py",
    "forms/people/birth.py": "forms/entry_form.py",
    "forms/people/person_form.py": "forms/entry_form.py",
    "forms/reports/note_form.py": "forms/entry_form.py",
    "forms/roster/away_form.py": "forms/entry_form.py",
    "forms/volunteers/absence_form.py": "forms/entry_form.py",
    "forms/volunteers/assignment_form.py": "forms/entry_form.py",
    "forms/volunteers/times_field.py": "forms/entry_form.py",
    "forms/volunteers/training_form.py": "forms/entry_form.py",
    "forms/volunteers/volunteer_form.py": "forms/entry_form.py",
    "pages/centre/funder_form.py": "pages/centre/funders.py",
    "pages/centre/indicator_lines.py": "pages/centre/funders.py",
    "pages/centre/value_form.py": "pages/centre/values.py",
    "pages/offers/roll_call_line.py": "pages/offers/roll_call.py",
}
NOT_KEPT = {
    "login.py": "a recovery code: it is a secret",
    "restore_steps.py": "a recovery code, and a login name: the store that would keep it is about to go",
    "assistant.py": "two names, before there is a store that could keep them",
    "pages/visits/finder.py": "a search: a few letters, typed again in a second, and often a name nobody registered",
    "pages/visits/enrolling.py": "a search",
    "pages/people/list.py": "a search",
    "pages/centre/readings.py": "a search, beside what it narrows",
    "pages/centre/slip_check.py": "a name and a day",
    "pages/centre/clock.py": "one number, beside the list it is read from",
    "forms/appointments/force.py": "one line, asked for by a write that is not done yet",
    "forms/appointments/free_dialog.py": "a search: a few words, typed again in a second",
    "forms/conflict.py": "shows what is stored and takes nothing",
    "pages/centre/colleague_form.py": "changes a colleague who is there: a few words, and stays while the list is read anew",
    "forms/volunteers/finder_dialog.py": "a search: a few words, typed again in a second",
    "forms/volunteers/sheet_dialog.py": "a code and one line, which Enter saves; the paper lies beside it",
    "pages/counselling/note_search_line.py": "a search in notes: it is to stay nowhere",
    "pages/reports/closing_room.py": "one line, asked for by a write that is not done yet",
    "pages/counselling/details.py": "shows a note and takes none",
    "pages/counselling/case_side.py": "shows a note and takes none",
    "forms/counselling/stand_in_dialogs.py": "a recovery code: it is a secret",
}


def test_every_field_is_kept_or_it_is_said_why_not() -> None:
    problems = []
    for path in sorted(UI.rglob("*.py")):
        name = path.relative_to(UI).as_posix()
        if name.startswith("widgets/"):
            continue
        source = path.read_text(encoding="utf-8")
        makes = any(
            isinstance(node, ast.Call) and ast.unparse(node.func) in FIELDS
            for node in ast.walk(ast.parse(source))
        )
        keeper = UI / KEPT_BY.get(name, name)
        if makes and name not in NOT_KEPT and ".keep(" not in keeper.read_text(encoding="utf-8"):
            problems.append(name)
    assert problems == [], "Keep what is typed there with context.drafts.keep, or say here why not."


def test_nobody_is_excused_who_makes_no_field() -> None:
    for name in (*KEPT_BY, *NOT_KEPT):
        source = (UI / name).read_text(encoding="utf-8")
        assert any(f"{field}(" in source for field in FIELDS), f"{name} makes no field any more"
