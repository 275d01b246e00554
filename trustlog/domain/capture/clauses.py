"""The clauses that are no moments: promises, openness, notes, and acting on promises by number."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.calendar.dates import begins_date, match_date, read_date
from trustlog.domain.capture.scan import Token, joined
from trustlog.domain.capture.values import ActClause, Clause, DisclosureClause, NoteClause, PromiseClause
from trustlog.domain.capture.words import BY_WORDS, EVERY_WORDS, LATE_WORDS, STAKE_WORDS, find_every, looks_off
from trustlog.domain.limits import DEPTH, MOST_DIGITS
from trustlog.errors import DateError, Fault, Reason, Remedy, Said, WordsError

if TYPE_CHECKING:
    from trustlog.domain.facts.scan import Stake

DEFAULT_DEPTH = 2
_SOFT_BY = "voor"  # Dutch for `by`, but also for `for`: a due date only where a date follows


class Part:
    """A clause while it is read: the line, its place in it, the words behind its head, and where faults go."""

    def __init__(
        self,
        line: str,
        head: Token,
        words: list[Token],
        today: date,
        faults: list[Fault],
        private: bool,
        at: int,
        end: int,
    ) -> None:
        self.line = line
        self.head = head
        self.words = words
        self.today = today
        self.faults = faults
        self.private = private
        self.at = at
        self.end = end

    @property
    def source(self) -> str:
        """Return the clause as it was typed."""
        return self.line[self.at : self.end]

    def fault(
        self, reason: Said, first: Token | None = None, last: Token | None = None, remedies: tuple[Remedy, ...] = ()
    ) -> None:
        """Note a fault at some words, or at the clause's head."""
        first = first or self.head
        self.faults.append(Fault(reason, first.at, (last or first).end, remedies=remedies))

    def text(self, words: list[Token], missing: Reason) -> str:
        """Return the text these words are; a fault where there is none."""
        text = joined(self.line, words)
        if not text:
            self.fault(missing)
        return text


def read_promise(part: Part, ours: bool, verb: str) -> PromiseClause:
    """Read `TEXT [by DATE] [every month] [+big]`; what stands behind the text may come in any order."""
    words = list(part.words)
    stake = _take_stake(part, words)
    last_period = _take_every(part, words)
    due_on = _take_due(part, words)
    second_period = _take_every(part, words)
    if last_period and second_period:
        part.fault(Reason("comes_back_twice"))
    text = part.text(words, Reason("say_what_was_promised"))
    back = last_period or second_period
    return PromiseClause(ours, text, due_on, back, stake, verb == "offer", part.private, part.source, part.at, part.end)


def _take_stake(part: Part, words: list[Token]) -> "Stake":
    stake_words = [token for token in words if token.word in STAKE_WORDS]
    stakes = {STAKE_WORDS[token.word] for token in stake_words}
    if len(stakes) > 1:
        part.fault(Reason("two_stakes"), stake_words[1])
    if stake_words:
        words[:] = [token for token in words if token.word not in STAKE_WORDS]
    last = words[-1].word if words else ""
    if last[:1] in ("+", "!") and last[1:].isalpha():
        part.fault(Reason("no_stake", text=last[:40]), words[-1])
    return stakes.pop() if len(stakes) == 1 else "normal"


def _take_every(part: Part, words: list[Token]) -> str | None:
    """Take `every month` off the end of the words."""
    plain = [token.word for token in words]
    for at in range(len(words) - 2, max(len(words) - 4, -1), -1):
        if plain[at] not in EVERY_WORDS:
            continue
        try:
            period = find_every(plain, at + 1)
        except WordsError as error:
            part.fault(error, words[at], words[-1])
            del words[at:]
            return None
        if period and at + 1 + period[1] == len(words):
            del words[at:]
            return period[0]
        if looks_off(plain[at + 1]) or (at + 2 == len(words) and begins_date(plain[at + 1])):
            part.fault(Reason("say_how_often"), words[at], words[-1])
            del words[at:]
            return None
    return None


