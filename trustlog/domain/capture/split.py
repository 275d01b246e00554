"""Where one fact ends and the next begins in a part of a line: at a comma, a stop, `and`, where a clause follows."""

import itertools
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import MONTHS, WEEKDAYS
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.moment_head import find_moment
from trustlog.domain.capture.moment_words import VERBS, kind_at
from trustlog.domain.capture.says import CONNECTS, skip_leads
from trustlog.domain.capture.scan import Token, ends_part
from trustlog.domain.capture.times import duration_at
from trustlog.domain.capture.words import (
    AND_WORDS,
    LONGEST_HEAD,
    MINUTE_WORDS,
    NAME_STOPS,
    PRIVATE_WORDS,
    WITH_WORDS,
    Words,
    looks_off,
)
from trustlog.errors import WordsError

if TYPE_CHECKING:
    from trustlog.domain.capture.spoken import Sentence

Shape = Literal["promise", "we told", "they told", "note", "act", "moment", ""]
_LONGEST_SHORT = 6  # letters
_STRONG = ".!?…\t"
_BULLETS = ("-", "–", "—", "•", "*")
_THEN = frozenset(["then", "daarna", "also", "ook", "vervolgens", "plus"])
_BESIDES = ("ook", "also", "plus")  # within what was told they only add to it
_SHORTENED = frozenset(
    word for word in (*MONTHS, *WEEKDAYS, *MINUTE_WORDS, "hr", "hrs", "u") if len(word) < _LONGEST_SHORT
)
_WINDOW = 48  # words that are looked at behind a place where a clause may begin
_MOST_PLACES = 60  # places in a part where a clause may begin; a part of more is one clause


