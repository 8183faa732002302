"""The figures of a month once more, in hand-written SQL on the raw connection: the measure for `counting.figures`.

It counts by the same definitions (see `woilmenau_desk.domain.figures`) and shares no line with them, so that equal
numbers also say that both are right.
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from woilmenau_desk.storage.vault import Vault

Figures = dict[str, Any]

# One pass over the month. A person's second visit for the same reason on a day is no contact of its own.
_MONTH = """
CREATE TEMP TABLE month AS
SELECT id, occurred_at, local_date, reason, channel, person_id, language, interpreting, gender, birth_year,
       nationality, status, within_hours, adults + children AS companions,
       CASE WHEN person_id IS NULL THEN group_size
            WHEN row_number() OVER (PARTITION BY person_id, local_date, reason ORDER BY occurred_at, id) = 1 THEN 1
            ELSE 0 END AS own
FROM visit WHERE local_date BETWEEN ? AND ? AND voided_at IS NULL
"""
# The visits of contacts that were logged more than once, each with what is known of its contact.
_AGAIN = """
CREATE TEMP TABLE again AS
SELECT id, own,
       first_value(channel) OVER (contact ORDER BY channel = 'on_site', occurred_at, id) AS channel,
       first_value(language) OVER (contact ORDER BY language IS NULL, occurred_at, id) AS language,
       first_value(interpreting) OVER (
           contact ORDER BY interpreting IS NULL, interpreting = 'none', occurred_at, id) AS interpreting,
       first_value(gender) OVER (contact ORDER BY gender IS NULL, occurred_at DESC, id DESC) AS gender,
       first_value(birth_year) OVER (contact ORDER BY birth_year IS NULL, occurred_at DESC, id DESC) AS birth_year,
       first_value(nationality) OVER (contact ORDER BY nationality IS NULL, occurred_at DESC, id DESC) AS nationality,
       first_value(status) OVER (contact ORDER BY status IS NULL, occurred_at DESC, id DESC) AS status
FROM temp.month
WHERE (person_id, local_date, reason) IN
      (SELECT person_id, local_date, reason FROM temp.month WHERE person_id IS NOT NULL AND own = 0)
WINDOW contact AS (PARTITION BY person_id, local_date, reason)
"""
# A contact once with what is known of it; companions by the visit they came with.
_CONTACTS = """
CREATE TEMP TABLE contacts AS
SELECT m.local_date, m.reason, m.channel, m.language, m.interpreting,
       companions + CASE WHEN a.id IS NULL THEN m.own ELSE 0 END AS number
FROM temp.month AS m LEFT JOIN temp.again AS a ON a.id = m.id
UNION ALL
SELECT m.local_date, m.reason, a.channel, a.language, a.interpreting, 1
FROM temp.again AS a JOIN temp.month AS m ON m.id = a.id WHERE a.own = 1
"""
# Of each person the latest contact; it says what held.
_PERSONS = """
CREATE TEMP TABLE visitors AS
SELECT coalesce(gender, 'not_stated') AS gender, coalesce(nationality, 'unknown') AS origin, status,
       coalesce(language, 'unknown') AS language,
       CASE WHEN birth_year IS NULL THEN NULL ELSE max(0, CAST(substr(local_date, 1, 4) AS INTEGER) - birth_year) END AS age
FROM (SELECT m.local_date, coalesce(a.gender, m.gender) AS gender, coalesce(a.birth_year, m.birth_year) AS birth_year,
             coalesce(a.nationality, m.nationality) AS nationality, coalesce(a.status, m.status) AS status,
             coalesce(a.language, m.language) AS language,
             row_number() OVER (
                 PARTITION BY person_id ORDER BY local_date DESC, occurred_at DESC, m.id DESC) AS back
      FROM temp.month AS m LEFT JOIN temp.again AS a ON a.id = m.id WHERE person_id IS NOT NULL)
WHERE back = 1
"""
_TOTALS = """
SELECT coalesce(sum(own + companions), 0),
       coalesce(sum(CASE WHEN person_id IS NULL THEN own + companions ELSE companions END), 0)
FROM temp.month
"""
# Contacts of people who never were there before; people who had not been in that calendar year. `years`: when each began.
_FIRST = """
SELECT coalesce(sum(previous IS NULL), 0),
       count(DISTINCT CASE WHEN previous IS NULL OR previous < CASE year {years} END THEN person_id END)
