"""What merging two partners would do, told before it is done: what moves, which fields, who is at both, the reading."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.desk.ledger import Batch, Ledger
from trustlog.desk.partners.merged_fields import TAKEN, TAKEN_OF_PERSON, FieldMerged, column_of
from trustlog.desk.partners.merging import Merging, merging
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Partner, Person
from trustlog.domain.strands import STRANDS, TITLES
from trustlog.domain.text import counted
from trustlog.language import N_, _
from trustlog.storage.access.visible import not_for
from trustlog.storage.read.links import rows_of
from trustlog.storage.read.partners import partner_by_id
from trustlog.storage.read.proposals import proposals
from trustlog.storage.write.writer import Change

if TYPE_CHECKING:
    from trustlog.trust.reading.values import Reading, Strand

_NAMED_BY = {"moment_partner": "moment", "moment_between": "moment", "garden_member": "garden"}
_WHAT = {"moment_partner": "moment_id", "moment_between": "moment_id", "garden_member": "garden_id"}
_SINGLY = ("promise", "moment", "disclosure", "note", "plan", "pause", "garden")
"""What is counted under its own name; whatever else moves are facts of practice, and people are told apart."""
_BESIDE = ("person", "moment_person", "proposal_partner", "practice_answer", "pair_answer")
FIELDS = {
    "name": N_("Name"), "target": N_("Target"), "cadence": N_("Every"), "logged_from": N_("Logged from"),
    "tags": N_("Tags"), "domains": N_("Domains"), "note": N_("Note"), "owner": N_("Owner"), "role": N_("Role"),
    "email": N_("E-mail"), "phone": N_("Phone"), "left_on": N_("Left on"),
}  # fmt: skip


class MergePreview(NamedTuple):
    """What merging would do. `moves` counts what the person at the ledger may see; others' private facts nowhere.

    `hidden` are the ids of those rows. `before` and `after` are the readings of the kept one, by what the ledger has
    taught until now.
    """

    merging: Merging
    moves: dict[str, int]
    hidden: frozenset[str]
    before: "Reading"
    after: "Reading"

    @property
    def versions(self) -> list[tuple[int, int]]:
        """Return the versions of the other's agreement that get another number, as far as they may be seen."""
        return [
            (change.before["version"], change.after["version"])
            for change in self.merging.moves
            if change.before and change.after and "version" in change.after and change.id not in self.hidden
        ]


def merge_preview(ledger: Ledger, name: str, into: str, take: Iterable[str] = ()) -> MergePreview:
    """Return what merging one partner into another would do; nothing is written."""
    planned = merging(ledger, name, into, tuple(take))
    hidden = not_for(ledger.conn, planned.moves, ledger.me, ledger.me)
    moves, rows = _moves(ledger, planned, hidden), frozenset(row_id for _table, row_id in hidden)
    return MergePreview(planned, moves, rows, *readings_around(ledger, planned.kept, planned.batch))


def _moves(ledger: Ledger, planned: Merging, hidden: frozenset[tuple[str, str]]) -> dict[str, int]:
    """Return how many of each kind move, as far as the person at the ledger may see them."""
    things: dict[str, set[str]] = {}
    for change in planned.moves:
        if (change.table, change.id) in hidden or change.table in _BESIDE[1:]:
            continue
        kind = _NAMED_BY.get(change.table, change.table)
        things.setdefault(kind, set()).add(_thing(ledger, change))
    things.get("person", set()).difference_update(
        each.id for both in planned.people for each in (both.gone, both.joined)
    )
    things["proposal"] = _waiting(ledger, planned)
    return {kind: len(ids) for kind, ids in things.items() if ids}


def _waiting(ledger: Ledger, planned: Merging) -> set[str]:
    """Return the ids of one's own proposals that wait for an answer and are said to be with the other one."""
    linked = {
        str(rows_of(ledger.conn, change.table, "id", change.id)[0]["proposal_id"])
        for change in planned.moves
        if change.table == "proposal_partner"
    }
    return linked and linked & {one.id for one in proposals(ledger.conn, ledger.me, "pending")}


