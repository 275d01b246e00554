"""The readings: of one partner, of all, and what they suggest; and the memo of what a ledger has taught."""

import json
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner
from trustlog.domain.facts import Partner, PartnerFacts
from trustlog.domain.text.folding import in_order
from trustlog.errors import TrustlogError
from trustlog.storage.cache.read import kept_value
from trustlog.storage.read.portfolio import partner_facts, portfolio
from trustlog.trust.model.estimate import Learned, quarter_start
from trustlog.trust.reading.partner import Reading, read
from trustlog.trust.settings import settings_hash

Notice = Callable[[str], None]
MEMO = "learned/2"  # count on when the same facts and settings would teach something else
EVERY_STRAND = "all"
NOBODY = ""  # sees no private facts
SOON_LEARNED = 5_000  # facts up to which learning takes no longer than anybody would notice
URGENCY = {"attention": 0, "down": 1, "up": 2, "stay": 3}


def reading(
    ledger: Ledger,
    name: str | Partner,
    as_of: date | None = None,
    explain: bool = False,
    notice: Notice | None = None,
    me: str | None = None,
) -> Reading:
    """Give the reading of one partner; where the quarter's memo is there, only this partner's facts are read.

    Private facts of `me` count in it: by default of the person at the ledger, of nobody where that is `NOBODY`.
    """
    who = name if isinstance(name, Partner) else partner(ledger, name)
    day = ledger.past(as_of)
    learned = learned_for(ledger, day, notice)
    facts = partner_facts(ledger.conn, who, ledger.me if me is None else me)
    texts = texts_of(ledger, who) if explain else None
    return read(facts, day, ledger.today, learned, ledger.settings.reading, explain, texts)


def readings(
    ledger: Ledger, as_of: date | None = None, notice: Notice | None = None, but: Container[str] = ()
) -> Iterator[Reading]:
    """Give the reading of every partner that is not archived, one after the other, in one pass over the facts.

    `but` has the ids of partners to leave out, whose readings are at hand already.
    """
    day = ledger.past(as_of)
    learned = learned_for(ledger, day, notice)
    if day == ledger.today:
        from trustlog.desk.readings.reading_cache import Today

        yield from Today(ledger, learned).all(but)
        return
    for facts in portfolio(ledger.conn, day, ledger.me):
        if facts.partner.id not in but and not _archived(facts, day):
            yield read(facts, day, ledger.today, learned, ledger.settings.reading)


def readings_of(ledger: Ledger, chosen: Iterable[Partner], give_way: Callable[[], None]) -> list[Reading]:
    """Give the readings of a few partners as of today; `give_way` is called after each that is not kept already."""
    from trustlog.desk.readings.reading_cache import Today

    return list(Today(ledger, learned_for(ledger, ledger.today)).each(chosen, give_way))


def kept_of(ledger: Ledger, chosen: Iterable[Partner]) -> list[Reading]:
    """Give those of the readings of today that need not be made."""
    from trustlog.desk.readings.reading_cache import Today

    return Today(ledger, learned_for(ledger, ledger.today)).kept(chosen)


def suggestions(ledger: Ledger, as_of: date | None = None, notice: Notice | None = None) -> list[Reading]:
    """Give the readings that suggest something: attention before down before up, then by name."""
    made = [read for read in readings(ledger, as_of, notice) if read.suggestion.action != "stay"]
    return sorted(made, key=lambda read: (URGENCY[read.suggestion.action], in_order(read.partner.name)))


def learned_for(ledger: Ledger, day: date, notice: Notice | None = None) -> Learned:
    """Give what the ledger had taught by the first day of that quarter: from the memo, or learned now and kept."""
    quarter, key = quarter_start(day), settings_hash(ledger.settings.reading)
    kept = kept_value(ledger.conn, MEMO, EVERY_STRAND, quarter, key)
    known = None if kept is None else _learned_from(kept)
    if known is not None:
        return known
    from trustlog.storage.cache.keep import keep_value
    from trustlog.storage.read.counts import batch_to_come, numbered

    if notice is not None and numbered(ledger.conn) > SOON_LEARNED:
        notice(f"learning from what was settled before {quarter}: once a quarter, this may take a while")
    seen = batch_to_come(ledger.conn)
    learned = learn_now(ledger, quarter)
    try:
        keep_value(ledger.conn, MEMO, EVERY_STRAND, quarter, key, json.dumps(learned.to_json()), seen)
    except TrustlogError:
        # Who may not write, or finds the ledger busy, is answered all the same: the memo is for speed only.
        if notice is not None:
            notice("what was learned could not be kept (read only or busy); the next reading learns again")
    return learned


def _learned_from(kept: str) -> Learned | None:
    """Read what is kept for speed; None where it cannot be read, and is to be learned anew."""
    try:
        return Learned.from_json(json.loads(kept))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        return None


def learn_now(ledger: Ledger, quarter: date) -> Learned:
    """Learn from the facts before that day, past any memo."""
    from trustlog.trust.model.learn import learn

    # What is learned is everyone's, so nobody's private facts go into it.
    return learn(portfolio(ledger.conn, quarter, NOBODY), quarter, ledger.settings.reading)


def texts_of(ledger: Ledger, who: Partner) -> dict[int, str]:
    """Give the words of a partner's promises by number; private ones count, and nowhere show their text."""
    from trustlog.storage.read.promises import promises

    promises_made = promises(ledger.conn, me=ledger.me, partner_id=who.id, state="all")
    return {promise.number: promise.text for promise in promises_made if not promise.private}


def _archived(facts: PartnerFacts, day: date) -> bool:
    return facts.partner.archived_on is not None and facts.partner.archived_on <= day
