"""All tables, imported: whoever asks the metadata what refers to what must not overlook one."""

from woilmenau_desk.storage import (
    tables_audit,
    tables_centre,
    tables_counselling,
    tables_people,
    tables_visits,
)
from woilmenau_desk.storage.tables import Base

MODULES = (tables_audit, tables_centre, tables_counselling, tables_people, tables_visits)
METADATA = Base.metadata
