"""What the screens ask of the desk, done on the clerk's thread; the desk is imported here, after the first frame."""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.facts import Partner, Person, Promise
from trustlog.domain.text.folding import in_order

if TYPE_CHECKING:
    from trustlog.desk.capture import Preview
    from trustlog.desk.history import Undone
    from trustlog.desk.ledger import Batch, Ledger, Written
    from trustlog.desk.partners import Beside
    from trustlog.desk.readings import Entry, Explanation, Picture
    from trustlog.desk.settings import UserSettings
    from trustlog.desk.today import Row, Sheet
    from trustlog.domain.capture.form import Form
    from trustlog.trust.reading.values import Explained, Reading

TIMELINE = 400
"""So many facts a partner's page shows; the command line shows them all."""

WITHOUT_REASON = ("partly", "accept", "satisfied", "unsatisfied")


class Roster(NamedTuple):
    """All partners by name, and the settings that the ledger was opened with."""

    today: date
    partners: tuple[Partner, ...]
    settings: "UserSettings"


class Line(NamedTuple):
    """What was found: its day, its sentence, its partner, and for a promise the value to act on.

    What has no day has None, what has no number 0, and what is about no partner an empty handle. `key` stays the same
    when it is found again.
    """

    key: str
    on: date | None
    sentence: str
    number: int
    handle: str
    partner: str
    promise: Promise | None = None


class PageFacts(NamedTuple):
    """What the page of a partner shows besides the reading; `whole` tells that the timeline goes back to the start."""

    today: date
    partner: Partner
    people: tuple[Person, ...]
    open: tuple[Promise, ...]
    timeline: "tuple[Entry, ...]"
    whole: bool


class PageReading(NamedTuple):
    """The reading of a page, and the timeline with what each of its facts did to the evidence."""

    reading: "Reading"
    timeline: "tuple[Entry, ...]"
    whole: bool


def sheet(ledger: "Ledger") -> "Sheet":
    """Give what is overdue, due, planned and waiting."""
    from trustlog.desk.today import day_sheet

    return day_sheet(ledger)


def roster(ledger: "Ledger") -> Roster:
    """Give all partners."""
    from trustlog.desk.partners import partner_list

    return Roster(ledger.today, tuple(partner_list(ledger)), ledger.settings)


def beside(ledger: "Ledger") -> "Beside":
    """Give what the table of partners shows beside their readings."""
    from trustlog.desk.partners import beside as gather

    return gather(ledger)


def kept_readings(ledger: "Ledger", partners: Sequence[Partner]) -> "list[Reading]":
    """Give the readings that need not be made."""
    from trustlog.desk.readings import kept_of

    return kept_of(ledger, partners)


def read_some(ledger: "Ledger", partners: Sequence[Partner], give_way: Callable[[], None]) -> "list[Reading]":
    """Read a few partners, for the rows in sight; after each that has to be made, the screens come first."""
    from trustlog.desk.readings import readings_of

    return readings_of(ledger, partners, give_way)


def read_others(ledger: "Ledger", known: "Container[str]") -> "list[Reading]":
    """Read all partners in one pass, but those whose readings are known."""
    from trustlog.desk.readings import readings

    return list(readings(ledger, but=known))


def reading_rows(ledger: "Ledger", readings: "Iterable[Reading]") -> "list[Row]":
    """Give the rows of Today that readings fill: attention, ready, slipping."""
    from trustlog.desk.today import reading_row
    from trustlog.trust import words

    rows = []
    for one in sorted(readings, key=lambda one: in_order(one.partner.name)):
        group = {"attention": "Attention", "up": "Ready", "down": "Slipping"}.get(one.suggestion.action)
        if group is not None:
            said = words.ready(one, ledger.settings.level_names) if group == "Ready" else words.slipping(one)
            rows.append(reading_row(group, one.partner.handle, one.partner.name, said))
    return rows


