"""Damages copies of the demo's ledger, one bit or one page at a time, and looks at what is said of each.

    python benchmarks/fault_flips.py [--flips 160] [--seed 1] [--json]

The doctor and the commands that read run on every copy. Each may be sound, say in one line what is wrong, or fail with
an error that nobody expected; the last is never to happen, nor is a text of a fact to be in what the doctor says.
"""

import argparse
import contextlib
import io
import json
import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trustlog.cli import app
from trustlog.desk import demo
from trustlog.desk.ledger import open_ledger
from trustlog.desk.readings import learned_for

if TYPE_CHECKING:
    from faults import Bench
    from faults import Row as FaultRow

READS = (
    ("trust",), ("trust", "acme"), ("log",), ("due",), ("status",), ("promise", "list", "--all"), ("partner", "list"),
    ("person", "list"), ("search", "the"), ("suggestions",), ("first",), ("history",), ("brief", "acme"),
    ("review", "--plain"),
)  # fmt: skip
_TABLES = ("promise", "moment", "disclosure", "note", "partner", "level_change", "journal_entry", "journal_batch")
_BAD: tuple[object, ...] = (
    "2026-02-30", "never", 7, -1, 2**62, 1.5, "\x1b]52;c;eA==\x07", b"\xff\xfe", "{", "[" * 9000, "",
)  # fmt: skip


class Row(NamedTuple):
    """How often one kind of damage was tried, and what came of the doctor and of the reads."""

    kind: str
    copies: int
    doctor: Counter[str]
    reads: Counter[str]

    @property
    def holds(self) -> bool:
        return not (self.doctor["failed"] or self.reads["failed"] or self.doctor["told a text"])


def bit(file: Path, chance: random.Random) -> None:
    """Turn one bit round."""
    place = chance.randrange(file.stat().st_size)
    with file.open("r+b") as opened:
        opened.seek(place)
        (held,) = opened.read(1)
        opened.seek(place)
        opened.write(bytes((held ^ 1 << chance.randrange(8),)))


