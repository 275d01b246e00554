"""The rows of a review: one sentence each, the same in the text, on the screens and in the record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.due import Waiting
from trustlog.desk.facts import Names
from trustlog.desk.garden import Turn
from trustlog.desk.practice import Asked, part_named
from trustlog.desk.review.contents import AskedIntention, OpennessGap, Review, SaysOtherwise
from trustlog.domain import review as order
from trustlog.domain.calendar.days import every_words
from trustlog.domain.facts import Promise
from trustlog.domain.facts import promise as rules
from trustlog.language import N_, _, at_the_start
from trustlog.storage.read.reviews import Decision
from trustlog.trust import words as trust_words
from trustlog.trust.reading.values import Reading

PRACTICE = "practice"
"""How a kept question begins, behind the word of its step, that is one of the practice."""
OTHERWISE = "otherwise"
"""The same of what a partner says otherwise than we do."""
GARDEN = "garden"
"""The same of a garden that became ready or fell back."""
JOINT, OPEN_TIME = "joint", "unscripted"
PLANS = {JOINT: N_("work on something together"), OPEN_TIME: N_("time without an agenda")}
"""What a plan says, by the kind of time it is for; an ordinary meeting comes third."""
ASKS = (
    N_("What happened on these days? Nothing logged is not the same as nothing happened."),
    N_("What became of them? Not kept: told before its day was over, or silent?"),
    N_("Is the day still right?"),
    N_("Plan time: rather work on something together, or without an agenda, than one more meeting."),
    N_("What have we not told them? What do we not know of them?"),
    N_("Read why, and decide with a reason; later is an answer, too."),
    N_("What last week was for, and up to three intentions for next week."),
)
"""What each step asks."""
NOTHING = (
    N_("every working day has an entry"),
    N_("nothing is overdue"),
    N_("nothing is due"),
    N_("nobody waits"),
    N_("nobody has been silent about themselves for eight weeks"),
    N_("nothing slips, nobody is ready"),
    N_("nothing was meant for this week"),
)
"""What a step without rows says."""


_ACTION_MARKS = {"up": "▲", "attention": "!", "down": "↘", "trial": "△", "end_trial": "▽"}


class Row(NamedTuple):
    """One row of a step: its question as it is kept, whom it is about, a sentence, when, and what is behind it.

    `dated` is sentence and when as the record keeps them: with days, where the row says "yesterday" (empty: the same).
    `advice` is the kind of time to plan. Of a review that is begun, `id` is the kept question's and `state` tells how
    it was answered: `left`, `answered`, `later`, or `meanwhile`, where the ledger answers it without the review. A row
    that asks a question of the practice has its `part`, one about what they say otherwise the numbers of `promises`;
    one about a garden has its handle as `garden`.
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
    part: str = ""
    promises: tuple[int, ...] = ()
    garden: str = ""

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
        return _(order.STEPS[self.number - 1])

    @property
    def left(self) -> int:
        """Count the rows that have no answer yet."""
        return sum(row.state == "left" for row in self.rows)