class Splitter:
    """Parts the words between two semicolons."""

    def __init__(self, line: str, words: Words, today: date, known: Known) -> None:
        self.line = line
        self.words = words
        self.today = today
        self.known = known

    def split(self, part: list[Token]) -> list[list[Token]]:
        """Return the clauses of a part; the words in between that only connect go with the later clause."""
        places = [at for at in range(1, len(part)) if self._boundary(part, at)]
        if not places or len(places) > _MOST_PLACES:
            return [part]
        clauses: list[list[Token]] = []
        start = 0
        shape = self.shape(part[:_WINDOW])
        for at in places:
            if shape == "note":
                break
            if at <= start or (part[at - 1].word in CONNECTS and at - 1 == start):
                continue
            begins = self._begins(part, at, shape)
            labelled = at - start == 1 and part[start].text.endswith(":")  # `appointment: we send …` names no meeting
            if begins and not labelled and self.shape(part[start:at]):
                clauses.append(part[start:at])
                start, shape = at, begins
        return [*clauses, part[start:]]

    def _boundary(self, part: Sequence[Token], at: int) -> bool:
        before, token = part[at - 1], part[at]
        if not token.word and token.text[:1] not in "><":
            return False
        if _is_short(before):  # gebeld 20 nov. met Jane
            goes_on = token.word in WITH_WORDS or token.word in NAME_STOPS or token.word in VERBS
            if (goes_on and token.text[:1].islower()) or looks_off(token.word):
                return False
        return bool(self._sign(before, token)) or token.word in CONNECTS or token.word in _BULLETS

    def _sign(self, before: Token, token: Token) -> str:
        """Return the sign that ends a part between two words: a comma, a stop or a tab, or "" where there is none."""
        between = self.line[before.end - 1 : token.at]
        last = between.rstrip()[-1:]
        return "\t" if "\t" in between else last if last and last in f",:{_STRONG}" else ""

    def _strong(self, part: Sequence[Token], at: int) -> bool:
        before, token = part[at - 1], part[at]
        signed = self._sign(before, token) in tuple(_STRONG)
        return signed or token.word in _BULLETS or token.word in _THEN or token.word == "+"

    def shape(self, part: Sequence[Token]) -> Shape:
        """Return what a clause that begins here is, roughly."""
        from trustlog.domain.capture.acts import find_act  # here: a line of a single clause needs none of it
        from trustlog.domain.capture.sentence import SentenceReader

        at = skip_leads(part)
        head = self._formal(part[at:])
        if head:
            verb = head.rpartition(" ")[2]
            return "note" if verb == "note" else "act" if verb in ("keep", "broke") else _shape(head)
        try:
            until = self._until(part[: at + _WINDOW], at)
            if find_act(part[: at + 12], self.today, self.known) or find_act(part[:until], self.today, self.known):
                return "act"
            sentence = SentenceReader(part, self.today, self.known).read()
            if sentence is not None:
                return _shape(sentence.name)
            return "moment" if find_moment(part, self.words, self.today, self.known) else ""
        except WordsError:
            return ""

    def _formal(self, part: Sequence[Token]) -> str:
        if not part:
            return ""
        if part[0].text[:1] in "><":
            return "we promise"
        for count in range(LONGEST_HEAD, 0, -1):
            phrase = " ".join(token.word for token in part[:count]) if len(part) >= count else ""
            if phrase in self.words.clause_words:
                return self.words.clause_words[phrase]
        return ""

    def _begins(self, part: list[Token], at: int, shape: Shape) -> Shape:
        """Return what clause begins at a place behind a clause of some shape; "" where none does."""
        from trustlog.domain.capture.acts import find_act
        from trustlog.domain.capture.sentence import SentenceReader

        sign = self._sign(part[at - 1], part[at])
        strong = self._strong(part, at) and not (shape.endswith("told") and not sign and part[at].word in _BESIDES)
        window = part[at : at + _WINDOW]
        lead = skip_leads(window)
        comma = sign in (",", ":") or strong
        rest = window[lead:]
        head = self._formal(rest)
        if rest and rest[0].word in PRIVATE_WORDS and comma:
            return "note"
        if head:
            single = self.words.clause_words.get(rest[0].word) == head
            verb = head.rpartition(" ")[2]
            if single and verb in ("keep", "broke"):
                return "act" if len(rest) > 1 and rest[1].word.removeprefix("#")[:1].isdigit() else ""
            if single and not comma and not (verb == "note" and part[at].word in AND_WORDS):
                return ""
            return "note" if verb == "note" else _shape(head)
        end = self._until(window, lead)
        try:
            first = next((place for place in range(lead + 1, len(window)) if self._boundary(window, place)), end)
            if find_act(window[:end], self.today, self.known) or find_act(window[:first], self.today, self.known):
                return "act"
        except WordsError:
            return "act"
        try:
            sentence = SentenceReader(window[:end], self.today, self.known).read()
            sentence = sentence or SentenceReader(window, self.today, self.known).read()
        except WordsError:
            return "promise" if not shape.endswith("told") or strong else ""
        if sentence is not None:
            return self._same_or_new(sentence, shape, strong)
        return "moment" if self._meets(part[:at], window, lead, shape, strong, comma) else ""

    def _same_or_new(self, sentence: "Sentence", shape: Shape, strong: bool) -> Shape:
        same_side = shape == f"{sentence.name.partition(' ')[0]} told"
        if same_side and not strong and not sentence.explicit and _shape(sentence.name) == "promise":
            return ""
        return _shape(sentence.name)

    def _until(self, window: Sequence[Token], lead: int) -> int:
        return next(
            (
                at
                for at in range(lead + 1, len(window))
                if self._boundary(window, at) and window[at].word not in CONNECTS
            ),
            len(window),
        )

    def _accompanied(self, part: Sequence[Token]) -> bool:
        """Return whether a clause names its company already."""
        plain = [token.word for token in part]
        return any(word in WITH_WORDS or (word and self.known.person_at(plain, at)) for at, word in enumerate(plain))

    def _meets(
        self, part: Sequence[Token], window: list[Token], lead: int, shape: Shape, strong: bool, comma: bool
    ) -> bool:
        """Return whether people met in what begins here: a kind with somebody, a day or a duration behind it."""
        if shape not in ("moment", "act") and not strong:
            return False
        plain = [token.word for token in window]
        try:
            head = find_moment(window[: self._until(window, lead)], self.words, self.today, self.known)
        except WordsError:
            return strong
        if head is None:
            return False
        first = min(head.places)
        if any(
            token.word in CONNECTS or (ends_part(token) and not (_is_short(token) and behind.text[:1].islower()))
            for token, behind in itertools.pairwise(window[lead : first + 1])
        ):
            return False  # what stands before the kind is the last clause's: `…, 20 min and lunch with Raj`
        if head.met is not None and head.end == head.met and not (strong or self._accompanied(part)):
            return False  # most likely the Dutch word for with
        behind = head.end
        verb = plain[behind - 1] in VERBS if head.met is None and behind else True
        following = plain[behind] if behind < len(plain) else ""
        company = following in WITH_WORDS or (following and self.known.person_at(plain, behind) > 0)
        if company:
            return bool(comma or strong or plain[0] in CONNECTS) and (
                comma or strong or kind_at(plain, lead, self.words) is not None
            )
        if not (strong or (comma and verb)):
            return False
        try:
            dated = bool(
                following
                and (match_date(plain[behind : behind + 9], self.today, due=False) or duration_at(plain, behind))
            )
        except WordsError:
            dated = True
        return dated or (not following and strong) or (strong and following in NAME_STOPS)


def _is_short(token: Token) -> bool:
    """Return whether a full stop behind a word only shortens it: `nov.`, `min.`."""
    return token.word in _SHORTENED and token.text[-1:] == "."


def _shape(name: str) -> Shape:
    if name.endswith(("shared", "hid", "about")):
        return "we told" if name.startswith("we") else "they told"
    return "promise"
