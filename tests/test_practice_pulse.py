"""How a partner sees us: five questions, the answers beside what we read, and the promise each way they end in."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from cli_cases import Tl, on_demo
from desk_cases import BOTH_ENGINES, TODAY, chosen, later, on, small
from hypothesis import given
from hypothesis import strategies as st

from trustlog.desk import practice
from trustlog.desk.brief import brief
from trustlog.desk.facts import correction, edit
from trustlog.desk.ledger import Ledger
from trustlog.desk.levels import decide
from trustlog.desk.log import log
from trustlog.desk.partners import edit as edit_partner
from trustlog.desk.partners import merge, partner
from trustlog.desk.people import add as add_person
from trustlog.desk.people import remove
from trustlog.desk.practice import part_named
from trustlog.desk.pulse import Ends, Told, record, sheet, standing
from trustlog.domain.facts import Pulse
from trustlog.domain.facts.pulse import QUESTIONS
from trustlog.domain.pulse import HALF_A_YEAR, RATHER_NOT, answer_words, asked, questions, read_answers, worth_a_word
from trustlog.errors import FieldFaults, WordsError

ANSWER = st.none() | st.integers(1, 5)
LOW = {"promises": 4, "openness": 1, "time": 2, "fair": None, "fifth": 5}
PULSE = part_named("pulse")


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """The demo's ledger on the command line."""
    return on_demo(tmp_path, monkeypatch, capsys)


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    ledger = small(chosen(request, tmp_path))
    edit_partner(ledger, "acme", {"level": "2", "since": "2026-01-05"})
    return ledger


# The questions


@pytest.mark.parametrize("level", range(1, 6))
def test_there_are_five_questions_and_the_fifth_goes_with_the_level(level: int) -> None:
    found = questions(level)
    assert tuple(found) == QUESTIONS
    fifth = {1: "worth it", 2: "predict us", 3: "predict us", 4: "want the same", 5: "want the same"}[level]
    assert fifth in asked(found["fifth"], None)
    for question in found.values():
        assert "{" not in asked(question, "Eva Brandt")
        said = [answer_words(question, answer) for answer in (None, 1, 2, 3, 4, 5)]
        assert len(set(said)) == 6
        assert question.low in said[1]
        assert question.high in said[5]


@given(st.lists(ANSWER, min_size=5, max_size=5))
def test_answers_are_read_as_they_are_typed(answers: list[int | None]) -> None:
    typed = ", ".join(RATHER_NOT if answer is None else str(answer) for answer in answers)
    assert list(read_answers(typed).values()) == answers


@given(st.text(max_size=12))
def test_what_is_no_answer_is_refused(text: str) -> None:
    try:
        answers = read_answers(text)
    except WordsError:
        return
    assert set(answers.values()) <= {None, 1, 2, 3, 4, 5}


@given(ANSWER, st.booleans())
def test_a_low_answer_is_worth_a_word_and_a_middling_one_where_we_read_it_high(answer: int | None, high: bool) -> None:
    assert worth_a_word(answer, read_high=high) == (answer in ((1, 2, 3) if high else (1, 2)))


# Recording


def test_answers_are_recorded_shown_mended_dropped_and_undone(tl: Tl) -> None:
    assert "have not been asked yet" in tl.done("pulse", "acme").out
    said = tl.done("pulse", "acme", "--answers", "4,2,3,-,5", "--by", "jane", "--note", "over lunch")
    assert "promises 4 · openness 2 · time 3 · fairness - · predictable 5" in said.out
    assert "ends in one promise each way" in said.out
    found = tl.rows("pulse", "acme", "show")
    last = found["firm"]["last"]
    assert (last["people"], last["level"], last["about"], last["note"]) == (["Jane Doe"], 2, "firm", "over lunch")
    assert [row["answer"] for row in found["firm"]["gap"]] == [4, 2, 3, None, 5]
    assert [row["apart"] for row in found["firm"]["gap"]] == [False, True, False, False, False]
    assert all(row["ours"] for row in found["firm"]["gap"])
    shown = tl.done("pulse", "acme", "show").out
    assert "they: 2 of 5, closer to “too little, too late” · worth a word" in shown
    assert "we read: we told them 5 things in a year" in shown
    number = str(last["number"])
    tl.done("edit", number, "openness=4", "fair=2", "promises=-", "by=raj", "time=5")
    mended = tl.rows("pulse", "acme")["firm"]["last"]
    assert [mended[name] for name in QUESTIONS] == [None, 4, 5, 2, 5]
    assert mended["people"] == ["Raj Patel"]
    tl.done("edit", number, "about=Eva Brandt", "by=")
    found = tl.rows("pulse", "acme")
    assert (found["firm"], found["people"][0]["about_name"], found["people"][0]["last"]["people"]) == (
        None, "Eva Brandt", []
    )  # fmt: skip
    assert [hit["number"] for hit in tl.rows("search", "over lunch") if hit["fact"] == "pulse"] == [int(number)]
    assert [fact["number"] for fact in tl.rows("log", "acme", "--kind", "pulse")] == [int(number)]
    tl.done("drop", number, "--reason", "never so")
    assert tl.rows("pulse", "acme")["people"] == []
    tl.done("undo")
    assert len(tl.rows("pulse", "acme")["people"]) == 1


