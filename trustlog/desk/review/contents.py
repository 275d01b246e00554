"""The weekly review as of a day: what each of its seven steps has, gathered from facts and readings."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk.answers import otherwise_words, otherwises
from trustlog.desk.book import to_tell
from trustlog.desk.due import Waiting, due
from trustlog.desk.facts import Names, names_of
from trustlog.desk.garden import Turn, turns
from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import Asked, asked_in_review
from trustlog.desk.readings import URGENCY, Notice, private_numbers, readings, sides_watched
from trustlog.desk.review.notes import to_say
from trustlog.domain import review as order
from trustlog.domain.facts import LevelChange, Promise
from trustlog.domain.text.folding import in_order
from trustlog.storage.read import reviews as views
from trustlog.storage.read.names import partner_names
from trustlog.storage.read.partners import partner_by_id
from trustlog.trust.reading.values import Reading

STEPS = order.STEPS
MOST_INTENTIONS = order.MOST_INTENTIONS
FIRST_LOOK = 7  # days that the first review of all looks back
LONGEST_LOOK = 28  # days without an entry further back than this are past remembering
AHEAD = 7  # days ahead that "due next week" looks
QUIET_OPENNESS = 56  # days after which "what have we not told them?" is asked


class OpennessGap(NamedTuple):
    """A partner that one side has told nothing for a while (None: nothing ever), and what is still to be said.

    `to_tell` are the items of the open book that come next.
    """

    partner_id: str
    handle: str
    name: str
    logged_from: date
    ours_on: date | None
    theirs_on: date | None
    to_say: tuple[str, ...] = ()
    to_tell: tuple[str, ...] = ()


class SaysOtherwise(NamedTuple):
    """A partner that says otherwise than we do on some promises: their numbers, and what it says of each."""

    partner_id: str
    handle: str
    name: str
    numbers: tuple[int, ...]
    words: tuple[str, ...]


class Standing(NamedTuple):
    """How one partner stood when the review was done."""

    handle: str
    name: str
    level: int
    trend: str
    action: str


class AskedIntention(NamedTuple):
    """An intention of the last review, asked after in this review."""

    text: str
    set_on: date


class Review(NamedTuple):
    """The steps of a review as of a day; `since` is the day of the last review, None before the first.

    `time` has, by partner that waits, the last day of each kind of time; `level_names` those of the five levels;
    so many `sides` are watched, two a partner; `private` has, by partner, on how many private facts a reading rests;
    `practice` is the question of the practice that is asked; `otherwise` are the partners that see promises otherwise,
    `gardens` those that became ready or fell back since the last review.
    """

    as_of: date
    since: date | None
    catch_up: tuple[date, ...]
    overdue: tuple[Promise, ...]
    due: tuple[Promise, ...]
    waiting: tuple[Waiting, ...]
    time: dict[str, dict[str, date]]
    open: tuple[OpennessGap, ...]
    attention: tuple[Reading, ...]
    asked: tuple[AskedIntention, ...]
    decided: tuple[LevelChange, ...]
    standings: tuple[Standing, ...]
    names: Names
    level_names: tuple[str, ...]
    sides: int
    private: dict[str, int]
    practice: Asked | None = None
    otherwise: tuple[SaysOtherwise, ...] = ()
    gardens: tuple[Turn, ...] = ()


def review(
    ledger: Ledger,
    as_of: date | None = None,
    notice: Notice | None = None,
    known_readings: Iterable[Reading] | None = None,
) -> Review:
    """Gather the steps of the review of a day; `known_readings` are all partners' of that day, where known."""
    day = ledger.past(as_of)
    last = views.last_review(ledger.conn, day, ledger.me)
    due_facts = due(ledger, day, AHEAD)
    standings, attention = [], []
    for reading in readings(ledger, day, notice) if known_readings is None else known_readings:
        action = reading.suggestion.action
        standings.append(Standing(reading.partner.handle, reading.partner.name, reading.level, reading.trend, action))
        if is_for_review(reading):
            attention.append(reading)
    attention.sort(key=lambda reading: (URGENCY[reading.suggestion.action], in_order(reading.partner.name)))
    since = _since(last, day)
    decided = tuple(views.level_decisions(ledger.conn, since, day, ledger.me))
    waiting = [partner.partner_id for partner in due_facts.waiting[: order.MOST_ROWS]]
    return Review(
        day,
        last.on if last else None,
        days_without_entry(ledger, since, day),
        due_facts.overdue,
        due_facts.due,
        due_facts.waiting,
        views.last_times(ledger.conn, waiting, day, ledger.me) if waiting else {},
        openness_gaps(ledger, day),
        tuple(attention),
        tuple(AskedIntention(intention.text, last.on) for intention in last.intentions) if last else (),
        decided,
        tuple(sorted(standings, key=lambda standing: standing.handle)),
        names_of(ledger, (*due_facts.overdue, *due_facts.due, *decided)),
        ledger.settings.level_names,
        sides_watched(ledger, day),
        private_numbers(ledger, day),
        asked_in_review(ledger, day),
        says_otherwise(ledger, day),
        tuple(turns(ledger, day, since)),
    )


