"""The clauses that are no moments: promises, openness, notes, and acting on promises by number."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.calendar.dates import begins_date, match_date
from trustlog.domain.calendar.day_words import DAY_WORDS, NAMED_DAYS
from trustlog.domain.capture.due import DueFinder
from trustlog.domain.capture.known import NOBODY, Known, KnownItem
from trustlog.domain.capture.rhythm import first_due, take_adjective, take_every, take_first
from trustlog.domain.capture.says import (
    BIG,
    CONNECTS,
    FAINT,
    HEDGES,
    SMALL,
    STAKISH,
    WILLING,
)
from trustlog.domain.capture.scan import Token, ends_part, joined
from trustlog.domain.capture.stops import (
    refuse_bare_stake,
    refuse_hidden_promise,
    refuse_last_day,
    refuse_meal,
    refuse_noted_promise,
    refuse_second_meeting,
    refuse_slip,
    refuse_unread_day,
)
from trustlog.domain.capture.values import ActClause, Clause, DisclosureClause, NoteClause, PromiseClause, RequestClause
from trustlog.domain.capture.words import (
    AND_WORDS,
    LATE_WORDS,
    ON_WORDS,
    PRIVATE_WORDS,
    STAKE_WORDS,
)
from trustlog.domain.limits import DEPTH, MOST_DIGITS
from trustlog.errors import DateError, Fault, Reason, Refused, Remedy, Said, WordsError

if TYPE_CHECKING:
    from trustlog.domain.facts.scan import Stake

DEFAULT_DEPTH = 2
PROMISE_WORDS = tuple(sorted(WILLING - {"will", "shall", "ga", "gaat", "gaan", "zal", "zul", "zou"}))
_LONGEST_REMARK = 6  # words
_SAYS_WHAT = ("that", "dat", "about", "over")  # behind a day at the beginning: `they shared friday that …`
_RECENT = 60  # days back to which a day behind a comma may go without its year


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
        on: date | None = None,
        stake: "Stake" = "normal",
        spoken: bool = False,
        known: Known = NOBODY,
    ) -> None:
        self.line = line
        self.head = head
        self.words = words
        self.today = today
        self.faults = faults
        self.private = private
        self.at = at
        self.end = end
        self.on = on
        self.stake = stake
        self.spoken = spoken
        self.known = known

    @property
    def sentence(self) -> bool:
        """Return whether a full stop behind the text ends a sentence: a note is kept to the letter."""
        return self.head.word not in ("note", "notitie")

    @property
    def source(self) -> str:
        """Return the clause as it was typed."""
        return self.line[self.at : self.end]

    def fault(
        self, reason: Said, first: Token | None = None, last: Token | None = None, remedies: tuple[Remedy, ...] = ()
    ) -> None:
        """Note a fault at some words, or at the clause's head."""
        first = first or self.head
        last = last or first
        at, end = min(first.at, last.at), max(first.end, last.end)  # a day that led the sentence stands last
        self.faults.append(Fault(reason, at, end, remedies=remedies))

    def text(self, words: list[Token], missing: Reason) -> str:
        """Return the text these words are; a fault where there is none."""
        text = joined(self.line, words)
        if not (len(words) == 1 and words[0].quoted):
            text = text.strip(" ,;:\t").removesuffix(" -").removesuffix(" –").removesuffix(" —").rstrip(" ,;:")
            text = text[:-1] if text[-1:] == "." and text[-2:-1].isalpha() and self.sentence else text
        if not text:
            self.fault(missing)
        return text


