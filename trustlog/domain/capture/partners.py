"""Whom a line is about: the names before its colon, its first word, or a partner named within it."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.dates import begins_date
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.moment_head import find_moment
from trustlog.domain.capture.moment_words import DOES, MODIFIERS
from trustlog.domain.capture.says import CONNECTS, FILLERS, NO_NAMES, NOTES
from trustlog.domain.capture.scan import Quotes, Token, find, tokens, unquoted
from trustlog.domain.capture.values import Name
from trustlog.domain.capture.words import LONGEST_HEAD, PRIVATE_MARKS, PRIVATE_WORDS, Words, words_in
from trustlog.domain.text import clip
from trustlog.errors import Fault, Reason, WordsError

_BEFORE_PARTNER = words_in("at with from bij met van to aan naar of voor for @ in")
_NOBODY = frozenset(("we", "they", "wij", "zij", "ze", ">", "<", *PRIVATE_MARKS, *NO_NAMES))
_LOOKED_AT = 200  # words in which a partner is looked for


class Reading(NamedTuple):
    """What a line is read with."""

    words: Words
    today: date
    known: Known


class Whose(NamedTuple):
    """The partners of a line, where its clauses begin, and the words that name a partner within a clause."""

    partners: tuple[Name, ...]
    start: int
    within: frozenset[int] = frozenset()

    def without(self, part: list[Token]) -> list[Token]:
        """Return the words of a clause that do not name the partner."""
        return [token for token in part if token.at not in self.within] if self.within else part


def head_at(part: list[Token], words: Words) -> tuple[str, int] | None:
    """Return the phrase of `HEADS` or the kind that a clause begins with, and how many words it is."""
    for count in range(LONGEST_HEAD, 0, -1):
        phrase = " ".join(token.word for token in part[:count]) if len(part) >= count else ""
        if phrase in words.clause_words:
            return words.clause_words[phrase], count
    kind = words.kind_words.get(part[0].word) if part[0].word else None
    return (kind, 1) if kind else None


def partners_of(line: str, spans: Quotes, reading: Reading, faults: list[Fault]) -> Whose:
    """Return the partners a line is about, and where its clauses begin."""
    stop = next(find(line, ";", spans), len(line))
    before = tokens(line, 0, stop, spans)
    if reading.known.lists_people and before and not before[0].text.startswith(('"', ":")):
        whose = _known_partner(line, spans, before, stop, reading, faults)
        if whose is not None:
            return whose
    return _typed_partner(line, spans, before, stop, reading, faults)


def _typed_partner(
    line: str, spans: Quotes, before: list[Token], stop: int, reading: Reading, faults: list[Fault]
) -> Whose:
    """Return the partners at the beginning of a line, whoever they are."""
    # Without a colon the first word is the partner, if a clause begins right behind it; a colon that a clause
    # follows wins, so that "Lunch Box Company: call" is that company.
    bare = len(before) > 1 and before[0].word not in _NOBODY and not before[0].text.endswith(":")
    acts = before and before[0].word in reading.words.clause_words and before[1:2]
    bare = bare and _begins(before[1:], reading) and not (acts and before[1].word.removeprefix("#")[:1].isdigit())
    colon = _colon(line, spans, stop)
    follows = colon is not None and _begins(tokens(line, colon + 1, stop, spans), reading)
    if bare and not follows:
        colon = None
    if colon is not None and before[0].at == colon:
        faults.append(Fault(Reason("partner_before_colon"), colon))
        return Whose((), colon + 1)
    if colon is not None and line[:colon].strip().lower() in NO_NAMES:
        colon = None
    if colon is not None and (follows or not _begins(before, reading)):
        return Whose(_names(line, colon, spans, faults), colon + 1)
    alone = len(before) == 1 and stop == len(line) and not _begins(before, reading)
    if bare or alone:
        return Whose(_names(line, before[0].end, spans, faults, before[0].at), before[0].end)
    if before and not _begins(before, reading):
        if (
            len(before) > 1
            and before[0].word not in _NOBODY
            and line[: before[0].end].strip(":").lower() not in NO_NAMES
        ):
            # Most likely a handle, and a slip in the word behind it: say so there.
            return Whose(_names(line, before[0].end, spans, faults, before[0].at), before[0].end)
        if len(before) == 1 or before[0].word in _NOBODY:
            no_clause = Reason("no_line", text=clip(before[0].text))
            faults.append(Fault(no_clause, before[0].at, before[0].end))
            return Whose((), stop)
    return Whose((), 0)


def _known_partner(
    line: str, spans: Quotes, before: list[Token], stop: int, reading: Reading, faults: list[Fault]
) -> Whose | None:
    """Return the partner that is known by the first words, or within the line; None where none is."""
    known = reading.known
    everything = tokens(line, 0, len(line), spans)[:_LOOKED_AT]
    plain = [token.word for token in everything]
    first = known.partner_at(plain, 0) if plain[0] else 0
    colon = _colon(line, spans, stop)
    if colon is not None and not (first and everything[first - 1].text.endswith(":")):
        named = line[:colon].strip().lower()
        lead = [token for token in before if token.at < colon]
        dated = bool(lead) and (begins_date(lead[0].word) or named in NO_NAMES)
        if not dated and (first or not _begins(before, reading) or not _begins(lead, reading)):
            return None
    if first == len(before) and stop == len(line) and not before[-1].text.endswith((",", ":")):
        text = line[before[0].at : before[-1].end]
        return Whose((Name(text, before[0].at, before[-1].end),), before[-1].end)
    if first and first < len(before):
        name = Name(line[before[0].at : before[first - 1].end].rstrip(":,"), before[0].at, before[first - 1].end)
        rest = before[first:]
        known.choose([name.text])
        if before[first - 1].text.endswith((",", ":")) or _clause_behind(rest, reading):
            if before[first - 1].text.endswith(","):
                return None
            return Whose((name._replace(end=name.at + len(name.text)),), before[first - 1].end)
    mentions = _mentions(plain, known)
    keys = {known.partner_key(_text(line, everything, at, took)) for at, took in mentions}
    if len(keys) > 1:
        shown = " or ".join(sorted(key for key in keys if key))
        at, took = mentions[1]
        faults.append(Fault(Reason("which_partner", known=shown), everything[at].at, everything[at + took - 1].end))
        return Whose((), len(line))
    if not mentions:
        slip = len(before) > 1 and not _light(before[0]) and head_at(before, reading.words) is None
        typed = slip and head_at(before[1:], reading.words) is not None and not _begins(before[:1], reading)
        return Whose((), 0) if _begins(before, reading) and not typed else None
    if mentions[0][0] == 0 and len(mentions) == 1 and not _begins(before, reading):
        end = before[mentions[0][1] - 1].end
        text = line[before[0].at : end].rstrip(":,")
        return Whose((Name(text, before[0].at, before[0].at + len(text)),), end)
    if plain[0] in NOTES:
        at, took = mentions[0]
        text = _text(line, everything, at, took)
        begin = line.index(text, everything[at].at)
        return Whose((Name(text, begin, begin + len(text)),), 0)
    return _within(line, everything, plain, mentions)


def _light(word: Token) -> bool:
    """Return whether a word may stand before a kind, and is hardly a partner's name."""
    return (
        word.word in MODIFIERS
        or word.word in DOES
        or word.word in FILLERS
        or word.word in CONNECTS
        or begins_date(word.word)
    )


