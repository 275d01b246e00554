from datetime import date, timedelta

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, later, on, small

from trustlog.desk import history, partners, plans, promises, sentences
from trustlog.desk.capture import capture
from trustlog.desk.due import due, older, status_line
from trustlog.desk.review.rows import waiting_row
from trustlog.desk.today import GROUPS, LATER, WAITING, day_sheet, just_logged, sheet_of
from trustlog.errors import WordsError


@pytest.fixture
def ledger(request, tmp_path):
    made = small(chosen(request, tmp_path))
    capture(made, "acme: lunch; we promise a by fri; they promise b; we offer c by tomorrow")
    capture(made, "borealis: walk; they promise d by tomorrow")
    yield made
    made.close()


def numbers(rows):
    return [one.number for one in rows]


@pytest.mark.parametrize(
    ("days", "overdue", "coming"),
    [
        (0, [], [6, 2]),
        (1, [], [6, 2]),
        (2, [6], [2]),
        (4, [6], [2]),
        (5, [6, 2], []),
        (30, [6, 2], [3]),
        (38, [6, 2, 3], []),  # 24 November + 7 days of grace + 30 days shown = 31 December
        (39, [2, 3], []),
        (42, [3], []),
    ],
)
def test_due_and_overdue_by_the_day(ledger, days, overdue, coming):
    then = later(ledger, days)
    found = due(then)
    assert (numbers(found.overdue), numbers(found.due)) == (overdue, coming)
    assert status_line(then).startswith(f"{len(overdue)} overdue · {len(coming)} due · ")
    seen_later = due(on(ledger, date(2027, 6, 1)), then.today)
    assert (seen_later.overdue, seen_later.due, seen_later.waiting) == (found.overdue, found.due, found.waiting)


@BOTH_ENGINES
def test_as_of_knows_nothing_of_what_came_after(ledger):
    promises.move(later(ledger, 1), 2, date(2027, 2, 1))
    promises.keep(later(ledger, 1), [6], late=[6] if promises.behind(later(ledger, 1), [6]) else ())
    then = later(ledger, 10)
    assert numbers(due(then).due) == []
    assert numbers(due(then, TODAY).due) == [6, 2]
    assert due(then, TODAY).due[1].due_on == date(2026, 11, 27)


@BOTH_ENGINES
def test_an_outcome_or_a_farewell_takes_it_off(ledger):
    then = later(ledger, 2)
    promises.keep(then, [6], late=[6])
    partners.archive(then, "acme", "gone")
    found = due(then, within=400)
    assert (found.overdue, found.due, found.plans, found.waiting) == ((), (), (), ())


@BOTH_ENGINES
def test_waiting_is_longer_than_the_cadence(ledger):
    assert due(later(ledger, 14)).waiting == ()
    waiting = due(later(ledger, 15)).waiting
    assert [(one.handle, one.days, one.cadence_days, one.last_on) for one in waiting] == [("borealis", 15, 14, TODAY)]
    partners.add(ledger, "Cimarron", since=date(2024, 10, 1), logged_from=date(2026, 10, 1))
    partners.add(ledger, "Delfino", since=date(2024, 10, 1))  # of which nothing is known before today
    assert [(one.handle, one.days, one.last_on) for one in due(ledger).waiting] == [("cimarron", 53, None)]


def test_paused_days_do_not_make_wait(ledger):
    then = later(ledger, 16)
    partners.pause(ledger, "borealis", date(2026, 11, 24), date(2026, 11, 24), "a day off")
    assert [(one.days, one.paused) for one in due(then).waiting] == [(15, 1)]
    sheet = sheet_of(due(then))
    assert [row.sentence for row in sheet.of(WAITING)] == ["16 days since you spoke, 1 of them paused, you meant 14"]
    row = waiting_row(due(then).waiting[0], {}, then.today)
    assert row.sentence == "16 days since you spoke, 1 of them paused, you meant 14"
    assert row.dated.startswith("last spoken Mon 23 Nov, 16 days, 1 of them paused, where you meant 14")
    partners.pause(ledger, "borealis", date(2026, 11, 1), date(2026, 11, 25), "overlaps")
    assert due(then).waiting == ()


@BOTH_ENGINES
def test_what_another_met_in_private_is_not_told(ledger):
    then = later(ledger, 40)
    capture(on(then, then.today, "other"), "borealis: private lunch; private we promise x by tomorrow")
    assert [one.handle for one in due(then).waiting] == ["borealis", "acme"]
    assert "x" not in {one.text for one in due(then).due}
    assert [one.handle for one in due(on(then, then.today, "other")).waiting] == ["acme"]


@BOTH_ENGINES
def test_plans_stay_until_they_were_met(ledger):
    plans.plan(ledger, "acme", date(2026, 11, 25), "ask")
    assert numbers(due(ledger).plans) == [7]
    assert due(ledger, within=1).plans == ()
    then = later(ledger, 4)
    assert numbers(due(then).plans) == [7]
    capture(then, "acme: call")
    assert due(then).plans == ()