def test_a_pulse_ends_in_a_promise_each_way_in_the_same_batch(tl: Tl) -> None:
    written = tl.rows(
        "pulse", "acme", "--answers", "4,5,3,3,4", "--we", "send the plan by fri +big", "--they", "name a contact"
    )
    assert [(fact["fact"], fact.get("direction")) for fact in written] == [
        ("pulse", None), ("promise", "ours"), ("promise", "theirs")
    ]  # fmt: skip
    assert (written[1]["due_on"], written[1]["stake"]) == ("2026-11-27", "big")
    tl.done("undo")
    assert tl.rows("pulse", "acme")["firm"] is None
    assert not [each for each in tl.rows("promise", "list", "--partner", "acme") if each["text"] == "name a contact"]
    one = tl.done("pulse", "acme", "--answers", "4,5,3,3,4", "--we", "call by fri").out
    assert "what does Acme promise?" in one
    other = tl.done("pulse", "acme", "--answers", "4,5,3,3,4", "--they", "call by fri").out
    assert "what do we promise Acme?" in other


def test_rather_not_is_an_answer_that_is_kept_and_asks_for_nothing(tl: Tl) -> None:
    said = tl.done("pulse", "acme", "--rather-not", "--by", "jane").out
    assert "Jane" not in said or "rather not" in said
    assert "promise each way" not in said
    found = tl.rows("pulse", "acme")["firm"]
    assert [row["answer"] for row in found["gap"]] == [None] * 5
    assert "They would rather not say" in tl.done("pulse", "acme").out
    assert "Jane Doe would rather not say how they see our firm" in tl.done("log", "acme", "--kind", "pulse").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--answers", "4,5,3,-"), "five answers with commas"),
        (("--answers", "4,5,3,,4"), "five answers with commas"),
        (("--answers", "4,5,3,-,6"), 'not "6"'),
        (("--answers", "4,5,3,-,4.5"), 'not "4.5"'),
        (("--answers", "４,5,3,-,4"), "an answer is 1 to 5"),
        (("--answers", "4,5,3,-,4", "--rather-not"), "exclude each other"),
        (("--by", "jane"), "say what they answered"),
        (("--private",), "say what they answered"),
        (("--answers", "4,5,3,-,4", "--by", "nobody"), "nobody"),
        (("--answers", "4,5,3,-,4", "--on", "tomorrow"), "still to come"),
        (("--answers", "4,5,3,-,4", "--we", "send it by 45x"), 'in --we: behind the last by: "45x"'),
        (("--answers", "4,5,3,-,4", "--they", "send it; note more"), "in --they: that is not one promise alone"),
        (("--answers", "4,5,3,-,4", "--we", "send it; they promise a lot"), "that is not one promise alone"),
        (("--answers", "4,5,3,-,4", "--out", "x.html"), "--out goes with page"),
        (("show", "--rather-not"), "show goes without answers"),
        (("print", "--rather-not"), "print goes without answers"),
        (("print", "--out", "x.html"), "--out goes with page"),
        (("page",), "name the file of the page"),
    ],
)
def test_what_is_no_pulse_is_refused_in_a_line_and_nothing_is_written(
    tl: Tl, words: tuple[str, ...], says: str
) -> None:
    before = tl.rows("history")[0]
    said = tl("pulse", "acme", *words)
    assert (said.status, says in said.refusal) == (2, True), said.err
    assert tl.rows("history")[0] == before


def test_an_archived_partner_is_answered_for_no_more(tl: Tl) -> None:
    tl.done("partner", "archive", "acme", "--reason", "let go")
    assert tl("pulse", "acme", "--rather-not").status == 1


