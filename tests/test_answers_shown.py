"""Where a partner's word shows: brief, review, explanation, history, and the screens, where it is typed and settled."""

from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, later, on, rows, small
from sheet_cases import row, shared, sheet_file
from textual.widgets import Input
from tui_pilot import ME, app_on, settled, shown, toasts, typed, wait_for

from trustlog.desk import answers, brief, facts, history, promises, readings, review
from trustlog.desk.capture import capture
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner
from trustlog.desk.review import review_json, review_lines
from trustlog.domain import review as order
from trustlog.tui.screens.fact.dialog import FactSheet
from trustlog.tui.screens.review.page import ReviewPage
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose
from trustlog.tui.widgets.rows import Rows


@pytest.fixture
def ledger(tmp_path: Path, request: pytest.FixtureRequest) -> Ledger:
    """Acme's promises 1 and 2 on a sheet; 1 is kept."""
    ledger = small(chosen(request, tmp_path))
    capture(ledger, "acme: we promise the report by fri; they promise the intro by 12 dec")
    promises.keep(ledger, [1])
    shared(ledger, "acme", [1, 2], "acme-1")
    return ledger


def plain(ledger: Ledger) -> str:
    return "\n".join(review_lines(ledger, review.review(ledger)))


# Brief and review -----------------------------------------------------------------------------------------------------


@BOTH_ENGINES
def test_a_brief_says_what_they_say_otherwise_until_it_is_settled(ledger: Ledger) -> None:
    assert "They say otherwise" not in brief.brief(ledger, "acme")
    answers.take_word(ledger, "acme", 2, "done", on=TODAY)
    answers.take_word(later(ledger, 2), "acme", 1, "not done")
    shown_then = brief.brief(later(ledger, 2), "acme")
    at = shown_then.index("They say otherwise")
    assert shown_then[at + 1 : at + 3] == [
        "  the report – they: not done (Wed 25 Nov), we: kept",
        "  the intro – they: done (Mon 23 Nov), we: open",
    ]
    assert "the report – they" not in "\n".join(brief.brief(later(ledger, 2), "acme", later(ledger, 1).today))
    answers.settle(later(ledger, 3), 1, "ours", "the mail of Monday")
    promises.keep(later(ledger, 3), [2])
    assert "They say otherwise" not in brief.brief(later(ledger, 3), "acme")
    assert "They say otherwise" in brief.brief(later(ledger, 3), "acme", later(ledger, 2).today)


@BOTH_ENGINES
def test_a_review_has_a_row_for_a_partner_that_says_otherwise(ledger: Ledger) -> None:
    assert "otherwise" not in plain(ledger)
    answers.take_word(ledger, "acme", 1, "disputed")
    answers.take_word(ledger, "acme", 2, "moved to 20 dec")
    assert "Acme Holding: they say otherwise on #1, #2" in plain(ledger)
    assert "    #1  the report – they: not what we agreed (Mon 23 Nov), we: kept" in plain(ledger)
    review.begin(ledger)
    ongoing = review.ongoing_review(ledger)
    assert ongoing is not None
    asked = [one for one in ongoing.steps[order.OPEN - 1].rows if one.promises]
    assert [(one.state, one.promises) for one in asked] == [("left", (1, 2))]
    answers.settle(ledger, 1, "theirs", "they are right")
    promises.move(ledger, 2, answers.answers_of(ledger, partner(ledger, "acme")).answers[0].said.moved_to or TODAY)
    ongoing = review.ongoing_review(ledger)
    assert ongoing is not None
    row = next(one for one in ongoing.steps[order.OPEN - 1].rows if one.question == "open otherwise")
    assert (row.state, row.answer, row.partner) == ("meanwhile", "settled", "Acme Holding")


def test_a_remark_stands_behind_their_word_in_the_brief_and_where_it_is_settled(ledger: Ledger) -> None:
    answers.take_word(ledger, "acme", 1, "not done", remark="sent back on 3 March" + " to tom" * 40)
    said = next(line for line in brief.brief(ledger, "acme") if "the report – they" in line)
    assert said.startswith('  the report – they: not done, "sent back on 3 March to tom')
    assert said.endswith('…" (Mon 23 Nov), we: kept')
    assert len(said) < 200
    answers.take_word(ledger, "acme", 1, "disputed", remark="it was blue")
    assert answers.in_question(ledger, 1).says.endswith('not what we agreed (Mon 23 Nov) · "it was blue"')


