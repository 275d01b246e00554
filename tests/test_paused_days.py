"""Days that are paused are told wherever a reading is shown, and which of them were entered after they had begun."""

from datetime import date, timedelta

import pytest
from cli_cases import Tl
from desk_cases import TODAY, on, small
from trust_cases import partner_facts

from trustlog.desk import partners
from trustlog.domain.facts import Pause
from trustlog.trust import words
from trustlog.trust.counted.counting import pauses_since
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.as_text import from_text, to_text
from trustlog.trust.reading.partner import read
from trustlog.tui.drawing.strands import worth_items

LATE = "3 Mar to 12 May, entered after it began"
SUMMER = date(2026, 7, 1), date(2026, 7, 14)


def pause(first: date, last: date, *, entered_late: bool = False, yearly: bool = False) -> Pause:
    return Pause("u", 1, "p", first, last, "away", yearly, entered_late)


@pytest.fixture
def tl(tmp_path, capsys, monkeypatch) -> Tl:
    """Give the command line on a ledger in which a pause was entered in time and one after it had begun."""
    ledger = small(tmp_path)
    partners.pause(on(ledger, date(2026, 6, 1)), "acme", *SUMMER, reason="summer")
    partners.pause(on(ledger, date(2026, 5, 20)), "acme", date(2026, 3, 3), date(2026, 5, 12), reason="moved house")
    ledger.close()
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY.isoformat())
    return Tl(tmp_path / "ledger.db", capsys)


def test_the_reading_of_a_partner_tells_its_pauses(tl):
    shown = " ".join(tl.done("trust", "acme").out.split())
    assert f"Paused, not counted: 1 Jul to 14 Jul; {LATE}" in shown
    assert "Paused" not in tl.done("trust", "borealis").out
    assert "Paused" not in tl.done("trust", "acme", "--as-of", "2026-03-02").out
    assert tl.rows("trust", "acme")["paused"] == [
        {"from": "2026-03-03", "to": "2026-05-12", "entered_late": True},
        {"from": "2026-07-01", "to": "2026-07-14", "entered_late": False},
    ]


def test_the_explanation_has_a_line_where_days_are_skipped(tl):
    shown = tl.done("trust", "acme", "--explain").out
    for strand in ("Time", "Openness"):
        chapter = shown.partition(f"\n{strand}")[2]
        assert f"Paused {LATE}." in chapter
        assert "Paused 1 Jul to 14 Jul." in chapter
    lines = [line for line in tl.rows("trust", "acme", "--explain")["explained"] if line["what"] == "pause"]
    assert [(line["on"], line["strand"], line["number"]) for line in lines] == [
        (on, strand, None) for on in ("2026-07-01", "2026-03-03") for strand in ("time", "openness")
    ]


def test_a_brief_tells_them_and_leaves_out_nothing_for_it(tl):
    shown = tl.done("brief", "acme").out
    assert f"Paused, not counted: 1 Jul to 14 Jul; {LATE}" in shown
    assert "more" not in shown.partition("Where trust stands")[2]


def test_partner_page_and_decision_tell_them():
    facts = partner_facts(pauses=[pause(date(2026, 3, 3), date(2026, 5, 12), entered_late=True)])
    reading = read(facts, TODAY, TODAY, NOTHING_LEARNED)
    assert from_text(to_text(reading), reading.partner, TODAY) == reading
    drawn = ["".join(text for text, _ in item.draw(100)) for item in worth_items(reading, 100, 0.05)]
    assert any(line.split() == f"Paused {LATE}.".split() for line in drawn)


def test_many_pauses_are_counted_behind_the_latest():
    first = date(2020, 12, 24)
    pauses = [pause(first, first + timedelta(days=8), entered_late=True, yearly=True)]
    reading = read(partner_facts(pauses=pauses, since=date(2020, 1, 1)), TODAY, TODAY, NOTHING_LEARNED)
    assert words.paused_words(reading.counted, TODAY) == (
        "24 Dec 2025 to 1 Jan, entered after it began; 24 Dec 2024 to 1 Jan 2025, entered after it began; "
        "24 Dec 2023 to 1 Jan 2024, entered after it began; and three before, three of them entered after they began"
    )


def test_only_pauses_since_the_partner_is_logged_are_told():
    before, across, later = (
        pause(date(2026, month, 1), date(2026, month + 1, 5)) for month in (1, 3, 7)
    )  # fmt: skip
    since = date(2026, 3, 20).toordinal()
    told = pauses_since((later, across, before), since, date(2026, 6, 30).toordinal())
    assert [date.fromordinal(paused.first) for paused in told] == [date(2026, 3, 1)]
