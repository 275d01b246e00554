"""What would become of a file in a ledger: written, updated, proposed, asked about, left aside or refused.

Pure: what the ledger knows is an argument, the answer is the JSON of `import FILE --dry-run --json`.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from trustlog.exchange.foreign.known import Knowledge, Matcher
from trustlog.exchange.foreign.plan_contacts import Contacts
from trustlog.exchange.foreign.plan_facts import facts_planned
from trustlog.exchange.foreign.plan_meetings import proposal
from trustlog.exchange.foreign.values import Reading

_COUNTED = {
    "write": "written",
    "update": "updated",
    "skip": "left_aside",
    "refuse": "refused",
    "propose": "proposed",
    "ask": "asked",
}


def plan(reading: Reading, known: Knowledge, file: str) -> dict[str, Any]:
    """Return the whole answer of a dry run."""
    matcher = Matcher(known)
    contacts = Contacts(matcher)
    partners = [contacts.partner(firm) for firm in reading.firms]
    people = [contacts.person(contact) for contact in reading.contacts]
    proposals = _each_once(proposal(matcher, proposed, reading.dates) for proposed in reading.proposed)
    facts = facts_planned(matcher, reading)
    done = Counter(row["do"] for rows in (partners, people, proposals, facts) for row in rows)
    return {
        "file": file,
        "format": reading.format,
        "sure": reading.sure,
        "why": reading.why,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "dates": reading.dates,
        "rows": reading.rows,
        "partners": partners,
        "people": people,
        "proposals": proposals,
        "facts": facts,
        "counts": {name: done[word] for word, name in _COUNTED.items()},
    }


def _each_once(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows, of a recurring meeting that is left aside for who comes to it only the first."""
    kept: list[dict[str, Any]] = []
    seen: set[tuple[int, str]] = set()
    for row in rows:
        key = (row["row"], row["why"] or "")
        if row["do"] == "skip" and row["why"] in _OF_ALL:
            if key in seen:
                continue
            seen.add(key)
        kept.append(row)
    return kept


_OF_ALL = frozenset(("internal", "nobody_invited", "declined"))


def is_readable(answer: dict[str, Any]) -> bool:
    """Return whether anything could be read of a file: a file of refusals alone could not."""
    rows = [row for kind in ("partners", "people", "proposals", "facts") for row in answer[kind]]
    return not rows or any(row["do"] != "refuse" for row in rows)
