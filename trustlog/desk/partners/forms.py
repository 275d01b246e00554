"""Partners as forms: what is known of one, to be corrected, and the fields of a new one."""

from collections.abc import Mapping
from typing import NamedTuple

from trustlog.desk.facts import ByField, Filled
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.partners.editing import added, derived_handle, edited, line
from trustlog.desk.partners.fields import with_field
from trustlog.desk.partners.lookup import writable_partner
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Partner
from trustlog.domain.limits import LEVEL
from trustlog.errors import Reason, WordsError
from trustlog.storage.read.links import ids_of

_LEVELS = tuple(str(level) for level in range(LEVEL.low, LEVEL.high + 1))


class PartnerForm(NamedTuple):
    """What can be corrected of a partner: its handle, what it is, and its fields."""

    handle: str
    line: str
    fields: tuple[Filled, ...]


def correction(ledger: Ledger, name: str) -> PartnerForm:
    """Return what is known of a partner; its level has a field until the first decision about it."""
    partner = writable_partner(ledger, name)
    is_decided = bool(ids_of(ledger.conn, "level_change", "partner_id", partner.id))
    began = partner.start_on or partner.level_since
    fields = [
        Filled("name", partner.name),
        Filled("handle", partner.handle),
        Filled("target", str(partner.target), _LEVELS),
        Filled("cadence", f"{partner.cadence_days}d"),
        Filled("logged_from", show(partner.logged_from), day="since"),
        Filled("owner", partner.owner or ""),
        Filled("tags", partner.tags or ""),
        Filled("domains", partner.domains or ""),
        Filled("note", partner.note or ""),
    ]
    if not is_decided:
        fields += [Filled("level", str(partner.start_level), _LEVELS), Filled("since", show(began), day="since")]
    return PartnerForm(partner.handle, line(partner, ledger.settings.level_names), tuple(fields))


def correct(ledger: Ledger, name: str, fields: Mapping[str, str], reason: str) -> Written:
    """Change a partner as `edit` does; FieldFaults tells all that is wrong by field (`why`: the reason)."""
    return edited(ledger, name, fields, reason, ByField(gathers=True))


NEW = (
    Filled("name", ""),
    Filled("level", _LEVELS[0], _LEVELS),
    Filled("since", "", day="since"),
    Filled("handle", ""),
    Filled("target", "", ("", *_LEVELS)),
    Filled("cadence", ""),
    Filled("logged_from", "", day="since"),
    Filled("owner", ""),
    Filled("tags", ""),
    Filled("domains", ""),
    Filled("note", ""),
)
"""The fields of a new partner; an empty one is filled in by the program."""


def add_filled(ledger: Ledger, fields: Mapping[str, str]) -> Written:
    """Add a partner from the fields of `NEW`; FieldFaults tells all that is wrong by field."""
    faults = ByField(gathers=True)
    values = {field: value for field, value in fields.items() if value.strip()}
    today, days = ledger.today, ledger.settings.days
    new = Partner(
        ledger.new_id(), "", "", LEVEL.low, today, LEVEL.low, days.cadence, start_level=LEVEL.low, start_on=today,
        logged_from=today,
    )  # fmt: skip
    with faults.of("name"):
        if "name" not in values:
            raise WordsError(Reason("partner_without_name"))
    for field, value in values.items():
        with faults.of(field):
            new = with_field(ledger, new, field, value)
    if "target" not in values:
        new = new._replace(target=min(new.level + 1, LEVEL.high))
    if "handle" not in values and new.name:
        with faults.of("handle"):
            new = new._replace(handle=derived_handle(new.name))
    faults.raise_all()
    return added(ledger, new, faults)
