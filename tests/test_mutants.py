"""The sampling of mutants: what is changed, what is left alone, and which tests are run."""

import random
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
with pytest.MonkeyPatch.context() as patch:
    patch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    script = import_module("mutants")


def mutants(source: str) -> dict[str, str]:
    """Return what becomes of a source, by the kind of change; of two of a kind the later one."""
    return {site.kind: script.mutated(source, site, random.Random(1)) for site in script.sites_of("file.py", source)}


@pytest.mark.parametrize(
    ("source", "kind", "mutant"),
    [
        ("a < b", "comparison", "(a <= b)"),
        ("a is not b", "comparison", "(a is b)"),
        ("1 <= a <= b", "comparison", "(1 < a <= b)"),
        ("a + b", "operator", "(a - b)"),
        ("a and b", "and, or", "(a or b)"),
        ("a if b else c", "condition", "a if (not b) else c"),
        ("[a for a in b if a]", "condition", "[a for a in b if (not a)]"),
        ("not a", "not", "(not not a)"),
        ("a = True", "flag", "a = False"),
        ("a = 7", "number", "a = 8"),
        ("a = (b, b)", "item", "a = ((b,))"),
        ("a = {b: b, b: b}", "item", "a = ({b: b})"),
        ("a(b)", "statement", "None"),
        ("a('é')  # ö\nb(\n    c\n)  # d\n", "statement", "a('é')  # ö\nNone  # d\n"),
    ],
)
def test_one_thing_is_changed(source: str, kind: str, mutant: str) -> None:
    assert mutants(source)[kind] == mutant


@pytest.mark.parametrize(
    "source",
    [
        "a: Literal[1, 2]",
        "def f(a: dict[str, int]) -> Literal[1, 2]: ...",
        "if TYPE_CHECKING:\n    from a import b",
        "a, b = c, d",
        "def f():\n    return (a, b)",
        "'text' + a",
    ],
)
def test_types_and_tuples_of_a_fixed_length_are_left_alone(source: str) -> None:
    assert mutants(source) == {}


def test_a_condition_of_a_comprehension_is_on_its_own_line() -> None:
    assert [site.line for site in script.sites_of("file.py", "[\n a for a in b\n if a\n]")] == [3]


def test_every_file_of_a_package_has_near_tests_it() -> None:
    for package in script.WIDE:
        for path in (ROOT / "trustlog" / package).rglob("*.py"):
            if path.name not in script.UNCHANGED:
                assert script.near_tests(str(path.relative_to(ROOT / "trustlog"))), path


@pytest.mark.parametrize("folder", script.TESTS)
def test_the_tests_of_a_folder_are_there(folder: str) -> None:
    assert (ROOT / "trustlog" / folder).exists()
    for name in script.TESTS[folder]:
        assert (ROOT / "tests" / f"test_{name}.py").exists(), name


@pytest.mark.parametrize("name", sorted({name for names in script.WIDE.values() for name in names}))
def test_the_tests_of_a_package_are_there(name: str) -> None:
    assert list((ROOT / "tests").glob(f"test_{name}.py"))
