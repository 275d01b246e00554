"""Where topics and notes stop: what looks like a promise within them is a fact of its own, never text in silence."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.capture.says import ACTIONS_EN, ACTIONS_NL, OURS, PROMISES, SHORT_WILL, THEIRS, WILLING
from trustlog.domain.capture.scan import Token
from trustlog.errors import DateError, Reason

if TYPE_CHECKING:
    from trustlog.domain.capture.clauses import Part


def is_dated(plain: list[str], today: date) -> bool:
    """Return whether a day begins some words, or what looks like one."""
    try:
        return bool(plain and match_date(plain[:9], today, due=True, shaky=False, bare=False))
    except DateError:
        return True


def refuse_hidden_promise(part: "Part", words: list[Token]) -> None:
    """Refuse a topic that ends like a promise, or in a day that may be the day it was told."""
    plain = [token.word for token in words]
    if plain and plain[-1] in (
        "yesterday",
        "gisteren",
        "vanmorgen",
        "vanochtend",
        "vanmiddag",
        "gisteravond",
        "today",
        "vandaag",
    ):
        before = plain[-2] if len(plain) > 1 else ""
        if before not in ("of", "van", "for", "voor", "about", "over", "since", "sinds", "until", "tot"):
            part.fault(Reason("day_behind_comma", text=plain[-1]), words[-1])
    speaks = bool(plain) and (plain[0] in OURS or plain[0] in THEIRS)
    acts = speaks and any(word in ACTIONS_NL or (word in ACTIONS_EN and at == 1) for at, word in enumerate(plain))
    if acts and any(word and is_dated(plain[at:], part.today) for at, word in enumerate(plain)):
        part.fault(Reason("own_clause"), words[0], words[-1])
        return
    will = next((at for at, word in enumerate(plain) if word in WILLING or word.endswith(("'ll", "’ll"))), None)
    if will is None:
        return
    for at in range(will, len(plain)):
        if plain[at] in ("by", "before", "uiterlijk", "tegen") and is_dated(plain[at + 1 :], part.today):
            part.fault(Reason("own_clause"), words[will], words[-1])
            return


def refuse_noted_promise(part: "Part", words: list[Token]) -> None:
    """Refuse a promise behind a comma or a stop of a note: it would be text in silence."""
    plain = [token.word for token in words]
    for at in range(1, len(words) - 1):
        speaks = plain[at] in OURS or plain[at] in THEIRS
        will = plain[at] in SHORT_WILL or (speaks and plain[at + 1] in WILLING)
        if not will or words[at - 1].text[-1:] not in ",.!":
            continue
        if plain[at + 1] in PROMISES or any(
            is_dated(plain[place:], part.today) for place in range(at, len(plain)) if plain[place]
        ):
            part.fault(Reason("own_clause"), words[at], words[-1])
            return
