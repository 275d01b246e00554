"""From the rows of a file to facts, checked by the same rules as any, and to those among them that are new."""

from collections import deque
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk.imports.names import Book
from trustlog.desk.imports.rules import rules_named
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Promise
from trustlog.domain.kinds import kind_of
from trustlog.exchange.csv.partners import PartnerRow
from trustlog.exchange.csv.people import PersonRow
from trustlog.exchange.csv.promises import PromiseRow
from trustlog.exchange.csv.rows import AnyRow
from trustlog.storage.read import facts as fact_views


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
        fact = rules.make(ledger, book, row, partners)
        book.check_value(row.line, fact)
        facts.append(MatchedFact(row.line, fact, row))
    return facts


def matched(ledger: Ledger, facts: Sequence[MatchedFact]) -> list[MatchedFact]:
    """Find each fact in the ledger: the k-th of equal facts in the file is the k-th of the equal facts there.

    A recurring promise is tied to the promise before it, which an earlier row of the file has.
    """
    facts_by_content = _existing_facts(ledger, [matched_fact.fact for matched_fact in facts])
    matches: list[MatchedFact] = []
    ids: dict[int, str] = {}
    for matched_fact in facts:
        row, fact = matched_fact.row, matched_fact.fact
        equal = facts_by_content.get(content(fact))
        existing = equal.popleft() if equal else None
        if isinstance(row, PromiseRow) and isinstance(fact, Promise):
            if row.follows in ids:
                fact = fact._replace(follows_id=ids[row.follows])
            if row.number is not None:
                ids[row.number] = (existing or fact).id
        matches.append(matched_fact._replace(fact=fact, existing=existing))
    return matches


def content(fact: Fact) -> tuple[object, ...]:
    """Return what identifies a fact, whatever became of it later: a promise as it was first made."""
    kind = kind_of(fact)
    made_of = kind.file and kind.file.content
    assert made_of  # noqa: S101 - no other kind is imported
    return (kind.name, *made_of(fact))


def _existing_facts(ledger: Ledger, facts: Sequence[Fact]) -> dict[tuple[object, ...], deque[Fact]]:
    """Return the facts in the ledger by content, reading only the kinds, partners and days that the file is about."""
    days_by_kind: dict[tuple[str, str], list[date]] = {}
    for fact in facts:
        kind = kind_of(fact)
        days_by_kind.setdefault((kind.name, kind.partner_ids(fact)[0]), []).append(kind.day(fact))
    facts_by_content: dict[tuple[object, ...], deque[Fact]] = {}
    seen_ids: set[str] = set()
    for (name, partner_id), days in days_by_kind.items():
        for fact in fact_views.timeline(
            ledger.conn, me=ledger.me, partner_id=partner_id, since=min(days), until=max(days), kinds={name}
        ):
            if fact.id not in seen_ids:  # a moment with several partners is met more than once
                seen_ids.add(fact.id)
                # The timeline begins with the newest.
                facts_by_content.setdefault(content(fact), deque()).appendleft(fact)
    return facts_by_content
