"""Whether a version prints and writes what 0.1 did, byte for byte, of three ledgers as of three days.

    python benchmarks/same_output.py [--quick] [--base REVISION] [--new REVISION] [--diff 12]

Each ledger is made once, by the base, and copied: the newer version migrates its copy. `--quick` compares the demo's
ledger alone. What may differ stands in same_output_exceptions.txt beside this file, one exception a line:

    COMMAND => REASON                 all that commands so written print may differ
    COMMAND => LINES => REASON        only lines in which LINES is found may differ

COMMAND and LINES are regular expressions; COMMAND has to match the whole command as the table names it (`trust acme
--explain`, `export csv: promises.csv`, `log (as jan)`), REASON names what changed. JSON is looked at with every value
in a line of its own. A difference nothing names is printed in short, and the exit status is then 1.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from differences import Exemption, differing, parsed_exemptions
from versions import BASE, HERE, Version, version

EXCEPTIONS = Path(__file__).with_name("same_output_exceptions.txt")
ODD = Path(__file__).with_name("odd_ledger.py")
LEDGER = "ledger.db"
TODAY = "2026-11-23"


class Day(NamedTuple):
    """A day to look at a ledger: the one it is, and the one it is looked back to, if any."""

    today: str
    as_of: str | None = None

    @property
    def title(self) -> str:
        return f"as of {self.as_of}" if self.as_of else f"on {self.today}"


DAYS = (Day(TODAY), Day(TODAY, "2026-06-30"), Day("2027-02-15"))


class Command(NamedTuple):
    """Words to give to the program, who gives them, and the files it then leaves."""

    words: tuple[str, ...]
    user: str = "me"
    leaves: str | None = None
    takes_as_of: bool = True

    @property
    def title(self) -> str:
        kept = self.words[: self.words.index("--out")] if "--out" in self.words else self.words
        return " ".join(kept) + ("" if self.user == "me" else f" (as {self.user})")


class Compared(NamedTuple):
    """How one output of a command compares: the exemptions that were needed, and the lines nothing names."""

    ledger: str
    title: str
    day: Day
    used: tuple[Exemption, ...]
    lines: list[str]

    @property
    def verdict(self) -> str:
        return "DIFFERS" if self.lines else "excused" if self.used else "same"


def commands(partners: list[str], other_user: bool) -> Iterator[Command]:
    """Return what is compared of a ledger that has these partners."""
    for words in (
        "trust",
        "due",
        "due --within 4w",
        "status",
        "suggestions",
        "log",
        "promise list --all",
        "promise list",
        "backtest",
    ):
        for shape in ((), ("--json",)):
            yield Command((*words.split(), *shape))
    for partner in partners:
        for words in ("trust P --explain", "trust P --json", "brief P", "brief P --json", "log P"):
            yield Command(tuple(partner if word == "P" else word for word in words.split()))
    yield Command(("backtest", "--predictions", "forecasts.csv"), leaves="forecasts.csv")
    yield Command(("export", "csv", "--out", "csv"), leaves="csv")
    yield Command(("export", "json", "--out", "ledger.json"), leaves="ledger.json", takes_as_of=False)
    if other_user:
        for words in ("log", "due", "trust", "promise list --all", f"brief {partners[0]}", f"trust {partners[0]}"):
            yield Command(tuple(words.split()), "jan")
        yield Command(("export", "csv", "--out", "csv"), "jan", leaves="csv")


def outputs(program: Version, home: Path, command: Command, day: Day) -> dict[str, bytes]:
    """Run a command and return all it gives: what it prints, with its status, and each file it writes."""
    env = program.environment(home, TRUSTLOG_TODAY=day.today, TRUSTLOG_USER=command.user)
    looked_back = ("--as-of", day.as_of) if day.as_of else ()
    words = program.command("--db", LEDGER, *command.words, *looked_back)
    done = subprocess.run(words, cwd=home, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    printed = done.stdout
    if done.stderr or done.returncode:
        printed += b"".join(b"stderr: " + line for line in done.stderr.splitlines(True))
        printed += f"status: {done.returncode}\n".encode()
    found = {command.title: printed.replace(str(home).encode(), b"HOME")}
    if command.leaves:
        left = home / command.leaves
        for file in sorted(left.iterdir()) if left.is_dir() else filter(Path.exists, [left]):
            name = f"{command.title}: {file.name}" if left.is_dir() else command.title + ": the file"
            found[name] = file.read_bytes()
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    return found


def pattern(text: str) -> re.Pattern[str]:
    """Return a regular expression of the shell's."""
    try:
        return re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"not a regular expression: {error}") from None


