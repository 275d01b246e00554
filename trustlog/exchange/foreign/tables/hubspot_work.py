"""HubSpot: tasks, which are proposals of promises, and calls, of which only those count that somebody took."""

import re
from collections.abc import Sequence

from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign.dates import after, at_home, read_when
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.tables import headings as h
from trustlog.exchange.foreign.tables.hubspot import ASSOCIATED, MARKS, guests_of, length_of, names_of
from trustlog.exchange.foreign.tables.preset import Preset
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import NO_TERMS, Proposed
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of

_TASK = r"^(?!associated )(?=.*(?:\btask|\btaak|\btaken|\baufgabe|\btache|\btarea|\btarefa))"
_CALL = r"^(?!associated )(?=.*(?:\bcall|gesprek|oproep|\banruf|\bappel|\bllamada|\bchamada|\bligacao|\bchiamata))"
_TITLE = r"(?=.*(?:title|\bname|subject|titel|naam|\bnom\b|titre|titulo|nombre|\bnome\b|titolo)).*"
_NOTE = r"(?=.*(?:note|body|notiti|notiz|notas|corps|cuerpo)).*"
_UNTAKEN = re.compile(
    r"\b(?:no answer|busy|wrong number|voice ?mail|missed|failed|geen antwoord|geen gehoor|bezet|verkeerd nummer|"
    r"gemist|keine antwort|besetzt|falsche nummer|mailbox|verpasst|pas de reponse|occupee?|mauvais numero|"
    r"messagerie vocale|manque|sin respuesta|ocupado|numero equivocado|buzon de voz|perdida|"
    r"left (?:an? )?(?:live )?message|bericht achtergelaten|nachricht hinterlassen|message (?:en direct )?laisse|"
    r"dejo un mensaje|mensaje (?:en vivo )?dejado|"
    r"sem resposta|numero errado|correio de voz|nessuna risposta|occupato)\b"
)
_THEIRS = re.compile(r"\b(?:inbound|incoming|inkomend|eingehend|entrante?|recebida|de entrada|in entrata)\b")
_OURS = re.compile(r"\b(?:outbound|outgoing|uitgaand|ausgehend|sortant|saliente|realizada|de saida|in uscita)\b")


def _task(row: Row, order: str) -> Proposed:
    due = at_home(read_when(row.text("due"), order), row.home)
    over = activities.is_done(row.text("status")) or row.text("completed") is not None
    return Proposed(
        row.row,
        "promise",
        title_of(row.text("title")),
        guests=guests_of(row.text("contact")),
        firms=names_of(row.text("firm")),
        note=plain_text(row.text("note")),
        due_on=None if due is None else due.day.isoformat(),
        why="no_meeting" if over else "cancelled" if activities.is_cancelled(row.text("status")) else None,
        brought_id=one_line(row.text("id")),
        firm_ids=names_of(row.text("firm_ids")),
        created=activities.created_on(row, order),
        terms=activities.done_terms(row, "completed", order) if over else NO_TERMS,
    )


def _call(row: Row, order: str) -> Proposed:
    when = at_home(read_when(row.text("start"), order), row.home)
    minutes = length_of(row.text("duration")) if when and when.time else None
    start = None if when is None else f"{when.day}T{when.time}" if when.time else when.day.isoformat()
    outcome, direction = folded(row.text("outcome") or ""), folded(row.text("direction") or "")
    why = None
    if activities.is_cancelled(outcome):
        why = "cancelled"
    elif _UNTAKEN.search(outcome) or activities.was_not_held(outcome):
        why = "not_held"
    elif when is None and order != "ask":
        why = "unreadable"
    return Proposed(
        row.row,
        title=title_of(row.text("title")),
        start=start,
        end=after(start, minutes) if start and minutes else None,
        minutes=minutes,
        guests=guests_of(row.text("contact")),
        firms=names_of(row.text("firm")),
        note=plain_text(row.text("note")),
        initiative="them" if _THEIRS.search(direction) else "us" if _OURS.search(direction) else None,
        why=why,
        brought_id=one_line(row.text("id")),
        firm_ids=names_of(row.text("firm_ids")),
    )


def _is_hubspot(heading: Sequence[str]) -> bool:
    return h.has_any(heading, "^associated .*")


TASKS = Preset(
    "hubspot-tasks",
    {
        **ASSOCIATED,
        "id": h.RECORD_ID,
        "title": _TASK + _TITLE,
        "status": f"{_TASK}(?=.*(?:status|statut|estado)).*",
        "note": _TASK + _NOTE,
        "due": (
            "due date|task due date|vervaldatum|einddatum|uiterste datum|falligkeitsdatum|fallig am|date d echeance|"
            "echeance|fecha de vencimiento|fecha limite|data de vencimento|data di scadenza"
        ),
        "completed": (
            "completed at|completed date|voltooid op|abgeschlossen am|termine le|completado el|concluido em|"
            "data completamento"
        ),
        "created": f"{h.CREATED}|created at|task create date|data di creazione|angelegt am",
    },
    (("id",), ("title",), ("due",), ("status",)),
    (
        *MARKS,
        f"{_TASK}(?=.*(?:type|\\btyp\\b|tipo|soort|taaktype|aufgabentyp)).*",
        "^(?:task )?(?:priority|prioriteit|prioritat|priorite|prioridad|prioridade|priorita)",
        "^(?:assigned to|toegewezen aan|zugewiesen an|attribue e? ?a|asignad[oa] a|atribuid[oa] a|queue|wachtrij)",
    ),
    _task,
    ("due",),
    own=_is_hubspot,
)
CALLS = Preset(
    "hubspot-calls",
    {
        **ASSOCIATED,
        "id": h.RECORD_ID,
        "title": _CALL + _TITLE,
        "start": (
            "^(?:activity date|call (?:start )?(?:date|time)|datum (?:van )?activiteit|activiteitsdatum|"
            "aktivitatsdatum|datum der aktivitat|date (?:de l |d )activite|fecha de (?:la )?actividad|"
            "data da atividade)"
        ),
        "duration": f"{_CALL}(?=.*(?:duration|duur|dauer|duree|duracion|duracao|durata)).*",
        "outcome": f"{_CALL}(?=.*(?:outcome|resultaat|uitkomst|ergebnis|resultat|resultado|esito)).*",
        "direction": f"{_CALL}(?=.*(?:direction|richting|richtung|sens\\b|direccion|direcao|direzione)).*",
        "note": _CALL + _NOTE,
    },
    (("id",), ("title",), ("start",), ("outcome", "duration", "direction")),
    (*MARKS, f"{_CALL}(?=.*(?:outcome|resultaat|uitkomst|ergebnis|resultat|resultado|esito)).*"),
    _call,
    ("start",),
    own=_is_hubspot,
)
PRESETS = (TASKS, CALLS)
