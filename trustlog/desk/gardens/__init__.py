"""Gardens: several partners with a joint purpose, who is in them, and what is between them."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.gardens.lookup import Subject as Subject
    from trustlog.desk.gardens.lookup import garden as garden
    from trustlog.desk.gardens.lookup import links_of as links_of
    from trustlog.desk.gardens.lookup import members_of as members_of
    from trustlog.desk.gardens.lookup import of_subject as of_subject
    from trustlog.desk.gardens.lookup import subject as subject
    from trustlog.desk.gardens.lookup import writable_garden as writable_garden
    from trustlog.desk.gardens.lookup import writable_subject as writable_subject
    from trustlog.desk.gardens.of_members import OWN as OWN
    from trustlog.desk.gardens.of_members import own_lines as own_lines
    from trustlog.desk.gardens.of_members import own_of as own_of
    from trustlog.desk.gardens.of_members import own_words as own_words

__getattr__ = exports(
    __name__,
    {
        "lookup": "Subject garden links_of members_of of_subject subject writable_garden writable_subject",
        "of_members": "OWN own_lines own_of own_words",
    },
)