@BOTH_ENGINES
def test_the_sheet_is_in_a_fixed_order(ledger):
    plans.plan(ledger, "acme", date(2026, 12, 25))
    then = later(ledger, 32)
    sheet = day_sheet(then)
    assert [row.group for row in sheet.rows] == ["Overdue"] * 3 + ["Planned"] + ["Waiting"] * 2
    assert sheet.rows[0][:7] == (
        "Overdue", "●", "borealis", "Borealis", "they promised: d", "due Tue 24 Nov · lapsed Tue 1 Dec", 6,
    )  # fmt: skip
    assert sheet.rows[4].sentence == "32 days since you spoke, you meant 14"
    groups = sheet.by_group()
    assert tuple(groups) == GROUPS
    assert [row for rows in groups.values() for row in rows] == list(sheet.rows)
    assert len(groups["Waiting"]) == len(sheet.of("Waiting")) == 2


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 11, 23), "due Fri 27 Nov"),
        (date(2026, 11, 26), "due Fri 27 Nov · tomorrow"),
        (date(2026, 11, 27), "due Fri 27 Nov · today"),
        (date(2026, 11, 30), "due Fri 27 Nov · 3 days ago"),
        (date(2026, 12, 2), "due Fri 27 Nov · lapses Fri"),
        (date(2026, 12, 4), "due Fri 27 Nov · lapses today"),
        (date(2026, 12, 5), "due Fri 27 Nov · lapsed Fri 4 Dec"),
        (date(2027, 1, 5), "due Fri 27 Nov 2026 · lapsed Fri 4 Dec 2026"),
    ],
)
def test_how_due_is_said(ledger, day, says):
    assert sentences.due(promises.found_promise(ledger, 2), day) == says


@BOTH_ENGINES
@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar(ledger, day):
    assert "waiting" in status_line(ledger, day)
    day_sheet(ledger, day, 10_000_000)


def test_a_partner_with_nothing_but_a_plan_is_named(tmp_path, capsys, monday):
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Cimarron")
    tl.done("plan", "cimarron", "2026-11-25", "call")
    (line,) = [line for line in tl.done("due").out.splitlines() if "call" in line]
    assert "cimarron" in line.lower()
    assert [plan["partner"] for plan in tl.rows("due")["plans"]] == ["cimarron"]


def test_a_plan_is_for_today_or_later_and_takes_one_number(ledger):
    with pytest.raises(WordsError, match="is over"):
        plans.plan(ledger, "acme", TODAY - timedelta(days=1))
    planned = [plans.plan(ledger, "acme", TODAY, text) for text in ("today", "again")]
    first, second = (written.values[0].number for written in planned)
    assert second == first + 1
    assert capture(ledger, "acme: note x").facts[0].number == second + 1


def test_how_long_it_has_been_quiet_is_said_of_those_met_and_of_others():
    assert sentences.waited(41, 0, 30, met=True) == "41 days since you spoke, you meant 30"
    assert sentences.waited(1, 0, 14, met=False) == "1 day without a moment, you meant 14"
    met = sentences.dated_waited(41, 0, 30, date(2026, 10, 13), TODAY)
    assert met == "last spoken Tue 13 Oct, 41 days where you meant 30"
    assert sentences.dated_waited(1, 0, 14, None, TODAY) == "no moment yet, 1 day where you meant 14"


def test_who_waits_is_told_by_when_one_met(tmp_path, capsys, monday):
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("partner", "add", "Met", "--cadence", "7d", "--since", "2026-10-01")
    tl.done("partner", "add", "Never", "--cadence", "7d", "--logged-from", "2026-10-01")
    tl.done("add", "met: lunch on 2 nov")
    waiting = {row["handle"]: (row["days"], row["last_on"]) for row in tl.rows("due")["waiting"]}
    assert waiting == {"never": (53, None), "met": (21, "2026-11-02")}
    said = [line.split("  ")[-1].strip() for line in tl.done("due").out.splitlines()[1:]]
    assert said == ["53 days without a moment, you meant 7", "21 days since you spoke, you meant 7"]


def weeks(found):
    return [(week.begins.isoformat(), week.promises, week.plans, week.is_rest) for week in found.later]


