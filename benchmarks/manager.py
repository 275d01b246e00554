"""What somebody with 25 partners is told in week 2, 4, 8, 13, 26, 52 and 104, by the program, from a simulated ledger.

    python benchmarks/manager.py [--per-month 2.5] [--seed 1] > manager.txt

The portfolio is that of `trust/simulate/portfolio`; every four weeks each suggestion is followed: a step on trial, a
step up, the end of a trial, and flags are acknowledged. A minute or two.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from trustlog.trust.settings import DEFAULTS
from trustlog.trust.simulate.portfolio import Member, members
from trustlog.trust.simulate.world import START

ROOT = Path(__file__).parent.parent
WEEKS = (2, 4, 8, 13, 26, 52, 104)
EVERY = 4  # weeks from one round of decisions to the next
NAMES = (
    "Acme", "Bolt", "Corvus", "Delta", "Elm", "Falk", "Gorse", "Hale", "Ibis", "Juno", "Krone", "Lark", "Mira", "Nord",
    "Oslo", "Pine", "Quill", "Rook", "Sable", "Tern", "Ulm", "Vega", "Wren", "Xenia", "Yarrow",
)  # fmt: skip


class Ledger:
    """A ledger of its own, asked and told things by command, on a day."""

    def __init__(self, folder: str) -> None:
        self._environment = {
            **os.environ, "TRUSTLOG_DB": str(Path(folder) / "ledger.db"), "TRUSTLOG_ME": "manager",
            "TRUSTLOG_CONFIG": os.devnull, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "120",
        }  # fmt: skip

    def run(self, day: date, *command: str) -> str:
        """Run a command on a day; return what it prints, or stop with what it complains of."""
        words = [sys.executable, "-P", "-m", "trustlog", *command]
        env = {**self._environment, "TRUSTLOG_TODAY": day.isoformat()}
        done = subprocess.run(words, env=env, capture_output=True, check=False, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"{day} {' '.join(command)}: {done.stderr}{done.stdout}")
        return done.stdout


def tables(portfolio: list[Member]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Give the rows of each file to import, by kind."""
    named = list(zip(NAMES, portfolio, strict=True))
    yield (
        "partners",
        [
            {"name": name, "level": member.level, "level_since": START, "logged_from": START, "target": 4}
            for name, member in named
        ],
    )
    yield "promises", [row for name, member in named for row in promises(name, member)]
    yield (
        "moments",
        [
            {"on": moment.on, "partners": name, "kind": "lunch", "counts_as": moment.counts_as}
            for name, member in named for moment in member.facts.moments
        ],
    )  # fmt: skip
    yield (
        "disclosures",
        [
            {"on": told.on, "partners": name, "direction": "ours" if told.ours else "theirs", "topic": f"plans {at}",
             "depth": 3}
            for name, member in named for at, told in enumerate(member.facts.disclosures)
        ],
    )  # fmt: skip


def promises(name: str, member: Member) -> Iterator[dict[str, object]]:
    """Give the promises of a partner as rows."""
    for promise in member.facts.promises:
        late = promise.closed_on is not None and promise.closed_on > promise.counts_on
        outcome = "open" if promise.closed_as is None else "late" if late else promise.closed_as
        moves = " ".join(f"{move.on}:{move.from_on}>{move.to_on}" for move in promise.moves)
        yield {
            "partners": name, "direction": "ours" if promise.ours else "theirs", "text": f"delivery {promise.number}",
            "stake": promise.stake, "made_on": promise.made_on, "due_on": promise.counts_on, "outcome": outcome,
            "told": promise.told, "closed_on": promise.closed_on, "moves": moves,
        }  # fmt: skip


def write(folder: str, kind: str, rows: list[dict[str, object]]) -> str:
    """Write a file to import; return where it is."""
    where = Path(folder) / f"{kind}.csv"
    with where.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(where)


def decide(ledger: Ledger, day: date) -> list[str]:
    """Follow every suggestion of a day; return what was decided."""
    done = []
    for reading in json.loads(ledger.run(day, "trust", "--json")):
        name, action = reading["partner"], reading["suggestion"]["action"]
        match action:
            case "trial":
                ledger.run(day, "level", name, "up", "--trial", "--reason", "both sides keep what they promise")
            case "up":
                ledger.run(day, "level", name, "up", "--depends", "neither", "--reason", "the evidence is enough")
            case "end_trial":
                ledger.run(day, "level", name, "down", "--reason", "the chance is gone")
            case "attention":
                ledger.run(day, "ack", name, "--note", "talked about it")
            case _:
                continue
        done.append(f"{name}: {action}")
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--per-month", type=float, default=2.5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    portfolio = members(Random(asked.seed), asked.per_month, DEFAULTS)
    shown = NAMES[0], NAMES[5], NAMES[17], NAMES[22]  # a good one, an average one, a poor one, one that changes
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(folder)
        end = START + timedelta(weeks=WEEKS[-1] + 60)
        for kind, rows in tables(portfolio):
            ledger.run(end, "import", "csv", write(folder, kind, rows), "--kind", kind)
        decided: list[str] = []
        for week in range(2, WEEKS[-1] + 1):
            day = START + timedelta(weeks=week)
            if week in WEEKS:
                print(f"{'=' * 100}\nWeek {week}, {day:%A %d %B %Y}")
                print(f"Decided since the last page: {'; '.join(decided) or 'nothing'}\n")
                print(ledger.run(day, "trust"))
                for name in shown:
                    print(ledger.run(day, "trust", name.lower()))
                decided = []
            if week % EVERY == 0:
                decided += [f"week {week} {what}" for what in decide(ledger, day)]
                print(f"week {week}", file=sys.stderr)


if __name__ == "__main__":
    main()
