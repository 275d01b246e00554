"""What the words of a moment have in common however they stand: its day, its duration and its time of day."""

import itertools
from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import (
    DAY_WORDS,
    IN_WORDS,
    LAST_WORDS,
    NAMED_DAYS,
    NUMBERS,
    SHAKY,
    THIS_WORDS,
    is_dotted_clock,
    unit_of,
    vague_at,
)
from trustlog.domain.capture.clock import began_at, clock_at, is_plain_clock
from trustlog.domain.capture.company import Company
from trustlog.domain.capture.known import NOBODY, Known
from trustlog.domain.capture.moment_head import MomentHead
from trustlog.domain.capture.moment_words import GROUP, REMARKS
from trustlog.domain.capture.near import is_day_pair
from trustlog.domain.capture.scan import Token, ends_part
from trustlog.domain.capture.times import duration_at, range_at
from trustlog.domain.capture.values import Name
from trustlog.domain.capture.words import (
    BY_WORDS,
    ON_WORDS,
    WITH_WORDS,
    check_minutes,
    looks_off,
    words_in,
)
from trustlog.errors import DateError, Fault, Reason, Remedy, Said, WordsError

PREPOSITIONS = words_in(
    "at in on to from for by of about over via bij op in naar van voor aan om met with re after before during "
    "and en & - – — + @ tijdens na w w/ regarding concerning ivm i.v.m inzake around rond"
)
_ABOUT = ("about", "over", "re", "regarding", "on", "op", "at", "bij")  # may stand behind `van een uur`
_MONEY = words_in(
    "€ $ £ euro euros eur usd gbp dollar dollars pond pounds paid pay betaald betaalden cost costs kost kostte spent "
    "bill rekening receipt bonnetje bon tip fooi"
)
"""Where one of them stands outside a topic, `12.50` is an amount."""
_TOPICS = words_in("about over re regarding ivm i.v.m inzake")
_BEHIND_CLOCK = (*WITH_WORDS, *_TOPICS, "w")
"""Words behind which `16.15` before them is what it was at: nothing that they say is counted by it."""
_GOES_ON = (*PREPOSITIONS, "the", "de", "het", "a", "an", "een", "our", "onze", "their", "hun")
"""Words behind which a time of day is a part of the topic: `about the 10:00`."""
_AIMS = ("before", "ahead", "te")  # a day behind one of them, and other words, may be that of what it was for
_LONGEST_ENDING = 20  # words of a day, a duration and a time of day at the end of a topic
_LONGEST_HOUR = 6  # words: `at half past two uur`
_LONGEST_REMARK = 60  # words looked back over for the comma that a remark begins behind
_LONG_AGO, _SOON = 300, 60  # days: a date without a year that far back and so close ahead is hardly the last one


