"""What was brought in becomes facts by a word of its author: `proposals list|accept|dismiss`."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl
from proposal_cases import JANE, MONDAY, PIET, bring, opened, proposal, task

from trustlog.desk.ledger import Ledger

KEYS = {
    "number", "state", "fact", "row", "do", "why", "kind", "title", "start", "end", "minutes", "partners", "people",
    "left_out", "note", "initiative", "direction", "due_on", "brought_id", "assumed",
}  # fmt: skip


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    call = Tl(tmp_path / "ledger.db", capsys)
    call.done("partner", "add", "Acme Holding", "--handle", "acme", "--since", "2026-01-01")
    call.done("partner", "edit", "acme", "domains=acme.example")
    call.done("partner", "add", "Borealis", "--since", "2026-01-01")
    call.done("person", "add", "acme", "Jane", "Doe", "--email", "jane@acme.example")
    return call


@pytest.fixture
def ledger(tl: Tl, tmp_path: Path) -> Iterator[Ledger]:
    ledger = opened(tmp_path / "ledger.db")
    yield ledger
    ledger.close()


def test_list_says_who_and_why(tl: Tl, ledger: Ledger) -> None:
    (number,) = bring(ledger, [(proposal(ledger), ["acme"])])
    (row,) = tl.rows("proposals", "list")
    assert set(row) == KEYS
    assert (row["number"], row["state"], row["fact"], row["row"], row["do"]) == (
        number,
        "pending",
        None,
        None,
        "propose",
    )
    assert row["people"] == [JANE._asdict(), PIET._asdict()]
    assert row["left_out"] == [{"who": "me@us.example", "why": "ourselves"}]
    said = tl.done("proposals").out
    assert f"#{number}  acme: meeting Fri 20 Nov 2026 at 10:00, 1h30: Pilot" in said
    assert "Jane Doe <jane@acme.example> (known by mail), Piet Vos <piet@acme.example> (at acme.example)" in " ".join(
        said.split()
    )
    assert "left out: me@us.example (you)" in " ".join(said.split())


def test_accept_writes_the_moment_and_undo_takes_it_back(tl: Tl, ledger: Ledger) -> None:
    (number,) = bring(ledger, [(proposal(ledger), ["acme"])])
    (fact,) = tl.rows("proposals", "accept", str(number))
    assert fact["number"] == number + 1
    assert (fact["fact"], fact["kind"], fact["counts_as"], fact["on"], fact["at"], fact["minutes"]) == (
        "moment", "meeting", "scripted", "2026-11-20", "10:00", 90,
    )  # fmt: skip
    assert (fact["partners"], fact["people"], fact["text"], fact["initiative"]) == (
        ["acme"],
        ["Jane Doe"],
        "Pilot",
        "them",
    )
    assert (fact["brought_from"], fact["brought_id"]) == ("ics", "uid-1")
    assert tl.rows("log")[0] == fact
    assert tl.rows("proposals", "list") == []
    (row,) = tl.rows("proposals", "list", "--all")
    assert (row["state"], row["fact"]) == ("accepted", fact["number"])
    assert tl("proposals", "accept", str(number)).status == 1
    tl.done("undo")
    assert tl.rows("log") == []
    (row,) = tl.rows("proposals", "list")
    assert (row["state"], row["fact"]) == ("pending", None)


def test_the_echo_reads_back(tl: Tl, ledger: Ledger) -> None:
    numbers = bring(ledger, [(proposal(ledger), ["acme"]), (task(ledger, date(2026, 12, 4)), ["acme"])])
    said = tl.done("proposals", "accept", *map(str, numbers))
    assert [line.split("  ", 1)[1] for line in said.out.splitlines()] == [
        "acme: meeting 1h30 Fri 20 Nov 2026 at 10:00 by them Pilot with Jane Doe",
        "acme: we promise Send the plan by Fri 4 Dec 2026",
    ]
    assert "not known there, and not linked: Piet Vos <piet@acme.example>" in said.err


@pytest.mark.parametrize(
    ("due", "made", "outcome"),
    [
        (date(2026, 12, 4), "2026-11-23", "open"),
        (date(2026, 11, 2), "2026-11-02", "lapsed"),
        (None, "2026-11-23", "open"),
    ],
)
def test_a_task_becomes_a_promise_of_ours(tl: Tl, ledger: Ledger, due: date | None, made: str, outcome: str) -> None:
    (number,) = bring(ledger, [(task(ledger, due), ["borealis"])])
    (fact,) = tl.rows("proposals", "accept", str(number))
    assert (fact["direction"], fact["text"], fact["made_on"], fact["outcome"]) == (
        "ours",
        "Send the plan",
        made,
        outcome,
    )
    assert fact["due_on"] == (None if due is None else due.isoformat())
    assert fact["counts_on"] == (due or date(2026, 12, 23)).isoformat()


def test_what_is_uncertain_needs_its_partner(tl: Tl, ledger: Ledger) -> None:
    unsure, nobody, likely = (str(number) for number in bring(ledger, [
        (proposal(ledger, asked=True, why="ambiguous"), ["acme", "borealis"]),
        (proposal(ledger, asked=True, why="unknown_partner", brought_id="uid-2"), []),
        (proposal(ledger, asked=True, assumed="title", brought_id="uid-3"), ["acme"]),
    ]))  # fmt: skip
    for number, says in ((unsure, "acme, borealis"), (nobody, "nobody knows")):
        said = tl("proposals", "accept", number)
        assert said.status == 2
        assert says in said.refusal
        assert "--partner" in said.refusal
    assert tl("proposals", "accept", "--all", "--partner", "acme").status == 1
    assert tl("proposals", "accept", nobody, "--partner", "acne").status == 2
    assert tl.rows("log") == []
    facts = tl.rows("proposals", "accept", unsure, "--partner", "borealis")
    facts += tl.rows("proposals", "accept", nobody, "--partner", "acme, borealis")
    facts += tl.rows("proposals", "accept", likely)
    assert [fact["partners"] for fact in facts] == [["borealis"], ["acme", "borealis"], ["acme"]]


def test_one_of_several_that_cannot_be_stops_all(tl: Tl, ledger: Ledger) -> None:
    good, bad = bring(ledger, [(proposal(ledger), ["acme"]), (proposal(ledger, asked=True), [])])
    assert tl("proposals", "accept", str(good), str(bad)).status == 2
    assert tl.rows("log") == []
    assert len(tl.rows("proposals")) == 2


def test_a_meeting_with_two_partners_is_one_moment(tl: Tl, ledger: Ledger) -> None:
    (number,) = bring(ledger, [(proposal(ledger), ["acme", "borealis"])])
    assert [fact["partners"] for fact in tl.rows("proposals", "accept", str(number))] == [["acme", "borealis"]]


def test_all_of_a_partner_with_a_preview(tl: Tl, ledger: Ledger) -> None:
    bring(ledger, [
        (proposal(ledger), ["acme"]),
        (proposal(ledger, on=date(2026, 11, 21)), ["acme"]),
        (proposal(ledger, asked=True), ["acme"]),
        (proposal(ledger), ["borealis"]),
    ])  # fmt: skip
    preview = tl.done("proposals", "accept", "--all", "--partner", "acme", "--dry-run")
    assert len(preview.out.splitlines()) == 2
    assert tl.rows("log") == []
    facts = tl.rows("proposals", "accept", "--all", "--partner", "acme")
    assert [fact["on"] for fact in facts] == ["2026-11-20", "2026-11-21"]
    assert len(tl.rows("proposals")) == 2
    tl.done("undo")
    assert (len(tl.rows("log")), len(tl.rows("proposals"))) == (0, 4)


def test_kind_minutes_and_day_may_be_said_otherwise(tl: Tl, ledger: Ledger) -> None:
    (number,) = map(str, bring(ledger, [(proposal(ledger), ["acme"])]))
    for words, says in (
        (("--kind", "zqkind"), "zqkind"),
        (("--minutes", "25h"), "longer than a day"),
        (("--on", "2026-11-24"), "trustlog plan"),
    ):
        said = tl("proposals", "accept", number, *words)
        assert said.status != 0
        assert says in said.refusal
    (fact,) = tl.rows("proposals", "accept", number, "--kind", "koffie", "--minutes", "45m", "--on", "2026-11-19")
    assert (fact["kind"], fact["counts_as"], fact["minutes"], fact["on"]) == ("coffee", "unscripted", 45, "2026-11-19")


def test_a_meeting_of_days_needs_its_minutes(tl: Tl, ledger: Ledger) -> None:
    (number,) = map(str, bring(ledger, [(proposal(ledger, minutes=3000), ["acme"])]))
    refused = tl("proposals", "accept", number)
    assert (refused.status, f"#{number} is longer than a day has; say with --minutes" in refused.refusal) == (2, True)
    assert tl.rows("proposals", "accept", number, "--minutes", "8h")[0]["minutes"] == 480


def test_a_meeting_to_come_is_to_be_planned(tl: Tl, ledger: Ledger) -> None:
    (number,) = map(str, bring(ledger, [(proposal(ledger, on=date(2026, 11, 27)), ["acme"])]))
    said = tl("proposals", "accept", number)
    assert said.status == 1
    assert "trustlog plan" in said.refusal


def test_a_task_has_no_kind(tl: Tl, ledger: Ledger) -> None:
    (number,) = map(str, bring(ledger, [(task(ledger, MONDAY), ["acme"])]))
    assert tl("proposals", "accept", number, "--kind", "lunch").status == 2


def test_guests_are_added_only_where_they_belong(tl: Tl, ledger: Ledger) -> None:
    away, bare = PIET._replace(name="Al Far", email="al@far.example"), PIET._replace(name=None, email="x@acme.example")
    rows = [(proposal(ledger, people=(JANE, PIET, away, bare)), ["acme"]), (proposal(ledger), ["acme"])]
    numbers = map(str, bring(ledger, rows))
    facts = tl.rows("proposals", "accept", *numbers, "--new-people")
    assert [fact["people"] for fact in facts] == [["Jane Doe", "Piet Vos"]] * 2
    assert [person["name"] for person in tl.rows("person", "list")] == ["Jane Doe", "Piet Vos"]
    tl.done("undo")
    assert [person["name"] for person in tl.rows("person", "list")] == ["Jane Doe"]


def test_dismissed_ones_do_not_come_back(tl: Tl, ledger: Ledger) -> None:
    one, two, three = bring(ledger, [
        (proposal(ledger), ["acme"]), (proposal(ledger), ["acme"]), (proposal(ledger), ["borealis"]),
    ])  # fmt: skip
    assert f"#{three}" in tl.done("proposals", "dismiss", str(three)).out
    tl.done("proposals", "dismiss", "--all", "--partner", "acme")
    assert tl.rows("proposals") == []
    assert {row["state"] for row in tl.rows("proposals", "list", "--all")} == {"dismissed"}
    assert tl("proposals", "accept", str(one)).status == 1
    tl.done("undo")
    assert [row["number"] for row in tl.rows("proposals")] == [one, two]


def test_accepted_and_dropped_stays_accepted(tl: Tl, ledger: Ledger) -> None:
    (number,) = bring(ledger, [(proposal(ledger), ["acme"])])
    (fact,) = tl.rows("proposals", "accept", str(number))
    tl.done("drop", str(fact["number"]), "--reason", "never was")
    assert tl.rows("proposals") == []
    assert [row["state"] for row in tl.rows("proposals", "list", "--all")] == ["accepted"]


def test_those_of_others_are_seen_by_nobody(
    tl: Tl, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (number,) = bring(ledger, [(proposal(ledger, title="Secret"), ["acme"])])
    monkeypatch.setenv("TRUSTLOG_USER", "bob")
    assert tl.rows("proposals", "list", "--all") == []
    assert tl("proposals", "accept", str(number)).status == 1
    assert tl("proposals", "dismiss", str(number)).status == 1
    assert "Secret" not in tl.done("history").out


@pytest.mark.parametrize(
    "words",
    [
        ("accept",), ("accept", "--all"), ("accept", "1", "--all", "--partner", "acme"), ("dismiss",),
        ("dismiss", "1", "--partner", "acme"), ("accept", "1", "1"), ("list", "--partner", "nobody"),
    ],
)  # fmt: skip
def test_words_that_say_nothing_are_refused(tl: Tl, words: tuple[str, ...]) -> None:
    assert tl("proposals", *words).status == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "say which: trustlog proposals accept 1-6 9"),
        (("--all",), "say of whom: trustlog proposals accept --all --partner P"),
        (("1", "--all"), "numbers and --all leave each other out"),
    ],
)
def test_a_refusal_of_all_or_some_says_what_is_missing(tl: Tl, words: tuple[str, ...], says: str) -> None:
    assert says in tl("proposals", "accept", *words).refusal


def test_a_command_that_a_refusal_names_is_one_in_every_language(tl: Tl) -> None:
    assert "trustlog proposals accept --all --partner P" in tl("proposals", "accept", "--all", "--lang", "nl").refusal


def test_a_number_of_something_else_is_none(tl: Tl) -> None:
    said = tl("proposals", "accept", "99")
    assert said.status == 1
    assert "trustlog proposals list" in said.refusal
    assert tl.done("proposals").out == "Nothing waits for an answer.\n"


def test_search_finds_what_waits(tl: Tl, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    (number,) = bring(ledger, [(proposal(ledger, title="Zephyr kick-off"), ["acme"])])
    (row,) = tl.rows("search", "zephyr")
    assert (row["fact"], row["number"], row["partners"], row["title"]) == (
        "proposal",
        number,
        ["acme"],
        "Zephyr kick-off",
    )
    assert "meeting brought in: Zephyr kick-off" in tl.done("search", "zephyr").out
    monkeypatch.setenv("TRUSTLOG_USER", "bob")
    assert tl.rows("search", "zephyr") == []
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    tl.done("proposals", "dismiss", str(number))
    assert tl.rows("search", "zephyr") == []


def test_first_says_that_something_waits(tl: Tl, ledger: Ledger) -> None:
    assert "brought in" not in tl.done("first").err
    bring(ledger, [(proposal(ledger), ["acme"]), (task(ledger, None), ["acme"])])
    assert "2 meetings and tasks brought in wait for an answer: `trustlog proposals`" in tl.done("first").err
    assert "2 meetings and tasks brought in wait for an answer." in " ".join(tl.done("review", "--plain").out.split())


def test_whom_a_person_named_may_be_known_next_time(tl: Tl, ledger: Ledger) -> None:
    guests = (PIET._replace(email="piet@quay.example"), PIET._replace(email="piet@gmail.com"))
    numbers = bring(ledger, [
        (proposal(ledger, asked=True, why="unknown_partner", people=guests), []),
        (proposal(ledger, people=guests), ["borealis"]),
    ])  # fmt: skip
    said = tl.done("proposals", "accept", str(numbers[0]), "--partner", "acme").err
    assert "`trustlog partner edit acme domains=acme.example,quay.example`" in said
    tl.done("partner", "edit", "acme", "domains=acme.example,quay.example")
    assert "domains=" not in tl.done("proposals", "accept", str(numbers[1])).err


def test_a_meeting_that_a_colleague_wrote_down_is_not_written_again(
    tl: Tl, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    (mine,) = bring(ledger, [(proposal(ledger), ["acme"])])
    colleague = ledger._replace(me="sam")
    (other,) = bring(colleague, [(proposal(colleague), ["acme"])])
    (fact,) = tl.rows("proposals", "accept", str(mine))
    monkeypatch.setenv("TRUSTLOG_USER", "sam")
    said = tl.done("proposals", "accept", "--all", "--partner", "acme")
    assert f"#{other}: somebody wrote it down already, as #{fact['number']}" in said.err
    assert [row["brought_id"] for row in tl.rows("log", "acme") if row["fact"] == "moment"] == ["uid-1"]
    assert tl.rows("proposals") == []
    tl.done("undo")
    assert [row["number"] for row in tl.rows("proposals")] == [other]


def test_one_that_is_answered_already_names_the_batch_that_takes_it_back(tl: Tl, ledger: Ledger) -> None:
    taken, gone = bring(
        ledger, [(proposal(ledger), ["acme"]), (proposal(ledger, brought_id="uid-2", title="Other"), ["acme"])]
    )
    tl.done("proposals", "accept", str(taken))
    tl.done("proposals", "dismiss", str(gone))
    for verb, number in (("accept", taken), ("dismiss", gone), ("accept", gone), ("dismiss", taken)):
        tl.done("add", "met Jane at acme today")
        said = tl("proposals", verb, str(number))
        assert said.status == 1
        found = re.search(r"`trustlog undo (\d+)`", said.err)
        assert found, said.err
        tl.done("undo", found[1])
        assert number in {row["number"] for row in tl.rows("proposals")}
        tl.done("proposals", "accept" if number == taken else "dismiss", str(number))


@pytest.mark.parametrize("verb", ["accept", "dismiss"])
def test_a_rule_says_what_it_leaves_as_it_is_not_certain(tl: Tl, ledger: Ledger, verb: str) -> None:
    sure, either = bring(
        ledger,
        [
            (proposal(ledger), ["acme"]),
            (proposal(ledger, brought_id="uid-2", asked=True), ["acme", "borealis"]),
        ],
    )
    said = tl.done("proposals", verb, "--all", "--partner", "acme")
    assert f"1 is left waiting, as it is not certain whom it is with: #{either}" in said.err
    assert sure not in {row["number"] for row in tl.rows("proposals")}


def test_no_rule_takes_a_task_whose_day_is_over(tl: Tl, ledger: Ledger) -> None:
    late, ahead = bring(
        ledger,
        [
            (task(ledger, date(2026, 11, 2), brought_id="a"), ["acme"]),
            (task(ledger, date(2026, 12, 4), brought_id="b"), ["acme"]),
        ],
    )
    said = tl.done("proposals", "accept", "--all", "--partner", "acme")
    assert f"still to come: #{late}" in said.err
    assert [row["number"] for row in tl.rows("proposals")] == [late]
    assert tl("proposals", "accept", "--all", "--partner", "acme").status == 1
    said = tl.done("proposals", "accept", str(late), "--on", "2026-10-20")
    assert "#4: its day, Mon 2 Nov 2026, is over" in said.err
    assert "taken as promised" not in said.err
    assert {row["made_on"] for row in tl.rows("promise", "list", "--all")} == {"2026-10-20", "2026-11-23"}
    assert ahead


def test_a_task_may_be_what_they_promised(tl: Tl, ledger: Ledger) -> None:
    meeting, number = bring(
        ledger, [(proposal(ledger), ["acme"]), (task(ledger, date(2026, 12, 4), brought_id="t"), ["acme"])]
    )
    assert tl("proposals", "accept", str(meeting), "--theirs").status == 2
    (fact,) = tl.rows("proposals", "accept", str(number), "--theirs")
    assert (fact["direction"], fact["outcome"]) == ("theirs", "open")


def test_a_kind_said_for_all_is_that_of_the_meetings(tl: Tl, ledger: Ledger) -> None:
    _meeting, number = bring(
        ledger, [(proposal(ledger), ["acme"]), (task(ledger, date(2026, 12, 4), brought_id="t"), ["acme"])]
    )
    preview = tl.done("proposals", "accept", "--all", "--partner", "acme", "--kind", "lunch", "--dry-run")
    assert f"left waiting, as what you said does not go with them: #{number}\n" in preview.err
    assert "over or still to come" not in preview.err
    (fact,) = tl.rows("proposals", "accept", "--all", "--partner", "acme", "--kind", "lunch")
    assert (fact["fact"], fact["kind"]) == ("moment", "lunch")
    assert [row["number"] for row in tl.rows("proposals")] == [number]


def test_numbers_may_be_a_range(tl: Tl, ledger: Ledger) -> None:
    numbers = bring(ledger, [(proposal(ledger, brought_id=f"m{at}", title=f"talk {at}"), ["acme"]) for at in range(7)])
    first, last = numbers[0], numbers[-1]
    for words, status, says in (
        ((f"{first + 2}-{first}",), 2, f"{first + 2}-{first} runs backwards; write {first}-{first + 2}"),
        ((f"{first}-{last + 1}",), 1, f"there is no proposal #{last + 1} of yours"),
        ((f"{first}-99999",), 2, "numbers, and 500 go at once"),
        ((f"{first}-{first + 1}", f"{first}"), 2, "twice"),
        ((f"{first}-x",), 2, f'"{first}-x" is not the number of a fact'),
        (("2026-11-23",), 2, '"2026-11-23" is not the number of a fact'),
        (("--all",), 2, "trustlog proposals accept --all --partner P"),
        ((f"{first}", "--all", "--partner", "acme"), 2, "leave each other out"),
        ((), 2, "trustlog proposals accept 1-6 9"),
    ):
        refused = tl("proposals", "accept", *words)
        assert (refused.status, says in refused.refusal) == (status, True), refused.refusal
    assert len(tl.rows("proposals")) == 7
    tl.done("proposals", "accept", f"{first}-#{first + 2}", f"{last}")
    tl.done("proposals", "dismiss", f"{first + 3}–{first + 4}")
    assert [row["number"] for row in tl.rows("proposals")] == [first + 5]
    assert "trustlog proposals dismiss --all --partner P" in tl("proposals", "dismiss", "--all").refusal


def test_promises_are_kept_broken_and_withdrawn_by_a_range(tl: Tl) -> None:
    for at in range(8):
        tl.done("add", f"acme: we promise part {at} by fri")
    first = min(row["number"] for row in tl.rows("promise", "list"))
    last = first + 7
    tl.done("keep", f"{first}-{first + 2}")
    tl.done("break", f"{first + 3}-{first + 4}", "--told")
    tl.done("withdraw", f"{first + 5},{first + 6}", "--by", "receiver", "--reason", "no need")
    assert [row["number"] for row in tl.rows("promise", "list", "--open")] == [last]
    assert tl("keep", f"{last}-{first}").status == 2
    assert tl("keep", f"{last}-{last + 1}").status == 1
    assert [row["number"] for row in tl.rows("promise", "list", "--open")] == [last]


def test_the_demo_is_of_whoever_makes_it_and_shows_what_waits(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    tl = Tl(tmp_path / "demo.db", capsys)
    tl.done("demo", "--no-screens")
    assert {row["title"] for row in tl.rows("proposals")} > {"Purchasing round"}


def test_one_day_is_advised_from_which_all_of_a_partner_counts(tl: Tl, ledger: Ledger) -> None:
    tl.done("partner", "add", "Late", "--logged-from", "2026-11-20")
    days = (date(2026, 11, 16), date(2026, 11, 4), date(2026, 11, 18))
    rows = [(proposal(ledger, on=on, brought_id=str(on)), ["late"]) for on in days]
    numbers = bring(ledger, [*rows, (task(ledger, date(2026, 11, 10), brought_id="t"), ["late"])])
    advised = []
    for number in numbers:
        said = tl.done("proposals", "accept", str(number)).err
        advised += re.findall(r"To count from that day on: `trustlog partner edit late logged_from=(\S+)`", said)
    assert advised == ["2026-11-16", *["2026-11-04"] * 3]


def test_what_another_has_in_private_moves_no_day_that_is_advised(
    tl: Tl, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    tl.done("partner", "add", "Late", "--logged-from", "2026-11-20")
    monkeypatch.setenv("TRUSTLOG_USER", "other")
    tl.done("add", "late: private lunch on 2026-11-02; private we shared x")
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    (number,) = bring(ledger, [(proposal(ledger, on=date(2026, 11, 16)), ["late"])])
    assert "logged_from=2026-11-16`" in tl.done("proposals", "accept", str(number)).err


def test_what_accepting_says_of_a_day_before_logging_is_what_is_counted(tl: Tl, ledger: Ledger) -> None:
    tl.done("partner", "add", "Late", "--logged-from", "2026-11-20")
    (number,) = bring(ledger, [(proposal(ledger, on=date(2026, 11, 16)), ["late"])])
    says = "in the timeline and in how often you met, and in no reading of time"
    assert says in tl.done("proposals", "accept", str(number)).err
    assert "met once in 4 weeks, last Mon 16 Nov" in tl.done("trust", "late").out
    (reading,) = [tl.rows("trust", "late")]
    time = reading["strands"]["time"]
    assert (time["n"], time["counted"]["slots"], time["counted"]["last"]) == (0, 0, None)
