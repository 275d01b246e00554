"""The people at partners."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.people.care import add as add
    from trustlog.desk.people.care import edit as edit
    from trustlog.desk.people.care import line as line
    from trustlog.desk.people.care import names_at as names_at
    from trustlog.desk.people.care import new_person as new_person
    from trustlog.desk.people.care import person_list as person_list
    from trustlog.desk.people.care import remove as remove
    from trustlog.desk.people.care import whose as whose

__getattr__ = exports(
    __name__,
    {
        "care": "add edit line names_at new_person person_list remove whose",
    },
)
