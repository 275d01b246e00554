"""Facts of a file as a stream of changes: however long the file, only some of its rows are held at once."""

from collections.abc import Iterable, Iterator
from itertools import islice

from trustlog.desk.facts import all_inserts, happened, item_of
from trustlog.desk.imports.facts import MatchedFact, Matching, as_facts
from trustlog.desk.imports.names import Book
from trustlog.desk.imports.promise import word_beside
from trustlog.desk.imports.updates import Difference, changes_of, check_differences, difference, people_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Person
from trustlog.errors import Said
from trustlog.exchange.csv.read import Row, refuse
from trustlog.exchange.csv.rows import AnyRow
from trustlog.storage.write.writer import Change, next_numbers

_AT_ONCE = 500  # rows held at once


class FactRows:
    """The rows of a file of facts on their way into the ledger, within its transaction.

    `changes` is gone through once; the counts hold when it has ended. It ends with the refusal of the file where there
    are faults, and from the first of them on it yields nothing, and only looks for more.
    """

    def __init__(
        self,
        ledger: Ledger,
        book: Book,
        faults: list[tuple[int, Said]],
        kind: str,
        *,
        update: bool,
        dry_run: bool,
        list_facts: bool,
    ) -> None:
        self._ledger, self._book, self._faults, self._kind = ledger, book, faults, kind
        self._update, self._dry_run, self._list_facts = update, dry_run, list_facts
        self._partners_written = 0
        self._people_used: set[str] = set()
        self.added = 0
        self.existing = 0
        self.lines_there: set[int] = set()  # of a dry run
        self.facts: list[Fact] = []
        self.differences: list[Difference] = []
        self.updates: list[Difference] = []

    def changes(self, rows: Iterable[tuple[Row, AnyRow, bool]]) -> Iterator[Change]:
        """Yield the changes that write what is new among the rows, then those of what differs, where that is taken."""
        matching, coming = Matching(self._ledger), iter(rows)
        while block := list(islice(coming, _AT_ONCE)):
            self._book.check(row for _, row, is_sound in block if not is_sound)
            sound = [row for _, row, is_sound in block if is_sound]
            matched = matching.matched(as_facts(self._ledger, self._book, sound, self._kind))
            cells = {row.line: row for row, _, _ in block}
            self._compare(matched, cells)
            fresh = [matched_fact for matched_fact in matched if matched_fact.existing is None]
            self.existing += len(matched) - len(fresh)
            if self._dry_run:
                self.lines_there |= {each.line for each in matched if each.existing is not None}
            if not self._faults:
                yield from self._new(fresh)
        if not self._faults:
            for follower, first in matching.tied_late():
                yield Change("promise", follower, {"follows_id": None}, {"follows_id": first})
        yield from self._updates()

    def _compare(self, matched: Iterable[MatchedFact], rows: dict[int, Row]) -> None:
        """Note what the rows say otherwise of facts that are there."""
        for matched_fact in matched:
            if matched_fact.existing is not None:
                differing = difference(
                    self._ledger,
                    matched_fact.line,
                    matched_fact.existing,
                    matched_fact.fact,
                    filled(rows[matched_fact.line]),
                )
                if differing is not None:
                    self.differences.append(differing)

    def _new(self, fresh: list[MatchedFact]) -> Iterator[Change]:
        """Yield the changes of new facts, behind those of the partners, people and items that are new with them."""
        facts = [matched_fact.fact for matched_fact in fresh]
        words = [word for each in fresh if (word := word_beside(self._ledger, each.fact, each.row)) is not None]
        if facts and not self._dry_run:
            first = next_numbers(self._ledger.conn, len(facts) + len(words))
            facts = [fact._replace(number=first + place) for place, fact in enumerate(facts)]
            words = [word._replace(number=first + len(facts) + place) for place, word in enumerate(words)]
        self.added += len(facts)
        if self._list_facts:
            self.facts += facts
        yield from self._new_names(people_of(facts))
        yield from self._new_items(facts)
        yield from all_inserts(self._ledger, facts)
        yield from all_inserts(self._ledger, words)
        for fact in facts:
            yield from happened(self._ledger, fact)

    def _new_names(self, needed: set[str]) -> Iterator[Change]:
        """Yield the changes of new partners, and of the new people among those that are needed.

        People of moments that are there already are not new, even when they were removed or renamed since.
        """
        new_partners = self._book.partners[self._partners_written :]
        self._partners_written += len(new_partners)
        people: list[Person] = []
        if needed - self._people_used:
            people = [
                person for person in self._book.people if person.id in needed and person.id not in self._people_used
            ]
            self._people_used |= {person.id for person in people}
        yield from all_inserts(self._ledger, [*new_partners, *people])

    def _new_items(self, facts: Iterable[Fact]) -> Iterator[Change]:
        """Yield the changes of new items of the open book, of those that these facts are about."""
        needed = {item_of(fact) for fact in facts}
        new = [item for item in self._book.items if item.id in needed]
        self._book.items = [item for item in self._book.items if item.id not in needed]
        yield from all_inserts(self._ledger, new)

    def _updates(self) -> Iterator[Change]:
        """Yield the changes of what differs, or refuse the file."""
        if self._update:
            check_differences(self._ledger, self._book, self.differences)
        refuse(self._faults)
        if self._update:
            self.updates = [differing for differing in self.differences if differing.new != differing.old]
            yield from self._new_names(people_of(differing.new for differing in self.differences))
            yield from self._new_items(each.new for each in self.updates if isinstance(each.new, Fact))
            yield from changes_of(self._ledger, self.updates)
        self._book.people = [person for person in self._book.people if person.id in self._people_used]


def filled(row: Row) -> frozenset[str]:
    """Return the columns that a row fills."""
    return frozenset(name for name, cell in row.cells.items() if cell.strip())