def page(ledger: "Ledger", handle: str, limit: int | None = TIMELINE) -> PageFacts:
    """Give the facts of a partner's page, before it is read."""
    from trustlog.desk.partners import partner
    from trustlog.desk.people import person_list
    from trustlog.desk.promises import promise_list

    who = partner(ledger, handle)
    timeline, whole = _timeline(ledger, who.handle, (), limit)
    people = tuple(person_list(ledger, who.handle))
    return PageFacts(ledger.today, who, people, tuple(promise_list(ledger, partner=who.handle)), timeline, whole)


def page_reading(ledger: "Ledger", handle: str, limit: int | None = TIMELINE) -> PageReading:
    """Read the partner of a page, with what each fact did."""
    read = read_one(ledger, handle)
    return PageReading(read, *_timeline(ledger, handle, read.explained, limit))


def _timeline(
    ledger: "Ledger", handle: str, explained: "Sequence[Explained]", limit: int | None
) -> "tuple[tuple[Entry, ...], bool]":
    from trustlog.desk.log import log
    from trustlog.desk.readings import entries

    found = log(ledger, handle, limit=limit)
    whole = limit is None or len(found.facts) < limit
    return entries(found, explained, whole=whole), whole


def picture(ledger: "Ledger", handle: str, reach: str) -> "Picture":
    """Give the trend of a partner over a range."""
    from trustlog.desk.readings import picture as walk

    return walk(ledger, handle, reach)


def explanation(ledger: "Ledger", handle: str) -> "Explanation":
    """Give what the numbers of a partner mean, and the facts behind them."""
    from trustlog.desk.readings import explanation as explain

    return explain(ledger, handle)


def fact_lines(ledger: "Ledger", number: int) -> list[tuple[str, str]]:
    """Tell a fact in full, by label."""
    from trustlog.desk.readings import fact_lines as tell

    return tell(ledger, number)


def slot_days(reading: "Reading", settings: "UserSettings") -> int:
    """Return how many days a slot of this level has."""
    from trustlog.desk.readings import slot_days as days

    return days(reading, settings.reading)


def in_slot(ledger: "Ledger", handle: str, last: date, days: int) -> list[tuple[date, str, int]]:
    """Give what was logged in the slot that ended on a day."""
    from trustlog.desk.readings import in_slot as find

    return find(ledger, handle, last, days)


def read_one(ledger: "Ledger", handle: str) -> "Reading":
    """Read one partner, with the facts behind every number."""
    from trustlog.desk.readings import reading

    return reading(ledger, handle, explain=True)


def preview(ledger: "Ledger", line: str) -> "Preview":
    """Read a line as it is typed."""
    from trustlog.desk.capture import preview as read

    return read(ledger, line)


def capture(ledger: "Ledger", line: str) -> "Written":
    """Write a line."""
    from trustlog.desk.capture import capture as write

    return write(ledger, line)


def capture_lines(ledger: "Ledger", lines: Sequence[str]) -> "Written":
    """Write several lines as one batch, or none of them."""
    from trustlog.desk.capture import capture_lines as write

    return write(ledger, lines)


def kinds(ledger: "Ledger") -> tuple[str, ...]:
    """Give the kinds of moments and the words for them, with the user's own."""
    from trustlog.desk.capture import words_in_use

    words = words_in_use(ledger)
    return tuple(dict.fromkeys((*words.kinds, *words.kind_words)))


def form_of(ledger: "Ledger", line: str, today: date) -> "Form":
    """Put a line into fields, by the words in use."""
    from trustlog.desk.capture import words_in_use
    from trustlog.domain.capture.form import form_of as put

    return put(line, today, words_in_use(ledger))


def line_of(ledger: "Ledger", form: "Form", today: date) -> str:
    """Write fields as a line, by the words in use."""
    from trustlog.desk.capture import words_in_use
    from trustlog.domain.capture.form import line_of as write

    return write(form, today, words_in_use(ledger))


def people_of(ledger: "Ledger", handle: str) -> list[str]:
    """Name the people of a partner, for completion; an unknown one has none."""
    from trustlog.desk.people import person_list
    from trustlog.errors import UnknownName

    try:
        return [one.name for one in person_list(ledger, handle)]
    except UnknownName:
        return []  # still being typed