# As of a day, on both engines


@BOTH_ENGINES
def test_what_they_said_is_that_of_the_day_and_the_earlier_is_dated(ledger: Ledger) -> None:
    acme = partner(ledger, "acme")
    record(ledger, "acme", Told(LOW, by="jane", on=TODAY - timedelta(days=200)))
    record(ledger, "acme", Told(LOW | {"openness": 5}, by="raj"))
    record(ledger, "acme", Told(LOW, about="Eva Brandt"))
    now = standing(ledger, acme, TODAY)
    assert now.firm is not None
    assert [row.answer for row in now.firm.beside] == [4, 5, 2, None, 5]
    assert len(now.firm.pulses) == 2
    assert [seen.about for seen in now.people] == ["Eva Brandt"]
    assert not any(row.ours for row in now.people[0].beside)
    before = standing(ledger, acme, TODAY - timedelta(days=1))
    assert before.firm is not None
    assert (len(before.firm.pulses), before.people) == (1, ())
    shown = "\n".join(PULSE.shown(ledger, acme, TODAY))
    assert "Earlier" in shown
    assert "Jane Doe said how they see our firm" in shown
    assert PULSE.state(ledger, acme, TODAY - timedelta(days=300)) == ""


@BOTH_ENGINES
def test_who_is_removed_or_moves_along_leaves_what_they_answered(ledger: Ledger) -> None:
    add_person(ledger, "borealis", "Jane Doe")
    record(ledger, "acme", Told(LOW, by="jane"))
    record(ledger, "acme", Told(LOW, by="raj"))
    remove(ledger, "acme", "Raj Patel")
    merge(ledger, "acme", "borealis")
    logged = log(ledger, "borealis", kinds=["pulse"])
    assert [logged.names.people_of(fact) for fact in logged.facts] == [[], ["Jane Doe"]]


def test_a_pulse_at_another_partner_keeps_a_namesake_and_says_who_is_not_there(ledger: Ledger) -> None:
    number = record(ledger, "acme", Told(LOW, by="jane")).facts[0].number
    assert edit(ledger, number, {"partner": "borealis"}).lines[1].strip() == "without Jane Doe"
    fields = {field.name: field.value for field in correction(ledger, [number]).fields}
    assert (fields["partner"], fields["by"], fields["fair"], fields["openness"]) == ("borealis", "", "-", "1")


def test_the_fifth_question_is_that_of_the_day_on_which_they_answered(tl: Tl) -> None:
    tl.done("pulse", "acme", "--answers", "4,5,3,-,4", "--on", "2025-03-03")
    assert tl.rows("pulse", "acme")["firm"]["last"]["level"] == 1
    assert "worth it to you" in tl.rows("pulse", "acme")["firm"]["gap"][4]["asks"]


# Where it matters


def test_the_gap_stands_in_the_brief_and_not_before_it_is_there(tl: Tl) -> None:
    assert "How they see us" not in tl.done("brief", "foxglove").out
    tl.done("pulse", "foxglove", "--answers", "3,1,2,1,4", "--by", "anne")
    lines = [line for line in tl.done("brief", "foxglove").out.splitlines() if "How they see us" in line]
    assert len(lines) == 2
    assert "openness 1 of 5, “too little, too late”; we read: we told them" in lines[0]
    assert "fairness 1 of 5" in lines[1]
    assert "How they see us" not in tl.done("brief", "foxglove", "--as-of", "2026-11-22").out
    tl.done("pulse", "foxglove", "--answers", "3,4,4,4,4")
    assert "promises 3 of 5, in between; we read: 96 %" in tl.done("brief", "foxglove").out
    tl.done("pulse", "foxglove", "--answers", "5,4,4,4,4")
    assert "How they see us" not in tl.done("brief", "foxglove").out


def test_a_brief_brings_up_no_answer_that_is_older_than_a_year(ledger: Ledger) -> None:
    record(ledger, "acme", Told(LOW))
    acme = partner(ledger, "acme")
    assert PULSE.brief(ledger, acme, TODAY + timedelta(days=365)) != []
    assert PULSE.brief(ledger, acme, TODAY + timedelta(days=366)) == []


