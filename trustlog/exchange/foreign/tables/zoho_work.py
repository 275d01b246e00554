"""Zoho: tasks, which are proposals of promises, and meetings."""

import re

from trustlog.exchange.foreign.dates import at_home, between, read_when
from trustlog.exchange.foreign.people_words import mails_in
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.hubspot import guests_of
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.tables.zoho import LOOKED_UP, TIMES, has_ids
from trustlog.exchange.foreign.values import NO_TERMS, Guest, Proposed
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of

_PERSON = (
    "contact name|contactnaam|naam contactpersoon|kontaktname|nom du contact|nombre del contacto|nombre de contacto"
)
_RELATED = (
    "account name|accountnaam|accountname|nom du compte|nombre de la cuenta|nombre de cuenta|related to|"
    "gerelateerd aan|verwandt mit|bezogen auf|associe a|relacionado con|relacionado a"
)
_NOTE = "description|beschrijving|beschreibung|descripcion|descricao|descrizione"


def _firms(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, row.all("firm")))))


def _task(row: Row, order: str) -> Proposed:
    due = read_when(row.text("due"), order)
    status = row.text("status")
    over = activities.is_done(status) or row.text("closed") is not None
    return Proposed(
        row.row,
        "promise",
        title_of(row.text("title")),
        guests=guests_of(row.text("person")),
        firms=_firms(row),
        note=plain_text(row.text("note")),
        due_on=None if due is None else due.day.isoformat(),
        why="no_meeting" if over else "cancelled" if activities.is_cancelled(status) else None,
        brought_id=one_line(row.text("id")),
        firm_ids=tuple(row.all("firm_id")),
        created=activities.created_on(row, order),
        terms=activities.done_terms(row, "closed", order) if over else NO_TERMS,
    )


def _meeting(row: Row, order: str) -> Proposed:
    when, until = (at_home(read_when(row.text(field), order), row.home) for field in ("start", "end"))
    start = None if when is None else f"{when.day}T{when.time}" if when.time else when.day.isoformat()
    end = f"{until.day}T{until.time}" if until and until.time and start and "T" in start else None
    title = title_of(row.text("title"))
    invited = re.split(r"[;,]", (row.text("people") or "")[:20_000])
    found = Proposed(
        row.row,
        title=title,
        start=start,
        end=end,
        minutes=between(start, end),
        guests=(*guests_of(row.text("person")), *(Guest(None, mail) for mail in mails_in(*invited))),
        firms=_firms(row),
        note=plain_text(row.text("note")),
        brought_id=one_line(row.text("id")),
        firm_ids=tuple(row.all("firm_id")),
    )
    if activities.title_says_cancelled(title):
        return found._replace(why="cancelled")
    if row.truth("all_day"):
        return found._replace(
            start=None if when is None else when.day.isoformat(), end=None, minutes=None, why="all_day"
        )
    return found if start or order == "ask" else found._replace(why="unreadable")


TASKS = Preset(
    "zoho-tasks",
    {
        "id": h.RECORD_ID + "|task id",
        "title": h.SUBJECT,
        "due": "due date|vervaldatum|falligkeitsdatum|fallig am|date d echeance|fecha de vencimiento|"
        "data de vencimento|data di scadenza",
        "status": "status|statut|estado|stato",
        "closed": "closed time|sluitingstijd|schliessungszeit|abgeschlossen um|heure de cloture|hora de cierre",
        "person": _PERSON,
        "firm": _RELATED,
        "firm_id": "account name id|related to id|accountnaam id|gerelateerd aan id|accountname id|nom du compte id",
        "note": _NOTE,
        "created": f"{h.CREATED}|aanmaaktijd|tijd van aanmaak|erstellt um|erstellungszeit|heure de creation|"
        "hora de creacion|hora de criacao|ora di creazione",
    },
    (("id",), ("title",), ("due",), ("status",)),
    (
        "^(?:task owner|taakeigenaar|aufgabeninhaber|aufgabenbesitzer|proprietaire de la tache|"
        "propietario de (?:la )?tarea|proprietario da tarefa)",
        LOOKED_UP,
        TIMES,
    ),
    _task,
    ("due",),
    own=has_ids,
)
MEETINGS = Preset(
    "zoho-meetings",
    {
        "id": h.RECORD_ID + "|event id|meeting id",
        "title": "title|event title|meeting title|titel|titre|titulo|titolo",
        "start": "from|start datetime|start date time|van|von|de|desde|da",
        "end": "to|end datetime|end date time|tot|bis|a|hasta|ate",
        "all_day": "all day|all day event|hele dag|ganztagig|toute la journee|todo el dia|dia inteiro|tutto il giorno",
        "people": "participants|deelnemers|teilnehmer|participantes|partecipanti|invitees",
        "person": _PERSON,
        "firm": _RELATED,
        "firm_id": "account name id|related to id|accountnaam id|gerelateerd aan id|accountname id|nom du compte id",
        "note": _NOTE,
    },
    (("id",), ("title",), ("start",), ("end",), ("person", "firm", "people")),
    ("^(?:host|event owner|meeting owner|organisator|gastgeber|hote|anfitrion|anfitriao)", LOOKED_UP, TIMES),
    _meeting,
    ("start", "end"),
    own=has_ids,
)
PRESETS = (TASKS, MEETINGS)
