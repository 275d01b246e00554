"""Partners: finding, adding, editing, merging, pausing and archiving them."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.partners.all_partners import Roster as Roster
    from trustlog.desk.partners.all_partners import roster as roster
    from trustlog.desk.partners.beside_readings import Beside as Beside
    from trustlog.desk.partners.beside_readings import beside as beside
    from trustlog.desk.partners.care import add as add
    from trustlog.desk.partners.care import archive as archive
    from trustlog.desk.partners.care import check_handle as check_handle
    from trustlog.desk.partners.care import edit as edit
    from trustlog.desk.partners.care import free_handle as free_handle
    from trustlog.desk.partners.care import line as line
    from trustlog.desk.partners.care import new_partner as new_partner
    from trustlog.desk.partners.care import partner_list as partner_list
    from trustlog.desk.partners.care import pause as pause
    from trustlog.desk.partners.care import slug as slug
    from trustlog.desk.partners.fuzzy_match import near as near
    from trustlog.desk.partners.lookup import partner as partner
    from trustlog.desk.partners.lookup import person as person
    from trustlog.desk.partners.lookup import writable_partner as writable_partner
    from trustlog.desk.partners.merging import merge as merge

__getattr__ = exports(
    __name__,
    {
        "all_partners": "Roster roster",
        "beside_readings": "Beside beside",
        "care": "add archive check_handle edit free_handle line new_partner partner_list pause slug",
        "fuzzy_match": "near",
        "lookup": "partner person writable_partner",
        "merging": "merge",
    },
)
