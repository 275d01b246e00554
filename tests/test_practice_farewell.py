"""Letting go: the guide, the farewell in one batch, found again, and a partner taken up again."""

from datetime import date
from pathlib import Path

import pytest
from cli_cases import Tl
from tui_pilot import app_on, demo_at, settled, wait_for

TODAY = "2026-11-23"
WORDS = (
    "--reason", "values,flags", "--said", "we go on alone", "--said-by", "Ann", "--handed-over", "the drawings, to Raj",
    "--door", "call us in a year", "--archive", "we want other things",
)  # fmt: skip
TOLD = (
    "farewell (flags, values); said by Ann: we go on alone; handed over: the drawings, to Raj; "
    "the door: call us in a year"
)


@pytest.fixture
def tl(where: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    """Give a ledger, on each engine, with a partner at level 3 and three promises that are open."""
    monkeypatch.setenv("TRUSTLOG_USER", "kim")
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-10-12")
    tl = Tl(Path(where), capsys)
    tl.db = where  # a URL is taken as it is
    tl.done("partner", "add", "Acme", "--level", "3", "--since", "2025-01-01", "--logged-from", "2025-01-01")
    tl.done("person", "add", "acme", "Jane Doe")
    tl.done("add", "acme: lunch with jane; they promise the deck by 30 nov; we promise the plan by 20 nov")
    tl.done("add", "acme: we promise a report by 30 nov every month")
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    return tl


def test_the_guide_tells_facts_and_what_is_still_promised(tl: Tl) -> None:
    said = tl.done("farewell", "acme").out
    assert "Nothing was told by either side in the last year." in said
    assert "values: nothing in a ledger shows them; that is a person's word" in said
    assert "they promise the deck by Mon 30 Nov 2026 · keep, partly, break, withdraw, maker, receiver, leave" in said
    assert "we promise the plan by Fri 20 Nov 2026 · on_time, late, partly, break, leave" in said
    assert "  theirs: Jane Doe\n  ours: kim\n" in said
    guide = tl.rows("farewell", "acme")
    assert [promise["number"] for promise in guide["promises"]] == [3, 2, 4]
    assert [reason["reason"] for reason in guide["reasons"]] == ["flags", "dependence", "no_understanding", "values"]
    tl.done("level", "acme", "2", "--reason", "for a while", "--depends", "us")
    tl.done("add", "acme: we shared our margin /3")
    said = tl.done("farewell", "acme").out
    assert "On Mon 23 Nov 2026 we were seen to depend more on them" in said
    assert "Nothing was told" not in said


def test_the_guide_names_what_was_concealed(tl: Tl) -> None:
    before = tl.done("farewell", "acme").out
    tl.done("break", "2", "--concealed")
    tl.done("add", "acme: they hid that the site is sold; we hid the delay")
    said = tl.done("farewell", "acme").out
    for what in ("they promised the deck", "they hid that the site is sold", "we hid the delay"):
        assert what not in before
        assert what in said
    assert "nothing in a ledger shows them" in before
    assert "nothing in a ledger shows them" not in said
    values = next(reason for reason in tl.rows("farewell", "acme")["reasons"] if reason["reason"] == "values")
    assert len(values["seen"]) == 3


def test_each_way_is_said_in_dutch_beside_the_word_that_is_typed(tl: Tl) -> None:
    said = tl.done("--lang", "nl", "farewell", "acme").out
    assert "on_time (nagekomen, op de dag zelf), late (" in said
    assert "leave (open gelaten, met zoveel woorden)" in said


def test_every_open_promise_is_named_first(tl: Tl) -> None:
    refused = tl("farewell", "acme", *WORDS, "--close", "2=withdraw")
    assert refused.status == 1
    assert refused.refusal.startswith("trustlog: 2 promises are still open, and nothing is said of them: #3  acme: we")
    assert "name each with --close N=WAY, or with --leave-open N" in refused.refusal
    assert tl.rows("partner", "list")[0]["archived_on"] is None
    assert all(fact["fact"] != "farewell" for fact in tl.rows("log", "acme"))


def test_a_farewell_is_one_batch_found_again_and_taken_back_as_one(tl: Tl, tmp_path: Path) -> None:
    before = tl.rows("log", "acme")
    tl.done("farewell", "acme", *WORDS, "--close", "2=withdraw,3=late", "--leave-open", "4")
    facts = {fact["number"]: fact for fact in tl.rows("log", "acme")}
    assert (facts[2]["outcome"], facts[2]["withdrawn_by"], facts[2]["closed_on"]) == ("withdrawn", "receiver", TODAY)
    assert (facts[3]["outcome"], facts[4]["outcome"]) == ("late", "open")
    assert (facts[5]["reasons"], facts[5]["level"], facts[5]["said_by"]) == (["flags", "values"], 3, "Ann")
    assert len(facts) == len(before) + 1  # what comes back does not come back here
    assert tl.rows("partner", "list", "--archived")[0]["archive_reason"] == "we want other things"
    assert [hit["number"] for hit in tl.rows("search", "drawings")] == [5]
    assert TOLD in tl.done("log", "acme").out
    assert TOLD in tl.done("farewell", "acme").out
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    rows = (tmp_path / "report" / "farewells.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].endswith(',flags;values,we go on alone,Ann,"the drawings, to Raj",call us in a year,3')
    tl.done("undo")
    assert tl.rows("log", "acme") == before
    assert tl.rows("partner", "list")[0]["archived_on"] is None


def gone(tl: Tl, *more: str) -> None:
    """Let the partner go."""
    tl.done("farewell", "acme", *WORDS, "--close", "2=withdraw", "--close", "3=on_time,4=maker", *more)


def test_a_partner_is_taken_up_again_at_level_one_or_where_it_was(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    gone(tl)
    assert tl("farewell", "acme", *WORDS).status == 1  # archived already
    monkeypatch.setenv("TRUSTLOG_TODAY", "2027-02-01")
    before = tl.rows("log", "acme")
    assert "farewell (" in tl.done("brief", "acme").out
    for level, there in ((("--level", "1"), 1), ((), 3), (("--level", "same"), 3)):
        tl.done("farewell", "acme", "reopen", *level, "--reason", "a new owner asked")
        acme = tl.rows("partner", "list")[0]
        assert (acme["level"], acme["archived_on"], acme["archive_reason"]) == (there, None, None)
        assert "taken up again: a new owner asked" in tl.done("log", "acme").out
        assert TOLD in tl.done("brief", "acme").out
        assert "Paused, not counted" in tl.done("brief", "acme").out  # nobody was to be met meanwhile
        tl.done("undo")
        assert tl.rows("log", "acme") == before
        assert tl.rows("partner", "list") == []


def test_a_private_farewell_is_its_authors(tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone(tl, "--private")
    assert TOLD in tl.done("farewell", "acme").out
    assert "farewell (" not in tl.done("brief", "acme").out
    tl.done("export", "csv", "--out", str(tmp_path / "report"))
    assert "alone" not in (tmp_path / "report" / "farewells.csv").read_text(encoding="utf-8-sig")
    monkeypatch.setenv("TRUSTLOG_USER", "somebody")
    assert "farewell (" not in tl.done("farewell", "acme").out


def test_before_it_the_brief_says_nothing_and_it_is_never_asked_for(tl: Tl) -> None:
    assert "farewell" not in tl.done("brief", "acme").out
    gone(tl)
    assert TOLD in tl.done("brief", "acme").out
    assert TOLD not in tl.done("brief", "acme", "--as-of", "2026-11-22").out
    from trustlog.desk.practice import part_named

    assert part_named("farewell").is_due is None


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--said", "bye"), 2, "a farewell is recorded with --archive"),
        (("--archive", "x"), 2, "a farewell has a reason of flags, dependence"),
        (("--reason", "bored", "--archive", "x"), 2, 'not "bored"'),
        (("--reason", "values", "--archive", " "), 2, "say why with --archive"),
        ((*WORDS, "--close", "2=gone"), 2, "12=withdraw"),
        ((*WORDS, "--close", "2"), 2, "12=withdraw"),
        ((*WORDS, "--close", "2=keep,2=break"), 2, "#2 is named twice"),
        ((*WORDS, "--close", "1=keep"), 1, "#1 is not a promise that is still open with acme"),
        ((*WORDS, "--close", "2=keep,3=withdraw,4=keep"), 1, "#3 was due"),
        (("--level", "1"), 2, "--level goes with reopen"),
        (("reopen", "--reason", "x"), 1, "acme"),
        (("reopen", "--reason", "x", "--level", "2"), 2, "level 1 or the same"),
        (("reopen", "--said", "x"), 2, "reopen takes --reason and --level"),
        (("reopen",), 2, "reason"),
        (("gone",), 2, "none of show, reopen"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tl: Tl, words: tuple[str, ...], status: int, says: str
) -> None:
    before = tl.rows("history")
    said = tl("farewell", "acme", *words)
    assert (said.status, says in said.refusal) == (status, True), said.err
    assert tl.rows("history") == before


async def test_the_screens_ask_how_each_promise_is_closed_and_then_what_is_said(tmp_path: Path) -> None:
    from textual.widgets import Input

    from trustlog.tui.screens.farewell.dialog import Closing, let_go
    from trustlog.tui.widgets.form import FieldForm
    from trustlog.tui.widgets.pick import Pick

    where = demo_at(tmp_path)
    app = app_on(where)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        let_go(app, "delfino")
        await wait_for(pilot, lambda: isinstance(app.screen, Closing))
        await pilot.press("enter")
        assert "Nothing is said yet of #" in str(app.screen.query_one("#fault").render())
        for pick in app.screen.query(Pick):
            pick.choose(len(pick.choices) - 1)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FieldForm))
        app.screen.query_one("#reasons", Pick).choose(4)
        app.screen.query_one("#said", Input).value = "we go on alone"
        app.screen.query_one("#archive", Input).value = "other things"
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: not isinstance(app.screen, FieldForm))
        await settled(pilot)
    from desk_cases import open_at

    from trustlog.desk.farewell import farewells
    from trustlog.desk.partners import partner

    ledger = open_at(where, date(2026, 11, 23), me="demo")
    found = partner(ledger, "delfino")
    assert found.archive_reason == "other things"
    assert [(told.reasons, told.said) for told in farewells(ledger, found, ledger.today)] == [
        ("values", "we go on alone")
    ]