FROM (SELECT m.person_id, substr(m.local_date, 1, 4) AS year,
             (SELECT e.occurred_at FROM main.visit AS e
              WHERE e.person_id = m.person_id AND e.voided_at IS NULL AND (e.occurred_at, e.id) < (m.occurred_at, m.id)
              ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1) AS previous
      FROM temp.month AS m WHERE m.person_id IS NOT NULL AND m.own = 1 LIMIT -1)
"""
_BY_HOUR = """
SELECT local_date, occurred_at / 3600000000, sum(own + companions) FROM temp.month GROUP BY 1, 2 HAVING sum(own + companions)
"""
_BY_HOURS = """
SELECT local_date, reason, within_hours, sum(own + companions) FROM temp.month GROUP BY 1, 2, 3
HAVING sum(own + companions)
"""
_REASON_CHANNELS = """
SELECT reason, channel, sum(number) FROM temp.contacts WHERE number > 0 GROUP BY 1, 2
"""
_CONTACTS_BY = """
SELECT coalesce({column}, 'unknown'), sum(number) FROM temp.contacts WHERE number > 0 GROUP BY 1
"""
_INTERPRETING = """
SELECT interpreting, sum(number) FROM temp.contacts WHERE interpreting IS NOT NULL AND number > 0 GROUP BY 1
"""
# What sessions were about, and where people were sent, is sealed: `unsealed` opens it with the vault. What is of a
# restricted case is counted by that alone.
_TOPICS = """
SELECT topic, count(*) FROM (
    SELECT DISTINCT t.value AS topic, v.person_id, v.local_date, v.reason
    FROM counselling_session AS s JOIN visit AS v ON v.id = s.visit_id
         LEFT JOIN counselling_case AS c ON c.id = s.case_id,
         json_each(CASE WHEN coalesce(c.key_number, 0) THEN '{"topics": ["of_restricted_case"]}' ELSE
                       unsealed(s.sealed_facts, 'counselling_session.sealed_facts:' || s.uid || ':' || s.id || ':'
                                || s.note_person_id || ':' || s.note_version) END, '$.topics') AS t
    WHERE v.local_date BETWEEN ? AND ? AND v.voided_at IS NULL AND s.voided_at IS NULL AND s.sealed_facts IS NOT NULL
) GROUP BY 1
"""
_REFERRALS = """
SELECT CASE WHEN coalesce(c.key_number, 0) THEN 'of_restricted_case' ELSE
         json_extract(unsealed(r.sealed, 'referral.sealed:' || r.uid || ':' || r.id || ':' || r.sealed_version), '$.target')
       END, r.state, count(*)
FROM referral AS r LEFT JOIN counselling_case AS c ON c.id = r.case_id
WHERE r.local_date BETWEEN ? AND ? AND r.voided_at IS NULL GROUP BY 1, 2
"""
# Of each help that cost something the fund, and helps that cost nothing where a fund was named all the same.
_FUNDS = """
SELECT coalesce(fund, 'unknown'), count(*), sum(cents)
FROM (SELECT coalesce(a.amount_cents, 0) AS cents,
             (SELECT f.name FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund_id
              WHERE e.aid_id = a.id AND +e.storno_of IS NULL
                    AND NOT EXISTS (SELECT 1 FROM fund_entry AS s WHERE s.storno_of = e.id)
              ORDER BY +e.id DESC LIMIT 1) AS fund
      FROM emergency_aid AS a WHERE a.local_date BETWEEN ? AND ? AND a.voided_at IS NULL LIMIT -1)
