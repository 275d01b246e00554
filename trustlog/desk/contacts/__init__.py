"""Contacts: who on both sides is in touch, whether one person alone holds it, and a contact who leaves."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.contacts.leaving import hung_lines as hung_lines
    from trustlog.desk.contacts.leaving import left as left
    from trustlog.desk.contacts.looking import Contacts as Contacts
    from trustlog.desk.contacts.looking import contact_lines as contact_lines
    from trustlog.desk.contacts.looking import contacts as contacts
    from trustlog.desk.contacts.looking import contacts_json as contacts_json
    from trustlog.desk.contacts.looking import held_lines as held_lines

__getattr__ = exports(
    __name__,
    {
        "leaving": "hung_lines left",
        "looking": "Contacts contact_lines contacts contacts_json held_lines",
    },
)
