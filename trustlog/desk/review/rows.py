"""The rows of a review: one sentence each, the same in the text, on the screens and in the record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.due import Waiting
from trustlog.desk.facts import Names
from trustlog.desk.review.contents import AskedIntention, OpennessGap, Review
from trustlog.domain import review as order
from trustlog.domain.facts import Promise
from trustlog.domain.facts import promise as rules
from trustlog.language import _
from trustlog.storage.read.reviews import Decision
from trustlog.trust import words as trust_words
from trustlog.trust.reading.values import Reading

JOINT, OPEN_TIME = "joint", "unscripted"
PLANS = {JOINT: "work on something together", OPEN_TIME: "time without an agenda"}
"""What a plan says, by the kind of time it is for; an ordinary meeting comes third."""
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
        """Return the row as one line."""
        return self._of_partner(f"{self.sentence}{' · ' + self.when if self.when else ''}")

    @property
    def recorded(self) -> str:
        """Return the row as a line of a record, which is read on later days."""
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
        return sum(row.state == "left" for row in self.rows)


def steps_of(review: Review) -> tuple[Step, ...]:
    """Make the steps of a review of what was gathered for it, each with its most urgent rows."""
    day = review.as_of
    rows: list[list[Row]] = [
        [day_row(weekday, day) for weekday in review.catch_up],
        [promise_row(order.OVERDUE, promise, review.names, day) for promise in review.overdue],
        [promise_row(order.DUE, promise, review.names, day) for promise in review.due],
        [waiting_row(partner, review.time, day) for partner in review.waiting[: order.MOST_ROWS]],
        [open_row(partner, day) for partner in review.open[: order.MOST_ROWS]],
        [
            reading_row(reading, review.level_names, review.sides, review.private.get(reading.partner.id, 0))
            for reading in review.attention[: order.MOST_ROWS]
        ],
        [asked_row(intention, day) for intention in review.asked],
    ]
    sizes = [*map(len, rows[:3]), len(review.waiting), len(review.open), len(review.attention), 0]
    return tuple(
        Step(number, tuple(step_rows[: order.MOST_ROWS]), max(0, size - order.MOST_ROWS))
        for number, (step_rows, size) in enumerate(zip(rows, sizes, strict=True), 1)
    )


def day_row(on: date, as_of: date) -> Row:
    """Make the row of a day without an entry."""
    question = order.question(order.CATCH_UP, on.isoformat())
    sentence = f"{sentences.day(on, as_of)}: nothing logged"
    return Row(order.CATCH_UP, question, sentence, sentences.ago(on, as_of), "◌", sentence)


def promise_row(step: int, promise: Promise, names: Names, as_of: date) -> Row:
    """Make the row of a promise that is overdue or due."""
    recorded_text = sentences.PRIVATE_PROMISE if promise.private else sentences.promise(promise)
    return Row(
        step,
        order.question(step, f"#{promise.number}"),
        sentences.promise(promise),
        sentences.due(promise, as_of),
        "●" if step == order.OVERDUE else "○",
        f"{recorded_text} · {sentences.dated_due(promise, as_of)}",
        promise.partner_id,
        names.handles[promise.partner_id],
        names.partners[promise.partner_id],
        promise.number,
        _promise_detail(promise, as_of),
        promise,
        private=promise.private,
    )


def waiting_row(partner: Waiting, time: Mapping[str, Mapping[str, date]], as_of: date) -> Row:
    """Make the row of a partner without recent contact, with the kind of time it needs most."""
    last = time.get(partner.partner_id, {})
    advice = JOINT if last.get(JOINT, date.min) <= last.get(OPEN_TIME, date.min) else OPEN_TIME
    dated = sentences.dated_waited(partner.all_days, partner.paused, partner.cadence_days, partner.last_on, as_of)
    last_times = (
        f"last worked on something together: {_last(last.get(JOINT), as_of)}",
        f"last time without an agenda: {_last(last.get(OPEN_TIME), as_of)}",
    )
    return Row(
        order.WAITING,
        order.question(order.WAITING),
        sentences.waited(partner.all_days, partner.paused, partner.cadence_days, met=partner.last_on is not None),
        f"rather {PLANS[advice]}",
        "◔",
        f"{dated} · rather {PLANS[advice]}",
        partner.partner_id,
        partner.handle,
        partner.name,
        detail=last_times,
        advice=advice,
    )


def open_row(partner: OpennessGap, as_of: date) -> Row:
    """Make the row of a partner that was told little for a while, or told us little."""
    sides = (partner.ours_on, partner.theirs_on)
    sentence = _told(*(sentences.ago(on, as_of) if on else None for on in sides))
    dated = _told(*(_("on {day}").format(day=sentences.day(on, as_of)) if on else None for on in sides))
    count = f"{len(partner.to_say)} noted to say" if partner.to_say else ""
    dated = f"{dated} · {count}" if count else dated
    identity = partner.partner_id, partner.handle, partner.name
    question = order.question(order.OPEN)
    return Row(order.OPEN, question, sentence, count, "◍", dated, *identity, detail=partner.to_say)


def reading_row(reading: Reading, level_names: Sequence[str], sides: int, private: int) -> Row:
    """Make the row of a partner as its reading is: what it suggests, if anything, with all that it says about why.

    So many `sides` are watched in all; the reading rests on so many `private` facts.
    """
    action = reading.suggestion.action
    sentence, because = _suggested(reading, level_names)
    # A step up says so in its sentence already.
    error_text = trust_words.error_words(reading.suggestion, sides) if action != "up" else None
    reasons = [*because, *map(trust_words.sentence, (*reading.questions, *reading.suggestion.missing))]
    for words in (trust_words.unsettled_words(reading.counted), trust_words.private_words(private)):
        reasons += [f"{words[0].upper()}{words[1:]}."] if words else []
    return Row(
        order.READY,
        order.question(order.READY),
        sentence,
        "",
        _ACTION_MARKS.get(action) or trust_words.ARROWS[reading.trend],
        "",
        reading.partner.id,
        reading.partner.handle,
        reading.partner.name,
        detail=(*reasons, *([f"{error_text[0].upper()}{error_text[1:]}."] if error_text else ())),
    )


def _suggested(reading: Reading, level_names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give what a row says of a reading, and the reasons that say more."""
    because = tuple(map(trust_words.sentence, reading.suggestion.because))
    if sentence := trust_words.row_words(reading, level_names):
        return sentence, because[1:] if because and because[0] == f"{sentence}." else because
    if reading.asks:
        return "worth a question", because
    return f"{trust_words.TREND_WORDS[reading.trend]}, and no change of level is suggested", because


