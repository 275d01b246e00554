"""The scripts that compare two versions, each on tiny input: they find what differs, and take no reason for another."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.foreign  # other versions of the program
ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks"
CHANGED = """
import sys

from trustlog.as_it_was import main as run


def main() -> None:
    if "due" in sys.argv and "--json" not in sys.argv:
        print("a line more")
    run()


if __name__ == "__main__":
    main()
"""


def script(name: str, *words: object) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT)}  # the scripts use this checkout, installed or not
    command = [sys.executable, str(BENCHMARKS / name), *map(str, words)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Give a checkout whose `due` prints a line more as text."""
    folder = tmp_path / "changed"
    for name in ("trustlog", "migrations", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    program = folder / "trustlog"
    (program / "__main__.py").rename(program / "as_it_was.py")
    (program / "__main__.py").write_text(CHANGED)
    return folder


def compared(changed: Path, exceptions: str) -> subprocess.CompletedProcess[str]:
    file = changed.parent / "exceptions.txt"
    file.write_text(exceptions)
    only = ("--quick", "--only", "due|due --json", "--exceptions", file)
    return script("same_output.py", *only, "--base", ROOT, "--new", changed)


def cells(done: subprocess.CompletedProcess[str], title: str) -> list[str]:
    return next(line.split(title, 1)[1].split() for line in done.stdout.splitlines() if line.startswith(title + "  "))


def test_what_is_printed_otherwise_is_shown_and_fails(changed: Path) -> None:
    done = compared(changed, "# nothing\n")
    assert done.returncode == 1, done.stderr
    assert cells(done, "due") == ["DIFFERS"] * 3
    assert cells(done, "due --json") == ["same"] * 3
    assert done.stdout.count("+ a line more") == 3
    assert "3 the same, 0 excused, 3 different" in done.stdout


def test_an_exception_excuses_its_own_command_and_lines_alone(changed: Path) -> None:
    done = compared(changed, "due => ^a line => a line more is printed\nstatus => nothing of it\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert cells(done, "due") == ["excused"] * 3
    assert "excused: due => ^a line => a line more is printed" in done.stdout
    assert "not needed here: status => nothing of it" in done.stdout


@pytest.mark.parametrize("exceptions", ["status => another command", "due => ^another => another line"])
def test_another_command_or_line_excuses_nothing(exceptions: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from differences import differing, parsed_exemptions

    mine = [one for one in parsed_exemptions(exceptions, "file") if one.command.fullmatch("due")]
    assert differing(b"one\n", b"one\na line more\n", mine) == (set(), ["+ a line more"])


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (b"one\ntwo\n", b"two\none\n", ["the same lines in another order, or so many times: 'one' where now is 'two'"]),
        (b"one\r\n", b"one\n", ["- one\r", "+ one"]),
        (b"\xff", b"\xfe", ["- \udcff", "+ \udcfe"]),
        (b'{"a": 1}\n', b'{"a":1}\n', ["the JSON means the same, and is written in another way"]),
        (b'{"a": 1, "b": 2}', b'{"a": 1, "b": 3}', ['- "b": 2', '+ "b": 3']),
        (b"one\n", b"one\none\n", ["+ one"]),
        (b"", b"one", ["- ", "+ one"]),
    ],
)
def test_every_byte_counts(old: bytes, new: bytes, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from differences import differing, parsed_exemptions

    assert differing(old, new, parsed_exemptions("due => nowhere => something else", "file")) == (set(), lines)
    assert differing(old, old, []) == (set(), [])


@pytest.mark.parametrize("line", ["due", "due => ", "a => b => c => d", "( => a reason"])
def test_an_exception_without_a_reason_is_refused(changed: Path, line: str) -> None:
    done = compared(changed, f"# why\n{line}\n")
    assert done.returncode == 1
    assert done.stderr.startswith("exceptions.txt:2: "), done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_both_versions_are_timed_row_by_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from ledger import make

    make(str(tmp_path / "large.db"), 4, 16)
    rows = ("--row=--version", "--row=keep", "--row=first frame")
    size = ("--partners=2", "--facts=8", "--rounds=1", "--large", tmp_path / "large.db")
    done = script("compare_speed.py", *rows, *size, "--base", ROOT, "--new", ROOT)
    assert done.returncode == 0, done.stderr
    _, *table = done.stdout.splitlines()
    names = ["--version", "keep", "first frame", "large: due", "large: status", "large: trust P", "large: trust"]
    assert [line[:22].rstrip() for line in table[:-2]] == [*names, "geometric mean"]
    assert all(float(number) > 0 for line in table[:-3] for number in line[22:].split()[:4])
    assert table[-1] == "no verdict: fewer than 21 rounds"


@pytest.mark.parametrize(
    ("ratios", "over"),
    [
        ([1.0, 1.05], []),
        ([1.11, 0.9], ["add"]),
        ([1.06, 1.05], ["mean"]),
        ([1.2, 1.0], ["add", "mean"]),
        ([0.5, 1.10], []),
    ],
)
def test_a_row_and_the_mean_have_limits(ratios: list[float], over: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from compare_speed import Row, verdict
    from timing import Spent

    rows = [
        Row(name, Spent(10, 1, 1), Spent(10 * ratio, 1, 1)) for name, ratio in zip(("add", "due"), ratios, strict=True)
    ]
    assert verdict(rows)[1] == over


@pytest.mark.parametrize("name", ["same_output.py", "compare_speed.py", "assertions_since.py"])
def test_a_revision_that_is_not_there_is_refused(name: str) -> None:
    done = script(name, "--base", "no-such-revision")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "needs a whole clone" in done.stderr or "git is not installed" in done.stderr
