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
    named = [f"{figure.group}: {figure.name}" for figure in listed]
    assert len(named) == len(set(named))
    assert set(kept["sample"]) <= set(named)  # where few are followed there are no wrong trials to count


def test_what_exceeds_its_limit_is_said(docs):
    figures, tables = docs("operating_figures"), docs("reading_tables")
    kept = figures.kept()
    kept["figures"] = [
        [*figure[:2], 0.0 if figure[6] else 2.0, *figure[3:]] if figure[4] is not None else figure
        for figure in kept["figures"]
    ]
    found = tables.measured(kept)
    limits = [figure for figure in figures.figures_of(kept) if figure.limit is not None]
    assert found["over"].count("**over**.") == sum(not figure.holds for figure in limits)
    assert found["tables"].count(" **over** |") == sum(not figure.holds for figure in limits)
    assert found["over"].count("**over**.") > len(limits) / 2