def search(ledger: "Ledger", words: str) -> tuple[Line, ...]:
    """Find all that was written by its words."""
    from trustlog.desk.search import hit_key, hit_partner, hit_sentence, partner_id_of
    from trustlog.desk.search import search as find

    found = find(ledger, words)
    lines = []
    for hit in found.hits:
        about = partner_id_of(hit.value)
        promise = hit.value if isinstance(hit.value, Promise) else None
        names = found.names.handles[about] if about else "", hit_partner(hit, found)
        lines.append(Line(hit_key(hit), hit.on, hit_sentence(hit, found), max(hit.number, 0), *names, promise))
    return tuple(lines)


def keep(ledger: "Ledger", number: int, batch: "Batch | None" = None) -> "Written":
    """Record that a promise was kept today."""
    from trustlog.desk.promises import keep as write

    return write(ledger, [number], batch=batch)


def break_(
    ledger: "Ledger", number: int, told: str | None, again: date | None = None, batch: "Batch | None" = None
) -> "Written":
    """Record that a promise was not kept, and what is promised anew."""
    from trustlog.desk.promises import break_ as write

    return write(ledger, [number], told=told, again=again, batch=batch)


def act(ledger: "Ledger", number: int, what: str, reason: str = "", batch: "Batch | None" = None) -> "Written":
    """Record any of the rarer things that happen to a promise."""
    from trustlog.desk import promises

    if what == "partly":
        return promises.keep(ledger, [number], partly=True, batch=batch)
    if what == "accept":
        return promises.accept(ledger, number, batch=batch)
    if what in ("satisfied", "unsatisfied"):
        return promises.satisfied(ledger, number, what == "satisfied", batch=batch)
    if what == "clear":
        return promises.clear(ledger, number, reason, batch=batch)
    if what == "reopen":
        return promises.reopen(ledger, number, reason, batch=batch)
    if what == "drop":
        from trustlog.desk.facts import drop

        return drop(ledger, number, reason, batch=batch)
    return promises.withdraw(ledger, [number], by=what, reason=reason, batch=batch)


def move(ledger: "Ledger", number: int, to: date, batch: "Batch | None" = None) -> "Written":
    """Move the day of a promise."""
    from trustlog.desk.promises import move as write

    return write(ledger, number, to, batch=batch)


def plan(ledger: "Ledger", handle: str, on: date) -> "Written":
    """Plan the next touch."""
    from trustlog.desk.plans import plan as write

    return write(ledger, handle, on)


def add_person(ledger: "Ledger", handle: str, name: str, role: str) -> "Written":
    """Add somebody at a partner."""
    from trustlog.desk.people import add

    return add(ledger, handle, name, role=role or None)


def decide(
    ledger: "Ledger", handle: str, what: str, to: int | None, reason: str, depends: str | None, until: date | None
) -> "Written":
    """Record a decision: `level` to another one, `decline` until a day, or `ack` a flag."""
    from trustlog.desk import levels

    if what == "ack":
        return levels.ack(ledger, handle, None, reason)
    if to is None:
        return levels.decline(ledger, handle, reason, until, depends)
    return levels.decide(ledger, handle, to, reason, depends)


def not_now_until(today: date, settings: "UserSettings") -> date:
    """Return the day up to which "not now" lasts, when no other is named."""
    from trustlog.desk.levels import usual_end

    return usual_end(today, settings.reading)


def acknowledge(ledger: "Ledger", handle: str, note: str, batch: "Batch | None" = None) -> "Written":
    """Acknowledge the flags that are up."""
    from trustlog.desk.levels import ack

    return ack(ledger, handle, None, note, batch=batch)


def brief(ledger: "Ledger", handle: str) -> list[str]:
    """Write one page on a partner."""
    from trustlog.desk.brief import brief as write

    return write(ledger, handle)


def undo(ledger: "Ledger", batch: int | None = None) -> "Undone":
    """Take back a batch, or one's own last one."""
    from trustlog.desk.history import undo as take_back

    return take_back(ledger, batch=batch)


def changed(ledger: "Ledger") -> bool:
    """Tell whether another process has written since this was last asked."""
    return bool(ledger.conn.changed())
