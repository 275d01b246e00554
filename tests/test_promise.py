"""A promise's life, and the levels."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain.facts import LevelStep, Partner, Promise
from trustlog.domain.facts import promise as rules
from trustlog.domain.kinds import promise as in_words
from trustlog.domain.kinds.words import minutes, near_day
from trustlog.domain.levels import LEVELS, check_level, level_on
from trustlog.errors import DateError, Refused, WordsError

MADE = date(2026, 11, 2)
DUE = date(2026, 11, 20)


def day(number: int) -> date:
    """Give a day counted from the due day."""
    return DUE + timedelta(days=number)


def made(**more) -> Promise:
    """Make an open promise."""
    base = Promise(
        id="p",
        number=12,
        partner_id="a",
        ours=True,
        text="send it",
        stake="normal",
        made_on=MADE,
        accepted_on=MADE,
        due_on=DUE,
        counts_on=DUE,
        grace_days=7,
        closed_as=None,
        closed_on=None,
        told=None,
        satisfied=None,
        withdrawn_by=None,
        closed_reason=None,
        cleared_on=None,
        clear_reason=None,
        entered_late=False,
        every=None,
        every_from=None,
        follows_id=None,
        moves=(),
        note=None,
        private=False,
        source=None,
        recorded_at=datetime(2026, 11, 2, tzinfo=UTC),
        recorded_by="me",
    )
    return base._replace(**more)


@pytest.mark.parametrize(
    ("how", "on", "is_now"),
    [
        ("kept", 0, "kept"),
        ("kept", 1, "late"),
        ("kept", 7, "late"),
        ("kept", 8, "lapsed"),
        ("partly", 0, "partly"),
        ("partly", 7, "partly"),
        ("partly", 8, "lapsed"),
        ("broken", 3, "broken"),
        ("broken", 9, "broken"),
    ],
)
def test_how_it_came_out(how, on, is_now):
    closed = rules.close(made(), how, day(on), day(on))
    assert rules.outcome(closed, day(on)) == is_now
    assert not closed.entered_late
    assert closed.told == ("silent" if how == "broken" else None)


def test_the_clock_closes_what_nobody_does():
    assert [rules.outcome(made(), day(n)) for n in (0, 7, 8)] == ["open", "open", "lapsed"]
    closed = rules.close(made(), "kept", day(3), day(3))
    assert [rules.outcome(closed, day(n)) for n in (-1, 2, 3)] == ["open", "open", "late"]
    assert rules.outcome(made(accepted_on=None), day(40)) == "offered"


@pytest.mark.parametrize(
    ("on", "today", "late"),
    [
        (0, 3, False),
        (0, 7, False),
        (0, 8, True),
        (0, 0, False),
        (-3, 0, False),
        (3, 6, False),
        (3, 9, False),
        (3, 11, True),
    ],
)
def test_entered_late(on, today, late):
    closed = rules.close(made(), "kept", day(on), day(today))
    assert closed.entered_late is late
    assert rules.outcome(closed, day(today)) == ("kept" if on <= 0 else "late")


def test_what_cannot_be_closed():
    closed = rules.close(made(), "kept", None, DUE)
    for act in (
        lambda: rules.close(closed, "kept", None, DUE),
        lambda: rules.close(made(), "kept", MADE - timedelta(days=1), DUE),
        lambda: rules.close(made(accepted_on=None), "kept", None, DUE),
        lambda: rules.move(closed, day(9), DUE),
        lambda: rules.withdraw(closed, "maker", "x", DUE),
        lambda: rules.accept(closed, DUE),
        lambda: rules.accept(made(), DUE),
        lambda: rules.reopen(made()),
        lambda: rules.clear(closed, DUE, "x"),
        lambda: rules.satisfied(made(), True, DUE),
    ):
        with pytest.raises(Refused):
            act()
    for act in (
        lambda: rules.close(made(), "kept", day(1), DUE),
        lambda: rules.close(made(), "kept", None, DUE, "told"),
        lambda: rules.close(made(), "dropped", None, DUE),
        lambda: rules.withdraw(made(), "us", "x", DUE),
        lambda: rules.withdraw(made(), "maker", "  ", DUE),
        lambda: rules.check_due(DUE, MADE),
    ):
        with pytest.raises(WordsError):
            act()


def test_a_promise_may_be_due_on_the_day_it_is_made():
    assert rules.check_due(MADE, MADE) == MADE


def test_what_was_known_of_it_on_a_day():
    moved = rules.move(made(), day(4), day(-5), "holidays")
    closed = rules.clear(rules.close(moved, "broken", day(5), day(5), "concealed"), day(6), "x")
    known = [rules.as_known(closed, day(on)) for on in (-6, -5, 4, 5, 6)]
    assert [(each.due_on, each.counts_on, len(each.moves)) for each in known] == [(DUE, DUE, 0)] + [
        (day(4), day(4), 1)
    ] * 4
    assert [each.closed_on for each in known] == [None, None, None, day(5), day(5)]
    assert [each.cleared_on for each in known] == [None, None, None, None, day(6)]
    again = rules.move(moved, day(9), day(-4))
    assert [len(rules.as_known(again, day(on)).moves) for on in (-6, -5, -4)] == [0, 1, 2]
    taken = rules.accept(made(accepted_on=None), day(-3))
    assert [rules.as_known(taken, day(on)).accepted_on for on in (-4, -3)] == [None, day(-3)]


def test_moving_until_the_due_day_is_over():
    moved = rules.move(made(), day(10), DUE, "holidays")
    assert (moved.due_on, moved.counts_on, moved.moves) == (
        day(10),
        day(10),
        (rules.Move(DUE, DUE, day(10), "holidays"),),
    )
    assert rules.as_known(moved, day(-1)) == made()
    assert rules.outcome(moved, day(12)) == "open"
    assert rules.outcome(moved, day(18)) == "lapsed"
    with pytest.raises(Refused, match="--again"):
        rules.move(made(), day(10), day(1))
    with pytest.raises(Refused, match="already"):
        rules.move(made(), DUE, MADE)
    with pytest.raises(DateError):
        rules.move(made(), MADE, DUE)
    with pytest.raises(Refused, match="accept"):
        rules.move(made(accepted_on=None), day(10), DUE)


def test_withdrawing():
    gone = rules.withdraw(made(), "maker", " no money ", DUE)
    assert rules.outcome(gone, DUE) == "withdrawn"
    assert (gone.withdrawn_by, gone.closed_reason) == ("maker", "no money")
    assert rules.as_known(gone, day(-1)) == made()
    with pytest.raises(Refused):
        rules.withdraw(made(), "receiver", "x", day(1))
    assert rules.withdraw(made(accepted_on=None), "maker", "x", day(1)).closed_as == "withdrawn"


def test_accepting():
    offered = made(accepted_on=None)
    assert rules.accept(offered, DUE) == made(accepted_on=DUE)
    assert rules.accept(offered, day(3), day(9)).counts_on == day(9)
    with pytest.raises(Refused, match="--due"):
        rules.accept(offered, day(3))
    with pytest.raises(DateError):
        rules.accept(offered, day(3), day(2))
    open_end = rules.accept(offered._replace(due_on=None, counts_on=day(99)), DUE)
    assert (open_end.due_on, open_end.counts_on) == (None, day(30))
    assert rules.as_known(rules.accept(offered, DUE), MADE).accepted_on is None


def test_verdict_reopening_and_clearing():
    kept = rules.close(made(), "kept", None, DUE)
    assert rules.satisfied(kept, False, DUE).satisfied is False
    assert rules.reopen(rules.satisfied(kept, False, DUE)) == made()
    hidden = rules.close(made(), "broken", None, DUE, "concealed")
    cleared = rules.clear(hidden, day(5), "talked it through")
    assert cleared.cleared_on == day(5)
    assert rules.as_known(cleared, day(4)) == hidden
    with pytest.raises(Refused):
        rules.clear(cleared, day(6), "again")
    with pytest.raises(Refused):
        rules.clear(rules.close(made(), "broken", None, DUE, "told"), DUE, "x")


def test_the_clock_for_one_without_a_due_date():
    assert rules.day_for_clock(MADE, None) == MADE + timedelta(days=30)
    assert rules.day_for_clock(date.max, None) == date.max
    assert rules.outcome(made(counts_on=date.max), date.max) == "open"


@pytest.mark.parametrize(
    ("every", "first", "counts", "settled", "following"),
    [
        ("month", "2027-01-31", "2027-01-31", "2027-01-30", "2027-02-28"),
        ("month", "2027-01-31", "2027-02-28", "2027-02-28", "2027-03-31"),
        ("month", "2026-11-15", "2026-11-15", "2027-03-01", "2027-03-15"),
        ("week", "2026-11-20", "2026-11-20", "2026-11-27", "2026-11-27"),
        ("2w", "2026-11-20", "2026-11-20", "2026-11-20", "2026-12-04"),
        ("10d", "2026-11-20", "2026-11-20", "2026-11-20", "2026-11-30"),
        ("quarter", "2026-12-31", "2026-12-31", "2026-12-31", "2027-03-31"),
        ("quarter", "2026-11-30", "2026-11-30", "2026-11-30", "2027-02-28"),
        ("year", "2024-02-29", "2024-02-29", "2024-02-29", "2025-02-28"),
        ("year", "2024-02-29", "2027-02-28", "2027-02-28", "2028-02-29"),
        ("month", "2026-11-30", "2026-12-10", "2026-12-09", "2026-12-30"),
    ],
)
def test_a_promise_that_comes_back(every, first, counts, settled, following):
    anchor = date.fromisoformat(first)
    one = made(every=every, every_from=anchor, counts_on=date.fromisoformat(counts))
    assert rules.next_of(one, date.fromisoformat(settled)) == (date.fromisoformat(following), anchor)


def test_what_does_not_come_back():
    with pytest.raises(Refused):
        rules.next_of(made(), DUE)
    with pytest.raises(WordsError):
        rules.next_of(made(every="often"), DUE)
    with pytest.raises(Refused):
        rules.next_of(made(every="120y", every_from=date(9990, 1, 1), counts_on=date(9990, 1, 1)), date(9990, 1, 2))


@given(
    st.sampled_from(["day", "week", "month", "quarter", "year", "2w", "3mo", "10d"]),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(-40, 400),
)
def test_the_next_is_later_and_not_over(every, first, after):
    settled = first + timedelta(days=after)
    following, anchor = rules.next_of(made(every=every, every_from=first, counts_on=first), settled)
    assert following > first
    assert following >= settled
    assert anchor == first


@given(st.integers(-15, 30), st.integers(0, 40), st.integers(-18, 60), st.sampled_from(["kept", "partly", "broken"]))
def test_as_known_and_outcome_agree(on, typed, as_of, how):
    closed = rules.close(made(), how, day(on), day(on + typed))
    known = rules.as_known(closed, day(as_of))
    assert rules.outcome(known, day(as_of)) == rules.outcome(closed, day(as_of)) in rules.OUTCOMES


def test_levels():
    start = date(2026, 1, 5)
    partner = Partner("a", "acme", "Acme", 2, start, 3, 30, start_level=1, start_on=start)
    changes = [LevelStep(date(2026, 6, 1), 1, 2, None), LevelStep(date(2026, 9, 1), 2, 3, "us")]
    assert level_on(partner, changes, date(2026, 5, 31)) == (1, start, None)
    assert level_on(partner, changes, date(2026, 6, 1)) == (2, date(2026, 6, 1), None)
    assert level_on(partner, changes, date(2026, 9, 1)).level == 3
    again = (changes[0], LevelStep(date(2026, 6, 1), 2, 1, None), changes[1])
    assert level_on(partner, again, date(2026, 6, 1)) == (1, date(2026, 6, 1), None)  # of one day the last written
    assert len(LEVELS) == check_level(5)
    for wrong in (0, 6, -1):
        with pytest.raises(WordsError):
            check_level(wrong)


def test_a_new_promise_has_nothing_that_an_outcome_brings():
    terms = {name: getattr(made(), name) for name in ("id", "partner_id", "ours", "text", "stake", "made_on", "due_on")}
    new = Promise.new(**terms, counts_on=DUE, grace_days=7, recorded_at=made().recorded_at, recorded_by="me")
    assert new == made(number=0)
    assert Promise.new(**terms, offered=True, counts_on=DUE, grace_days=7, recorded_at=None, recorded_by="me") == (
        made(number=0, accepted_on=None, recorded_at=None)
    )


def test_unsettled_takes_back_all_that_an_outcome_brings():
    settled = [
        rules.satisfied(rules.close(made(), "kept", day(1), day(30)), True, day(30)),
        rules.clear(rules.close(made(), "broken", DUE, DUE, "concealed"), day(2), "talked through"),
        rules.withdraw(made(), "receiver", "no longer needed", DUE),
    ]
    for promise in settled:
        assert promise != made()
        assert promise.unsettled() == made()
        changed = {name for name in Promise._fields if getattr(promise, name) != getattr(made(), name)}
        assert changed <= set(rules.SETTLEMENT)
    assert {"told", "satisfied", "withdrawn_by", "cleared_on", "entered_late"} <= set(rules.SETTLEMENT)


# In words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (-2, "due Fri 20 Nov"),
        (-1, "due Fri 20 Nov · tomorrow"),
        (0, "due Fri 20 Nov · today"),
        (1, "due Fri 20 Nov · yesterday"),
        (3, "due Fri 20 Nov · 3 days ago"),
        (4, "due Fri 20 Nov · lapses Fri"),
        (7, "due Fri 20 Nov · lapses today"),
        (8, "due Fri 20 Nov · lapsed Fri 27 Nov"),
        (42, "due Fri 20 Nov 2026 · lapsed Fri 27 Nov 2026"),
    ],
)
def test_how_a_due_day_stands(on, words):
    assert in_words.due(made(), day(on)) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (0, "due Fri 20 Nov"),
        (1, "due Fri 20 Nov · lapses Fri 27 Nov"),
        (7, "due Fri 20 Nov · lapses Fri 27 Nov"),
        (8, "due Fri 20 Nov · lapsed Fri 27 Nov"),
    ],
)
def test_how_a_due_day_stands_in_days_alone(on, words):
    assert in_words.dated_due(made(), day(on)) == words


def test_a_closed_one_is_dated_by_its_closing():
    kept = rules.close(made(), "kept", day(2), day(2))
    assert in_words.dated_due(kept, day(30)) == "due Fri 20 Nov · closed Sun 22 Nov"
    lapsed = rules.close(made(), "kept", day(9), day(9))
    assert in_words.dated_due(lapsed, day(30)) == "due Fri 20 Nov · lapsed Fri 27 Nov · closed Sun 29 Nov"


def test_one_without_a_due_day_says_when_it_counts():
    assert in_words.due(made(due_on=None), day(2)) == "no due date, counts on Fri 20 Nov · 2 days ago"


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (made(), "open, due Fri 20 Nov · 2 days ago"),
        (made(accepted_on=None), "offered, due Fri 20 Nov · 2 days ago"),
        (made(grace_days=1), "due Fri 20 Nov · lapsed Sat 21 Nov"),
        (rules.close(made(grace_days=1), "kept", day(2), day(2)), "lapsed, delivered Sun 22 Nov"),
        (rules.close(made(), "kept", day(0), day(0)), "kept Fri 20 Nov"),
        (rules.close(made(), "kept", day(1), day(1)), "late Sat 21 Nov"),
        (rules.close(made(), "broken", day(1), day(1), "concealed"), "broken (concealed) Sat 21 Nov"),
        (rules.withdraw(made(), "maker", "no time", day(-3)), "withdrawn Tue 17 Nov"),
    ],
)
def test_how_a_promise_came_out(fact, words):
    assert in_words.outcome(fact, day(2)) == words


def test_what_is_known_of_a_promise_is_listed():
    plain = {"Made": "Mon 2 Nov", "Stake": "normal", "Due": "due Fri 20 Nov · today", "Outcome": "open, due Fri 20 Nov"}
    assert dict(in_words.KIND.details(made(), DUE)) == plain | {"Outcome": plain["Outcome"] + " · today"}
    moved = rules.move(made(every="month"), day(4), day(-1), "they are ill")
    kept = rules.satisfied(rules.close(moved, "kept", day(4), day(12)), False, day(12))
    told = dict(in_words.KIND.details(kept, day(12)))
    assert told == plain | {
        "Moved": "on Thu 19 Nov, from Fri 20 Nov to Tue 24 Nov: they are ill",
        "Due": "Tue 24 Nov",
        "Outcome": "kept Tue 24 Nov",
        "Satisfied": "no",
        "Every": "month",
        "Entered": "late, about an earlier day",
    }
    soon = rules.close(moved, "kept", day(4), day(11))  # a week behind is no more than a week's logging
    assert "Entered" not in dict(in_words.KIND.details(soon, day(11)))
    cleared = rules.clear(rules.close(made(), "broken", day(1), day(1), "concealed"), day(2), "talked through")
    assert dict(in_words.KIND.details(cleared, day(5)))["Cleared"] == "Sun 22 Nov: talked through"


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (65, "1 h 05"), (90, "1 h 30"), (600, "10 h")]
)
def test_minutes_are_written_as_people_do(number, written):
    assert minutes(number) == written


def test_days_near_by_have_names():
    assert [near_day(day(on), DUE) for on in (-2, -1, 0, 1, 2)] == [
        "Wed 18 Nov", "yesterday", "today", "tomorrow", "Sun 22 Nov",
    ]  # fmt: skip
