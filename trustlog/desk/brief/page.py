"""One page to read before a meeting; private facts stay out, of its readings too."""

from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk import answers, book, garden, practice, sentences
from trustlog.desk.facts import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import known
from trustlog.desk.partners import partner
from trustlog.desk.people import left_words
from trustlog.desk.readings import NOBODY, Notice, reading, sides_watched
from trustlog.desk.review import is_to_say, to_say
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Disclosure, Fact, Moment, Note, Partner, Person, Promise
from trustlog.domain.facts.partner import has_left
from trustlog.domain.strands import PROMISE_STRANDS, TITLES, TREND_WORDS, Action, StrandName
from trustlog.language import _
from trustlog.storage.read import facts as fact_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read.promises import promises
from trustlog.storage.read.reviews import last_told_days
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import (
    all_counted_words,
    archived_words,
    chance_words,
    error_words,
    held_by_words,
    is_too_early,
    level_since_words,
    paused_words,
    sentence,
    strand_words,
)

RECENT_DAYS = 120
_MOST = 6  # rows of a part: the whole is to fit one page
_MOST_OF_PRACTICE = 10


class Part(NamedTuple):
    """A titled part of the page, of which so many rows are shown at most."""

    title: str
    rows: list[str]
    most: int = _MOST


class Page(NamedTuple):
    """The page on a partner: the lines of its head, and its parts, those without rows among them."""

    partner: Partner
    head: list[str]
    parts: tuple[Part, ...]


def brief(ledger: Ledger, name: str, as_of: date | None = None, notice: Notice | None = None) -> list[str]:
    """Write one page on a partner: who they are, what is open, what happened, what was told, where trust stands."""
    page = brief_page(ledger, name, as_of, notice)
    return [*page.head, *(line for each in page.parts for line in part(*each))]


def brief_page(ledger: Ledger, name: str, as_of: date | None = None, notice: Notice | None = None) -> Page:
    """Return the page on a partner, part by part."""
    subject, day = partner(ledger, name), ledger.past(as_of)
    current_reading = reading(ledger, subject, day, notice=notice, me=NOBODY)
    recent = [
        known(fact, ledger, day)
        for fact in fact_views.timeline(
            ledger.conn, me=ledger.me, partner_id=subject.id, since=day - timedelta(days=RECENT_DAYS), until=day
        )
        if not fact.private
    ]
    names = names_of(ledger, recent)
    ours, theirs = _open(ledger, subject, day)
    notes: list[Fact] = [fact for fact in recent if isinstance(fact, Note) and not is_to_say(fact.note)]
    trust = _trust(ledger, current_reading)
    asked = practice.asked_of(ledger._replace(me=NOBODY), subject, day)
    parts = (
        Part(_("People"), [_person(person, day) for person in people_views.people(ledger.conn, subject.id)]),
        Part(_("We owe them"), ours),
        Part(_("They owe us"), theirs),
        _between(ledger, subject, day),
        Part(_("They say otherwise"), answers.brief_lines(ledger, subject, day)),
        Part(_("To say"), _to_say(ledger, subject, day)),
        Part(_("How we work together"), practice.brief_lines(ledger, subject, day), _MOST_OF_PRACTICE),
        Part(_("Last together"), sentences_of(recent, Moment, names, day)),
        Part(_("They told us"), _disclosures(recent, False, names, day)),
        Part(_("We told them"), _disclosures(recent, True, names, day)),
        Part(_("Hidden and found out"), _hidden(recent, names, day)),
        Part(_("Notes"), sentences_of(notes, Note, names, day)),
        Part(_("Where trust stands, read without private facts"), trust, len(trust)),
        Part(_("Worth asking this time"), [asked.says] if asked else []),
    )
    return Page(subject, _head(ledger, subject, current_reading, day), parts)


def _between(ledger: Ledger, subject: Partner, day: date) -> Part:
    """Return what it and other members of its gardens promised each other; nothing overdue is cut."""
    found = garden.between_lines(ledger, subject, day)
    overdue = sum(promise.counts_on < day for promise, _says in found)
    return Part(_("Promised between others"), [says for _promise, says in found], max(_MOST, overdue))


def _trust(ledger: Ledger, read: Reading) -> list[str]:
    """Return where each strand stands, what is paused, and what is suggested or holds it back."""
    said = [_strand(key, read) for key in read.strands]
    if paused := paused_words(read.counted, read.as_of):
        said.append(_("Paused, not counted: {paused}").format(paused=paused))
    return said + _next(read, sides_watched(ledger, read.as_of))


def _head(ledger: Ledger, partner: Partner, reading: Reading, day: date) -> list[str]:
    name = ledger.settings.level_name(reading.level)
    level = level_since_words(reading.level, name, reading.level_since, reading.on_trial, day)
    parts = [partner.name, _("level {level}").format(level=level), archived_words(reading.archived_on), show(day)]
    shown = [" · ".join(part for part in parts if part)]
    return [*shown, partner.note] if partner.note else shown


def _person(person: Person, day: date) -> str:
    left = left_words(person) if has_left(person, day) else ""
    return " · ".join(text for text in (person.name, left, person.role, person.note) if text)