def _within(line: str, everything: list[Token], plain: list[str], mentions: list[tuple[int, int]]) -> Whose:
    """Return the partner named within a clause, with the places of the words that name it."""
    at, took = mentions[0]
    text = _text(line, everything, at, took)
    begin = line.index(text, everything[at].at)
    places: set[int] = set()
    for place, count in mentions:
        if place == 0:
            continue  # the subject of its sentence
        joined = plain[place - 1] in _BEFORE_PARTNER and (place > 1 or plain[0] in ("bij", "at"))
        behind_stop = everything[place - 1].text[-1:] in ".!?;,"
        if behind_stop and not everything[place].text.startswith("("):
            continue
        if not joined and plain[place - 1] in ("and", "en", "&"):
            continue
        places.update(everything[spot].at for spot in range(place - joined, place + count))
    return Whose((Name(text, begin, begin + len(text)),), 0, frozenset(places))


def _text(line: str, words: list[Token], at: int, took: int) -> str:
    return line[words[at].at : words[at + took - 1].end].strip("()[]{},.!?:;…“”‘’")


def _mentions(plain: list[str], known: Known) -> list[tuple[int, int]]:
    mentions = []
    at = 0
    while at < len(plain):
        took = known.partner_at(plain, at) if plain[at] else 0
        if took:
            mentions.append((at, took))
        at += took or 1
    return mentions


