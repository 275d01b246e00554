"""Search over everything written; both engines find the same, what has the words exactly first, then the newest."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from trustlog.domain.facts import Fact, Move
from trustlog.domain.text.find import NOT, Wanted, fit, wanted
from trustlog.storage.engine.columns import day, day_or_none
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.facts import facts_by_number
from trustlog.storage.read.search_facts import joined, may_have, numbers_with
from trustlog.storage.read.select import CHUNK, SEEN, among, chunks, where
from trustlog.storage.schema._generated import SEARCHED


class MoveMatch(NamedTuple):
    """A move of a promise's due day that was found by its reason."""

    number: int
    partner_id: str
    text: str
    ours: bool
    move: Move


class AnswerMatch(NamedTuple):
    """An answer to a suggestion (`decline` or `ack`) that was found by its reason."""

    partner_id: str
    on: date
    answer: str
    until: date | None
    strand: str | None
    note: str


class IntentionMatch(NamedTuple):
    """An intention of this person's, of a review on that day."""

    partner_id: str | None
    on: date
    text: str
    done_on: date | None


class ProposalMatch(NamedTuple):
    """What was brought in by this person and waits for an answer; of the partner it may be about, where that is one."""

    number: int
    partner_id: str | None
    on: date
    kind: str
    title: str
    note: str | None


Fits = dict[Any, int]
"""What was found, by number or id or as a value, each with how the words fit: EXACT or FOLDED."""


def search(conn: Connection, words: str, *, me: str, limit: int | None = None) -> list[Fact]:
    """Return the facts that have all these words, or words that begin so: exact matches first, then the newest."""
    terms = wanted(words)
    if not terms:
        return []
    numbers = fact_numbers(conn, terms, me)
    facts = facts_by_number(conn, numbers, me)  # the newest first
    facts.sort(key=lambda fact: -numbers[fact.number])
    return facts[:limit]


def fact_numbers(conn: Connection, words: tuple[Wanted, ...], me: str) -> dict[int, int]:
    """Return the numbers of facts with these words in their text, or of moments together with their people's names."""
    fits = numbers_with(conn, words)
    for number, how in _moments_with(conn, words, me):
        fits[number] = max(how, fits.get(number, NOT))
    return fits


def partner_ids(conn: Connection, words: tuple[Wanted, ...]) -> Fits:
    """Return the ids of the partners with these words in name, handle, note or the reason they were let go for."""
    return _ids(conn, "partner", words)


def garden_ids(conn: Connection, words: tuple[Wanted, ...]) -> Fits:
    """Return the ids of the gardens with these words in name, handle, note or the reason they ended for."""
    return _ids(conn, "garden", words)


def person_ids(conn: Connection, words: tuple[Wanted, ...]) -> Fits:
    """Return the ids of the people with these words in name, role, address or telephone number."""
    return _ids(conn, "person", words)


def plan_numbers(conn: Connection, words: tuple[Wanted, ...]) -> Fits:
    """Return the numbers of the plans with these words."""
    return _ids(conn, "plan", words, "number")


def pause_numbers(conn: Connection, words: tuple[Wanted, ...]) -> Fits:
    """Return the numbers of the pauses with these words in their reason."""
    return _ids(conn, "pause", words, "number")


def moves(conn: Connection, words: tuple[Wanted, ...], me: str) -> Iterator[tuple[MoveMatch, int]]:
    """Yield the moves with these words in their reason, but of others' private promises."""
    columns = tuple(f"m.{name}" for name in SEARCHED["promise_move"])
    select = (
        f"SELECT {', '.join(columns)}, p.number, coalesce(p.maker_id, p.receiver_id), p.text, p.maker_id IS NULL, "
        'm."on", m.from_on, m.to_on FROM promise_move m JOIN promise p ON p.id = m.promise_id'
    )
    condition = "(NOT p.private OR p.recorded_by = :me)"
    for row, how in _fitting(conn, select, columns, words, condition, me=me):
        move = Move(day(row[5]), day(row[6]), day(row[7]), row[0])
        yield MoveMatch(row[1], row[2], row[3], bool(row[4]), move), how


