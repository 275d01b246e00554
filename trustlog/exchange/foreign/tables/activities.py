"""What CRMs call their activities: a meeting, a task, or a mail, which is no time together; and what became of it."""

import re
from datetime import date

from trustlog.domain.proposals import Terms
from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign.dates import at_home, read_when
from trustlog.exchange.foreign.tables.table import Row

MEETING, TASK, MAIL = "meeting", "task", "mail"

_MAIL = re.compile(r"\b(?:e ?-?mails?|mailing|correo|courriel|list email|brief|letter|sms|whatsapp|linkedin)\b")
_TASK = re.compile(
    r"\b(?:tasks?|taak|taken|aufgaben?|tache|tarea|tarefas?|prazo|to ?-?do|deadline|frist|echeance|plazo|"
    r"fecha limite|other|follow[ -]?up)\b"
)
_MEETING = re.compile(
    r"\b(?:meetings?|call|calls|event|lunch|dinner|coffee|breakfast|demo|visit|appointment|workshop|video ?call|"
    r"vergadering|bespreking|afspraak|gesprek|telefoongesprek|belafspraak|bellen|bezoek|koffie|"
    r"diner|overleg|gebeurtenis|"
    r"besprechung|termin|anruf|telefonat|mittagessen|abendessen|kaffee|besuch|ereignis|treffen|"
    r"reunion|appel|dejeuner|diner|cafe|rendez ?-?vous|visite|evenement|llamada|almuerzo|comida|"
    r"cena|visita|cita|evento|reuniao|chamada|ligacao|almoco|jantar|compromisso|"
    r"riunione|chiamata|telefonata|incontro|appuntamento)\b"
)
# A longer name stands before one that is within it: "petit dejeuner" before "dejeuner".
_KINDS = {
    kind: re.compile(rf"\b(?:{words})\b")
    for kind, words in {
        "breakfast": (
            "breakfasts?|ontbijt|fruhstuck|petit[ -]dejeuner|desayuno|cafe da manha|pequeno[ -]almoco|prima colazione|"
            "colazione"
        ),
        "lunch": (
            "lunch(?:es|eon)?|(?:business|team)lunch|middageten|mittagessen|dejeuner|almuerzo|comida|almoco|pranzo"
        ),
        "dinner": "dinners?|diner|etentje|avondeten|abendessen|souper|cena|jantar",
        "drinks": "drinks?|borrel|umtrunk|aperitif|apero|aperitivo|copas|bebidas",
        "coffee": "coffees?|koffie|kaffee|cafe|caffe|cafezinho",
        "walk": "walks?|wandeling|wandelen|spaziergang|promenade|paseo|caminhada|passeggiata",
        "workshop": "workshops?|werksessie|atelier|taller|oficina|laboratorio",
        "demo": "demos?|demonstrations?|demonstratie|vorfuhrung|demostracion|demonstracao|dimostrazione",
        "call": (
            "calls?|video ?calls?|conference call|phone(?: ?call)?|telephone|telefoon(?:gesprek|tje)?|belafspraak|"
            "bellen|gebeld|anruf|telefonat|telefonieren|appel(?: telephonique)?|llamada|chamada|ligacao|chiamata|"
            "telefonata"
        ),
        "visit": "visits?|site visit|bezoek|besuch|visite|visita",
        "chat": "chats?|praatje",
    }.items()
}
"""What people call their kinds of time together, by the kind that is ours, in the languages of these programs."""
_LONGEST_KIND = 30
# fmt: off
_DONE = frozenset((
    "done", "completed", "complete", "closed", "held", "yes", "true", "1", "gereed", "voltooid", "klaar",
    "afgerond", "gedaan", "gesloten", "ja", "waar", "erledigt", "abgeschlossen", "fertig", "geschlossen", "wahr",
    "fait", "termine", "terminee", "effectue", "cloture", "oui", "vrai", "hecho", "completado", "completada",
    "finalizado", "realizada", "si", "verdadero", "feito", "concluido", "concluida", "sim", "verdadeiro",
))
# fmt: on
_CANCELLED = re.compile(
    r"\b(?:cancel(?:l?ed|ada|ado)?|geannuleerd|afgezegd|abgesagt|storniert|annule(?:e|r)?s?|cancelad[ao])\b"
)
_NOT_HELD = re.compile(
    r"\b(?:no[ -_]?show|rescheduled|not held|deferred|niet verschenen|niet gehouden|verzet|"
    r"verplaatst|nicht erschienen|verschoben|"
    r"absent|ne s est pas presente|reprogramme[e]?|reporte[e]?|no se presento|no asistio|"
    r"no presentad[oa]|reprogramad[ao]|nao compareceu|reagendad[ao])\b"
)
_TITLE_CANCELLED = re.compile(
    (
        r"^\W*(?:cancel+ed|canceled|cancelled|geannuleerd|afgezegd|abgesagt|storniert|annul[ée]e?|"
        r"cancelad[oa]|annullat[oa])\b\s*(?:event|afspraak)?\s*(?:[:\-–\])]|\W*$)|"
        r"^\W*(?:annulering|cancellation|absage|stornierung|annulation|cancelaci[óo]n|cancelamento|annullamento)\s*:"
    ),
    re.IGNORECASE,
)


def what_is(kind: str | None, title: str | None = None) -> str | None:
    """Return what an activity is by its type, or by what its title begins with; None where neither says."""
    key = folded(kind or "")
    if key.strip("- ") not in ("", "none"):
        for pattern, means in ((_MAIL, MAIL), (_MEETING, MEETING), (_TASK, TASK)):
            if pattern.search(key):
                return means
        if any(pattern.search(key) for pattern in _KINDS.values()):
            return MEETING
    head = folded((title or "")[:80])
    if re.match(r"(?:e-?mail|mail|correo|courriel)\s*:", head):
        return MAIL
    return MEETING if not key and _MEETING.match(head) else None


def kind_of(kind: str | None) -> str | None:
    """Return the kind of moment that a type of activity says: `lunch`; the type itself where it is a word alone.

    That may be a kind that a ledger has of its own. None of what is a mere meeting.
    """
    key = folded(kind or "").strip()
    if not key:
        return None
    found = next((ours for ours, pattern in _KINDS.items() if pattern.search(key)), None)
    if found is not None:
        return found
    return None if _MEETING.search(key) or not key.isalpha() or len(key) > _LONGEST_KIND else key


def is_done(word: str | None) -> bool:
    """Return whether a state says that something is over."""
    return folded(word or "").strip() in _DONE


def is_cancelled(word: str | None) -> bool:
    """Return whether a state says that something was cancelled."""
    return bool(_CANCELLED.search(folded(word or "")))


def was_not_held(word: str | None) -> bool:
    """Return whether a state says that a meeting did not take place."""
    return bool(_NOT_HELD.search(folded(word or "")))


def title_says_cancelled(title: str | None) -> bool:
    """Return whether a title begins with the word by which calendars mark what was cancelled."""
    return bool(_TITLE_CANCELLED.match(title or ""))


def created_on(row: Row, order: str) -> date | None:
    """Return the day at home on which somebody wrote a task down; None where no column says it, or nobody can read it.

    It settles no order of days, and asks for none.
    """
    when = at_home(read_when(row.text("created"), order), row.home)
    return None if when is None else when.day


def done_terms(row: Row, field: str, order: str) -> Terms:
    """Return that a task is done, and on which day at home where its column says so."""
    when = at_home(read_when(row.text(field), order), row.home)
    return Terms(done=True, kept_on=None if when is None else when.day)
