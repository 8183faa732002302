"""The colleagues of the fictional centre."""

from dataclasses import dataclass

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.colleagues import ColleagueData

PASSWORD = "wetzlarer-platz-1"


@dataclass(frozen=True, slots=True)
class DemoUser:
    """One login of the fictional centre; everybody's password is PASSWORD."""

    name: str
    display_name: str
    role: Role
    phone: str


# 0176 040690.. is a range that is kept free for films and examples.
STAFF = (
    DemoUser("caro", "Caro", Role.LEAD, "0176 04069001"),
    DemoUser("rolf", "Rolf", Role.COUNSELLOR, "0176 04069002"),
    DemoUser("theke", "Theke", Role.COUNTER, "0176 04069003"),
)
INTERPRETER = ColleagueData("Yara", "0176 04069004", ("ar", "uk"))
COUNSELLORS = tuple(user.name for user in STAFF if user.role is not Role.COUNTER)
LAWYER_PHONE = "0176 04069005"
