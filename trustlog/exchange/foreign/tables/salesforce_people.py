"""Salesforce: contacts as a report and by the data loader, and events by the data loader, with times in UTC."""

from collections.abc import Sequence

from trustlog.exchange.foreign.dates import after, at_home, between, read_when
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.address_books import person
from trustlog.exchange.foreign.tables.hubspot import guests_of
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.salesforce import ACCOUNT_ID, below, is_no_zoho
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Contact, Proposed
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of

_ACCOUNT = (
    "account name|accountnaam|accountname|nom du compte|nombre de la cuenta|nombre de cuenta|nome da conta|nome account"
)


def _contact(row: Row, _order: str) -> Contact:
    found = person(row, firm_ids=tuple(row.all("account")[:1]))
    why = "deleted" if row.truth("deleted") else None if found.name else "no_name"
    return found._replace(why=why)


def _event(row: Row, order: str) -> Proposed:
    title = title_of(row.text("title"))
    when, until = (at_home(read_when(row.text(field), order), row.home) for field in ("start", "end"))
    start = None if when is None else f"{when.day}T{when.time}" if when.time else when.day.isoformat()
    told = row.text("minutes") or ""
    minutes = int(told) or None if told.isascii() and told.isdigit() and len(told) < 6 else None
    end = f"{until.day}T{until.time}" if until and until.time and start and "T" in start else None
    if end is None and minutes and start and "T" in start:
        end = after(start, minutes)
    if row.truth("private"):
        return Proposed(row.row, start=start, end=end, why="private", brought_id=one_line(row.text("id")))
    found = Proposed(
        row.row,
        title=title,
        start=start,
        end=end,
        minutes=between(start, end),
        guests=guests_of(row.text("person"), row.text("email")),
        firms=tuple(filter(None, [one_line(row.text("firm"))])),
        note=plain_text(row.text("note")),
        brought_id=one_line(row.text("id")),
        firm_ids=tuple(row.all("account")[:1]),
    )
    if row.truth("deleted"):
        return found._replace(why="deleted")
    if activities.title_says_cancelled(title):
        return found._replace(why="cancelled")
    if row.truth("all_day"):
        return found._replace(
            start=None if when is None else when.day.isoformat(), end=None, minutes=None, why="all_day"
        )
    return found if start or order == "ask" else found._replace(why="unreadable")


def _is_of_contacts(heading: Sequence[str]) -> bool:
    others = f"^(?:associated .*|lifecycle stage|{h.RECORD_ID}|{_SUBJECT}|username|stagename|isconverted)"
    return is_no_zoho(heading) and not h.has_any(heading, others)


_SUBJECT = "subject|onderwerp|betreff|objet|asunto|assunto|oggetto"


CONTACTS = Preset(
    "salesforce-contacts",
    {
        "id": "contact id|contactid|id|contact id 18|kontakt id|contactpersoon id|id de contact|id du contact|"
        "id de contacto|id del contacto",
        "given": h.GIVEN,
        "family": h.FAMILY,
        "full": "full name|contact name|name|volledige naam|naam contactpersoon|kontaktname|vollstandiger name",
        "firm": _ACCOUNT,
        "account": ACCOUNT_ID,
        "email": h.EMAIL,
        "phone": h.PHONE,
        "mobile": f"{h.MOBILE}|mobilephone",
        "role": h.ROLE,
        "department": h.DEPARTMENT,
        "note": "description|contact description|beschrijving|beschreibung|descripcion|descricao",
        "deleted": "isdeleted",
    },
    (("family", "full"), ("email",), ("firm", "account")),
    (
        "^(?:contact owner|eigenaar (?:van )?contactpersoon|contacteigenaar|kontaktinhaber|proprietaire du contact|"
        "propietario (?:de|del) contacto|proprietario do contato)",
        "^(?:account owner|accounteigenaar|eigenaar van account|accountinhaber|proprietaire du compte|"
        "propietario de (?:la )?cuenta|proprietario da conta)",
        "^(?:mailing .*|mailing(?:street|city|state|postalcode|country.*)|postadres.*|postanschrift.*|.*postale?|"
        ".*de correspondencia)",
        f"^(?:{ACCOUNT_ID})",
        "^(?:contact id|contactid|kontakt id|reports to.*|reportstoid|lead ?source)",
        "^(?:ownerid|isdeleted|masterrecordid|createdbyid|systemmodstamp|lastmodifiedbyid)",
    ),
    _contact,
    own=_is_of_contacts,
    tail=below,
)
EVENTS = Preset(
    "salesforce-events",
    {
        "id": "id",
        "title": "subject",
        "start": "startdatetime|activitydatetime",
        "end": "enddatetime",
        "minutes": "durationinminutes",
        "all_day": "isalldayevent",
        "private": "isprivate",
        "deleted": "isdeleted",
        "note": "description",
        "firm": "account name|what name|account|accountname",
        "account": "accountid",
        "person": "who name|contact name|who",
        "email": "who email|contact email",
    },
    (("id",), ("title",), ("start",), ("end", "minutes"), ("all_day",)),
    ("whoid", "whatid", "ownerid", "accountid", "isprivate", "showas", "durationinminutes", "createdbyid"),
    _event,
    ("start", "end"),
    own=is_no_zoho,
    tail=below,
)
PRESETS = (CONTACTS, EVENTS)
