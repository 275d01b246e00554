"""Records without an id whose day, time or title was changed since their file was read: which is which.

Such a record is known by what it says. One that says something else is paired with what the ledger knows and the file
has no more, as long as that can be nothing else; a file of another time, which has other days, replaces nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from trustlog.desk.imports.keys import BY_CONTENT, Keys
from trustlog.desk.imports.reread import ORDERS, turned_round
from trustlog.desk.ledger import Ledger
from trustlog.domain.proposals import company_of, terms_of
from trustlog.domain.text.folding import alike
from trustlog.exchange.foreign.pairing import apart, paired
from trustlog.exchange.foreign.plan import Planner
from trustlog.exchange.foreign.values import Proposed, Reading
from trustlog.storage.read import brought
from trustlog.storage.read.proposals import partners_of

_FAR = timedelta(days=62)
"""Twice how far something is moved that comes but once."""


class Changed(NamedTuple):
    """By the id that a record has now the one under which it is known; and those of which that is not clear."""

    was: dict[str, str]
    doubtful: frozenset[str]


_NOTHING = Changed({}, frozenset())

_Rest = tuple[str, frozenset[str], frozenset[str]]
"""Which kind something is of, whose it is, and who is there."""


class _One(NamedTuple):
    """A record, or what is known of one: its id, when it is, its title, and all else that has to be the same."""

    key: str
    when: datetime
    has_time: bool
    title: str
    rest: _Rest


def changed(
    ledger: Ledger,
    planner: Planner,
    reading: Reading,
    form: str,
    known: Mapping[str, tuple[str, str]],
    handles: Mapping[str, str],
) -> Changed:
    """Return which records are others that were changed; `handles` are those of partners, by their ids."""
    left = {key for key in known if key.startswith(BY_CONTENT)} if reading.dates != "ask" else set()
    first = last = ""
    for key, one in _records(reading) if left else ():
        left.discard(key)
        if day := (one.start or one.due_on or "")[:10]:
            first, last = min(first or day, day), max(last, day)
    if not left or not last:
        return _NOTHING
    days = (date.fromisoformat(first), date.fromisoformat(last))
    ids = [known[key][1] for key, _title, _when in brought.proposals_between(ledger.conn, form, ledger.me, *days)
           if key in left]  # fmt: skip
    gone = list(_gone(ledger, ids, handles))
    new = list(_new(planner, reading, known, {one.rest[:2] for one in gone})) if gone else []
    if not new:
        return _NOTHING
    titles = {one.title for one in gone}
    usual: dict[str, list[datetime]] = {}
    for _key, title, when in brought.proposals_between(ledger.conn, form, ledger.me, *days):
        if alike(title) in titles:
            usual.setdefault(alike(title), []).append(datetime.fromisoformat(when))
    was = _moved(gone, new, usual)
    was |= _renamed(*_without(was, gone, new))
    return Changed(was, _unclear(*_without(was, gone, new)))


def _records(reading: Reading) -> Iterator[tuple[str, Proposed]]:
    """Yield the meetings and tasks that have no id of their own, and were not typed, each with the one it is given."""
    keys = Keys()
    for one in reading.proposed:
        if not one.brought_id and not one.source:
            yield keys.of(one, {}), one


def _gone(ledger: Ledger, ids: Collection[str], handles: Mapping[str, str]) -> Iterator[_One]:
    """Yield what is known of these, as far as it has a day."""
    partners = partners_of(ledger.conn, ids)
    for one in brought.proposals_by_id(ledger.conn, ids):
        whose = [handles[partner] for partner in partners.get(one.id, ()) if partner in handles] or terms_of(one).firms
        people = [guest.email or guest.name or "" for guest in company_of(one).people]
        if when := one.starts or (one.due_on and one.due_on.isoformat()):
            yield _one(one.brought_id or "", when, one.title, one.kind, whose, people)


def _new(
    planner: Planner, reading: Reading, known: Mapping[str, object], about: Collection[tuple[str, frozenset[str]]]
) -> Iterator[_One]:
    """Yield the records that nobody knows, with a partner of whom something else is known.

    What is known of a record by its day read the other way round was read wrongly, and not changed.
    """
    turned = Keys()
    for key, one in _records(reading):
        if reading.dates in ORDERS and turned.of(turned_round(one), {}) in known:
            continue
        if key in known or one.why or not (one.start or one.due_on):
            continue
        for row, _value in planner.proposals((one,), reading.dates):
            whose = row["partners"] or row.get("firms", ())
            people = [guest["email"] or guest["name"] or "" for guest in row["people"]]
            made = _one(key, row["start"] or row["due_on"], row["title"] or "", row["kind"], whose, people)
            if row["do"] in ("propose", "ask") and made.rest[:2] in about:
                yield made


def _one(key: str, when: str, title: str, kind: str, whose: Iterable[str], people: Iterable[str]) -> _One:
    rest = (kind, frozenset(whose), frozenset(map(str.lower, people)))
    return _One(key, datetime.fromisoformat(when), "T" in when, alike(title), rest)


def _without(was: Mapping[str, str], gone: list[_One], new: list[_One]) -> tuple[list[_One], list[_One]]:
    """Return what is not paired yet."""
    taken = set(was.values())
    return [one for one in gone if one.key not in taken], [one for one in new if one.key not in was]


def _grouped(ones: Iterable[_One], *, by_time: bool = False) -> dict[object, list[_One]]:
    groups = defaultdict[object, list[_One]](list)
    for one in ones:
        if one.has_time or not by_time:
            groups[one.rest, one.when if by_time else one.title].append(one)
    return groups


def _moved(gone: list[_One], new: list[_One], usual: Mapping[str, list[datetime]]) -> dict[str, str]:
    """Pair what has the same title: all of it moved by the same, else the nearest, where no other is as near."""
    was: dict[str, str] = {}
    others = _grouped(new)
    for what, known in _grouped(gone).items():
        here = others.get(what, [])
        far = apart(usual.get(known[0].title, ())) or _FAR
        found = paired([(one.when, one.key) for one in known], [(one.when, one.key) for one in here], far)
        free = _without(found, known, here)
        at = {one.key: one.when for one in (*known, *here)}
        for key, old in found.items():
            by = abs(at[key] - at[old])
            as_near = [abs(one.when - at[key]) <= by for one in free[0]] + [
                abs(one.when - at[old]) <= by for one in free[1]
            ]
            if not any(as_near):
                was[key] = old
    return was


def _renamed(gone: list[_One], new: list[_One]) -> dict[str, str]:
    """Pair meetings that are at the very same time with the same people, where there is but one of each."""
    others = _grouped(new, by_time=True)
    pairs = ((known, others.get(what, [])) for what, known in _grouped(gone, by_time=True).items())
    return {
        here[0].key: known[0].key
        for known, here in pairs
        if len(known) == len(here) == 1 and known[0].rest[0] == "moment"
    }


def _unclear(gone: list[_One], new: list[_One]) -> frozenset[str]:
    """Return which records may be something that is known, and may be something else."""
    known = _grouped(gone)
    unclear = {one.key for what, here in _grouped(new).items() if what in known for one in here}
    at = {_same_but_people(one) for one in gone}
    return frozenset(unclear | {one.key for one in new if _same_but_people(one) in at})


def _same_but_people(one: _One) -> tuple[object, ...]:
    return (*one.rest[:2], one.when, one.title)
