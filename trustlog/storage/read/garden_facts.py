"""The facts that the reading of gardens is made from: of each garden, and of what is between its members."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any

from trustlog.domain.facts import (
    Answer,
    DisclosureScan,
    Garden,
    GardenFacts,
    GardenMember,
    MomentScan,
    Partner,
    PartnerFacts,
    Pause,
    PromiseScan,
)
from trustlog.domain.facts.pair_answer import strand_seen_from
from trustlog.domain.limits import LEVEL
from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection, Row
from trustlog.storage.read import gardens as views
from trustlog.storage.read.partners import partner_by_id
from trustlog.storage.read.plans import pauses
from trustlog.storage.read.portfolio import partner_facts, promise_scans, scanned
from trustlog.storage.schema._generated import SELECT_PAIR_ANSWER, disclosure_scan, pair_answer_value

if TYPE_CHECKING:
    from trustlog.domain.facts.garden_facts import Two

_NOT_MINE = "(SELECT id FROM {table} WHERE private AND recorded_by <> :me)"
_PROMISES = (
    "SELECT p.from_id, " + scanned("promise", "p") + ', p.id, m."on", m.from_on, m.to_on, p.to_id '
    "FROM promise p LEFT JOIN promise_move m ON m.promise_id = p.id "
    "WHERE p.garden_id IS NOT NULL AND p.from_id IS NOT NULL AND p.id NOT IN " + _NOT_MINE.format(table="promise") + " "
    'ORDER BY p.from_id, p.to_id, p.counts_on, p.number, m."on", m.id'
)
_DISCLOSURES = (
    "SELECT d.from_id, " + scanned("disclosure", "d") + ", d.to_id FROM disclosure d "
    "WHERE d.garden_id IS NOT NULL AND d.from_id IS NOT NULL AND d.id NOT IN "
    + _NOT_MINE.format(table="disclosure")
    + ' ORDER BY d.from_id, d.to_id, d."on", d.number'
)
_MOMENTS = (
    'SELECT a.partner_id, b.partner_id, a."on", a.counts_as, o.number FROM {table} a '
    "JOIN {table} b ON b.moment_id = a.moment_id AND b.partner_id > a.partner_id JOIN moment o ON o.id = a.moment_id "
    "WHERE a.partner_id IN (SELECT partner_id FROM garden_member) AND b.partner_id IN "
    "(SELECT partner_id FROM garden_member) AND a.moment_id NOT IN " + _NOT_MINE.format(table="moment")
)
"""Moments at which two members were, with us (`moment_partner`) or without (`moment_between`)."""


def gardens_with(
    conn: Connection, partner_ids: Collection[str], me: str, known: Mapping[str, PartnerFacts] | None = None
) -> list[GardenFacts]:
    """Return all gardens in which one of these partners ever was; what is between others is read once for all.

    `known` are facts of partners that are at hand already, by their ids.
    """
    everybody = {garden.id: views.members(conn, garden.id) for garden in views.gardens(conn)}
    wanted = set(partner_ids)
    chosen = {key for key, there in everybody.items() if any(member.partner_id in wanted for member in there)}
    if not chosen:
        return []
    between = _between(conn, [member for there in everybody.values() for member in there], me)
    of_member = dict(known or {})
    for member_id in dict.fromkeys(member.partner_id for key in chosen for member in everybody[key]):
        member = None if member_id in of_member else partner_by_id(conn, member_id)
        if member is not None:
            of_member[member_id] = partner_facts(conn, member, me, alone=True)
    return [
        _facts_of(conn, garden, everybody[garden.id], me, of_member, between)
        for garden in views.gardens(conn)
        if garden.id in chosen
    ]


def _facts_of(
    conn: Connection,
    garden: Garden,
    there: list[GardenMember],
    me: str,
    known: Mapping[str, PartnerFacts],
    between: "Mapping[Two, PartnerFacts]",
) -> GardenFacts:
    def about(kind: str) -> tuple[Any, ...]:
        return tuple(views.facts_about(conn, kind, "garden_id", garden.id, date.max, me))

    return GardenFacts(
        garden=garden,
        members=tuple(there),
        purposes=about("purpose"),
        impacts=about("impact"),
        vetoes=tuple(line for line in about("garden_line") if line.topic == "veto"),
        sections=about("section"),
        agreements=about("agreement"),
        with_us={member.partner_id: known[member.partner_id] for member in there},
        between=between,
    )


def _between(conn: Connection, everybody: list[GardenMember], me: str) -> "dict[Two, PartnerFacts]":
    """Return the facts of every two that ever were in one garden together, from the first day on which they were."""
    paused = pauses(conn)
    for_all = tuple(pause for pause in paused if pause.partner_id is None)
    promises, disclosures, moments = _promises(conn, me), _disclosures(conn, me), _moments(conn, me)
    answers = _answers(conn)
    return {
        two: PartnerFacts(
            _pair(two, since),
            tuple(sorted(promises.get(two, ()), key=lambda each: (each.counts_on, each.number))),
            tuple(sorted(moments.get(two, ()), key=lambda each: (each.on, each.number))),
            tuple(sorted(disclosures.get(two, ()), key=lambda each: (each.on, each.number))),
            (),
            tuple(answers.get(two, ())),
            _paused(for_all, paused, two),
        )
        for two, since in _together(everybody).items()
    }


def _answers(conn: Connection) -> "dict[Two, list[Answer]]":
    """Return what was answered about every two, oldest first, with strands as the pair has them."""
    found: dict[Two, list[Answer]] = {}
    for row in conn.rows(f'{SELECT_PAIR_ANSWER} ORDER BY "on", recorded_at, id'):
        said = pair_answer_value(row)
        one, other = sorted((said.one_id, said.other_id))
        strand = strand_seen_from(one, said)
        answer = Answer(said.id, f"{one} {other}", said.on, said.answer, strand, None, None, said.note)
        found.setdefault((one, other), []).append(answer)
    return found


def _paused(for_all: tuple[Pause, ...], paused: list[Pause], two: "Two") -> tuple[Pause, ...]:
    """Return the pauses of two: those of all partners, and those of either."""
    return (*for_all, *(pause for pause in paused if pause.partner_id in two))


def _together(everybody: list[GardenMember]) -> "dict[Two, date]":
    first: dict[Two, date] = {}
    in_order = sorted(everybody, key=lambda member: (member.garden_id, member.partner_id))
    for _garden, there in groupby(in_order, key=lambda member: member.garden_id):
        for one, other in combinations(there, 2):
            if one.partner_id == other.partner_id:
                continue
            since = max(one.joined_on, other.joined_on)
            two = one.partner_id, other.partner_id
            first[two] = min(since, first.get(two, since))
    return first


def _pair(two: "Two", since: date) -> Partner:
    """Return what stands for a pair where a reading asks for its partner: at level 4, logged since a day."""
    key, level = " ".join(two), LEVEL.high - 1
    return Partner(
        key, key, key, level, since, LEVEL.high, 1, start_level=level, start_on=since, logged_from=since
    )  # fmt: skip


def _promises(conn: Connection, me: str) -> "dict[Two, list[PromiseScan]]":
    found: dict[Two, list[PromiseScan]] = {}
    for (maker, receiver), rows in _grouped(conn.rows(_PROMISES, me=me)):
        two = (maker, receiver) if maker < receiver else (receiver, maker)
        found.setdefault(two, []).extend(promise_scans([row[:-1] for row in rows], maker < receiver))
    return found


def _disclosures(conn: Connection, me: str) -> "dict[Two, list[DisclosureScan]]":
    found: dict[Two, list[DisclosureScan]] = {}
    for (teller, listener), rows in _grouped(conn.rows(_DISCLOSURES, me=me)):
        two = (teller, listener) if teller < listener else (listener, teller)
        found.setdefault(two, []).extend(disclosure_scan(row[:-1], teller < listener) for row in rows)
    return found


def _grouped(rows: list[Row]) -> "Iterator[tuple[Two, list[Row]]]":
    """Yield the rows of each two ends: the id of the one in front of a row, that of the other behind it."""
    for two, same in groupby(rows, key=lambda row: (row[0], row[-1])):
        yield two, list(same)


def _moments(conn: Connection, me: str) -> "dict[Two, list[MomentScan]]":
    found: dict[Two, list[MomentScan]] = {}
    for table in ("moment_partner", "moment_between"):
        for one, other, on, counts_as, number in conn.rows(_MOMENTS.format(table=table), me=me):
            scan = MomentScan(one, day(on), counts_as, number)
            found.setdefault((one, other), []).append(scan)
    return found