def page(file: Path, chance: random.Random) -> None:
    """Write over one page."""
    place = chance.randrange(file.stat().st_size // 4096) * 4096
    with file.open("r+b") as opened:
        opened.seek(place)
        opened.write(chance.randbytes(4096) if chance.random() < 0.5 else bytes(4096))


def cut(file: Path, chance: random.Random) -> None:
    """Cut the file off, at the beginning of a page or within one."""
    size = chance.randrange(file.stat().st_size)
    os.truncate(file, size if chance.random() < 0.5 else size // 4096 * 4096)


def header(file: Path, chance: random.Random) -> None:
    """Make zeros of the first bytes."""
    with file.open("r+b") as opened:
        opened.write(bytes(chance.choice((16, 100, 512))))


def value(file: Path, chance: random.Random) -> None:
    """Put something into one column that no row has there, past all rules."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        table = chance.choice(_TABLES)
        column = chance.choice([row[1] for row in raw.execute(f"PRAGMA table_info({table})") if not row[5]])
        key = "batch_id" if table == "journal_entry" else "id"
        ids = [row[0] for row in raw.execute(f"SELECT {key} FROM {table} ORDER BY {key}")]
        held = chance.choice(_BAD)
        text = "CAST(? AS TEXT)" if isinstance(held, bytes) and chance.random() < 0.5 else "?"
        with contextlib.suppress(sqlite3.IntegrityError):  # a number that another row has
            raw.execute(f'UPDATE {table} SET "{column}" = {text} WHERE {key} = ?', (held, chance.choice(ids)))
            raw.commit()


KINDS: dict[str, Callable[[Path, random.Random], None]] = {
    "one bit": bit, "one page": page, "cut off": cut, "no header": header, "one value": value,
}  # fmt: skip


def original(folder: Path) -> Path:
    """Make the ledger that the copies are of."""
    path = folder / "original.db"
    demo.make(str(path))
    with closing(open_ledger(str(path), me="demo", today=demo.DAY, now=_now()).conn) as conn:
        ledger = open_ledger(str(path), me="demo", today=demo.DAY, now=_now())
        learned_for(ledger, demo.DAY)
        ledger.close()
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _now():
    from datetime import UTC, datetime

    return datetime(2026, 11, 23, 17, tzinfo=UTC)


def rows(flips: int = 160, seed: int = 1, folder: Path | None = None) -> Iterator[Row]:
    """Try every kind of damage: `flips` single bits and values, a quarter as many of the others."""
    with tempfile.TemporaryDirectory() as made, _alone(Path(made)):
        whole = original(folder or Path(made))
        texts = _texts(whole)
        for kind, damage in KINDS.items():
            count = flips if kind in ("one bit", "one value") else max(flips // 4, 1)
            doctor, reads = Counter[str](), Counter[str]()
            for number in range(count):
                copy = Path(made) / "copy.db"
                for left in Path(made).glob("copy.db*"):
                    left.unlink()
                shutil.copyfile(whole, copy)
                damage(copy, random.Random(f"{seed} {kind} {number}"))
                came, said = run(copy, "doctor")
                doctor["told a text" if texts & set(_words(said)) else came] += 1
                for words in READS:
                    came, said = run(copy, *words)
                    reads[came] += 1
            yield Row(kind, count, doctor, reads)


def run(ledger: Path, *words: str) -> tuple[str, str]:
    """Run a command in this process; give what came of it, and what it said."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = app.main(["--db", str(ledger), "--no-input", *words])
    except Exception as error:
        if os.environ.get("SHOW"):
            import traceback

            traceback.print_exc()
        return "failed", repr(error)
    said = out.getvalue() + err.getvalue()
    told = status == 0 or (status in (1, 2) and "should not have happened" not in said)
    return ("done" if status == 0 else "told") if told else "failed", said


def _texts(whole: Path) -> set[str]:
    """Give the words that only the texts of facts have, long ones, to look for in what the doctor says."""
    with closing(sqlite3.connect(whole)) as raw:
        held = " ".join(row[0] for row in raw.execute("SELECT text FROM promise"))
    return {word for word in _words(held) if len(word) > 8}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep away from the settings, the day and the log of whoever runs this."""
    wanted = {
        "TRUSTLOG_TODAY": str(demo.DAY), "TRUSTLOG_USER": "demo", "TRUSTLOG_CONFIG": str(folder / "none.toml"),
        "XDG_STATE_HOME": str(folder),
    }  # fmt: skip
    before = dict(os.environ)
    hook = sys.excepthook
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        sys.excepthook = hook


def flips(bench: "Bench") -> "Iterator[FaultRow]":
    """Yield the same figures as rows of `faults.py`, whose bench says how often and by which chance."""
    from faults import Row as FaultRow

    for row in rows(bench.rounds, bench.chance.randrange(2**31), bench.folder):
        failed = {"doctor failed": row.doctor["failed"], "reads failed": row.reads["failed"]}
        failed["doctor told a text"] = row.doctor["told a text"]
        faults = [f"{what} {count} times" for what, count in failed.items() if count]
        yield FaultRow(f"damage: {row.kind}", row.copies, 0, faults)


CASES = {"flips": flips}


def table(found: list[Row]) -> str:
    """Write the figures as a table."""
    head = f"{'damage':<10} {'copies':>6}   {'doctor: sound':>13} {'told':>5} {'failed':>6} {'text':>5}"
    lines = [f"{head}   {'reads: done':>11} {'told':>5} {'failed':>6}"]
    for row in found:
        doctor = f"{row.doctor['done']:>13} {row.doctor['told']:>5} {row.doctor['failed']:>6}"
        reads = f"{row.reads['done']:>11} {row.reads['told']:>5} {row.reads['failed']:>6}"
        text = f"{row.doctor['told a text']:>5}"
        lines.append(f"{row.kind:<10} {row.copies:>6}   {doctor} {text}   {reads}{'' if row.holds else '  over'}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--flips", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = list(rows(asked.flips, asked.seed))
    print(json.dumps([row._asdict() for row in found], indent=1) if asked.json else table(found))
    sys.exit(not all(row.holds for row in found))


if __name__ == "__main__":
    main()
