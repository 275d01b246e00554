"""The weekly review and the page before a meeting."""

import json
from datetime import timedelta

import pytest
from desk_demo import TODAY, demo_copy, empty

from trustlog.desk.brief import brief
from trustlog.desk.capture import capture
from trustlog.desk.history import undo
from trustlog.desk.partners import add
from trustlog.desk.review import finish, review, review_json, review_lines
from trustlog.desk.review.contents import STEPS
from trustlog.errors import Refused, WordsError
from trustlog.storage.read.reviews import last_review


@pytest.fixture
def ledger(tmp_path):
    opened = demo_copy(tmp_path)
    yield opened
    opened.close()


def test_the_steps_have_what_the_demo_has(ledger):
    found = review(ledger)
    assert found.since is None
    assert [one.handle for one in found.waiting] == ["delfino"]
    assert found.overdue
    assert found.due
    assert found.attention[0].partner.handle in ("foxglove", "kestrel")
    assert "elandra" in [one.partner.handle for one in found.attention]
    assert any(one.handle == "ironwood" and one.theirs_on is None for one in found.open)
    assert len(found.standings) == 12
    assert all(day.weekday() < 5 for day in found.catch_up)


def test_plain_names_the_seven_steps_in_order(ledger):
    text = review_lines(ledger, review(ledger))
    heads = [line for line in text if line[:1].isdigit()]
    assert heads == [f"{number} {title}" for number, title in enumerate(STEPS, 1)]
    assert any("Elandra: may move up" in line for line in text)
    assert any("Delfino: 41 days since you spoke, you meant 30" in line for line in text)
    assert not any("another job" in line for line in text)


def test_plain_of_an_empty_ledger(tmp_path):
    ledger = empty(tmp_path)
    text = "\n".join(review_lines(ledger, review(ledger)))
    assert "nothing logged" in text
    assert "nothing is overdue" in text
    ledger.close()


def test_no_day_is_asked_after_before_the_first_partner_is_logged(tmp_path):
    ledger = empty(tmp_path)
    add(ledger, "Acme", since=TODAY - timedelta(days=900), logged_from=TODAY - timedelta(days=1))
    assert review(ledger).catch_up == (TODAY,)  # the day before is a Sunday
    ledger.close()


def test_who_is_logged_for_less_than_eight_weeks_has_no_gap(tmp_path):
    ledger = empty(tmp_path)
    for name, weeks in (("Acme", 8), ("Borealis", 9)):
        add(ledger, name, since=TODAY - timedelta(days=900), logged_from=TODAY - timedelta(weeks=weeks))
    assert [gap.handle for gap in review(ledger).open] == ["borealis"]
    capture(ledger, "borealis: we told them our plans; they told us theirs")
    assert review(ledger).open == ()
    ledger.close()


def test_finish_freezes_and_asks_after_next_week(ledger):
    done = finish(ledger, review(ledger), ["call Paolo", "read the audit report"])
    assert len(done.lines) == 3
    kept = last_review(ledger.conn, TODAY, "demo")
    assert [one.text for one in kept.intentions] == ["call Paolo", "read the audit report"]
    frozen = json.loads(kept.snapshot)
    assert frozen["readings"] == json.loads(json.dumps(review_json(ledger, review(ledger))["readings"]))

    later = ledger._replace(today=TODAY + timedelta(days=7))
    again = review(later)
    assert again.since == TODAY
    assert [one.text for one in again.asked] == ["call Paolo", "read the audit report"]
    assert len(again.catch_up) == 5
    assert any("you meant to: call Paolo" in line for line in review_lines(later, again))
    finish(later, again, [], [True, False])
    rows = ledger.conn.rows("SELECT question, answer FROM review_answer WHERE answer <> '' ORDER BY question")
    assert rows == [("done? call Paolo", "done"), ("done? read the audit report", "not done")]
    assert ledger.conn.rows("SELECT count(*) FROM intention WHERE done_on IS NOT NULL") == [(1,)]


def test_finish_can_be_undone_and_is_one_s_own(ledger):
    finish(ledger, review(ledger), ["one thing"])
    assert last_review(ledger.conn, TODAY, "somebody else") is None
    undo(ledger)
    assert last_review(ledger.conn, TODAY, "demo") is None


def test_finish_refuses(ledger):
    found = review(ledger)
    with pytest.raises(WordsError):
        finish(ledger, found, ["a", "b", "c", "d"])
    with pytest.raises(WordsError):
        finish(ledger, found, [" "])
    with pytest.raises(Refused):
        finish(ledger, found._replace(as_of=TODAY + timedelta(days=1)), [])


def test_a_past_review_sees_what_had_happened(ledger):
    found = review(ledger, TODAY - timedelta(days=200))
    assert all(one.made_on <= found.as_of for one in (*found.overdue, *found.due))
    assert all(one.as_of == found.as_of for one in found.attention)


def test_brief_is_a_page_without_private_facts(ledger):
    page = brief(ledger, "acme")
    text = "\n".join(page)
    assert len(page) <= 60
    assert "Jane Doe · COO" in text
    assert "send the audit report" in text
    assert "share the forecast for Q1" in text
    assert "keen on the pilot" in text
    assert "another job" not in text
    assert "Where trust stands" in text


def test_brief_of_a_partner_too_early_to_judge(ledger):
    page = brief(ledger, "ironwood")
    assert "%" not in "".join(page)
    assert any("Their promises: " in line and " kept" in line for line in page)


def test_brief_as_of_a_past_day(ledger):
    page = "\n".join(brief(ledger, "acme", TODAY - timedelta(days=60)))
    assert "send the audit report" not in page
    assert "keen on the pilot" not in page
