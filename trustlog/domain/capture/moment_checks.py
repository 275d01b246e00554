"""What a moment is refused for once all its words are read: nobody met, or a slip hides who, when or how long."""

from trustlog.domain.calendar.day_words import NUMBERS
from trustlog.domain.capture.moment_parts import MomentParts
from trustlog.domain.capture.moment_words import GROUP, THINGS, VERBS
from trustlog.domain.capture.says import NO_CONTACT, NO_CONTACT_PHRASES, NOT
from trustlog.domain.capture.scan import Token, ends_part
from trustlog.domain.capture.slips import slip_at, slip_beside
from trustlog.domain.capture.words import KIND_WORDS, WITH_WORDS, words_in
from trustlog.errors import Reason

TOPICS = words_in("about over re regarding ivm i.v.m inzake betreffende aangaande concerning of van rond omtrent")
_TIMES = words_in(
    "hours hour hrs minutes minute mins uur uren uurtje uurtjes minuten minuut minuutjes kwartier dagdeel dagje"
)
"""Left over in a text outside a topic they are of a duration nobody can tell: `a couple of hours`."""
_SHORT_DAYS = ("ma", "di", "wo", "vr", "za")
_OF = frozenset(("of", "van"))
_FEW = ("couple", "few", "several", "paar", "enkele", "aantal")
_LOOKED_AT = 60  # words of a text in which slips are looked for


class MomentChecks(MomentParts):
    """Looks at a moment as a whole; what is off is added to the faults."""

    def _slipped(self) -> None:
        """Refuse a slip in a day, a duration or the word before somebody who is known, and a name with a colon."""
        plain = [token.word for token in self.text[:_LOOKED_AT]]
        for at, token in enumerate(self.text[:_LOOKED_AT]):
            meant = slip_at(plain, at) if token.word and not token.quoted else None
            if meant is None and self.minutes is not None and not token.quoted:
                meant = slip_beside(token.word)
            if meant is not None:
                self._fault(Reason("near_day", text=token.word[:40], near=meant), token)
                return
        outside = {token.at for token in self._outside_topics()}
        day = next((token for token in self.text if token.word in _SHORT_DAYS and self._closes(token)), None)
        if day is not None:
            self._fault(Reason("no_day_behind_by", text=day.word), day)
            return
        unread = self._unread_duration(outside)
        if unread is not None:
            self._fault(Reason("no_duration", text=unread.word), unread)
            return
        for place, token in enumerate(self.words[:_LOOKED_AT]):
            if token.at in outside and token.word and self.company.named(place):
                self._fault(Reason("with_whom"), token)
                return
        first = self.text[0] if self.text else None
        if first is not None and first is self.words[0] and first.text.endswith(":") and self.head.end > 1:
            self._fault(Reason("partners_within"), first)

    def _closes(self, token: Token) -> bool:
        """Return whether a short day stands where a part ends, and is not written as letters are: `VR`."""
        place = self.words.index(token)
        behind = self.plain[place + 1] if place + 1 < len(self.words) else ""
        return not token.text.isupper() and place > 0 and (not behind or ends_part(token) or behind in WITH_WORDS)

    def _unread_duration(self, outside: set[int]) -> Token | None:
        """Return the word of the text that is left over of a duration nobody can tell: `couple of hours`."""
        taken = {token.at for token in self.text}
        for place, token in enumerate(self.words[:_LOOKED_AT]):
            if token.at not in taken or token.quoted:
                continue
            behind = self.plain[place + 1 : place + 3]
            few = token.word in _FEW and any(word in _TIMES for word in behind)
            number = behind[0] if behind else ""
            either = token.word in ("or", "of") and self.words[place - 1].at not in taken and self.minutes is not None
            either = either and (number in NUMBERS or number.isdigit())
            if few or either or (token.word in _TIMES and token.at in outside):
                return token
        return None

    def _took_place(self) -> None:
        """Refuse what says that nobody met."""
        thing = self.plain[self.head.end] if self.head.end < len(self.words) else ""
        behind = self.plain[self.head.end + 1] if self.head.end + 1 < len(self.words) else ""
        apart = self.head.end and ends_part(self.words[self.head.end - 1])
        if (thing in THINGS or (thing in GROUP and behind in THINGS)) and not apart:
            self._fault(Reason("denied", word=thing if thing in THINGS else behind), self.words[0], self.words[-1])
            return
        saw = self.known.lists_people and any(
            self.plain[place] in ("saw", "zag", "gezien", "met") for place in self.head.places
        )
        if saw and self.text and not self.company.people:
            self._fault(Reason("with_whom"), self.words[0], self.words[-1])
            return
        around = [self.plain[place] for place in range(self.head.end) if place not in self.head.places]
        outside = [*around, *(token.word for token in self._outside_topics())]
        last = self.text[-1] if self.text else None
        of = last is not None and all(token.word not in TOPICS - _OF for token in self.text)
        if last is not None and of and last is self.words[-1] and last.word in NO_CONTACT:
            outside.append(last.word)  # the lunch of Friday was cancelled
        for at, word in enumerate(outside):
            phrase = next(
                (said for said in NO_CONTACT_PHRASES if " ".join(outside[at : at + len(said.split())]) == said), ""
            )
            near_kind = word in NOT and at < len(around) + 3 and word not in ("geen", "no", "niks", "nothing")
            if (
                word in NO_CONTACT
                or phrase
                or near_kind
                or (word in ("niet", "didn't", "didn’t") and at >= len(around))
            ):
                self._fault(Reason("no_contact", word=phrase or word), self.words[0], self.words[-1])
                return

    def _outside_topics(self) -> list[Token]:
        """Return the words of the text that belong to no topic."""
        outside: list[Token] = []
        skips = False
        for token in self.text:
            skips = (skips or token.word in TOPICS) and bool(token.word)
            if not skips:
                outside.append(token)
            if ends_part(token):
                skips = False
        return outside

    def _meets_again(self, place: int) -> bool:
        """Return whether another meeting stands at a place: `demo for Raj`, `Jane called`."""
        if place + 1 >= len(self.words):
            return False
        took = self.company.named(place)
        called = took > 0 and place + took < len(self.words) and self.plain[place + took] in VERBS
        return called or (self.plain[place] in KIND_WORDS and self._for_whom(place + 1))

    def _addressed(self, place: int) -> bool:
        """Return whether `to Raj` or `aan Raj` stands at a place; whom something was shown to, `for Raj` too."""
        shown = self.head.kind in ("demo", "pitch") and self.plain[place] in ("for", "voor")
        return (shown or self.plain[place] in ("to", "aan", "naar")) and self.company.named(place + 1) > 0

    def _for_whom(self, place: int) -> bool:
        """Return whether `voor Raj` or `at acme` stands at a place."""
        word = self.plain[place] if place + 1 < len(self.words) else ""
        return word in ("for", "voor", "at", "bij") and (self.company.named(place + 1) > 0)