@BOTH_ENGINES
def test_what_comes_after_this_week_is_counted_by_week(ledger):
    """The promise b, without a day, counts on 23 December; those due within the week are listed, not counted."""
    capture(ledger, "acme: we promise e by 1 dec; they promise f by 11 dec; private we promise g by 10 dec")
    plans.plan(ledger, "borealis", date(2026, 12, 9))
    assert weeks(due(ledger)) == [
        ("2026-11-30", 1, 0, False), ("2026-12-07", 2, 1, False), ("2026-12-21", 1, 0, False),
    ]  # fmt: skip
    assert weeks(due(ledger, within=9))[0] == ("2026-12-07", 2, 1, False)
    assert weeks(due(on(ledger, TODAY, "other")))[1] == ("2026-12-07", 1, 1, False)
    sheet = day_sheet(ledger)
    assert [row.sentence for row in sheet.of(LATER)] == [
        "week of 30 Nov: 1 promise", "week of 7 Dec: 2 promises, 1 plan", "week of 21 Dec: 1 promise",
    ]  # fmt: skip


@BOTH_ENGINES
def test_weeks_far_ahead_share_a_line_and_the_past_knows_nothing_of_the_future(ledger):
    for month in range(2, 9):
        capture(ledger, f"acme: we promise x{month} by 2027-{month:02}-15")
    found = due(ledger)
    assert weeks(found)[-1] == ("2027-06-14", 3, 0, True)
    assert day_sheet(ledger).of(LATER)[-1].sentence == "from the week of 14 Jun 2027 on: 3 promises"
    then = later(ledger, 3)
    promises.keep(then, [7])
    promises.move(then, 8, date(2028, 1, 3))
    assert sum(week.promises for week in due(then).later) == sum(week.promises for week in found.later) - 1
    assert weeks(due(then, TODAY)) == weeks(found)


@BOTH_ENGINES
def test_what_was_just_logged_is_what_undo_takes_back(ledger):
    assert just_logged(ledger)[:7] == (
        "Just logged",
        "+",
        "borealis",
        "Borealis",
        "walk (without agenda) and 1 more fact",
        "",
        5,
    )
    history.undo(ledger)
    row = just_logged(ledger)
    assert (row.handle, row.number, row.sentence) == ("acme", 1, "lunch (without agenda) and 3 more facts")
    promises.keep(ledger, [2])
    assert just_logged(ledger) is None, "undo takes back that it was kept, not what was logged"
    capture(ledger, "acme: they promise h by fri")
    row = just_logged(ledger)
    assert (row.promise.text, row.sentence) == ("h", "they promised: h · open, due Fri 27 Nov")
    assert just_logged(later(ledger, 1)) is None, "it is not just logged on another day"
    assert just_logged(on(ledger, TODAY, "other")) is None, "somebody else has logged nothing"
    partners.edit(ledger, "acme", {"name": "Acme"})
    assert just_logged(ledger) is None, "undo takes back a name, which is no fact"


@pytest.mark.usefixtures("monday")
def test_what_is_private_is_marked_wherever_it_is_listed(tmp_path, capsys):
    small(tmp_path).close()
    tl = Tl(tmp_path / "ledger.db", capsys)
    tl.done("add", "acme: private they promise the papers by fri")
    for words in (("due",), ("promise", "list"), ("partner", "show", "acme"), ("review", "--plain")):
        assert "private · they promised: the papers" in tl.done(*words).out, words


@BOTH_ENGINES
@pytest.mark.parametrize(("days", "number"), [(38, 0), (39, 1), (42, 2), (68, 3)])
def test_what_lapsed_too_long_ago_to_be_listed_is_counted(ledger, days, number):
    then = later(ledger, days)
    capture(on(ledger, ledger.today, "other"), "acme: private we promise what is mine by tomorrow")
    listed = len(due(then).overdue)
    assert (older(then), older(on(ledger, date(2027, 6, 1)), then.today)) == (number, number)
    assert listed + older(then) == len(promises.promise_list(then, show="overdue"))
    assert day_sheet(then).older == number
    assert older(on(then, then.today, "other")) == number + (days > 38)
    partners.archive(then, "acme", "gone")
    assert older(then) == (days >= 39)  # that of Borealis


def test_due_says_which_command_lists_what_it_lists_no_more(tmp_path, capsys, monkeypatch):
    tl = Tl(tmp_path / "tl.db", capsys)
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-01-05")
    tl.done("partner", "add", "Acme", "--handle", "acme")
    tl.done("add", "acme: we promise a by fri; they promise b by fri; private we promise c by fri")
    says = "promises that lapsed earlier are not listed here: `trustlog promise list --overdue` lists all\n"
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-02-10")
    assert tl.done("due").err == ""
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    assert tl.done("due").err == f"3 {says}"
    assert tl.rows("due")["overdue_older"] == 3
    past = tl.done("due", "--as-of", "2026-06-01")
    assert past.err.endswith("`trustlog promise list --overdue --as-of 2026-06-01` lists all\n")
    assert len(tl.rows("promise", "list", "--overdue", "--as-of", "2026-06-01")) == 3
    tl.done("break", "1", "2", "--silent")
    assert tl.done("due").err == f"1 {says}".replace("promises", "promise", 1).replace(" are ", " is ")
