"""`trust P --picture`: the trend as lines of text, and its points for scripts."""

import shutil
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl
from desk_demo import original

from trustlog.trust.settings import STRANDS


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    return Tl(Path(shutil.copy(original(), tmp_path / "demo.db")), capsys)


def test_the_picture_has_all_strands_on_the_whole_scale(tl: Tl) -> None:
    lines = tl.done("trust", "gambrel", "--picture").out.splitlines()
    assert sum(line.startswith("100┤") for line in lines) == len(STRANDS)
    assert sum(line.startswith("  0┤") for line in lines) == len(STRANDS)
    assert "80 % band" in lines[-1]
    assert max(map(len, lines[-50:])) <= 80


def test_its_points_end_at_the_reading(tl: Tl) -> None:
    found = tl.rows("trust", "gambrel", "--picture")
    assert found["paths"].keys() == found["strands"].keys()
    for name, points in found["paths"].items():
        assert points[-1]["on"] == TODAY
        assert points[-1]["estimate"] == found["strands"][name]["estimate"]
    assert "paths" not in tl.rows("trust", "gambrel")


def test_a_picture_is_of_somebody(tl: Tl) -> None:
    said = tl("trust", "--picture")
    assert said.status == 2
    assert "name the partner" in said.refusal
