"""The fields of what the practice leaves behind: looks, pulses, purposes, lines of gardens, benefits, the wheel."""

from collections.abc import Sequence
from typing import Any

from trustlog.desk.facts.field import NO, YES, Field, day_typed, flag, yes_or_no
from trustlog.desk.facts.naming import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import show
from trustlog.domain.dependence import read_number, span_of
from trustlog.domain.facts import GardenLook
from trustlog.domain.facts.benefit import SORTS
from trustlog.domain.facts.dependence import NUMBERS
from trustlog.domain.facts.impact import AREAS
from trustlog.domain.facts.pulse import QUESTIONS
from trustlog.domain.facts.purpose import WHOSE
from trustlog.domain.limits import ANSWER, PERCENT, YEARS, Span
from trustlog.domain.pulse import RATHER_NOT, read_answer
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError

PULSE_ANSWERS = (RATHER_NOT, *(str(answer) for answer in range(ANSWER.low, ANSWER.high + 1)))
"""The answers to a question of a pulse; the first is "rather not"."""


def _by(ledger: Ledger, fact: Any, text: str) -> Any:
    """Read who answered: one of the people of the partner, or nobody in particular."""
    from trustlog.desk.partners import person as found_person
    from trustlog.storage.read import people as people_views

    if not text:
        return fact._replace(person_id=None)
    handle = names_of(ledger, [fact]).handles[fact.partner_id]
    known = people_views.people(ledger.conn, fact.partner_id)
    return fact._replace(person_id=found_person(ledger, known, text, handle).id)


def _about(_ledger: Ledger, fact: Any, text: str) -> Any:
    """Read whom it is about: one of us by name, or the firm."""
    name = clean(text, "about") or None
    return fact._replace(about="firm" if name is None else "person", about_name=name)


def _answer(name: str) -> Field:
    """Return the field of an answer from 1 to 5, or "rather not"."""

    def read(_ledger: Ledger, fact: Any, text: str) -> Any:
        return fact._replace(**{name: read_answer(text)})

    def write(fact: Any, _names: Names) -> str:
        answer = getattr(fact, name)
        return RATHER_NOT if answer is None else str(answer)

    return Field(read, write, PULSE_ANSWERS)


def _estimated(_ledger: Ledger, fact: Any, text: str) -> Any:
    return fact._replace(estimated=flag("estimated", text))


def _number(name: str) -> Field:
    """Return the field of one of the numbers of a look: a percentage, or one of few answers."""

    def read(_ledger: Ledger, fact: Any, text: str) -> Any:
        return fact._replace(**{name: read_number(name, text)})

    def write(fact: Any, _names: Names) -> str:
        number = getattr(fact, name)
        return "" if number is None else str(number)

    span = span_of(name)
    answers = () if span is PERCENT else ("", *(str(answer) for answer in range(span.low, span.high + 1)))
    return Field(read, write, answers)


def _item(ledger: Ledger, fact: Any, text: str) -> Any:
    """Read the name of an item of the open book; one that the fact has already may be retired."""
    if not text:
        return fact._replace(item_id=None)
    from trustlog.desk.book import item_named

    found = item_named(ledger, text, retired=True)
    return fact._replace(item_id=found.id if found.id == fact.item_id else item_named(ledger, text).id)


def _item_written(fact: Any, names: Names) -> str:
    return names.items.get(fact.item_id or "", "")


def _one_of(name: str, words: Sequence[str]) -> Field:
    """Return the field of one of the program's own words."""

    def read(_ledger: Ledger, fact: Any, text: str) -> Any:
        if text.lower() not in words:
            raise WordsError(Reason("no_such_word", field=name, text=text, known=", ".join(words)))
        return fact._replace(**{name: text.lower()})

    return Field(read, lambda fact, _names: str(getattr(fact, name)), tuple(words))