def _clause_behind(rest: list[Token], reading: Reading) -> bool:
    """Return whether a clause stands behind a partner's name, not a verb of which the partner is the subject."""
    if not rest:
        return False
    if rest[0].word in (*PRIVATE_WORDS, *PRIVATE_MARKS) or rest[0].text[0] in "><":
        return True
    head = head_at(rest, reading.words)
    if head is not None and (head[0] not in ("keep", "broke") or len(rest) > 1):
        return True
    from trustlog.domain.capture.acts import find_act
    from trustlog.domain.capture.sentence import SentenceReader

    try:
        sentence = SentenceReader(rest, reading.today, reading.known)
        if sentence.subject(0) is not None:
            return True
        if sentence.read() is not None:
            return bool(sentence.lead(0))
        if find_act(rest, reading.today, reading.known):
            return rest[0].word.removeprefix("#")[:1].isdigit()
        return find_moment(rest, reading.words, reading.today, reading.known) is not None
    except WordsError:
        return False


def _colon(line: str, spans: Quotes, stop: int) -> int | None:
    return next((at for at in find(line, ":", spans, 0, stop) if not _clock(line, at)), None)


def _clock(line: str, at: int) -> bool:
    """Return whether a colon is within a time of day."""
    return at > 0 and line[at - 1].isdigit() and line[at + 1 : at + 2].isdigit()


def _names(line: str, stop: int, spans: Quotes, faults: list[Fault], at: int = 0) -> tuple[Name, ...]:
    """Return the names between two places, parted by commas; a comma may follow a single name."""
    names: list[Name] = []
    for end in [*find(line, ",", spans, at, stop), stop]:
        text = line[at:end].strip()
        begin = at + len(line[at:end]) - len(line[at:end].lstrip())
        bare = unquoted(text) if len(text) > 1 and spans.ends.get(begin) == begin + len(text) else text
        if bare:
            names.append(Name(bare, begin, begin + len(text)))
        elif end < stop or line[end : end + 1] == ":" or not names:
            faults.append(Fault(Reason("partner_missing"), min(end, len(line) - 1)))
        at = end + 1
    return tuple(names)


def _begins(part: list[Token], reading: Reading) -> bool:
    """Return whether these words begin a clause."""
    if not part:
        return False
    if part[0].word in (*PRIVATE_WORDS, *PRIVATE_MARKS) or part[0].text[0] in "><":
        return True
    if head_at(part, reading.words) is not None:
        return True
    from trustlog.domain.capture.acts import find_act  # here: a line of the formal grammar needs none of it
    from trustlog.domain.capture.sentence import SentenceReader

    part = part[:60]
    try:
        if find_act(part, reading.today, reading.known):
            return True
        if SentenceReader(part, reading.today, reading.known).read() is not None:
            return True
        return find_moment(part, reading.words, reading.today, reading.known) is not None
    except WordsError:
        return True