def test_before_a_step_up_it_is_said_what_they_said_or_that_nobody_asked(ledger: Ledger) -> None:
    acme = partner(ledger, "acme")

    def said(to: int) -> list[str]:
        return [line for line in practice.decision_lines(ledger, acme, to, TODAY) if "see us" in line]

    assert said(3) == ["They were never asked how they see us."]
    assert said(1) == []
    record(ledger, "acme", Told(LOW))
    (line,) = said(3)
    assert line.startswith("On Mon 23 Nov 2026 they said how they see us, of 5: promises 4 · openness 1")
    record(ledger, "acme", Told({}))
    assert said(3) == ["Asked on Mon 23 Nov 2026 how they see us, they would rather not say."]


def test_after_a_step_it_is_told_whether_it_was_up(ledger: Ledger) -> None:
    decide(ledger, "acme", "up", reason="they call us first")
    acme = partner(ledger, "acme")
    assert PULSE.decision(ledger, acme, 3, TODAY) == ["They were never asked how they see us."]
    decide(later(ledger, 1), "acme", "down", reason="a slip")
    acme = partner(ledger, "acme")
    assert PULSE.decision(ledger, acme, 2, TODAY + timedelta(days=1)) == []


def test_it_is_asked_twice_a_year_at_most_and_rather_not_counts(ledger: Ledger) -> None:
    acme, borealis = partner(ledger, "acme"), partner(ledger, "borealis")
    is_due = PULSE.is_due
    assert is_due is not None
    assert is_due(ledger, acme, TODAY)
    assert not is_due(ledger, borealis, borealis.logged_from + timedelta(days=179))
    assert is_due(ledger, borealis, borealis.logged_from + timedelta(days=180))
    record(ledger, "acme", Told({}))
    assert not is_due(ledger, acme, TODAY + timedelta(days=HALF_A_YEAR - 1))
    assert is_due(ledger, acme, TODAY + timedelta(days=HALF_A_YEAR))
    record(ledger, "acme", Told(LOW))  # what they say by themselves is always taken
    assert len(log(ledger, "acme", kinds=["pulse"]).facts) == 2


def test_no_strand_gate_or_suggestion_moves_by_a_digit(tl: Tl) -> None:
    before = tl.done("trust", "acme", "--json").out, tl.done("suggestions", "--json").out
    tl.done("pulse", "acme", "--answers", "1,1,1,1,1", "--by", "jane")
    tl.done("pulse", "acme", "--answers", "5,5,5,5,5", "--about", "Eva Brandt", "--private")
    assert (tl.done("trust", "acme", "--json").out, tl.done("suggestions", "--json").out) == before


# Filling it in


def test_the_form_records_it_with_both_promises(ledger: Ledger) -> None:
    acme = partner(ledger, "acme")
    assert PULSE.form is not None
    assert PULSE.write is not None
    empty = {field.name: field.value for field in PULSE.form(ledger, acme)}
    assert set(QUESTIONS) <= set(empty)
    filled = empty | {"promises": "4", "openness": "-", "by": "jane", "we": "call by fri", "they": "answer by fri"}
    written = PULSE.write(ledger, acme, filled | {"on": "yesterday"})
    assert len(written.facts) == 3
    pulse = written.facts[0]
    assert isinstance(pulse, Pulse)
    assert [getattr(pulse, name) for name in QUESTIONS] == [4, None, None, None, None]
    assert pulse.on == TODAY - timedelta(days=1)
    again = {field.name: field.value for field in PULSE.form(ledger, acme)}
    assert again == empty
    PULSE.write(ledger, acme, empty | {"rather_not": "yes", "about": "Eva Brandt", "private": "yes"})


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ({}, {"rather_not"}),
        ({"promises": "4", "rather_not": "yes"}, {"rather_not"}),
        ({"promises": "9"}, {"promises"}),
        ({"promises": "4", "on": "someday"}, {"on"}),
        ({"promises": "4", "by": "nobody", "we": "x; note y", "they": "go by 45x"}, {"by", "we", "they"}),
    ],
)
def test_the_form_says_which_field_is_off(ledger: Ledger, values: dict[str, str], at: set[str]) -> None:
    assert PULSE.write is not None
    with pytest.raises(FieldFaults) as refused:
        PULSE.write(ledger, partner(ledger, "acme"), values)
    assert set(refused.value.by_field) == at
    assert log(ledger, "acme", kinds=["pulse"]).facts == ()


# Who may see what


