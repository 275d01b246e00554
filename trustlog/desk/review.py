"""The weekly review: seven steps as values, the same in text and on the screens, and the record it leaves."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from trustlog.desk.due import Waiting, due
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.names import Names, names_of
from trustlog.desk.trust import URGENCY, Notice, readings
from trustlog.domain.facts import LevelChange, Promise
from trustlog.domain.text import clean
from trustlog.errors import Refused, WordsError
from trustlog.storage.views import reviews as views
from trustlog.trust.reading import Reading

STEPS = ("Catch up", "Overdue", "Due next week", "Waiting", "Open", "Slipping and ready", "Next week")
FIRST_LOOK = 7  # days that the first review of all looks back
LONGEST_LOOK = 28  # days without an entry further back than this are past remembering
QUIET_OPENNESS = 56  # days after which "what have we not told them?" is asked
MOST_INTENTIONS = 3


class Untold(NamedTuple):
    """A partner that one side has told nothing for a while; None: nothing ever."""

    handle: str
    name: str
    ours_on: date | None
    theirs_on: date | None


class Standing(NamedTuple):
    """How one partner stood when the review was done."""

    handle: str
    name: str
    level: int
    trend: str
    action: str


class Asked(NamedTuple):
    """An intention of the last review, asked after in this one."""

    text: str
    set_on: date


class Review(NamedTuple):
    """The steps of a review as of a day; `since` is the day of the last one, None before the first."""

    as_of: date
    since: date | None
    catch_up: tuple[date, ...]
    overdue: tuple[Promise, ...]
    due: tuple[Promise, ...]
    waiting: tuple[Waiting, ...]
    open: tuple[Untold, ...]
    attention: tuple[Reading, ...]
    asked: tuple[Asked, ...]
    decided: tuple[LevelChange, ...]
    standings: tuple[Standing, ...]
    names: Names


def review(ledger: Ledger, as_of: date | None = None, notice: Notice | None = None) -> Review:
    """Gather the steps of the review of a day."""
    day = ledger.past(as_of)
    last = views.last_review(ledger.conn, day, ledger.me)
    found = due(ledger, day, 7)
    stand, attention = [], []
    for one in readings(ledger, day, notice):
        action = one.suggestion.action
        stand.append(Standing(one.partner.handle, one.partner.name, one.level, one.trend, action))
        if action != "stay" or one.trend == "slipping":
            attention.append(one)
    attention.sort(key=lambda one: (URGENCY[one.suggestion.action], one.partner.name.lower()))
    since = last.on if last else day - timedelta(days=FIRST_LOOK)
    decided = tuple(views.decided(ledger.conn, since, day, ledger.me))
    return Review(
        day,
        last.on if last else None,
        days_without_entry(ledger, since, day),
        found.overdue,
        found.due,
        found.waiting,
        untold(ledger, day),
        tuple(attention),
        tuple(Asked(one.text, last.on) for one in last.intentions) if last else (),
        decided,
        tuple(stand),
        names_of(ledger, (*found.overdue, *found.due, *decided)),
    )


def days_without_entry(ledger: Ledger, since: date, day: date) -> tuple[date, ...]:
    """Give the working days after one day, up to another, on which nothing is said to have happened."""
    first = max(since + timedelta(days=1), day - timedelta(days=LONGEST_LOOK))
    logged = views.days_with_facts(ledger.conn, first, day, ledger.me)
    days = (first + timedelta(days=ahead) for ahead in range((day - first).days + 1))
    return tuple(one for one in days if one.weekday() < 5 and one not in logged)


def untold(ledger: Ledger, day: date) -> tuple[Untold, ...]:
    """Give the partners that we, or who, told nothing below the surface of the order for eight weeks."""
    before = day - timedelta(days=QUIET_OPENNESS)
    rows = (Untold(*one) for one in views.last_told(ledger.conn, day, ledger.me))
    quiet = [one for one in rows if _quiet(one.ours_on, before) or _quiet(one.theirs_on, before)]
    return tuple(sorted(quiet, key=lambda one: (one.ours_on or date.min, one.name.lower())))


def finish(ledger: Ledger, done: Review, intentions: Sequence[str] = (), kept: Sequence[bool | None] = ()) -> Written:
    """Freeze a review: what was seen and decided, up to three intentions, and which of the last ones were kept."""
    texts = [clean(text, "the intention") for text in intentions]
    if len(texts) > MOST_INTENTIONS or not all(texts):
        raise WordsError(f"a week has room for up to {MOST_INTENTIONS} intentions, each in words")
    if done.as_of > ledger.today:
        raise Refused(f"{done.as_of} is still to come; a review is of today or earlier")
    from trustlog.desk.review_record import changes_of

    changes, lines = changes_of(ledger, done, texts, list(kept))
    return Written(ledger.commit(changes, f"review {done.as_of}"), (), tuple(lines))


def plain(found: Review) -> list[str]:
    """Write a review as text, a heading a step."""
    from trustlog.desk.review_text import lines

    return lines(found)


def as_json(found: Review) -> dict[str, Any]:
    """Give a review as plain values."""
    from trustlog.desk.review_record import values

    return values(found)


def _quiet(last: date | None, before: date) -> bool:
    return last is None or last < before
