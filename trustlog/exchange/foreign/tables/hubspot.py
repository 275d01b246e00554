"""HubSpot: companies, contacts, meetings, notes. Headings follow a user's language, `Associated … IDs` are English."""

import re

from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign.dates import at_home, between, read_day, read_minutes, read_when
from trustlog.exchange.foreign.people_words import domains_in, mails_in
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.address_books import person
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Contact, Guest, Organisation, Proposed, Remark
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of

MARKS = (
    "^associated .*",
    (
        "^(?:lifecycle stage|fase del ciclo di vita|levenscyclusfase|levenscyclus fase|lifecycle phase|"
        "lebenszyklus ?phase|phase (?:du|de) cycle de vie|"
        "etape du cycle de vie|etapa del ciclo de vida|(?:fase|etapa) do ciclo de vida)"
    ),
    "^(?:lead status|leadstatus|statut du lead|statut de lead|estado del lead|estado de lead|status do lead|"
    "leadsstatus|stato del lead)",
    (
        "^(?:(?:contact|company|hubspot|activity) owner|activity assigned to|"
        "eigenaar (?:van )?(?:het )?(?:contact|contactpersoon|bedrijf)|contacteigenaar|"
        "bedrijfseigenaar|"
        "(?:fur )?(?:kontakt|unternehmen) ?(?:zustandiger mitarbeiter|eigentumer)|(?:kontakt|"
        "unternehmens)eigentumer|zustandiger mitarbeiter.*|"
        "proprietaire (?:du contact|de l entreprise|de la fiche).*|propietario (?:del contacto|"
        "de la empresa|del registro).*|proprietario (?:do contato|da empresa|do registro|del contatto|dell azienda).*)"
    ),
    "^(?:company domain name|.*domeinnaam.*|.*domain ?name.*|nom de domaine.*|nombre de(?:l)? dominio.*|"
    "nome d[eo] dominio.*)",
    (
        "^(?:last activity date|datum (?:van )?(?:de )?laatste activiteit|"
        "laatste activiteit(?:sdatum)?|datum der letzten aktivitat|letztes aktivitatsdatum|"
        "date de (?:la )?derniere activite|fecha de (?:la )?ultima actividad|data da ultima atividade)"
    ),
)
ASSOCIATED = {
    "firm": "associated company primary|associated company|associated companies",
    "firm_ids": "associated company ids primary|associated company ids|associated company id",
    "contact": "associated contact|associated contacts",
    "contact_ids": "associated contact ids",
}
_MEETING = r"(?=.*(?:meeting|vergadering|besprech|reunion|afspraak|termin))"
_START = r"(?=.*(?:start|begin|debut|inicio|comienzo))"
_END = r"(?=.*(?:\bend|eind|ende\b|endz|endd|\bfin\b|finaliz))"
_TIME = r"(?=.*(?:time|tijd|zeit|heure|hora|date|datum|fecha))"


def _company(row: Row, _order: str) -> Organisation:
    name = one_line(row.text("name"))
    domains = domains_in(row.text("domain")) or domains_in(row.text("website"))
    return Organisation(
        row.row, name or "", domains, None, why=None if name else "no_name", brought_id=one_line(row.text("id"))
    )


def _contact(row: Row, _order: str) -> Contact:
    found = person(row, firm_ids=names_of(row.text("firm_ids")))
    return found if found.name else found._replace(why="no_name")


def guests_of(names: str | None, mails: str | None = None) -> tuple[Guest, ...]:
    """Read who is beside an activity: names and addresses parted by `;`, a name with its address in brackets too.

    One name alone and one address alone, each in its column, are one person.
    """
    guests: dict[tuple[str | None, str | None], Guest] = {}
    for part in f"{names or ''};{mails or ''}"[:20_000].split(";"):
        found = mails_in(part)
        name = one_line(part.partition("(")[0].partition("<")[0])
        if name and "@" in name:
            name = None
        if name or found:
            guest = Guest(name, found[0] if found else None)
            guests.setdefault((guest.name, guest.email), guest)
    named = [guest for guest in guests.values() if guest.name]
    addressed = [guest for guest in guests.values() if guest.email]
    if names and mails and len(named) == len(addressed) == 1:
        return (Guest(named[0].name, addressed[0].email),)
    return tuple(guests.values())


def _meeting(row: Row, order: str) -> Proposed:
    when = at_home(read_when(row.text("start"), order), row.home)
    until = at_home(read_when(row.text("end"), order), row.home)
    start = None if when is None else f"{when.day}T{when.time}" if when.time else when.day.isoformat()
    end = f"{until.day}T{until.time}" if until and until.time and when and when.time else None
    minutes = between(start, end) or length_of(row.text("duration"))
    outcome, title = row.text("outcome"), title_of(row.text("title"))
    why = None
    if activities.is_cancelled(outcome) or activities.title_says_cancelled(title):
        why = "cancelled"
    elif activities.was_not_held(outcome):
        why = "not_held"
    elif when is None and order != "ask":
        why = "unreadable"
    return Proposed(
        row.row,
        title=title,
        start=start,
        end=end,
        minutes=minutes,
        guests=guests_of(row.text("contact")),
        firms=names_of(row.text("firm")),
        note=plain_text(row.text("note")),
        why=why,
        brought_id=one_line(row.text("id")),
        firm_ids=names_of(row.text("firm_ids")),
    )