def _count(name: str, span: Span) -> Field:
    """Return the field of a number that may be left out."""

    def read(_ledger: Ledger, fact: Any, text: str) -> Any:
        if text and not (text.isascii() and text.isdigit() and span.holds(int(text))):
            raise WordsError(Reason("no_number_of", field=name, text=text, low=span.low, high=span.high))
        return fact._replace(**{name: int(text) if text else None})

    return Field(read, lambda fact, _names: "" if getattr(fact, name) is None else str(getattr(fact, name)))


def _yes_no(name: str) -> Field:
    """Return the field of a yes or no."""
    return Field(lambda _ledger, fact, text: fact._replace(**{name: flag(name, text)}), yes_or_no(name), (NO, YES))


def _ended(ledger: Ledger, fact: Any, text: str) -> Any:
    """Read the day from which something holds no more; one before it began is refused."""
    day = day_typed(ledger, text, "happened") if text else None
    if day is not None and day < fact.on:
        raise WordsError(Reason("ends_before_it_began", day=day, begun=fact.on))
    return fact._replace(ended_on=day)


def _member(name: str) -> Field:
    """Return the field of a member of the garden of a line: by handle or `us`; `nobody` alone, or shared with `all`."""

    def read(ledger: Ledger, fact: Any, text: str) -> Any:
        from trustlog.desk.garden import corrected_member

        return corrected_member(ledger, fact, name, text)

    def write(fact: Any, names: Names) -> str:
        partner_id = getattr(fact, f"{name}_id")
        if name == "member" and fact.ours:
            return "us"
        return names.handles.get(partner_id or "", "nobody" if name == "member" else "all")

    return Field(read, write)


def _look_answers(_ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.garden_looks import read_answers

    return fact._replace(answers=read_answers(fact.about, text))


def _look_answers_written(fact: Any, _names: Names) -> str:
    from trustlog.domain.garden_looks import as_typed

    return as_typed(fact.answers)


def _answers(_ledger: Ledger, fact: Any, text: str) -> Any:
    """Read the answers to the wheel, as they are typed in one go."""
    from trustlog.domain.wheel.answers import kept, read_answers

    return fact._replace(answers=kept(read_answers(text))[0])


def _answers_written(fact: Any, _names: Names) -> str:
    from trustlog.domain.wheel.answers import written as as_typed

    return as_typed(fact.answers)


def _notes(_ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.domain.wheel.answers import read_notes

    return fact._replace(notes=read_notes(text))


def _notes_written(fact: Any, _names: Names) -> str:
    from trustlog.domain.wheel.answers import notes_written

    return notes_written(fact.notes)


def _tied(ledger: Ledger, fact: Any, text: str) -> Any:
    from trustlog.desk.benefit import tied_to

    return fact._replace(tied=tied_to(ledger, text))


PRACTISED: dict[str, Field] = {
    "item": Field(_item, _item_written),
    "estimated": Field(_estimated, yes_or_no("estimated"), (NO, YES)),
    **{name: _number(name) for name in NUMBERS},
    "by": Field(_by, lambda fact, names: ", ".join(names.people_of(fact))),
    "about": Field(_about, lambda fact, _names: fact.about_name or ""),
    **{name: _answer(name) for name in QUESTIONS},
    "whose": _one_of("whose", WHOSE),
    "agreed": _yes_no("agreed"),
    "horizon": _count("horizon", YEARS),
    "would_say": _yes_no("would_say"),
    "area": _one_of("area", AREAS),
    "sort": _one_of("sort", SORTS),
    "amount": _count("amount", ANSWER),
    "member": _member("member"),
    "toward": _member("toward"),
    "ended_on": Field(_ended, lambda fact, _names: show(fact.ended_on) if fact.ended_on else "", day="happened"),
    "answers": Field(
        lambda ledger, fact, text: (_look_answers if isinstance(fact, GardenLook) else _answers)(ledger, fact, text),
        lambda fact, names: (_look_answers_written if isinstance(fact, GardenLook) else _answers_written)(fact, names),
    ),
    "notes": Field(_notes, _notes_written),
    "tied": Field(_tied, lambda fact, _names: fact.tied or ""),
}
"""The fields of these kinds, which are read as those of all others are."""
