"""The facts of a made-up history as the CSV files that `import csv` takes: the fast way into a ledger."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from oracle.events import due_of, outcome_of
from oracle.history import Disclosure, History, Looked, Moment, Promise

KINDS = {"scripted": "meeting", "joint": "workshop", "unscripted": "lunch"}
Row = dict[str, object]


def promise_row(promise: Promise, looked: Looked) -> Row:
    """The row of a promise, with all that had become of it by a day."""
    outcome = outcome_of(promise, looked)
    broken = promise.closed_as == "broken"
    return {
        "partners": promise.partner,
        "direction": "ours" if promise.ours else "theirs",
        "text": f"send report {promise.number}",
        "stake": promise.stake,
        "made_on": promise.made_on,
        "accepted_on": promise.accepted_on,
        "due_on": due_of(promise, looked) if promise.dated or promise.moves else None,
        "grace_days": promise.grace_days,
        "outcome": "open" if outcome == "lapsed" and promise.closed_as is None else outcome,
        "told": ("concealed" if promise.concealed else "silent") if broken else None,
        "closed_on": promise.closed_on,
        "satisfied": None if promise.satisfied is None else str(promise.satisfied).lower(),
        "withdrawn_by": promise.withdrawn_by,
        "moves": " ".join(f"{move.on}:{move.from_on}>{move.to_on}" for move in promise.moves),
        "cleared_on": promise.cleared_on,
        "clear_reason": "talked about" if promise.cleared_on else None,
    }


def moment_row(moment: Moment) -> Row:
    """The row of a moment."""
    return {
        "partners": ";".join(moment.partners), "kind": KINDS[moment.counts_as], "on": moment.on,
        "people": moment.theirs,
    }  # fmt: skip


def disclosure_row(told: Disclosure) -> Row:
    """The row of something told, or that should have been."""
    missed = told.depth is None
    return {
        "partners": told.partner, "direction": "ours" if told.ours else "theirs", "topic": "our plans",
        "on": told.on, "depth": told.depth, "missed": "true" if missed else "false",
    }  # fmt: skip


def write_files(history: History, folder: Path, looked: Looked) -> dict[str, Path]:
    """Write the files of a history that hold anything; return them by kind."""
    rows: dict[str, Iterable[Row]] = {
        "promises": [promise_row(promise, looked) for promise in history.promises],
        "moments": [moment_row(moment) for moment in history.moments],
        "disclosures": [disclosure_row(told) for told in history.disclosures],
    }
    found: dict[str, Path] = {}
    for kind, lines in rows.items():
        listed = list(lines)
        if listed:
            found[kind] = folder / f"{kind}.csv"
            with found[kind].open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, fieldnames=list(listed[0]))
                writer.writeheader()
                writer.writerows(listed)
    return found