def test_a_review_keeps_no_text_of_a_promise_that_is_private(ledger: Ledger) -> None:
    number = capture(ledger, "acme: private we promise the hush by fri").facts[0].number
    answers.take_word(ledger, "acme", number, "disputed")
    values = str(review_json(ledger, review.review(ledger))["steps"][order.OPEN - 1])
    assert f"#{number}" in values
    assert "hush" not in values
    assert "they say otherwise" not in plain(on(ledger, TODAY, "bob"))
    assert "They say otherwise" not in brief.brief(ledger, "acme")


# The reading ----------------------------------------------------------------------------------------------------------


def test_an_explanation_counts_them_and_no_strand_changes(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    ledger.close()
    tl = Tl(tmp_path / "ledger.db", capsys)
    before = tl.rows("trust", "acme")
    assert "otherwise" not in tl.done("trust", "acme", "--explain").out
    tl.done("answer", "acme", "1", "not_done")
    tl.done("answer", "acme", "2", "not_done")
    assert tl.rows("trust", "acme") == before
    assert "They say otherwise on 1 of 2 promises they answered; no strand counts that." in (
        tl.done("trust", "acme", "--explain").out
    )
    assert tl.rows("trust", "acme", "--explain")["their_words"] == {"answered": 2, "otherwise": 1}
    assert tl.rows("trust", "acme", "--explain", "--as-of", "yesterday")["their_words"]["answered"] == 0


def test_what_was_written_is_in_the_history_and_taken_back_step_by_step(ledger: Ledger) -> None:
    answers.take_word(ledger, "acme", 1, "not done", remark="never came")
    answers.settle(ledger, 1, "ours", "the mail has it")
    answers.check(ledger, "acme")
    assert [(one.what, one.reason) for one in history.history(ledger)[:3]] == [
        ("check acme", None), ("settle 1", "the mail has it"), ("answer acme 1", None),
    ]  # fmt: skip
    assert history.details(ledger, history.history(ledger)[1].batch)
    history.undo(ledger, last=2)
    told = dict(readings.fact_lines(ledger, 1))
    assert told["They say"] == "they say otherwise: not done (Mon 23 Nov) · acme-1 · never came"
    facts.drop(ledger, 1, "never so")
    assert rows(ledger, "their_word") == 0
    history.undo(ledger)
    assert rows(ledger, "their_word") == 1


def test_a_fact_in_full_has_every_word_the_last_first(ledger: Ledger) -> None:
    answers.take_word(ledger, "acme", 1, "done", by="Jane")
    answers.take_word(later(ledger, 1), "acme", 1, "disputed", by="Raj")
    told = [text for label, text in readings.fact_lines(later(ledger, 1), 1) if label == "They say"]
    assert told == [
        "they say otherwise: not what we agreed (Tue 24 Nov) · by Raj · acme-1",
        "done · Mon 23 Nov · by Jane · acme-1",
    ]
    word = answers.answers_of(later(ledger, 1), partner(ledger, "acme")).answers[0].said.number
    assert dict(readings.fact_lines(later(ledger, 1), word))["Of promise"] == "#1 the report"


# The screens ----------------------------------------------------------------------------------------------------------


def an_open_promise(other: Ledger, handle: str = "gambrel") -> int:
    return promises.promise_list(other, partner=handle)[0].number


async def test_a_word_is_typed_by_hand_and_settled_from_the_fact(demo: str, other: Ledger) -> None:
    number = an_open_promise(other)
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = pilot.app
        await settled(pilot)
        app.open_partner("gambrel")
        await settled(pilot)
        await pilot.press("o", "home", "full_stop")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        app.screen.query_one("Rows").go_to("answer")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "not what we agreed" in "\n".join(shown(app)))
        await pilot.press("o", "enter")
        await settled(pilot)
        assert any("they say otherwise: not what we agreed" in one for one in toasts(app))
        assert "they say otherwise" in shown(app, "#promises")[0]
        assert "they say otherwise" in "\n".join(shown(app, "#timeline"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FactSheet))
        assert "They say" in "\n".join(shown(app))
        await pilot.press("V")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        app.screen.query_one("Rows").go_to("theirs")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        app.screen.query_one(Input).value = "they showed us the mail"
        await pilot.press("enter")
        await settled(pilot)
        assert any("E records what was agreed" in one for one in toasts(app))
    found = answers.answers_of(other, partner(other, "gambrel")).answers
    assert next(one.said.settled for one in found if one.promise.number == number) == "theirs"


