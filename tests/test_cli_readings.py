"""What the command line says of readings, whichever way it is asked."""

from pathlib import Path

import pytest
from cli_cases import TODAY, Tl, on_demo


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    return on_demo(tmp_path, monkeypatch, capsys)


def test_all_partners_are_read_as_each_alone_is(demo: Tl) -> None:
    demo.done("add", "acme: private lunch with jane")
    listed = demo.rows("trust")
    assert len(listed) > 10
    for reading in listed:
        assert reading == demo.rows("trust", reading["handle"])
    assert {reading["handle"]: reading["private_facts"] for reading in listed if reading["private_facts"]} == {
        "acme": 1
    }
    met = {reading["handle"]: reading["strands"]["time"]["counted"]["last"] for reading in listed}
    assert met["acme"] == {"on": TODAY, "kind": "lunch", "people": ["Jane Doe"]}
    suggested = demo.rows("suggestions")
    assert all(reading in listed for reading in suggested)


def test_the_people_of_either_of_two_moments_of_the_last_day_are_told(demo: Tl) -> None:
    demo.done("add", "acme: lunch with jane")
    demo.done("add", "acme: call")
    last = demo.rows("trust", "acme")["strands"]["time"]["counted"]["last"]
    assert last == {"on": TODAY, "kind": "lunch", "people": ["Jane Doe"]}


def test_before_a_partner_is_logged_its_counts_have_not_begun(demo: Tl) -> None:
    demo.done("partner", "add", "Fern", "--logged-from", "2026-06-01", "--since", "2026-01-01")
    before, after = (demo.done("trust", "fern", "--as-of", day).out for day in ("2026-05-31", "2026-06-01"))
    assert "  Logged from Mon 1 Jun 2026\n" in before
    assert "Counted since" not in before
    assert "  Counted since Mon 1 Jun 2026\n" in after
