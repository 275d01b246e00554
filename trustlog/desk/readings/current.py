"""The readings: of one partner, of all, and what they suggest."""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk import sentences
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner
from trustlog.desk.readings.learning import Notice, learned_for
from trustlog.domain.facts import Partner, PartnerFacts
from trustlog.domain.strands import ACTIONS, PROMISE_STRANDS
from trustlog.domain.text.folding import in_order
from trustlog.language import _
from trustlog.storage.read.counts import partners_on

if TYPE_CHECKING:
    from trustlog.trust.model.epochs import Learned
    from trustlog.trust.reading.values import Reading

URGENCY = {action: place for place, action in enumerate(ACTIONS)}


def reading(
    ledger: Ledger,
    name: str | Partner,
    as_of: date | None = None,
    explain: bool = False,
    notice: Notice | None = None,
    me: str | None = None,
) -> "Reading":
    """Give the reading of one partner; where what the ledger has taught is kept, only this partner's facts are read.

    Private facts of `me` count in it: by default of the person at the ledger, of nobody where that is `NOBODY`.
    """
    who = name if isinstance(name, Partner) else partner(ledger, name)
    day = ledger.past(as_of)
    return reading_by(ledger, who, day, learned_for(ledger, day, notice), explain, me)


def reading_by(
    ledger: Ledger, who: Partner, day: date, learned: "Learned", explain: bool = False, me: str | None = None
) -> "Reading":
    """Give the reading of one partner as of a day, by what the ledger has taught."""
    from trustlog.storage.read.portfolio import partner_facts
    from trustlog.trust.reading.partner import read

    facts = partner_facts(ledger.conn, who, ledger.me if me is None else me)
    texts = texts_of(ledger, who, day) if explain else None
    return read(facts, day, ledger.today, learned, ledger.settings.reading, explain, texts)


def readings(
    ledger: Ledger, as_of: date | None = None, notice: Notice | None = None, but: Container[str] = ()
) -> Iterator["Reading"]:
    """Give the reading of every partner that is not archived, one after the other, in one pass over the facts.

    `but` has the ids of partners to leave out, whose readings are at hand already.
    """
    day = ledger.past(as_of)
    learned = learned_for(ledger, day, notice)
    if day == ledger.today:
        from trustlog.desk.readings.reading_cache import Today

        yield from Today(ledger, learned).all(but)
        return
    from trustlog.storage.read.portfolio import portfolio
    from trustlog.trust.reading.partner import read

    for facts in portfolio(ledger.conn, day, ledger.me):
        if facts.partner.id not in but and not _archived(facts, day):
            yield read(facts, day, ledger.today, learned, ledger.settings.reading)


def readings_of(ledger: Ledger, chosen: Iterable[Partner], give_way: Callable[[], None]) -> "list[Reading]":
    """Give the readings of a few partners as of today; `give_way` is called after each that is not kept already."""
    from trustlog.desk.readings.reading_cache import Today

    return list(Today(ledger, learned_for(ledger, ledger.today)).each(chosen, give_way))


def kept_of(ledger: Ledger, chosen: Iterable[Partner]) -> "list[Reading]":
    """Give those of the readings of today that need not be made."""
    from trustlog.desk.readings.reading_cache import Today

    return Today(ledger, learned_for(ledger, ledger.today)).kept(chosen)


def suggestions(ledger: Ledger, as_of: date | None = None, notice: Notice | None = None) -> "list[Reading]":
    """Give the readings that suggest something, the most urgent first, then those with a question, each by name."""
    made = [read for read in readings(ledger, as_of, notice) if read.suggestion.action != "stay" or read.asks]
    return sorted(made, key=lambda read: (URGENCY[read.suggestion.action], in_order(read.partner.name)))


def sides_watched(ledger: Ledger, as_of: date) -> int:
    """Return how many sides are watched for a fall: two a partner."""
    return len(PROMISE_STRANDS) * partners_on(ledger.conn, as_of)


def texts_of(ledger: Ledger, who: Partner, as_of: date) -> dict[int, str]:
    """Give the words of a partner's promises, moments and disclosures by number; private ones nowhere show theirs."""
    from trustlog.domain.facts import Disclosure, Moment, Promise
    from trustlog.storage.read.facts import timeline

    texts: dict[int, str] = {}
    for fact in timeline(ledger.conn, me=ledger.me, partner_id=who.id, kinds=("promise", "moment", "disclosure")):
        if fact.private:
            continue
        if isinstance(fact, Promise):
            texts[fact.number] = fact.text
        elif isinstance(fact, Moment):
            texts[fact.number] = _("{kind} on {day}").format(kind=_(fact.kind), day=sentences.day(fact.on, as_of))
        elif isinstance(fact, Disclosure):
            told = _("we told {topic}") if fact.ours else _("they told {topic}")
            hidden = _("we hid {topic}") if fact.ours else _("they hid {topic}")
            texts[fact.number] = (hidden if fact.missed else told).format(topic=fact.topic)
    return texts


def _archived(facts: PartnerFacts, day: date) -> bool:
    return facts.partner.archived_on is not None and facts.partner.archived_on <= day