def answers(conn: Connection, words: tuple[Wanted, ...]) -> Iterator[tuple[AnswerMatch, int]]:
    """Yield the answers to suggestions with these words in their reason; they are everybody's."""
    select = 'SELECT note, partner_id, "on", answer, until, strand FROM suggestion_answer'
    for row, how in _fitting(conn, select, SEARCHED["suggestion_answer"], words):
        yield AnswerMatch(row[1], day(row[2]), row[3], day_or_none(row[4]), row[5], row[0]), how


def intentions(conn: Connection, words: tuple[Wanted, ...], me: str) -> Iterator[tuple[IntentionMatch, int]]:
    """Yield this person's intentions with these words."""
    select = 'SELECT text, partner_id, "on", done_on FROM intention'
    for row, how in _fitting(conn, select, SEARCHED["intention"], words, "recorded_by = :me", me=me):
        yield IntentionMatch(row[1], day(row[2]), row[0], day_or_none(row[3])), how


def proposals(conn: Connection, words: tuple[Wanted, ...], me: str) -> Iterator[tuple[ProposalMatch, int]]:
    """Yield this person's proposals with these words that wait for an answer."""
    own = "(SELECT min(l.partner_id) FROM proposal_partner l WHERE l.proposal_id = proposal.id HAVING count(*) = 1)"
    select = f'SELECT title, note, number, {own}, "on", kind FROM proposal'
    waits = "recorded_by = :me AND state = 'pending'"
    for row, how in _fitting(conn, select, SEARCHED["proposal"], words, waits, me=me):
        yield ProposalMatch(row[2], row[3], day(row[4]), row[5], row[0], row[1]), how


def _ids(conn: Connection, table: str, words: tuple[Wanted, ...], named: str = "id") -> Fits:
    columns = SEARCHED[table]
    select = f"SELECT {', '.join(columns)}, {named} FROM {table}"
    return {row[-1]: how for row, how in _fitting(conn, select, columns, words)}


def _fitting(
    conn: Connection, select: str, columns: tuple[str, ...], words: tuple[Wanted, ...], also: str = "", **params: Any
) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Yield the rows whose searched columns, which the SELECT names first, have all words, and how they fit."""
    condition, word_params = may_have(conn, f"({joined(columns)})", words)
    for row in conn.rows(f"{select} {where([part for part in (also, condition) if part])}", **params, **word_params):
        how = fit(words, *row[: len(columns)])
        if how != NOT:
            yield row, how


def _moments_with(conn: Connection, words: tuple[Wanted, ...], me: str) -> Iterator[tuple[int, int]]:
    """Yield the moments that have all words in their text and people's names, at least one of them in a name."""
    condition, params = may_have(conn, "name", words, "OR")
    rows = conn.rows(f"SELECT id, name FROM person WHERE {condition}", **params)
    names = {row[0]: row[1] for row in rows if any(fit((word,), row[1]) for word in words)}
    for chunk in chunks(sorted(names), CHUNK):
        yield from _moments_of(conn, chunk, names, words, me)


def _moments_of(
    conn: Connection, people: list[str], names: dict[str, str], words: tuple[Wanted, ...], me: str
) -> Iterator[tuple[int, int]]:
    links: dict[str, list[str]] = {}
    for listed, params in among("person_id", people):
        for moment, _ in conn.rows(f"SELECT moment_id, person_id FROM moment_person {where(listed)}", **params):
            links.setdefault(moment, [])
    for listed, params in among("moment_id", links):
        for moment, person in conn.rows(f"SELECT moment_id, person_id FROM moment_person {where(listed)}", **params):
            links[moment] += [names[person]] if person in names else []
    for listed, params in among("id", links):
        select = "SELECT id, number, kind, text, note FROM moment"
        for row in conn.rows(f"{select} {where([SEEN, *listed])}", me=me, **params):
            how = fit(words, *row[2:], *links[row[0]])
            if how != NOT:
                yield row[1], how
