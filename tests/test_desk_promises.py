from datetime import date

import pytest
from desk_cases import BOTH_ENGINES, TODAY, chosen, later, on, rows, small

from trustlog.desk import promises
from trustlog.desk.capture import capture
from trustlog.desk.history import undo
from trustlog.domain.facts.promise import outcome
from trustlog.errors import NotThere, Refused, WordsError


@pytest.fixture
def ledger(request, tmp_path):
    made = small(chosen(request, tmp_path))
    capture(made, "acme: we promise a by fri; they promise b by fri +big; we offer c")  # due 27 November
    yield made
    made.close()


@pytest.mark.parametrize(
    ("days", "how", "late"), [(0, "kept", False), (4, "kept", False), (5, "late", False), (12, "lapsed", False)]
)
def test_when_it_is_kept_makes_the_outcome(ledger, days, how, late):
    then = later(ledger, days)
    kept = promises.keep(then, [1], late=[1] if promises.behind(then, [1]) else ()).facts[0]
    assert (outcome(kept, then.today), kept.entered_late) == (how, late)


def test_an_earlier_day_is_taken_and_flagged(ledger):
    then = later(ledger, 20)
    written = promises.keep(then, [1], on=date(2026, 11, 26))
    assert outcome(written.facts[0], then.today) == "kept"
    assert written.facts[0].entered_late
    assert "entered late" in written.lines[0]
    with pytest.raises(WordsError, match="still to come"):
        promises.keep(then, [2], on=then.today.replace(year=2027))


def test_partly_and_several_at_once(ledger):
    written = promises.keep(ledger, [2, 1], partly=True)
    assert [(one.number, one.closed_as) for one in written.facts] == [(2, "partly"), (1, "partly")]
    undo(ledger)
    assert len(promises.promise_list(ledger)) == 3


def test_one_that_cannot_leaves_all_as_they_were(ledger):
    promises.keep(ledger, [1])
    before = rows(ledger, "journal_entry")
    for act in (
        lambda: promises.keep(ledger, [2, 1]),
        lambda: promises.break_(ledger, [1]),
        lambda: promises.move(ledger, 1, date(2026, 12, 1)),
        lambda: promises.withdraw(ledger, [1], by="maker", reason="x"),
        lambda: promises.accept(ledger, 1),
        lambda: promises.keep(ledger, [3]),
        lambda: promises.satisfied(ledger, 2, True),
        lambda: promises.clear(ledger, 1, "x"),
        lambda: promises.reopen(ledger, 2, "x"),
    ):
        with pytest.raises(Refused):
            act()
    for act in (lambda: promises.keep(ledger, [44]), lambda: promises.move(ledger, 44, TODAY)):
        with pytest.raises(NotThere):
            act()
    for act in (
        lambda: promises.keep(ledger, []),
        lambda: promises.keep(ledger, [2, 2]),
        lambda: promises.withdraw(ledger, [2], by="me", reason="x"),
        lambda: promises.withdraw(ledger, [2], by="maker", reason=" "),
        lambda: promises.break_(ledger, [2], again=date(2026, 1, 1)),
        lambda: promises.break_(ledger, [2], told="shouted"),
    ):
        with pytest.raises(WordsError):
            act()
    assert rows(ledger, "journal_entry") == before


def test_moving_until_the_due_day_is_over(ledger):
    moved = promises.move(later(ledger, 4), 1, date(2026, 12, 4), reason="ill").facts[0]
    assert [(move.from_on, move.to_on, move.reason) for move in moved.moves] == [
        (date(2026, 11, 27), date(2026, 12, 4), "ill")
    ]
    assert promises.found_promise(ledger, 1) == moved
    with pytest.raises(Refused, match="--again"):
        promises.move(later(ledger, 5), 2, date(2026, 12, 4))


@BOTH_ENGINES
def test_again_records_the_miss_and_promises_anew(ledger):
    then = later(ledger, 6)
    old, new = promises.break_(then, [2], told="concealed", again=date(2026, 12, 10)).facts
    assert (old.closed_as, old.told) == ("broken", "concealed")
    assert (new.text, new.stake, new.due_on, new.made_on, new.follows_id) == (
        "b", "big", date(2026, 12, 10), then.today, old.id,
    )  # fmt: skip
    assert new.number == 4
    assert promises.clear(then, 2, "talked it through").facts[0].cleared_on == then.today
    undo(then)
    undo(then)
    assert [one.number for one in promises.promise_list(then, show="all")] == [1, 2, 3]


def test_what_comes_back_comes_back_once(ledger):
    capture(ledger, "acme: we promise report by 31 jan every month")
    second = promises.keep(ledger, [4]).facts[1]
    assert (second.due_on, second.every, second.every_from) == (date(2027, 2, 28), "month", date(2027, 1, 31))
    promises.reopen(ledger, 4, "slip")
    assert len(promises.break_(ledger, [4]).facts) == 1  # the next one is there
    third = promises.keep(ledger, [5]).facts[1]
    assert third.due_on == date(2027, 3, 31)
    assert len(promises.withdraw(ledger, [third.number], by="receiver", reason="no need").facts) == 1


def test_accepting_satisfying_reopening(ledger):
    accepted = promises.accept(ledger, 3, due=date(2026, 12, 1)).facts[0]
    assert (accepted.accepted_on, accepted.counts_on) == (TODAY, date(2026, 12, 1))
    promises.keep(ledger, [3])
    assert promises.satisfied(ledger, 3, False).facts[0].satisfied is False
    with pytest.raises(Refused, match="so already"):
        promises.satisfied(ledger, 3, False)
    assert promises.reopen(ledger, 3, "not yet").facts[0] == accepted


@BOTH_ENGINES
def test_the_lists(ledger):
    capture(ledger, "borealis: they promise d by tomorrow")

    def numbers(then=ledger, as_of=None, **chosen):
        return [one.number for one in promises.promise_list(then, as_of, **chosen)]

    assert numbers() == [4, 1, 2, 3]
    assert numbers(ours=True) == [1, 3]
    assert numbers(partner="bor") == [4]
    assert numbers(within=1) == [4]
    then = later(ledger, 2)
    assert numbers(then, show="overdue") == [4]
    promises.keep(then, [4], late=[4])
    assert numbers(then, show="overdue") == []
    assert numbers(then, date(2026, 11, 24)) == [4, 1, 2, 3]
    assert numbers(then, date(2026, 11, 22), show="all") == []
    assert numbers(on(ledger, date(2027, 3, 1)), show="all") == [4, 1, 2, 3]
    with pytest.raises(WordsError):
        numbers(show="mine")


def test_behind_its_day_a_person_says_whether_it_was_kept_on_time_or_late(ledger):
    then = later(ledger, 20)
    (behind,) = promises.behind(then, [1])
    with pytest.raises(WordsError) as refused:
        promises.keep(then, [1])
    assert refused.value.code == "on_time_or_late"
    on_time = promises.keep(then, [1], on_time=[1])
    assert (outcome(on_time.facts[0], then.today), on_time.facts[0].closed_on) == ("kept", behind.counts_on)
    assert on_time.facts[0].entered_late is ((then.today - behind.counts_on).days > 7)
    undo(then)
    assert outcome(promises.keep(then, [1], late=[1]).facts[0], then.today) == "lapsed"
    undo(then)
    with pytest.raises(Refused) as early:
        promises.keep(ledger, [1], late=[1])
    assert early.value.code == "not_late_yet"
