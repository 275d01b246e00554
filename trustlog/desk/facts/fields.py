"""The fields of facts that can be corrected: how each is written for a person, and how what they type is read.

A kind says in `editable` which of these it has. What is written is read back as the same value, so that a form filled
in with today's values changes nothing.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from trustlog.desk.facts.field import NO, YES, DayRead, Field, day_typed, flag, yes_or_no
from trustlog.desk.facts.naming import Names, names_of, partner_ids
from trustlog.desk.facts.practice_fields import PRACTISED
from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import show
from trustlog.domain.capture.words import INITIATED_BY, STAKE_WORDS
from trustlog.domain.facts import Moment, Numbered, Plan, Promise
from trustlog.domain.facts.promise import STAKES
from trustlog.domain.limits import DEPTH
from trustlog.domain.text import clean
from trustlog.errors import Reason, Refused, Remedy, WordsError

HIDDEN = "hidden"
"""The depth of what was not told."""
_SIDES = {
    "we": True, "us": True, "ours": True, "wij": True,
    "they": False, "them": False, "theirs": False, "zij": False, "ze": False,
}  # fmt: skip
ALSO = {"day": "on", "made_on": "on", "due_on": "due", "partners": "partner", "side": "direction", "time": "at"}
"""Other names of fields."""


class Filled(NamedTuple):
    """A field of a form: its name, what it holds now, and how it is filled in.

    `label` is what it is called and `hint` what stands in it while it is empty, both marked for translation, where
    they differ from those that forms have for its name. `says` is a sentence below it, in the language spoken. A `long`
    one is a text of some sentences.
    """

    name: str
    value: str
    answers: tuple[str, ...] = ()
    day: DayRead | None = None
    label: str = ""
    hint: str = ""
    says: str = ""
    long: bool = False


def filled(ledger: Ledger, fact: Numbered, fields: tuple[str, ...]) -> tuple[Filled, ...]:
    """Return these fields of a fact with what they hold now."""
    names = names_of(ledger, [fact])
    forms = []
    for name in fields:
        value = written(fact, name, names)
        answers = _kinds(ledger, value) if name == "kind" else FIELDS[name].answers
        forms.append(Filled(name, value, answers, _day_read(fact, name)))
    return tuple(forms)


def empty(ledger: Ledger, fact: Numbered, names: Sequence[str]) -> tuple[Filled, ...]:
    """Return those of the fields that several facts may be given at once, empty; words and people are each fact's."""
    forms = filled(ledger, fact, tuple(name for name in names if name not in _EACH_ITS_OWN))
    return tuple(form._replace(value="", answers=("", *form.answers) if form.answers else ()) for form in forms)


def written(fact: Numbered, name: str, names: Names) -> str:
    """Return what a field of a fact holds, as it could be typed."""
    return FIELDS[name].written(fact, names)


def _day_read(fact: Numbered, name: str) -> DayRead | None:
    return "due" if name == "on" and isinstance(fact, Plan) else FIELDS[name].day


def _kinds(ledger: Ledger, current: str) -> tuple[str, ...]:
    """Return the kinds of moments, with one that is in use no more where the fact has it."""
    from trustlog.desk.capture import words_in_use

    return tuple(dict.fromkeys((*words_in_use(ledger).kinds, current)))


def _private(ledger: Ledger, fact: Any, text: str) -> Any:
    private = flag("private", text)
    if private == fact.private:
        return fact
    if fact.recorded_by != ledger.me:
        raise Refused(Reason("not_your_fact", number=fact.number, author=fact.recorded_by), Remedy("author_opens"))
    if not private:
        fact = fact._replace(source=None)  # its clause was written for nobody else, and may say more than is left
    return fact._replace(private=private)


def _partner(ledger: Ledger, fact: Any, text: str) -> Any:
    """Move a fact to another partner; a moment may be with several, parted by commas."""
    from trustlog.desk.partners import partner, writable_partner

    typed = [part.strip() for part in text.split(",") if part.strip()] if isinstance(fact, Moment) else [text]
    if not any(typed):
        raise WordsError(Reason("empty_field", field="partner"))
    now = partner_ids(fact)
    named = [partner(ledger, name) for name in typed]
    ids = tuple(found.id if found.id in now else writable_partner(ledger, found.handle).id for found in named)
    if isinstance(fact, Moment):
        return fact._replace(partner_ids=tuple(dict.fromkeys(ids)))
    return fact._replace(partner_id=ids[0])