def steps_of(review: Review) -> tuple[Step, ...]:
    """Make the steps of a review of what was gathered for it, each with its most urgent rows."""
    day = review.as_of
    practice = [practice_row(review.practice)] if review.practice else []
    otherwise = [otherwise_row(partner) for partner in review.otherwise[: order.MOST_ROWS // 2]]
    room = order.MOST_ROWS - len(practice) - len(otherwise)
    rows: list[list[Row]] = [
        [day_row(weekday, day) for weekday in review.catch_up],
        [promise_row(order.OVERDUE, promise, review.names, day) for promise in review.overdue],
        [promise_row(order.DUE, promise, review.names, day) for promise in review.due],
        [waiting_row(partner, review.time, day) for partner in review.waiting[: order.MOST_ROWS]],
        [*(open_row(partner, day) for partner in review.open[:room]), *otherwise, *practice],
        [
            *map(garden_row, review.gardens),
            *(
                reading_row(reading, review.level_names, review.sides, review.private.get(reading.partner.id, 0))
                for reading in review.attention[: order.MOST_ROWS]
            ),
        ],
        [asked_row(intention, day) for intention in review.asked],
    ]
    told = len(review.otherwise) + len(review.open) + len(practice)
    sizes = [*map(len, rows[:3]), len(review.waiting), told, len(review.attention) + len(review.gardens), 0]
    return tuple(
        Step(number, tuple(step_rows[: order.MOST_ROWS]), max(0, size - order.MOST_ROWS))
        for number, (step_rows, size) in enumerate(zip(rows, sizes, strict=True), 1)
    )


def day_row(on: date, as_of: date) -> Row:
    """Make the row of a day without an entry."""
    question = order.question(order.CATCH_UP, on.isoformat())
    sentence = _("{day}: nothing logged").format(day=sentences.day(on, as_of))
    return Row(order.CATCH_UP, question, sentence, sentences.ago(on, as_of), "◌", sentence)


def promise_row(step: int, promise: Promise, names: Names, as_of: date) -> Row:
    """Make the row of a promise that is overdue or due."""
    says = sentences.promised(promise, names)
    recorded_text = _(sentences.PRIVATE_PROMISE) if promise.private else says
    return Row(
        step,
        order.question(step, f"#{promise.number}"),
        sentences.private_mark(promise) + says,
        sentences.due(promise, as_of),
        "●" if step == order.OVERDUE else "○",
        f"{recorded_text} · {sentences.dated_due(promise, as_of)}",
        promise.partner_id,
        names.handles[promise.partner_id],
        names.partner_of(promise),
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
        _("last worked on something together: {last}").format(last=_last(last.get(JOINT), as_of)),
        _("last time without an agenda: {last}").format(last=_last(last.get(OPEN_TIME), as_of)),
    )
    return Row(
        order.WAITING,
        order.question(order.WAITING),
        sentences.waited(partner.all_days, partner.paused, partner.cadence_days, met=partner.last_on is not None),
        _("rather {plans}").format(plans=_(PLANS[advice])),
        "◔",
        _("{dated} · rather {plans}").format(dated=dated, plans=_(PLANS[advice])),
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
    count = _("{to_say} noted to say").format(to_say=len(partner.to_say)) if partner.to_say else ""
    dated = f"{dated} · {count}" if count else dated
    identity = partner.partner_id, partner.handle, partner.name
    question = order.question(order.OPEN)
    return Row(order.OPEN, question, sentence, count, "◍", dated, *identity, detail=(*partner.to_say, *partner.to_tell))


def otherwise_row(partner: SaysOtherwise) -> Row:
    """Make the row of a partner that says otherwise than we do; the texts of promises are behind it, not in it."""
    numbers = ", ".join(f"#{number}" for number in partner.numbers)
    sentence = _("they say otherwise on {numbers}").format(numbers=numbers)
    question = order.question(order.OPEN, OTHERWISE)
    identity = partner.partner_id, partner.handle, partner.name
    row = Row(order.OPEN, question, sentence, "", "≠", sentence, *identity, detail=partner.words)
    return row._replace(promises=partner.numbers)


def practice_row(asked: Asked) -> Row:
    """Make the row of a question of the practice."""
    partner, question = asked.partner, order.question(order.OPEN, f"{PRACTICE} {asked.part}")
    name = _("Our own organisation") if part_named(asked.part).of_us else partner.name
    identity = partner.id, partner.handle, name
    return Row(order.OPEN, question, asked.says, "", "?", asked.says, *identity, part=asked.part)


def is_of_practice(question: str) -> bool:
    """Tell whether a kept question is one of the practice."""
    asked = order.asked(question)
    return asked is not None and asked[0] == order.OPEN and asked[1].startswith(f"{PRACTICE} ")


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


def garden_row(turn: Turn) -> Row:
    """Make the row of a garden that became ready, or fell back: there is nothing to decide, it is told."""
    garden = turn.garden
    question = order.question(order.READY, f"{GARDEN} {garden.handle}")
    row = Row(order.READY, question, turn.since, "", "▲" if turn.ready else "↘", partner=garden.name)
    return row._replace(detail=(at_the_start(f"{turn.why}."),), garden=garden.handle)


def _suggested(reading: Reading, level_names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give what a row says of a reading, and the reasons that say more."""
    because = tuple(map(trust_words.sentence, reading.suggestion.because))
    if sentence := trust_words.row_words(reading, level_names):
        return sentence, because[1:] if because and because[0] == f"{sentence}." else because
    if reading.asks:
        return _("worth a question"), because
    return _("{trend_words}, and no change of level is suggested").format(
        trend_words=_(trust_words.TREND_WORDS[reading.trend])
    ), because


def decided_row(row: Row, decision: Decision, as_of: date, level_names: Sequence[str]) -> Row:
    """Turn the row of a partner into one that says what was decided about it, whatever its reading has become."""
    on = sentences.day(decision.on, as_of)
    if decision.trial is not None:
        _unused, new = decision.levels
        words = {"began": _("on trial"), "confirmed": _("confirmed"), "ended": _("again, the trial is over")}[
            decision.trial
        ]
        sentence, mark = (
            _("level {level} {name} {words}, on {day}").format(
                level=new, name=_(level_names[new - 1]), words=words, day=on
            ),
            "△" if decision.trial == "began" else "▲",
        )
        answer = _("decided: level {new} {words}").format(new=new, words=words)
    elif decision.kind == "level":
        old, new = decision.levels
        direction, mark = (_("up"), "▲") if new > old else (_("down"), "▼")
        sentence = _("{direction} from level {old} {level_names} to {new} {level_names_2} on {on}").format(
            direction=direction,
            old=old,
            level_names=_(level_names[old - 1]),
            new=new,
            level_names_2=_(level_names[new - 1]),
            on=on,
        )
        answer = _("decided: level {old} → {new}").format(old=old, new=new)
    elif decision.kind == "decline":
        until = _(", until {day}").format(day=sentences.day(decision.until, as_of)) if decision.until else ""
        sentence, mark, answer = (
            _("not now, said on {on}{until}").format(on=on, until=until),
            "»",
            _("decided: not now"),
        )
    elif decision.kind == "answered":
        sentence, mark, answer = _("question answered on {on}").format(on=on), "✓", _("answered")
    elif decision.kind in ("anew", "logged_from"):
        sentence, mark, answer = _("counting started again on {on}").format(on=on), "↺", _("counting started again")
    else:
        strand = (
            _(" of {titles}").format(titles=_(trust_words.TITLES[decision.strand]).lower()) if decision.strand else ""
        )
        sentence, mark, answer = _("flag{strand} seen on {on}").format(strand=strand, on=on), "✓", _("flag seen")
    return row._replace(sentence=sentence, when="", mark=mark, dated="", detail=(), state="meanwhile", answer=answer)


def asked_row(intention: AskedIntention, as_of: date) -> Row:
    """Make the row that asks after an intention of the last review."""
    question = order.question(order.NEXT_WEEK, intention.text)
    return Row(
        order.NEXT_WEEK,
        question,
        _("you meant to: {text}").format(text=intention.text),
        _("{day}, done?").format(day=sentences.day(intention.set_on, as_of)),
        "◇",
    )


def kept_words(promise: Promise, today: date) -> str:
    """Return the outcome of keeping a promise today: kept, kept late, or delivered after it had lapsed."""
    word = rules.outcome(rules.close(promise, "kept", None, today), today)
    return {"late": "kept, late", "lapsed": "delivered after it had lapsed"}.get(word, word)


def _promise_detail(promise: Promise, as_of: date) -> tuple[str, ...]:
    moved = [
        _("moved from {day} to {day_2}").format(
            day=sentences.day(move.from_on, as_of), day_2=sentences.day(move.to_on, as_of)
        )
        for move in promise.moves
    ]
    stake = [_("stake: {stake}").format(stake=_(promise.stake))] if promise.stake != "normal" else []
    recurrence = [_("comes back {every}").format(every=every_words(promise.every))] if promise.every else []
    made_text = _("made {day}").format(day=sentences.day(promise.made_on, as_of))
    return (" · ".join([made_text, *stake, *recurrence, *moved]), *([promise.note] if promise.note else ()))


def _last(on: date | None, as_of: date) -> str:
    return _("never yet") if on is None else f"{sentences.day(on, as_of)}, {sentences.ago(on, as_of)}"


def _told(ours: str | None, theirs: str | None) -> str:
    """Say when each side told the other something last; None where it never did."""
    if ours is None and theirs is None:
        return _("neither side has told the other anything yet")
    if theirs is None:
        return _("we told them something {when}; they have told us nothing yet").format(when=ours)
    if ours is None:
        return _("they told us something {when}; we have told them nothing yet").format(when=theirs)
    return _("we told them something {ours}, they us {theirs}").format(ours=ours, theirs=theirs)


def in_state(rows: Sequence[Row], state: str) -> int:
    """Count the rows of a state."""
    return sum(row.state == state for row in rows)
