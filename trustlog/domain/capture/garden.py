"""Lines about a garden: `garden harbour: acme promises borealis share the data by fri; acme, borealis lunch 45m`.

Each clause becomes an ordinary clause about one partner, or about several, which the grammar reads as any other: this
module finds who is meant and cuts their names out. It knows the members by the words that name them.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from trustlog.domain.capture.scan import Quotes, Token, find, tokens
from trustlog.domain.capture.values import Name
from trustlog.domain.capture.words import AND_WORDS, PRIVATE_WORDS, words_in
from trustlog.domain.text.folding import folded
from trustlog.errors import Fault, Reason, Remedy

HEADS = ("garden", "tuin")
Verb = Literal["promise", "offer", "share", "hid"]
VERBS: Mapping[str, Verb] = {
    **dict.fromkeys(words_in("promise promises promised belooft beloofde beloven beloofden"), "promise"),
    **dict.fromkeys(words_in("offer offers offered"), "offer"),
    **dict.fromkeys(words_in("tell tells told share shares shared vertelt vertelde deelt deelde deelden"), "share"),
    **dict.fromkeys(words_in("hide hides hid verzwijgt verzweeg"), "hid"),
}
US = words_in("we us wij we ons")
"""Words for ourselves; where a member has such a name, it has to be named by its handle."""
_TO = words_in("to with from aan met voor to")
_SAYS_WHAT = words_in("about that over dat")
"""Words before what was told, which are no part of it: as in a line about a partner."""
_ACTS = words_in("keep kept broke broken gehouden nagekomen gebroken")
_EXAMPLES = 3
"""Members that an example of time together names."""
Names = Mapping[tuple[str, ...], str]
"""By the words of a name, folded, the handle of the member it names; "" is us."""


class Between(NamedTuple):
    """A clause between members: who, in the order named, and what the grammar is to read.

    `parties` are handles, "" for us; `verb` is None for time spent together, and there is no party where promises are
    acted on by number. `rest` is what the clause says without these, with blanks where they stood, from `rest_at` on.
    """

    parties: tuple[str, ...]
    verb: Verb | None
    rest: str
    rest_at: int
    private: bool
    at: int
    end: int


def is_garden_line(line: str) -> bool:
    """Return whether a line begins as one about a garden does: its first word, then a name and a colon."""
    head, _space, rest = line.lstrip().partition(" ")
    name, colon, _rest = rest.partition(":")
    return head.lower() in HEADS and bool(colon) and bool(name.strip()) and ";" not in name


def head_of(line: str) -> tuple[Name, int]:
    """Return the name of the garden of a line, and where its clauses begin."""
    begin = len(line) - len(line.lstrip())
    at = line.index(" ", begin)
    colon = line.index(":", at)
    text = line[at:colon]
    first = at + len(text) - len(text.lstrip())
    return Name(text.strip(), first, first + len(text.strip())), colon + 1


def names_of_members(members: Sequence[tuple[str, str]]) -> Names:
    """Return the words by which members are named, each given by handle and name: all of a name, or its first word.

    A first word that two share names neither.
    """
    names: dict[tuple[str, ...], str] = {(word,): "" for word in US}
    first_words: dict[str, set[str]] = {}
    for handle, name in members:
        words = tuple(folded(name).split())
        first_words.setdefault(words[0], set()).add(handle)
        names[words] = handle
    for word, handles in first_words.items():
        if len(handles) == 1:
            names.setdefault((word,), next(iter(handles)))
    return {**names, **{(folded(handle),): handle for handle, _name in members}}


def clauses_of(line: str, start: int, spans: Quotes, names: Names) -> tuple[list[Between], list[Fault]]:
    """Return the clauses of a line from a place on, and the faults of those whose parties cannot be found."""
    found: list[Between] = []
    faults: list[Fault] = []
    ends = [*find(line, ";", spans, start), len(line)]
    for end in ends:
        words = tokens(line, start, end, spans)
        if words:
            clause = _Clause(line, words, names).read()
            if isinstance(clause, Between):
                found.append(clause)
            else:
                faults.append(clause)
        elif end < len(line) or len(ends) == 1:
            faults.append(Fault(Reason("say_what_happened_in_garden"), max(start - 1, 0), max(end, 1)))
        start = end + 1
    return found, faults


class _Clause:
    """One clause: its words, and who they name."""

    def __init__(self, line: str, words: list[Token], names: Names) -> None:
        self._line, self._names = line, names
        self._at, self._end = words[0].at, words[-1].end
        self._private = words[0].word in PRIVATE_WORDS
        self._words = words[1:] if self._private else words

    def read(self) -> Between | Fault:
        """Return the clause, or what is wrong with it."""
        words = self._words
        if words and words[0].word in _ACTS:
            return self._made((), None, words[0].at, ())
        verb_at = next((place for place, token in enumerate(words) if token.word in VERBS), None)
        if verb_at:
            maker = self._party(words[:verb_at])
            if maker is not None and (said := self._told(maker, verb_at)) is not None:
                return said
        return self._together()

    def _told(self, maker: str, verb_at: int) -> Between | Fault | None:
        """Return what one said to another; None where nobody is named behind the verb, a fault where several are."""
        words, verb = self._words, VERBS[self._words[verb_at].word]
        place = verb_at + 1
        place += place < len(words) and words[place].word in _TO
        receiver, took = self._name_at(place)
        if receiver is None:
            return None
        place += took
        if place >= len(words):
            return self._made((maker, receiver), verb, self._end, ())
        if (further := self._further(place)) is not None:
            return further
        if verb == "share" and words[place].word in _SAYS_WHAT and place + 1 < len(words):
            place += 1
        return self._made((maker, receiver), verb, words[place].at, ())

    def _further(self, place: int) -> Fault | None:
        """Return a fault where another member is listed behind the receiver: what is promised is promised to one."""
        listed = self._words[place].word in AND_WORDS or self._words[place - 1].text.endswith(",")
        begin = place + (self._words[place].word in AND_WORDS)
        if not listed or begin >= len(self._words) or self._name_at(begin)[0] is None:
            return None
        return Fault(Reason("one_receiver"), self._words[place].at, self._end, remedies=(self._way(),))

    def _together(self) -> Between | Fault:
        """Return time that several spent together: they are named one after the other, anywhere in the clause."""
        words = self._words
        if (met := self._met_with()) is not None:
            return met
        for start in range(len(words)):
            parties, stop = self._listed(start)
            if len(parties) >= 2:
                first = start
                if start and words[start - 1].word in (*_TO, "of", "between", "tussen", "van"):
                    first -= 1
                cut = [(token.at, token.end) for token in words[first:stop]]
                return self._made(tuple(parties), None, words[0].at, cut)
        known = ", ".join(sorted({handle or "we" for handle in self._names.values()}))
        return Fault(Reason("no_two_members", known=known), self._at, self._end, remedies=(self._way(),))

    def _way(self) -> Remedy:
        """Return examples with the members that there are; several may have met."""
        members = sorted({handle for handle in self._names.values() if handle})
        one, other, *more = [*members, "us", "us"] if len(members) < 2 else members
        together = ", ".join((one, other, *more[: _EXAMPLES - 2]))
        return Remedy("say_who_to_whom", one=one, other=other, together=together)

    def _met_with(self) -> Between | None:
        """Return time that one spent with others who are named later: "we had lunch with acme yesterday"."""
        first, stop = self._listed(0)
        for place in range(stop, len(self._words) if first else 0):
            others, end = self._listed(place + 1) if self._words[place].word in ("with", "met") else ([], 0)
            if others:
                named = [*self._words[:stop], *self._words[place:end]]
                cut = [(token.at, token.end) for token in named]
                return self._made(tuple(dict.fromkeys([*first, *others])), None, self._words[0].at, cut)
        return None

    def _listed(self, place: int) -> tuple[list[str], int]:
        """Return the members listed from a place on, parted by commas or "and", and where the list ends."""
        parties: list[str] = []
        stop = place
        while place < len(self._words):
            if parties and self._words[place].word in (*AND_WORDS, ""):
                place += 1
                continue
            name, took = self._name_at(place)
            if name is None:
                break
            parties.append(name)
            place = stop = place + took
        return list(dict.fromkeys(parties)), stop

    def _party(self, words: Sequence[Token]) -> str | None:
        return self._names.get(tuple(folded(_bare(token)) for token in words))

    def _name_at(self, place: int) -> tuple[str | None, int]:
        """Return the member that the words at a place name, and how many these are; the longest name wins."""
        for took in range(min(6, len(self._words) - place), 0, -1):
            name = self._party(self._words[place : place + took])
            if name is not None:
                return name, took
        return None, 0

    def _made(self, parties: tuple[str, ...], verb: Verb | None, at: int, cut: Sequence[tuple[int, int]]) -> Between:
        rest = self._line[at : self._end]
        for begin, end in cut:
            rest = rest[: begin - at] + " " * (end - begin) + rest[end - at :]
        return Between(parties, verb, rest, at, self._private, self._at, self._end)


def _bare(token: Token) -> str:
    return token.text.strip('"') if token.quoted else token.text.strip(",:;.")
