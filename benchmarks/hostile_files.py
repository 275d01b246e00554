"""Bring in files that are made to do harm, each into a ledger of its own, and print what each got.

    python benchmarks/hostile_files.py
    python benchmarks/hostile_files.py --only "20 MB"

Prints a table: the file, how the program ended, what it wrote, seconds and megabytes at most, and the first line that
it said. The status is 1 where one ended in a trace, took longer or more memory than any file may, or left a ledger
that `doctor` finds unsound. Every text of a file is also looked for a spreadsheet's formula in what is exported.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
SECONDS, MEGABYTES = 60, 1200  # what one file may take
TODAY = "2026-11-23"

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{mail}\n{more}END:VCARD\n"
COMPANIES = "Record ID,Company name,Company Domain Name,Phone Number,City,Industry,Lifecycle Stage\n"
CONTACTS = "Record ID,First Name,Last Name,Email,Phone Number,Lifecycle Stage,Lead Status,Associated Company\n"


class Ended(NamedTuple):
    """What became of one file: how the program ended, its answer, what it took."""

    status: int
    answer: str
    said: str
    seconds: float
    megabytes: int


def event(*lines: str, uid: str = "1", start: str = "DTSTART:20261112T100000Z") -> str:
    """Give one event of a calendar with a guest from outside."""
    guest = "ATTENDEE:mailto:jane@acme.example"
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", start, guest, *lines, "END:VEVENT", ""))


def calendar(*events: str) -> str:
    """Give a calendar of events."""
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n" + "".join(events) + "END:VCALENDAR\n"


def contact(text: str, number: int = 1) -> str:
    """Give a row of a contact whose every text is the one given."""
    quoted = '"' + text.replace('"', '""') + '"'
    return f"{number},{quoted},{quoted},jane{number}@acme.example,{quoted},{quoted},{quoted},{quoted}\n"


FILES: dict[str, Callable[[], str | bytes]] = {
    "formulas in every text of contacts": lambda: (
        CONTACTS
        + "".join(
            contact(text, number)
            for number, text in enumerate(
                ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "＝1")
            )
        )
    ),
    "formulas as names of companies": lambda: (
        COMPANIES + "".join(f'{at},"=1+{at}",a{at}.example,=2,=3,=4,lead\n' for at in range(5))
    ),
    "one line of 50 MB": lambda: "a," * 25_000_000,
    "a cell of 50 MB": lambda: f"{CONTACTS}1,{'x' * 50_000_000},B,jane@acme.example,,lead,,\n",
    "a cell of 180 kB": lambda: f"{CONTACTS}{contact('x' * 180_000)}",
    "XML with a billion laughs": lambda: (
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
    ),
    "entities in a calendar's text": lambda: calendar(event("SUMMARY:&lol; <!ENTITY x SYSTEM 'file:///etc/passwd'>")),
    "<script> in names": lambda: CARD.format(name="<script>alert(1)</script>", mail="jane@acme.example", more=""),
    "a billion recurrences": lambda: calendar(event("RRULE:FREQ=DAILY;COUNT=1000000000", "SUMMARY:x")),
    "recurrences of each second": lambda: calendar(event("RRULE:FREQ=SECONDLY", "SUMMARY:x")),
    "a rule with a step of a billion": lambda: calendar(event("RRULE:FREQ=DAILY;INTERVAL=1000000000", "SUMMARY:x")),
    "recurrences since the year 1": lambda: calendar(
        event("RRULE:FREQ=DAILY;BYDAY=MO", start="DTSTART:00010101T100000Z")
    ),
    "100,000 events, one UID": lambda: calendar(*(event("SUMMARY:x") for _ in range(100_000))),
    "two UIDs alike": lambda: calendar(event("SUMMARY:first"), event("SUMMARY:second")),
    "a vCard with a photo of 20 MB": lambda: CARD.format(
        name="Jane Doe", mail="jane@acme.example", more="PHOTO;ENCODING=b:" + "A" * 20_000_000 + "\n"
    ),
    "latin-1 said to be UTF-8": lambda: (
        (CONTACTS + contact("Zoë Müller")).encode("latin-1").replace(b"Record", b"\xef\xbb\xbfRecord", 1)
    ),
    "UTF-16 without a mark": lambda: (CONTACTS + contact("Zoë")).encode("utf-16-le"),
    "a calendar cut off": lambda: calendar(event("SUMMARY:x"))[:-40],
    "a card cut off": lambda: CARD.format(name="Jane Doe", mail="jane@acme.example", more="")[:-15],
    "JSON cut off": lambda: '{"version": "1.0", "account": {"data": [',
    "JSON a million lists deep": lambda: "[" * 1_000_000,
    "NUL bytes in names": lambda: CONTACTS + contact("Ja\0ne"),
    "only NUL bytes": lambda: b"\0" * 1_000_000,
    "signs that steer a terminal": lambda: CONTACTS + contact("\x1b[31mJane\x1b]0;x\x07\u202e"),
    "a zip with another name": lambda: b"PK\x03\x04" + b"\0" * 500,
    "an empty file": lambda: "",
    "a million columns": lambda: ",".join(f"c{at}" for at in range(1_000_000)) + "\n",
    "100,000 cards without an end": lambda: "BEGIN:VCARD\n" * 100_000,
}


def main() -> int:
    """Bring in every file and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="only files whose name has this")
    parser.add_argument("--make", nargs=2, metavar=("NAME", "FILE"), help="write one of the files, and no more")
    options = parser.parse_args()
    if options.make:
        content = FILES[options.make[0]]()
        Path(options.make[1]).write_bytes(content if isinstance(content, bytes) else content.encode())
        return 0
    unwell = 0
    print(f"{'file':<38}{'exit':>4}  {'written':<30}{'s':>6}{'MB':>6}  says")
    for name in FILES:
        if options.only not in name:
            continue
        with tempfile.TemporaryDirectory(prefix="trustlog-hostile-") as folder:
            ended, faults = bring(Path(folder), name)
        print(
            f"{name:<38}{ended.status:>4}  {_written(ended):<30}{ended.seconds:>6.1f}{ended.megabytes:>6}  {ended.said}"
        )
        for fault in faults:
            print(f"    fault: {fault}")
        unwell += bool(faults)
    return 1 if unwell else 0


