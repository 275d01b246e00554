"""One clause of a line: what it is, and the reader of its kind."""

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from trustlog.domain.calendar.dates import begins_date, match_date
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.moment import MomentReader
from trustlog.domain.capture.moment_head import MomentHead, find_moment
from trustlog.domain.capture.partners import head_at
from trustlog.domain.capture.says import BIG, NOTES, SECRETS, SMALL, skip_leads
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.split import Splitter
from trustlog.domain.capture.values import Clause, Name
from trustlog.domain.capture.words import PRIVATE_MARKS, PRIVATE_WORDS, Words, marks_private
from trustlog.domain.text import clip
from trustlog.errors import Fault, Reason, WordsError

if TYPE_CHECKING:
    from trustlog.domain.capture.acts import Act
    from trustlog.domain.capture.spoken import Sentence
    from trustlog.domain.facts.scan import Stake

_BEFORE_PRIVATE = frozenset(
    ("in", "it", "this", "that", "is", "are", "was", "were", "not", "niet", "het", "de", "dit", "dat", "zijn", "waren")
)
"""Words behind which `private`, at the end of a text, is a part of it."""


class ClauseReader:
    """Reads the clauses of a line, one at a time; what is off is added to the faults."""

    def __init__(
        self,
        line: str,
        words: Words,
        today: date,
        known: Known,
        partners: tuple[Name, ...],
        faults: list[Fault],
    ) -> None:
        self.line = line
        self.words = words
        self.today = today
        self.known = known
        self.partners = partners
        self.faults = faults
        self.splitter = Splitter(line, words, today, known)

    def read(self, part: list[Token]) -> Clause | None:
        """Return what the words of a clause say; None where they are a fault."""
        at, end = part[0].at, part[-1].end
        private, part = _privacy(part, self.faults)
        stake, part = _stake_before(part)
        if part and len(part[0].text) > 1 and part[0].text[0] in "><":
            part = _split_sign(part)  # `>send it` without a blank
        if not part:
            self.faults.append(Fault(_unknown(part), at, end))
            return None
        part = [piece for token in part for piece in (_split_with(token) or self._split_names(token))]
        noted = part[0].word in NOTES or (private and not part[0].text.endswith("?"))
        if part[-1].word and part[-1].text.rstrip(")").endswith("?") and not noted:
            self.faults.append(Fault(Reason("question"), at, end))
            return None
        try:
            return self._any(part, private, stake, at, end)
        except WordsError as error:
            self.faults.append(Fault(error, part[0].at, part[-1].end))
            return None

    def _split_names(self, token: Token) -> list[Token]:
        """Return the names in `Jane/Raj` or `Jane+Raj` and an `&` between them; any other word as it is."""
        sign = next((sign for sign in "/+&" if sign in token.word[1:-1]), "")
        names = token.word.split(sign) if sign else []
        if len(names) != 2 or not all(name and self.known.person_at([name], 0, [name.title()]) for name in names):
            return [token]
        middle = token.text.index(sign)
        first = token._replace(text=token.text[:middle], end=token.at + middle, word=names[0])
        between = Token("&", first.end, first.end + 1, "&", False)
        behind = token._replace(text=token.text[middle + 1 :], at=between.end, word=names[1])
        return [first, between, behind]

    def _any(self, part: list[Token], private: bool, stake: "Stake", at: int, end: int) -> Clause | None:
        lead = skip_leads(part)
        if part[lead].word in ("will", "shall", "going") and self.line[:at].rstrip().endswith(","):
            raise WordsError(Reason("who_promised"))  # behind `Jane called,` it is not said whose
        act = self._act(part)
        if act is not None:
            clause = self._other(act.name, part[0], act.words, private, at, end)
            return clause._replace(ours=act.ours) if act.ours is not None else clause  # type: ignore[call-arg]
        head = head_at(part[lead:], self.words)
        if head is not None:
            return self._formal(part, lead, head, private, stake, at, end)
        led = self._dated_note(part, private, at, end)
        if led is not None:
            return led
        noted = _noted(part)
        if noted:
            return self._other("note", part[0], part[noted:], private, at, end)
        from trustlog.domain.capture.sentence import SentenceReader  # here: a formal line needs none of it

        sentence = SentenceReader(part, self.today, self.known).read()
        if sentence is not None:
            return self._sentence(sentence, part, private, stake, at, end)
        moment = find_moment(part, self.words, self.today, self.known)
        if moment is not None:
            return self._moment(part, moment, private, at, end)
        if private:
            return self._other("note", part[0], part, private, at, end)
        last = part[0] if part[0].text.endswith(":") or not self.known.lists_people else part[-1]
        self.faults.append(Fault(_unknown(part), part[0].at, last.end))
        return None

    def _dated_note(self, part: list[Token], private: bool, at: int, end: int) -> Clause | None:
        """Read a note with its day before it: `yesterday: note keen`."""
        plain = [token.word for token in part[:10]]
        match = match_date(plain, self.today, due=False, bare=False) if begins_date(plain[0]) else None
        rest = part[match[1] :] if match else []
        head = head_at(rest, self.words) if rest else None
        if match is None or head is None or head[0] != "note" or match[0] > self.today:
            return None
        return self._other("note", rest[0], rest[head[1] :], private, at, end, match[0])

    def _act(self, part: list[Token]) -> "Act | None":
        if not any(token.word.removeprefix("#")[:1].isdigit() for token in part):
            return None
        from trustlog.domain.capture.acts import find_act  # here: a line without a number needs none of it

        return find_act(part, self.today, self.known)

    def _formal(
        self, part: list[Token], lead: int, head: tuple[str, int], private: bool, stake: "Stake", at: int, end: int
    ) -> Clause | None:
        name, count = head
        part = part[lead:]
        if name in self.words.kinds:
            moment = find_moment(part, self.words, self.today, self.known)
            moment = moment or MomentHead(name, frozenset(range(count)), count)
            return self._moment(part, moment, private, at, end)
        first = part[0]._replace(end=part[count - 1].end)
        return self._other(name, first, part[count:], private, at, end, stake=stake)

    def _moment(self, part: list[Token], head: MomentHead, private: bool, at: int, end: int) -> Clause:
        reader = MomentReader(self.line, part, head, self.today, self.faults, self.partners, self.known)
        return reader.read(self.words, private, self.line[at:end], at, end)

    def _sentence(
        self, sentence: "Sentence", part: list[Token], private: bool, stake: "Stake", at: int, end: int
    ) -> Clause | None:
        from trustlog.domain.capture.spoken import has_day

        if not has_day(sentence, self.today):
            self.faults.append(Fault(Reason("promise_or_note"), part[0].at, part[-1].end))
            return None
        spoken = not sentence.explicit
        return self._other(sentence.name, part[0], sentence.body, private, at, end, sentence.on, stake, spoken)

    def _other(
        self,
        name: str,
        first: Token,
        rest: list[Token],
        private: bool,
        at: int,
        end: int,
        on: date | None = None,
        stake: "Stake" = "normal",
        spoken: bool = False,
    ) -> Clause:
        from trustlog.domain.capture.clauses import READERS, Part  # here: a moment needs none of it

        ours = name.startswith("we ")
        verb = name.rpartition(" ")[2]
        self.faults += (
            Fault(Reason("no_private_mark", text=clip(token.text)), token.at, token.end)
            for before, token in pairwise(rest)
            if token.word in PRIVATE_WORDS
            and (token.text[-1:] == ":" or (token is rest[-1] and before.word not in _BEFORE_PRIVATE))
        )
        part = Part(self.line, first, rest, self.today, self.faults, private, at, end, on, stake, spoken, self.known)
        return READERS[verb](part, ours, verb)