def decided_row(row: Row, decision: Decision, as_of: date, level_names: Sequence[str]) -> Row:
    """Turn the row of a partner into one that says what was decided about it, whatever its reading has become."""
    on = sentences.day(decision.on, as_of)
    if decision.trial is not None:
        _, new = decision.levels
        words = {"began": "on trial", "confirmed": "confirmed", "ended": "again, the trial is over"}[decision.trial]
        sentence, mark = (
            f"level {new} {level_names[new - 1]} {words}, on {on}",
            "△" if decision.trial == "began" else "▲",
        )
        answer = f"decided: level {new} {words}"
    elif decision.kind == "level":
        old, new = decision.levels
        direction, mark = ("up", "▲") if new > old else ("down", "▼")
        sentence = f"{direction} from level {old} {level_names[old - 1]} to {new} {level_names[new - 1]} on {on}"
        answer = f"decided: level {old} → {new}"
    elif decision.kind == "decline":
        until = f", until {sentences.day(decision.until, as_of)}" if decision.until else ""
        sentence, mark, answer = f"not now, said on {on}{until}", "»", "decided: not now"
    elif decision.kind == "answered":
        sentence, mark, answer = f"question answered on {on}", "✓", "answered"
    elif decision.kind in ("anew", "logged_from"):
        sentence, mark, answer = f"counting started again on {on}", "↺", "counting started again"
    else:
        strand = f" of {trust_words.TITLES[decision.strand].lower()}" if decision.strand else ""
        sentence, mark, answer = f"flag{strand} seen on {on}", "✓", "flag seen"
    return row._replace(sentence=sentence, when="", mark=mark, dated="", detail=(), state="meanwhile", answer=answer)


def asked_row(intention: AskedIntention, as_of: date) -> Row:
    """Make the row that asks after an intention of the last review."""
    question = order.question(order.NEXT_WEEK, intention.text)
    return Row(
        order.NEXT_WEEK,
        question,
        f"you meant to: {intention.text}",
        f"{sentences.day(intention.set_on, as_of)}, done?",
        "◇",
    )


def kept_words(promise: Promise, today: date) -> str:
    """Return the outcome of keeping a promise today: kept, kept late, or delivered after it had lapsed."""
    word = rules.outcome(rules.close(promise, "kept", None, today), today)
    return {"late": "kept, late", "lapsed": "delivered after it had lapsed"}.get(word, word)


def _promise_detail(promise: Promise, as_of: date) -> tuple[str, ...]:
    moved = [
        f"moved from {sentences.day(move.from_on, as_of)} to {sentences.day(move.to_on, as_of)}"
        for move in promise.moves
    ]
    stake = [f"stake: {promise.stake}"] if promise.stake != "normal" else []
    recurrence = [f"comes back every {promise.every}"] if promise.every else []
    made_text = f"made {sentences.day(promise.made_on, as_of)}"
    return (" · ".join([made_text, *stake, *recurrence, *moved]), *([promise.note] if promise.note else ()))


def _last(on: date | None, as_of: date) -> str:
    return "never yet" if on is None else f"{sentences.day(on, as_of)}, {sentences.ago(on, as_of)}"


def _told(ours: str | None, theirs: str | None) -> str:
    """Say when each side told the other something last; None where it never did."""
    if ours is None and theirs is None:
        return _("neither side has told the other anything yet")
    if theirs is None:
        return _("we told them something {when}; they have told us nothing yet").format(when=ours)
    if ours is None:
        return _("they told us something {when}; we have told them nothing yet").format(when=theirs)
    return _("we told them something {ours}, they us {theirs}").format(ours=ours, theirs=theirs)


def counted(rows: Sequence[Row], state: str) -> int:
    """Count the rows of a state."""
    return sum(row.state == state for row in rows)