WHERE cents > 0 OR fund IS NOT NULL GROUP BY 1
"""
_APPOINTMENTS = """
SELECT CASE WHEN state = 'cancelled' AND cancelled_by IS NOT NULL THEN state || '_by_' || cancelled_by ELSE state END,
count(*) FROM appointment WHERE local_date BETWEEN ? AND ? GROUP BY 1
"""
_AID = """
SELECT aid_kind, count(*), sum(count), sum(coalesce(amount_cents, 0)), sum(recipients) FROM emergency_aid
WHERE local_date BETWEEN ? AND ? AND voided_at IS NULL GROUP BY 1
"""
_SESSIONS = """
SELECT count(*), coalesce(sum(duration_minutes), 0) FROM counselling_session
WHERE local_date BETWEEN ? AND ? AND voided_at IS NULL
"""


def open_by_hand(conn: Any, vault: Vault) -> None:
    """Let a raw connection open what is sealed."""
    conn.create_function(
        "unsealed",
        2,
        lambda sealed, place: vault.open(sealed, place=place, posted=place.startswith("referral")),
    )


def month_by_sql(
    conn: Any,
    first: date,
    last: date,
    groups: dict[str, str],
    bands: list[tuple[str, int, int | None]],
    kind_of_hours: Callable[[str, date], str],
) -> Figures:
    """The figures by name, as `PeriodFigures` calls them.

    `groups`: group of each status; `bands`: code, first, last; `kind_of_hours`: by which hours a contact of a reason is
    judged on a day.
    """
    days = (first.isoformat(), last.isoformat())
    ask = conn.execute
    ask("BEGIN")
    try:
        ask(_MONTH, days)
        ask(_AGAIN)
        ask(_CONTACTS)
        ask(_PERSONS)
        berlin = ZoneInfo("Europe/Berlin")
        years = "".join(
            f"WHEN '{year}' THEN {round(datetime(year, 1, 1, tzinfo=berlin).timestamp()) * 1_000_000} "
            for year in range(first.year, last.year + 1)
        )
        contacts, unassigned = ask(_TOTALS).fetchone()
        new, new_in_year = ask(_FIRST.format(years=years)).fetchone()
        own = ask("SELECT coalesce(sum(own), 0) FROM temp.month WHERE person_id IS NOT NULL").fetchone()[0]
        band = "".join(
            f"WHEN age BETWEEN {low} AND {999 if high is None else high} THEN '{code}' "
            for code, low, high in bands
        )
        group = "".join(f"WHEN '{status}' THEN '{name}' " for status, name in groups.items())
        sessions, minutes = ask(_SESSIONS, days).fetchone()
        hours: Counter[tuple[int, int]] = Counter()
        for day, hour, number in ask(_BY_HOUR):
            here = datetime.fromtimestamp(hour * 3600, UTC).astimezone(berlin)
            hours[date.fromisoformat(day).weekday(), here.hour] += number
        within: Counter[str] = Counter()
        outside: Counter[str] = Counter()
        for day, reason, inside, number in ask(_BY_HOURS):
            (within if inside else outside)[kind_of_hours(reason, date.fromisoformat(day))] += number
        sent = ask(_REFERRALS, days).fetchall()
        referrals: Counter[str] = Counter()
        for target, _state, number in sent:
            referrals[target] += number
        return {
            "contacts": contacts,
            "unassigned": unassigned,
            "first": new,
            "new_in_year": new_in_year,
            "follow_up": own - new,
            "persons": ask("SELECT count(*) FROM temp.visitors").fetchone()[0],
            "reasons": dict(ask(_CONTACTS_BY.format(column="reason")).fetchall()),
            "channels": dict(ask(_CONTACTS_BY.format(column="channel")).fetchall()),
            "reason_channels": {
                (reason, channel): number for reason, channel, number in ask(_REASON_CHANNELS)
            },
            "days": dict(ask(_CONTACTS_BY.format(column="local_date")).fetchall()),
            "hours": dict(hours),
            "within_hours": dict(within),
            "outside_hours": dict(outside),
            "languages": dict(ask(_CONTACTS_BY.format(column="language")).fetchall()),
            "interpreting": dict(ask(_INTERPRETING).fetchall()),
            "gender_age": {
                (gender, code): number
                for gender, code, number in ask(
                    f"SELECT gender, CASE {band} ELSE 'unknown' END, count(*) FROM temp.visitors GROUP BY 1, 2"
                )
            },
            "origins": dict(ask("SELECT origin, count(*) FROM temp.visitors GROUP BY 1").fetchall()),
            "person_languages": dict(
                ask("SELECT language, count(*) FROM temp.visitors GROUP BY 1").fetchall()
            ),
            "status_groups": dict(
                ask(
                    f"SELECT CASE status {group} ELSE 'unknown' END, count(*) FROM temp.visitors GROUP BY 1"
                ).fetchall()
            ),
            "topics": dict(ask(_TOPICS, days).fetchall()),
            "referrals": dict(referrals),
            "referral_states": {(target, state): number for target, state, number in sent},
            "appointments": dict(ask(_APPOINTMENTS, days).fetchall()),
            "aid": {kind: tuple(numbers) for kind, *numbers in ask(_AID, days)},
            "funds": {name: tuple(numbers) for name, *numbers in ask(_FUNDS, days)},
            "sessions": sessions,
            "session_minutes": minutes,
        }
    finally:
        ask("ROLLBACK")  # the temporary tables go with it
