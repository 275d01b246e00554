"""The facts that readings are made from: of one partner, or of all in one ordered pass over each kind.

Each kind is one SELECT ordered by partner, which an index holds in that order; the streams are merged, so that memory
is that of one partner, whatever the size of the ledger.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from trustlog.domain.facts import (
    DependenceScan,
    DisclosureScan,
    LevelStep,
    Met,
    MomentScan,
    Move,
    Partner,
    PartnerFacts,
    PromiseScan,
)
from trustlog.domain.levels import CONTACTS_FROM, GARDENS_FROM
from trustlog.storage.engine.columns import day, day_or_none, quoted
from trustlog.storage.engine.connection import Connection, Row
from trustlog.storage.read.levels import answers
from trustlog.storage.read.merged import merged_ids
from trustlog.storage.read.partners import Levels, partner_of
from trustlog.storage.read.plans import pauses
from trustlog.storage.read.select import chunks
from trustlog.storage.schema._generated import (
    SCANNED,
    SELECT_PARTNER,
    agreement_scan,
    dependence_scan,
    disclosure_scan,
    moment_partner_scan,
    promise_scan,
    purpose_scan,
    section_scan,
)

if TYPE_CHECKING:
    from trustlog.domain.facts import GardenFacts


def scanned(table: str, alias: str) -> str:
    """Return the columns of a table that a reading needs, for a SELECT."""
    return ", ".join(f"{alias}.{quoted(name)}" for name in SCANNED[table])


_NOT_MINE = "SELECT id FROM {table} WHERE private AND recorded_by <> :me"
_PROMISES = (
    "SELECT p.{side}, " + scanned("promise", "p") + ', p.id, m."on", m.from_on, m.to_on '
    "FROM promise p LEFT JOIN promise_move m ON m.promise_id = p.id "
    "WHERE {chosen} AND p.id NOT IN (" + _NOT_MINE.format(table="promise") + ") "
    'ORDER BY p.{side}, p.counts_on, p.number, m."on", m.id'
)
_MOMENTS = (
    "SELECT mp.partner_id, " + scanned("moment_partner", "mp") + ", {number} FROM moment_partner mp "
    "{join}WHERE {chosen}"
    'mp."on" <= :as_of '
    "AND mp.moment_id NOT IN (" + _NOT_MINE.format(table="moment") + ') ORDER BY mp.partner_id, mp."on", mp.moment_id'
)
_DISCLOSURES = (
    "SELECT d.{side}, " + scanned("disclosure", "d") + ' FROM disclosure d WHERE {chosen} AND d."on" <= :as_of '
    "AND d.id NOT IN (" + _NOT_MINE.format(table="disclosure") + ') ORDER BY d.{side}, d."on", d.number'
)
_LOOKS = (
    "SELECT l.partner_id, " + scanned("dependence", "l") + ' FROM dependence l WHERE {chosen} AND l."on" <= :as_of '
    "AND l.id NOT IN (" + _NOT_MINE.format(table="dependence") + ') ORDER BY l.partner_id, l."on", l.number'
)
_OF_PRACTICE = (
    'SELECT f.partner_id, {columns} FROM {table} f WHERE {{chosen}} AND f."on" <= :as_of '
    'AND NOT (f.private AND f.recorded_by <> :me) ORDER BY f.partner_id, f."on", f.number'
)
_PRACTISED = [
    _OF_PRACTICE.format(columns=scanned(table, "f"), table=table) for table in ("purpose", "section", "agreement")
]
"""What gates ask of the practice of many, in the order of the fields of `PartnerFacts`."""
_LEVELS = (
    'SELECT partner_id, "on", from_level, to_level, depends, trial FROM level_change {chosen} '
    'ORDER BY partner_id, "on", number'
)
_MET = (
    'SELECT mp.partner_id, mp."on", mp.moment_id, m.our_people, m.recorded_by, p.id, p.left_on '
    "FROM moment_partner mp JOIN moment m ON m.id = mp.moment_id "
    "LEFT JOIN moment_person x ON x.moment_id = mp.moment_id "
    "LEFT JOIN person p ON p.id = x.person_id AND p.partner_id = mp.partner_id "
    'WHERE {chosen} AND mp."on" >= :since AND mp."on" <= :as_of '
    "AND mp.moment_id NOT IN (" + _NOT_MINE.format(table="moment") + ') ORDER BY mp.partner_id, mp."on", mp.moment_id'
)
_HIGH = (
    f"{{of}} AND mp.partner_id IN (SELECT id FROM partner WHERE start_level >= {CONTACTS_FROM} "
    f"UNION SELECT partner_id FROM level_change WHERE to_level >= {CONTACTS_FROM})"
)
"""Those who ever were so high that a gate asks who was there; of all others nothing is read."""
_MET_WITHIN = timedelta(days=366)
"""No setting looks back further for who is in touch."""
_SIDES = ((True, "receiver_id", "listener_id"), (False, "maker_id", "teller_id"))
_SIDE_KINDS: tuple["Logged", "Logged"] = ("ours", "theirs")
_FAR = date.max
_first = itemgetter(0)
_ID = len(SCANNED["promise"]) + 1
"""Where the id of a promise stands in a row of `_PROMISES`; the three days of a move, if any, follow it."""


def partner_facts(conn: Connection, partner: Partner, me: str, *, alone: bool = False) -> PartnerFacts:
    """Return what the reading of one partner is made from; the days of every fact, for the reader to choose from.

    `alone`: without the gardens it is in.
    """
    params: dict[str, Any] = {"id": partner.id, "me": me}
    promises: list[PromiseScan] = []
    disclosures: list[DisclosureScan] = []
    with conn.reading():
        for ours, side, other in _SIDES:
            promises += promise_scans(conn.rows(_PROMISES.format(side=side, chosen=f"p.{side} = :id"), **params), ours)
            sql = _DISCLOSURES.format(side=other, chosen=f"d.{other} = :id")
            disclosures += [disclosure_scan(row, ours) for row in conn.rows(sql, **params, as_of=_FAR)]
        joined = "JOIN moment o ON o.id = mp.moment_id "
        sql = _MOMENTS.format(number="o.number", join=joined, chosen="mp.partner_id = :id AND ")
        moments = [_moment_scan(row) for row in conn.rows(sql, **params, as_of=_FAR)]
        looked = conn.rows(_LOOKS.format(chosen="l.partner_id = :id"), **params, as_of=_FAR)
        looks = [dependence_scan(row) for row in looked]
        changes = conn.rows(_LEVELS.format(chosen="WHERE partner_id = :id"), id=partner.id)
        answered, paused = answers(conn, partner.id), pauses(conn, partner.id)
        practised = [conn.rows(sql.format(chosen="f.partner_id = :id"), **params, as_of=_FAR) for sql in _PRACTISED]
        highest = max(partner.start_level, *(change[3] for change in changes), 0)
        there = met(conn, partner.id, me) if highest >= CONTACTS_FROM else ()
        facts = _facts(partner, promises, moments, disclosures, changes, answered, paused, looks, there, practised)
        return facts if alone or highest < GARDENS_FROM else facts._replace(gardens=_gardens(conn, facts, me))


def _gardens(conn: Connection, own: PartnerFacts, me: str) -> "tuple[GardenFacts, ...]":
    """Return all gardens that a partner ever was in, with its own facts as they are."""
    if conn.first("SELECT 1 FROM garden_member WHERE partner_id = :id", id=own.partner.id) is None:
        return ()
    from trustlog.storage.read.garden_facts import gardens_with  # here: few partners are in a garden

    return tuple(gardens_with(conn, [own.partner.id], me, {own.partner.id: own}))


def met(conn: Connection, partner_id: str, me: str) -> tuple[Met, ...]:
    """Return who was there at each moment with a partner, in order of day."""
    rows = conn.rows(_MET.format(chosen="mp.partner_id = :id"), id=partner_id, me=me, since=date.min, as_of=_FAR)
    return _met(rows)


class Stretch(NamedTuple):
    """Partners that follow each other by their ids, from the first id to the last, both included."""

    first: str
    last: str


Logged = Literal["ours", "theirs", "moments", "disclosures", "beside"]
"""A kind of fact of which there are many; `ours` and `theirs` are promises, `beside` is all that only gates ask for."""
LOGGED: tuple[Logged, ...] = ("ours", "theirs", "moments", "disclosures", "beside")


def stretches(conn: Connection, many: int) -> list[Stretch]:
    """Cut the partners into so many stretches of about one size."""
    ids = [row[0] for row in conn.rows("SELECT id FROM partner ORDER BY id")]
    return [Stretch(chunk[0], chunk[-1]) for chunk in chunks(ids, max(1, -(-len(ids) // many)))]


def portfolio(
    conn: Connection, as_of: date, me: str, within: Stretch | None = None, only: Collection[Logged] = LOGGED
) -> Iterator[PartnerFacts]:
    """Yield the facts of every partner, archived ones too, in order of their ids; memory does not grow with the ledger.

    One that was merged into another is left out: its facts are there, and its silence means nothing. Facts after
    `as_of` are left out. The numbers of moments are not read and stand as 0. `only` such facts are read, where others
    do not matter; levels, answers and pauses always are.
    """
    with conn.reading():
        elsewhere, scan = merged_ids(conn), _Scan(conn, as_of, me, within, only)
        for row in conn.stream(f"{SELECT_PARTNER} WHERE {scan.of('id')} ORDER BY id", **scan.bounds):
            facts = scan.facts_of(row)  # of each: the streams go on with it
            if row[0] not in elsewhere:
                yield facts


_IN_A_GARDEN = (
    f"SELECT id FROM partner WHERE id IN (SELECT partner_id FROM garden_member) AND (start_level >= {GARDENS_FROM} "
    f"OR id IN (SELECT partner_id FROM level_change WHERE to_level >= {GARDENS_FROM}))"
)
"""Those in a garden who ever were so high that a gate asks how it stands."""


def _gardens_of_the_high(conn: Connection, me: str) -> "list[GardenFacts]":
    """Return the gardens that a gate asks for, each once, so that what is made of it is made once for its members."""
    ids = [row[0] for row in conn.rows(_IN_A_GARDEN)]
    if not ids:
        return []
    from trustlog.storage.read.garden_facts import gardens_with  # here: few partners are in a garden

    return gardens_with(conn, ids, me)


class _Scan:
    """The streams of every kind of fact, all ordered by partner, from which a partner's facts are taken in turn."""

    def __init__(
        self, conn: Connection, as_of: date, me: str, within: Stretch | None, only: Collection[Logged]
    ) -> None:
        self._conn, self._as_of, self._me, self._within, self._only = conn, as_of, me, within, only
        self.bounds: dict[str, str] = {} if within is None else within._asdict()
        self._gardens = _gardens_of_the_high(conn, me) if "beside" in only else []
        self._ours, self._theirs = (
            self._groups(kind, _PROMISES, side=side, chosen=f"{self.of(f'p.{side}')} AND p.made_on <= :as_of")
            for kind, (_, side, _) in zip(_SIDE_KINDS, _SIDES, strict=True)
        )
        self._told, self._heard = (
            self._groups("disclosures", _DISCLOSURES, side=side, chosen=self.of(f"d.{side}")) for _, _, side in _SIDES
        )
        of_moments = f"{self.of('mp.partner_id')} AND "
        self._moments = self._groups("moments", _MOMENTS, number="0", join="", chosen=of_moments)
        self._looks = self._groups("beside", _LOOKS, chosen=self.of("l.partner_id"))
        self._practised = [self._groups("beside", sql, chosen=self.of("f.partner_id")) for sql in _PRACTISED]
        changes = _LEVELS.format(chosen=f"WHERE {self.of('partner_id')}")
        self._changes = _Groups(conn.stream(changes, **self.bounds))
        high = _MET.format(chosen=_HIGH.format(of=self.of("mp.partner_id")))
        since = as_of - min(_MET_WITHIN, as_of - date.min)
        met = conn.stream(high, me=me, since=since, as_of=as_of, **self.bounds) if "beside" in only else iter(())
        self._met = _Groups(met)
        self._answers = _by_partner(answers(conn))
        self._pauses = _by_partner(pauses(conn))

    def of(self, column: str) -> str:
        """Return the condition that a column names a partner of the scan."""
        return f"{column} IS NOT NULL" if self._within is None else f"{column} BETWEEN :first AND :last"

    def _groups(self, kind: Logged, sql: str, **parts: str) -> "_Groups":
        if kind not in self._only:
            return _Groups(iter(()))
        return _Groups(self._conn.stream(sql.format(**parts), me=self._me, as_of=self._as_of, **self.bounds))

    def facts_of(self, row: Row) -> PartnerFacts:
        """Return the facts of the partner of a row, which is to be asked for in the order of the partners."""
        key = row[0]
        changes = self._changes.of(key)
        known = [change for change in changes if day(change[1]) <= self._as_of]
        levels: Levels = {key: [(day(change[1]), change[3], change[5]) for change in known]}
        return _facts(
            partner_of(row, levels),
            [*promise_scans(self._ours.of(key), True), *promise_scans(self._theirs.of(key), False)],
            [_moment_scan(moment) for moment in self._moments.of(key)],
            [
                *(disclosure_scan(disclosure, True) for disclosure in self._told.of(key)),
                *(disclosure_scan(heard, False) for heard in self._heard.of(key)),
            ],
            changes,
            self._answers.get(key, []),
            [*self._pauses.get(key, ()), *self._pauses.get(None, ())],
            [dependence_scan(look) for look in self._looks.of(key)],
            _met(self._met.of(key)),
            [groups.of(key) for groups in self._practised],
            tuple(garden for garden in self._gardens if key in garden.with_us),
        )


