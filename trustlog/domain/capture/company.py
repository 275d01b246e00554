"""The people a moment was with: names behind `with`, parted by commas or `and`, and names next to the kind."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import is_dotted_clock
from trustlog.domain.capture.clock import clock_at
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.moment_words import DONE, GROUP, REMARKS, THINGS, VERBS
from trustlog.domain.capture.near import near_day
from trustlog.domain.capture.says import NO_CONTACT, OURS, SHORT_ARE, SHORT_WILL, THEIRS, WILLING
from trustlog.domain.capture.scan import Token, bare_word, ends_part, unquoted
from trustlog.domain.capture.times import duration_at, range_at
from trustlog.domain.capture.values import Name
from trustlog.domain.capture.words import (
    AND_WORDS,
    INITIATIVES,
    KIND_WORDS,
    NAME_STOPS,
    NEW_WORDS,
    UNPLANNED_WORDS,
    WITH_WORDS,
    looks_off,
    words_in,
)
from trustlog.domain.text import clip
from trustlog.domain.text.folding import alike
from trustlog.errors import Fault, Reason, WordsError

_ABSENT = words_in("was were is are had has could couldn't couldn’t")  # behind the last of several names, of that one
_SPEAKERS = OURS | THEIRS | frozenset((*SHORT_WILL, *SHORT_ARE))
_ANDS = (*AND_WORDS, "+")
_MORE_STOPS = words_in(
    "aan went was were is are who which that die dat ging verliep was went where wie took lasted via of who's "
    "there then today @ as regarding ivm inzake"
)
_NO_NAME = words_in(
    "no not nothing nobody none nog geen niet niets niks niemand a an the de het een very really quite heel erg zeer "
    "all alles some much more less many few my our ons onze their hun its his her it this that dit dat just still "
    "again goede mooie leuke fijne prettige korte lange new nieuwe next volgende everything everybody iedereen"
)
"""What no name in lower case begins with."""
_OF_THINGS = (
    THINGS
    | NO_CONTACT
    | words_in(
        "busy bezet time tijd of for voor hour hours minute minutes uur uurtje uurtjes uren minuten kwartier week weeks"
    )
)
"""What stands in no name in lower case."""
PARTICLES = words_in("van de der den het 't ten ter te la le von du di da del dos el bin al")
_WITHIN = str.maketrans("", "", "-'’.")
"""What may stand within a name."""
_LONGEST_PLAIN, _LONGEST_NEW = 2, 4
"""So many words in lower case are a name; so many where somebody is new and all others are known."""


class Company:
    """Gathers the names in the words of a clause."""

    def __init__(
        self,
        line: str,
        words: list[Token],
        plain: list[str],
        today: date,
        faults: list[Fault],
        partners: Sequence[Name],
        known: Known,
    ) -> None:
        self.line = line
        self.words = words
        self.plain = plain
        self.texts = [token.text for token in words]
        self.today = today
        self.faults = faults
        self.partners = [alike(partner.text) for partner in partners]
        self.known = known
        self.people: list[Name] = []

    def named(self, place: int) -> int:
        """Return how many words at a place name somebody who is known."""
        if place >= len(self.words) or not self.plain[place]:
            return 0
        return self.known.person_at(self.plain, place, self.texts)

    def is_partner(self, place: int) -> bool:
        """Return whether a word names a partner of this line."""
        took = self.known.partner_at(self.plain, place)
        named = alike(" ".join(self.plain[place : place + took]))
        return took > 0 and any(named in partner or partner in named for partner in self.partners)

    def unknown(self, place: int) -> int:
        """Take words that can only be a name for one; return how many they are."""
        end = place + 1
        while end < len(self.words) and self.texts[end][:1].isupper() and not ends_part(self.words[end - 1]):
            if self._ends(end, named=True) or self.plain[end] in VERBS:
                break
            end += 1
        self._name(list(self.words[place:end]))
        return end - place

    def names(self, place: int, with_token: Token, *, direct: bool = False) -> int:
        """Read names, parted by commas or `and`, until something else is recognised; return their count of words.

        `direct` tells that no `with` stands before them: then a thing may follow, as in `emailed Jane the quote`.
        """
        start, before = place, len(self.people)
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
            if token.word == "both" and not name and self.named(place + 1):
                place += 1
                continue
            bracketed = place == start and token.text[0] == "(" and self.named(place)
            if token.word and not bracketed and self._ends(place, named=bool(name)):
                break
            if direct and place > start and self._thing(place):
                break
            if token.word in _ANDS:
                if self._goes_on(place + 1):
                    break
                self._name(name)
            elif not name and token.text[0] == '"' and token.text.endswith('",'):
                # `"Doe, Jane",`: quotes first, so that the comma within does not part the name
                self._name([token._replace(text=token.text[:-1], end=token.end - 1, quoted=True)])
            else:
                if not name and place > start and self._remark(start, place):
                    break
                name.append(token)
                if token.text[-1:] in ",:" or (self.known.lists_people and ends_part(token)):
                    self._name(name)
                    if token.text[-1:] not in ",:)":
                        place += 1
                        break
            place += 1
            if token.text[-1:] == ":":
                break
        self._name(name)
        apart = any(token.text[-1:] == "," for token in self.words[start:place])
        several = len(self.people) - before > 1 and apart
        bracketed = bool(before) and place > start and self.words[start].text[0] == "("
        if (several or bracketed) and place < len(self.words) and self.plain[place] in _ABSENT:
            self.faults.append(Fault(Reason("own_clause"), self.words[place - 1].at, self.words[-1].end))
        if not self.people:
            self.faults.append(Fault(Reason("with_whom"), with_token.at, with_token.end))
        return place - start

    def _thing(self, place: int) -> bool:
        """Return whether a person known ends before a place, and what follows is written like no name."""
        before = self.plain[place - 1]
        if self.plain[place] in ("or", "of"):
            return False
        if before in _ANDS or ends_part(self.words[place - 1]) or self.plain[place] in _ANDS:
            return False
        known = any(self.named(start) == place - start for start in range(max(place - 4, 0), place))
        return known and not self.texts[place][:1].isupper()

    def _goes_on(self, place: int) -> bool:
        """Return whether what stands behind `and` is no name: `and her team`, `and talked about prices`."""
        word = self.plain[place] if place < len(self.words) else ""
        return word in GROUP or word in VERBS or word in OURS or word in THEIRS

    def _remark(self, start: int, place: int) -> bool:
        """Return whether what follows a comma is a remark: several words, or one that says how it was."""
        if not self.known.lists_people or place == start or not self.plain[place] or self.named(place):
            return False
        if self.plain[place - 1] in _ANDS or self.words[place].text[:1].isupper():
            return False
        words = self._until_comma(place)
        end = place + len(words)
        behind = [] if ends_part(self.words[end - 1]) else self.plain[end : end + 1]
        if words[0] in REMARKS or words[0] in _NO_NAME or any(word in _OF_THINGS for word in (*words, *behind)):
            return True
        if len(words) < 2 or not all(_letters(word) for word in words):
            return len(words) > 1
        return not self._like_a_name(words)

    def _like_a_name(self, words: list[str]) -> bool:
        """Return whether words in lower case may be a name: two, more around a particle, or all behind `+new`."""
        if len(words) == _LONGEST_PLAIN or all(word in PARTICLES for word in words[1:-1]):
            return True
        if len(words) > _LONGEST_NEW or not any(word in NEW_WORDS for word in self.plain):
            return False
        named = ([bare_word(word) for word in name.text.split()] for name in self.people)
        return all(self.known.person_at(words, 0) for words in named)

    def _until_comma(self, place: int) -> list[str]:
        """Return the words from a place up to the next sign, `and`, or what is read otherwise."""
        end = place + 1
        while end < len(self.words) and not ends_part(self.words[end - 1]):
            if not self.plain[end] or self.plain[end] in _ANDS or self._ends(end, named=True):
                break
            end += 1
        return self.plain[place:end]

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
        return place == start or before.text.endswith(",") or before.word in _ANDS

    def _ends(self, place: int, *, named: bool) -> bool:
        word = self.plain[place]
        if word in NAME_STOPS:
            following = self.plain[place + 1] if place + 1 < len(self.words) else ""
            return not (named and following in ("'t", "den"))  # Jan in 't Veld, Piet op den Berg
        if word in WITH_WORDS or word in UNPLANNED_WORDS or word in NEW_WORDS or self.texts[place][0] in '("':
            return True
        if " ".join(self.plain[place : place + 2]) in INITIATIVES or looks_off(word):
            return True
        if (named or place) and (word in _MORE_STOPS or word in VERBS or word in DONE or word in NO_CONTACT):
            return not (word == "of" and not self.known.partner_at(self.plain, min(place + 1, len(self.plain) - 1)))
        if (
            word in OURS
            or word in THEIRS
            or word in SHORT_WILL
            or word in SHORT_ARE
            or (word in WILLING and not self.named(place))
        ):
            return True
        following = self.plain[place + 1] if place + 1 < len(self.plain) else ""
        if named and word in ("van", "of", "for") and following and self._lasts(place + 1):
            return True
        if named and self.known.lists_people and word in KIND_WORDS and not self.named(place):
            return True
        if named and (near_day(word) or is_dotted_clock(word)):
            return True
        try:
            if range_at(self.plain, place):
                return True
            dated = match_date(self.plain[place : place + 9], self.today, due=False, shaky=False)
            timed = duration_at(self.plain, place)
        except WordsError:
            return True
        return dated is not None or timed is not None or bool(clock_at(self.plain, place))

    def _goes_on_behind(self, text: str) -> str:
        """Return the name of somebody known that a text begins with, where it goes on in other words; "" elsewhere."""
        parts = text.split()
        plain = [bare_word(part) for part in parts]
        took = self.known.person_at(plain, 0, parts) if len(parts) > 1 and plain[0] else 0
        apart = 0 < took < len(parts) and not parts[took].startswith("(")
        return " ".join(parts[:took]) if apart and self.known.person_at(plain, took, parts) == 0 else ""

    def _lasts(self, place: int) -> bool:
        """Return whether a duration stands at a place."""
        try:
            return duration_at(self.plain, place) is not None
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
                if self.known.lists_people:
                    text = text.strip("()").rstrip(".!?…;") if text.startswith("(") else text.rstrip(".!?…;")
                    text = text.strip()
                begin = at + len(part) - len(part.lstrip())
                goes_on = self._goes_on_behind(text)
                if goes_on:
                    reason = Reason("name_goes_on", name=goes_on, text=clip(text))
                    self.faults.append(Fault(reason, begin, begin + len(text)))
                elif text.rstrip("."):
                    self.people.append(Name(_bare(text), begin, begin + len(text)))
                at += len(part) + 1
        words.clear()


def _bare(text: str) -> str:
    """Take the quotes off a name that a comma stands behind."""
    return unquoted(text) if len(text) > 1 and text[0] == text[-1] == '"' else text


def _letters(word: str) -> bool:
    """Return whether a word is written as names are."""
    return word.translate(_WITHIN).isalpha()
