"""Which field a heading of a table that nobody knows is most likely, for a person to look at: nothing is read by it."""

from collections.abc import Mapping, Sequence

from trustlog.exchange.foreign.tables import headings
from trustlog.exchange.foreign.tables.headings import key_of

_ID = f"{headings.RECORD_ID}|id|nr|no|nummer|number|numero|key|uid"
_PARTNER = f"{headings.FIRM}|partner|relatie|klant|customer|client|kunde|cliente|relation"
_PEOPLE = (
    "contact|contacts|contact person|contactpersoon|contactpersonen|person|persoon|people|kontakt|ansprechpartner|"
    "contacto|participants|deelnemers|teilnehmer"
)
_TEXT = (
    f"{headings.SUBJECT}|text|tekst|what|wat|was|task|taak|aufgabe|tache|tarea|promise|belofte|toezegging|action|actie|"
    "afspraak|afspraak gemaakt|zusage|vereinbarung|engagement|compromiso|quoi|que"
)
_ON = "date|datum|day|dag|tag|jour|fecha|dia|when|wanneer|wann|quand|cuando"
_NAME = f"{headings.FULL}|{headings.FIRM}"
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "partners": {
        "name": _NAME,
        "domains": f"{headings.DOMAIN}|bedrijfsdomein|{headings.WEBSITE}|url|web",
        "note": headings.NOTE,
        "id": _ID,
    },
    "people": {
        "name": headings.FULL,
        "given": headings.GIVEN,
        "family": headings.FAMILY,
        "partner": _PARTNER,
        "role": headings.ROLE,
        "email": headings.EMAIL,
        "phone": f"{headings.PHONE}|{headings.MOBILE}",
        "note": headings.NOTE,
        "id": _ID,
    },
    "moments": {
        "on": _ON,
        "at": "time|tijd|zeit|uhrzeit|heure|hora|begin|start time|begintijd",
        "minutes": "minutes|minuten|duration|duur|dauer|duree|duracion|length",
        "text": _TEXT,
        "partner": _PARTNER,
        "people": _PEOPLE,
        "email": headings.EMAIL,
        "note": headings.NOTE,
        "id": _ID,
    },
    "notes": {
        "note": f"{headings.NOTE}|{_TEXT}",
        "on": _ON,
        "partner": _PARTNER,
        "people": _PEOPLE,
        "email": headings.EMAIL,
        "id": _ID,
    },
    "promises": {
        "text": _TEXT,
        "direction": "direction|who|whose|wie|van wie|wer|wessen|qui|quien|by|by whom|door|door wie|side|kant",
        "made_on": "made on|promised|promised on|toegezegd|toegezegd op|beloofd|beloofd op|afgesproken op|zugesagt am",
        "due_on": "due|due on|due date|deadline|by when|uiterlijk|inleverdatum|vervaldatum|einddatum|fallig|fallig am|"
        "falligkeitsdatum|frist|echeance|date d echeance|vencimiento|fecha de vencimiento|fecha limite",
        "done": "done|kept|completed|completed on|gereed|klaar|voltooid|afgerond|nagekomen|erledigt|fertig|fait|"
        "termine|hecho|completado|status",
        "partner": _PARTNER,
        "people": _PEOPLE,
        "email": headings.EMAIL,
        "note": headings.NOTE,
        "id": _ID,
    },
}


def likely(kind: str, heading: Sequence[str], fields: Sequence[str]) -> list[str | None]:
    """Return the field that each heading most likely is, each field once: one of its own name comes first."""
    found: list[str | None] = [None] * len(heading)
    keys = [key_of(name) for name in heading]
    for field in fields:
        own, names = field.replace("_", " "), _FIELDS[kind].get(field, field).split("|")
        ranked = [own, *names]
        places = [place for place, key in enumerate(keys) if found[place] is None and key in ranked]
        if places:
            found[min(places, key=lambda place: ranked.index(keys[place]))] = field
    return found
