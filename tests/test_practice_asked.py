"""Questions of the practice as they are asked: by the command, in a brief, in a review, before a step is decided."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import practice_cases as cases
import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, chosen, on, rows, small
from practice_cases import ASKED, NAME, OWN, SAYS

from trustlog.desk import history, levels, practice, review
from trustlog.desk.brief import brief
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner, partner_list
from trustlog.desk.review import Row
from trustlog.domain import review as order
from trustlog.domain.practice import QUARTER
from trustlog.errors import Refused, WordsError
from trustlog.language import speak
from trustlog.wording.catalogue import speak_language


@pytest.fixture(autouse=True)
def _own_part(monkeypatch: pytest.MonkeyPatch) -> None:
    cases.alone(monkeypatch)


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """A small ledger, open on the first day of a week in which the part may ask."""
    opened = small(chosen(request, tmp_path))
    yield on(opened, cases.its_turn(partner(opened, "acme"), opened.today))
    opened.close()


def practised(ledger: Ledger) -> list[Row]:
    """Give the rows of the practice in the review under way."""
    walk = review.ongoing_review(ledger)
    assert walk is not None
    return [row for row in walk.rows if row.part]


def worth_asking(ledger: Ledger, name: str = "acme") -> list[str]:
    page = brief(ledger, name)
    return page[page.index("Worth asking this time") + 1 :] if "Worth asking this time" in page else []


@BOTH_ENGINES
def test_a_question_stands_in_the_brief_until_it_is_answered_or_put_off(ledger: Ledger) -> None:
    assert worth_asking(ledger) == [f"  {ASKED}"]
    assert worth_asking(on(ledger, ledger.today - timedelta(days=1))) == []
    practice.put_off(ledger, "acme", NAME, for_good=False)
    assert worth_asking(ledger) == []
    history.undo(ledger)
    assert worth_asking(ledger) == [f"  {ASKED}"]
    practice.fill_in(ledger, "acme", NAME, {"text": "they know the sea", "private": "no"})
    assert worth_asking(ledger) == []
    assert "  Why us: they know the sea" in brief(ledger, "acme")
    assert "  Why us: they know the sea" not in brief(ledger, "acme", ledger.today - timedelta(days=1))


def test_a_question_put_off_for_good_never_comes_again(ledger: Ledger) -> None:
    practice.put_off(ledger, "acme", NAME, for_good=True)
    days = (ledger.today + timedelta(days=ahead) for ahead in range(0, 3 * 365, 7))
    assert not any(worth_asking(on(ledger, day)) for day in days)


def test_a_question_put_off_comes_again_after_a_quarter(ledger: Ledger) -> None:
    practice.put_off(ledger, "acme", NAME, for_good=False)
    days = [ledger.today + timedelta(days=ahead) for ahead in range(200)]
    asked = [day for day in days if worth_asking(on(ledger, day))]
    assert asked
    assert asked[0] >= ledger.today + timedelta(days=QUARTER)


def test_a_brief_and_a_review_ask_one_question_at_most(ledger: Ledger) -> None:
    assert len(practice.asked_now(ledger, ledger.today)) == len(partner_list(ledger, ledger.today)) == 2
    assert all(len(worth_asking(ledger, name)) == 1 for name in ("acme", "borealis"))
    review.begin(ledger)
    assert [row.says for row in practised(ledger)] == [f"Acme Holding: {ASKED}"]
    practice.put_off(ledger, "acme", NAME, for_good=False)  # the next one in the pyramid would be asked now
    assert practice.asked_now(ledger, ledger.today)[0].partner.handle == "borealis"
    later = on(ledger, ledger.today + timedelta(days=1))
    review.begin(later)
    assert [(row.handle, row.state) for row in practised(later)] == [("acme", "meanwhile")]


@BOTH_ENGINES
def test_a_row_is_answered_by_filling_in_its_part_as_one_batch(ledger: Ledger) -> None:
    review.begin(ledger)
    [row] = practised(ledger)
    assert (row.step, row.state) == (order.OPEN, "left")
    batches = history.history(ledger)[0].batch
    written = review.answer_filled_in(ledger, row, {"text": "they know the sea", "private": "no"})
    assert written.batch == batches + 1 == history.history(ledger)[0].batch
    assert [(row.state, row.answer) for row in practised(ledger)] == [("answered", "looked at")]
    history.undo(ledger)
    assert [(row.state, row.answer) for row in practised(ledger)] == [("left", "")]
    assert cases.looks(ledger, partner(ledger, "acme"), ledger.today) == []


def test_later_is_an_answer_that_puts_the_question_off_as_well(ledger: Ledger) -> None:
    review.begin(ledger)
    before = history.history(ledger)[0].batch
    review.answer_all(ledger, practised(ledger), order.LATER)
    assert history.history(ledger)[0].batch == before + 1
    assert [row.state for row in practised(ledger)] == ["later"]
    assert worth_asking(ledger) == []
    assert rows(ledger, "practice_answer") == 1
    history.undo(ledger)
    assert worth_asking(ledger) == [f"  {ASKED}"]
    assert rows(ledger, "practice_answer") == 0


def test_never_is_an_answer_of_the_review(ledger: Ledger) -> None:
    review.begin(ledger)
    review.answer_never(ledger, practised(ledger)[0])
    assert [(row.state, row.answer) for row in practised(ledger)] == [("answered", "never asked again")]
    assert not worth_asking(on(ledger, ledger.today + timedelta(days=4 * QUARTER + 14)))


def test_the_record_of_a_review_keeps_the_question_and_says_it_in_dutch(ledger: Ledger) -> None:
    review.begin(ledger)
    review.answer_filled_in(ledger, practised(ledger)[0], {"text": "they know the sea", "private": "no"})
    review.finish(ledger, review.review(ledger))
    assert f"  Acme Holding: {ASKED} · looked at" in review.finished_review(ledger, "1").lines
    speak_language("nl")
    try:
        lines = [line for line in review.finished_review(ledger, "1").lines if "Acme Holding: " in line]
    finally:
        speak(None)
    assert [line for line in lines if line.endswith(" · bekeken")]
    assert not [line for line in lines if ASKED in line]


def test_a_part_says_what_matters_before_a_step(ledger: Ledger) -> None:
    reading_lines = practice.lines_of_decision(ledger, levels.decide(ledger, "acme", "up", "a year of promises"))
    assert reading_lines == [f"{SAYS} (2)"]


def test_a_part_without_fields_is_not_filled_in(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    cases.alone(monkeypatch, OWN._replace(form=None, write=None))
    assert practice.part_with(ledger, "acme", NAME).fields is None
    with pytest.raises(Refused):
        practice.fill_in(ledger, "acme", NAME, {})
    with pytest.raises(WordsError):
        practice.part_with(ledger, "acme", "pulse")


# The command ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    opened = small(tmp_path)
    day = cases.its_turn(partner(opened, "acme"), opened.today)
    opened.close()
    monkeypatch.setenv("TRUSTLOG_TODAY", day.isoformat())
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    return Tl(tmp_path / "ledger.db", capsys)


def today() -> date:
    from trustlog import config

    return config.today()


def test_the_command_lists_every_part_and_its_question(tl: Tl) -> None:
    assert tl.done("practice", "acme").out.split("\n")[1].split("  ")[0] == NAME
    assert ASKED in tl.done("practice", "acme", "show").out
    assert tl.done("practice", "Acme", "Holding", "--json").json == {
        "partner": "acme",
        "as_of": today().isoformat(),
        "parts": [
            {"part": NAME, "title": "What both think about", "state": None, "asks": ASKED, "put_off": None},
        ],
    }
    alone = tl.done("practice", "--json").json
    assert alone[0] == {"partner": "acme", "part": NAME, "asks": ASKED}
    assert ASKED in tl.done("practice").out
    before = (today() - timedelta(days=1)).isoformat()
    assert tl.done("practice", "--json", "--as-of", before).json == []


def test_the_command_puts_a_question_off(tl: Tl) -> None:
    assert "in a quarter at the earliest" in tl.done("practice", "acme", "later", NAME).out
    [part] = tl.done("practice", "acme", "--json").json["parts"]
    until = (today() + timedelta(days=QUARTER)).isoformat()
    assert (part["asks"], part["put_off"]) == (None, {"answer": "later", "on": today().isoformat(), "until": until})
    assert "not asked before" in tl.done("practice", "acme").out
    assert "acme" not in tl.done("practice").out
    tl.done("undo")
    assert tl.done("practice", "acme", "--json").json["parts"][0]["asks"] == ASKED
    tl.done("practice", "acme", "never", NAME)
    [part] = tl.done("practice", "acme", "--json").json["parts"]
    assert part["put_off"] == {"answer": "never", "on": today().isoformat(), "until": None}
    assert "practice fit acme: never" in tl.done("history").out


def test_the_command_says_what_is_wrong_and_writes_nothing(tl: Tl) -> None:
    before = tl.done("history").out
    for words, status in (
        (("acme", "later", "puls"), 2),
        (("acme", "later"), 2),
        (("nobody", "later", NAME), 2),
        (("nobody",), 2),
        (("acme", "later", NAME, "--as-of", "yesterday"), 2),
    ):
        said = tl("practice", *words)
        assert said.status == status, said
        assert said.refusal
    assert tl.done("history").out == before


def test_the_review_in_plain_text_and_json_has_the_question(tl: Tl) -> None:
    assert f"Acme Holding: {ASKED}" in tl.done("review", "--plain").out
    step = tl.done("review", "--json").json["steps"][order.OPEN - 1]
    assert [row["question"] for row in step["rows"] if NAME in row["question"]] == [f"open practice {NAME}"]


def test_trust_and_a_decision_say_it_where_a_step_is_suggested(
    tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from cli_cases import on_demo

    assert SAYS not in tl.done("trust", "acme").out
    assert f"  {SAYS} (2)" in tl.done("level", "acme", "up", "--reason", "so").out
    demo = on_demo(tmp_path, monkeypatch, capsys)
    assert SAYS in demo.done("trust", "elandra").out
    assert SAYS in demo.done("suggestions").out
    assert "(5)" not in demo.done("trust", "elandra").out
