"""Sentences as people say them: who promises, offers, tells or hides what. They end as a head and a body.

A sentence that only looks like one, because it is a wish, a perhaps or denied, raises a WordsError.
"""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import DAY_WORDS, PARTED_DAYS, WEEKDAYS
from trustlog.domain.capture import says
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.spoken import BEFORE_DAY, Sentence, does
from trustlog.domain.capture.words import words_in
from trustlog.errors import DateError, Reason, WordsError

_ADVERBS = words_in("very quite really heel erg zeer so pretty rather behoorlijk vrij totally completely")
_MOST = 60  # words that are looked at to find what a sentence is


class SentenceReader:
    """Reads the words of one clause, as a sentence."""

    def __init__(self, part: Sequence[Token], today: date, known: Known) -> None:
        self.part = part
        self.plain = [token.word for token in part]
        self.texts = [token.text for token in part]
        self.today = today
        self.known = known

    def read(self) -> Sentence | None:
        """Return the sentence; None where the words are none that promises or tells."""
        at = says.skip_leads(self.part)
        lead = self.lead(at)
        start = at + lead
        if start >= len(self.part):
            return None
        subject = self.subject(start)
        if subject is not None:
            sentence = self._behind(*subject)
        elif lead and (inverted := self.subject(start + 1)) is not None and inverted[2] != "will":
            sentence = self._inverted(start, *inverted[:2])
        else:
            sentence = self._without_subject(start)
        if sentence is None or not lead:
            return sentence
        if sentence.name.endswith(("promise", "offer")):
            return sentence._replace(body=[*sentence.body, *self.part[at : at + lead]])
        return sentence._replace(on=self._happened(at, lead))

    def lead(self, at: int) -> int:
        """Return how many words at the beginning are a day: `by friday`, `yesterday`, `morgen`."""
        place = at
        while place < len(self.plain) and self.plain[place] in BEFORE_DAY and place < at + 2:
            place += 1
        try:
            match = match_date(self.plain[place : place + 8], self.today, due=True, shaky=False, bare=False)
        except DateError:
            return 0
        return place + match[1] - at if match else 0

    def _happened(self, at: int, took: int) -> date | None:
        match = match_date(self.plain[at : at + took], self.today, due=False)
        if match is None or match[0] > self.today:
            raise WordsError(Reason("told_to_come"))
        return match[0]

    def subject(self, at: int) -> tuple[bool, int, str] | None:
        """Return whether it is us, where the words go on, and `will`, `are` or `have` where the subject holds it."""
        if at >= len(self.part) or not self.plain[at]:
            return None
        word = self.plain[at].replace("’", "'")
        for table, verb in ((says.SHORT_WILL, "will"), (says.SHORT_ARE, "are"), (says.SHORT_HAVE, "have")):
            if word in table:
                return table[word], at + 1, verb
        if word in says.OURS or word in says.THEIRS:
            return word in says.OURS, at + 1, ""
        if word.endswith("'ll") and self.known.person_at([word[:-3]], 0, [self.texts[at]]):
            return False, at + 1, "will"
        took = self.known.person_at(self.plain, at, self.texts) or self.known.partner_at(self.plain, at)
        if took:
            return False, self._company(at + took), ""
        if word in says.THEIR_OWN or word in ("our", "onze", "ons"):
            for place in (at + 2, at + 3):
                verb = self.plain[place] if place < len(self.plain) else ""
                if verb in says.WILL or verb in says.PROMISES or verb in says.PROMISES_TO or verb in ("zal", "zou"):
                    return word not in says.THEIR_OWN, place, ""
        return None

    def _company(self, at: int) -> int:
        """Skip `from Borealis`, `(Acme)` and `and Raj` behind a person."""
        while at < len(self.plain):
            word = self.plain[at]
            here = self.known.partner_at(self.plain, at)
            if here and self.texts[at].startswith("("):
                at += here
            elif word in ("from", "at", "of", "van", "bij", "@") and self._partner(at + 1):
                at += 1 + self._partner(at + 1)
            elif word in ("and", "en", "&", "+") and at + 1 < len(self.plain) and self._person(at + 1):
                at += 1 + self._person(at + 1)
            else:
                break
        return at

    def _partner(self, at: int) -> int:
        return self.known.partner_at(self.plain, at) if at < len(self.plain) else 0

    def _person(self, at: int) -> int:
        return self.known.person_at(self.plain, at, self.texts) if at < len(self.plain) and self.plain[at] else 0

    def _skip(self, at: int, words: frozenset[str] = says.FILLERS) -> int:
        while at < len(self.plain) and self.plain[at] in words:
            at += 1
        return at

    def word(self, at: int) -> str:
        """Return the plain word at a place; empty behind the last one."""
        return self.plain[at] if at < len(self.plain) else ""

    def _behind(self, ours: bool, at: int, verb: str) -> Sentence | None:
        """Read what stands behind a subject."""
        at = self._skip(at)
        word = self.word(at)
        if verb == "will":
            return self._will(ours, at)
        if verb == "are" or (word in ("am", "are", "is") and self.word(at + 1) == "going"):
            at += verb != "are"
            return self._will(ours, at + 2) if self.plain[at : at + 2] == ["going", "to"] else self._doing(ours, at)
        if word in ("am", "are", "is"):
            return self._doing(ours, at + 1)
        if verb == "have" or word in says.HAVE:
            return self._have(ours, at + (verb != "have"))
        return self.verb(ours, at, word)

    def _doing(self, ours: bool, at: int) -> Sentence | None:
        """Read `is sending` and `'re signing`: a promise where it has a day."""
        at = self._skip(at)
        if self.word(at) not in says.DOING:
            return None
        self._sure(at)
        return Sentence("we promise" if ours else "they promise", list(self.part[at:]), "date")

    def verb(self, ours: bool, at: int, word: str) -> Sentence | None:
        """Read a sentence from its verb on; None where it says nothing of ours."""
        side = "we" if ours else "they"
        behind = self.word(at + 1)
        if word in says.PROMISES:
            return self.promise(side, at + 1)
        if word in says.PROMISES_TO and behind == "to":
            return Sentence(f"{side} promise", list(self.part[at + 2 :]), explicit=True)
        if word in says.OWES:
            return Sentence(f"{side} promise", list(self.part[self._receiver(at + 1) :]), explicit=True)
        if word in says.WILL:
            return self._will(ours, at + 1)
        if word in says.ZAL:
            return self._zal(ours, at)
        if word in says.TOE and "toe" in self.plain[at + 1 : at + _MOST]:
            return self._toe(f"{side} promise", at)
        if word in says.OFFERS or (word in says.OFFERS_AAN and "aan" in self.plain[at + 1 : at + _MOST]):
            return self._offer(side, at)
        if word in says.SAYS and ((reported := self._reported(ours, at + 1)) or word not in ("confirms", "bevestigt")):
            return reported
        told = self._tells(side, at, word)
        return told if told is not None else self._bare(side, at, word)

    def _reported(self, ours: bool, at: int) -> Sentence | None:
        """Read `said (that) they'll sign by friday`: what a side says of itself that it will do."""
        at = self._receiver(at)
        at += self.word(at) in ("that", "dat")
        subject = self.subject(at)
        if subject is None or subject[0] != ours:
            return None
        will = subject[2] == "will" or self.word(subject[1]) in says.WILL
        return self._will(ours, subject[1] + (subject[2] != "will")) if will else None

    def promise(self, side: str, at: int) -> Sentence:
        """Return the promise that a side makes: what it is, from a place on."""
        at = self._receiver(at)
        word = self.word(at)
        if at + 1 == len(self.part) and (word in says.OBJECTS or self._person(at)):
            raise WordsError(Reason("say_what_was_promised"))
        if word in says.UNSURE or self.word(at + 1) in says.UNSURE & says.FAINT:
            raise WordsError(Reason("not_sure", word=word))
        if word in says.NOT and self.plain[at : at + 3] != ["no", "later", "than"]:
            raise WordsError(Reason("denied", word=word))
        if word in ("that", "dat"):
            subject = self.subject(at + 1)
            will = subject is not None and (subject[2] == "will" or self.word(subject[1]) in says.WILL)
            if subject is not None and will:
                at = subject[1] + (subject[2] != "will")
            else:
                at += 1
        elif word == "to":
            at += 1
        elif self.plain[at : at + 2] == ["om", "te"]:
            at += 2
        return Sentence(f"{side} promise", list(self.part[at:]), explicit=True)

    def _receiver(self, at: int) -> int:
        """Skip to whom something is promised or told, where a text still follows."""
        if self.word(at) in ("to", "aan") and (self.word(at + 1) in says.OBJECTS or self._person(at + 1)):
            at += 1
        if self.word(at) in says.OBJECTS and at + 1 < len(self.part):
            own = self.word(at) in ("her", "hun", "haar") and not self._thing(at + 1)
            return at if own else at + 1
        took = self._person(at)
        return at + took if took and at + took < len(self.part) else at

    def _thing(self, at: int) -> bool:
        """Return whether a thing of its own follows, so that `her` before it is a person: `her the deck`."""
        return self.word(at) in (
            "the", "a", "an", "de", "het", "een", "our", "my", "that", "dat", "to", "about", "over", "all", "we", "i",
            "some", "two", "every", "onze", "mijn", "in", "on", "this", "yesterday", "they", "it", "us", "what", "how",
        )  # fmt: skip

    def _sure(self, at: int, *, whole: bool = True) -> None:
        """Refuse what is a wish, a perhaps or denied."""
        for place, word in enumerate(self.plain[at : at + (_MOST if whole else 2)], at):
            if word in says.UNSURE and word not in ("plans", "planning"):
                raise WordsError(Reason("not_sure", word=word))
            later = tuple(self.plain[place + 1 : place + 3]) == ("later", "than")
            if word in says.NOT and not later and word not in ("without", "zonder"):
                raise WordsError(Reason("denied", word=word))

    def _will(self, ours: bool, at: int) -> Sentence:
        at = self._skip(at)
        self._sure(at + (self.word(at) in ("ask", "plan", "suggest", "propose", "expect")))
        verb, behind = self.word(at), self.word(at + 1)
        side = "we" if ours else "they"
        back = behind == "back" or behind == "to" or "back" in self.plain[at + 1 : at + 4]
        plans = (verb in ("talk", "speak") and behind != "to") or (verb == "come" and "from" in self.plain[at : at + 4])
        if (
            plans
            or verb in says.RECEIVES
            or (
                verb in ("get", "come", "go", "have", "look", "call")
                and not does(self.plain, at, back or self._person(at + 1) > 0)
            )
        ):
            raise WordsError(Reason("who_does_what", verb=verb))
        known = verb in says.ACTIONS_EN or verb in says.ACTIONS_NL or self._infinitive(at)
        return Sentence(f"{side} promise", list(self.part[at:]), "" if known else "deadline")

    def _infinitive(self, at: int) -> bool:
        """Return whether a Dutch verb of doing stands anywhere behind."""
        return any(word in says.ACTIONS_NL and word.endswith("n") for word in self.plain[at : at + _MOST])

    def _zal(self, ours: bool, at: int) -> Sentence | None:
        self._sure(at + 1)
        body = list(self.part[at + 1 :])
        if any(word in says.RECEIVES for word in self.plain[at + 1 : at + _MOST]):
            raise WordsError(Reason("who_does_what", verb=self.plain[at]))
        if not self._infinitive(at + 1):
            if self.plain[at] in ("gaan", "gaat", "ga"):
                return None
            return Sentence("we promise" if ours else "they promise", body, "deadline")
        if self.plain[at].startswith("zou"):
            return Sentence("we promise" if ours else "they promise", body, "date")
        if self.plain[at] in ("gaan", "gaat", "ga") and self.plain[-1] in ("lunchen", "eten", "bezoeken", "wandelen"):
            return None
        return Sentence("we promise" if ours else "they promise", body, "date" if self.plain[at][0] == "g" else "")

    def _toe(self, name: str, at: int) -> Sentence:
        place = self.plain.index("toe", at)
        body = [*self.part[at + 1 : place], *self.part[place + 1 :]]
        return Sentence(name, body[self._receiver(at + 1) - at - 1 :], explicit=True)

    def _offer(self, side: str, at: int) -> Sentence:
        self._sure(at + 1, whole=False)
        start = self._receiver(at + 1)
        start += self.word(start) == "to" or self.word(start) in ("te",)
        body = list(self.part[start:])
        if self.plain[at] in says.OFFERS_AAN:
            place = self.plain.index("aan", at)
            body = [token for token in body if token is not self.part[place]]
        return Sentence(f"{side} offer", body, explicit=True)

    def _have(self, ours: bool, at: int) -> Sentence | None:
        """Read `have promised`, `heeft … beloofd`, `hebben verteld dat`, `hadden … verzwegen`."""
        side = "we" if ours else "they"
        at = self._skip(at)
        for place in range(at, min(at + _MOST, len(self.part))):
            word = self.plain[place]
            if word not in says.PROMISED and word not in says.TOLD and word not in says.HIDDEN:
                continue
            self._sure(at, whole=False)
            rest = [*self.part[at:place], *self.part[place + 1 :]]
            reader = SentenceReader(rest, self.today, self.known)
            if word in says.HIDDEN:
                return Sentence(f"{side} hid", rest)
            if word in says.PROMISED:
                if word in ("agreed", "committed") and reader.word(0) != "to":
                    return None
                return reader.promise(side, 0)
            return reader.told(side, 0)
        return None

    def _tells(self, side: str, at: int, word: str) -> Sentence | None:
        behind = self.word(at + 1)
        if word in says.TELLS or word in says.SHARES:
            return self.told(side, at + 1, strict=word in says.TELLS)
        if word in says.GIVES_IN and "toe" in self.plain[at + 1 : at + 5]:
            place = self.plain.index("toe", at + 1)
            return SentenceReader([*self.part[at + 1 : place], *self.part[place + 1 :]], self.today, self.known).told(
                side, 0
            )
        if word == "opened" and behind == "up":
            return self.told(side, at + 2)
        if word in says.WAS:
            place = self._skip(at + 1, _ADVERBS)
            return self.told(side, place + 1, about=True) if self.word(place) in says.OPEN else None
        if word == "kept" and tuple(self.plain[-2:]) in (("from", "us"), ("from", "them"), ("from", "me")):
            return Sentence(f"{side} hid", list(self.part[at + 1 : -2]))
        if word in says.HIDES or (word in ("kept", "hield", "hielden") and self.word(at + 1) in ("from", "achter")):
            return Sentence(f"{side} hid", list(self.part[at + 1 + (word not in says.HIDES) :]))
        return None

    def told(self, side: str, at: int, *, about: bool = False, strict: bool = False) -> Sentence | None:
        """Read whom, when and about what somebody told."""
        us = ("us", "me", "ons", "mij", "me")
        given = at
        if self.word(at) in ("to", "with", "aan", "met", "tegen") and self.word(at + 1) in says.OBJECTS:
            at += 1
        if self.word(at) in says.OBJECTS or self._person(at):
            to_us = self.word(at) in us
            if to_us == (side == "we") and self._receiver(at) > at:
                raise WordsError(Reason("told_whom", word=self.word(at)))
            at = self._receiver(at)
        start = at
        for phrase in (["in", "vertrouwen"], ["in", "confidence"], ["in", "private"]):
            at += 2 * (self.plain[at : at + 2] == phrase)
        on, at = self._told_on(at)
        if about and self.word(at) not in says.ABOUT:
            return None
        if strict and at == start == given and self.word(at) not in says.ABOUT:
            raise WordsError(Reason("told_whom", word=self.word(at)))
        if self.word(at) in ("nothing", "niets", "niks") or (strict and self.word(at) in ("to", "om")):
            raise WordsError(Reason("denied", word=self.word(at)))
        dated = self.word(at) in ("that", "dat") and self.word(at + 1) in DAY_WORDS  # `that yesterday was bad`
        if self.word(at) in ("that", "dat", "about", "over", "on", "of", "van") and not dated:
            at += 1
        return Sentence(f"{side} shared", list(self.part[at:]), on=on)

    def _told_on(self, at: int) -> tuple[date | None, int]:
        """Read the day that stands behind the verb, and return it with where the words go on."""
        plainly = self.word(at) in DAY_WORDS or self.word(at) in WEEKDAYS or self.word(at) in PARTED_DAYS
        try:
            match = match_date(self.plain[at : at + 8], self.today, due=False, shaky=False, bare=False)
        except DateError:
            if any(word in says.ABOUT for word in self.plain[at + 1 : at + 4]):
                raise
            return None, at
        if match is None or not (plainly or self.word(at + match[1]) in says.ABOUT):
            return None, at
        if match[0] > self.today:
            raise WordsError(Reason("told_to_come"))
        return match[0], at + match[1]

    def _bare(self, side: str, at: int, word: str) -> Sentence | None:
        """Read a verb of doing directly behind its subject: `ik stuur vrijdag de offerte`."""
        back = any(word in ("terug", "back") for word in self.plain[at + 1 : at + _MOST])
        action = word in says.ACTIONS_NL or word in says.ACTIONS_EN or word in says.ACTIONS_EN_S
        company = "met" in self.plain[at:] or "with" in self.plain[at:]
        come = company and word in ("kom", "komt", "komen", "come", "comes")
        get = word in ("get", "gets", "bel", "belt", "bellen", "call", "calls", "kom", "komt", "komen", "come", "comes")
        phrase = any(
            first in word and second in self.plain for first, second in (("laat", "weten"), ("neem", "besluit"))
        )
        phrase = phrase or (word == "laten" and "weten" in self.plain) or (word == "nemen" and "besluit" in self.plain)
        if not action or (word in says.NO_BARE and not (get and back) and not phrase) or (get and not (back or come)):
            return None
        self._sure(at)
        return Sentence(f"{side} promise", list(self.part[at:]), "date")

    def _inverted(self, verb_at: int, ours: bool, at: int) -> Sentence | None:
        """Read a verb before its subject, behind a day: `morgen sturen we de logs`."""
        verb = self.plain[verb_at]
        if (
            verb not in says.ACTIONS_NL
            and verb not in says.ZAL
            and verb not in says.PROMISES
            and verb not in says.TELLS
        ):
            return None
        rest = [self.part[verb_at], *self.part[at:]]
        return SentenceReader(rest, self.today, self.known).verb(ours, 0, verb)

    def _without_subject(self, at: int) -> Sentence | None:
        """Read `promised her the deck`, `told us that …`, `will send pricing`, `toegezegd aan Jane: …`."""
        word, behind = self.plain[at], self.word(at + 1)
        if word in ("promised", "told", "owe") and (behind in says.OBJECTS or self._person(at + 1)):
            theirs = behind in ("us", "me")
            return self.verb(not theirs, at, word)
        if word in ("will", "shall") and behind in says.ACTIONS_EN:
            return self._will(True, at + 1)
        if (word, behind) == ("going", "to") and self.word(at + 2) in says.ACTIONS_EN:
            return self._will(True, at + 2)
        if word in ("toegezegd", "beloofd") and behind == "aan":
            return self.promise("we", at + 1)
        if word in says.PROMISES or word in says.PROMISES_TO or word in ("toegezegd", "beloofd"):
            raise WordsError(Reason("who_promised"))
        return None
