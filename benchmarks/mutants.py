"""What the tests do not notice: a sample of small changes to the program, each with the tests run against it.

    python benchmarks/mutants.py [--only desk …] [--number 30] [--seed 1] [--near]

A mutant is the program with one thing changed: a comparison, an operator, a condition, a number, a flag, an item of a
list, a statement left out. It is killed when a test fails, or does not come to an end within SECONDS. The tests near
its file run first (the table TESTS says which those are), and where it survives them those of its whole package, if
not `--near`. Everything happens in a copy of this checkout, one mutant after another; each takes as long as its tests.
Printed is each survivor with the change made, then a table by package. Read a survivor: either a test is missing, or
the changed program does the same (`<=` for `<` where both sides cannot be equal).
"""

import argparse
import ast
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from versions import HERE, files_of

SECONDS, GRACE = 240, 20
COPIED = ("trustlog", "migrations", "benchmarks", "docs", "tests", "pyproject.toml", "README.md", "CONTRIBUTING.md")
UNCHANGED = ("__init__.py", "_generated.py")
"""Files that only pass names on, or are written by a program."""

OPPOSITES: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip

WIDE = {
    "domain/agreed.py": ("practice_share",),
    "domain/answers.py": ("answers",),
    "domain/benefit.py": ("practice_benefit",),
    "domain/book.py": ("practice_book",),
    "domain/contacts.py": ("practice_contacts", "trust_sentences"),
    "domain/dependence.py": ("practice_dependence",),
    "domain/our_people.py": ("practice_contacts",),
    "domain/pulse.py": ("practice_pulse",),
    "domain/reciprocity.py": ("practice_dependence",),
    "domain/wheel": ("practice_wheel",),
    "domain/garden.py": ("garden_words", "practice_garden"),
    "domain/garden_looks.py": ("garden_words", "practice_garden"),
    "domain/impact.py": ("practice_impact",),
    "domain/purpose.py": ("practice_purpose",),
    "domain/agreement": ("agreement_words", "practice_agreement"),
    "domain": (
        "capture*", "ahead", "dates", "promise", "kinds", "folding", "limits", "local_days", "names_alike", "search",
        "dead_ends", "desk_*", "exchange_*", "import_update", "cli_commands", "plain_english", "reading_oracle",
    ),
    "trust": (
        "trust_*", "reading_oracle", "cli_backtest", "desk_explain", "desk_learning", "desk_levels", "desk_trials",
        "desk_trust", "plain_english", "settings*",
    ),
    "storage/write": ("storage_*", "desk_*", "exchange_*", "import_update", "names_alike", "privacy"),
    "desk": (
        "desk_*", "capture*", "dead_ends", "exchange_*", "import_update", "incoming_json", "cli_commands", "cli_words",
        "completion", "damage", "limits", "local_days", "names_alike", "plain_english", "privacy", "search",
        "settings*", "tour", "tui_palette",
    ),
}  # fmt: skip
"""The packages, each with the tests that are run against what survives the near ones; names without `test_`."""

TESTS = {
    "domain/calendar": ("dates", "local_days", "ahead"),
    "domain/capture": ("capture", "capture_form", "promise", "desk_capture"),
    "domain/facts": ("promise", "kinds"),
    "domain/kinds": ("kinds", "promise", "desk_promises", "desk_edit"),
    "domain/text": ("folding", "search"),
    "domain/review.py": ("review_order",),
    "domain/practice.py": ("practice",),
    "domain": ("promise", "limits", "kinds"),
    "trust/counted": ("trust_counted",),
    "trust/garden.py": ("gates_of_many",),
    "trust/gates": ("gates_of_many", "reading_oracle", "trust_sentences", "settings"),
    "trust/model": ("trust_estimate", "trust_properties"),
    "trust/reading/first.py": ("first",),
    "trust/reading": ("trust_trial", "trust_trend", "trust_properties", "trust_sentences"),
    "trust/strands": ("trust_evidence", "trust_attention", "trust_properties"),
    "trust/words/backtest.py": ("trust_backtest", "cli_backtest"),
    "trust": ("trust_properties", "trust_sentences", "trust_reasons", "trust_words"),
    "storage/write": ("storage_writer", "storage_journal"),
    "desk/answers": ("answers", "answers_shown"),
    "desk/agreement": ("practice_agreement", "agreement_words"),
    "desk/benefit": ("practice_benefit",),
    "desk/garden": ("practice_garden",),
    "desk/gardens": ("practice_garden", "capture_garden"),
    "desk/impact": ("practice_impact",),
    "desk/proposals": ("proposals",),
    "desk/purpose": ("practice_purpose",),
    "desk/book": ("practice_book",),
    "desk/contacts": ("practice_contacts",),
    "desk/dependence": ("practice_dependence",),
    "desk/pulse": ("practice_pulse",),
    "desk/recap": ("practice_share",),
    "desk/share": ("practice_share",),
    "desk/backtest": ("cli_backtest",),
    "desk/brief": ("desk_brief", "desk_review"),
    "desk/calendar": ("export_ics", "feed"),
    "desk/capture": ("desk_capture",),
    "desk/cards": ("export_vcf",),
    "desk/completion": ("completion",),
    "desk/demo": ("desk_demo",),
    "desk/duplicates": ("duplicates",),
    "desk/due": ("desk_due",),
    "desk/exports": ("exchange_csv", "exchange_ledger", "exchange_cells", "export_excel", "export_xlsx"),
    "desk/facts": ("desk_edit",),
    "desk/farewell": ("practice_farewell",),
    "desk/fit": ("practice_fit",),
    "desk/first": ("first",),
    "desk/history": ("desk_history",),
    "desk/imports": ("exchange_csv", "exchange_ledger", "import_update", "foreign_writing", "foreign_mapping"),
    "desk/ledger": ("desk_capture", "desk_care"),
    "desk/levels": ("desk_levels", "desk_trials"),
    "desk/log": ("desk_edit", "desk_explain", "desk_capture"),
    "desk/maintenance": ("desk_kept", "damage"),
    "desk/partners": ("desk_partners", "names_alike", "merging"),
    "desk/people": ("desk_partners", "merging_people"),
    "desk/plans": ("desk_due", "desk_review"),
    "desk/practice": ("practice",),
    "desk/promises": ("desk_promises",),
    "desk/readings": ("desk_trust", "desk_kept", "desk_learning", "desk_explain"),
    "desk/report": ("report",),
    "desk/review": ("desk_review", "desk_review_walk"),
    "desk/search": ("search",),
    "desk/sentences": ("desk_due", "desk_edit"),
    "desk/settings": ("settings", "settings_table"),
    "desk/simulate": ("cli_simulate",),
    "desk/today": ("desk_due", "desk_review"),
    "desk/wheel": ("practice_wheel",),
}
"""The tests that are run first, by the folder or file whose mutants they are run against: the longest name counts."""