def read_promise(part: Part, ours: bool, verb: str) -> PromiseClause:
    """Read `TEXT [by DATE] [every month] [+big]`; what stands behind the text may come in any order."""
    words, before = list(part.words), len(part.faults)
    refuse_second_meeting(part, words)
    faint = next(
        (token for at, token in enumerate(words) if token.word in (HEDGES | FAINT if at < 2 else HEDGES)), None
    )
    for turn in (token for token in words[1:] if token.word in ("but", "maar")):
        part.fault(Reason("own_clause"), turn, words[-1])
    if faint is not None:
        part.fault(Reason("not_sure", word=faint.word), faint)
    if words and words[0].word in ("nothing", "niets", "niks"):
        part.fault(Reason("denied", word=words[0].word), words[0])
    stake = _take_stake(part, words)
    back = take_every(part, words)
    due = DueFinder(words, part.today, part.faults, spoken=part.spoken).find()
    if due is not None:
        if len(part.faults) == before:
            refuse_bare_stake(part, words[due.end :])
        del words[due.at : due.end]
        if back is None:
            back = take_every(part, words)
        elif take_every(part, words):
            part.fault(Reason("comes_back_twice"))
    if back is None and len(part.faults) == before:
        back = take_adjective(part, words, dated=due is not None)
    if back is not None:
        take_first(words)
    if due is None and back is None and len(part.faults) == before:
        refuse_unread_day(part, words)
    refuse_slip(part, words, before)
    for at in range(1, len(words)):
        apart = words[at - 1].word in AND_WORDS or words[at - 1].text[-1:] == ","
        if apart and words[at].word in ("we", "wij", "they", "zij", "ik", "i"):
            part.fault(Reason("own_clause"), words[at], words[-1])
            break
    text = part.text(words, Reason("say_what_was_promised"))
    due_on = first_due(part, back, due and due.day)
    every = back and back.every
    return PromiseClause(
        ours, text, due_on, every, stake, verb == "offer", part.private, part.source, part.at, part.end
    )


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
    if stakes:
        return stakes.pop() if len(stakes) == 1 else "normal"
    said = _stake_in_words(words)
    if said is None:
        _refuse_half_a_stake(part, words)
    return said or part.stake


def _refuse_half_a_stake(part: Part, words: list[Token]) -> None:
    """Refuse a remark behind the text that says how big it is in other words: `…, top priority`."""
    for at in range(max(len(words) - _LONGEST_REMARK, 1), len(words)):
        before = words[at - 1]
        apart = before.text[-1:] in ",.!;" or before.word in ("-", "–", "—") or words[at].text[:1] in "(["
        if apart and any(token.word in STAKISH for token in words[at:]):
            part.fault(Reason("no_stake", text=" ".join(token.word for token in words[at:])[:40]), words[at], words[-1])
            return


def _stake_in_words(words: list[Token]) -> "Stake | None":
    """Take `, big one` or `(important)` off, where it stands apart from the text."""
    for at in range(len(words) - 1, 0, -1):
        apart = words[at].text[:1] == "(" or words[at - 1].text[-1:] in ",.!;:" or words[at - 1].word in ("-", "–", "—")
        if not apart or not words[at].word:
            continue
        for end in range(len(words), at, -1):
            closed = end == len(words) or words[end - 1].text[-1:] in ",.!;)"
            phrase = " ".join(token.word for token in words[at:end]) if closed and end - at < 6 else ""
            if phrase in BIG or phrase in SMALL:
                dashed = words[at - 1].word in ("-", "–", "—")
                del words[at - dashed : end]
                return "big" if phrase in BIG else "small"
    return None


def read_disclosure(part: Part, ours: bool, verb: str) -> DisclosureClause:
    """Read `[@ITEM] TEXT [/1-/4]`; a day behind a comma at the end is the day it was told."""
    missed = verb == "hid"
    words, before = list(part.words), len(part.faults)
    on = _take_day(part, words) or _take_first_day(part, words)
    item = _take_item(part, words)
    depth: int | None = None if missed else (item and item.depth) or DEFAULT_DEPTH
    last = words[-1].word if words else ""
    spelled = len(words) > 2 and words[-2].text in ("depth", "diepte", "/") and last.isascii() and last.isdigit()
    if spelled or (last.startswith("/") and last[1:].isascii() and last[1:].isdigit()):
        depth_word = words.pop()
        figures = last.removeprefix("/")
        if spelled:
            words.pop()
        if missed:
            part.fault(Reason("hidden_has_no_depth"), depth_word)
        elif len(figures) > 1 or not DEPTH.holds(int(figures)):
            part.fault(Reason("no_depth", text=last[:12], low=DEPTH.low, high=DEPTH.high), depth_word)
        else:
            depth = int(figures)
    on = on or _take_day(part, words)
    for at, token in enumerate(words[:-1]):
        depth_ends = len(token.word) == 2 and token.word[0] == "/" and token.word[1].isdigit()
        if at and depth_ends and (words[at + 1].word in CONNECTS or ends_part(token)):
            part.fault(Reason("own_clause"), token, words[-1])  # the depth ends a clause: what follows is another
    refuse_hidden_promise(part, words)
    if words and words[0].word in ("nothing", "niets", "niks"):
        part.fault(Reason("denied", word=words[0].word), words[0])
    refuse_meal(part, words)
    if len(part.faults) == before:
        refuse_noted_promise(part, words)
    refuse_second_meeting(part, words)
    topic = item.text if item and item.text and not words else part.text(words, Reason("say_what_about"))
    day, name = on or part.on or part.today, item and item.name
    return DisclosureClause(ours, topic, depth, missed, day, part.private, part.source, part.at, part.end, name)