class MomentParts:
    """Reads the words of a clause; what is invalid is added to the faults."""

    def __init__(
        self,
        line: str,
        words: list[Token],
        head: MomentHead,
        today: date,
        faults: list[Fault],
        partners: Sequence[Name] = (),
        known: Known = NOBODY,
    ) -> None:
        self.line = line
        self.words = words
        self.plain = [token.word for token in words]
        self.texts = [token.text for token in words]
        self.head = head
        self.today = today
        self.faults = faults
        self.known = known
        self.company = Company(line, words, self.plain, today, faults, partners, known)
        self.minutes: int | None = None
        self.at_time: str | None = None
        self.on: date | None = None
        self.new_people: Token | None = None
        self.unplanned = False
        self.initiative: str | None = None
        self.text: list[Token] = []
        self.clock_words = 0  # so many of them
        self.direct = True  # whether a person may stand here without a word before: next to the kind

    def _element(self, place: int) -> bool:
        """Return whether a day, a duration or a time of day begins at a place."""
        try:
            day = match_date(self.plain[place : place + 9], self.today, due=False)
            return bool(
                day or duration_at(self.plain, place) or range_at(self.plain, place) or clock_at(self.plain, place)
            )
        except WordsError:
            return True

    def direct_place(self, place: int) -> bool:
        """Return whether a place is next to the kind or to people, with no text of its own before it."""
        return place == self.head.end or (not self.text and place > 0)

    def _ahead(self, start: int, end: int) -> bool:
        """Return whether a day with its month is far back and close ahead: then it is the topic's."""
        try:
            past = match_date(self.plain[start:end], self.today, due=False)
            ahead = match_date(self.plain[start:end], self.today, due=True)
        except DateError:
            return False
        far = past is not None and (self.today - past[0]).days > _LONG_AGO
        return far and ahead is not None and 0 <= (ahead[0] - self.today).days < _SOON

    def _when(self, place: int) -> int:
        return self._range(place) or self._duration(place) or self._clock(place) or self._day(place)

    def _range(self, place: int) -> int:
        span = range_at(self.plain, place)
        if span is None:
            return 0
        self._take_minutes(span.minutes, place, span.took)
        self._take_clock(span.began, place, span.took)
        return span.took

    def _duration(self, place: int) -> int:
        if self.plain[place] in ("at", "om", "@"):
            return 0
        if clock_at(self.plain, place) and (
            is_plain_clock(self.plain[place]) or self.plain[place] in ("rond", "around")
        ):
            return 0
        duration = duration_at(self.plain, place)
        if duration is None:
            return 0
        if place > self.head.end and self.plain[place - 1] in ("in", "within", "binnen"):
            raise WordsError(Reason("own_or_topic"))
        self._take_minutes(duration[0], place, duration[1])
        return duration[1]

    def _take_minutes(self, minutes: int, place: int, took: int) -> None:
        try:
            minutes = check_minutes(minutes)
            if self.minutes is not None:
                raise WordsError(Reason("second_duration"))
            if self._behind_remark(place, REMARKS) or self._before_remark(place, place + took, REMARKS):
                raise WordsError(Reason("own_or_topic"))
            self.minutes = minutes
        except WordsError as error:
            self._fault(error, *self.words[place : place + took])

    def _lasting(self, place: int) -> int:
        """Read `of an hour` and `van 1 uur` where nothing follows that they would be a part of."""
        duration = duration_at(self.plain, place + 1) if place + 1 < len(self.words) else None
        end = place + 1 + (duration[1] if duration else 0)
        apart = end >= len(self.words) or ends_part(self.words[end - 1]) or self.plain[end] in (*WITH_WORDS, *_ABOUT)
        if duration is None or not apart:
            return 0
        self._take_minutes(duration[0], place, end - place)
        return end - place

    def _topic_end(self, place: int, end: int) -> int:
        """Return where a topic ends; behind it stands what is the moment's own.

        That is `for 20 minutes`, a time of day, and a day named from today on (`yesterday`, `two days ago`). Any other
        time at its end is refused, for it may be that of the topic.
        """
        topic = self.plain[:end]
        ending = range(max(place + 2, end - _LONGEST_HOUR), end)
        hour = next((at for at in ending if at + clock_at(topic, at) == end), end)
        if hour < end and self.plain[hour - 1] not in _GOES_ON and (began := began_at(self.plain[hour:end])):
            is_first = self.at_time is None
            self._take_clock(began, hour, end - hour)
            return self._topic_end(place, hour) if is_first else hour
        for start in range(max(place + 2, end - _LONGEST_ENDING), end):
            before = self.plain[start - 1]
            if not self.plain[start] or before in ("of", "van", "about", "over", "re") or before in NAMED_DAYS:
                continue
            try:
                match = match_date(self.plain[start : min(start + 9, end)], self.today, due=False, shaky=False)
                span = range_at(topic, start) or duration_at(topic, start)
            except DateError as error:
                unsaid = vague_at(self.plain[start:end]) or 2 * (error.code == "last_unit")
                if unsaid and start + unsaid == end and before not in ("for", "voor", "until", "tot"):
                    self._fault(error, self.words[start], self.words[end - 1])
                    return end
                continue
            except WordsError:
                continue
            took = match[1] if match else span[1] if span else 0
            if span and not match and self.plain[start] == "for" and start + took == end and end == len(self.words):
                is_first = self.minutes is None
                self._take_minutes(span[0], start, took)
                return self._topic_end(place, start) if is_first else start
            if match and self._ahead(start, end):
                continue
            if match and start + took == end and self._from_today(start, end) and self._day(start) == took:
                return start
            if took and start + took in (hour, end):
                self._fault(Reason("own_or_topic"), self.words[start], self.words[end - 1])
                return end
        return end

    def _from_today(self, start: int, end: int) -> bool:
        """Return whether words name a day from today on, which is never that of a topic: `yesterday`, `2 days ago`."""
        named = any(self.plain[start] in word.split()[:1] for word in DAY_WORDS)
        return named or self.plain[start] in (*LAST_WORDS, *THIS_WORDS) or self.plain[end - 1] in ("ago", "geleden")

    def _clock(self, place: int) -> int:
        """Read a time of day, which is never a duration; one before or after which something was stays text."""
        took = clock_at(self.plain, place)
        began = began_at(self.plain[place : place + took]) if took else None
        if began is not None and self._behind_remark(place, REMARKS):
            raise WordsError(Reason("own_or_topic"))
        if began is not None:
            self._take_clock(began, place, took)
            return took
        self.clock_words += took
        self.text += self.words[place : place + took]
        return took

    def _dotted(self, place: int) -> int:
        """Read `16.15` as a time of day where it stands next to the kind or to people, and counts nothing behind it."""
        if not is_dotted_clock(self.plain[place]) or len(self.text) != self.clock_words:
            return 0
        behind = place + 1
        closes = place >= self.head.end and (
            behind == len(self.words)
            or ends_part(self.words[place])
            or self.plain[behind] in _BEHIND_CLOCK
            or self.company.named(behind) > 0
            or self._element(behind)
        )
        untold = itertools.takewhile(lambda word: word not in _TOPICS, self.plain)
        if not (closes or behind in self.head.places) or any(_is_money(word) for word in untold):
            return 0
        began = began_at(["om", self.plain[place]])
        if began is None:
            return 0
        self._take_clock(began, place, 1)
        return 1

    def _take_clock(self, began: str, place: int, took: int) -> None:
        if self.at_time is not None and self.at_time != began:
            first, second = self.at_time, began
            self._fault(Reason("second_clock", first=first, second=second), *self.words[place : place + took])
        self.at_time = began

    def _day(self, place: int) -> int:
        plain = self.plain
        if plain[place] in (*ON_WORDS, *BY_WORDS) and plain[place + 1 : place + 2] and plain[place + 1] in NAMED_DAYS:
            raise WordsError(Reason("vague_day", text=" ".join(plain[place + 1 : place + 3])))
        following = plain[place + 1] if place + 1 < len(plain) else ""
        quarter = len(plain[place]) == 2 and plain[place][0] == "q" and plain[place][1] in "1234"
        if (quarter and following[:1].isalpha() and following not in PREPOSITIONS) or self._shouted(place):
            return 0
        by = 1 if plain[place] in BY_WORDS and plain[place] not in ON_WORDS else 0
        match = match_date(plain[place + by : place + by + 9], self.today, due=False, shaky=not self.text)
        if match is None:
            return 0
        took = match[1] + by
        tokens = self.words[place : place + took]
        if by:
            self._fault(Reason("own_clause"), tokens[0], tokens[-1])
        elif self._inside(place, place + took) or (place and plain[place - 1] in NAMED_DAYS):
            return 0
        elif self._ahead(place + by, place + took):
            self._fault(Reason("day_or_text", day=match[0]), tokens[0], tokens[-1])
        elif self._ahead_of_now(place):
            self._fault(Reason("moment_to_come", day=match[0]), *tokens)
        elif (
            self._aimed_at()
            or self._behind_remark(place)
            or self._before_remark(place, place + took)
            or (took == 1 and looks_off(plain[place]) and self._before_noun(place + 1))
        ):
            self._fault(Reason("own_or_topic"), tokens[0], tokens[-1])
        elif self.on is not None and self.on != match[0]:
            self._fault(Reason("second_date"), *tokens)
        elif match[0] > self.today:
            remedy = Remedy("plan_touch", day=match[0])
            self._fault(Reason("moment_to_come", day=match[0]), *tokens, remedies=(remedy,))
        self.on = match[0]
        return took

    def _shouted(self, place: int) -> bool:
        """Return whether a short day is letters instead: `VR` in a line that is not in capitals throughout."""
        if self.plain[place] not in SHAKY or not self.texts[place].isupper():
            return False
        return not all(text.isupper() for text in self.texts if text.isalpha())

    def _ahead_of_now(self, place: int) -> bool:
        """Return whether `in two hours` stands at a place: it names today, and is still to come."""
        return self.plain[place] in IN_WORDS

    def _aimed_at(self) -> bool:
        """Return whether a day behind the text may be that of what people met for: `to prepare the demo on friday`."""
        plain = [token.word for token in self.text]
        verb = any(before.word == "to" and _is_verb(token) for before, token in itertools.pairwise(self.text))
        aims = any(word in _AIMS and behind.isalpha() for word, behind in itertools.pairwise(plain))
        return verb or aims

    def _behind_remark(self, place: int, plain: frozenset[str] = frozenset()) -> bool:
        """Return whether a day or a duration ends a remark behind a comma: `…, budget decision on Friday`.

        `plain` are words that may stand beside it and say nothing that it could be a part of.
        """
        start, first = place, max(self.head.end, place - _LONGEST_REMARK)
        while start > first and not ends_part(self.words[start - 1]):
            start -= 1
        recent = self.text[start - place :] if start < place else []
        between = [token for token in self.words[start:place] if token in recent and token.word not in plain]
        return start > first and bool(between) and between[0].word not in PREPOSITIONS

    def _before_remark(self, place: int, end: int, plain: frozenset[str] = frozenset()) -> bool:
        """Return whether a day or a duration begins a remark behind a comma: `…, friday go-live`, `…, 5m budget`."""
        apart = place > self.head.end and ends_part(self.words[place - 1]) and not ends_part(self.words[end - 1])
        word = self.plain[end] if apart and end < len(self.words) else ""
        goes_on = word[:1].isalpha() and word not in PREPOSITIONS and word not in plain
        return goes_on and not self.company.named(end) and not self._element(end)

    def _before_noun(self, end: int) -> bool:
        """Return whether what stands behind a span of days is a thing that lasts so long: `4w trial`."""
        word = self.plain[end] if end < len(self.words) and not ends_part(self.words[end - 1]) else ""
        noun = word.isalpha() and word not in PREPOSITIONS and word not in REMARKS and end not in self.head.places
        return noun and end > self.head.end and not self.company.named(end) and not self._element(end)

    def _inside(self, place: int, end: int) -> bool:
        """Return whether a day is a part of the text: `the Friday report` behind a kind."""
        if place <= self.head.end or end >= len(self.words) or ends_part(self.words[end - 1]):
            return False
        before = self.plain[place - 1]
        return (
            before in ("the", "de", "our", "onze", "their", "hun") and bool(self.text) and self.plain[end][:1].isalpha()
        )

    def _dated(self, at: int) -> bool:
        try:
            return bool(match_date(self.plain[at : at + 9], self.today, due=True, shaky=False, bare=False))
        except DateError:
            return True

    def _looks_timed(self, place: int) -> bool:
        """Return whether a word outside a topic looks like a day, a time or a duration that cannot be read."""
        word = self.plain[place]
        if (looks_off(word) and "-" not in word) or is_day_pair(word):
            return True
        if not word[:1].isdigit() or not word.isascii():
            return False
        before, _, behind = word.partition(":" if ":" in word else "." if "." in word else "-")
        if before.isdigit() and behind.isdigit():
            short = len(before) < 3 and len(behind) < 3 and 0 < int(before) < 32
            return ":" in word or (short and ("-" in word or 0 < int(behind) <= 12))
        if ":" in word and before.isdigit() and behind[:2].isdigit():
            return True
        following = self.plain[place + 1] if place + 1 < len(self.words) else ""
        closes = not following or following in WITH_WORDS or self._element(place + 1)
        lone = len(word) < 4 and word.isdigit() and not self.text and closes
        return lone or (word.isdigit() and unit_of(following) is not None)

    def _fault(self, reason: Said, *words: Token, remedies: tuple[Remedy, ...] = ()) -> None:
        self.faults.append(Fault(reason, words[0].at, words[-1].end, remedies=remedies))


def _is_money(word: str) -> bool:
    return word in _MONEY or word[:1] in ("€", "$", "£")


def _is_verb(token: Token) -> bool:
    """Return whether a word behind `to` may be a verb: it is no hour, no article and no name."""
    plain = token.word.isalpha() and token.text.islower()
    return plain and token.word not in GROUP and token.word not in NUMBERS
