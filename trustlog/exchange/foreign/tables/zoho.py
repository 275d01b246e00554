"""Zoho: accounts and contacts. Beside each looked-up column stands one that ends in `.id`."""

from collections.abc import Sequence

from trustlog.exchange.foreign.people_words import domains_in
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.address_books import person
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Contact, Organisation
from trustlog.exchange.foreign.wording import one_line

LOOKED_UP = "^.+ id"
_OWNER = (
    "^(?:(?:account|contact) owner|(?:account|contact|contactpersoon)eigenaar|"
    "eigenaar (?:van )?(?:account|contact).*|(?:account|firmen|kontakt)inhaber|(?:account|"
    "kontakt) inhaber|proprietaire d(?:u|e) (?:compte|contact)|propietario de (?:la )?(?:cuenta|"
    "contacto)|propietario del contacto)"
)
TIMES = (
    "^(?:created time|modified time|last activity time|aanmaaktijd|tijd van aanmaak|gemaakt op|"
    "erstellt um|erstellungszeit|heure de creation|hora de creacion|laatste activiteitstijd|"
    "letzte aktivitatszeit|parent account|bovenliggend account)"
)


def has_ids(heading: Sequence[str]) -> bool:
    """Return whether headings are Zoho's: `Account Name.id` beside what it looked up, or its ids and its times."""
    looked_up = any(name.strip().lower().endswith(".id") for name in heading)
    return looked_up or (h.has_any(heading, "record id") and h.has_any(heading, TIMES))


_OF_OTHERS = (
    f"{h.GIVEN}|{h.FAMILY}|{h.EMAIL}|{h.SUBJECT}|deal name|stage|closing date|potential name|quote stage|contact name|"
    "dealnaam|fase|phase|etape|etapa|contact owner|contacteigenaar|kontaktinhaber|proprietaire du contact|"
    "propietario del contacto|propietario de contacto"
)


def _is_of_accounts(heading: Sequence[str]) -> bool:
    """Return whether headings are those of accounts: deals, tasks and people name the account they are of, too."""
    return has_ids(heading) and not h.has_any(heading, _OF_OTHERS)


def _account(row: Row, _order: str) -> Organisation:
    name = one_line(row.text("name"))
    domains = domains_in(row.text("website"))
    return Organisation(
        row.row, name or "", domains, why=None if name else "no_name", brought_id=one_line(row.text("id"))
    )


def _contact(row: Row, _order: str) -> Contact:
    found = person(row, firm_ids=tuple(row.all("firm_id")[:1]))
    return found if found.name else found._replace(why="no_name")


ACCOUNTS = Preset(
    "zoho-accounts",
    {"id": h.RECORD_ID + "|account id", "name": h.FIRM, "website": h.WEBSITE},
    (("id",), ("name",)),
    (_OWNER, LOOKED_UP, TIMES),
    _account,
    own=_is_of_accounts,
)
CONTACTS = Preset(
    "zoho-contacts",
    {
        "id": h.RECORD_ID + "|contact id",
        "given": h.GIVEN,
        "family": h.FAMILY,
        "full": "contact name|contactnaam|kontaktname|nom du contact|nombre del contacto|" + h.FULL,
        "firm": "account name|" + h.FIRM,
        "firm_id": "account name id|accountnaam id|accountname id|nom du compte id|nombre de la cuenta id",
        "email": h.EMAIL + "|secondary email|secundair emailadres|zweite email",
        "phone": h.PHONE,
        "mobile": h.MOBILE,
        "role": h.ROLE,
        "department": h.DEPARTMENT,
        "note": "description|beschrijving|beschreibung|descripcion",
    },
    (("id",), ("family", "full"), ("email",)),
    (_OWNER, LOOKED_UP, TIMES),
    _contact,
    own=lambda heading: has_ids(heading) and not h.has_any(heading, "deal name|closing date|subject|due date"),
)
PRESETS = (CONTACTS, ACCOUNTS)
