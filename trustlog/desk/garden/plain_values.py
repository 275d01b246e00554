"""A garden as plain values, for scripts."""

from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.desk.facts import facts_json
from trustlog.desk.garden.matrix import as_list
from trustlog.desk.garden.pair_asks import held_back
from trustlog.desk.garden.state import Standing, give_and_take, matrix_cells, matrix_members
from trustlog.desk.garden.turn import turn_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Garden, Partner
from trustlog.domain.garden import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trustlog.trust.garden import PairReading

STRANDS = {"our_promises": "one_promises", "their_promises": "other_promises"}
"""The strands of a pair by the names of its two; time and openness are of both."""


TURNED = {"our_promises": "other_promises", "their_promises": "one_promises"}
"""The same where its two are named the other way round."""


def garden_json(garden: Garden, members: "Sequence[Partner]") -> dict[str, Any]:
    """Return a garden with its members as scripts have it."""
    return {
        "garden": garden.handle,
        "name": garden.name,
        "started_on": garden.started_on.isoformat(),
        "with_us": garden.with_us,
        "members": [member.handle for member in members],
        "note": garden.note,
        "ended_on": None if garden.ended_on is None else garden.ended_on.isoformat(),
        "end_reason": garden.end_reason,
    }


def as_json(ledger: Ledger, at: Standing) -> dict[str, Any]:
    """Return where a garden stands: its pairs as the matrix has them with their strands, what it lacks, its lines."""
    from trustlog.trust.gates.garden import lack_words

    members = matrix_members(at)
    handles = {party: member.handle for party, member in zip(at.parties, members, strict=True)}
    turn = turn_of(ledger, at.garden, at.as_of)
    of_pairs = [value for _pair, value in _pairs_json(at)]
    return {
        **garden_json(at.garden, at.members),
        "as_of": at.as_of.isoformat(),
        "parties": len(at.parties),
        "pairs": of_pairs,
        "next_party_makes_pairs": pairs(len(at.parties) + 1),
        "weakest": next((pair for pair in of_pairs if pair["weakest"]), None),
        "ready": at.is_ready,
        "turned": None if turn is None else {"ready": turn.ready, "on": turn.on.isoformat(), "says": turn.says},
        "lacks": [] if at.whole is None else [{"code": code, "says": lack_words(code, at.whole)} for code in at.lacks],
        "purpose": None if at.purpose is None else next(iter(facts_json(ledger, [at.purpose], at.as_of))),
        "impacts": [*facts_json(ledger, at.impacts, at.as_of)],
        "lines": [*facts_json(ledger, at.lines, at.as_of)],
        "give_and_take": [{**each._asdict(), "member": handles[each.member]} for each in give_and_take(at)],
        "looks": [*facts_json(ledger, [*at.looks.pairs.values()], at.as_of)],
        "look_at_whole": None if at.looks.whole is None else next(iter(facts_json(ledger, [at.looks.whole], at.as_of))),
        "due": [*facts_json(ledger, at.due, at.as_of)],
    }


def pair_json(at: Standing, pair: "PairReading") -> dict[str, Any]:
    """Return one pair as `as_json` has it."""
    return next(value for known, value in _pairs_json(at) if known is pair)


def _pairs_json(at: Standing) -> "Iterator[tuple[PairReading, dict[str, Any]]]":
    """Yield the pairs as the matrix has them, each with its strands and the flags that are up."""
    by_pair = {frozenset((pair.one, pair.other)): pair for pair in at.pairs}
    cells = matrix_cells(at)
    for cell, value in zip(cells, as_list(matrix_members(at), cells), strict=True):
        one, other = at.parties[cell.one] or "", at.parties[cell.other] or ""
        pair = by_pair[frozenset((one, other))]
        turned = pair.one != one
        more = {
            "passed": pair.passed,
            "flags": _flags(pair, turned=turned),
            "held_by": _held_by(pair, turned=turned),
            "strands": _strands(pair, turned=turned),
        }
        yield pair, {**value, **more}


def _flags(pair: "PairReading", *, turned: bool) -> list[dict[str, str]]:
    """Return the flags of a pair that are up, each by its strand and since when."""
    names = TURNED if turned else STRANDS
    return [
        {"strand": names.get(flag.strand, flag.strand), "since": date.fromordinal(flag.since).isoformat()}
        for flag in pair.flags
    ]


def _held_by(pair: "PairReading", *, turned: bool) -> dict[str, str] | None:
    """Return the strand that holds a pair back, with how far it is; None where all have passed."""
    found = held_back(pair)
    if found is None:
        return None
    name, so_far = found
    return {"strand": (TURNED if turned else STRANDS).get(name, name), "says": so_far}


def _strands(pair: "PairReading", *, turned: bool) -> dict[str, Any]:
    """Return the strands of a pair; `turned` where the first of the matrix is the other one of the reading."""
    from trustlog.trust.words.counted_json import counted_json
    from trustlog.trust.words.reading_json import strand_json

    names = TURNED if turned else STRANDS
    found = {
        names.get(name, name): strand_json(name, strand) | counted_json(name, pair.reading.counted)
        for name, strand in pair.reading.strands.items()
    }
    return {name: found[name] for name in ("one_promises", "other_promises", "time", "openness")}