async def test_another_day_is_asked_for(demo: str, other: Ledger) -> None:
    number = an_open_promise(other, "foxglove")
    async with app_on(demo).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        await settled(pilot)
        app.open_partner("foxglove")
        await settled(pilot)
        await pilot.press("o", "home", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FactSheet))
        await pilot.press("V")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        app.screen.query_one("Rows").go_to("moved")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskDay))
        app.screen.query_one(Input).value = "2027-02-03"
        await pilot.press("enter")
        await settled(pilot)
    found = answers.answers_of(other, partner(other, "foxglove")).answers
    assert [(one.promise.number, str(one.said.moved_to)) for one in found] == [(number, "2027-02-03")]
    assert ME == "demo"


async def test_the_explanation_and_the_review_lead_there(demo: str, other: Ledger) -> None:
    number = an_open_promise(other, "foxglove")
    answers.take_word(other, "foxglove", number, "disputed")
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = pilot.app
        await settled(pilot)
        app.open_partner("foxglove")
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        while app.screen.chapter != "all":
            await pilot.press("left")
        assert "They say otherwise on 1 of 1 promise they answered" in "\n".join(shown(app))
        await pilot.press("escape", "escape", "4")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewPage))
        await settled(pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.at_step > 0)
        while app.screen.at_step < order.OPEN:
            await pilot.press("right")
        await settled(pilot)
        assert any(f"they say otherwise on #{number}" in line for line in shown(app))
        items = app.screen.query(Rows).first().items
        app.screen.query(Rows).first().go_to(next(one.key for one in items if f"#{number}" in one.text))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "settle: ours holds" in "\n".join(shown(app)))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, AskText))
        app.screen.query_one(Input).value = "the mail has it"
        await pilot.press("enter")
        await settled(pilot)
        assert any("settled" in line for line in shown(app) if "Foxglove" in line)
    assert partner(other, "foxglove").id not in answers.otherwises(other, other.today)


async def test_a_sheet_is_taken_and_checked_on_the_screens(demo: str, other: Ledger, tmp_path: Path) -> None:
    number = an_open_promise(other)
    shared(other, "gambrel", [number], "gambrel-1")
    path = sheet_file(tmp_path, [row("gambrel-1", number, "niet gedaan"), row("gambrel-1", 9999, "done")])
    async with app_on(demo).run_test(size=(120, 40)) as pilot:
        app = pilot.app
        await settled(pilot)
        app.open_partner("gambrel")
        await settled(pilot)
        for what, says in (("file", "#"), ("check", "both agreed on the list"), ("show", "")):
            await pilot.press("ctrl+p")
            await settled(pilot)
            await typed(pilot, "what they answered")
            await settled(pilot)
            await pilot.press("enter")
            await wait_for(pilot, lambda: isinstance(app.screen, Choose))
            app.screen.query_one("Rows").go_to(what)
            await pilot.press("enter")
            if what == "file":
                await wait_for(pilot, lambda: isinstance(app.screen, AskText))
                app.screen.query_one(Input).value = path
                await pilot.press("enter")
            await settled(pilot)
            assert any(says in one for one in toasts(app))
            if what == "file":
                assert any("line 3: no promise on their newest sheet" in one for one in toasts(app))
        assert any("both agreed on gambrel-1" in one for one in shown(app))
    assert [one.said.word for one in answers.answers_of(other, partner(other, "gambrel")).answers] == ["not_done"]
