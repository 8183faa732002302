"""All tables, imported: whoever asks the metadata what refers to what must not overlook one."""

from woilmenau_desk.storage.tables import appointments as tables_appointments
from woilmenau_desk.storage.tables import audit as tables_audit
from woilmenau_desk.storage.tables import cases as tables_cases
from woilmenau_desk.storage.tables import centre as tables_centre
from woilmenau_desk.storage.tables import colleagues as tables_colleagues
from woilmenau_desk.storage.tables import counselling as tables_counselling
from woilmenau_desk.storage.tables import funders as tables_funders
from woilmenau_desk.storage.tables import funds as tables_funds
from woilmenau_desk.storage.tables import imports as tables_imports
from woilmenau_desk.storage.tables import offers as tables_offers
from woilmenau_desk.storage.tables import people as tables_people
from woilmenau_desk.storage.tables import reports as tables_reports
from woilmenau_desk.storage.tables import visits as tables_visits
from woilmenau_desk.storage.tables import volunteers as tables_volunteers
from woilmenau_desk.storage.tables.base import Base

MODULES = (
    tables_appointments,
    tables_audit,
    tables_cases,
    tables_centre,
    tables_colleagues,
    tables_counselling,
    tables_funders,
    tables_funds,
    tables_imports,
    tables_offers,
    tables_people,
    tables_reports,
    tables_visits,
    tables_volunteers,
)
METADATA = Base.metadata