def _thing(ledger: Ledger, change: Change) -> str:
    """Return the id of what a change is about: of a row that says where something belongs, of that thing."""
    column = _WHAT.get(change.table)
    return change.id if column is None else str(rows_of(ledger.conn, change.table, "id", change.id)[0][column])


class _LookedAt(Exception):
    """No error: leaves a transaction of which nothing shall stay, with what was seen in it."""

    def __init__(self, reading: "Reading") -> None:
        self.reading = reading


def readings_around(ledger: Ledger, who: Partner, batch: Batch) -> "tuple[Reading, Reading]":
    """Return the readings of a partner before and after a batch: that after is made of rows that are never kept."""
    from trustlog.desk.readings import learned_for, reading_by

    learned = learned_for(ledger, ledger.today)
    before = reading_by(ledger, who, ledger.today, learned)
    try:
        with ledger.conn.transaction():
            ledger._replace(riding=None).commit(batch)
            now = partner_by_id(ledger.conn, who.id, ledger.today) or who
            raise _LookedAt(reading_by(ledger, now, ledger.today, learned))
    except _LookedAt as looked:
        return before, looked.reading


def merge_lines(ledger: Ledger, preview: MergePreview, *, stays: bool = True) -> Iterator[str]:
    """Yield what merging would do, line by line; perhaps without the fields that stay as they are."""
    planned = preview.merging
    gone, kept = planned.gone, planned.kept
    yield _("{gone} ({name}) would be merged into {kept} ({into})").format(
        gone=gone.handle, name=gone.name, kept=kept.handle, into=kept.name
    )
    yield _("moves: {what}").format(what=moved_words(preview.moves) or _("nothing"))
    for field in planned.fields:
        if stays or field.how != "stays":
            yield field_line(field, gone.handle)
    for both in planned.people:
        yield _("at both: {name}; the two become one").format(name=both.joined.name)
        for field in both.fields:
            yield f"  {field_line(field, gone.handle)}"
    if preview.versions:
        listed = ", ".join(f"{old} → {new}" for old, new in preview.versions)
        yield _("versions of the agreement are numbered on: {versions}").format(versions=listed)
    yield level_line(ledger, preview)
    yield reading_line(ledger, kept.handle, preview.before, preview.after)
    if planned.were_apart:
        yield _("it was said that the two are not the same; that is taken back")
    yield _("{gone} stays, archived, and says that it is merged into {kept}; undo brings all of it back").format(
        gone=gone.handle, kept=kept.handle
    )


def side_by_side(kept: Partner | Person, gone: Partner | Person) -> list[tuple[str, str, str]]:
    """Return what is known of two, a field a row: its title, what the kept one has, what the other has."""
    fields = TAKEN if isinstance(kept, Partner) else TAKEN_OF_PERSON
    rows = []
    for field in fields:
        mine, other = (_value(field, getattr(each, column_of(field))) for each in (kept, gone))
        if mine or other:
            rows.append((_(FIELDS[field]), mine, other))
    return rows


def moved_words(moves: dict[str, int]) -> str:
    """Return what moves in words; what is of practice as one number."""
    listed = [counted(moves[kind], kind) for kind in _SINGLY if moves.get(kind)]
    if moves.get("person"):
        listed.insert(3, counted(moves["person"], "person", "people"))
    practice = sum(number for kind, number in moves.items() if kind not in (*_SINGLY, *_BESIDE, "proposal"))
    if practice:
        listed.append(counted(practice, "fact of practice", "facts of practice"))
    if moves.get("proposal"):
        listed.append(counted(moves["proposal"], "proposal that waits", "proposals that wait"))
    return ", ".join(listed)


def field_line(field: FieldMerged, other: str) -> str:
    """Return what becomes of a field in which the two differ."""
    title = _(FIELDS[field.field])
    mine, theirs = (_value(field.field, value) for value in (field.kept, field.gone))
    if field.how == "stays":
        return _("{field}: {mine} stays; {other} has {theirs}").format(
            field=title, mine=mine or _("blank"), other=other, theirs=theirs
        )
    if field.how == "taken":
        return _("{field}: {theirs} is taken from {other} instead of {mine}").format(
            field=title, theirs=theirs, other=other, mine=mine or _("blank")
        )
    if field.how == "both":
        return _("{field} of both: {both}").format(field=title, both=_value(field.field, field.will_be))
    return _("{field}: {theirs} is filled in from {other}").format(field=title, theirs=theirs, other=other)


