"""The rows of a review: one sentence each, the same in the text, on the screens and in the record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.due import Waiting
from trustlog.desk.facts import Names
from trustlog.desk.review.contents import Asked, Review, Untold
from trustlog.domain import review as order
from trustlog.domain.facts import Promise
from trustlog.domain.facts import promise as rules
from trustlog.storage.read.reviews import Decided
from trustlog.trust import words as trust_words
from trustlog.trust.reading.partner import Reading

JOINT, OPEN_TIME = "joint", "unscripted"
PLANS = {JOINT: "work on something together", OPEN_TIME: "time without an agenda"}
"""What a plan says, by the kind of time it is for; one more meeting is the third best."""
ASKS = (
    "What happened on these days? Nothing logged is not the same as nothing happened.",
    "What became of them? Not kept: told before its day was over, or silent?",
    "Is the day still right?",
    "Plan time: rather work on something together, or without an agenda, than one more meeting.",
    "What have we not told them? What do we not know of them?",
    "Read why, and decide with a reason; later is an answer, too.",
    "What last week was for, and up to three intentions for next week.",
)
"""What each step asks."""
NOTHING = (
    "every working day has an entry",
    "nothing is overdue",
    "nothing is due",
    "nobody waits",
    "both sides told each other something in the last weeks",
    "nothing slips, nobody is ready",
    "nothing was meant for this week",
)
"""What a step without rows says."""


_ACTION_MARKS = {"up": "▲", "attention": "!", "down": "↘", "trial": "△", "end_trial": "▽"}


class Row(NamedTuple):
    """One row of a step: its question as it is kept, whom it is about, a sentence, when, and what is behind it.

    `dated` is sentence and when as the record keeps them: with days, where the row says "yesterday" (empty: the same).
    `advice` is the kind of time to plan. Of a review that is begun, `id` is the kept question's and `state` tells how
    it was answered: `left`, `answered`, `later`, or `meanwhile`, where the ledger answers it without the review.
    """

    step: int
    question: str
    sentence: str
    when: str = ""
    mark: str = "·"
    dated: str = ""
    partner_id: str | None = None
    handle: str | None = None
    partner: str = ""
    number: int | None = None
    detail: tuple[str, ...] = ()
    promise: Promise | None = None
    advice: str = ""
    private: bool = False
    id: str = ""
    state: str = "left"
    answer: str = ""

    @property
    def says(self) -> str:
        """Give the row as one line."""
        return self._of_partner(f"{self.sentence}{' · ' + self.when if self.when else ''}")

    @property
    def recorded(self) -> str:
        """Give the row as one line of a record, which is read on other days than its own."""
        return self._of_partner(self.dated) if self.dated else self.says

    def _of_partner(self, text: str) -> str:
        return ": ".join(part for part in (self.partner, text) if part)


class Step(NamedTuple):
    """One of the seven steps: its number from 1, its rows, and how many more there are that it does not ask about."""

    number: int
    rows: tuple[Row, ...]
    more: int = 0

    @property
    def title(self) -> str:
        """Name the step."""
        return order.STEPS[self.number - 1]

    @property
    def left(self) -> int:
        """Count the rows that have no answer yet."""
        return sum(one.state == "left" for one in self.rows)


def steps_of(found: Review) -> tuple[Step, ...]:
    """Make the steps of a review of what was gathered for it, each with its most urgent rows."""
    day = found.as_of
    rows: list[list[Row]] = [
        [day_row(one, day) for one in found.catch_up],
        [promise_row(order.OVERDUE, one, found.names, day) for one in found.overdue],
        [promise_row(order.DUE, one, found.names, day) for one in found.due],
        [waiting_row(one, found.time, day) for one in found.waiting[: order.MOST_ROWS]],
        [open_row(one, day) for one in found.open[: order.MOST_ROWS]],
        [reading_row(one, found.level_names) for one in found.attention[: order.MOST_ROWS]],
        [asked_row(one, day) for one in found.asked],
    ]
    sizes = [*map(len, rows[:3]), len(found.waiting), len(found.open), len(found.attention), 0]
    return tuple(
        Step(number, tuple(some[: order.MOST_ROWS]), max(0, size - order.MOST_ROWS))
        for number, (some, size) in enumerate(zip(rows, sizes, strict=True), 1)
    )


def day_row(on: date, as_of: date) -> Row:
    """Make the row of a day without an entry."""
    question = order.question(order.CATCH_UP, on.isoformat())
    sentence = f"{sentences.day(on, as_of)}: nothing logged"
    return Row(order.CATCH_UP, question, sentence, sentences.ago(on, as_of), "◌", sentence)


def promise_row(step: int, one: Promise, names: Names, as_of: date) -> Row:
    """Make the row of a promise that is overdue or due."""
    return Row(
        step,
        order.question(step, f"#{one.number}"),
        sentences.promise(one),
        sentences.due(one, as_of),
        "●" if step == order.OVERDUE else "○",
        f"{sentences.PRIVATE_PROMISE if one.private else sentences.promise(one)} · {sentences.dated_due(one, as_of)}",
        one.partner_id,
        names.handles[one.partner_id],
        names.partners[one.partner_id],
        one.number,
        _promise_detail(one, as_of),
        one,
        private=one.private,
    )


def waiting_row(one: Waiting, time: Mapping[str, Mapping[str, date]], as_of: date) -> Row:
    """Make the row of a partner it has been quiet with, and say what kind of time is called for."""
    last = time.get(one.partner_id, {})
    advice = JOINT if last.get(JOINT, date.min) <= last.get(OPEN_TIME, date.min) else OPEN_TIME
    had = (
        f"last worked on something together: {_last(last.get(JOINT), as_of)}",
        f"last time without an agenda: {_last(last.get(OPEN_TIME), as_of)}",
    )
    return Row(
        order.WAITING,
        order.question(order.WAITING),
        sentences.waited(one.days, one.cadence_days, met=one.last_on is not None),
        f"rather {PLANS[advice]}",
        "◔",
        f"{sentences.dated_waited(one.days, one.cadence_days, one.last_on, as_of)} · rather {PLANS[advice]}",
        one.partner_id,
        one.handle,
        one.name,
        detail=had,
        advice=advice,
    )


def open_row(one: Untold, as_of: date) -> Row:
    """Make the row of a partner that was told little for a while, or told us little."""
    said = f"we told them {_told(one.ours_on, as_of)}, they us {_told(one.theirs_on, as_of)}"
    dated = f"we told them {_told_on(one.ours_on, as_of)}, they us {_told_on(one.theirs_on, as_of)}"
    count = f"{len(one.to_say)} noted to say" if one.to_say else ""
    dated = f"{dated} · {count}" if count else dated
    who = one.partner_id, one.handle, one.name
    question = order.question(order.OPEN)
    return Row(order.OPEN, question, said, count, "◍", dated, *who, detail=one.to_say)


def reading_row(one: Reading, level_names: Sequence[str]) -> Row:
    """Make the row of a partner as its reading is: what it suggests, if anything, with all that it says about why."""
    action = one.suggestion.action
    said, because = _suggested(one, level_names)
    errs = trust_words.error_words(one.suggestion) if action != "up" else None  # its sentence says so already
    behind = [*because, *map(trust_words.sentence, (*one.questions, *one.suggestion.missing))]
    return Row(
        order.READY,
        order.question(order.READY),
        said,
        "",
        _ACTION_MARKS.get(action) or trust_words.ARROWS[one.trend],
        "",
        one.partner.id,
        one.partner.handle,
        one.partner.name,
        detail=(*behind, *([f"{errs[0].upper()}{errs[1:]}."] if errs else ())),
    )


def _suggested(one: Reading, level_names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give what a row says of a reading, and the reasons that its sentence leaves out."""
    because = tuple(map(trust_words.sentence, one.suggestion.because))
    if said := trust_words.row_words(one, level_names):
        return said, because[1:] if one.suggestion.action in ("attention", "down") else because
    if one.asks:
        return "worth a question", because
    return f"{trust_words.TREND_WORDS[one.trend]}, and no change of level is suggested", because


