"""Editing facts that were entered wrongly, and dropping facts that were never true."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from trustlog.desk.facts.by_field import WHY, ByField
from trustlog.desk.facts.changes import deletes, updates
from trustlog.desk.facts.fields import ALSO, FIELDS, FIRST, Filled, empty, filled
from trustlog.desk.facts.lines import line
from trustlog.desk.facts.naming import Names, names_of, partner_ids
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.capture.words import Words
from trustlog.domain.dependence import check_sides
from trustlog.domain.facts import Dependence, Disclosure, Fact, LevelChange, Moment, Numbered, Promise, Pulse
from trustlog.domain.facts.dependence import NUMBERS
from trustlog.domain.facts.promise import check_days
from trustlog.domain.kinds import kind_of
from trustlog.domain.limits import SLIP
from trustlog.domain.text import clean
from trustlog.domain.text.folding import alike
from trustlog.errors import NotThere, Reason, Refused, Remedy, WordsError
from trustlog.language import _
from trustlog.storage.read import facts as fact_views
from trustlog.storage.schema._generated import TEACHES
from trustlog.storage.write.writer import Change

_COUNTED = (Moment, Disclosure, Promise)
"""The kinds that readings depend on, and of which it is counted how often they were mended."""
_WHO = frozenset(("our_people",))
"""Who was there opens a gate and moves no number: it may be mended without a reason, as a name may."""


def found_fact(ledger: Ledger, number: int) -> Numbered:
    """Return what bears a number, or refuse."""
    fact = fact_views.fact_by_number(ledger.conn, number, ledger.me)
    if fact is None:
        raise NotThere(Reason("no_fact", number=number), Remedy("list_facts"))
    return fact


def edit(ledger: Ledger, number: int, fields: Mapping[str, str], reason: str | None = None) -> Written:
    """Correct the fields of a fact; with another partner it goes to that partner.

    A day after its entry what a reading depends on needs a reason, and is counted as mended.
    """
    return edit_several(ledger, [number], fields, reason)


def edit_several(
    ledger: Ledger, numbers: Sequence[int], fields: Mapping[str, str], reason: str | None = None
) -> Written:
    """Correct the same fields of several facts as one batch; facts that are so already stay as they are."""
    why = clean(reason or "", _("the reason")) or None
    faults = ByField(gathers=False)
    return _write([_mended(ledger, number, fields, why, faults) for number in numbers], ledger, why)


def _write(mended: "Sequence[_Mended]", ledger: Ledger, why: str | None) -> Written:
    """Write facts as they are once they are corrected, those that differ, as one batch."""
    changed = [each for each in mended if each.changes]
    if not changed:
        raise Refused(Reason("so_already", name=", ".join(f"#{each.fact.number}" for each in mended)))
    changes = [change for each in changed for change in each.changes]
    title = f"edit {' '.join(str(each.fact.number) for each in changed)}"
    result = _told(ledger, [each.fact for each in changed], ledger.commit(Batch(changes, title, why)))
    lines = [text for line, each in zip(result.lines, changed, strict=True) for text in (line, *each.beside)]
    return result._replace(lines=tuple(lines))


class Correction(NamedTuple):
    """What can be corrected of facts: their numbers, what one says, its fields, and whether it may need a reason.

    Of several facts these are the fields that all have, still empty: what stays empty stays as it is.
    """

    numbers: tuple[int, ...]
    sentence: str
    fields: tuple[Filled, ...]
    is_late: bool


def correction(ledger: Ledger, numbers: Sequence[int]) -> Correction:
    """Return what can be corrected of a fact, each field with what it holds now; or of several."""
    from trustlog.desk.sentences import sentence

    found = [found_fact(ledger, number) for number in numbers]
    is_late = any(isinstance(fact, _COUNTED) and _is_no_slip(ledger, fact) for fact in found)
    if len(found) == 1:
        fields = filled(ledger, found[0], editable(found[0]))
        says = sentence(found[0], names_of(ledger, found), ledger.today)
        return Correction(tuple(numbers), says, fields, is_late)
    common = [name for name in editable(found[0]) if all(name in editable(fact) for fact in found)]
    return Correction(tuple(numbers), "", empty(ledger, found[0], common), is_late)


def correct(ledger: Ledger, numbers: Sequence[int], fields: Mapping[str, str], reason: str) -> Written:
    """Correct facts as one batch; FieldFaults tells all that is wrong by field (`why`: the reason)."""
    faults = ByField(gathers=True)
    why = clean(reason, _("the reason")) or None
    mended = [_mended(ledger, number, fields, why, faults) for number in numbers]
    faults.raise_all()
    return _write(mended, ledger, why)


class _Mended(NamedTuple):
    """A fact as it is once it is corrected, the changes that make it so, and what is told beside its line."""

    fact: Numbered
    changes: list[Change]
    beside: tuple[str, ...] = ()


def _mended(ledger: Ledger, number: int, fields: Mapping[str, str], why: str | None, faults: ByField) -> _Mended:
    """Return a fact with its fields corrected; what is wrong goes into `faults`."""
    old = found_fact(ledger, number)
    if not fields:
        raise WordsError(Reason("nothing_to_change", fields=", ".join(editable(old))))
    named = {_name_of(old, field): value for field, value in fields.items()}
    new: Any = old
    for name in sorted(named, key=lambda name: name not in FIRST):
        with faults.of(name):
            new = _with(ledger, new, name, named[name])
    beside: tuple[str, ...] = ()
    if isinstance(new, Promise):
        with faults.of("due" if "due" in named else "on"):
            check_days(new)
    if isinstance(new, Dependence):
        with faults.of(next((name for name in named if name in NUMBERS), "on")):
            check_sides(new)
    if isinstance(old, Moment | Pulse) and partner_ids(new) != partner_ids(old) and not {"people", "by"} & set(named):
        new, beside = _with_its_people(ledger, old, new)
    changes = updates(ledger, old, new)
    if isinstance(old, _COUNTED) and _is_late(ledger, old, changes):
        with faults.of(WHY):
            if why is None:
                raise WordsError(Reason("mended_without_reason", number=number))
        new = new._replace(mended=(old.mended or 0) + 1)
        changes = updates(ledger, old, new)
    return _Mended(new, changes, beside)


def _name_of(fact: Numbered, field: str) -> str:
    """Return the name of the field that is meant; what the words of a fact are called differs by kind."""
    name = field.strip().lower()
    allowed = editable(fact)
    name = name if name in allowed else ALSO.get(name, name)
    if name == "text" and name not in allowed:
        name = allowed[0]
    if name not in allowed:
        raise WordsError(Reason("no_field_of_fact", number=fact.number, field=field, fields=", ".join(allowed)))
    return name


def _with(ledger: Ledger, fact: Any, name: str, value: str) -> Any:
    text = clean(value, name)
    if not text and name not in kind_of(fact).may_be_empty:
        raise WordsError(Reason("empty_field", field=name), Remedy("drop_fact", number=fact.number))
    return FIELDS[name].read(ledger, fact, text)


def _with_its_people(ledger: Ledger, old: Numbered, new: Any) -> tuple[Any, tuple[str, ...]]:
    """Return a fact at another partner with those of its people who are there, and who is not there as a line.

    Somebody of the partner before is taken for a namesake at the new one.
    """
    from trustlog.storage.read import people as people_views

    there = [person for partner in partner_ids(new) for person in people_views.people(ledger.conn, partner)]
    ids = {person.id for person in there}
    namesakes = {alike(person.name): person.id for person in reversed(there)}
    names = names_of(ledger, [old]).people
    before = kind_of(old).person_ids(old)
    kept = {person: person if person in ids else namesakes.get(alike(names[person])) for person in before}
    left = sorted(names[person] for person, found in kept.items() if found is None)
    people = tuple(dict.fromkeys(found for found in kept.values() if found is not None))
    moved = (
        new._replace(person_id=next(iter(people), None)) if isinstance(new, Pulse) else new._replace(person_ids=people)
    )
    return moved, (_("  without {left}").format(left=", ".join(left)),) if left else ()


def _is_late(ledger: Ledger, old: Moment | Disclosure | Promise, changes: Sequence[Change]) -> bool:
    """Return whether changes touch what a reading depends on, and are no slip that is mended within a day."""
    is_read = any(
        TEACHES[change.table] - _WHO & {*(change.before or {}), *(change.after or {})}
        for change in changes
        if change.table != "moment_person"
    )
    return is_read and _is_no_slip(ledger, old)


def _is_no_slip(ledger: Ledger, fact: Moment | Disclosure | Promise) -> bool:
    """Return whether a fact was entered more than a day ago; the clocks of two computers may differ."""
    return abs(ledger.now - fact.recorded_at) > SLIP


def as_mended(ledger: Ledger, old: Any, new: Any) -> Any:
    """Return a fact as it was changed by what is no correction of a person, counted as mended like one."""
    is_late = isinstance(old, _COUNTED) and _is_late(ledger, old, updates(ledger, old, new))
    return new._replace(mended=(old.mended or 0) + 1) if is_late else new


def drop(ledger: Ledger, number: int, reason: str, *, batch: Batch | None = None) -> Written:
    """Remove a fact that was never true, with a reason; undo brings it back. What is in `batch` is written with it."""
    return drop_several(ledger, [number], reason, batch=batch)


def drop_several(ledger: Ledger, numbers: Sequence[int], reason: str, *, batch: Batch | None = None) -> Written:
    """Remove facts that were never true as one batch; what is in `batch` is written with it."""
    found = [found_fact(ledger, number) for number in numbers]
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    for fact in found:
        _check_last(ledger, fact)
    gone = {fact.id for fact in found}
    latest_first = sorted(found, key=lambda fact: fact.number, reverse=True)  # what follows goes before what it follows
    changes: list[Change] = []
    removed: set[str] = set()  # with a fact that was dropped before, as the rows of a sheet are
    for fact in latest_first:
        wanted = [change for change in deletes(ledger, fact) if change.id not in removed]
        changes += [change for change in wanted if change.after is None or change.id not in gone]
        removed |= {change.id for change in wanted if change.after is None}
    title = f"drop {' '.join(str(fact.number) for fact in found)}"
    return _told(ledger, found, ledger.commit(Batch(changes, title, why).with_changes_of(batch)), _("dropped {line}"))


def _check_last(ledger: Ledger, fact: Numbered) -> None:
    """Refuse to drop a decision about a level that another decision follows."""
    if isinstance(fact, LevelChange):
        last = fact_views.level_changes_of(ledger.conn, fact.partner_id, ledger.me)[-1]
        if last.number != fact.number:
            follows = Reason("level_change_follows", number=fact.number, last=last.number)
            raise Refused(follows, Remedy("drop_that_first"))


def editable(fact: Numbered) -> tuple[str, ...]:
    """Name the fields of a fact that may be edited."""
    return kind_of(fact).editable(fact)


def _told(ledger: Ledger, facts: Sequence[Numbered], batch: int, says: str = "{line}") -> Written:
    """Return what was written about facts: a line about each."""
    from trustlog.desk.capture import words_in_use

    names, words = names_of(ledger, facts), words_in_use(ledger)
    return Written(
        batch,
        tuple(fact for fact in facts if isinstance(fact, Fact)),
        tuple(says.format(line=_line(ledger, fact, names, words)) for fact in facts),
        tuple(fact for fact in facts if not isinstance(fact, Fact)),
    )


def _line(ledger: Ledger, fact: Numbered, names: Names, words: Words) -> str:
    if isinstance(fact, Fact):
        return line(fact, names, ledger.today, words)
    from trustlog.desk.sentences import sentence

    # it lies ahead, and is no fact yet
    return f"#{fact.number}  {', '.join(names.handles_of(fact))}: {sentence(fact, names, ledger.today)}"
