"""The script that lists which assertions are gone or changed: a move or another name is none, a loss or a change is."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "assertions_since.py"
BASE = """
import pytest
from trustlog.desk.readings import reading_cache as kept
from trustlog.domain.calendar.dates import read as read_day

WANTED = {"acme": 3, "borealis": 1}
CASES = [("fri", object(), 4), ("sat", object(), 5)]


@pytest.mark.parametrize(("word", "how", "day"), CASES)
def test_days(word, how, day):
    one = read_day(word)
    assert one.day == day, "the day"
    assert all(one.private for one in kept.facts())


def test_counts(tl):
    found = kept.counts(tl)
    expected = [1, 2]
    assert found == WANTED
    assert [one.number for one in found] == expected
    with pytest.raises(ValueError, match="no such"):
        kept.counts(None)
    check_sums(found, 3)


def check_sums(found, total):
    assert sum(found.values()) > total
"""
TOTAL = 9


def since(folder: Path, new: dict[str, str] | str, explained: str = "") -> subprocess.CompletedProcess[str]:
    for version, files in (
        ("base", {"test_one.py": BASE}),
        ("new", {"test_one.py": new} if isinstance(new, str) else new),
    ):
        for name, text in files.items():
            path = folder / version / "tests" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    reasons = folder / "explained.txt"
    reasons.write_text(explained)
    command = [
        sys.executable,
        str(SCRIPT),
        "--base",
        f"{folder}/base",
        "--new",
        f"{folder}/new",
        "--explained",
        str(reasons),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def changed(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_same_suite_is_kept(tmp_path: Path) -> None:
    done = since(tmp_path, BASE)
    assert done.returncode == 0, done.stderr
    assert (
        done.stdout
        == f"{TOTAL} assertions: {TOTAL} kept, 0 moved, 0 changed, 0 gone; 0 of them not explained; 0 are new\n"
    )


@pytest.mark.parametrize(
    "pairs",
    [
        [("from trustlog.desk.readings import reading_cache as kept", "from trustlog.storage import cache as kept")],
        [
            (
                "from trustlog.desk.readings import reading_cache as kept",
                "from trustlog.storage.cache import facts, counts",
            ),
            ("kept.", ""),
        ],
        [("kept", "reading_cache")],
        [
            (
                "from trustlog.domain.calendar.dates import read as read_day",
                "from trustlog.domain.calendar import read",
            ),
            ("read_day(", "read("),
        ],
        [("one.", "fact."), (" one ", " fact ")],
        [("expected", "numbers"), ("found", "partners")],
        [("WANTED", "COUNTS"), ("CASES", "DAYS")],
        [('assert one.day == day, "the day"', "assert (\n        one.day\n        == day\n    )")],
    ],
)
def test_other_names_and_modules_change_nothing(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    done = since(tmp_path, changed(*pairs))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{TOTAL} kept" in done.stdout


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("one.day == day,", "one.day >= day,")], "changed test_one.py::test_days: one.day == day"),
        ([('"borealis": 1', '"borealis": 2')], "changed test_one.py::test_counts: found == {'acme': 3, 'borealis': 1}"),
        ([("[1, 2]", "[1, 2, 3]")], "changed test_one.py::test_counts: [one.number for one in found] == [1, 2]"),
        (
            [(', ("sat", object(), 5)', "")],
            "gone test_one.py::test_days: case of ('word', 'how', 'day'): ('sat', object(), 5)",
        ),
        (
            [(', match="no such"', "")],
            "changed test_one.py::test_counts: with raises(ValueError, match='no such'):",
        ),
        (
            [("        kept.counts(None)", "        kept.counts(tl)")],
            "changed test_one.py::test_counts: with raises",
        ),
        ([("    check_sums(found, 3)\n", "")], "gone test_one.py::test_counts: check_sums(found, 3)"),
        ([("> total", ">= total")], "changed test_one.py::check_sums: sum(found.values()) > total"),
        ([("    assert found == WANTED\n", "")], "gone test_one.py::test_counts: found == {'acme': 3, 'borealis': 1}"),
        ([("all(one", "any(one")], "changed test_one.py::test_days: all((one.private for one in facts()))"),
    ],
)
def test_what_is_changed_or_gone_is_named(tmp_path: Path, pairs: list[tuple[str, str]], found: str) -> None:
    done = since(tmp_path, changed(*pairs))
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.startswith(found)
    assert f"{TOTAL - 1} kept, 0 moved, " in done.stdout
    assert "1 of them not explained" in done.stdout


def test_another_file_and_another_name_of_a_test_are_a_move(tmp_path: Path) -> None:
    head, tests = BASE.split("@pytest", 1)
    days, counts = f"{head}@pytest{tests}".split("def test_counts")
    moved = {"test_days.py": days, "deeper/test_counts.py": f"{head}\ndef test_it_counts{counts}"}
    done = since(tmp_path, moved)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{TOTAL} assertions: 0 kept, {TOTAL} moved, 0 changed, 0 gone" in done.stdout


def test_a_test_may_be_split(tmp_path: Path) -> None:
    split = changed(
        ("def test_counts(tl):", "def test_how_many(tl):"),
        ("    with pytest.raises", "\n\ndef test_refusals(found):\n    with pytest.raises"),
    )
    done = since(tmp_path, split)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 kept, 4 moved" in done.stdout


def test_an_equal_assertion_of_another_test_is_no_substitute(tmp_path: Path) -> None:
    elsewhere = (
        changed(("    assert found == WANTED\n", "")) + "\ndef test_days_again(found):\n    assert found == WANTED\n"
    )
    done = since(tmp_path, elsewhere)
    assert done.returncode == 1
    assert "1 gone; 1 of them not explained; 1 are new" in done.stdout


@pytest.mark.parametrize("mark", ["skip", "xfail(reason='later')", "skipif(True, reason='never')"])
def test_a_test_that_is_skipped_asserts_something_else(tmp_path: Path, mark: str) -> None:
    new = changed(("def test_counts", f"@pytest.mark.{mark}\ndef test_counts"))
    done = since(tmp_path, new)
    assert done.returncode == 1
    assert f"    now {mark}: found == " in done.stdout
    assert "5 kept" in done.stdout


def test_each_needs_a_reason(tmp_path: Path) -> None:
    new = changed(("one.day == day,", "one.day >= day,"), ("> total", ">= total"))
    only_one = since(tmp_path, new, r"::test_days: one\.day == day$ => the end of the day counts")
    assert only_one.returncode == 1
    assert "2 changed, 0 gone; 1 of them not explained" in only_one.stdout
    both = since(tmp_path, new, "# reasons\n\n(test_days|check_sums): => all of it => is new\nnowhere => never\n")
    assert both.returncode == 0, both.stdout
    assert both.stdout.startswith("explains nothing: nowhere => never\n")


def test_a_name_of_the_program_may_be_another(tmp_path: Path) -> None:
    new = changed(("kept.facts", "kept.everything"), ("one.private", "one.hidden"))
    assert since(tmp_path, new).returncode == 1
    named = "rename facts everything => plainer\nrename private hidden => plainer\n"
    done = since(tmp_path, new, named)
    assert done.returncode == 0, done.stdout
    assert f"{TOTAL} kept" in done.stdout


@pytest.mark.parametrize("line", ["a pattern", "a pattern => ", " => a reason", "( => a reason"])
def test_a_line_that_is_no_reason_is_refused(tmp_path: Path, line: str) -> None:
    done = since(tmp_path, BASE, f"# why\n{line}\n")
    assert done.returncode == 1
    assert done.stderr.startswith("explained.txt:2: ")
    assert len(done.stderr.splitlines()) == 1
