"""Sentences as people say them: who promises, offers, tells or hides what. They end as a head and a body.

A sentence that only looks like one, because it is a wish, a perhaps or denied, raises a WordsError.
"""

from datetime import date

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import DAY_WORDS, PARTED_DAYS, WEEKDAYS
from trustlog.domain.capture import says
from trustlog.domain.capture.sentence_parts import MOST, SentenceParts
from trustlog.domain.capture.spoken import Sentence, does
from trustlog.domain.capture.words import words_in
from trustlog.errors import DateError, Reason, WordsError

_ADVERBS = words_in("very quite really heel erg zeer so pretty rather behoorlijk vrij totally completely")


_RINGS = ("bel", "belt", "bellen", "call", "calls")


class SentenceReader(SentenceParts):
    """Reads the words of one clause, as a sentence."""

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

    def _happened(self, at: int, took: int) -> date | None:
        match = match_date(self.plain[at : at + took], self.today, due=False)
        if match is None or match[0] > self.today:
            raise WordsError(Reason("told_to_come"))
        return match[0]

    def _behind(self, ours: bool, at: int, verb: str) -> Sentence | None:
        """Read what stands behind a subject."""
        at = self._skip(at)
        word = self.word(at)
        if verb == "will":
            return self._will(ours, at)
        if verb == "are" or (word in ("am", "are", "is") and self.word(at + 1) in ("going", "gonna")):
            at += verb != "are"
            if self.word(at) == "gonna":
                return self._will(ours, at + 1)
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
        if word == "to" and behind in says.ACTIONS_EN:  # Jane to send the chart by friday
            return Sentence(f"{side} promise", list(self.part[at + 1 :]), "date")
        if word in says.ZAL:
            return self._zal(ours, at)
        if word in says.TOE and "toe" in self.plain[at + 1 : at + MOST]:
            return self._toe(f"{side} promise", at)
        if word in says.OFFERS or (word in says.OFFERS_AAN and "aan" in self.plain[at + 1 : at + MOST]):
            return self._offer(side, at)
        if word in says.SAYS and ((reported := self._reported(ours, at + 1)) or word not in ("confirms", "bevestigt")):
            return reported
        told = self._tells(side, at, word)
        return told if told is not None else self._bare(side, at, word)

    def _reported(self, ours: bool, at: int) -> Sentence | None:
        """Read `said (that) they'll sign by friday`: what a side says of itself that it will do."""
        at = self._receiver(at)
        at += self.word(at) in ("that", "dat")
        if self.word(at).replace("’", "'") in says.SHORT_WOULD:
            return self._will(ours, at + 1) if says.SHORT_WOULD[self.word(at).replace("’", "'")] == ours else None
        subject = self.subject(at)
        if subject is None or subject[0] != ours:
            return None
        will = subject[2] == "will" or self.word(subject[1]) in says.WILL or self.word(subject[1]) == "would"
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
        if self.word(at) in ("never", "nooit"):
            raise WordsError(Reason("denied", word=self.word(at)))
        return Sentence(f"{side} promise", list(self.part[at:]), explicit=True)

    def _will(self, ours: bool, at: int) -> Sentence:
        at = self._skip(at)
        self._sure(at + (self.word(at) in ("ask", "plan", "suggest", "propose", "expect")))
        verb, behind = self.word(at), self.word(at + 1)
        side = "we" if ours else "they"
        back = behind == "back" or behind == "to" or "back" in self.plain[at + 1 : at + 4]
        plans = (
            self._comes_home(at)
            or (verb in ("talk", "speak") and behind != "to")
            or (verb == "come" and "from" in self.plain[at : at + 4])
        )
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
        return any(word in says.ACTIONS_NL and word.endswith("n") for word in self.plain[at : at + MOST])

    def _zal(self, ours: bool, at: int) -> Sentence | None:
        self._sure(at + 1)
        body = list(self.part[at + 1 :])
        if any(word in says.RECEIVES for word in self.plain[at + 1 : at + MOST]):
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
        for place in range(at, min(at + MOST, len(self.part))):
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
            short = self.word(at + 1) in says.ABOUT
            match = match_date(self.plain[at : at + 8], self.today, due=False, shaky=short, bare=False)
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
        back = any(
            word in ("terug", "back") and self.word(place + 1) not in ("van", "uit", "from")  # of a holiday
            for place, word in enumerate(self.plain[at + 1 : at + MOST], at + 1)
        )
        action = word in says.ACTIONS_NL or word in says.ACTIONS_EN or word in says.ACTIONS_EN_S
        company = "met" in self.plain[at:] or "with" in self.plain[at:]
        come = company and word in ("kom", "komt", "komen", "come", "comes")
        get = word in ("get", "gets", "bel", "belt", "bellen", "call", "calls", "kom", "komt", "komen", "come", "comes")
        phrase = any(
            first in word and second in self.plain for first, second in (("laat", "weten"), ("neem", "besluit"))
        )
        phrase = phrase or (word == "laten" and "weten" in self.plain) or (word == "nemen" and "besluit" in self.plain)
        if self._comes_home(at):
            return None
        whom = word in _RINGS and (self.word(at + 1) in says.OBJECTS or self._person(at + 1) > 0)
        lone = word in says.NO_BARE and not (get and (back or whom)) and not phrase
        if not action or lone or (get and not (back or come or whom)):
            return None
        self._sure(at)
        return Sentence(f"{side} promise", list(self.part[at:]), "date")

    def _comes_home(self, at: int) -> bool:
        """Return whether `returns` brings nothing back: `Jane returns on monday`."""
        behind = self.word(at + 1)
        lone = behind in ("", "on", "in", "by", "from", "to") or behind in WEEKDAYS or behind in DAY_WORDS
        return self.word(at) in ("return", "returns") and lone

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
        if word in says.WILL and behind in says.ACTIONS_EN:
            return self._will(True, at + 1)
        if (word, behind) == ("going", "to") and self.word(at + 2) in says.ACTIONS_EN:
            return self._will(True, at + 2)
        if word in ("toegezegd", "beloofd") and behind == "aan":
            return self.promise("we", at + 1)
        if word in says.PROMISES or word in says.PROMISES_TO or word in ("toegezegd", "beloofd"):
            raise WordsError(Reason("who_promised"))
        return None