class _Groups:
    """Rows ordered by partner, handed out a partner at a time.

    Only equality of ids is looked at, so that it does not matter how an engine orders texts: every stream and the
    partners themselves come in the same order.
    """

    def __init__(self, rows: Iterator[Row]) -> None:
        self._groups = groupby(rows, key=_first)
        self._next = next(self._groups, None)

    def of(self, partner_id: str) -> list[Row]:
        """Return the rows of a partner; to be asked in the order of the partners."""
        if self._next is None or self._next[0] != partner_id:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows


def _by_partner(items: list[Any]) -> dict[str | None, list[Any]]:
    by_partner: dict[str | None, list[Any]] = {}
    for item in items:
        by_partner.setdefault(item.partner_id, []).append(item)
    return by_partner


def _moment_scan(row: Row) -> MomentScan:
    return moment_partner_scan(row, row[-1])


def promise_scans(rows: list[Row], ours: bool) -> Iterator[PromiseScan]:
    """Make promises of rows that repeat a promise for each of its moves."""
    place, many = 0, len(rows)
    while place < many:
        row = rows[place]
        moves: list[Move] = []
        while place < many and rows[place][_ID] == row[_ID]:
            on, from_on, to_on = rows[place][_ID + 1 :]
            if on is not None:
                moves.append(Move(day(on), day(from_on), day(to_on)))
            place += 1
        yield promise_scan(row, ours, tuple(moves))