class Site(NamedTuple):
    """A place where something can be changed: the number of its node in the order of `ast.walk`, and how."""

    path: str
    node: int
    line: int
    kind: str


def sites_of(path: str, source: str) -> Iterator[Site]:
    """Yield the places of a file where something can be changed."""
    tree = ast.parse(source)
    left_alone = set(map(id, _only_types(tree)))
    for number, node in enumerate(ast.walk(tree)):
        kind = None if id(node) in left_alone else _kind(node)
        place = node.ifs[0] if isinstance(node, ast.comprehension) and node.ifs else node
        if kind is not None and isinstance(place, ast.expr | ast.stmt):
            yield Site(path, number, place.lineno, kind)


def _only_types(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that a running program does not see, and tuples of a fixed length, which all tests need."""
    for node in ast.walk(tree):
        hidden: ast.AST | None = None
        match node:
            case ast.AnnAssign() | ast.arg():
                hidden = node.annotation
            case ast.FunctionDef():
                hidden = node.returns
            case ast.Subscript(slice=ast.Tuple()):
                hidden = node.slice
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                hidden = node
            case ast.Return(value=ast.Tuple() as fixed) | ast.Assign(value=ast.Tuple() as fixed, targets=[ast.Tuple()]):
                yield fixed
        if hidden is not None:
            yield from ast.walk(hidden)


def _kind(node: ast.AST) -> str | None:
    """Return what of a node can be changed, or None."""
    match node:
        case ast.Compare(ops=[operator, *_]) if type(operator) in OPPOSITES:
            return "comparison"
        case ast.BinOp(left=left, op=operator) if type(operator) in OPPOSITES and not isinstance(left, ast.Constant):
            return "operator"
        case ast.BoolOp():
            return "and, or"
        case ast.If() | ast.IfExp() | ast.While():
            return "condition"
        case ast.comprehension(ifs=[_, *_]):
            return "condition"
        case ast.UnaryOp(op=ast.Not()):
            return "not"
        case ast.Constant(value=bool()):
            return "flag"
        case ast.Constant(value=int()):
            return "number"
        case ast.List(elts=[_, _, *_], ctx=ast.Load()) | ast.Tuple(elts=[_, _, *_], ctx=ast.Load()):
            return "item"
        case ast.Set(elts=[_, _, *_]) | ast.Dict(keys=[_, _, *_]):
            return "item"
        case ast.Expr(value=ast.Call()):
            return "statement"
    return None


def mutated(source: str, site: Site, chance: random.Random) -> str:
    """Return a source with the thing at a place changed, all else as it stands; chance picks the item left out."""
    node = list(ast.walk(ast.parse(source)))[site.node]
    place: ast.AST = node
    match node:
        case ast.Compare():
            node.ops[0] = OPPOSITES[type(node.ops[0])]()  # type: ignore[call-overload]  # one for each operator
        case ast.BinOp() | ast.BoolOp():
            node.op = OPPOSITES[type(node.op)]()  # type: ignore[assignment]  # as above
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) | ast.comprehension(ifs=[test, *_]):
            place, node = test, ast.UnaryOp(ast.Not(), test)
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value)):
            node.value = value + 1
        case ast.List() | ast.Tuple() | ast.Set():
            del node.elts[chance.randrange(len(node.elts))]
        case ast.Dict():
            at = chance.randrange(len(node.keys))
            del node.keys[at], node.values[at]
        case ast.UnaryOp():
            node = ast.UnaryOp(ast.Not(), node)  # as much as without its own
        case ast.Expr():
            node = ast.Constant(None)
    text = ast.unparse(node)
    return _replaced(source, place, text if isinstance(node, ast.Constant) else f"({text})")


def _replaced(source: str, place: ast.AST, text: str) -> str:
    """Return a source with another text where a node stands; its columns are counted in bytes."""
    if not isinstance(place, ast.expr | ast.stmt):
        raise TypeError(f"{place} stands nowhere")
    last, end = place.end_lineno or 0, place.end_col_offset or 0  # a tree that was parsed has both
    lines = source.encode().splitlines(keepends=True)
    head = b"".join(lines[: place.lineno - 1]) + lines[place.lineno - 1][: place.col_offset]
    tail = lines[last - 1][end:] + b"".join(lines[last:])
    return (head + text.encode() + tail).decode()


def near_tests(path: str) -> tuple[str, ...]:
    """Return the names of the tests near a file, whose path begins below `trustlog`."""
    return TESTS[max((name for name in TESTS if path.startswith(name)), key=len)]


def survives(root: Path, names: tuple[str, ...]) -> bool:
    """Tell whether all tests of some files pass in a copy of the program."""
    files = [str(path) for name in names for path in sorted(root.glob(f"tests/test_{name}.py"))]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *files]
    environment = {**os.environ, "PYTHONPATH": str(root), "HYPOTHESIS_PROFILE": "ci"}
    nothing = subprocess.DEVNULL
    with subprocess.Popen(
        ["nice", *command], cwd=root, env=environment, stdin=nothing, stdout=nothing, stderr=nothing
    ) as running:
        try:
            return running.wait(SECONDS) == 0
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGINT)  # so that it takes down the servers it started
            with suppress(subprocess.TimeoutExpired):
                running.wait(GRACE)
            running.kill()
            return False


def changed_line(before: str, after: str) -> str:
    """Return the first line that a change made different, as it is after it."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((new for old, new in pairs if old != new), "").strip()


def survivors(root: Path, package: str, sample: list[Site], chance: random.Random, near: bool) -> Iterator[Site]:
    """Try the mutants of a sample; yield, and print, those that survive."""
    for number, site in enumerate(sample, 1):
        print(f"{site.path}: {number} of {len(sample)}", end="\r", file=sys.stderr, flush=True)
        path = root / site.path
        source = path.read_text(encoding="utf-8")
        mutant = mutated(source, site, chance)
        path.write_text(mutant, encoding="utf-8")
        below = site.path.removeprefix("trustlog/")
        if survives(root, near_tests(below)) and (near or survives(root, WIDE[package])):
            print(f"{below}:{site.line}  {site.kind}: {changed_line(source, mutant)}", flush=True)
            yield site
        path.write_text(source, encoding="utf-8")


def package_of(wanted: str) -> str:
    """Return the package that a folder or file is in, or end with one line."""
    for package in WIDE:
        if wanted.startswith(package):
            return package
    raise SystemExit(f"{wanted}: not one of {', '.join(WIDE)}, nor below one")


def tried(root: Path, wanted: str, number: int, chance: random.Random, near: bool) -> tuple[int, int, int]:
    """Try mutants of a package, folder or file: how many places it has, how many were tried, how many survived."""
    package = package_of(wanted)
    paths = [path.relative_to(root) for path in (root / "trustlog").rglob("*.py") if path.name not in UNCHANGED]
    names = sorted(str(path) for path in paths if str(path).startswith(f"trustlog/{wanted}"))
    tests = {test for name in names for test in near_tests(name.removeprefix("trustlog/"))}
    if not survives(root, tuple(tests.union(() if near else WIDE[package]))):
        raise SystemExit(f"{wanted}: its tests fail before anything is changed")
    sites = [site for name in names for site in sites_of(name, (root / name).read_text(encoding="utf-8"))]
    sample = chance.sample(sites, min(number, len(sites)))
    return len(sites), len(sample), len(list(survivors(root, package, sample, chance, near)))


def main() -> None:
    """Try a sample of the mutants of each package, and print those that survive and how many they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="PATH", help="packages, or folders and files below `trustlog`")
    parser.add_argument("--number", type=int, default=30, help="of mutants of each of them")
    parser.add_argument("--seed", type=int, default=1, help="of the choice: the same one gives the same mutants")
    parser.add_argument("--near", action="store_true", help="run the near tests only")
    chosen = parser.parse_args()
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        root = files_of(HERE, Path(folder) / "checkout", COPIED)
        for wanted in chosen.only or WIDE:
            rows[wanted] = tried(root, wanted, chosen.number, random.Random(chosen.seed), chosen.near)
    print(f"{'package':24}{'places':>8}{'mutants':>9}{'killed':>8}{'survived':>10}")
    for name, (places, mutants, left) in rows.items():
        print(f"{name:24}{places:8}{mutants:9}{mutants - left:8}{left:10}")


if __name__ == "__main__":
    main()
