"""What would become of a file in a ledger: written, updated, proposed, asked about, left aside or refused.

Pure: what the ledger knows is an argument, the answer is the JSON of `import FILE --dry-run --json`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trustlog.exchange.foreign.known import Knowledge, Matcher
from trustlog.exchange.foreign.plan_contacts import Contacts
from trustlog.exchange.foreign.plan_facts import facts_planned
from trustlog.exchange.foreign.plan_meetings import proposal
from trustlog.exchange.foreign.said_of_lines import told_why
from trustlog.exchange.foreign.values import Contact, Fact, Organisation, Proposed, Reading, Remark

Row = dict[str, Any]
KINDS = ("partners", "people", "proposals", "facts")
_COUNTED = {
    "write": "written",
    "update": "updated",
    "skip": "left_aside",
    "refuse": "refused",
    "propose": "proposed",
    "ask": "asked",
}


class Planner:
    """Plans the records of one file, kind by kind; each row is yielded with the value of the file that it is of."""

    def __init__(self, known: Knowledge) -> None:
        self.matcher = Matcher(known)
        self.contacts = Contacts(self.matcher)

    def partners(self, firms: Iterable[Organisation]) -> Iterator[tuple[Row, Organisation]]:
        """Plan firms. What is known of partners is asked anew for each kind: a file may bring its own."""
        return ((told_why(self.contacts.partner(firm)), firm) for firm in firms)

    def people(self, contacts: Iterable[Contact]) -> Iterator[tuple[Row, Contact]]:
        """Plan people."""
        return ((told_why(self.contacts.person(contact)), contact) for contact in contacts)

    def proposals(self, values: Iterable[Proposed], dates: str) -> Iterator[tuple[Row, Proposed]]:
        """Plan meetings and tasks, each time of one that repeats by itself; see `Once`."""
        return ((told_why(proposal(self.matcher, value, dates)), value) for value in values)

    def facts(
        self, facts: Iterable[Fact], remarks: Iterable[Remark], dates: str
    ) -> Iterator[tuple[Row, Fact | Remark]]:
        """Plan what the file states itself."""
        return ((told_why(row), value) for row, value in facts_planned(self.matcher, facts, remarks, dates))


def plan(reading: Reading, known: Knowledge, file: str) -> Row:
    """Return the whole answer of a dry run in a ledger that knows so much."""
    planner, once = Planner(known), Once()
    rows: dict[str, list[Row]] = {
        "partners": [row for row, _ in planner.partners(reading.firms)],
        "people": [row for row, _ in planner.people(reading.contacts)],
        "proposals": [row for row, _ in planner.proposals(reading.proposed, reading.dates) if once.is_first(row)],
        "facts": [row for row, _ in planner.facts(reading.facts, reading.remarks, reading.dates)],
    }
    done = Counter(row["do"] for kind in KINDS for row in rows[kind])
    return {**head(reading, file), **rows, "counts": counts_of(done)}


def head(reading: Reading, file: str) -> Row:
    """Return what an answer says of the file itself."""
    return {
        "file": file,
        "format": reading.format,
        "sure": reading.sure,
        "why": reading.why,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "dates": reading.dates,
        "rows": reading.rows,
    }


def counts_of(done: Mapping[str, int]) -> dict[str, int]:
    """Return how many records became what, from how often each word stands in `do`."""
    return {name: done.get(word, 0) for word, name in _COUNTED.items()}


_OF_ALL = frozenset(("internal", "nobody_invited", "declined"))


class Once:
    """Tells which rows are to be told of: of a recurring meeting left aside for who comes to it only the first."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, str]] = set()

    def is_first(self, row: Row) -> bool:
        """Return whether a row says something that no row before it said."""
        if row["do"] != "skip" or row["why"] not in _OF_ALL:
            return True
        key = (row["row"], row["why"])
        if key in self._seen:
            return False
        self._seen.add(key)
        return True