def says_otherwise(ledger: Ledger, day: date) -> tuple[SaysOtherwise, ...]:
    """Return the partners that say otherwise than we do, those first that do so on most promises."""
    found = otherwises(ledger, day)
    names = partner_names(ledger.conn, found)
    partners = [
        SaysOtherwise(
            key,
            *names[key],
            tuple(answer.promise.number for answer in answers),
            tuple(f"#{answer.promise.number}  {otherwise_words(answer, day)}" for answer in answers),
        )
        for key, answers in found.items()
    ]
    return tuple(sorted(partners, key=lambda partner: (-len(partner.numbers), in_order(partner.name))))


def days_without_entry(ledger: Ledger, since: date, day: date) -> tuple[date, ...]:
    """Return the working days after one day, up to another, on which nothing is said to have happened.

    They begin with the day from which the first partner is logged.
    """
    begun = views.first_logged(ledger.conn) or date.min
    first = max(since + timedelta(days=1), day - timedelta(days=LONGEST_LOOK), begun)
    logged = views.days_with_facts(ledger.conn, first, day, ledger.me)
    days = (first + timedelta(days=ahead) for ahead in range((day - first).days + 1))
    return tuple(candidate for candidate in days if candidate.weekday() < 5 and candidate not in logged)


def openness_gaps(ledger: Ledger, day: date, ids: Collection[str] | None = None) -> tuple[OpennessGap, ...]:
    """Return the partners to whom we told nothing deeper than the surface for eight weeks, or who told us nothing.

    A partner of whom nothing is logged for that long yet has no gap.

    With `ids`, give these partners whether they were told something or not.
    """
    before = day - timedelta(days=QUIET_OPENNESS)
    rows = (OpennessGap(*row) for row in views.last_told_days(ledger.conn, day, ledger.me, ids))
    quiet = [
        partner
        for partner in rows
        if ids is not None or any((on or partner.logged_from) < before for on in (partner.ours_on, partner.theirs_on))
    ]
    quiet.sort(key=lambda partner: (partner.ours_on or date.min, in_order(partner.name)))
    told_days = {partner.partner_id: (partner.ours_on, partner.theirs_on) for partner in quiet[: order.MOST_ROWS]}
    notes = to_say(ledger, day, told_days) if told_days else {}
    found = [partner_by_id(ledger.conn, partner, day) for partner in told_days]
    items = {partner.id: to_tell(ledger, partner, day) for partner in found if partner is not None}
    return tuple(
        partner._replace(to_say=notes.get(partner.partner_id, ()), to_tell=items.get(partner.partner_id, ()))
        for partner in quiet
    )


def is_for_review(read: Reading) -> bool:
    """Return whether a reading is put in the review: it suggests something, slips, or has a question."""
    return read.suggestion.action != "stay" or read.trend == "slipping" or read.asks


def first_day(ledger: Ledger, day: date) -> date:
    """Return the day of the last review, from which this review goes on; a week back before the first."""
    return _since(views.last_review(ledger.conn, day, ledger.me), day)


def _since(last: views.PastReview | None, day: date) -> date:
    return last.on if last else day - timedelta(days=FIRST_LOOK)