def test_what_is_about_one_of_us_is_in_no_brief_and_no_file(tl: Tl, tmp_path: Path) -> None:
    tl.done("pulse", "acme", "--answers", "1,1,1,1,1", "--about", "Eva Zqname")
    tl.done("pulse", "acme", "--answers", "2,2,2,2,2", "--by", "jane")
    tl.done("pulse", "acme", "--answers", "1,2,2,2,2", "--private")
    assert "Zqname" not in tl.done("brief", "acme").out
    tl.done("export", "csv", "--out", str(tmp_path / "out"))
    assert not [path for path in (tmp_path / "out").iterdir() if "Zqname" in path.read_text(encoding="utf-8-sig")]
    with (tmp_path / "out" / "pulse.csv").open(encoding="utf-8-sig") as file:
        acme = [row for row in csv.DictReader(file) if row["partners"] == "acme"]
    assert [(row["people"], row["promises"], row["about"]) for row in acme] == [("Jane Doe", "2", "firm")]
    left = (tmp_path / "out" / "left_out.csv").read_text(encoding="utf-8-sig")
    assert "pulse,about one of us: not for management,2" in left  # another is in the demo
    assert "pulse,private,1" in left


def test_others_see_nothing_of_what_is_private_and_no_name_of_ours_in_the_history(
    tl: Tl, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tl.rows("pulse", "acme", "--answers", "1,1,1,1,1", "--about", "Eva Zqname", "--note", "zqnote", "--private")
    tl.done("pulse", "acme", "--answers", "1,1,1,1,1", "--about", "Ben Zqother", "--note", "zqword")
    number = str(told[0]["number"])
    assert "Zqname" in tl.done("pulse", "acme").out
    monkeypatch.setenv("TRUSTLOG_USER", "another")
    for words in (("pulse", "acme"), ("log", "acme"), ("brief", "acme"), ("search", "zqnote")):
        said = tl(*words)
        assert "Zqname" not in said.out + said.err, words
        assert "zqnote" not in said.out, words
    assert tl("edit", number, "openness=5").status == 1
    for words in (("history",), ("history", "--json")):
        assert "zq" not in tl.done(*words).out.lower()
    assert tl.rows("pulse", "acme")["firm"] is None


def test_private_answers_stay_out_of_a_brief_and_are_shown_to_their_author(ledger: Ledger) -> None:
    record(ledger, "acme", Told(LOW, note="zqnote", private=True))
    acme = partner(ledger, "acme")
    assert not [line for line in brief(ledger, "acme") if "How they see us" in line]
    assert "zqnote" in "\n".join(PULSE.shown(ledger, acme, TODAY))
    other = on(ledger, TODAY, "another")
    assert PULSE.state(other, acme, TODAY) == ""
    assert PULSE.decision(other, acme, 3, TODAY) == ["They were never asked how they see us."]


# Asking


def test_the_questions_are_printed_in_the_language_asked_for(tl: Tl) -> None:
    out = tl.done("pulse", "lumen", "print", "--lang", "nl").out
    assert "Willen jullie en wij hetzelfde?" in out
    assert out.count("liever niet") == 6
    assert "Do you and Eva Brandt want the same?" in tl.done("pulse", "lumen", "print", "--about", "Eva Brandt").out
    assert len(tl.rows("pulse", "acme", "print")["questions"]) == 5
    assert "ask twice a year at most" in tl.done("pulse", "delfino", "print").err
    assert tl.done("pulse", "acme", "print").err == ""


def test_the_page_is_one_file_that_asks_for_nothing_and_runs_nothing(tl: Tl, tmp_path: Path) -> None:
    path = tmp_path / "acme.html"
    said = tl.rows("pulse", "acme", "page", "--about", "<script>alert(1)</script>", "--out", str(path))
    assert said["file"] == str(path)
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert text.count("rather not") >= 5
    assert not [word for word in ("http:", "https:", "url(", "@import") if word in text]
    before = tl.rows("history")[0]
    tl.done("pulse", "acme", "page", "--out", str(path), "--lang", "nl")
    assert 'lang="nl"' in path.read_text(encoding="utf-8")
    assert tl.rows("history")[0] == before
    assert tl("pulse", "acme", "page", "--out", str(tl.db)).status == 1


def test_a_sheet_is_that_of_the_level_as_of_a_day(tl: Tl, ledger: Ledger) -> None:
    assert "predict us" in tl.done("pulse", "acme", "print").out
    assert "worth it" in tl.done("pulse", "acme", "print", "--as-of", "2025-03-03").out
    with pytest.raises(WordsError):
        sheet(ledger, "acme", "\x00")


def test_ends_may_be_empty(ledger: Ledger) -> None:
    assert len(record(ledger, "acme", Told(LOW), Ends("  ", "")).facts) == 1
