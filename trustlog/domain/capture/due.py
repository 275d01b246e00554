"""The due day within the words of a promise: found wherever it stands, and told from days that are part of the text."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.dates import begins_date, match_date, read_date
from trustlog.domain.calendar.day_words import (
    MONTHS,
    NAMED_DAYS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    unit_of,
)
from trustlog.domain.capture.clock import clock_at
from trustlog.domain.capture.due_words import (
    ABOUT,
    BEFORE,
    BEHIND,
    DETERMINERS,
    LATEST,
    PARTICLES,
    PERIOD_WORDS,
    SINCE,
    SOFT,
    STRICT,
    THE,
    WHERE,
    WHOM,
    is_counted,
    is_stretch,
    named_twice,
)
from trustlog.domain.capture.near import near_day, rather_day
from trustlog.domain.capture.says import ACTIONS_NL, OBJECTS
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.times import duration_at
from trustlog.domain.capture.words import BY_WORDS, ON_WORDS, looks_off
from trustlog.errors import DateError, Fault, Reason, WordsError

_NEAR = 12  # words in which another day is looked for
_DAY = 24 * 60  # minutes
_NO_TIME_LEFT = 300  # days ahead from which a weekday with a date and no year is most likely a slip


class Due(NamedTuple):
    """A due day, and where its words begin and end."""

    day: date
    at: int
    end: int


class DueFinder:
    """Looks through the words of a promise for its due day; adds what is off to the faults."""

    def __init__(self, words: list[Token], today: date, faults: list[Fault], *, spoken: bool = False) -> None:
        self.words = words
        self.plain = [token.word for token in words]
        self.today = today
        self.faults = faults
        self.spoken = spoken
        self.dues: list[Due] = []

    def find(self) -> Due | None:
        """Return the due day, None where there is none or where it is a fault."""
        before = len(self.faults)
        place = 0
        while place < len(self.words):
            place += max(self._step(place), 1)
        if len(self.faults) > before:
            self._name_both(before)
            return None
        if len(self.dues) == 2 and self._same_day_again():
            first, second = self.dues
            return Due(first.day, first.at, second.end)
        if len(self.dues) > 1:
            first, second = self.dues[:2]
            self._fault(Reason("second_due", first=first.day, second=second.day), second.at, second.end)
            return None
        return self.dues[0] if self.dues else None

    def _name_both(self, before: int) -> None:
        """Name both days, where one that may be text and one behind `by` are all that is off."""
        faults = self.faults[before:]
        if len(faults) == 1 and faults[0].code == "due_or_text" and len(self.dues) == 1:
            reason = Reason("second_due", first=faults[0].params["day"], second=self.dues[0].day)
            self.faults[before] = Fault(reason, faults[0].at, faults[0].end)

    def _same_day_again(self) -> bool:
        """Return whether a weekday stands behind a date and says the same: `4 dec (friday)`."""
        first, second = self.dues
        lone = second.at == first.end and second.end == second.at + 1
        return lone and WEEKDAYS.get(self.plain[second.at]) == first.day.weekday()

    def _step(self, at: int) -> int:
        """Look at what begins at a word; return how many words are done with."""
        if not self.plain[at]:
            return 1
        start = self._prefix(at)
        by = start > at
        if start >= len(self.words) and by and at and self.plain[at] in ("by", "before", "uiterlijk", "tegen", "vóór"):
            self._fault(Reason("no_day_behind_by", text=self.plain[at]), at, at + 1)
        if start >= len(self.words) or not self.plain[start]:
            return 1
        soft = by and self.plain[at] in SOFT and all(word in (*SOFT, "the") for word in self.plain[at:start])
        behind = self._behind_clock(start) if by else start
        skipped = behind - at if behind > start else 0
        if skipped:  # `by noon` stays in the text
            at = start = behind
        run = self.plain[start : start + 9]
        try:
            match = match_date(run, self.today, due=True, shaky=by, bare=by and not soft)
        except DateError as error:
            if not by and (self._in_text(at, at + 1) or (error.code == "read_two_ways" and len(run) > 1)):
                return 1
            self._fault(error, start, min(start + 3, len(self.words)))
            return len(self.words)
        if match is None:
            return self._soon(at) or self._unread(at, start, by)
        end = start + match[1]
        return skipped + self._dated(at, start, end, match[0], by, soft)

    def _behind_clock(self, start: int) -> int:
        """Return where the day behind a time of day begins (`by noon tomorrow`); the place itself where none does."""
        took = clock_at(["by", *self.plain[start : start + 4]], 0) - 1
        if took < 1 or start + took >= len(self.words):
            return start
        try:
            day = match_date(self.plain[start + took : start + took + 9], self.today, due=True, bare=False)
        except DateError:
            return start + took
        return start + took if day else start

    def _prefix(self, at: int) -> int:
        """Return where the words before a day end: behind `by`, `no later than`, `uiterlijk op`."""
        place = at
        for _ in range(3):
            for phrase in BEFORE:
                if tuple(self.plain[place : place + len(phrase)]) == phrase and (len(phrase) > 1 or place == at):
                    place += len(phrase)
                    break
            else:
                word = self.plain[place] if place < len(self.plain) else ""
                if word in BY_WORDS or (word == "for" and place == at) or (place > at and word == "the"):
                    place += 1
                else:
                    break
        if place > at and self.plain[place - 1] == "the" and place < len(self.plain):
            day = self.plain[place]
            place -= bool(day[:1].isdigit() or day in ORDINALS or day in ("end", "week", "day", "middle", "beginning"))
        return place

    def _soon(self, at: int) -> int:
        """Take `in half an hour` and `within 2 hours` for today."""
        if self.plain[at] not in ("in", "within", "over", "binnen"):
            return 0
        try:
            span = duration_at(self.plain[: at + 8], at + 1) if at + 1 < len(self.words) else None
        except WordsError:
            return 0
        end = (
            at + 1 + span[1]
            if span and span[0] < _DAY
            else at + 3
            if self.plain[at + 1 : at + 3] in (["the", "hour"], ["het", "uur"])
            else 0
        )
        if not end or not self._adverbial(at, end):
            return 0
        self.dues.append(Due(self.today, at, end))
        return end - at

    def _unread(self, at: int, start: int, by: bool) -> int:
        """Refuse what stands behind `by` like a day and is none; a slip in the word of a day too."""
        word = self.plain[start]
        if self._looks_dated(at, start, by):
            return len(self.words)
        if by and self._clock(start):
            return len(self.words)
        last = start == len(self.words) - 1
        near = rather_day(word) if by else near_day(word) if last or start == 0 else None
        if near is not None:
            self.faults.append(
                Fault(Reason("near_day", text=word[:40], near=near), self.words[start].at, self.words[start].end)
            )
            return len(self.words)
        if by and word in ("the", "de", "het") and self.plain[start + 1 : start + 2]:
            word = self.plain[start + 1] if self.plain[start + 1] in PERIOD_WORDS else word
        skips = by and start + 1 < len(self.words) and self._day_at(start + 1)
        hard = by and self.plain[at] not in SOFT and self.plain[at] not in ("per", "tot", "due")
        if hard and (begins_date(word) or skips or self.plain[at] in STRICT) and not self._clock(start):
            self._fault(self._reason(start), start, len(self.words))
            return len(self.words)
        if hard and word in NAMED_DAYS and self.plain[start + 1 : start + 2]:
            self._fault(Reason("no_day_behind_by", text=" ".join(self.plain[start : start + 2])), start, start + 2)
        if not by and looks_off(word) and "-" not in word and last and not clock_at(self.plain, start):
            self._fault(Reason("looks_off", text=word[:40]), start, start + 1)
        return 1

    def _looks_dated(self, at: int, start: int, by: bool) -> bool:
        """Refuse a season, a year alone and `2-3 days`: they look like a day and name none."""
        into = by or self.plain[at] in ("in", "during", "tijdens", "within", "binnen", "over")
        place = start + (not by and into)
        skipped = (
            "the",
            "de",
            "het",
            "end",
            "of",
            "eind",
            "van",
            "first",
            "second",
            "last",
            "eerste",
            "tweede",
            "laatste",
        )
        while place < len(self.words) and self.plain[place] in skipped:
            place += 1
        word = self.plain[place] if place < len(self.words) else ""
        year = len(word) == 4 and word.startswith("20") and word.isdigit() and self.plain[at] != "for"
        low, _, high = word.partition("-")
        span = (
            low.isdigit() and high.isdigit() and unit_of(self.plain[place + 1] if place + 1 < len(self.words) else "")
        )
        meal = (
            by
            and word in ("lunch", "lunchtime", "dinner", "lunchtijd", "then", "soon", "later", "dan")
            and place + 1 == len(self.words)
        )
        part = word in ("week", "half", "helft", "days", "weeks", "part") and self.plain[place + 1 : place + 2] in (
            ["of"],
            ["van"],
        )
        part = part and place + 2 < len(self.words) and self.plain[place + 2] in MONTHS
        spans = bool(span) or part or is_stretch(self.plain[place : place + 4])
        if not into or not (word in SEASONS or year or spans or meal):
            return False
        if self.plain[place - 1] in ("for", "voor") and year:
            return False
        self._fault(Reason("no_day_behind_by", text=" ".join(self.plain[place : place + 2])[:40]), at, place + 1)
        return True

    def _clock(self, start: int) -> bool:
        """Return whether a time of day is all that stands behind `by`: then it is due today."""
        took = clock_at(["by", *self.plain[start : start + 4]], 0) - 1
        if took > 0 and start + took == len(self.words) and self.dues:
            return True
        if took > 0 and start + took == len(self.words):
            self.dues.append(Due(self.today, start - 1, start))
            return True
        return False

    def _reason(self, start: int) -> Reason:
        text = " ".join(self.plain[start : start + 9])
        try:
            match = match_date(self.plain[start:], self.today, due=True)
            if match is None and begins_date(self.plain[start]):
                read_date(text, self.today, due=True)
        except DateError as error:
            return Reason("no_date_behind_by", error=error)
        return (
            Reason("date_goes_on")
            if match
            else Reason("no_day_behind_by", text=" ".join(self.plain[start : start + 3])[:40])
        )

    def _day_at(self, place: int) -> bool:
        """Return whether a day stands at a place, behind a word that is none: `by nxt friday`."""
        if self.plain[place - 1] in THE or self.plain[place] in ON_WORDS or not self.plain[place - 1][:1].isalpha():
            return False
        try:
            match = match_date(self.plain[place : place + 9], self.today, due=True, shaky=False, bare=False)
        except DateError:
            return True
        return match is not None and place + match[1] == len(self.words) and place + match[1] - 1 == place

    def _in_text(self, at: int, end: int) -> bool:
        """Return whether a day is part of the text: behind `of` or an article with a noun following."""
        before = self.plain[at - 1] if at else ""
        return before in ABOUT or (before in THE and end < len(self.words))

    def _dated(self, at: int, start: int, end: int, day: date, by: bool, soft: bool) -> int:
        before = self.plain[at - 1] if at else ""
        took = end - at
        if before in NAMED_DAYS or (self.plain[at] in ON_WORDS and not by and (self.plain[at + 1][:1] == "q")):
            return took
        span = self.plain[at] in ("before", "voor", "vóór") or is_counted(self.plain, at)
        if span and unit_of(before) and at > 1:
            self._fault(Reason("due_or_text", day=day), at - 1, end)
            return took
        if (
            self.plain[end : end + 1]
            and self.plain[end].isdigit()
            and len(self.plain[end]) < 3
            and not clock_at(self.plain, end)
        ):
            self._fault(Reason("due_or_text", day=day), at, end + 1)
            return took
        if before in ("in", "during", "tijdens") and not by and self.plain[at] in ("the", "de", "week"):
            at -= 1
        if before in ("of", "or") and self.dues and self.dues[-1].end == at - 1:
            self._fault(Reason("second_due", first=self.dues[-1].day, second=day), at, end)
            return took
        if by and soft and self.plain[at] == "for":
            first, last = self.plain[start], self.plain[end - 1]
            period = first in MONTHS or first[:1] == "q" or (unit_of(last) and "end" not in self.plain[start:end])
            if not (period or end < len(self.words)):
                self._fault(Reason("by_or_for", day=day), at, end)
            return took
        if before in ("van", "from") and self.plain[end : end + 1] in (["tot"], ["to"], ["until"], ["till"], ["t/m"]):
            self._fault(Reason("due_or_text", day=day), at, end)
            return took
        if not by:
            if self._in_text(at, end) and not (self.plain[at] == "over" and end == len(self.words)):
                if self._two_in_one(at, end):
                    self._fault(Reason("due_or_text", day=day), at, end)
                return took
            if before in ("from", "since", "sinds") and (self.dues or self._day_behind(end)):
                return took  # the minutes from Thursday by tomorrow
            if before in SINCE or not self._adverbial(at, end):
                self._fault(Reason("due_or_text", day=day), at, end)
                return took
        elif soft and end < len(self.words) and not self._adverbial(at, end, strong=True):
            self._fault(Reason("due_or_text", day=day), at, end)
            return took
        if day < self.today:
            self._fault(Reason("due_before_today", due=day, made=self.today), start, end)
            return took
        if (day - self.today).days > _NO_TIME_LEFT and named_twice(self.plain[start:end]):
            self._fault(Reason("far_ahead", day=day), start, end)
            return took
        end += self._latest(end)
        end += self.plain[end : end + 1] == ["nog"]
        self.dues.append(Due(day, at, end))
        return end - at

    def _two_in_one(self, at: int, end: int) -> bool:
        """Return whether the day of a text may have swallowed the due day: `van donderdag morgen`."""
        return end - at > 1 and (self.plain[end - 1] == "morgen" or self.plain[at + 1] in ("de", "the", "den"))

    def _day_behind(self, start: int) -> bool:
        """Return whether a day stands anywhere behind a place."""
        for place in range(start, min(len(self.words), start + _NEAR)):
            try:
                if self.plain[place] and match_date(
                    self.plain[place : place + 9], self.today, due=True, shaky=False, bare=False
                ):
                    return True
            except DateError:
                continue
        return False

    def _latest(self, end: int) -> int:
        return next((len(phrase) for phrase in LATEST if tuple(self.plain[end : end + len(phrase)]) == phrase), 0)

    def _adverbial(self, at: int, end: int, *, strong: bool = False) -> bool:
        """Return whether a day without `by` says when: at an end, behind the verb, or before the verb at the end."""
        rest = self.plain[end + self._latest(end) :]
        prepared = self.plain[at] in (*ON_WORDS, "in", "within", "binnen", "over")
        if at > 0 and rest and all(word in PARTICLES for word in rest):
            return True
        while rest and (rest[0] in BEHIND or (rest[0] and (took := clock_at(rest, 0)))):
            rest = rest[1:] if rest[0] in BEHIND else rest[took:]
        if not rest or (len(rest) == 1 and (rest[0].endswith("en")) and at > 0):
            return True
        if self.words[end - 1].text[-1:] in ",.)!":
            return True
        if at == 0 and rest[0] in DETERMINERS:
            return True
        if prepared and rest[0] in (*BY_WORDS, "to", "for", "with", "met", "via", "and", "en", "every", "elke"):
            return True
        if rest[0] == "te" and len(rest) == 2:
            return True
        names = (
            self.spoken
            and at <= 4
            and all(token.text[:1].isupper() or token.word in WHOM for token in self.words[1:at])
        )
        if names or (at == 0 and self.plain[-1] in ACTIONS_NL and self.plain[-1].endswith("n")):
            return True
        first = all(word in OBJECTS or word in ("to", "aan") for word in self.plain[:at]) or at <= 1
        return (first and not self._counts(at)) or strong

    def _counts(self, at: int) -> bool:
        """Return whether a day at the beginning is most likely an adjective: `friday reports`, `monday calls`."""
        return (
            at == 0
            and not self.spoken
            and len(self.plain) > 1
            and self.plain[at] not in (*ON_WORDS, *WHERE, "in", "within", "binnen")
        )

    def _fault(self, reason: Reason | DateError, at: int, end: int) -> None:
        places = self.words[at : max(min(end, len(self.words)), at + 1)]  # a day that led the sentence stands last here
        first, last = min(token.at for token in places), max(token.end for token in places)
        self.faults.append(Fault(reason, first, last))