def decided_row(row: Row, decided: Decided, as_of: date, level_names: Sequence[str]) -> Row:
    """Turn the row of a partner into one that says what was decided about it, whatever its reading has become."""
    on = sentences.day(decided.on, as_of)
    if decided.trial is not None:
        _, new = decided.levels
        words = {"began": "on trial", "confirmed": "confirmed", "ended": "again, the trial is over"}[decided.trial]
        said, mark = f"level {new} {level_names[new - 1]} {words}, on {on}", "△" if decided.trial == "began" else "▲"
        answer = f"decided: level {new} {words}"
    elif decided.what == "level":
        old, new = decided.levels
        way, mark = ("up", "▲") if new > old else ("down", "▼")
        said = f"{way} from level {old} {level_names[old - 1]} to {new} {level_names[new - 1]} on {on}"
        answer = f"decided: level {old} → {new}"
    elif decided.what == "decline":
        until = f", until {sentences.day(decided.until, as_of)}" if decided.until else ""
        said, mark, answer = f"not now, said on {on}{until}", "»", "decided: not now"
    elif decided.what == "answered":
        said, mark, answer = f"question answered on {on}", "✓", "answered"
    elif decided.what in ("anew", "logged_from"):
        said, mark, answer = f"tests begun anew on {on}", "↺", "begun anew"
    else:
        strand = f" of {trust_words.TITLES[decided.strand].lower()}" if decided.strand else ""
        said, mark, answer = f"flag{strand} seen on {on}", "✓", "flag seen"
    return row._replace(sentence=said, when="", mark=mark, dated="", detail=(), state="meanwhile", answer=answer)


def asked_row(one: Asked, as_of: date) -> Row:
    """Make the row that asks after an intention of the last review."""
    question = order.question(order.NEXT_WEEK, one.text)
    return Row(
        order.NEXT_WEEK, question, f"you meant to: {one.text}", f"{sentences.day(one.set_on, as_of)}, done?", "◇"
    )


def kept_words(one: Promise, today: date) -> str:
    """Say what keeping a promise today comes to: the answer in the record is what the clock makes of it."""
    word = rules.outcome(rules.close(one, "kept", None, today), today)
    return {"late": "kept, late", "lapsed": "delivered after it had lapsed"}.get(word, word)


def _promise_detail(one: Promise, as_of: date) -> tuple[str, ...]:
    moved = [
        f"moved from {sentences.day(each.from_on, as_of)} to {sentences.day(each.to_on, as_of)}" for each in one.moves
    ]
    stake = [f"stake: {one.stake}"] if one.stake != "normal" else []
    again = [f"comes back every {one.every}"] if one.every else []
    made = f"made {sentences.day(one.made_on, as_of)}"
    return (" · ".join([made, *stake, *again, *moved]), *([one.note] if one.note else ()))


def _last(on: date | None, as_of: date) -> str:
    return "never yet" if on is None else f"{sentences.day(on, as_of)}, {sentences.ago(on, as_of)}"


def _told(on: date | None, as_of: date) -> str:
    return f"something {sentences.ago(on, as_of)}" if on else "nothing yet"


def _told_on(on: date | None, as_of: date) -> str:
    return f"something on {sentences.day(on, as_of)}" if on else "nothing yet"


def counted(rows: Sequence[Row], state: str) -> int:
    """Count the rows of a state."""
    return sum(one.state == state for one in rows)
