"""Lines as they are typed in a shell: what a refused one leaves behind, and what a name alone shows."""

from pathlib import Path

import pytest
from cli_cases import TODAY, Tl

from trustlog.cli.run import Run


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Acme Industries", "--handle", "acme")
    tl.done("person", "add", "acme", "Vera Lind", "--role", "CFO", "--email", "vera@acme.example")
    tl.done("person", "add", "acme", "Tomas Okafor")
    return tl


def test_a_refused_line_leaves_nothing_to_undo_once(tl: Tl) -> None:
    tl.done("acme", "lunch", "with", "vera")
    refused = tl("acme", "luch", "with", "vera")
    assert refused.status == 2
    assert refused.refusal.endswith('did you mean lunch? Then trustlog add "acme lunch with vera"')
    undo = tl("undo")
    assert undo.status == 1
    assert "nothing of it to undo" in undo.refusal
    assert tl.done("undo").out.startswith("undone: add acme")


def test_a_line_written_since_is_undone_at_once(tl: Tl) -> None:
    assert tl("acme", "luch").status == 2
    tl.done("acme", "lunch")
    assert tl.done("undo").out.startswith("undone: add acme")


def test_behind_a_refused_line_what_is_undone_next_is_named(tl: Tl) -> None:
    tl.done("acme", "lunch")
    tl.done("undo")
    tl("acme", "luch")
    named = tl("undo").refusal.rpartition(": ")[2]
    assert tl.done("undo").out.startswith(f"undone: {named} ")


@pytest.mark.parametrize(
    ("language", "answer", "outcome"),
    [
        ("en", "late", "late"),
        ("en", "not", "broken"),
        ("nl", "te laat", "late"),
        ("nl", "op tijd", "kept"),
        ("nl", "on time", "kept"),
        ("nl", "Deels", "partly"),
        ("nl", "niet", "broken"),
        ("nl", "", "kept"),
    ],
)
def test_how_a_promise_was_kept_is_answered_in_the_language_spoken(
    tl: Tl, monkeypatch: pytest.MonkeyPatch, language: str, answer: str, outcome: str
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-16")
    number = str(tl.rows("acme", "we promise the deck by 2026-11-20")[0]["number"])
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setattr(Run, "can_ask", lambda _: True)
    answers = iter([answer])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    tl.done("--lang", language, "keep", number)
    assert tl.rows("promise", "list", "--all")[0]["outcome"] == outcome


def test_of_many_facts_it_is_said_how_many_were_undone(tl: Tl) -> None:
    tl.done("add", "acme: note a; note b; note c; note d; note e; note f")
    assert "6 facts" in tl.done("undo").out
    tl.done("add", "acme: note a")
    assert "facts" not in tl.done("undo").out


def test_before_many_facts_are_undone_a_person_is_asked(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("add", "acme: note a; note b; note c; note d; note e; note f")
    monkeypatch.setattr(Run, "can_ask", lambda _: True)
    for answer, left in (("n", 6), ("y", 0)):
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda _, answer=answer: answer)
        tl("undo")
        assert len(tl.rows("log", "acme")) == left


def test_a_partner_alone_is_the_brief_and_with_a_person_what_concerns_them(tl: Tl) -> None:
    tl.done("acme", "lunch with vera yesterday; they promise the audit for Vera by friday; note Tomas is new")
    page = tl.done("acme").out
    assert page == tl.done("brief", "acme").out
    vera = tl.done("acme", "vera").out
    assert vera.startswith("Vera Lind, Acme Industries · CFO · vera@acme.example")
    assert "lunch with Vera Lind" in vera
    assert "the audit for Vera" in vera
    assert "Tomas" not in vera
    assert "Tomas is new" in tl.done("acme", "tomas").out


def test_plan_and_move_read_the_days_of_the_line(tl: Tl) -> None:
    assert "Tue 1 Dec 2026 coffee" in tl.done("plan", "acme", "volgende", "week", "dinsdag", "coffee").out
    number = str(tl.rows("acme", "we promise the deck by friday")[0]["number"])
    assert tl.rows("move", number, "naar", "half", "december")[0]["due_on"] == "2026-12-15"
    assert tl.rows("move", number, "by", "the", "end", "of", "next", "month")[0]["due_on"] == "2026-12-31"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("", "kept"), ("on time", "kept"), ("late", "late"), ("partly", "partly"), ("not", "broken")],
)
def test_keep_behind_the_due_day_asks_how(tl: Tl, monkeypatch: pytest.MonkeyPatch, answer: str, outcome: str) -> None:
    number = str(tl.rows("acme", "we promise the deck by friday")[0]["number"])
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-30")
    refused = tl("keep", number)
    assert (refused.status, "--on DATE or --late" in refused.refusal) == (2, True)
    assert tl("keep", number, "--partly", "--late").status == 2
    monkeypatch.setattr(Run, "can_ask", lambda _: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer)
    tl("keep", number)
    monkeypatch.setattr(Run, "can_ask", lambda _: False)
    assert tl.rows("promise", "list", "--all")[0]["outcome"] == outcome


def test_a_side_that_is_named_must_be_the_promises(tl: Tl) -> None:
    number = str(tl.rows("acme", "we promise the deck by friday")[0]["number"])
    assert "is ours" in tl("add", f"acme: they kept {number}").refusal
    tl.done("add", f"acme: we kept {number}")
