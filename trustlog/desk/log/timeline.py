"""The timeline: everything that happened, newest first, all kinds mixed."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.facts import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner as find
from trustlog.domain.kinds import TIMELINE, kind_of
from trustlog.domain.text import clip
from trustlog.errors import Reason, UnknownName, WordsError
from trustlog.storage.read import facts as fact_views

if TYPE_CHECKING:
    from trustlog.domain.facts import Fact


class Log(NamedTuple):
    """Facts newest first, as they were known on a day, with the names they need."""

    as_of: date
    facts: tuple["Fact", ...]
    names: Names


def log(
    ledger: Ledger,
    partner: str | None = None,
    since: date | None = None,
    kinds: Collection[str] = (),
    as_of: date | None = None,
    limit: int | None = None,
) -> Log:
    """Read the timeline of a partner, of a garden, or of all; `kinds` are kinds of facts, or of moments (lunch).

    In that of a garden stands what is about it, and what happened in it, between its members or with us.

    Without a day everything is read, also what was written under a clock that went ahead: it stands in what is due.
    """
    day = ledger.past(as_of)
    facts, moments = _kinds(ledger, kinds)
    rows = fact_views.timeline(
        ledger.conn,
        me=ledger.me,
        **({} if partner is None else _whose(ledger, partner)),
        since=since,
        until=as_of,
        kinds=facts or None,
        limit=None if moments else limit,
    )
    shown = tuple(known(fact, ledger, day) for fact in (_of_kinds(rows, moments) if moments else rows))[:limit]
    return Log(day, shown, names_of(ledger, shown))


def _whose(ledger: Ledger, name: str) -> dict[str, str]:
    """Return the id of the partner whose timeline is meant, or of the garden where no partner is called so."""
    try:
        return {"partner_id": find(ledger, name).id}
    except UnknownName:
        from trustlog.desk.gardens import subject

        return {"garden_id": subject(ledger, name).id}


def _of_kinds(rows: Iterable["Fact"], moments: Collection[str]) -> Iterator["Fact"]:
    """Yield the facts whose kind is asked for, of the moments those of these kinds."""
    from trustlog.domain.facts import Moment

    return (fact for fact in rows if not isinstance(fact, Moment) or fact.kind in moments)


def known(fact: "Fact", ledger: Ledger, as_of: date) -> "Fact":
    """Return a fact as it was known at the end of a day: a promise without its later moves and closing."""
    return kind_of(fact).as_known(fact, as_of) if as_of < ledger.today else fact


def _kinds(ledger: Ledger, kind_words: Collection[str]) -> tuple[set[str], set[str]]:
    if not kind_words:
        return set(), set()
    from trustlog.desk.capture import words_in_use

    words = words_in_use(ledger)
    facts: set[str] = set()
    moments: set[str] = set()
    for word in kind_words:
        name = word.strip().lower().replace("-", "_")
        singular = name.removesuffix("s")
        if name in TIMELINE or singular in TIMELINE:
            facts.add(name if name in TIMELINE else singular)
        elif name == "level":
            facts.add("level_change")
        elif name in words.kind_words:
            moments.add(words.kind_words[name])
        else:
            raise WordsError(Reason("no_kind", text=clip(word), known=", ".join((*TIMELINE, *words.kinds))))
    if moments and "moment" not in facts:
        facts.add("moment")
    elif moments:
        moments = set()  # all moments were asked for by name as well
    return facts, moments
