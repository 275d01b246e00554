"""The capture line as fields and back: nothing is lost either way, what has no field stays as clauses in `rest`."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.days import every_words, show
from trustlog.domain.capture.echo import facts, minutes_text, partner_text
from trustlog.domain.capture.known import NOBODY, Known
from trustlog.domain.capture.line import cut, parse_leniently
from trustlog.domain.capture.scan import is_item
from trustlog.domain.capture.values import Clause, DisclosureClause, MomentClause, PromiseClause
from trustlog.domain.capture.words import DEFAULT_WORDS, Words
from trustlog.domain.text import quoted
from trustlog.errors import Fault

STAKES = ("normal", "small", "big")
BLANKS = " \t"  # a break between lines is a fault of the line, and is kept for it
MOST_CLAUSES = 200
"""Clauses that are put into fields; a line of more stays a line."""


class MomentFields(NamedTuple):
    """Time spent together, each part as typed.

    `kind` may go on with `unplanned` or `by us`, `on` with a time of day, `people` with `+new` and `(ours: NAME)`.
    """

    kind: str = ""
    minutes: str = ""
    on: str = ""
    people: str = ""
    text: str = ""


class PromiseFields(NamedTuple):
    """A promise; `due` may go on with `every month`."""

    ours: bool = True
    text: str = ""
    due: str = ""
    stake: str = "normal"


class DisclosureFields(NamedTuple):
    """What one side told the other; `depth` is 1 to 4.

    `topic` may begin with an item of the open book: `@margin: …`.
    """

    ours: bool = True
    topic: str = ""
    depth: int = 2


class Form(NamedTuple):
    """A whole line in fields; `rest` holds every clause without a field, and what cannot be read."""

    partners: str = ""
    moment: MomentFields = MomentFields()
    promises: tuple[PromiseFields, ...] = ()
    disclosures: tuple[DisclosureFields, ...] = ()
    rest: str = ""


def form_of(line: str, today: date, words: Words = DEFAULT_WORDS, known: Known = NOBODY) -> Form:
    """Put a line into fields; a clause that would not come back as the same facts stays in `rest` as it is."""
    parsed = parse_leniently(line, today, words, known)
    if not parsed.faults and 0 < len(parsed.clauses) <= MOST_CLAUSES:
        form = Form(partners=", ".join(partner_text(name.text) for name in parsed.partners))
        for clause in parsed.clauses:
            form = _with_clause(form, clause, clause.source, today, words)
        again = parse_leniently(line_of(form, today, words), today, words, known)
        told = [Counter(facts(clause) for clause in each.clauses) for each in (parsed, again)]
        names = [[name.text for name in each.partners] for each in (parsed, again)]
        if not again.faults and told[0] == told[1] and names[0] == names[1]:
            return form
        return Form(rest=line.strip(BLANKS))
    return _form_of_parts(line, today, words, known)


def _form_of_parts(line: str, today: date, words: Words, known: Known) -> Form:
    """Put a line with faults into fields, as far as it can be read."""
    try:
        head, clauses = cut(line, today, words, known)
    except Fault:
        return Form(rest=line.strip(BLANKS))
    if len(clauses) > MOST_CLAUSES:
        return Form(rest=line.strip(BLANKS))
    form = Form(partners=head)
    for text in clauses:
        form = _with(form, text, today, words)
    both = (line, line_of(form, today, words))
    as_typed, as_form = (parse_leniently(text, today, words, known).faults for text in both)
    if bool(as_typed) != bool(as_form):
        return Form(rest=line.strip(BLANKS))  # what is wrong, or its name, stands between the clauses, and is kept
    return form


def line_of(form: Form, today: date, words: Words = DEFAULT_WORDS) -> str:
    """Write fields as one line; a text that would be read otherwise is put in quotes."""
    clauses = [_moment(form.moment, today, words)]
    clauses += [_promise(promise, today, words) for promise in form.promises]
    clauses += [_disclosure(disclosure, today, words) for disclosure in form.disclosures]
    clauses_text = "; ".join(text for text in (*clauses, form.rest.strip(BLANKS)) if text)
    if not form.partners.strip():
        return clauses_text
    return f"{form.partners.strip()}: {clauses_text}"


def _with(form: Form, text: str, today: date, words: Words) -> Form:
    parsed = parse_leniently(f"x: {text}", today, words)
    clause = parsed.clauses[0] if len(parsed.clauses) == 1 and not parsed.faults else None
    return _with_clause(form, clause, text, today, words)


def _with_clause(form: Form, clause: Clause | None, text: str, today: date, words: Words) -> Form:
    if isinstance(clause, MomentClause) and form.moment == MomentFields():
        moment = _moment_fields(clause, today)
        if _same(_moment(moment, today, words), clause, today, words):
            return form._replace(moment=moment)
    elif isinstance(clause, PromiseClause):
        promise = _promise_fields(clause)
        if _same(_promise(promise, today, words), clause, today, words):
            return form._replace(promises=(*form.promises, promise))
    elif isinstance(clause, DisclosureClause) and clause.depth is not None:
        topic = f"@{clause.item}: {clause.topic}" if clause.item else clause.topic
        fields = DisclosureFields(clause.ours, topic, clause.depth)
        if _same(_disclosure(fields, today, words), clause, today, words):
            return form._replace(disclosures=(*form.disclosures, fields))
    if clause is not None and not _same(text, clause, today, words):
        text = clause.written(plain=False)
    return form._replace(rest=f"{form.rest}; {text}" if form.rest else text)


def _same(text: str, clause: Clause, today: date, words: Words) -> bool:
    parsed = parse_leniently(f"x: {text}", today, words)
    return not parsed.faults and [facts(parsed_clause) for parsed_clause in parsed.clauses] == [facts(clause)]


def _moment_fields(clause: MomentClause, today: date) -> MomentFields:
    kind = f"{clause.kind}{' unplanned' if clause.unplanned else ''}"
    kind += f" by {clause.initiative}" if clause.initiative else ""
    people = ", ".join(name.text for name in clause.people) + (" +new" if clause.new_people else "")
    people = " ".join(filter(None, (people, f"(ours: {', '.join(clause.our_people)})" if clause.our_people else "")))
    minutes = "" if clause.minutes is None else minutes_text(clause.minutes)
    on = "" if clause.on == today else show(clause.on)
    on += f"{' ' if on else ''}at {clause.at_time}" if clause.at_time is not None else ""
    return MomentFields(kind, minutes, on, people, clause.text or "")


def _promise_fields(clause: PromiseClause) -> PromiseFields:
    period = f" {every_words(clause.every)}" if clause.every else ""
    due = f"{show(clause.due_on)}{period}" if clause.due_on else ""
    return PromiseFields(clause.ours, clause.text, due, clause.stake)


def _moment(fields: MomentFields, today: date, words: Words) -> str:
    if not any(part.strip() for part in fields):
        return ""
    people = fields.people.strip()
    people = f"with {people}" if people and not people.startswith("(") else people

    def write(text: str) -> str:
        return " ".join(part.strip() for part in (fields.kind, fields.minutes, fields.on, text, people) if part.strip())

    return _plain_or_quoted(write, fields.text, today, words)


def _promise(fields: PromiseFields, today: date, words: Words) -> str:
    if not (fields.text.strip() or fields.due.strip()):
        return ""
    by = f" by {fields.due.strip()}" if fields.due.strip() else ""
    stake = "" if fields.stake == "normal" else f" +{fields.stake}"
    side = "we" if fields.ours else "they"
    return _plain_or_quoted(lambda text: f"{side} promise {text}{by}{stake}", fields.text, today, words)


def _disclosure(fields: DisclosureFields, today: date, words: Words) -> str:
    if not fields.topic.strip():
        return ""
    side = "we" if fields.ours else "they"
    item, topic = _item_before(fields.topic.strip())
    return _plain_or_quoted(lambda text: f"{side} shared {item}{text} /{fields.depth}", topic, today, words)


def _item_before(topic: str) -> tuple[str, str]:
    """Split a topic that begins with an item of the open book, `@margin: 12 %`, into the item as written and the text.

    A colon behind the name may be left out.
    """
    name, blank, text = topic.partition(" ")
    if not is_item(name.removesuffix(":")):
        return "", topic
    return (f"{name} " if blank and text.strip() else name), text


def _plain_or_quoted(write: Callable[[str], str], text: str, today: date, words: Words) -> str:
    """Leave the quotes away where the text is read as the same without them."""
    text = text.strip()
    plain = write(text)
    if not text:
        return plain
    guarded = write(quoted(text))
    without, within = (parse_leniently(f"x: {text}", today, words) for text in (plain, guarded))
    same_facts = [facts(parsed_clause) for parsed_clause in without.clauses] == [
        facts(parsed_clause) for parsed_clause in within.clauses
    ]
    return plain if same_facts and len(without.faults) == len(within.faults) else guarded
