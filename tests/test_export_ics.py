"""What lies ahead goes to a calendar that other programs read: `export ics`, read back by icalendar."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, on, small
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from trustlog.desk import calendar as desk
from trustlog.desk import capture, facts, history, partners, people, plans, promises
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts.pause import Pause, day_after, spans
from trustlog.exchange.ics.lines import END, Entry, Todo, cleaned, escaped, folded
from trustlog.exchange.ics.write import own

AT = datetime(2026, 11, 23, 8, 30, 15, tzinfo=UTC)
SIGNS = st.sampled_from("\\;,:\n\r\t \"'nN=^|é€😀\u2028\u202e\x00\x1b\x85\ufeff\ud800")
TEXTS = st.text(alphabet=SIGNS, max_size=12) | st.text() | st.text(min_size=60, max_size=300)


@pytest.fixture
def tl(tmp_path: Path, monday: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    at = Tl(tmp_path / "ledger.db", capsys)
    for words in (
        ("partner", "add", "Acme Holding", "--handle", "acme"),
        ("partner", "add", "Borealis", "--cadence", "14d"),
        ("add", "acme: we promise send the proposal by fri; they promise intro to their CFO by 12 dec +big"),
        ("add", "acme: lunch 45m yesterday; private we promise zqsecret by 1 dec"),
    ):
        at.done(*words)
    return at


@pytest.fixture
def ledger(tmp_path: Path, request: pytest.FixtureRequest) -> Ledger:
    return small(chosen(request, tmp_path))


def read(file: Path) -> Calendar:
    raw = file.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    found = Calendar.from_ical(raw)
    assert not found.errors
    return found


def by_summary(found: Calendar, kind: str) -> dict[str, Any]:
    return {str(each["summary"]): each for each in found.walk(kind)}


def exported(tl: Tl, *words: str) -> Calendar:
    tl.done("export", "ics", "--out", "agenda.ics", *words)
    return read(Path("agenda.ics"))


def of(ledger: Ledger, **how: bool) -> dict[str, Entry | Todo]:
    return {entry.uid.partition("@")[0]: entry for entry in desk.ahead(ledger, **how).entries}


def days_of(ledger: Ledger, **how: bool) -> list[tuple[str, date]]:
    return [(each.summary, each.day) for each in desk.ahead(ledger, **how).entries if isinstance(each, Entry)]


# The writer --------------------------------------------------------------------------------------------------------


@given(TEXTS, TEXTS)
def test_every_text_comes_back_from_another_reader(summary: str, description: str) -> None:
    entry = Entry("one@trustlog.invalid", TODAY, summary, description, AT)
    todo = Todo("two@trustlog.invalid", TODAY, summary, description, AT, alarms=(timedelta(hours=-15),))
    text = own(summary, [entry, todo], "an id", "en")
    assert all(len(line.encode()) <= 75 for line in text.split(END))
    assert not text.replace(END, "").count("\n") + text.replace(END, "").count("\r")
    found = Calendar.from_ical(text)
    for each in found.walk():
        if each.name in ("VEVENT", "VTODO"):
            assert str(each["summary"]) == cleaned(summary)
            assert str(each.get("description", "")) == cleaned(description)
            assert not each.errors
    assert [each.name for each in found.walk()] == ["VCALENDAR", "VEVENT", "VTODO", "VALARM"]


@given(TEXTS)
def test_a_line_is_cut_between_characters_and_put_together_again(text: str) -> None:
    line = escaped(text)
    parts = folded(line).removesuffix(END).split(f"{END} ")
    assert "".join(parts) == line
    assert all(len(part.encode()) <= 75 - (at > 0) for at, part in enumerate(parts))


# What is in it -----------------------------------------------------------------------------------------------------


def test_open_promises_are_days_and_to_dos_with_reminders(tl: Tl) -> None:
    found = exported(tl)
    days, todos = by_summary(found, "VEVENT"), by_summary(found, "VTODO")
    ours, theirs = "Acme Holding · we promised: send the proposal", "Acme Holding · they promised: intro to their CFO"
    assert list(days) == [ours, theirs, "Acme Holding · speak again", "Borealis · speak again"]
    assert list(todos) == [ours, theirs]
    assert (days[ours]["dtstart"].dt, days[ours]["dtend"].dt) == (date(2026, 11, 27), date(2026, 11, 28))
    assert days[ours]["description"] == "#1 · due Fri 27 Nov\nonce it is done: tl keep 1"
    assert todos[theirs]["due"].dt == date(2026, 12, 12)
    assert [alarm["trigger"].dt for alarm in todos[ours].walk("VALARM")] == [timedelta(hours=-15), timedelta(hours=9)]
    assert {each["class"] for each in (*days.values(), *todos.values())} == {"PRIVATE"}
    assert {each["transp"] for each in days.values()} == {"TRANSPARENT"}
    uids = [str(each["uid"]) for each in (*days.values(), *todos.values())]
    assert len(set(uids)) == len(uids)


def test_it_holds_no_address_no_method_and_no_zone(tl: Tl) -> None:
    tl.done("person", "add", "acme", "Jane Doe", "--email", "jane@acme.example")
    exported(tl)
    text = Path("agenda.ics").read_text()
    assert not [
        word for word in ("ATTENDEE", "ORGANIZER", "METHOD", "VTIMEZONE", "TZID", "mailto", "jane") if word in text
    ]


def test_private_facts_are_in_it_only_on_request_and_are_counted(tl: Tl) -> None:
    said = tl.done("export", "ics", "--out", "agenda.ics")
    assert said.out == "agenda.ics: 4 events, 2 to-dos; 1 private fact left out\n"
    assert "zqsecret" not in Path("agenda.ics").read_text()
    said = tl.rows("export", "ics", "--out", "agenda.ics", "--private")
    assert said == {"file": "agenda.ics", "events": 5, "todos": 3, "left_out": {"private": 0}}
    assert "zqsecret" in Path("agenda.ics").read_text()


def test_private_facts_of_others_are_never_in_it(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTLOG_USER", "eva")
    for words in ((), ("--private",)):
        said = tl.done("export", "ics", "--out", "agenda.ics", *words)
        assert said.out == "agenda.ics: 4 events, 2 to-dos\n"  # not even counted: nobody is told of them
        assert "zqsecret" not in Path("agenda.ics").read_text()


def test_the_same_ledger_gives_the_same_file(tl: Tl) -> None:
    exported(tl)
    before = Path("agenda.ics").read_bytes()
    exported(tl)
    assert Path("agenda.ics").read_bytes() == before


def test_a_change_counts_the_sequence_on_and_keeps_the_entry(tl: Tl) -> None:
    first = by_summary(exported(tl), "VEVENT")
    tl.done("move", "1", "1 dec")
    tl.done("edit", "2", "text=an intro to their CFO")
    tl.done("undo")
    second = by_summary(exported(tl), "VEVENT")
    ours, theirs = list(first)[:2]
    assert [first[name]["sequence"] for name in (ours, theirs)] == [0, 0]
    assert [second[name]["sequence"] for name in (ours, theirs)] == [1, 2]
    assert second[ours]["dtstart"].dt == date(2026, 12, 1)
    for name in (ours, theirs):
        assert first[name]["uid"] == second[name]["uid"]
        assert first[name]["last-modified"].dt <= second[name]["last-modified"].dt
        assert second[name]["last-modified"].dt == second[name]["dtstamp"].dt


@BOTH_ENGINES
def test_stamps_and_sequences_are_those_of_the_journal(ledger: Ledger) -> None:
    made = capture.capture(ledger, "acme: we promise this by fri").facts[0]
    later = on(ledger, date(2026, 11, 24))
    promises.move(later, made.number, date(2026, 12, 1))
    entry = of(later)[made.id]
    assert (entry.stamp, entry.sequence) == (later.now, 1)
    history.undo(on(ledger, date(2026, 11, 25)))
    entry = of(on(ledger, date(2026, 11, 25)))[made.id]
    assert (entry.stamp, entry.sequence) == (datetime(2026, 11, 25, 12, tzinfo=UTC), 2)


@BOTH_ENGINES
def test_what_is_settled_is_a_done_to_do_for_as_long_as_due_shows_it(ledger: Ledger) -> None:
    line = "acme: we promise one by fri; we promise two by fri; they promise three by fri; we promise four by fri"
    one, two, three, four = capture.capture(ledger, line).facts
    promises.keep(ledger, [one.number])
    promises.break_(ledger, [two.number], told="told")
    promises.withdraw(ledger, [three.number], by="maker", reason="x")
    found = of(ledger)
    assert not {one.id, two.id, three.id} & found.keys()
    states = {fact.number: found[f"{fact.id}-todo"] for fact in (one, two, three, four)}
    assert [todo.state for todo in states.values() if isinstance(todo, Todo)] == [
        "COMPLETED", "CANCELLED", "CANCELLED", "NEEDS-ACTION",
    ]  # fmt: skip
    assert [bool(todo.alarms) for todo in states.values() if isinstance(todo, Todo)] == [False, False, False, True]
    assert found[f"{one.id}-todo"].done_on == TODAY  # type: ignore[union-attr]  # by its name it is a to-do
    last = date(2026, 11, 27) + timedelta(days=7 + 30)
    assert f"{one.id}-todo" in of(on(ledger, last))
    assert four.id in of(on(ledger, last))  # lapsed, and still shown
    assert not {f"{one.id}-todo", four.id, f"{four.id}-todo"} & of(on(ledger, last + timedelta(days=1))).keys()


@BOTH_ENGINES
def test_offers_and_archived_partners_are_not_in_it(ledger: Ledger) -> None:
    capture.capture(ledger, "acme: we offer this by fri")
    capture.capture(ledger, "borealis: we promise that by fri")
    partners.archive(ledger, "borealis", reason="x")
    assert [summary for summary, _day in days_of(ledger)] == ["Acme Holding · speak again"]


@BOTH_ENGINES
def test_a_plan_takes_the_place_of_the_next_touch(ledger: Ledger) -> None:
    capture.capture(ledger, "borealis: call 20m")
    assert days_of(ledger)[1] == ("Borealis · speak again", date(2026, 12, 7))
    plans.plan(ledger, "borealis", date(2026, 12, 2), "a walk")
    assert days_of(ledger) == [
        ("Borealis · planned: a walk", date(2026, 12, 2)),
        ("Acme Holding · speak again", TODAY),
    ]
    after = on(ledger, date(2026, 12, 3))
    capture.capture(after, "borealis: walk 30m")
    assert ("Borealis · speak again", date(2026, 12, 17)) in days_of(after)


def test_a_partner_that_waits_is_spoken_to_today(ledger: Ledger) -> None:
    assert days_of(ledger) == [("Acme Holding · speak again", TODAY), ("Borealis · speak again", TODAY)]
    first, second = desk.ahead(ledger).entries, desk.ahead(on(ledger, date(2026, 11, 24))).entries
    assert [each.uid for each in first] == [each.uid for each in second]
    assert all(one.sequence < two.sequence for one, two in zip(first, second, strict=True))


def test_a_touch_is_as_old_as_the_last_moment_or_the_partner(ledger: Ledger) -> None:
    capture.capture(ledger, "borealis: call 20m")
    entries = {each.summary: each for each in desk.ahead(ledger).entries}
    assert entries["Borealis · speak again"].stamp == ledger.now
    assert entries["Acme Holding · speak again"].stamp == datetime(2026, 1, 1, 12, tzinfo=UTC)


@BOTH_ENGINES
def test_a_private_moment_puts_nothing_off_for_others(ledger: Ledger) -> None:
    capture.capture(ledger, "borealis: private call 20m")
    assert ("Borealis · speak again", TODAY) in days_of(ledger)
    assert ("Borealis · speak again", date(2026, 12, 7)) in days_of(ledger, private=True)
    assert ("Borealis · speak again", TODAY) in days_of(on(ledger, TODAY, "eva"), private=True)


@BOTH_ENGINES
def test_paused_days_put_the_next_touch_off(ledger: Ledger) -> None:
    capture.capture(ledger, "borealis: call 20m")
    partners.pause(ledger, "borealis", date(2026, 12, 1), date(2026, 12, 10), "x")
    assert ("Borealis · speak again", date(2026, 12, 17)) in days_of(ledger)


def test_agreements_are_reviewed_on_their_day(tl: Tl) -> None:
    tl.done("agreement", "acme", "start", "exit")
    tl.done("agreement", "acme", "exit", "three months", "--agreed")
    tl.done("agreement", "acme", "version", "--review", "2027-02-01")
    days = by_summary(exported(tl), "VEVENT")
    review = days["Acme Holding · the agreement, version 1, is to be reviewed"]
    assert review["dtstart"].dt == date(2027, 2, 1)
    assert review["sequence"] == 0


def test_an_import_of_ones_own_calendar_proposes_nothing(tl: Tl) -> None:
    exported(tl, "--private")
    answer = tl.rows("import", "file", "agenda.ics", "--dry-run", "--to", "2027-12-31", "--me", "jo@ours.example")
    assert answer["format"] == "ics"
    assert {each["do"] for each in answer["proposals"]} <= {"skip"}
    assert answer["counts"]["proposed"] == answer["counts"]["written"] == 0


def test_words_of_people_stay_words(tl: Tl) -> None:
    tl.done("add", 'acme: we promise "END:VCALENDAR\\n; BEGIN:VALARM, x" by fri')
    found = exported(tl)
    assert "Acme Holding · we promised: END:VCALENDAR\\n; BEGIN:VALARM, x" in by_summary(found, "VEVENT")


def test_somebody_who_is_forgotten_or_removed_leaves_the_calendar_as_it_is(ledger: Ledger) -> None:
    capture.capture(ledger, "acme: lunch 20m with jane; we promise this by fri")
    before = [each.summary for each in desk.ahead(ledger).entries]
    people.remove(ledger, "acme", "jane")
    assert [each.summary for each in desk.ahead(ledger).entries] == before
    assert not any("Jane" in each.summary + each.description for each in desk.ahead(ledger).entries)


def test_it_refuses_a_day_of_the_past_and_a_ledger_in_its_place(tl: Tl) -> None:
    assert "what lies ahead now" in tl("export", "ics", "--out", "x.ics", "--as-of", "2026-11-01").refusal
    assert tl("export", "ics", "--out", str(tl.db)).status == 1
    assert tl("export", "ics", "--out", "-").status == 1
    assert not Path("x.ics").exists()


def test_the_screens_write_it_too(ledger: Ledger, tmp_path: Path) -> None:
    from trustlog.desk import exports

    capture.capture(ledger, "acme: we promise this by fri; private we promise that by fri")
    report = exports.export(ledger, exports.ExportChoice("ics", str(tmp_path / "a.ics")), lambda _name, _count: None)
    assert report.lines == (f"{tmp_path / 'a.ics'}: 3 events, 1 to-do; 1 private fact left out",)


def test_it_is_in_the_language_spoken(tl: Tl) -> None:
    found = exported(tl, "--lang", "nl")
    assert str(found["prodid"]).endswith("//NL")
    assert "Borealis · weer spreken" in by_summary(found, "VEVENT")


def test_an_edited_private_mark_takes_a_promise_out(ledger: Ledger) -> None:
    number = capture.capture(ledger, "acme: we promise this by fri").facts[0].number
    assert desk.ahead(ledger).todos == 1
    facts.edit(ledger, number, {"private": "yes"})
    assert (desk.ahead(ledger).todos, desk.ahead(ledger).private) == (0, 1)


@BOTH_ENGINES
def test_the_review_of_a_private_agreement_is_its_authors(ledger: Ledger) -> None:
    from trustlog.desk import agreement
    from trustlog.domain.facts.section import SECTIONS

    agreement.set_section(ledger, "acme", SECTIONS[0], "three months", "agreed")
    written = agreement.put_together(ledger, "acme")
    says = "Acme Holding · the agreement, version 1, is to be reviewed"
    assert (says in dict(days_of(ledger)), desk.ahead(ledger).private) == (True, 0)
    facts.edit(ledger, written.facts[0].number, {"private": "yes"})
    assert says not in dict(days_of(ledger))
    assert desk.ahead(ledger).private == 1
    assert says in dict(days_of(ledger, private=True))
    assert says not in dict(days_of(on(ledger, TODAY, "eva"), private=True))
    assert of(ledger, private=True)[written.facts[0].id].sequence == 1


# Days that count ---------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(DAYS, st.integers(1, 200), st.lists(st.tuples(DAYS, st.integers(0, 60), st.booleans()), max_size=5))
def test_the_next_touch_comes_once_so_many_days_have_counted(
    since: date, days: int, given_pauses: list[tuple[date, int, bool]]
) -> None:
    paused = [
        Pause(str(at), at, None, first, first + timedelta(days=length), "x", yearly)
        for at, (first, length, yearly) in enumerate(given_pauses)
    ]
    found = day_after(paused, since, days)
    counted, day = 0, since
    end = since + timedelta(days=days + 1100)
    free = {
        first + timedelta(days=step) for first, last in spans(paused, end) for step in range((last - first).days + 1)
    }
    while counted < days and day <= end:
        day += timedelta(days=1)
        counted += day not in free
    assert found == (day if counted == days and day <= end else None)
