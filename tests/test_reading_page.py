"""The page about the reading says what the program does, and its figures are those of the rules in force."""

import importlib
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
ANEW = "a rule of the reading has changed: run python docs/reading_page.py --measure 4000"


@pytest.fixture
def docs(monkeypatch):
    monkeypatch.syspath_prepend(str(DOCS))
    return importlib.import_module


def test_the_page_is_fresh(docs):
    written = (DOCS / "reading.md").read_text(encoding="utf-8")
    assert written == docs("reading_page").page(), "run python docs/reading_page.py"


def test_what_was_measured_was_measured_by_the_rules_in_force(docs):
    figures = docs("operating_figures")
    kept = figures.kept()
    assert kept["settings"] == figures.settings_mark(), ANEW
    assert kept["sample"] == figures.sample(kept["seed"]), ANEW


def test_figures_survive_being_kept(docs, tmp_path):
    figures = docs("operating_figures")
    kept = figures.kept()
    figures.keep(kept, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == figures.KEPT.read_bytes()
    listed = figures.figures_of(kept)
    assert len(listed) == len(kept["sample"])
    assert {f"{one.group}: {one.name}" for one in listed} == set(kept["sample"])
