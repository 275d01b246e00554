"""Where topics and notes stop: what looks like a promise within them is a fact of its own, never text in silence."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import MONTHS, NUMBERS, SHAKY, unit_of
from trustlog.domain.capture.moment_words import TRANSITIVE, VERBS, kind_at
from trustlog.domain.capture.near import is_day_pair
from trustlog.domain.capture.says import (
    ACTIONS_EN,
    ACTIONS_EN_S,
    ACTIONS_NL,
    BULLETS,
    CONNECTS,
    FILLERS,
    NOT,
    OURS,
    SHORT_WILL,
    SHORT_WOULD,
    STAKISH,
    THEIRS,
    WILLING,
)
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.slips import slip_at
from trustlog.domain.capture.times import duration_at
from trustlog.domain.capture.words import AND_WORDS, DEFAULT_WORDS, KIND_WORDS, WITH_WORDS, words_in
from trustlog.errors import DateError, Reason, WordsError

if TYPE_CHECKING:
    from trustlog.domain.capture.clauses import Part


def is_dated(plain: list[str], today: date) -> bool:
    """Return whether a day begins some words, or what looks like one."""
    try:
        return bool(plain and match_date(plain[:9], today, due=True, shaky=False, bare=False))
    except DateError:
        return True


def refuse_last_day(part: "Part", words: list[Token]) -> None:
    """Refuse a remark that ends in a day, which may be the day of what is told: a comma before it says so."""
    plain = [token.word for token in words]
    for at in range(len(plain)):
        try:
            match = match_date(plain[at:], part.today, due=True, shaky=False, bare=False)
        except DateError:
            match = None
        if match is not None and at + match[1] == len(plain):
            part.fault(Reason("day_behind_comma", text=" ".join(plain[at:])), words[at], words[-1])
            return


def refuse_hidden_promise(part: "Part", words: list[Token]) -> None:
    """Refuse a topic that ends like a promise, or in a day that may be the day it was told."""
    plain = [token.word for token in words]
    that = next((at for at, word in enumerate(plain[:_NEAR]) if word in ("that", "dat")), 0)
    if that > 1 and plain[that - 1] in _DAYS_PAST:
        part.fault(Reason("day_behind_comma", text=plain[that - 1]), words[that - 1])
    if plain and plain[-1] in _DAYS_PAST:
        before = plain[-2] if len(plain) > 1 else ""
        if before not in ("of", "van", "for", "voor", "about", "over", "since", "sinds", "until", "tot"):
            part.fault(Reason("day_behind_comma", text=plain[-1]), words[-1])
    if plain[:1] in (["that"], ["dat"]):
        plain, words = plain[1:], words[1:]
    short = plain[0].replace("’", "'") if plain else ""
    will_do = short in SHORT_WILL or short in SHORT_WOULD
    speaks = bool(plain) and (plain[0] in OURS or plain[0] in THEIRS or will_do)
    if speaks and not any(word in NOT for word in plain) and _has_deadline(plain, part.today):
        part.fault(Reason("own_clause"), words[0], words[-1])
        return
    does = ACTIONS_EN | ACTIONS_EN_S
    acts = speaks and any(word in ACTIONS_NL or (word in does and at == 1) for at, word in enumerate(plain))
    if acts and any(word and is_dated(plain[at:], part.today) for at, word in enumerate(plain)):
        part.fault(Reason("own_clause"), words[0], words[-1])
        return
    would = ("'ll", "’ll", "'d", "’d")
    will = next(
        (at for at, word in enumerate(plain) if word in WILLING or word == "would" or word.endswith(would)), None
    )
    if will is None:
        return
    for at in range(will, len(plain)):
        if plain[at] in ("by", "before", "uiterlijk", "tegen") and is_dated(plain[at + 1 :], part.today):
            part.fault(Reason("own_clause"), words[will], words[-1])
            return


def _has_deadline(plain: list[str], today: date) -> bool:
    return any(
        word in ("by", "before", "uiterlijk", "tegen") and is_dated(plain[at + 1 :], today)
        for at, word in enumerate(plain)
    )


def refuse_noted_promise(part: "Part", words: list[Token]) -> None:
    """Refuse a promise behind a comma, a stop or `and` in a note or a topic: it would be text in silence."""
    from trustlog.domain.capture.acts import find_act
    from trustlog.domain.capture.sentence import SentenceReader  # here: few lines have a note
    from trustlog.domain.capture.spoken import has_day

    for at in range(1, len(words) - 1):
        before = words[at - 1]
        if not words[at].word or (before.text[-1:] not in ",.!" and before.word not in CONNECTS):
            continue
        try:
            if before.text[-1:] in ",.!" and find_act(words[at : at + _WINDOW], part.today, part.known):
                part.fault(Reason("own_clause"), words[at], words[-1])
                return
            sentence = SentenceReader(words[at : at + _WINDOW], part.today, part.known).read()
        except WordsError:
            continue
        if sentence is None:
            continue
        if not sentence.name.endswith(("promise", "offer")):
            if before.text[-1:] in ".!":  # a sentence of its own
                part.fault(Reason("own_clause"), words[at], words[-1])
                return
            continue
        if sentence.explicit or has_day(sentence._replace(needs="date"), part.today):
            part.fault(Reason("own_clause"), words[at], words[-1])
            return


_SHORTEST_MONTH = 3  # letters: `may` and `jan` are words and names too
_DAYS_PAST = words_in("yesterday gisteren vanmorgen vanochtend vanmiddag gisteravond today vandaag")
_LOOKED_AT = 60  # words of a text in which slips are looked for
_WINDOW = 30  # words in which a promise within a note is read
_NEAR = 8  # words behind a kind in which a duration is looked for
_SHARED_KINDS = ("lunch", "breakfast", "dinner", "coffee", "drinks", "walk")
_PERIODS = words_in(
    "week weeks weken weekend half helft kwartaal quarter maand month dag day maandag dinsdag woensdag donderdag "
    "vrijdag monday tuesday wednesday thursday friday"
)
_SHORT_DAYS = frozenset(SHAKY) - {"zo"}
_BEFORE_DO = words_in(
    "to can could will would should must may might shall we they i you he she it let en and nor or of"
)
_PART_OF_TEXT = words_in("of for van voor about over re per a an een with met to aan from vs")
_LEADING = words_in(
    "in within binnen over < w/in after half na the de het about ongeveer circa ca uiterlijk max maximaal"
)


def refuse_bare_stake(part: "Part", behind: list[Token]) -> None:
    """Refuse what says how big it is right behind the due day: `by friday big`."""
    loud = [token for token in behind if token.word.strip("#*") in STAKISH or token.text.strip("!") == ""]
    if behind and len(loud) == len(behind) and behind[0].text != "!":
        part.fault(Reason("no_stake", text=" ".join(token.text for token in behind)[:40]), behind[0], behind[-1])


def refuse_meal(part: "Part", words: list[Token]) -> None:
    """Refuse `we shared a lunch with Jane`: people met, nobody told anything."""
    plain = [token.word for token in words[:3] if token.word not in ("a", "an", "een")]
    if plain and KIND_WORDS.get(plain[0]) in _SHARED_KINDS and (len(plain) == 1 or plain[1] in WITH_WORDS):
        part.fault(Reason("own_clause"), words[0], words[-1])


def refuse_second_meeting(part: "Part", words: list[Token], *, sentences: bool = False) -> None:
    """Refuse a moment behind a comma or `and`: `… by friday, called Raj`; as text it would be lost in silence.

    With `sentences` only one that is a sentence of its own, behind a full stop.
    """
    plain = [token.word for token in words]
    for at in range(1, len(words)):
        apart = words[at - 1].text[-1:] in ",." or plain[at] in AND_WORDS or plain[at] in BULLETS
        if words[at - 1].text[-1:] != "." if sentences else not apart:
            continue
        start = at + (plain[at] in BULLETS and at + 1 < len(words))
        while start < len(words) - 1 and (plain[start] in CONNECTS or plain[start] in FILLERS):
            start += 1
        called = start + 1 < len(words) and words[start].text[:1].isupper() and plain[start + 1] in VERBS
        if plain[start] and (called or _meets(words, plain, start)):
            part.fault(Reason("own_clause"), words[start], words[-1])
            return


def _meets(words: list[Token], plain: list[str], at: int) -> bool:
    """Return whether a kind and somebody, or how long it took, stand at a place."""
    if plain[at] == "met" and (plain[at - 1] in ("and", "then") or words[at + 1 : at + 2]):
        return plain[at - 1] in ("and", "then") or words[at + 1].text[:1].isupper()
    kind = kind_at(plain, at, DEFAULT_WORDS)
    if kind is None:
        return False
    end = at + kind[1]
    behind = plain[end] if end < len(plain) else ""
    if behind in WITH_WORDS:
        return True
    if plain[at] in VERBS:
        return plain[at] in TRANSITIVE and words[end].text[:1].isupper() if behind else False
    lasts = any(word and _lasts(plain, place) for place, word in enumerate(plain[end : end + _NEAR], end))
    return behind in ("for", "voor", "at", "bij", "", *WITH_WORDS) and lasts


def _lasts(plain: list[str], at: int) -> bool:
    try:
        return duration_at(plain, at) is not None
    except WordsError:
        return True


def refuse_slip(part: "Part", words: list[Token], before: int) -> None:
    """Refuse a slip in a day, a duration or a rhythm (`every weke`), unless there are more faults than before."""
    if len(part.faults) > before:
        return
    plain = [token.word for token in words[:_LOOKED_AT]]
    for at, token in enumerate(words[:_LOOKED_AT]):
        meant = slip_at(plain, at) if token.word and not token.quoted else None
        if is_day_pair(token.word):
            part.fault(Reason("no_day_behind_by", text=token.word[:40]), token)
            return
        if meant is not None:
            part.fault(Reason("near_day", text=token.word[:40], near=meant), token)
            return


def refuse_unread_day(part: "Part", words: list[Token]) -> None:
    """Refuse a text without a due day that ends in what looks like one: `… 30-11`, `… ma`, `… week of march`."""
    plain = [token.word for token in words]
    at = _unread_day(plain)
    if at is not None:
        text = " ".join(plain[at:])[:40]
        part.fault(Reason("no_day_behind_by", text=text), words[at], words[-1])


def _unread_day(plain: list[str]) -> int | None:
    """Return where a day that nobody can read begins at the end of a text."""
    last, end = (plain[-1], len(plain) - 1) if len(plain) > 1 else ("", 0)
    before = plain[end - 1] if end else ""
    if not last:
        return None
    if last in _SHORT_DAYS and before not in _PART_OF_TEXT and not (last == "do" and before in _BEFORE_DO):
        return end
    lone_month = last in MONTHS and len(last) > _SHORTEST_MONTH and before not in _PART_OF_TEXT
    if lone_month or _day_and_month(last):
        return end
    if last in MONTHS or (last.isdigit() and len(last) == 4 and last.startswith("20")):
        period = next((at for at in range(max(end - 4, 1), end) if plain[at] in _PERIODS), None)
        if period is not None:
            return period
    if end < 2 or unit_of(last) is None or len(last) == 1:
        return None
    number = before[:1].isdigit() or before in NUMBERS or before in ("anderhalf", "anderhalve", "half")
    start = end - 1
    while start > 1 and plain[start - 1] in _LEADING:
        start -= 1
    return start if number and start > 0 and plain[start - 1] not in _PART_OF_TEXT else None


def _day_and_month(word: str) -> bool:
    """Return whether a word is `30-11` or `30.11`, a day and a month without a year."""
    for sign in "-.":
        day, found, month = word.rstrip(".").partition(sign)
        if found and day.isdigit() and month.isdigit() and len(day) <= 2 and len(month) <= 2:
            return 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and (sign == "-" or len(month) == 2)
    return False
