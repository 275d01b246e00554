"""From the rows of a file to facts, checked by the same rules as any, and to those among them that are new."""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk.facts import table_of
from trustlog.desk.imports.names import Book
from trustlog.desk.imports.rules import rules_named
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, KindName, Promise
from trustlog.domain.kinds import kind_of
from trustlog.errors import Reason
from trustlog.exchange.csv.disclosures import DisclosureRow
from trustlog.exchange.csv.moments import MomentRow
from trustlog.exchange.csv.partners import PartnerRow
from trustlog.exchange.csv.people import PersonRow
from trustlog.exchange.csv.promises import PromiseRow
from trustlog.exchange.csv.rows import AnyRow
from trustlog.storage.read import facts as fact_views
from trustlog.storage.write.writer import next_numbers

_DAY = timedelta(days=1)


class MatchedFact(NamedTuple):
    """A fact made of a row, without a number yet, and the equal fact in the ledger, if there is any."""

    line: int
    fact: Fact
    row: AnyRow
    existing: Fact | None = None


def as_facts(ledger: Ledger, book: Book, rows: Sequence[AnyRow], kind: str) -> list[MatchedFact]:
    """Make the facts of a kind of all rows without a fault, in their order."""
    rules = rules_named(kind)
    facts: list[MatchedFact] = []
    for row in rows:
        if isinstance(row, PartnerRow | PersonRow):
            continue
        named = [book.partner(name, row.line) for name in row.partners]
        partners = tuple(dict.fromkeys(partner for partner in named if partner is not None))
        if len(partners) < len(set(named)):
            continue
        fact = _stamped(rules.make(ledger, book, row, partners), row)
        if fact.recorded_at > ledger.now + _DAY:  # clocks differ a little
            told, now = (stamp.isoformat(timespec="minutes") for stamp in (fact.recorded_at, ledger.now))
            book.fault(row.line, Reason("stamp_ahead", field="recorded_at", told=told, now=now))
        book.check_value(row.line, fact)
        facts.append(MatchedFact(row.line, fact, row))
    return facts


def _stamped(fact: Fact, row: PromiseRow | MomentRow | DisclosureRow) -> Fact:
    """Return a fact as typed in when the file says, and by whom; what is private stays that of who imports it."""
    at, by = row.stamp
    if at is not None:
        fact = fact._replace(recorded_at=at)
    return fact if by is None or fact.private else fact._replace(recorded_by=by)


class Matching:
    """Finds the facts of a file in the ledger: the k-th of equal facts in the file is the k-th of the equal there.

    Facts are taken some at a time; of the ledger only the partners and days are read that they are about, and none
    that this import wrote itself. A recurring promise is tied to the promise before it, which an earlier row has.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._first_new = next_numbers(ledger.conn, 0)
        self._by_content: dict[tuple[object, ...], deque[Fact]] = {}
        self._seen: set[str] = set()
        self._known_days: dict[tuple[KindName, str], tuple[date, date]] = {}
        self._is_there: dict[str, bool] = {}
        self._ids: dict[int, str] = {}
        self._waiting: dict[int, list[str]] = {}
        self._before: dict[str, str] = {}

    def matched(self, facts: Sequence[MatchedFact]) -> list[MatchedFact]:
        """Return these facts, each with its equal in the ledger."""
        self._read([matched_fact.fact for matched_fact in facts])
        return [self._one(matched_fact) for matched_fact in facts]

    def tied_late(self) -> Iterator[tuple[str, str]]:
        """Yield the ids of new promises whose promise before came in a later row, each with the id of that.

        So it is where a day was corrected: rows come by their days. None is tied that would come before itself.
        """
        late = [(one, self._ids[number]) for number, ids in self._waiting.items() if number in self._ids for one in ids]
        for follower, first in late:
            one: str | None = first
            while one is not None and one != follower:
                one = self._before.get(one)
            if one is None:
                self._before[follower] = first
                yield follower, first

    def _one(self, matched_fact: MatchedFact) -> MatchedFact:
        row, fact = matched_fact.row, matched_fact.fact
        equal = self._by_content.get(content(fact)) if self._by_content else None
        existing = equal.popleft() if equal else None
        if isinstance(row, PromiseRow) and isinstance(fact, Promise):
            if row.follows in self._ids:
                fact = fact._replace(follows_id=self._ids[row.follows])
                self._before[fact.id] = self._ids[row.follows]
            elif row.follows is not None and existing is None:
                self._waiting.setdefault(row.follows, []).append(fact.id)
            if row.number is not None:
                self._ids[row.number] = (existing or fact).id
        return matched_fact._replace(fact=fact, existing=existing)

    def _read(self, facts: Sequence[Fact]) -> None:
        """Read what the ledger has of the kinds, partners and days of these facts."""
        asked: dict[tuple[KindName, str], tuple[date, date]] = {}
        for fact in facts:
            kind = kind_of(fact)
            if self._has(kind.name, table_of(fact)):
                partner, day = (kind.name, kind.partner_ids(fact)[0]), kind.day(fact)
                first, last = asked.get(partner, (day, day))
                asked[partner] = min(first, day), max(last, day)
        for key, (first, last) in asked.items():
            known = self._known_days.get(key)
            if known is None:
                self._known_days[key] = first, last
                self._read_days(key, first, last)
            elif first < known[0] or last > known[1]:  # read whole: a file may be in any order
                self._known_days[key] = date.min, date.max
                if known[0] > date.min:
                    self._read_days(key, None, known[0] - _DAY)
                if known[1] < date.max:
                    self._read_days(key, known[1] + _DAY, None)

    def _has(self, name: str, table: str) -> bool:
        """Return whether there was any fact of a kind before this import."""
        if name not in self._is_there:
            first = fact_views.first_number(self._ledger.conn, table)
            self._is_there[name] = first is not None and first < self._first_new
        return self._is_there[name]

    def _read_days(self, key: tuple[KindName, str], since: date | None, until: date | None) -> None:
        name, partner_id = key
        for fact in fact_views.timeline(
            self._ledger.conn, me=self._ledger.me, partner_id=partner_id, since=since, until=until, kinds={name}
        ):
            # A moment with several partners is met more than once.
            if fact.number < self._first_new and fact.id not in self._seen:
                self._seen.add(fact.id)
                # The timeline begins with the newest.
                self._by_content.setdefault(content(fact), deque()).appendleft(fact)


def content(fact: Fact) -> tuple[object, ...]:
    """Return what identifies a fact, whatever became of it later: a promise as it was first made."""
    kind = kind_of(fact)
    made_of = kind.file and kind.file.content
    assert made_of  # noqa: S101 - no other kind is imported
    return (kind.name, *made_of(fact))