def _facts(
    partner: Partner,
    promises: list[PromiseScan],
    moments: list[MomentScan],
    disclosures: list[DisclosureScan],
    changes: list[Row],
    answered: list[Any],
    paused: list[Any],
    looks: Sequence[DependenceScan] = (),
    met_people: tuple[Met, ...] = (),
    practised: Sequence[list[Row]] = ([], [], []),
    gardens: "tuple[GardenFacts, ...]" = (),
) -> PartnerFacts:
    promises.sort(key=lambda promise: (promise.counts_on, promise.number))
    disclosures.sort(key=lambda promise: (promise.on, promise.number))
    purposes, sections, agreements = practised
    levels = tuple(LevelStep(day(row[1]), row[2], row[3], row[4], row[5]) for row in changes)
    return PartnerFacts(
        partner,
        tuple(promises),
        tuple(moments),
        tuple(disclosures),
        levels,
        tuple(answered),
        tuple(paused),
        tuple(looks),
        met_people,
        tuple(map(purpose_scan, purposes)),
        tuple(map(section_scan, sections)),
        tuple(map(agreement_scan, agreements)),
        gardens,
    )


def _met(rows: list[Row]) -> tuple[Met, ...]:
    """Make of rows, one for each of their people at a moment, one value for each moment."""
    from trustlog.domain.our_people import who_of_us  # here: it is read of few

    listed = []
    for _moment, same in groupby(rows, key=itemgetter(2)):
        first, *more = same
        theirs = sorted((row[5], day_or_none(row[6])) for row in (first, *more) if row[5] is not None)
        listed.append(Met(day(first[1]), who_of_us(first[3], first[4]), tuple(theirs)))
    return tuple(listed)


def bare_portfolio(conn: Connection, as_of: date) -> Iterator[PartnerFacts]:
    """Yield every partner, archived ones too, with levels and pauses and without anything that was logged."""
    paused = _by_partner(pauses(conn))
    with conn.reading():
        elsewhere = merged_ids(conn)
        changes = _by_first(conn.rows(_LEVELS.format(chosen="")))
        for row in conn.rows(SELECT_PARTNER):
            if row[0] in elsewhere:
                continue
            own = changes.get(row[0], [])
            known = [change for change in own if day(change[1]) <= as_of]
            levels: Levels = {row[0]: [(day(change[1]), change[3], change[5]) for change in known]}
            of_both = [*paused.get(row[0], ()), *paused.get(None, ())]
            yield _facts(partner_of(row, levels), [], [], [], own, [], of_both)


def _by_first(rows: list[Row]) -> dict[str, list[Row]]:
    rows_of: dict[str, list[Row]] = {}
    for row in rows:
        rows_of.setdefault(row[0], []).append(row)
    return rows_of