def _privacy(part: list[Token], faults: list[Fault]) -> tuple[bool, list[Token]]:
    """Take `private` off the beginning of a clause, and `+private` from wherever it stands outside quotes.

    What only looks like that is a fault: a slip must not show to others what was meant for nobody.
    """
    private = part[0].word in PRIVATE_WORDS
    rest = part[1:] if private else part
    for count in (4, 3, 2, 1):
        phrase = " ".join(token.word for token in rest[:count])
        if len(rest) > count and phrase in SECRETS and rest[count - 1].text[-1:] in ":,":
            private, rest = True, rest[count:]
            break
    clause_tokens = [token for token in rest if token.word not in PRIVATE_MARKS]
    faults += (
        Fault(Reason("no_private_mark", text=clip(token.text)), token.at, token.end)
        for token in clause_tokens
        if marks_private(token.word)
    )
    return private or len(clause_tokens) < len(rest), clause_tokens


def _stake_before(part: list[Token]) -> "tuple[Stake, list[Token]]":
    """Take `important:` off the beginning."""
    for count in (3, 2, 1):
        if len(part) > count and part[count - 1].text.endswith((":", "!")):
            phrase = " ".join(token.word for token in part[:count])
            if phrase in BIG or phrase in SMALL:
                return ("big" if phrase in BIG else "small"), part[count:]
    return "normal", part


def _noted(part: list[Token]) -> int:
    """Return how many words at the beginning say that a note follows: `remember:`."""
    for count in (3, 2, 1):
        if (
            len(part) > count
            and part[count - 1].text[-1:] == ":"
            and " ".join(token.word for token in part[:count]) in NOTES
        ):
            return count
    return 0


def _split_sign(part: list[Token]) -> list[Token]:
    sign = part[0]
    text = sign.text[1:]
    guarded = not sign.word and text.startswith('"')
    whole = guarded and text.endswith('"') and '"' not in text[1:-1].replace('""', "")
    rest = Token(text, sign.at + 1, sign.end, "" if guarded else sign.word[1:], whole)
    return [Token(sign.text[0], sign.at, sign.at + 1, sign.text[0], False), rest, *part[1:]]


def _split_with(token: Token) -> list[Token]:
    """Return `w/` and the name that was written to it, as in `lunch w/Jane`; nothing of any other word."""
    if not token.word.startswith("w/") or len(token.word) < 4 or not token.text[2].isalpha() or token.word == "w/in":
        return []
    name = token._replace(text=token.text[2:], at=token.at + 2, word=token.word[2:])
    return [token._replace(text=token.text[:2], end=token.at + 2, word="w/"), name]


def _unknown(part: list[Token]) -> Reason:
    if not part:
        return Reason("private_alone")
    word = part[0].word
    if part[0].text.endswith(":"):
        return Reason("partners_within")
    return Reason("no_clause", text=clip(word or part[0].text))
