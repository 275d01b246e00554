"""What was brought in from elsewhere: by the ids it had there, and what is proposed still."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import SEEN, among
from trustlog.storage.schema._generated import SELECT_MAPPING, SELECT_PROPOSAL, mapping_value, proposal_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Mapping, Proposal

_FACTS = ("moment", "promise", "disclosure", "note")
_PROPOSED = ("moment", "promise")


def facts_brought(conn: Connection, form: str, me: str) -> dict[str, tuple[str, int]]:
    """Return table and number of each fact that came from files of a format, by the id it had there."""
    found: dict[str, tuple[str, int]] = {}
    for table in _FACTS:
        rows = conn.rows(
            f"SELECT brought_id, number FROM {table} WHERE brought_id IS NOT NULL AND brought_from = :form AND {SEEN}",
            form=form, me=me,
        )  # fmt: skip
        found |= {brought_id: (table, number) for brought_id, number in rows}
    followed = [(was, now, found.pop(was)) for was, now in _followed(conn, form, me) if was in found]
    return found | {now: fact for _was, now, fact in followed}


def _followed(conn: Connection, form: str, me: str) -> list[tuple[str, str]]:
    """Return the ids of facts whose record has another one since, each with that: their proposals followed it."""
    return [
        (was, now)
        for table in _PROPOSED
        for was, now in conn.rows(
            f"SELECT f.brought_id, p.brought_id FROM proposal p JOIN {table} f ON f.number = p.fact "
            "WHERE p.brought_from = :form AND p.recorded_by = :me AND f.brought_from = :form "
            "AND f.brought_id <> p.brought_id",
            form=form, me=me,
        )
    ]  # fmt: skip


def proposals_brought(conn: Connection, form: str, me: str) -> dict[str, tuple[str, str]]:
    """Return state and id of each proposal of this person's from files of a format, by the id it had there."""
    rows = conn.rows(
        "SELECT brought_id, state, id FROM proposal "
        "WHERE brought_id IS NOT NULL AND brought_from = :form AND recorded_by = :me",
        form=form, me=me,
    )  # fmt: skip
    return {brought_id: (state, row_id) for brought_id, state, row_id in rows}


def called_off(conn: Connection, form: str, me: str) -> frozenset[str]:
    """Return the ids of the accepted proposals of which it was said that their file has them called off."""
    rows = conn.rows(
        "SELECT id FROM proposal WHERE state = 'accepted' AND why = 'cancelled' "
        "AND brought_from = :form AND recorded_by = :me",
        form=form, me=me,
    )  # fmt: skip
    return frozenset(row[0] for row in rows)


def said_of(conn: Connection, form: str, ids: Iterable[str], me: str) -> dict[str, Any]:
    """Return what was said as the newest of these came in, by the ids they had there, of which anything was said."""
    found: dict[str, Any] = {}
    newest = 0
    for chosen, params in among("brought_id", set(ids)):
        rows = conn.rows(
            f"SELECT number, company FROM proposal WHERE brought_from = :form AND recorded_by = :me AND {chosen[0]}",
            form=form, me=me, **params,
        )  # fmt: skip
        for number, company in rows:
            said = json.loads(company).get("said") if number > newest else None
            if said:
                found, newest = dict(said), number
    return found


def proposals_of_file(conn: Connection, form: str, name: str, me: str) -> frozenset[str]:
    """Return the ids of the proposals that a file of this name brought, as long as the journal knows of it."""
    rows = conn.rows(
        "SELECT e.row_id FROM journal_batch b JOIN journal_entry e ON e.batch_id = b.id "
        "WHERE b.what = :what AND b.reason = :name AND b.recorded_by = :me "
        "AND e.table_name = 'proposal' AND e.before IS NULL",
        what=f"import {form}", name=name, me=me,
    )  # fmt: skip
    return frozenset(row[0] for row in rows)


def proposal_by_id(conn: Connection, proposal_id: str) -> "Proposal":
    """Return a proposal that is there."""
    row = conn.first(f"{SELECT_PROPOSAL} WHERE id = :id", id=proposal_id)
    assert row is not None  # noqa: S101 - whoever asks has its id of the ledger
    return proposal_value(row)


def proposals_between(conn: Connection, form: str, me: str, first: date, last: date) -> Iterator[tuple[str, str, str]]:
    """Yield id there, title and time of what is proposed of this person's from files of a format, by these days."""
    rows = conn.rows(
        'SELECT brought_id, title, starts, "on" FROM proposal WHERE brought_id IS NOT NULL AND brought_from = :form '
        'AND recorded_by = :me AND "on" BETWEEN :first AND :last',
        form=form, me=me, first=first, last=last,
    )  # fmt: skip
    for brought_id, title, starts, on in rows:
        yield brought_id, title, starts or str(on)


def proposals_by_id(conn: Connection, ids: Iterable[str]) -> "Iterator[Proposal]":
    """Yield these proposals, some hundred of a statement."""
    for chosen, params in among("id", set(ids)):
        for row in conn.rows(f"{SELECT_PROPOSAL} WHERE {chosen[0]}", **params):
            yield proposal_value(row)


def starts_of(conn: Connection, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield when each of these proposals begins that says it, some hundred of a statement."""
    for chosen, params in among("id", set(ids)):
        yield from conn.rows(f"SELECT id, starts FROM proposal WHERE starts IS NOT NULL AND {chosen[0]}", **params)


def starts_of_moments(conn: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield when each of these moments was, some hundred of a statement; of a promise nothing."""
    for chosen, params in among("number", set(numbers)):
        for number, on, at_time in conn.rows(f'SELECT number, "on", at_time FROM moment WHERE {chosen[0]}', **params):
            yield number, f"{on}T{at_time}" if at_time else str(on)


def partners_of(conn: Connection, proposal_id: str) -> dict[str, str]:
    """Return the ids of the links of a proposal to partners, by the partner's id."""
    rows = conn.rows("SELECT partner_id, id FROM proposal_partner WHERE proposal_id = :id", id=proposal_id)
    return dict(rows)


def mappings(conn: Connection) -> "list[Mapping]":
    """Return the mappings of columns that are kept, by name."""
    return sorted((mapping_value(row) for row in conn.rows(SELECT_MAPPING)), key=lambda kept: kept.name)
