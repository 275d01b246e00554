"""Pipedrive: people, organizations and activities. Each heading says first what it is of: `Person - Name`."""

import re
from collections.abc import Callable, Sequence

from trustlog.domain.proposals import Terms
from trustlog.exchange.foreign.dates import When, after, read_minutes, read_time, read_when
from trustlog.exchange.foreign.people_words import domains_in, mails_in
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.address_books import person
from trustlog.exchange.foreign.tables.hubspot import guests_of
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Contact, Guest, Organisation, Proposed
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of

_PERSON = (
    "(?:person|contact person|persoon|contactpersoon|kontaktperson|personne|contact|persona|"
    "contacto|persona de contacto|pessoa|pessoa de contato)"
)
_FIRM = "(?:organization|organisation|organisatie|organizacion|organizacao|organizzazione)"
_ACTIVITY = "(?:activity|activiteit|aktivitat|activite|actividad|atividade|attivita)"
_DEAL = "(?:deal|lead|affaire|trato|negocio|affare|project|projekt|projet|proyecto|projeto|progetto)"
_NAME = "(?:name|naam|nom|nombre|nome)"
_MAIL = "(?:email|correo|correo electronico|adresse email|direccion de correo electronico)"
_PHONE = "(?:phone|telefoon|telefon|telephone|telefono|telefone)"


def _begins(pattern: str, others: str = "(?!)") -> Callable[[Sequence[str]], bool]:
    """Return what tells whether headings say with two columns or more that they are of that object.

    A list of `others` has columns of it as well, of whom or whose its rows are.
    """
    begin, other = re.compile(f"{pattern} .+"), re.compile(f"{others} .+")

    def own(heading: Sequence[str]) -> bool:
        keys = [h.key_of(name) for name in heading if re.search(r"\s[-–:]\s", name)]
        return sum(bool(begin.match(key)) for key in keys) >= 2 and not any(map(other.match, keys))

    return own


def _person(row: Row, _order: str) -> Contact:
    found = person(row)
    return found if found.name else found._replace(why="no_name")


def _organization(row: Row, _order: str) -> Organisation:
    name = one_line(row.text("name"))
    return Organisation(
        row.row,
        name or "",
        domains_in(row.text("website")),
        plain_text(row.text("note")),
        why=None if name else "no_name",
        brought_id=one_line(row.text("id")),
    )


def _activity(row: Row, order: str) -> Proposed:
    title = title_of(row.text("title"))
    when = read_when(row.text("day"), order)
    done = activities.is_done(row.text("done"))
    what = activities.what_is(row.text("type"), title)
    found = Proposed(
        row.row,
        title=title,
        guests=_guests(row),
        firms=tuple(filter(None, [one_line(row.text("firm"))])),
        note=plain_text(row.text("note")),
        brought_id=one_line(row.text("id")),
    )
    if what == activities.MAIL:
        return found._replace(why="no_meeting")
    if what == activities.TASK or (what is None and not done):
        due = None if when is None else when.day.isoformat()
        created = activities.created_on(row, order)
        return found._replace(kind="promise", due_on=due, why="no_meeting" if done else None, created=created)
    found = found._replace(terms=Terms(held_as=activities.kind_of(row.text("type"))))
    return _with_times(found, row, when, done)


def _with_times(found: Proposed, row: Row, when: When | None, done: bool) -> Proposed:
    """Return a meeting with its times; an empty time of day is no midnight."""
    if when is None:
        return found
    time = read_time(row.text("time")) or when.time
    minutes = read_minutes(row.text("minutes"))
    start = f"{when.day}T{time}" if time else when.day.isoformat()
    end = after(start, minutes) if minutes and time else None
    why = None if done or not row.text("done") else "not_held"
    return found._replace(start=start, end=end, minutes=minutes if time else None, why=why)


def _guests(row: Row) -> tuple[Guest, ...]:
    """Return who is beside an activity; the one person of a row has the address beside it."""
    names = [name for name in (row.text("person") or "").split(";") if name.strip()]
    mails = mails_in(row.text("email"))
    if len(names) == 1 and mails:
        return (Guest(one_line(names[0]), mails[0]),)
    return guests_of(row.text("person"), row.text("email"))


