"""The readings of today: what was read once is kept, and not read again until a fact of that partner changes."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from trustlog import __version__
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings.learning import NOBODY
from trustlog.errors import TrustlogError
from trustlog.storage.cache.read import kept_readings
from trustlog.storage.read.counts import batch_to_come, has_private
from trustlog.storage.read.partners import partners
from trustlog.trust.reading.as_text import from_text, made_from, to_text

if TYPE_CHECKING:
    from datetime import date

    from trustlog.domain.facts import Partner, PartnerFacts
    from trustlog.trust.model.epochs import Learned
    from trustlog.trust.reading.values import Reading

_ONE_BY_ONE = 0.1  # of the partners: so many are read sooner one by one than in a pass over all facts
_SHARED_OUT = 1_000  # partners from which on it pays to start other processes


class Today:
    """The readings of today by what the ledger has taught: those kept, and the others made, and then kept too.

    Those of before `since`, today by default, are then no longer kept.
    """

    def __init__(self, ledger: Ledger, learned: "Learned", since: "date | None" = None) -> None:
        self._ledger, self._learned = ledger, learned
        self._since = since or ledger.today
        # Whoever has no private facts sees what all such colleagues see, and shares what is kept with them.
        seen_by = ledger.me if has_private(ledger.conn, ledger.me) else NOBODY
        self.made_from = made_from(learned, ledger.settings.reading, __version__, seen_by)
        self._seen = batch_to_come(ledger.conn)
        self._made: dict[str, str] = {}

    def kept(self, chosen: Iterable["Partner"]) -> "list[Reading]":
        """Give those readings of these partners that are kept; makes none."""
        by_id = {partner.id: partner for partner in chosen}
        return [self._read_back(by_id[key], text) for key, text in self._texts(by_id).items()]

    def each(self, chosen: Iterable["Partner"], give_way: Callable[[], None] = lambda: None) -> "Iterator[Reading]":
        """Give the readings of a few partners; `give_way` is called after each that had to be made."""
        by_id = {partner.id: partner for partner in chosen}
        yield from self._one_by_one(by_id, self._texts(by_id), give_way)
        self._keep()

    def make(self, chosen: Iterable["Partner"], give_way: Callable[[], None]) -> None:
        """Make and keep those readings of a few partners that are not kept; `give_way` is called after each."""
        by_id = {partner.id: partner for partner in chosen}
        texts = self._texts(by_id)
        missing = {key: partner for key, partner in by_id.items() if key not in texts}
        for _made in self._one_by_one(missing, {}, give_way):
            pass
        self._keep()

    def all(self, but: Container[str] = ()) -> "Iterator[Reading]":
        """Yield the reading of every partner that is not archived, but these; at most one pass over all facts."""
        wanted = self._wanted(but)
        texts = self._texts(wanted)
        if len(wanted) - len(texts) > _SHARED_OUT:
            texts |= self._made_by_several(wanted)
        yield from self._read_or_read_back(wanted, texts)
        self._keep()

    def make_all(self) -> None:
        """Make and keep all readings that are not kept, for `as_made` to find them."""
        wanted = self._wanted(())
        texts = self._texts(wanted)
        missing = {key: partner for key, partner in wanted.items() if key not in texts}
        if len(missing) <= _SHARED_OUT or not self._made_by_several(missing):
            few = len(missing) <= _ONE_BY_ONE * len(wanted)
            for _made in self._one_by_one(missing, {}) if few else self._in_a_pass(missing, {}):
                pass
        self._keep()

    def as_made(self, but: Container[str] = ()) -> "Iterator[Reading]":
        """Yield the same as `all` while the ledger is read from one state: keeps nothing, and starts no process.

        What could not be kept before is taken as it was made, unless a batch was written since.
        """
        wanted = self._wanted(but)
        texts = self._texts(wanted)
        if self._made and batch_to_come(self._ledger.conn) == self._seen:
            texts = {**self._made, **texts}
        yield from self._read_or_read_back(wanted, texts)

    def _wanted(self, but: Container[str]) -> "dict[str, Partner]":
        everyone = partners(self._ledger.conn, self._ledger.today)
        return {partner.id: partner for partner in everyone if partner.id not in but}

    def _read_or_read_back(self, wanted: Mapping[str, "Partner"], texts: Mapping[str, str]) -> "Iterator[Reading]":
        if sum(key not in texts for key in wanted) <= _ONE_BY_ONE * len(wanted):
            return self._one_by_one(dict(sorted(wanted.items())), texts)
        return self._in_a_pass(wanted, texts)

    def _in_a_pass(self, wanted: Container[str], texts: Mapping[str, str]) -> "Iterator[Reading]":
        from trustlog.storage.read.portfolio import portfolio

        for facts in portfolio(self._ledger.conn, self._ledger.today, self._ledger.me):
            if facts.partner.id in wanted:
                text = texts.get(facts.partner.id)
                yield self._read(facts) if text is None else self._read_back(facts.partner, text)

    def _made_by_several(self, wanted: Container[str]) -> dict[str, str]:
        from trustlog.desk.readings.parallel_readings import texts

        ledger = self._ledger
        made = texts(ledger.conn, ledger.me, ledger.today, self._learned, ledger.settings.reading)
        self._made = {key: text for key, text in made.items() if key in wanted}
        return self._made

    def untrue(self) -> list["Partner"]:
        """Make every reading anew; give the partners of whom something else is kept."""
        from trustlog.storage.read.portfolio import portfolio

        ledger = self._ledger
        texts = kept_readings(ledger.conn, ledger.today, self.made_from, None)
        all_facts = (facts for facts in portfolio(ledger.conn, ledger.today, ledger.me) if facts.partner.id in texts)
        return [facts.partner for facts in all_facts if texts[facts.partner.id] != to_text(self._made_of(facts))]

    def _one_by_one(
        self, wanted: Mapping[str, "Partner"], texts: Mapping[str, str], give_way: Callable[[], None] = lambda: None
    ) -> "Iterator[Reading]":
        for key, partner in wanted.items():
            if key in texts:
                yield self._read_back(partner, texts[key])
            else:
                yield self._read(self._facts_of(partner))
                give_way()

    def _facts_of(self, partner: "Partner") -> "PartnerFacts":
        from trustlog.storage.read.portfolio import partner_facts

        return partner_facts(self._ledger.conn, partner, self._ledger.me)

    def _texts(self, wanted: Mapping[str, "Partner"]) -> dict[str, str]:
        return kept_readings(self._ledger.conn, self._ledger.today, self.made_from, wanted.keys())

    def _read_back(self, partner: "Partner", text: str) -> "Reading":
        return from_text(text, partner, self._ledger.today)

    def _read(self, facts: "PartnerFacts") -> "Reading":
        made = self._made_of(facts)
        self._made[facts.partner.id] = to_text(made)
        return made

    def _made_of(self, facts: "PartnerFacts") -> "Reading":
        from trustlog.trust.reading.partner import read

        today = self._ledger.today
        return read(facts, today, today, self._learned, self._ledger.settings.reading)

    def _keep(self) -> None:
        if self._made:
            from trustlog.storage.cache.keep import keep_readings

            try:
                keep_readings(
                    self._ledger.conn, self._ledger.today, self.made_from, self._made, self._seen, self._since
                )
            except TrustlogError:
                return  # read only, or busy: what is kept is for speed only, and the next reading is made anew
            self._made = {}
