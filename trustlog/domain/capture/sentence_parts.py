"""What the words of a sentence have in common however it goes: its day, its subject, and to whom it is said."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.capture import says
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.rhythm import rhythm_at
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.spoken import BEFORE_DAY
from trustlog.errors import DateError, Reason, WordsError

MOST = 60  # words that are looked at to find what a sentence is


class SentenceParts:
    """Knows the words of one clause, and who and what stands at a place in them."""

    def __init__(self, part: Sequence[Token], today: date, known: Known) -> None:
        self.part = part
        self.plain = [token.word for token in part]
        self.texts = [token.text for token in part]
        self.today = today
        self.known = known

    def lead(self, at: int) -> int:
        """Return how many words at the beginning are a day or a rhythm: `by friday`, `yesterday`, `elke vrijdag`."""
        often = rhythm_at(self.plain, at, self.today) if at < len(self.plain) and self.plain[at] else 0
        if often:
            return often
        place = at
        while place < len(self.plain) and self.plain[place] in BEFORE_DAY and place < at + 2:
            place += 1
        try:
            match = match_date(self.plain[place : place + 8], self.today, due=True, shaky=False, bare=False)
        except DateError:
            return 0
        return place + match[1] - at if match else 0

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
        doing = self.word(at + 1) in says.DOING or self.word(at + 1) in ("going", "gonna")
        if word.endswith("'s") and doing and self.known.person_at([word[:-2]], 0, [self.texts[at]]):
            return False, at + 1, "are"
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
        for place, word in enumerate(self.plain[at : at + (MOST if whole else 2)], at):
            soon = word == "mogelijk" and self.plain[place - 1] in ("snel", "spoedig")
            if word in says.UNSURE and word not in ("plans", "planning") and not soon:
                raise WordsError(Reason("not_sure", word=word))
            later = tuple(self.plain[place + 1 : place + 3]) == ("later", "than")
            if word in says.NOT and not later and word not in ("without", "zonder"):
                raise WordsError(Reason("denied", word=word))
