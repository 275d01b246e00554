"""What earlier rules had read of each partner, and what is read of the same day now: the largest differences first."""

import json
from datetime import date
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.levels import changes_of
from trustlog.desk.readings.learning import SOON_LEARNED, learned_for
from trustlog.desk.readings.replaying import as_it_was_decided
from trustlog.domain.facts import Partner, PartnerFacts
from trustlog.language import _, ngettext
from trustlog.storage.cache.read import read_before
from trustlog.storage.read.beside import with_private_of_others
from trustlog.storage.read.counts import numbered
from trustlog.storage.read.levels import decided_by_earlier_rules
from trustlog.storage.read.partners import partners
from trustlog.storage.read.portfolio import partner_facts
from trustlog.trust.model.epochs import Learned
from trustlog.trust.reading.as_text import RULES
from trustlog.trust.reading.partner import read
from trustlog.trust.words.numbers import day as day_words
from trustlog.trust.words.upgrade import difference

MOST = 200
"""Partners that are compared: each is read anew, while somebody waits."""
SHOWN = 12
"""Differences that are told on the command line, of as many as there are."""


class Compared(NamedTuple):
    """What reads differently, a line a partner, and how many read `alike`; of some nothing older is kept (`without`).

    Of `more` that were kept nothing was compared.
    """

    lines: tuple[str, ...]
    alike: int
    without: int
    more: int


class _Before(NamedTuple):
    """What had been read of a partner as of a day, and the facts it rested on; `when` it was, if a decision saw it."""

    on: date
    snapshot: dict[str, Any]
    facts: PartnerFacts
    when: str


def compared(ledger: Ledger) -> Compared:
    """Compare what is kept of earlier rules with what is read now of the same day.

    That is what was read last before the ledger was upgraded, or else what this person's last decision recorded. A
    reading in which private facts of somebody else may be is not looked at.
    """
    kept = read_before(ledger.conn)
    hidden = with_private_of_others(ledger.conn, ledger.me) if kept else set()
    decided = decided_by_earlier_rules(ledger.conn, RULES, ledger.me)
    everybody = partners(ledger.conn, ledger.today)
    with_any = [who for who in everybody if (who.id in kept and who.id not in hidden) or who.id in decided]
    learned: dict[date, Learned] = {}
    found: list[tuple[float, str]] = []
    looked_at = 0
    for who in with_any[:MOST]:
        before = _of_reading(ledger, who, kept[who.id]) if who.id in kept and who.id not in hidden else None
        before = before or _of_decision(ledger, who)
        if before is None:
            continue
        looked_at += 1
        if before.on not in learned:
            learned[before.on] = learned_for(ledger, before.on)
        settings = ledger.settings.reading
        differs = difference(before.snapshot, read(before.facts, before.on, before.on, learned[before.on], settings))
        if differs is not None:
            found.append((differs.size, f"{who.name}{before.when}: {differs.says}."))
    found.sort(key=lambda each: -each[0])
    more = max(0, len(with_any) - MOST)
    lines = tuple(line for _unused, line in found)
    return Compared(lines, looked_at - len(lines), len(everybody) - looked_at - more, more)


def compared_lines(compared: Compared, most: int) -> list[str]:
    """Return what is told of a comparison: so many differences, and how many partners are in none of them."""
    lines = list(compared.lines[:most])
    left, alike, more, without = len(compared.lines) - len(lines), compared.alike, compared.more, compared.without
    counts = (
        (left, ngettext("{n} more partner reads differently", "{n} more partners read differently", left)),
        (alike, ngettext("{n} partner reads as before, or nearly", "{n} partners read as before, or nearly", alike)),
        (more, ngettext("{n} partner was not compared", "{n} partners were not compared", more)),
        (
            without,
            ngettext(
                "{n} partner has nothing older to compare with",
                "{n} partners have nothing older to compare with",
                without,
            ),
        ),
    )
    rest = [says.format(n=number) for number, says in counts if number]
    return lines + ([f"{', '.join(rest)}."] if rest else [])


def told_after_upgrade(ledger: Ledger) -> list[str]:
    """Return what is told of a comparison once, right after the upgrade; nothing where learning would take long."""
    return compared_lines(compared(ledger), SHOWN) if numbered(ledger.conn) <= SOON_LEARNED else []


def _of_reading(ledger: Ledger, who: Partner, kept: list[tuple[date, str]]) -> _Before | None:
    """Return the last reading that was kept of a partner; None where it cannot be read."""
    on, text = kept[-1]
    snapshot = _mapping(text)
    return None if snapshot is None else _Before(on, snapshot, partner_facts(ledger.conn, who, ledger.me), "")


def _of_decision(ledger: Ledger, who: Partner) -> _Before | None:
    """Return what the last decision by earlier rules recorded; None where it cannot be read."""
    made = changes_of(ledger, who)
    by_earlier = [change for change in made if change.rules is None or change.rules < RULES]
    own = [change for change in by_earlier if change.recorded_by == ledger.me and change.snapshot]
    snapshot = _mapping(own[-1].snapshot or "") if own else None
    if snapshot is None:
        return None
    facts = as_it_was_decided(partner_facts(ledger.conn, who, ledger.me), own[-1], made)
    when = _(", as decided on {day_words}").format(day_words=day_words(own[-1].on, ledger.today))
    return _Before(own[-1].on, snapshot, facts, when)


def _mapping(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
