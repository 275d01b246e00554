"""The trend of a partner over time: how each strand's estimate stood on days of the last months, year, or ever."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner
from trustlog.domain.facts import Partner, PartnerFacts
from trustlog.domain.levels import level_on
from trustlog.storage.read.portfolio import partner_facts
from trustlog.trust.model.path import Path, Point, paths

__all__ = ["RANGES", "Path", "Picture", "Point", "as_json", "picture"]

POINTS = 120  # days looked at, more than a terminal has columns to tell apart
RANGES: dict[str, int | None] = {"3 months": 91, "1 year": 365, "all": None}
"""How far back, in days."""


class Picture(NamedTuple):
    """The paths of the strands from a day to a day, and the level changes between (day, from, to)."""

    first: date
    last: date
    paths: Mapping[str, Path]
    levels: tuple[tuple[date, int, int], ...]


def picture(
    ledger: Ledger, name: str | Partner, reach: str, as_of: date | None = None, *, promises_only: bool = False
) -> Picture:
    """Walk a partner's strands over one of `RANGES`, as each was known then with what the ledger has taught by now."""
    from trustlog.desk.readings.learning import learned_for

    who = name if isinstance(name, Partner) else partner(ledger, name)
    last = ledger.past(as_of)
    facts = partner_facts(ledger.conn, who, ledger.me)
    first = _first(facts, last, RANGES[reach])
    days = (last - first).days
    steps = min(POINTS, days)
    looked = [first + timedelta(days=days * step // steps) for step in range(steps + 1)]
    learned, settings = learned_for(ledger, last), ledger.settings.reading
    walked = paths(facts, looked, ledger.today, learned, settings, promises_only=promises_only)
    return Picture(first, last, walked, _levels(facts, first, last))


def as_json(picture: Picture) -> dict[str, list[dict[str, Any]]]:
    """Give the points of each strand as plain values; what was too early is null."""
    return {
        name: [{**point._asdict(), "on": point.on.isoformat()} for point in path.points]
        for name, path in picture.paths.items()
    }


def _first(facts: PartnerFacts, last: date, days: int | None) -> date:
    """Give the first day: so many days back, or the first of the relationship, a month back at the least."""
    if days is None:
        known = [facts.partner.start_on or facts.partner.level_since, *(promise.made_on for promise in facts.promises)]
        days = (last - min(known)).days
    return last - timedelta(days=max(days, 30))


def _levels(facts: PartnerFacts, first: date, last: date) -> tuple[tuple[date, int, int], ...]:
    changes = []
    for on in sorted({change[0] for change in facts.level_changes}):
        before = level_on(facts.partner, facts.level_changes, on - timedelta(days=1)).level
        after = level_on(facts.partner, facts.level_changes, on).level
        if first <= on <= last:
            changes.append((on, before, after))
    return tuple(changes)