PEOPLE = Preset(
    "pipedrive-people",
    {
        "full": f"^{_PERSON} {_NAME}",
        "given": f"^{_PERSON} (?:first name|voornaam|vorname|prenom|nombre de pila|primer nombre|primeiro nome)",
        "family": f"^{_PERSON} (?:last name|achternaam|nachname|nom de famille|apellidos?|sobrenome)",
        "firm": f"^{_PERSON} {_FIRM}(?: {_NAME})?|{_FIRM} {_NAME}",
        "role": (
            f"^{_PERSON} (?:title|job title|titel|functie|funktion|position|titre|poste|fonction|cargo|puesto|titulo)"
        ),
        "email": f"^{_PERSON} {_MAIL}(?: .*)?",
        "phone": f"^{_PERSON} {_PHONE}(?: .*)?",
        "note": f"^{_PERSON} (?:notes?|notities?|notizen|notas|anotacoes|observacoes)",
        "id": f"^{_PERSON} id",
    },
    (("full", "given"), ("firm",), ("email",)),
    (f"^{_PERSON} {_NAME}", f"^{_PERSON} {_MAIL}(?: .*)?"),
    _person,
    own=_begins(_PERSON, f"(?:{_DEAL}|{_ACTIVITY})"),
)
ORGANIZATIONS = Preset(
    "pipedrive-organizations",
    {
        "name": f"^{_FIRM} {_NAME}",
        "website": f"^{_FIRM} (?:website|web site|site web|site|sitio web|webseite|domain|domein|domaine|dominio)",
        "note": f"^{_FIRM} (?:notes?|notities?|notizen|notas|anotacoes|observacoes)",
        "id": f"^{_FIRM} id",
    },
    (("name",),),
    (f"^{_FIRM} {_NAME}", f"^{_FIRM} (?!{_NAME}$).+"),
    _organization,
    own=_begins(_FIRM, f"(?:{_DEAL}|{_ACTIVITY}|{_PERSON})"),
)
ACTIVITIES = Preset(
    "pipedrive-activities",
    {
        "title": f"^{_ACTIVITY} (?:{h.SUBJECT})",
        "type": f"^{_ACTIVITY} (?:type|typ|tipo|soort)",
        "day": (
            f"^{_ACTIVITY} (?:due date|vervaldatum|einddatum|deadline|datum|falligkeitsdatum|fallig am|"
            "date d echeance|echeance|date|fecha de vencimiento|fecha limite|fecha|data de vencimento|data)"
        ),
        "time": (
            f"^{_ACTIVITY} (?:due time|vervaltijd|eindtijd|tijd|tijdstip|falligkeitszeit|uhrzeit|zeit|"
            "heure d echeance|heure|hora de vencimiento|hora limite|hora de vencimento|hora)"
        ),
        "minutes": f"^{_ACTIVITY} (?:duration|duur|dauer|duree|duracion|duracao)",
        "done": (
            f"^{_ACTIVITY} (?:done|gereed|voltooid|klaar|gedaan|afgerond|erledigt|abgeschlossen|fait|"
            "termine|effectue|effectuee|hecho|hecha|completado|completada|feito|concluido|concluida|status|"
            "estado|statut)"
        ),
        "note": (
            f"^{_ACTIVITY} (?:notes?|notities?|notiz|notizen|notas?|public description|beschreibung|"
            "beschrijving|description|descripcion|descricao)"
        ),
        "id": f"^{_ACTIVITY} id",
        "person": f"^(?:{_ACTIVITY} )?{_PERSON}(?: {_NAME})?",
        "email": f"^(?:{_ACTIVITY} )?{_PERSON} {_MAIL}(?: .*)?",
        "firm": f"^(?:{_ACTIVITY} )?{_FIRM}(?: {_NAME})?",
        "created": (
            f"^{_ACTIVITY} (?:add time|creation time|created(?: at| on)?|toegevoegd(?: op)?|aanmaakdatum|"
            "hinzugefugt(?: am)?|erstellt(?: am)?|(?:date|heure) (?:d ajout|de creation)|"
            "(?:fecha|hora) de creacion|(?:data|hora) de criacao)"
        ),
    },
    (("title",), ("day",), ("done",), ("type",)),
    (f"^{_ACTIVITY} (?:{h.SUBJECT})", f"^{_ACTIVITY} (?:type|typ|tipo|soort)"),
    _activity,
    ("day",),
    own=_begins(_ACTIVITY),
)
PRESETS = (ACTIVITIES, PEOPLE, ORGANIZATIONS)
