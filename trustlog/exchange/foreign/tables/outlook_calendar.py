"""The calendar of Outlook on the desk: a row an appointment, days and times in columns of their own."""

import re

from trustlog.exchange.foreign.dates import between, read_time, read_when
from trustlog.exchange.foreign.people_words import mails_in
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.address_books import PRIVATE_WORDS
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Guest, Proposed
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of


def _when(row: Row, side: str, order: str) -> tuple[str | None, str | None]:
    """Return the day and the time of one end; both may stand in columns of the same heading, in either order."""
    cells = row.all(f"{side}_day") + row.all(side)
    day = next((when for cell in cells if (when := read_when(cell, order))), None)
    times = row.all(f"{side}_time") + [cell for cell in row.all(side) if read_when(cell, "day_first") is None]
    time = next((time for cell in times if (time := read_time(cell))), None)
    return (None if day is None else day.day.isoformat()), time or (day.time if day else None)


def _guests(cell: str | None, *, resource: bool = False) -> list[Guest]:
    guests = []
    for part in re.split(r";", (cell or "")[:20_000]):
        mails = mails_in(part)
        name = one_line(part.partition("(")[0].partition("<")[0])
        if mails or name:
            guests.append(Guest(None if name and "@" in name else name, mails[0] if mails else None, resource=resource))
    return guests


def _appointment(row: Row, order: str) -> Proposed:
    title = title_of(row.text("title"))
    first, at = _when(row, "start", order)
    last, until = _when(row, "end", order)
    organiser = next(iter(_guests(row.text("organiser"))), None)
    guests = (
        *_guests(row.text("required")),
        *_guests(row.text("optional")),
        *_guests(row.text("resources"), resource=True),
    )
    private = row.truth("private") or (row.text("sensitivity") or "").lower() in PRIVATE_WORDS
    start = f"{first}T{at}" if first and at else first
    end = f"{last}T{until}" if last and until and start and "T" in start else None
    found = Proposed(
        row.row, title=title, start=start, end=end, minutes=between(start, end), guests=guests, organiser=organiser
    )
    if private:
        return Proposed(row.row, start=start, end=end, why="private")
    if activities.title_says_cancelled(title):
        return found._replace(why="cancelled")
    if row.truth("all_day"):
        return found._replace(start=first, end=None, minutes=None, why="all_day")
    if first is None and order != "ask":
        return found._replace(why="unreadable")
    return found._replace(note=plain_text(row.text("note")))


CALENDAR = Preset(
    "outlook-calendar",
    {
        "title": h.SUBJECT,
        "start_day": "start date|begindatum|startdatum|beginnt am|date de debut|fecha de comienzo|"
        "fecha de inicio|data de inicio|data inizio|data di inizio",
        "start_time": (
            "start time|begintijd|starttijd|beginnt um|heure de debut|comienzo|hora de comienzo|hora de inicio|"
            "hora inicial|ora inizio|ora di inizio"
        ),
        "start": "debut|beginn|begin|start|inicio|inizio",
        "end_day": "end date|einddatum|enddatum|endet am|date de fin|fecha de finalizacion|fecha de fin|"
        "data de termino|data de fim|data final|data fine|data di fine",
        "end_time": "end time|eindtijd|endet um|heure de fin|finalizacion|hora de finalizacion|hora de fin|"
        "hora de termino|hora de fim|hora final|ora fine|ora di fine",
        "end": "fin|ende|einde|end|fine",
        "all_day": (
            "all day event|evenement duurt hele dag|hele dag|gebeurtenis duurt hele dag|"
            "ganztagiges ereignis|ganztagig|journee entiere|evenement d une journee entiere|todo el dia|"
            "evento de todo el dia|el evento dura todo el dia|"
            "evento de dia inteiro|dia inteiro|evento com duracao de um dia|o dia inteiro|"
            "giornata intera|evento giornata intera|tutto il giorno"
        ),
        "organiser": (
            "meeting organizer|organisator van vergadering|vergaderingsorganisator|organisator|"
            "besprechungsplanung|besprechungsorganisator|organisateur d une reunion|"
            "organisateur de la reunion|organizador de la reunion|organizador de reunion|organizador da reuniao|"
            "organizzatore riunione|organizzatore della riunione"
        ),
        "required": (
            "required attendees|vereiste deelnemers|verplichte deelnemers|erforderliche teilnehmer|"
            "participants obligatoires|asistentes necesarios|asistentes requeridos|"
            "asistentes obligatorios|participantes obrigatorios|participantes necessarios|partecipanti obbligatori|"
            "partecipanti necessari"
        ),
        "optional": (
            "optional attendees|optionele deelnemers|facultatieve deelnemers|optionale teilnehmer|"
            "participants facultatifs|asistentes opcionales|participantes opcionais|partecipanti facoltativi"
        ),
        "resources": (
            "meeting resources|vergaderbronnen|vergaderingsbronnen|bronnen voor vergadering|"
            "besprechungsressourcen|ressourcen|ressources de la reunion|recursos de la reunion|"
            "recursos de reunion|recursos da reuniao|risorse riunione|risorse della riunione"
        ),
        "note": "description|beschrijving|beschreibung|descripcion|descricao|descrizione",
        "private": h.PRIVATE,
        "sensitivity": h.SENSITIVITY,
    },
    (
        ("title",),
        ("start_day", "start"),
        ("start_time", "start"),
        ("end_day", "end"),
        ("end_time", "end"),
        ("all_day",),
    ),
    (
        (
            "^(?:reminder on off|herinnering(?:en)? aan uit|erinnerung (?:ein|an) aus|"
            "rappel actif inactif|(?:activar desactivar )?(?:recordatorio|aviso).*|lembrete (?:ativado|ligado|"
            "on|ativar).*|promemoria (?:attivato|attivo|si|on).*)"
        ),
        "^(?:reminder date|herinneringsdatum|erinnerung am|date d[ue] rappel|fecha del (?:aviso|recordatorio)|"
        "data do lembrete|data promemoria)",
        f"^(?:{h.PRIVATE})",
        (
            "^(?:show time as|tijd weergeven als|zeitspanne zeigen als|afficher la disponibilite|"
            "mostrar hora como|mostrar la hora como|mostra (?:orario|ora) come)"
        ),
        "^(?:categories|categorieen|kategorien|categorias|categorie)",
    ),
    _appointment,
    ("start_day", "start", "end_day", "end"),
)
PRESETS = (CALENDAR,)