def _value(field: str, value: Any) -> str:
    if field == "cadence":
        return counted(value, "day")
    return show(value) if isinstance(value, date) else "" if value is None else str(value)


def level_line(ledger: Ledger, preview: MergePreview) -> str:
    """Return at which level the kept one stays, and at which the other was."""
    from trustlog.trust.words.numbers import level_words

    gone, kept = preview.merging.gone, preview.merging.kept
    mine, theirs = (
        level_words(each.level, ledger.settings.level_name(each.level), each.on_trial, ledger.today)
        for each in (kept, gone)
    )
    if gone.level == kept.level:
        return _("level: {mine} of both; what was decided about {gone} stays with it").format(
            mine=mine, gone=gone.handle
        )
    return _("level: {kept} stays at {mine}; {gone} is at {theirs}, and what was decided there stays with it").format(
        kept=kept.handle, mine=mine, gone=gone.handle, theirs=theirs
    )


def reading_line(ledger: Ledger, handle: str, before: "Reading", after: "Reading") -> str:
    """Return in a sentence what becomes of the reading of a partner."""
    from trustlog.trust.words.sentences import gate_holds
    from trustlog.trust.words.strands import suggestion_words

    parts = [
        f"{_(TITLES[name])} {_numbers(old)} → {_numbers(new)}"
        for name in STRANDS
        if _numbers(old := before.strands[name]) != _numbers(new := after.strands[name])
    ]
    for old_gate, new_gate in zip(before.gates, after.gates, strict=False):
        if old_gate.passed != new_gate.passed:
            says = _("no longer held back by {what}") if new_gate.passed else _("held back by {what} from then on")
            parts.append(says.format(what=gate_holds(new_gate.name)))
    suggested = [suggestion_words(each, ledger.settings.level_names) for each in (before, after)]
    if suggested[0] != suggested[1]:
        parts.append(_("suggested: {before} → {after}").format(before=suggested[0], after=suggested[1]))
    if not parts:
        return _("the reading of {handle} stays as it is").format(handle=handle)
    return _("the reading of {handle}: {changes}").format(handle=handle, changes="; ".join(parts))


def _numbers(strand: "Strand") -> str:
    """Return estimate, outcomes and evidence of a strand, short."""
    from trustlog.trust.words.numbers import estimate, evidence

    if strand.estimate is None or strand.low is None or strand.high is None:
        return "–"
    known = f"{estimate(strand.estimate, strand.low, strand.high)} n {strand.n}"
    if strand.evidence is None:
        return known
    return _("{estimate}, evidence {evidence}").format(estimate=known, evidence=evidence(strand.evidence))


def merge_json(preview: MergePreview) -> dict[str, Any]:
    """Return what merging would do as plain values."""
    planned = preview.merging
    return {
        "partner": planned.gone.handle,
        "into": planned.kept.handle,
        "moves": preview.moves,
        "people": [
            {"name": both.joined.name, "fields": [_field_json(field) for field in both.fields]}
            for both in planned.people
        ],
        "level": {"partner": planned.gone.level, "into": planned.kept.level},
        "were_apart": planned.were_apart,
        **merged_json(planned.fields, preview.before, preview.after),
    }


def merged_json(fields: Iterable[FieldMerged], before: "Reading", after: "Reading") -> dict[str, Any]:
    """Return what becomes of fields and of a reading as plain values."""
    from trustlog.trust.words.reading_json import as_json

    return {
        "fields": [_field_json(field) for field in fields],
        "reading": {"before": as_json(before), "after": as_json(after)},
    }


def _field_json(field: FieldMerged) -> dict[str, Any]:
    values = {name: _plain(getattr(field, name)) for name in ("kept", "gone", "will_be")}
    return {"field": field.field, **values, "how": field.how}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
