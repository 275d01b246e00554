"""The clause of a moment: a kind, then duration, day, people, `unplanned`, who took the initiative, and free text."""

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import FIRST_HOUR, vague_at
from trustlog.domain.calendar.spans import vague
from trustlog.domain.capture.clock import clock_at
from trustlog.domain.capture.moment_checks import TOPICS, MomentChecks
from trustlog.domain.capture.moment_parts import PREPOSITIONS
from trustlog.domain.capture.moment_words import DOES, DONE, GROUP, KEPT_SILENT, MODIFIERS, TRANSITIVE, VERBS
from trustlog.domain.capture.near import near_day
from trustlog.domain.capture.says import (
    BULLETS,
    CONNECTS,
    FILLERS,
    OBJECTS,
    OURS,
    OWES,
    PROMISES_TO,
    SHARES,
    SHORT_ARE,
    SHORT_WILL,
    TELLS,
    THEIRS,
    UNSURE,
    WILLING,
)
from trustlog.domain.capture.scan import Token, ends_part, joined
from trustlog.domain.capture.times import duration_at
from trustlog.domain.capture.values import MomentClause
from trustlog.domain.capture.words import (
    AND_WORDS,
    INITIATIVES,
    KIND_WORDS,
    KINDS,
    NEW_WORDS,
    PRIVATE_WORDS,
    SURPRISE_WORDS,
    UNPLANNED_WORDS,
    WITH_WORDS,
    Words,
    words_in,
)
from trustlog.errors import Reason, WordsError

_SOCIABLE = ("lunch", "dinner", "coffee", "drinks", "walk", "call", "chat")
"""Kinds behind which a name alone is most likely a person's."""
_AGREED = OURS | THEIRS | {"that", "dat", "to"}
"""Behind `agreed` they say what somebody will do."""
_TO = words_in("to aan naar voor for tegen from van by bij")  # a person may stand behind


