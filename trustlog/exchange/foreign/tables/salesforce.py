"""Salesforce: the activities report, accounts, and tasks by the data loader. Ids may differ by capitals alone."""

import re
from collections.abc import Sequence

from trustlog.domain.proposals import Terms
from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign.dates import read_day, read_when
from trustlog.exchange.foreign.people_words import domains_in
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.hubspot import guests_of
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Organisation, Proposed
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of

_ACCOUNT_NAME = (
    "account name|accountnaam|accountname|nom du compte|nombre de la cuenta|nombre de cuenta|nome da conta|nome account"
)


ACCOUNT_ID = "accountid|account id|id de compte|id du compte|id de la cuenta|id de cuenta|id da conta"


def below(cells: list[str]) -> bool:
    """Return whether a record stands below the data: totals, a copyright, a filter; such lines have one text."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    if len(texts) > 2:
        return False
    return len(cells) == 1 or (
        len(texts) <= 2
        and bool(
            re.match(
                (
                    r"grand total|grand summar|subtotal|count$|record count|anzahl|aantal|sum$|total|gesamt|summe|"
                    r"totaal|eindtotaal|totaux|confidential|copyright|"
                    r"vertrouwelijk|vertraulich|confidentiel|confidencial|informacion confidencial|informations confid"
                ),
                folded(texts[0]),
            )
        )
    )


def _id(row: Row) -> str | None:
    return one_line(row.text("id"))


def _what(row: Row, title: str | None) -> str | None:
    """Return what an activity is: by its type, by its title, else by the column that says task or event."""
    what = activities.what_is(row.first("type", "subtype"), title)
    if what is not None:
        return what
    if (which := row.text("task_or_event")) is not None:
        return activities.MEETING if folded(which).startswith(_EVENTS) else activities.TASK
    if row.text("is_task") is not None:
        return activities.TASK if row.truth("is_task") else activities.MEETING
    return None


_EVENTS = ("event", "evenement", "gebeurtenis", "ereignis", "termin")


def _activity(row: Row, order: str) -> Proposed:
    title = title_of(row.text("title"))
    when = read_when(row.text("day"), order)
    over = activities.is_done(row.text("status")) or row.truth("closed")
    what = _what(row, title)
    found = Proposed(
        row.row,
        title=title,
        guests=guests_of(row.text("person"), row.text("email")),
        firms=tuple(filter(None, [one_line(row.text("firm"))])),
        note=plain_text(row.text("note")),
        brought_id=_id(row),
        firm_ids=tuple(row.all("account")[:1]),
    )
    day = None if when is None else when.day.isoformat()
    if row.truth("deleted"):
        return found._replace(why="deleted")
    if activities.is_cancelled(row.text("status")) or activities.title_says_cancelled(title):
        return found._replace(why="cancelled")
    if what == activities.MAIL:
        return found._replace(why="no_meeting")
    is_open = not over and (row.text("status") or "-") != "-"
    if what in (activities.TASK, None) or (is_open and row.truth("is_task")):
        created = activities.created_on(row, order)
        return found._replace(kind="promise", due_on=day, why="no_meeting" if over else None, created=created)
    terms = Terms(held_as=activities.kind_of(row.first("type", "subtype")))
    return found._replace(start=day, minutes=_minutes(row), why="not_held" if is_open else None, terms=terms)


def _minutes(row: Row) -> int | None:
    """Return how long it took, where it was measured: calls are, in seconds."""
    for field, unit in (("seconds", 60), ("minutes", 1)):
        text = row.text(field) or ""
        if text.isascii() and text.isdigit() and len(text) < 8 and int(text) // unit:
            return int(text) // unit
    return None


def _task(row: Row, order: str) -> Proposed:
    found = _activity(row, order)
    if found.why is None and found.kind == "promise" and found.due_on is None:
        return found._replace(due_on=read_day(row.text("day"), order))
    return found


def _account(row: Row, _order: str) -> Organisation:
    name = one_line(row.text("name"))
    why = "deleted" if row.truth("deleted") else None if name else "no_name"
    return Organisation(row.row, name or "", domains_in(row.text("website")), why=why, brought_id=_id(row))


def is_no_zoho(heading: Sequence[str]) -> bool:
    """Return whether no heading is one that Zoho writes beside what it looked up: `Account Name.id`."""
    return not any(
        name.strip().lower().endswith(".id") and not name.strip().lower().startswith("account.") for name in heading
    )


_OF_OTHERS = (
    f"{h.GIVEN}|{h.FAMILY}|{h.SUBJECT}|opportunity name|stagename|stage|closedate|close date|casenumber|case number|"
    "username|productcode|whoid|fase|phase|etape|etapa|contact id|contact owner|contact name|mailing street|"
    "mailing city|created time|modified time|last activity time"
)
_OF_ACCOUNTS = (
    f"^(?:{_ACCOUNT_NAME}|{h.WEBSITE}|billing.*|shipping.*|factuur.*|rechnungs.*|.*facturation|.*facturacion)"
)


def _is_of_accounts(heading: Sequence[str]) -> bool:
    """Return whether headings are those of accounts: contacts, opportunities and users have a name and an id, too."""
    others = h.has_any(heading, _OF_OTHERS) or h.has_any(heading, h.RECORD_ID)
    return is_no_zoho(heading) and not others and h.has_any(heading, _OF_ACCOUNTS)


_ASSIGNED = (
    "^(?:assigned(?: to)?|toegewezen(?: aan)?|zugewiesen(?: an)?|zustandig|attribue e?(?: a)?|"
    "affecte(?: a)?|asignado(?: a)?)"
)
_ACTIVITY_ID = (
    "^(?:activity id|activiteit s? ?id|activiteits? id|aktivitats? id|id (?:d |de l |de la |de )?activi(?:te|dad))"
)
_COMMENTS = (
    "^(?:full comments|comments|volledige (?:opmerkingen|commentaren)|opmerkingen|"
    "vollstandige kommentare|kommentare|commentaires(?: complets)?|comentarios(?: completos)?)"
)
_FIRM = (
    "^(?:company account|bedrijf account|firma account|unternehmen account|societe compte|"
    "compania cuenta|empresa cuenta|account(?: name)?|accountnaam|accountname|nom du compte|"
    "nombre de la cuenta)"
)

ACTIVITIES = Preset(
    "salesforce-activities",
    {
        "title": h.SUBJECT,
        "type": (
            "activity type|type activiteit|activiteitstype|activiteittype|aktivitatstyp|type d activite|"
            "tipo de actividad|task subtype|event type"
        ),
        "day": (
            "date|datum|fecha|due date|due date only|vervaldatum|falligkeitsdatum|date d echeance|"
            "fecha de vencimiento|start date"
        ),
        "status": "status|statut|estado",
        "is_task": "task|taak|aufgabe|tache|tarea",
        "task_or_event": "task event|taak gebeurtenis|taak evenement|aufgabe ereignis|tache evenement|tarea evento",
        "person": "contact|contactpersoon|kontakt|contacto|name|contact name|naam contactpersoon",
        "email": h.EMAIL,
        "firm": _FIRM,
        "account": ACCOUNT_ID,
        "id": _ACTIVITY_ID,
        "note": _COMMENTS,
        "minutes": "duration|duration minutes|duur|dauer|duree|duracion",
        "seconds": "call duration|call duration seconds",
        "created": f"{h.CREATED}|datum gemaakt|date created",
    },
    (("title",), ("day",), ("firm", "person"), ("status", "is_task", "task_or_event")),
    (
        _ASSIGNED,
        _ACTIVITY_ID,
        _COMMENTS,
        (
            "^(?:company account|bedrijf account|firma account|unternehmen account|societe compte|"
            "compania cuenta|empresa cuenta)"
        ),
        "^(?:call type|type gesprek|gesprekstype|anruftyp|type d appel|tipo de llamada)",
    ),
    _activity,
    ("day",),
    tail=below,
)
TASKS = Preset(
    "salesforce-tasks",
    {
        "id": "id",
        "title": "subject",
        "day": "activitydate",
        "status": "status",
        "closed": "isclosed",
        "deleted": "isdeleted",
        "type": "type",
        "subtype": "tasksubtype",
        "note": "description",
        "seconds": "calldurationinseconds",
        "firm": "account name|what name|account|accountname",
        "account": "accountid",
        "person": "who name|contact name|who",
        "email": "who email|contact email",
        "created": "createddate|created date",
    },
    (("id",), ("title",), ("day",), ("status",)),
    ("whoid", "whatid", "ownerid", "accountid", "isclosed", "tasksubtype", "createdbyid", "priority"),
    _task,
    ("day",),
    tail=below,
)
ACCOUNTS = Preset(
    "salesforce-accounts",
    {
        "id": "account id|id|accountid|account nummer id|id de compte|id del compte|id de la cuenta|id de cuenta",
        "name": f"{_ACCOUNT_NAME}|name",
        "website": h.WEBSITE,
        "deleted": "isdeleted",
    },
    (("name",), ("website", "id")),
    (
        (
            "^(?:account owner|accounteigenaar|eigenaar van account|accountinhaber|account inhaber|"
            "proprietaire du compte|propietario de la cuenta|ownerid)"
        ),
        (
            "^(?:billing .*|billing(?:city|street|country|state|postalcode)|factuur.*|rechnungs.*|"
            ".*facturation|.*facturacion)"
        ),
        "^(?:isdeleted|masterrecordid|parentid|createdbyid|systemmodstamp|lastmodifiedbyid)",
        (
            "^(?:account id|accountid|id de compte|id de la cuenta|account site|last activity|"
            "letzte aktivitat|laatste activiteit|derniere activite|ultima actividad|lastactivitydate)"
        ),
    ),
    _account,
    own=_is_of_accounts,
    tail=below,
)
PRESETS = (ACTIVITIES, TASKS, ACCOUNTS)