def _people(ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.desk.partners import person as found_person
    from trustlog.storage.read import people as people_views

    known = [person for partner in partner_ids(fact) for person in people_views.people(ledger.conn, partner)]
    handles = " and ".join(names_of(ledger, [fact]).handles_of(fact))
    named = [part.strip() for part in text.split(",") if part.strip()]
    people = dict.fromkeys(found_person(ledger, known, part, handles).id for part in named)
    return fact._replace(person_ids=tuple(people))


def _ours(_ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.our_people import kept, our_names

    return fact._replace(our_people=kept(our_names(text)))


def _reasons(_ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.facts.farewell import reasons_of

    return fact._replace(reasons=reasons_of(text))


def _ours_written(fact: Any, _names: Names) -> str:
    from trustlog.domain.our_people import our_names

    return ", ".join(our_names(fact.our_people))


def _kind(ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.desk.capture import words_in_use

    words = words_in_use(ledger)
    kind = words.kind_words.get(text.lower())
    if kind is None and text != fact.kind:
        raise WordsError(Reason("no_kind", text=text, known=", ".join(words.kinds)))
    return _counted(ledger, fact._replace(kind=kind or fact.kind))


def _unplanned(ledger: Ledger, fact: Any, text: str) -> Any:
    return _counted(ledger, fact._replace(unplanned=flag("unplanned", text)))


def _counted(ledger: Ledger, fact: Any) -> Any:
    """Return a moment that counts as its kind does; one of a kind that is in use no more counts as before."""
    from trustlog.desk.capture import words_in_use

    kinds = words_in_use(ledger).kinds
    is_chance_call = fact.kind == "call" and fact.unplanned
    return fact._replace(counts_as="unscripted" if is_chance_call else kinds.get(fact.kind, fact.counts_as))


def _minutes(_ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.capture.words import read_minutes

    return fact._replace(minutes=read_minutes(text) if text else None)


def _minutes_written(fact: Any, _names: Names) -> str:
    from trustlog.domain.capture.values import minutes_text

    return "" if fact.minutes is None else minutes_text(fact.minutes)


def _initiative(_ledger: Ledger, fact: Any, text: str) -> Any:
    if text.lower() not in (*INITIATED_BY, ""):
        raise WordsError(Reason("no_initiative", known=", ".join(INITIATED_BY), text=text))
    return fact._replace(initiative=text.lower() or None)


def _stake(_ledger: Ledger, fact: Any, text: str) -> Any:
    lowered = text.lower()
    stake = lowered if lowered in STAKES else STAKE_WORDS.get(lowered) or STAKE_WORDS.get(f"+{lowered}")
    if stake is None:
        raise WordsError(Reason("no_stake_word", text=text))
    return fact._replace(stake=stake)


def _due(ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.facts.promise import due_anew

    due = day_typed(ledger, text, "due") if text else None
    return due_anew(fact, due, ledger.settings.days.clock)


def _clock(_ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.capture.clock import read_clock

    read = read_clock(text) if text else None
    if text and read is None:
        raise WordsError(Reason("no_time_of_day", text=text))
    return fact._replace(at_time=read)


def _on(ledger: Ledger, fact: Any, text: str) -> Any:
    if isinstance(fact, Plan):
        return fact._replace(on=day_typed(ledger, text, "due"))
    day = day_typed(ledger, text, "happened")
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    if isinstance(fact, Promise):
        from trustlog.domain.facts.promise import made_anew

        return made_anew(fact, day)
    return fact._replace(on=day)


def _direction(_ledger: Ledger, fact: Any, text: str) -> Any:
    if text.lower() not in _SIDES:
        raise WordsError(Reason("no_direction", text=text))
    return fact._replace(ours=_SIDES[text.lower()])


def _depth(_ledger: Ledger, fact: Any, text: str) -> Any:
    if text.lower() == HIDDEN:
        return fact._replace(depth=None, missed=True)
    digits = text.removeprefix("/")
    if digits not in _DEPTHS:
        raise WordsError(Reason("no_depth_or_hidden", text=text, low=DEPTH.low, high=DEPTH.high))
    return fact._replace(depth=int(digits), missed=False)


def _words(name: str) -> Field:
    """Return a field of words, which the fact has under the same name."""

    def read(_ledger: Ledger, fact: Any, text: str) -> Any:
        return fact._replace(**{name: clean(text, name) or None})

    return Field(read, lambda fact, _names: getattr(fact, name) or "")


_WORDS = (
    *("text", "topic", "note", "reason"),
    *("remark", "said", "said_by", "handed_over", "door", "why_us", "both_think"),
    *("evidence", "for_whom"),
)
_DEPTHS = tuple(str(depth) for depth in range(DEPTH.low, DEPTH.high + 1))

# A fact is `Any` to these: what a kind has is said by its `editable`.
FIELDS: dict[str, Field] = {
    "partner": Field(_partner, lambda fact, names: ", ".join(names.handles_of(fact))),
    "on": Field(_on, lambda fact, _names: show(fact.made_on if isinstance(fact, Promise) else fact.on), day="happened"),
    "direction": Field(_direction, lambda fact, _names: "we" if fact.ours else "they", ("we", "they")),
    "people": Field(_people, lambda fact, names: ", ".join(names.people_of(fact))),
    "reasons": Field(_reasons, lambda fact, _names: fact.reasons),
    "ours": Field(_ours, _ours_written),
    "kind": Field(_kind, lambda fact, _names: str(fact.kind)),
    "minutes": Field(_minutes, _minutes_written),
    "at": Field(_clock, lambda fact, _names: fact.at_time or ""),
    "unplanned": Field(_unplanned, yes_or_no("unplanned"), (NO, YES)),
    "initiative": Field(_initiative, lambda fact, _names: fact.initiative or "", ("", *INITIATED_BY)),
    "due": Field(_due, lambda fact, _names: show(fact.due_on) if fact.due_on else "", day="due"),
    "stake": Field(_stake, lambda fact, _names: str(fact.stake), STAKES),
    "depth": Field(_depth, lambda fact, _names: HIDDEN if fact.missed else str(fact.depth), (*_DEPTHS, HIDDEN)),
    "private": Field(_private, yes_or_no("private"), (NO, YES)),
    **PRACTISED,
    **{name: _words(name) for name in _WORDS},
}
_EACH_ITS_OWN = (*_WORDS, "people", "ours", "by", "initiative", "at", "item", "answers", "notes", "tied")
FIRST = ("partner", "on")
"""These are read before the others, which depend on them: people are looked for at the partner."""