def _take_due(part: Part, words: list[Token]) -> date | None:
    """Take the due date off: the date behind the last `by`; text there that only looks like a date is a fault."""
    plain = [token.word for token in words]
    at = max((place for place, word in enumerate(plain) if word in BY_WORDS), default=None)
    if at is None or at + 1 == len(words) or not all(plain[at + 1 :]):
        if at is not None and at + 1 < len(words) and begins_date(plain[at + 1]):
            part.fault(_no_date(part, words[at + 1 :]), words[at + 1], words[-1])
        return None
    try:
        due_on = _date(plain[at + 1 :], part.today)
        if due_on is None:
            if begins_date(plain[at + 1]) and plain[at] != _SOFT_BY:
                raise DateError(_no_date(part, words[at + 1 :]))
            return None
        if due_on < part.today:
            raise DateError(Reason("due_before_today", due=due_on, made=part.today))
    except DateError as error:
        part.fault(error, words[at + 1], words[-1])
        del words[at:]
        return None
    del words[at:]
    return due_on


def _date(words: list[str], today: date) -> date | None:
    if words[0] == "the":
        words = words[1:]
    match = match_date(words, today, due=True)
    return match[0] if match and match[1] == len(words) else None


def _no_date(part: Part, words: list[Token]) -> Reason:
    text = joined(part.line, words)
    try:
        read_date(text, part.today, due=True)
    except DateError as error:
        return Reason("no_date_behind_by", error=error)
    return Reason("date_goes_on")


def read_disclosure(part: Part, ours: bool, verb: str) -> DisclosureClause:
    """Read `TEXT [/1-/4]`."""
    missed = verb == "hid"
    words = list(part.words)
    depth: int | None = None if missed else DEFAULT_DEPTH
    last = words[-1].word if words else ""
    if last.startswith("/") and last[1:].isascii() and last[1:].isdigit():
        depth_word = words.pop()
        if missed:
            part.fault(Reason("hidden_has_no_depth"), depth_word)
        elif len(last) > 2 or not DEPTH.holds(int(last[1:])):
            part.fault(Reason("no_depth", text=last[:12], low=DEPTH.low, high=DEPTH.high), depth_word)
        else:
            depth = int(last[1:])
    topic = part.text(words, Reason("say_what_about"))
    return DisclosureClause(ours, topic, depth, missed, part.today, part.private, part.source, part.at, part.end)


def read_note(part: Part, _ours: bool, _verb: str) -> NoteClause:
    """Read `note TEXT`."""
    note = part.text(part.words, Reason("say_what_to_note"))
    return NoteClause(note, part.today, part.private, part.source, part.at, part.end)


def read_act(part: Part, _ours: bool, act: str) -> ActClause:
    """Read the numbers behind `keep` or `broke`, and the day behind them, or that what was kept is late."""
    numbers: dict[int, None] = {}  # in their order
    words = list(part.words)
    on = _take_happened(part, words)
    late = act == "keep" and on is None and bool(words) and words[-1].word in LATE_WORDS
    for token in words[:-1] if late else words:
        at = token.at
        for text in token.text.split(","):
            digits = text.removeprefix("#")
            if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS and int(digits):
                if int(digits) in numbers:
                    part.faults.append(Fault(Reason("named_twice", name=digits), at, at + len(text)))
                numbers[int(digits)] = None
            elif text:
                part.faults.append(Fault(Reason("no_number_here", text=text[:40], act=act), at, at + len(text)))
            at += len(text) + 1
    if part.private:
        part.fault(Reason("private_act", act=act))
    if not numbers and len(words) == late:
        part.fault(Reason("say_which", act=act), remedies=(Remedy("due_numbers"),))
    return ActClause(act, tuple(numbers), on, late, part.source, part.at, part.end)


def _take_happened(part: Part, words: list[Token]) -> date | None:
    """Take off the day on which something happened, behind its numbers: `on thu`, `yesterday`; not one to come."""
    at = next((place for place, token in enumerate(words) if token.word[:1].isalpha()), len(words))
    try:
        match = match_date([token.word for token in words[at:]], part.today, due=False)
    except DateError as error:
        part.fault(error, words[at], words[-1])
        del words[at:]
        return None
    if match is None or at + match[1] < len(words):
        return None
    if match[0] > part.today:
        part.fault(Reason("closed_ahead", day=match[0]), words[at], words[-1])
    del words[at:]
    return match[0]


READERS: Mapping[str, Callable[[Part, bool, str], Clause]] = {
    "promise": read_promise,
    "offer": read_promise,
    "shared": read_disclosure,
    "hid": read_disclosure,
    "note": read_note,
    "keep": read_act,
    "broke": read_act,
}
"""What reads a clause, by the verb of its head; it is told whether the head begins with "we", and the verb."""
