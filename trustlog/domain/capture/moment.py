"""The clause of a moment: a kind, then duration, day, people, `unplanned`, who took the initiative, and free text."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.capture.scan import Token, joined, unquoted
from trustlog.domain.capture.values import MomentClause, Name
from trustlog.domain.capture.words import (
    AND_WORDS,
    INITIATIVES,
    NAME_STOPS,
    NEW_WORDS,
    UNPLANNED_WORDS,
    WITH_WORDS,
    Words,
    check_minutes,
    find_minutes,
    looks_off,
)
from trustlog.domain.text.folding import alike
from trustlog.errors import Fault, Reason, Remedy, Said, WordsError

_AT_WORDS = ("at", "om", "rond", "around")  # a number behind them is a time of day: `om 2 uur`


class MomentReader:
    """Reads the words of a clause in order; what is invalid is added to the faults."""

    def __init__(
        self, line: str, words: list[Token], today: date, faults: list[Fault], partners: Sequence[Name] = ()
    ) -> None:
        self.line = line
        self.words = words
        self.plain = [token.word for token in words]
        self.today = today
        self.faults = faults
        self.partners = [alike(partner.text) for partner in partners]
        self.minutes: int | None = None
        self.on: date | None = None
        self.people: list[Name] = []
        self.new_people: Token | None = None
        self.unplanned = False
        self.initiative: str | None = None
        self.text: list[Token] = []

    def read(self, kind: str, table: Words, private: bool, source: str, at: int, end: int) -> MomentClause:
        """Read all words behind the kind, and give the clause."""
        place = 0
        while place < len(self.words):
            place += self._step(place)
        if self.new_people and not self.people:
            self._fault(Reason("new_without_people"), self.new_people)
        counts_as = "unscripted" if kind == "call" and self.unplanned else table.kinds[kind]
        return MomentClause(
            kind=kind,
            counts_as=counts_as,
            minutes=self.minutes,
            on=self.on or self.today,
            people=tuple(self.people),
            new_people=self.new_people is not None,
            unplanned=self.unplanned,
            initiative=self.initiative,
            text=joined(self.line, self.text) or None,
            private=private,
            source=source,
            at=at,
            end=end,
        )

    def _step(self, place: int) -> int:
        """Read what begins at a word; return how many words it took."""
        token = self.words[place]
        took = 0
        if token.word:
            try:
                took = self._known(place)
            except WordsError as error:
                self._fault(error, token)
                return 1
        if not took:
            self.text.append(token)
        return took or 1

    def _known(self, place: int) -> int:
        token = self.words[place]
        if token.word in WITH_WORDS:
            return 1 + self._names(place + 1, token)
        if token.word in UNPLANNED_WORDS:
            self.unplanned = True
            return 1
        if token.word in NEW_WORDS:
            self.new_people = token
            return 1
        initiative = INITIATIVES.get(" ".join(self.plain[place : place + 2]))
        if initiative:
            if self.initiative not in (None, initiative):
                raise WordsError(Reason("two_initiatives"))
            self.initiative = initiative
            return 2
        return self._duration(place) or self._day(place) or self._off(token)

    def _duration(self, place: int) -> int:
        duration = find_minutes(self.plain, place)
        timed = place > 0 and self.plain[place - 1] in _AT_WORDS and self.plain[place].isdigit()
        if duration is None or timed:
            return 0
        try:
            minutes = check_minutes(duration[0])
            if self.minutes is not None:
                raise WordsError(Reason("second_duration"))
            self.minutes = minutes
        except WordsError as error:
            self._fault(error, *self.words[place : place + duration[1]])
        return duration[1]

    def _day(self, place: int) -> int:
        match = match_date(self.plain[place : place + 7], self.today, due=False, shaky=not self.text)
        if match is None:
            return 0
        date_tokens = self.words[place : place + match[1]]
        if self.on is not None:
            self._fault(Reason("second_date"), *date_tokens)
        elif match[0] > self.today:
            self._fault(
                Reason("moment_to_come", day=match[0]), *date_tokens, remedies=(Remedy("plan_touch", day=match[0]),)
            )
        self.on = match[0]
        return match[1]

    def _off(self, token: Token) -> int:
        if looks_off(token.word):
            raise WordsError(Reason("looks_off", text=token.word[:40]))
        return 0

    def _names(self, place: int, with_token: Token) -> int:
        """Read names, parted by commas or `and`, until something else is recognised; return their count of words."""
        start = place
        name: list[Token] = []
        while place < len(self.words):
            token = self.words[place]
            if token.quoted and (name or not self._may_begin(start, place)):
                break
            mark = self._mark(place) if name and token.text[0] == "(" else 0
            if mark:
                name += self.words[place : place + mark]
                self._name(name)
                place += mark
                continue
            if token.word and self._ends_names(place, bool(name)):
                break
            if token.word in AND_WORDS:
                self._name(name)
            elif not name and token.text[0] == '"' and token.text.endswith('",'):
                # `"Doe, Jane",`: quotes first, so that the comma within does not part the name
                self._name([token._replace(text=token.text[:-1], end=token.end - 1, quoted=True)])
            else:
                name.append(token)
                if token.text[-1:] in ",:":
                    self._name(name)
            place += 1
            if token.text[-1:] == ":":
                break
        self._name(name)
        if not self.people:
            self._fault(Reason("with_whom"), with_token)
        return place - start

    def _mark(self, place: int) -> int:
        """Tell how many words in brackets name one of the line's partners, to say whose person is meant; 0 if none."""
        closing = (at for at in range(place, len(self.words)) if self.words[at].text.rstrip(",.:").endswith(")"))
        until = next(closing, None)
        if until is None:
            return 0
        bracketed = alike(self.line[self.words[place].at + 1 : self.words[until].end].rstrip(",.:").removesuffix(")"))
        named = bracketed and any(bracketed in partner or partner in bracketed for partner in self.partners)
        return until + 1 - place if named else 0

    def _may_begin(self, start: int, place: int) -> bool:
        before = self.words[place - 1]
        return place == start or before.text.endswith(",") or before.word in AND_WORDS

    def _ends_names(self, place: int, named: bool) -> bool:
        word = self.plain[place]
        if word in NAME_STOPS:
            following = self.plain[place + 1] if place + 1 < len(self.words) else ""
            return not (named and following in ("'t", "den"))  # Jan in 't Veld, Piet op den Berg
        if word in WITH_WORDS or word in UNPLANNED_WORDS or word in NEW_WORDS or word[0] in '("':
            return True
        if " ".join(self.plain[place : place + 2]) in INITIATIVES or looks_off(word):
            return True
        try:
            dated = match_date(self.plain[place : place + 7], self.today, due=False, shaky=False)
            return dated is not None or find_minutes(self.plain, place) is not None
        except WordsError:
            return True

    def _name(self, words: list[Token]) -> None:
        """Take the words gathered as names; a comma within a word parts them too."""
        if words and words[0].quoted and len(words) == 1:
            text = unquoted(words[0].text)
            if text:
                self.people.append(Name(text, words[0].at, words[0].end))
        elif words:
            at = words[0].at
            for part in self.line[at : words[-1].end].rstrip(":").split(","):
                text = part.strip()
                begin = at + len(part) - len(part.lstrip())
                if text.rstrip("."):
                    self.people.append(Name(_bare(text), begin, begin + len(text)))
                at += len(part) + 1
        words.clear()

    def _fault(self, reason: Said, *words: Token, remedies: tuple[Remedy, ...] = ()) -> None:
        self.faults.append(Fault(reason, words[0].at, words[-1].end, remedies=remedies))


def _bare(text: str) -> str:
    """Take the quotes off a name that a comma stands behind."""
    return unquoted(text) if len(text) > 1 and text[0] == text[-1] == '"' else text
