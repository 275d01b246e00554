"""Which assertions of the base revision's tests are gone or changed, and whether each has a reason.

    python benchmarks/assertions_since.py [--base REVISION] [--new REVISION] [--list]

An assertion is an `assert`, a `pytest.raises`, `pytest.warns` or `pytest.fail`, a case of `parametrize`, and a call of
a helper named assert_…, expect_…, check_… or must_…. Compared is what it says, without message, layout and the modules
that names are imported from; constants it names are put in by value, and in a test marked skip or xfail it is another
one. It may move to another file, its test may be called otherwise if most of it is the same, and variables may have
other names. What is gone or changed has to be explained in assertions_explained.txt beside this file, one entry a line:

    PATTERN => REASON                  a regular expression, found in `file.py::test: assertion`
    rename OLD NEW => REASON           a name of the program that is now another one

The exit status is 1 when one is not explained. A pattern that explains nothing is named, for it can go.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from assertions import Assertion, Suite, read_suite
from assertions_match import Fate, Kind, match
from versions import BASE, HERE, files_of

EXPLAINED = Path(__file__).with_name("assertions_explained.txt")
LONGEST = 300  # signs of an assertion that are printed


class Explanation(NamedTuple):
    """A line of the file of reasons: what it finds, and why."""

    pattern: re.Pattern[str]
    reason: str


class Reasons(NamedTuple):
    """All that the file of reasons says."""

    explanations: list[Explanation]
    renamed: dict[str, str]


def read_reasons(path: Path) -> Reasons:
    """Return what a file of reasons says; a line that is none ends it all."""
    found = Reasons([], {})
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        what, arrow, reason = (part.strip() for part in f"{line} ".partition(" => "))
        if not (what and arrow and reason):
            raise SystemExit(f"{path.name}:{number}: write PATTERN => REASON, or rename OLD NEW => REASON")
        if renaming := re.fullmatch(r"rename (\w+) (\w+)", what):
            found.renamed[renaming[1]] = renaming[2]
            continue
        try:
            found.explanations.append(Explanation(re.compile(what), reason))
        except re.error as error:
            raise SystemExit(f"{path.name}:{number}: not a regular expression: {error}") from None
    return found


def suite_at(revision: str, folder: Path, renamed: dict[str, str]) -> Suite:
    """Return the assertions of the tests as of a revision."""
    return read_suite(files_of(revision, folder, ("tests",)) / "tests", renamed)


def named(assertion: Assertion) -> str:
    """Return what an explanation is looked for in."""
    return f"{assertion.file}::{assertion.test}: {assertion.text}"


def show(fates: list[Fate], reasons: Reasons, listed: bool) -> tuple[int, list[Explanation]]:
    """Print what is gone or changed; return how many lack a reason, and the explanations that were of no use."""
    unexplained, used = 0, set()
    for fate in fates:
        if fate.kind not in (Kind.GONE, Kind.CHANGED):
            continue
        found = next((one for one in reasons.explanations if one.pattern.search(named(fate.old))), None)
        unexplained += found is None
        used.add(found)
        if found is None or listed:
            print(f"{fate.kind.value} {named(fate.old)[:LONGEST]}")
            if fate.new is not None:
                print(f"    now {fate.new.text[:LONGEST]}")
            print(f"    {found.reason if found else 'NOT EXPLAINED'}")
    return unexplained, [one for one in reasons.explanations if one not in used]


def tell(fates: Iterable[Fate], new: Suite, unexplained: int) -> None:
    """Print the counts."""
    counts = Counter(fate.kind for fate in fates)
    told = ", ".join(f"{counts[kind]} {kind.value}" for kind in Kind)
    total = counts.total()
    added = len(new.assertions) - total + counts[Kind.GONE]
    print(f"{total} assertions: {told}; {unexplained} of them not explained; {added} are new")


def main() -> None:
    """Compare both suites, print what is gone or changed, and fail where one has no reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default=BASE, metavar="REVISION")
    parser.add_argument("--new", default=HERE, metavar="REVISION")
    parser.add_argument("--explained", type=Path, default=EXPLAINED, metavar="FILE")
    parser.add_argument("--list", action="store_true", help="also print those that are explained")
    chosen = parser.parse_args()
    if not chosen.explained.is_file():
        parser.error(f"{chosen.explained}: no such file")
    reasons = read_reasons(chosen.explained)
    with tempfile.TemporaryDirectory() as folder:
        base = suite_at(chosen.base, Path(folder) / "base", reasons.renamed)
        new = suite_at(chosen.new, Path(folder) / "new", {})
    fates = match(base, new)
    unexplained, idle = show(fates, reasons, chosen.list)
    for one in idle:
        print(f"explains nothing: {one.pattern.pattern} => {one.reason}")
    tell(fates, new, unexplained)
    sys.exit(bool(unexplained))


if __name__ == "__main__":
    main()
