"""What is still promised both ways when a partner is let go, and how each promise may be closed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.promises import closed
from trustlog.domain.facts import Partner, Promise
from trustlog.domain.facts import promise as rules
from trustlog.domain.text import clip
from trustlog.errors import Reason, WordsError
from trustlog.language import N_
from trustlog.storage.read.promises import promises

WAYS: dict[str, str] = {
    "keep": N_("kept"),
    "on_time": N_("kept, on its day"),
    "late": N_("kept today, late"),
    "partly": N_("partly kept"),
    "break": N_("not kept, and told so"),
    "withdraw": N_("withdrawn by us"),
    "maker": N_("withdrawn by its maker"),
    "receiver": N_("let go by its receiver"),
    "leave": N_("left open, in words"),
}
"""How a promise may be closed at a farewell, by the word it is chosen with."""
LAPSED_LONG_AGO = timedelta(days=120)
"""What lapsed longer ago, and nobody settled, is not asked about: the clock has said how it came out."""


class Promised(NamedTuple):
    """A promise that is still open, and the ways in which it may be closed."""

    promise: Promise
    ways: tuple[str, ...]


def still_promised(ledger: Ledger, partner: Partner, day: date) -> list[Promised]:
    """Return what is promised both ways and not settled as of a day, by due day; of private ones one's own."""
    state = "open" if day == ledger.today else "all"
    found = promises(ledger.conn, me=ledger.me, partner_id=partner.id, state=state)
    known = [rules.as_known(promise, day) for promise in found if promise.made_on <= day]
    still = [promise for promise in known if promise.closed_as is None and not _long_over(promise, day)]
    still.sort(key=lambda promise: (promise.counts_on, promise.number))
    return [Promised(promise, _ways(promise, day)) for promise in still]


def _long_over(promise: Promise, day: date) -> bool:
    how = rules.outcome(promise, day)
    return how not in ("open", "offered", "lapsed") or (how == "lapsed" and promise.counts_on < day - LAPSED_LONG_AGO)


def _ways(promise: Promise, day: date) -> tuple[str, ...]:
    acts = rules.possible(promise, day)
    if rules.is_behind(promise, day):
        return ("on_time", "late", "partly", "break", "leave")
    settling = tuple(way for way in ("keep", "partly", "break") if way in acts)
    return (*settling, *(("withdraw", "maker", "receiver") if "maker" in acts else ()), "leave")


def ways_read(typed: Iterable[str]) -> dict[int, str]:
    """Read `12=withdraw` words, several parted by blanks or commas, as the way each promise is closed by."""
    ways: dict[int, str] = {}
    for pair in (part for text in typed for part in text.replace(",", " ").split()):
        number, sign, way = pair.partition("=")
        digits = number.removeprefix("#")
        if not sign or not (digits.isascii() and digits.isdigit()) or way.lower() not in WAYS:
            raise WordsError(Reason("no_way_at_farewell", text=clip(pair), known=", ".join(WAYS)))
        if int(digits) in ways:
            raise WordsError(Reason("named_twice", name=f"#{digits}"))
        ways[int(digits)] = way.lower()
    return ways


def closed_by(ledger: Ledger, promise: Promise, way: str, why: str) -> Promise:
    """Return a promise closed in one of these ways, by the rules that hold for it anywhere."""
    if way in ("withdraw", "maker", "receiver"):
        by = way if way != "withdraw" else "maker" if promise.ours else "receiver"
        return rules.withdraw(promise, by, why, ledger.today)
    if way == "break":
        return closed(ledger, promise, "broken", None, "told")
    if way == "on_time":
        return closed(ledger, promise, "kept", promise.counts_on)
    return closed(ledger, promise, "partly" if way == "partly" else "kept", None, late=way == "late")


def unnamed(still: Iterable[Promised], ways: Mapping[int, str]) -> list[Promise]:
    """Return what is still promised and of which nothing was said."""
    return [each.promise for each in still if each.promise.number not in ways]