def _take_item(part: Part, words: list[Token]) -> KnownItem | None:
    """Take the item of the open book off the beginning: `@margin`; one that is not there is a fault."""
    if len(words) < 2 or words[0].text != "@" or words[0].end != words[1].at:
        return None
    named = words[1]
    try:
        item = part.known.item(named.word)
    except (WordsError, Refused) as error:
        part.fault(error, words[0], named)
        item = KnownItem(named.word, named.word, None)
    del words[:2]
    return item


def read_request(part: Part, ours: bool, _verb: str) -> RequestClause:
    """Read `@ITEM [TEXT]`; a day behind a comma at the end is the day it was asked."""
    words, before = list(part.words), len(part.faults)
    on = _take_day(part, words)
    item = _take_item(part, words)
    if item is None:
        part.fault(Reason("say_which_item"), words[0] if words else None, words[-1] if words else None)
        item = KnownItem("", "", None)
    on = on or _take_day(part, words)
    if len(part.faults) == before:
        refuse_last_day(part, words)
        refuse_noted_promise(part, words)
    note = part.text(words, Reason("say_what_about")) if words else ""
    day = on or part.on or part.today
    return RequestClause(ours, item.name, note, day, part.private, part.source, part.at, part.end)


def _take_day(part: Part, words: list[Token]) -> date | None:
    """Take off the day behind the last comma: `…, yesterday`; elsewhere in a topic or a note a day is text."""
    at = next((place for place in range(len(words) - 1, 0, -1) if words[place - 1].text[-1:] == ","), 0)
    plain = [token.word for token in words[at:]]
    if not at or not all(plain):
        return None
    try:
        match = match_date(plain, part.today, due=False)
        ahead = None if match else match_date(plain, part.today, due=True)
    except DateError as error:
        if begins_date(plain[0]):
            part.fault(error, words[at], words[-1])
        return None
    if ahead is not None and ahead[1] == len(plain):
        part.fault(Reason("closed_ahead", day=ahead[0]), words[at], words[-1])
    if match is None or match[1] < len(plain):
        return None
    named_year = any(
        (len(word) == 4 and word.isdigit()) or word.count("-") == 2 or word.count("/") == 2 for word in plain
    )
    if match[0] > part.today or ((part.today - match[0]).days > _RECENT and not named_year):
        part.fault(Reason("day_or_text", day=match[0]), words[at], words[-1])
    del words[at:]
    return match[0]


def _take_first_day(part: Part, words: list[Token]) -> date | None:
    """Take off the day at the beginning: `they shared on friday the plan`."""
    first = words[0].word if words else ""
    plain = [token.word for token in words[:9]]
    if len(words) < 2 or words[1].word in NAMED_DAYS:
        return None
    named = first in (*ON_WORDS, *DAY_WORDS)
    if not named and not any(word in _SAYS_WHAT for word in plain[1:]):
        return None
    try:
        match = match_date(plain, part.today, due=False)
    except DateError as error:
        part.fault(error, words[0], words[-1])
        return None
    if match is None or match[1] == len(words) or not (named or words[match[1]].word in _SAYS_WHAT):
        return None
    if match[0] > part.today:
        part.fault(Reason("closed_ahead", day=match[0]), words[0], words[match[1] - 1])
    del words[: match[1]]
    return match[0]


def read_note(part: Part, _ours: bool, _verb: str) -> NoteClause:
    """Read `note TEXT`; a day behind a comma at the end is the note's."""
    words = list(part.words)
    if words and words[0].word in PRIVATE_WORDS and len(words) > 1:
        if words[0].text[-1:] in ":,":
            part.private = True
            del words[0]
        else:
            part.fault(Reason("private_or_text", text=words[0].text[:40]), words[0])
    on = _take_day(part, words)
    refuse_noted_promise(part, words)
    refuse_second_meeting(part, words, sentences=True)
    note = part.text(words, Reason("say_what_to_note"))
    return NoteClause(note, on or part.on or part.today, part.private, part.source, part.at, part.end)


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
    if not numbers and not any(token.text.strip(",") for token in (words[:-1] if late else words)):
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
    "about": read_request,
    "note": read_note,
    "keep": read_act,
    "broke": read_act,
}
"""What reads a clause, by the verb of its head; it is told whether the head begins with "we", and the verb."""
