"""Editing facts that were entered wrongly, and dropping facts that were never true."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from trustlog.desk.facts.changes import deletes, updates
from trustlog.desk.facts.lines import line
from trustlog.desk.facts.naming import names_of, partner_ids
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.capture.words import INITIATED_BY
from trustlog.domain.facts import Disclosure, Fact, LevelChange, Moment, Numbered, Promise
from trustlog.domain.facts.promise import STAKES
from trustlog.domain.kinds import kind_of
from trustlog.domain.text import clean
from trustlog.errors import NotThere, Reason, Refused, Remedy, WordsError
from trustlog.storage.read import facts as fact_views

_YES = frozenset(("true", "yes", "y", "1", "on", "ja", "waar"))
_READ = ("counts_as", "stake", "counts_on", "private")
"""What a reading depends on, of what may be edited."""
_SLIP = timedelta(hours=24)
_NO = frozenset(("false", "no", "n", "0", "off", "nee", "onwaar"))


def found_fact(ledger: Ledger, number: int) -> Numbered:
    """Return what bears a number, or refuse."""
    fact = fact_views.fact_by_number(ledger.conn, number, ledger.me)
    if fact is None:
        raise NotThere(Reason("no_fact", number=number), Remedy("list_facts"))
    return fact


def edit(ledger: Ledger, number: int, fields: Mapping[str, str], reason: str | None = None) -> Written:
    """Edit a fact; what would change how it counts for an accepted promise is refused.

    A day after its entry what a reading depends on needs a reason, and is counted as mended.
    """
    old = found_fact(ledger, number)
    if not fields:
        raise WordsError(Reason("nothing_to_change", fields=", ".join(editable(old))))
    new: Any = old
    for field, value in fields.items():
        new = _with(ledger, new, field.strip().lower(), value)
    changes = updates(ledger, old, new)
    if not changes:
        raise Refused(Reason("so_already", name=f"#{number}"))
    why = clean(reason or "", "the reason") or None
    if isinstance(old, Moment | Disclosure | Promise) and _is_late(ledger, old, new):
        if why is None:
            raise WordsError(Reason("mended_without_reason", number=number))
        new = new._replace(mended=(old.mended or 0) + 1)
        changes = updates(ledger, old, new)
    return _written(ledger, new, ledger.commit(Batch(changes, f"edit {number}", why)))


def _is_late(ledger: Ledger, old: Fact, new: Any) -> bool:
    """Return whether an edit changes what a reading depends on, and is no slip that is mended within a day."""
    is_read = any(getattr(old, name, None) != getattr(new, name, None) for name in _READ)
    return is_read and ledger.now - old.recorded_at > _SLIP


def drop(ledger: Ledger, number: int, reason: str, *, batch: Batch | None = None) -> Written:
    """Remove a fact that was never true, with a reason; undo brings it back. What is in `batch` is written with it."""
    old = found_fact(ledger, number)
    why = clean(reason, "the reason")
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    if isinstance(old, LevelChange):
        last = fact_views.level_changes_of(ledger.conn, old.partner_id, ledger.me)[-1]
        if last.number != number:
            raise Refused(Reason("level_change_follows", number=number, last=last.number), Remedy("drop_that_first"))
    deletion = Batch(deletes(ledger, old), f"drop {number}", why).with_changes_of(batch)
    result = _written(ledger, old, ledger.commit(deletion))
    return result._replace(lines=tuple(f"dropped {text}" for text in result.lines))


def editable(fact: Numbered) -> tuple[str, ...]:
    """Name the fields of a fact that may be edited."""
    return kind_of(fact).editable(fact)


def _with(ledger: Ledger, fact: Any, field: str, value: str) -> Numbered:
    allowed = editable(fact)
    if field == "text" and "text" not in allowed:  # what the words of a fact are called differs by kind
        field = allowed[0]
    if field not in allowed:
        if isinstance(fact, Promise) and field in ("due", "due_on", "stake"):
            raise Refused(Reason("no_slip", field=field), _other_way(fact, field, ledger.today))
        raise WordsError(Reason("no_field_of_fact", number=fact.number, field=field, fields=", ".join(allowed)))
    text = clean(value, field)
    if field in _SETTERS:
        return _SETTERS[field](ledger, fact, text)
    if not text and field not in kind_of(fact).may_be_empty:
        raise WordsError(Reason("empty_field", field=field), Remedy("drop_fact", number=fact.number))
    mended: Numbered = fact._replace(**{field: text or None})
    return mended


def _other_way(fact: Promise, field: str, today: date) -> Remedy:
    """Return what can be done instead of editing what is fixed once a promise is accepted; each can be done now."""
    number = fact.number
    if field != "stake" and fact.closed_as is None:
        if today > fact.counts_on:
            return Remedy("promise_anew", number=number)
        if today >= fact.made_on:
            return Remedy("move", number=number)
    return Remedy("drop_and_rewrite", number=number)


def _private(ledger: Ledger, fact: Any, text: str) -> Any:
    lowered = text.lower()
    if lowered not in _YES | _NO:
        raise WordsError(Reason("no_flag_word", field="private", text=text))
    if fact.recorded_by != ledger.me:
        raise Refused(Reason("not_your_fact", number=fact.number, author=fact.recorded_by), Remedy("author_opens"))
    if fact.private and lowered in _NO:
        fact = fact._replace(source=None)  # its clause was written for nobody else, and may say more than is left
    return fact._replace(private=lowered in _YES)


def _people(ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.desk.partners import person as found_person
    from trustlog.storage.read import people as people_views

    known = [person for partner in partner_ids(fact) for person in people_views.people(ledger.conn, partner)]
    handles = " and ".join(names_of(ledger, [fact]).handles_of(fact))
    named = [part.strip() for part in text.split(",") if part.strip()]
    people = dict.fromkeys(found_person(ledger, known, part, handles).id for part in named)
    return fact._replace(person_ids=tuple(people))


def _kind(ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.desk.capture import words_in_use

    words = words_in_use(ledger)
    kind = words.kind_words.get(text.lower())
    if kind is None:
        raise WordsError(Reason("no_kind", text=text, known=", ".join(words.kinds)))
    counts_as = "unscripted" if kind == "call" and fact.unplanned else words.kinds[kind]
    return fact._replace(kind=kind, counts_as=counts_as)


def _minutes(_ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.capture.words import read_minutes

    return fact._replace(minutes=read_minutes(text) if text else None)


def _initiative(_ledger: Ledger, fact: Any, text: str) -> Any:
    if text.lower() not in (*INITIATED_BY, ""):
        raise WordsError(Reason("no_initiative", known=", ".join(INITIATED_BY), text=text))
    return fact._replace(initiative=text.lower() or None)


def _stake(_ledger: Ledger, fact: Any, text: str) -> Any:
    if text.lower() not in STAKES:
        raise WordsError(Reason("no_stake_word", text=text))
    return fact._replace(stake=text.lower())


def _due(ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.facts.promise import check_due, day_for_clock

    if not text:
        return fact._replace(due_on=None, counts_on=day_for_clock(fact.made_on, None, ledger.settings.days.clock))
    due = check_due(fact.made_on, _day(ledger, text))
    return fact._replace(due_on=due, counts_on=due)


def _plan_day(ledger: Ledger, fact: Any, text: str) -> Any:
    return fact._replace(on=_day(ledger, text))


def _day(ledger: Ledger, text: str) -> date:
    from trustlog.domain.calendar.dates import read_date

    return read_date(text, ledger.today, due=True)


# A fact is `Any` to these: `editable` lets only those through that have the field.
_SETTERS: dict[str, Callable[[Ledger, Any, str], Numbered]] = {
    "private": _private,
    "people": _people,
    "kind": _kind,
    "minutes": _minutes,
    "initiative": _initiative,
    "stake": _stake,
    "due": _due,
    "on": _plan_day,
}


def _written(ledger: Ledger, fact: Numbered, batch: int) -> Written:
    names = names_of(ledger, [fact])
    if not isinstance(fact, Fact):  # it lies ahead, and is no fact yet
        from trustlog.desk.sentences import sentence

        text = f"#{fact.number}  {', '.join(names.handles_of(fact))}: {sentence(fact, names, ledger.today)}"
        return Written(batch, (), (text,), (fact,))
    from trustlog.desk.capture import words_in_use

    return Written(batch, (fact,), (line(fact, names, ledger.today, words_in_use(ledger)),))