class MomentReader(MomentChecks):
    """Reads the words of a clause in order; what is invalid is added to the faults."""

    def read(self, table: Words, private: bool, source: str, at: int, end: int) -> MomentClause:
        """Read all words around the kind, and give the clause."""
        place = 0
        while place < len(self.words):
            place += self._step(place)
        people = self.company.people
        if self.new_people and not people:
            self._fault(Reason("new_without_people"), self.new_people)
        self._took_place()
        self._slipped()
        kind = self.head.kind
        counts_as = "unscripted" if kind == "call" and self.unplanned else table.kinds[kind]
        return MomentClause(
            kind=kind,
            counts_as=counts_as,
            minutes=self.minutes,
            at_time=self.at_time,
            on=self.on or self.today,
            people=tuple(people),
            new_people=self.new_people is not None,
            unplanned=self.unplanned,
            initiative=self.initiative,
            text=self._text(),
            private=private,
            source=source,
            at=at,
            end=end,
        )

    def _text(self) -> str | None:
        text = joined(self.line, self.text)
        if len(self.text) == 1 and self.text[0].quoted:
            return text or None
        return text.strip(" ,;:\t") or None

    def _step(self, place: int) -> int:
        """Read what begins at a word; return how many words it took."""
        token = self.words[place]
        took = 0
        if token.word:
            try:
                took = self._known(place)
            except WordsError as error:
                self._fault(error, token)
                self.text.append(token)
                return 1
        if not took:
            self.text.append(token)
            self.direct = False
        return took or 1

    def _known(self, place: int) -> int:
        token = self.words[place]
        if place in self.head.places and place != self.head.met:
            self.direct = True
            return 1
        if place + 1 in self.head.places and self._dotted(place):
            return 1
        if place in self.head.counted:
            self.text.append(token)
            return 1
        if token.word in WITH_WORDS or (token.word == "w" and self._who_follows(place)):
            return self._with(place, token)
        took = (
            self._mark(place) or self._first(place) or self._before(place) or self._person(place) or self._topic(place)
        )
        return took or self._dotted(place) or self._when(place) or self._remark(place) or self._off(place)

    def _who_follows(self, place: int) -> bool:
        """Return whether a `w` means with: somebody known stands behind it, or what is written like a name."""
        named = place + 1 < len(self.words) and self.texts[place + 1][:1].isupper() and place >= self.head.end
        behind = place == self.head.end and place + 1 < len(self.words)
        return self.company.named(place + 1) > 0 or ((named or behind) and self._nameless(place + 1))

    def _mark(self, place: int) -> int:
        word = self.plain[place]
        if word in UNPLANNED_WORDS or (word in SURPRISE_WORDS and place < self.head.end):
            self.unplanned = True
            return 1
        if self.plain[place : place + 2] == ["ad", "hoc"] and place < self.head.end:
            self.unplanned = True
            return 2
        if word in NEW_WORDS:
            self.new_people = self.words[place]
            return 1
        initiative = INITIATIVES.get(" ".join(self.plain[place : place + 2]))
        if not initiative:
            return 0
        if self.initiative not in (None, initiative):
            raise WordsError(Reason("two_initiatives"))
        self.initiative = initiative
        return 2

    def _first(self, place: int) -> int:
        """Read what an article begins, or a span between two hours, before either is taken for a word of its own."""
        word = self.plain[place]
        if word in ("from", "van", "of", "between", "tussen", "vanaf"):
            return self._range(place) or (word in ("from", "vanaf") and self._clock(place)) or self._lasting(place)
        if word in ("a", "an", "een", "één", "the", "de", "het", "den"):
            return self._duration(place) or self._day(place)
        return 0

    def _before(self, place: int) -> int:
        """Drop words that say nothing: those before the kind, `gehad` behind it, a dash between parts."""
        word = self.plain[place]
        if place < self.head.end:
            light = word in DOES or word in KEPT_SILENT or word in FILLERS or word in CONNECTS
            light = light and not (word in ("at", "in", "on", "for") or word in GROUP - DOES)
            light = light or self._before_kind(place) or (word in OBJECTS and self.direct and place > 0)
            light = (
                light
                or self.company.is_partner(place)
                or word in THEIRS
                or word in ("sent", "stuurde", "stuurden", "wrote", "schreef")
            )
            if light or (word in ("-", "–", "—", "•", "*")):
                return 1
        partner = place == self.head.end and self.company.is_partner(place)
        if (word in DONE or partner or (word in OBJECTS and word != "her")) and self.direct_place(place):
            return 1
        if word == "@" and place + 1 < len(self.words) and self.plain[place + 1]:
            self.direct = self.direct or self.company.named(place + 1) > 0
            return int(self._element(place + 1) or self.company.named(place + 1) > 0)
        return int(word in ("-", "–", "—", "•") and not self.text and place + 1 < len(self.words))

    def _before_kind(self, place: int) -> bool:
        """Return whether only an article stands between a word and the kind: `for` in `went for a walk`."""
        at = place + 1
        while at < self.head.end and self.plain[at] in ("a", "an", "the", "de", "het", "een", "quick"):
            at += 1
        return (
            self.plain[place] in ("for", "to", "on", "over", "in", "out", "voor", "op", "bij", "naar")
            and at in self.head.places
        )

    def _with(self, place: int, token: Token) -> int:
        if token.word == "met" and place > self.head.end and self.plain[place - 1] in ("and", "then", "&"):
            raise WordsError(Reason("own_clause"))
        again = token.word == "met" and place > self.head.end and len(self.company.people) > 0
        if again and (self.plain[place - 1] in BULLETS or self.words[place - 1].text[-1:] in ".!+"):
            raise WordsError(Reason("own_clause"))
        if place == self.head.met:
            if self.plain[place + 1 : place + 2] in (["with"], ["up"]):
                return 1
            if (place + 1 == len(self.words) and place) or (
                place + 1 < len(self.words) and self.plain[place + 1] and self._element(place + 1)
            ):
                return 1
        following = self.plain[place + 1] if place + 1 < len(self.words) else ""
        thing = place + 2 < len(self.words) and following in GROUP
        if following in GROUP and (thing or place + 2 == len(self.words)):
            end = place + 2
            if self.company.named(end):
                return 0
            self.text += self.words[place:end]
            return end - place
        took = 1 + self.company.names(place + 1, token)
        self.direct = True
        return took

    def _person(self, place: int) -> int:
        """Read a person who stands next to the kind, or behind `to`: `called Jane`, `Jane gebeld`, `aan Raj`."""
        word = self.plain[place]
        if word in _TO and place + 1 < len(self.words) and self._whom(place + 1):
            took = 1 + self.company.names(place + 1, self.words[place])
            self.direct = True
            return took
        near = place < self.head.end or (self.direct and len(self.text) == self.clock_words)
        if near and self.company.named(place):
            took = self.company.names(place, self.words[place], direct=True)
            self.direct = True
            return took
        behind_verb = place == self.head.end and place and self.plain[place - 1] in TRANSITIVE
        to_whom = (
            word in ("to", "met") and self.plain[place - 1 : place] and self.plain[place - 1] in ("spoke", "talked")
        )
        if to_whom and place + 1 < len(self.words) and self._nameless(place + 1):
            return 1 + self.company.unknown(place + 1)
        before_verb = (
            place == 0
            and self.head.end == 2
            and self.known.lists_people
            and self.plain[1] in VERBS
            and word not in MODIFIERS
        )
        if (behind_verb or before_verb or self._alone_behind_kind(place)) and self._nameless(place):
            return self.company.unknown(place)
        return 0

    def _alone_behind_kind(self, place: int) -> bool:
        """Return whether a word like a name is all that stands between a kind and a day: `lunch Bob yesterday`."""
        if place != self.head.end or not place or self.head.kind not in _SOCIABLE or ends_part(self.words[place - 1]):
            return False
        text = self.texts[place].rstrip(",.!")
        alone = place + 1 == len(self.words) or ends_part(self.words[place]) or self._element(place + 1)
        return alone and text.istitle() and text.isalpha() and self.plain[place] not in KIND_WORDS

    def _whom(self, place: int) -> bool:
        """Return whether somebody stands behind `to` or `from`: who is known, or is written like a name."""
        if self.company.named(place):
            return True
        named = self.plain[place - 1] in ("to", "aan", "naar", "from", "by") and self.texts[place][:1].isupper()
        lone = place + 1 == len(self.words) or ends_part(self.words[place]) or not self.texts[place + 1][:1].isupper()
        shouts = self.texts[place].isupper() and len(self.texts[place]) > 1
        return bool(named and lone and not shouts and place - 1 == self.head.end and self._nameless(place))

    def _nameless(self, place: int) -> bool:
        """Return whether a word can only be a name, and is that of nobody who is known."""
        word = self.plain[place]
        if not self.known.lists_people or not word[:1].isalpha() or word in PREPOSITIONS or word in GROUP:
            return False
        if (
            word in DOES
            or word in DONE
            or word in FILLERS
            or word in SHORT_ARE
            or word in SHORT_WILL
            or word in UNPLANNED_WORDS
            or self.words[place].text[0] == '"'
        ):
            return False
        if self.company.is_partner(place):
            return False
        try:
            dated = match_date(self.plain[place : place + 9], self.today, due=False)
            timed = duration_at(self.plain, place)
        except WordsError:
            return False
        return dated is None and timed is None and not clock_at(self.plain, place)

    def _topic(self, place: int) -> int:
        """Take a noun phrase behind `about` or `over` as text, days and numbers in it included."""
        word = self.plain[place]
        unsaid = vague_at(self.plain[place : place + 8])
        if unsaid:
            raise vague(self.plain[place : place + 8], unsaid)
        on = (
            word == "on" and place + 1 < len(self.words) and self.plain[place + 1] not in ("site", "location", "campus")
        )
        if on and not self._element(place) and not self._element(place + 1):
            pass
        elif word == "re" or word not in TOPICS or place + 1 == len(self.words):
            topic = word in ("re", "re:") and place + 1 < len(self.words)
            if not topic:
                return 0
        if word in ("over", "about", "rond") and (self._span(place) or clock_at(self.plain, place)):
            return 0
        end = place + 1
        while end < len(self.words):
            with_whom = (self.words[end].word in WITH_WORDS or self.plain[end] == "w") and end + 1 < len(self.words)
            if with_whom and (self.company.named(end + 1) or not (self.known.lists_people or self.plain[end] == "w")):
                break
            if end > place + 1 and (ends_part(self.words[end - 1]) or self._addressed(end)):
                break
            if self.plain[end] in AND_WORDS and self._meets_again(end + 1):
                self._fault(Reason("own_clause"), self.words[end], self.words[-1])
            if self.words[end].word in NEW_WORDS or self.words[end].word in UNPLANNED_WORDS or self.words[end].quoted:
                break
            end += 1
        text_end = self._topic_end(place, end)
        self.text += self.words[place:text_end]
        self.direct = False
        return end - place

    def _span(self, place: int) -> bool:
        """Return whether `over 2 weken` or `about an hour` stands here, and nothing it would be a part of."""
        try:
            span = duration_at(self.plain, place)
            ahead = match_date(self.plain[place : place + 9], self.today, due=False)
        except WordsError:
            return True  # which reading the day tells
        end = place + (span[1] if span else ahead[1] if ahead else 0)
        return end > place and (
            end == len(self.words) or ends_part(self.words[end - 1]) or self.plain[end] in WITH_WORDS
        )

    def _remark(self, place: int) -> int:
        """Take a remark that is a sentence of its own as text, unless it may be a fact of its own."""
        start = place + (self.plain[place] in CONNECTS)
        word = self.plain[start].replace("’", "'") if start < len(self.words) else ""
        apart = start > place or (place > 0 and ends_part(self.words[place - 1]))
        speaks = word in OURS or word in THEIRS or word in SHORT_WILL or word in SHORT_ARE
        if not (apart and speaks) or place < self.head.end:
            return 0
        end = start + 1
        while end < len(self.words) and not ends_part(self.words[end - 1]):
            end += 1
        for at in range(start, end):
            tells = self.plain[at] in ("us", "ons", "dat", "that")
            risky = tells or self.plain[at] in WILLING or self.plain[at] in SHORT_WILL or self.plain[at] in UNSURE
            if risky or self._dated(at) or near_day(self.plain[at]):
                self._fault(Reason("own_clause"), self.words[start], self.words[end - 1])
                break
        self.text += self.words[place:end]
        return end - place

    def _may_be_clock(self, place: int) -> bool:
        """Return whether `1.30` stands alone behind the kind: at half past one, or for an hour and a half."""
        hours, dot, minutes = self.plain[place].partition(".")
        if self.text or not dot or len(minutes) != 2 or not f"{hours}{minutes}".isascii():
            return False
        is_clock = hours.isdigit() and minutes.isdigit() and int(hours) < FIRST_HOUR and int(minutes) in range(0, 60, 5)
        behind = place + 1
        ends = behind == len(self.words) or ends_part(self.words[place]) or self.plain[behind] in WITH_WORDS
        return is_clock and ends

    def _off(self, place: int) -> int:
        word = self.plain[place]
        if self._says_more(place):
            raise WordsError(Reason("own_clause"))
        if word in PRIVATE_WORDS:
            raise WordsError(Reason("no_private_mark", text=word))
        if word == "back" and place and self.plain[self.head.end - 1] == "call" and self.direct:
            raise WordsError(Reason("promise_or_note"))  # call Vera back friday: still to do
        if self._looks_timed(place) or self._may_be_clock(place):
            raise WordsError(Reason("looks_off", text=word[:40]))
        second = self.plain[place - 1] in AND_WORDS and word in KINDS
        second = second or (ends_part(self.words[place - 1]) and word in KIND_WORDS and self._for_whom(place + 1))
        if second and place > self.head.end:
            raise WordsError(Reason("which_kind", one=self.head.kind, other=word))
        if word in ("then", "also", "ook", "daarna", *AND_WORDS) and self.company.named(place + 1):
            return 1 + self.company.names(place + 1, self.words[place])
        if word in WILLING and word not in ("ga", "gaan", "gaat") and place >= self.head.end:
            raise WordsError(Reason("own_clause"))
        near = near_day(word)
        if near is not None:
            raise WordsError(Reason("near_day", text=word[:40], near=near))
        return 0

    def _says_more(self, place: int) -> bool:
        """Return whether a word of the text promises, tells or plans, which is a fact of its own."""
        word = self.plain[place]
        following = self.plain[place + 1] if place + 1 < len(self.words) else ""
        if place < self.head.end:
            return False
        if VERBS.get(word, "chat") != "chat":
            return True
        if word in ("agreed", "afgesproken") and (following in _AGREED or following.replace("’", "'") in SHORT_WILL):
            return True
        if word in ("beloofd", "toegezegd"):
            return True
        plans = word in ("is", "are", "staat", "wordt") and self.direct
        return plans or word in TELLS or word in SHARES or word in OWES or (word in PROMISES_TO and following == "to")