def bring(folder: Path, name: str) -> tuple[Ended, list[str]]:
    """Give what became of a file in a ledger with one partner, and what is wrong with that."""
    file = folder / "brought"
    # Made by another process: a child's peak of memory begins with what its parent held when it was started.
    subprocess.run([sys.executable, __file__, "--make", name, str(file)], check=True)
    run(folder, "partner", "add", "Acme", "--domain", "acme.example")
    before = run(folder, "log", "--json").answer
    ended = run(folder, "import", str(file), "--json", "--from", "2026-11-01", "--to", "2026-11-30")
    faults = [f"a trace: {ended.said}"] if "Traceback" in ended.said else []
    if ended.seconds > SECONDS or ended.megabytes > MEGABYTES:
        faults.append("it takes more than a file may")
    if ended.status and run(folder, "log", "--json").answer != before:
        faults.append("refused, yet something is written")
    sound = run(folder, "doctor")
    faults += [f"unsound: {sound.answer}"] if sound.status else []
    run(folder, "export", "csv", "--out", str(folder / "csv"))
    faults += [f"a formula: {path.name}" for path in sorted((folder / "csv").glob("*.csv")) if _runs(path)]
    return ended, faults


def run(folder: Path, *words: str) -> Ended:
    """Run the program on the ledger of a folder; time and memory are of this one process."""
    env = {
        **os.environ, "TRUSTLOG_DB": str(folder / "ledger.db"), "TRUSTLOG_TODAY": TODAY, "HOME": str(folder),
        "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TZ": "UTC",
    }  # fmt: skip
    started = time.perf_counter()
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "trustlog", *words],
            env=env, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
        )  # fmt: skip
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    said = [line for line in _text(folder / "err").splitlines() if line.strip() and "as if today" not in line]
    return Ended(
        process.returncode, _text(folder / "out"), " | ".join(said)[:200],
        time.perf_counter() - started, used.ru_maxrss // 1024,
    )  # fmt: skip


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _written(ended: Ended) -> str:
    """Give the counts of an answer that are not nought."""
    try:
        counts = json.loads(ended.answer)["counts"]
    except (ValueError, KeyError, TypeError):
        return "nothing"
    return " ".join(f"{name} {number}" for name, number in counts.items() if number) or "nothing"


def _runs(path: Path) -> bool:
    """Tell whether any cell of an exported table would be run by a spreadsheet."""
    csv.field_size_limit(10**9)  # cells of any length are looked at
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return any(cell[:1] in set("=+@＝＋＠\t\r") for row in rows[1:] for cell in row)


if __name__ == "__main__":
    sys.exit(main())