def length_of(cell: str | None) -> int | None:
    """Read a duration, which HubSpot keeps in thousandths of a second."""
    text = (cell or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text) // 60_000 or None
    return read_minutes(text)


def names_of(cell: str | None) -> tuple[str, ...]:
    """Return the names or ids in a cell, which are parted by `;`, each once."""
    return tuple(dict.fromkeys(filter(None, map(one_line, (cell or "")[:5000].split(";")))))


def _note(row: Row, order: str) -> Remark:
    text = plain_text(row.text("text"))
    kind = folded(row.text("type") or "note")
    why = None if text else "no_name"
    return Remark(
        row.row,
        text or "",
        read_day(row.first("on", "created"), order),
        names_of(row.text("firm")),
        guests_of(row.text("contact")),
        why if _A_NOTE.search(kind) else "no_meeting",
        one_line(row.text("id")),
        names_of(row.text("firm_ids")),
    )


_OF_OTHERS = (
    f"{h.GIVEN}|{h.FAMILY}|{h.EMAIL}|{h.SUBJECT}|deal name|deal stage|ticket name|dealnaam|naam van deal|dealname"
)
_A_NOTE = re.compile(r"\bnot(?:e|itie|iz|a)\b")
COMPANIES = Preset(
    "hubspot-companies",
    {
        "id": f"{h.RECORD_ID}|company id",
        "name": h.FIRM + "|name",
        "domain": h.DOMAIN,
        "website": h.WEBSITE,
        "owner": "company owner|bedrijfseigenaar|eigenaar bedrijf|eigenaar van bedrijf|unternehmenseigentumer|"
        "proprietaire de l entreprise|propietario de la empresa|proprietario da empresa|proprietario dell azienda",
    },
    (("id",), ("name",), ("domain", "website", "owner")),
    MARKS,
    _company,
    own=lambda heading: not h.has_any(heading, _OF_OTHERS),
)
CONTACTS = Preset(
    "hubspot-contacts",
    {
        "id": f"{h.RECORD_ID}|contact id",
        "given": h.GIVEN,
        "family": h.FAMILY,
        "email": h.EMAIL,
        "phone": h.PHONE,
        "mobile": h.MOBILE,
        "role": h.ROLE,
        "department": h.DEPARTMENT,
        "firm": f"{ASSOCIATED['firm']}|{h.FIRM}",
        "firm_ids": ASSOCIATED["firm_ids"],
    },
    (("id",), ("given",), ("family",), ("email",)),
    MARKS,
    _contact,
)
MEETINGS = Preset(
    "hubspot-meetings",
    {
        **ASSOCIATED,
        "id": h.RECORD_ID,
        "end": f"^{_MEETING}{_END}{_TIME}.*|end time|eindtijd|endzeit|heure de fin|hora de finalizacion|hora de fin",
        "start": (
            f"^{_MEETING}{_START}{_TIME}.*|start time|starttijd|begintijd|startzeit|heure de debut|"
            "hora de inicio|activity date|datum activiteit|activiteitsdatum|aktivitatsdatum|"
            "date de l activite|fecha de (?:la )?actividad"
        ),
        "outcome": f"^{_MEETING}(?=.*(?:outcome|resultaat|uitkomst|ergebnis|resultat|resultado|issue)).*",
        "title": (
            f"^{_MEETING}(?=.*(?:name|naam|title|titel|nom|titre|nombre|titulo)).*|activity title|title|"
            "titel|titre|titulo"
        ),
        "duration": "^(?=.*(?:duration|duur|dauer|duree|duracion)).*",
        "note": f"^{_MEETING}(?=.*(?:description|beschrijving|omschrijving|beschreibung|descripcion|body)).*",
    },
    (("id",), ("title",), ("start",), ("contact", "firm", "contact_ids", "firm_ids", "outcome")),
    (*MARKS, f"^{_MEETING}(?=.*(?:outcome|resultaat|uitkomst|ergebnis|resultat|resultado|issue)).*"),
    _meeting,
    ("start", "end"),
    own=lambda heading: h.has_any(heading, f"^(?!associated ){_MEETING}.*"),
)
NOTES = Preset(
    "hubspot-notes",
    {
        **ASSOCIATED,
        "id": h.RECORD_ID,
        "text": "note body|note content|body|notitietekst|notitie tekst|inhoud notitie|inhoud van notitie|"
        "tekst van notitie|notiztext|text der notiz|notizinhalt|inhalt der notiz|"
        "corps de la note|contenu de la note|texte de la note|cuerpo de la nota|contenido de la nota|"
        "texto de la nota",
        "on": (
            "activity date|datum activiteit|activiteitsdatum|datum van activiteit|aktivitatsdatum|"
            "datum der aktivitat|date de l activite|date d activite|fecha de actividad|"
            "fecha de la actividad"
        ),
        "created": h.CREATED,
        "type": "activity type|type activiteit|activiteitstype|aktivitatstyp|type d activite|tipo de actividad",
    },
    (("id",), ("text",), ("contact", "firm", "contact_ids", "firm_ids", "on")),
    (*MARKS, "^(?:note body|notitietekst|notiztext|corps de la note|cuerpo de la nota)"),
    _note,
    ("on", "created"),
)
PRESETS = (MEETINGS, NOTES, CONTACTS, COMPANIES)
