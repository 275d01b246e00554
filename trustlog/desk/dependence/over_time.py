"""What is known of a partner as of a day: its looks, what each side gave in a year, and what the order steered."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.log import known
from trustlog.domain.dependence import Bound, bound_of
from trustlog.domain.facts import Dependence, Partner
from trustlog.domain.reciprocity import Given, Steered, first_day, given, steered
from trustlog.storage.read.facts import timeline


class Standing(NamedTuple):
    """Looks, oldest first, and what the year that ends with the day held both ways."""

    partner: Partner
    as_of: date
    looks: tuple[Dependence, ...]
    given: Given
    steered: Steered

    @property
    def last(self) -> Dependence | None:
        """Return the last look."""
        return self.looks[-1] if self.looks else None

    @property
    def bound(self) -> Bound:
        """Return how bound both sides are by the last look."""
        return Bound(None, None) if self.last is None else bound_of(self.last)

    @property
    def first(self) -> Dependence | None:
        """Return the first look with a total, where the last is another one with a total: the trend begins there."""
        whole = [look for look in self.looks if bound_of(look).total is not None]
        return whole[0] if len(whole) > 1 and whole[-1] is self.last else None


def standing(ledger: Ledger, partner: Partner, day: date, me: str | None = None) -> Standing:
    """Return what is known as of a day; private facts of `me` are among it, by default of who is at the ledger."""
    reader = ledger.me if me is None else me
    of_year = timeline(
        ledger.conn,
        me=reader,
        partner_id=partner.id,
        since=first_day(day),
        until=day,
        kinds=("promise", "moment", "disclosure"),
    )
    facts = [known(fact, ledger, day) for fact in of_year]
    looks = tuple(reversed(looks_of(ledger, partner, day, reader)))
    return Standing(partner, day, looks, given(facts, day), steered(facts, day))


def looks_of(ledger: Ledger, partner: Partner, day: date, me: str, since: date | None = None) -> list[Dependence]:
    """Return the looks up to a day that this person may see, newest first."""
    found = timeline(ledger.conn, me=me, partner_id=partner.id, since=since, until=day, kinds=("dependence",))
    return [fact for fact in found if isinstance(fact, Dependence)]
