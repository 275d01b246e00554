"""Gardens and their pairs as rows of the files for management, read without anything private."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.storage.read.gardens import gardens, gardens_of

if TYPE_CHECKING:
    from trustlog.desk.garden import Standing
    from trustlog.trust.reading.values import Reading


def standings(ledger: Ledger, day: date, partner_id: str | None) -> "list[Standing]":
    """Return where each garden stands on a day, or each that a partner is in, as nobody in particular sees it."""
    found = gardens(ledger.conn, day) if partner_id is None else gardens_of(ledger.conn, partner_id, day)
    if not found:
        return []
    from trustlog.desk.garden import standing

    return [standing(ledger, garden, day, NOBODY) for garden in found]


def garden_rows(found: "Iterable[Standing]") -> Iterator[Mapping[str, Any]]:
    """Yield a row for each garden."""
    for at in found:
        handles = {member.id: member.handle for member in at.members}
        called = {member.id: member.name for member in at.members}
        pair = at.weakest
        yield {
            "garden": at.garden.handle,
            "name": at.garden.name,
            "as_of": at.as_of.isoformat(),
            "started_on": at.garden.started_on.isoformat(),
            "with_us": at.garden.with_us,
            "members": [member.handle for member in at.members],
            "member_names": [member.name for member in at.members],
            "parties": len(at.parties),
            "pairs": len(at.pairs),
            "pairs_passed": sum(each.has_passed for each in at.pairs),
            "weakest": [] if pair is None else [handles.get(each, "us") for each in (pair.one, pair.other)],
            "weakest_names": [] if pair is None else [called.get(each, "us") for each in (pair.one, pair.other)],
            "ready": at.is_ready,
            "lacks": list(at.lacks),
            "unknowns": len(at.on("unknown")),
            "learned": len(at.on("learned")),
            "note": at.garden.note,
        }


def pair_rows(found: "Iterable[Standing]") -> Iterator[Mapping[str, Any]]:
    """Yield a row for each pair of each garden, in counts."""
    from trustlog.desk.garden import state_of

    for at in found:
        handles = {member.id: member.handle for member in at.members}
        called = {member.id: member.name for member in at.members}
        for pair in at.pairs:
            yield {
                "garden": at.garden.handle,
                "garden_name": at.garden.name,
                "one": handles.get(pair.one),
                "one_name": called.get(pair.one),
                "other": handles[pair.other],
                "other_name": called[pair.other],
                "as_of": at.as_of.isoformat(),
                "state": state_of(pair),
                "weakest": pair is at.weakest,
                "strands_passed": pair.passed,
                **_counts(pair.reading),
            }


def _counts(reading: "Reading") -> dict[str, int]:
    counted = reading.counted
    counts = {
        f"{side}_{name}": getattr(promises[0], name)
        for side, promises in (("one", counted.our_promises), ("other", counted.their_promises))
        for name in ("settled", "on_time", "open")
    }
    time, openness = counted.time[0], counted.openness[0]
    return counts | {
        "time_slots": time.slots,
        "time_held": time.held,
        "openness_slots": openness.slots,
        "openness_held": openness.held,
    }