def build(name: str, base: Version, folder: Path) -> Path:
    """Make a ledger by the base version, and return its file."""
    home = folder / name
    home.mkdir()
    path = home / LEDGER
    env = base.environment(home, TRUSTLOG_TODAY=TODAY)
    if name == "demo":
        command = base.command("--db", str(path), "demo", "--no-screens")
    elif name == "odd":
        command = [sys.executable, str(ODD), str(path)]
    else:
        partners, facts = name.split("×")
        env["PYTHONPATH"] += f":{base.root / 'benchmarks'}"
        command = [sys.executable, "-c", f"from ledger import make; make({str(path)!r}, {partners}, {facts})"]
    done = subprocess.run(command, env=env, cwd=home, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the {name} ledger could not be made: {done.stderr.strip()}")
    return path


def chosen_partners(base: Version, home: Path, count: int) -> list[str]:
    """Return the handles of so many partners, spread over all."""
    words = base.command("--db", LEDGER, "partner", "list", "--archived", "--json")
    env = base.environment(home, TRUSTLOG_TODAY=TODAY)
    listed = subprocess.run(words, cwd=home, env=env, capture_output=True, check=True).stdout
    handles = [row["handle"] for row in json.loads(listed)]
    step = max(1, len(handles) // count)
    return handles[::step][:count]


def compare(
    name: str, made: Path, programs: list[Version], exemptions: list[Exemption], only: re.Pattern[str]
) -> Iterator[Compared]:
    """Compare all commands on one ledger as of every day, both versions at the same time."""
    homes = []
    for program in programs:
        homes.append(made.parent / program.name)
        homes[-1].mkdir()
        shutil.copyfile(made, homes[-1] / LEDGER)
        outputs(program, homes[-1], Command(("status",)), DAYS[0])  # the newer one migrates its copy, and says so
    partners = chosen_partners(programs[0], homes[0], 12 if name == "odd" else 3)
    with ThreadPoolExecutor(len(programs)) as pool:
        for day in DAYS:
            for command in commands(partners, name == "odd"):
                if (day.as_of and not command.takes_as_of) or not only.fullmatch(command.title):
                    continue
                running = [pool.submit(outputs, *pair, command, day) for pair in zip(programs, homes, strict=True)]
                old, new = (done.result() for done in running)
                for title in {**old, **new}:
                    mine = [one for one in exemptions if one.command.fullmatch(title)]
                    missing = b"there is no such file\n"
                    used, lines = differing(old.get(title, missing), new.get(title, missing), mine)
                    yield Compared(name, title, day, tuple(used), lines)


def show(found: list[Compared], longest: int) -> None:
    """Print the table, and what differs without a name."""
    for ledger in dict.fromkeys(one.ledger for one in found):
        mine = {(one.title, one.day): one.verdict for one in found if one.ledger == ledger}
        titles = list(dict.fromkeys(title for title, _ in mine))
        width = max(map(len, titles))
        rows = {ledger: [day.title for day in DAYS]}
        rows |= {title: [mine.get((title, day), "") for day in DAYS] for title in titles}
        print()
        for title, cells in rows.items():
            print(f"{title:<{width}}  {'  '.join(f'{cell:<16}' for cell in cells)}".rstrip())
    for one in found:
        if one.lines:
            print(f"\n{one.ledger}, {one.day.title}: {one.title}")
            for line in one.lines[:longest]:
                print(
                    "  " + (line if len(line) < 160 else line[:157] + "…").encode("utf-8", "backslashreplace").decode()
                )
            if len(one.lines) > longest:
                print(f"  … and {len(one.lines) - longest} more")


def main() -> None:
    """Compare, print the table, and fail where a difference has no name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default=BASE, metavar="REVISION")
    parser.add_argument("--new", default=HERE, metavar="REVISION")
    parser.add_argument("--quick", action="store_true", help="the demo's ledger alone")
    parser.add_argument("--ledger", action="append", choices=("demo", "200×20000", "odd"), help="only these ledgers")
    parser.add_argument("--only", type=pattern, default=".*", metavar="REGEX", help="only commands so written")
    parser.add_argument("--diff", type=int, default=12, metavar="LINES", help="how much of a difference is printed")
    parser.add_argument("--exceptions", type=Path, default=EXCEPTIONS, metavar="FILE")
    chosen = parser.parse_args()
    names = ["demo"] if chosen.quick else chosen.ledger or ["demo", "200×20000", "odd"]
    if not chosen.exceptions.is_file():
        parser.error(f"{chosen.exceptions}: no such file")
    exemptions = parsed_exemptions(chosen.exceptions.read_text(encoding="utf-8"), chosen.exceptions.name)
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        programs = [version(chosen.base, folder, "base"), version(chosen.new, folder, "new")]
        with ThreadPoolExecutor(2) as pool:
            made = list(pool.map(lambda name: build(name, programs[0], folder), names))
        found: list[Compared] = []
        for name, path in zip(names, made, strict=True):
            found += compare(name, path, programs, exemptions, chosen.only)
    show(found, chosen.diff)
    told = Counter(one.verdict for one in found)
    needed = {exemption for one in found for exemption in one.used}
    print(f"\n{told['same']} the same, {told['excused']} excused, {told['DIFFERS']} different without a reason")
    for exemption in exemptions:
        print(f"{'excused' if exemption in needed else 'not needed here'}: {exemption.written}")
    sys.exit(bool(told["DIFFERS"]))


if __name__ == "__main__":
    main()
