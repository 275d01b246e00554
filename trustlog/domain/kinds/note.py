"""Notes as a kind of fact: remarks about a partner."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.facts import Note
from trustlog.domain.kinds import Kind, Making
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.domain.capture.values import NoteClause


def _sentence(fact: Note, _people: Sequence[str], _as_of: date) -> str:
    return _("note: {note}").format(note=fact.note)


def _make(clause: "NoteClause", making: Making) -> Note:
    return Note(
        id=making.id,
        number=0,
        partner_id=making.partner_ids[0],
        on=clause.on,
        note=clause.note,
        private=clause.private,
        source=clause.source,
        recorded_at=making.recorded_at,
        recorded_by=making.recorded_by,
    )


def _clause(fact: Note, _people: Sequence[str]) -> "NoteClause":
    from trustlog.domain.capture.values import NoteClause

    return NoteClause(fact.note, fact.on, fact.private, fact.source or "", 0, 0)


KIND = Kind[Note](
    name="note",
    value=Note,
    timeline=True,
    day=lambda fact: fact.on,
    make=_make,
    clause=_clause,
    sentence=_sentence,
    json=lambda _fact, _as_of: {},
    editable=lambda _fact: ("note", "partner", "on", "private"),
    may_be_empty=frozenset(),
    file=None,
)