def part(title: str, rows: list[str], most: int = _MOST) -> list[str]:
    """Return a titled part of the page, of that many rows at most; nothing where there are none."""
    if not rows:
        return []
    more = [_("  … and {rows} more").format(rows=len(rows) - most)] if len(rows) > most else []
    return ["", title, *(f"  {row}" for row in rows[:most]), *more]


def _to_say(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    told_days = {row[0]: row[4:] for row in last_told_days(ledger.conn, day, NOBODY, [partner.id])}
    noted = to_say(ledger, day, told_days).get(partner.id, ()) if told_days else ()
    return [*noted, *_to_tell(ledger, partner, day)]


def _to_tell(ledger: Ledger, partner: Partner, day: date) -> tuple[str, ...]:
    """Return the items of the open book to tell next; who asked, or what changed, is said elsewhere on the page."""
    known = book.still_to_tell(ledger, partner, day, NOBODY)
    return book.in_words([item for item in known if item.ours.told_on is None and not item.ours.is_unanswered])


def _open(ledger: Ledger, partner: Partner, day: date) -> tuple[list[str], list[str]]:
    sides: tuple[list[str], list[str]] = ([], [])
    for promise in open_promises(ledger, partner, day):
        big = "" if promise.stake == "normal" else f" ({_(promise.stake)})"
        sides[0 if promise.ours else 1].append(f"{promise.text}{big} · {sentences.due(promise, day)}")
    return sides


def open_promises(ledger: Ledger, partner: Partner, day: date) -> list[Promise]:
    """Return the promises of both sides that are still to be settled, as on a day, without private ones."""
    from trustlog.domain.facts.promise import as_known, outcome

    state = "open" if day == ledger.today else "all"
    known_promises = [
        as_known(promise, day) for promise in promises(ledger.conn, me=ledger.me, partner_id=partner.id, state=state)
    ]
    still_open = []
    for promise in sorted(known_promises, key=lambda promise: (promise.counts_on, promise.number)):
        how = outcome(promise, day)
        long_lapsed = how == "lapsed" and promise.counts_on < day - timedelta(days=RECENT_DAYS)
        settled = promise.closed_as or how not in ("open", "offered", "lapsed") or long_lapsed
        if not (promise.private or promise.made_on > day or settled):
            still_open.append(promise)
    return still_open


def sentences_of(facts: list[Fact], kind: type, names: Names, day: date) -> list[str]:
    """Tell the facts of a kind, each with its day."""
    listed = [fact for fact in facts if isinstance(fact, kind) and not isinstance(fact, Promise)]
    return [f"{sentences.day(fact.on, day)}  {sentences.sentence(fact, names, day)}" for fact in listed]


def _disclosures(facts: list[Fact], ours: bool, names: Names, day: date) -> list[str]:
    disclosures = [fact for fact in facts if isinstance(fact, Disclosure) and fact.ours is ours and not fact.missed]
    return [
        f"{sentences.day(disclosure.on, day)}  {sentences.sentence(disclosure, names, day)}"
        for disclosure in disclosures
    ]


def _hidden(facts: list[Fact], names: Names, day: date) -> list[str]:
    disclosures = [fact for fact in facts if isinstance(fact, Disclosure) and fact.missed]
    return [
        f"{sentences.day(disclosure.on, day)}  {sentences.sentence(disclosure, names, day)}"
        for disclosure in disclosures
    ]


def _strand(key: StrandName, read: Reading) -> str:
    strand, counted = read.strands[key], all_counted_words(key, read)
    if is_too_early(strand):
        return f"{_(TITLES[key])}: {counted}"
    if key not in PROMISE_STRANDS:
        return f"{_(TITLES[key])}: {counted}, {_(TREND_WORDS[strand.trend])}"
    called = chance_words(strand, read.level, on_trial=read.on_trial is not None)
    told = "; ".join((counted, *called))
    return f"{_(TITLES[key])}: {strand_words(strand)}, {_(TREND_WORDS[strand.trend])}; {told}"


def _next(reading: Reading, sides: int) -> list[str]:
    """Say what is suggested, why, and how often that errs, or what holds it back; so many `sides` are watched."""
    suggestion = reading.suggestion
    action = suggestion.action
    if action == "stay":
        return (
            []
            if suggestion.held_by is None
            else [_("held back by {held_by_words}").format(held_by_words=held_by_words(suggestion.held_by))]
        )
    words: dict[Action, str] = {
        "up": _("ready for level {to}").format(to=suggestion.to),
        "down": _("may be below its level"),
        "trial": _("worth a step on trial to level {to}, a forecast").format(to=suggestion.to),
        "end_trial": _("its trial may end, a forecast"),
    }
    advice = words.get(action, _("needs attention"))
    said = [f"{advice}: {sentence(suggestion.because[0])}" if suggestion.because else advice]
    error = error_words(suggestion, sides) if suggestion.error_rate is not None else None
    return [*said, *([f"{error[0].upper()}{error[1:]}."] if error else [])]
