"""No text of people steers the terminal: every command, on a ledger, files and settings where all texts are hostile."""

import ast
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_cases import TODAY, Tl
from hostile import CLOSED, HOSTILE, hostile_ledger, steering, text_columns

from trustlog.cli.failures import report_crash
from trustlog.cli.names import COMMANDS
from trustlog.domain.text import json_escaped, shown, visible
from trustlog.tui.app.error_screens import write_down

FILE = "led\x1b]2;pwned\x07ger \u202e[b].db"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_ledger(tmp_path_factory.mktemp("hostile") / "ledger.db")


@pytest.fixture
def tl(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "demo")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    db = tmp_path / FILE
    db.write_bytes(made.read_bytes())
    return Tl(db, capsys)


READ = [
    ["due"], ["status"], ["promise", "list"], ["promise", "list", "--all"], ["partner", "list"],
    ["partner", "show", "gambrel"], ["person", "list"], ["log"], ["log", "gambrel"], ["search", "pilot"], ["trust"],
    ["trust", "gambrel"], ["trust", "gambrel", "--explain"], ["trust", "foxglove", "--explain"], ["suggestions"],
    ["first"], ["brief", "gambrel"], ["answer", "delfino"], ["review", "--plain"], ["review", "list"],
    ["review", "show", "1"], ["history"], ["doctor"], ["settings", "show"], ["backtest"], ["dependence", "gambrel"],
    ["garden", "dry"], ["garden", "lumen"],
    ["recap", "gambrel"], ["recap", "gambrel", "--format", "eml"], ["share", "gambrel", "--dry-run"],
    ["pulse", "delfino"], ["book", "elandra"], ["contacts", "gambrel"], ["fit", "acme"], ["farewell", "gambrel"],
    ["purpose", "elandra"], ["impact", "lumen"],
    ["benefit", "halcyon"],
    ["proposals"], ["proposals", "list", "--all"],
    ["agreement", "halcyon"], ["agreement", "halcyon", "exit"], ["agreement", "halcyon", "diff"],
]  # fmt: skip
"""Every command that reads."""
WRITE = [
    ["add", f"gambrel: note {HOSTILE}"], ["add", f"gambrel: lunch 45x {HOSTILE}"], ["add", f"nobody{HOSTILE}: lunch"],
    ["gambrel", f"lunch 45m with {HOSTILE}"], [f"luch{HOSTILE}"], [HOSTILE], ["promise", "list", HOSTILE],
    ["partner", "add", f"New {HOSTILE}", "--handle", "new"], ["partner", "add", "X", "--handle", HOSTILE],
    ["partner", "edit", "gambrel", f"note={HOSTILE}"], ["partner", "edit", "gambrel", f"{HOSTILE}=1"],
    ["partner", "edit", "gambrel", f"target={HOSTILE}"], ["partner", "pause", "gambrel", "fri", HOSTILE],
    ["partner", "archive", "gambrel", "--reason", HOSTILE], ["partner", "show", HOSTILE], ["partner", "show", "e"],
    ["person", "add", "gambrel", HOSTILE, "--role", HOSTILE], ["person", "remove", "gambrel", HOSTILE],
    ["person", "remove", "gambrel", "e"], ["plan", "gambrel", "fri", HOSTILE], ["plan", "gambrel", HOSTILE],
    ["level", "gambrel", "up", "--reason", HOSTILE], ["level", "gambrel", "decline", "--reason", HOSTILE],
    ["level", "gambrel", HOSTILE, "--reason", "x"], ["ack", "foxglove", "--note", HOSTILE],
    ["wheel", "answer", "4,3,5,2,3,4,4,4,5", "--safety", HOSTILE, "--by", HOSTILE], ["wheel", "answer", HOSTILE],
    ["wheel", "answer", "--rank", HOSTILE], ["wheel", HOSTILE], ["wheel", "--out", HOSTILE],
    ["benefit", "gambrel", HOSTILE, "--sort", "relief", "--for", HOSTILE], ["benefit", HOSTILE],
    ["benefit", "gambrel", "x", "--sort", HOSTILE], ["benefit", "gambrel", "x", "--sort", "relief", "--tied", HOSTILE],
    ["dependence", "gambrel", "ours=1,2,3,4", "theirs=1,2,3,4", "--note", HOSTILE], ["dependence", "gambrel", HOSTILE],
    ["dependence", "gambrel", f"ours={HOSTILE},1,1,1"], ["dependence", "gambrel", "--our-miss", HOSTILE],
    ["anew", "gambrel", "--reason", HOSTILE], ["level", "gambrel", "up", "--trial", "--reason", HOSTILE],
    ["contacts", "gambrel", "left", HOSTILE], ["contacts", "gambrel", HOSTILE], ["fit", "gambrel", HOSTILE],
    ["purpose", "gambrel", f"to {HOSTILE}", "--note", HOSTILE], ["purpose", "gambrel", HOSTILE], ["purpose", HOSTILE],
    ["purpose", "gambrel", "gain", HOSTILE, "--told"], ["purpose", "gambrel", "to be", "--whose", HOSTILE],
    ["purpose", "gambrel", "objective", "theirs", HOSTILE], ["purpose", "gambrel", "objective", HOSTILE, "x"],
    ["purpose", "gambrel", "objective", "ended", HOSTILE], ["purpose", "gambrel", "to be", "--horizon", HOSTILE],
    ["impact", "gambrel", "clients", HOSTILE, "--evidence", HOSTILE], ["impact", "gambrel", HOSTILE, "x"],
    ["agreement", "gambrel", "exit", HOSTILE, "--agreed"], ["agreement", "gambrel", HOSTILE], ["agreement", HOSTILE],
    ["agreement", "gambrel", "version", HOSTILE], ["agreement", "gambrel", "start", HOSTILE],
    ["agreement", "halcyon", "--out", HOSTILE], ["agreement", "gambrel", "exit", "--note", HOSTILE, "--open"],
    ["farewell", "gambrel", HOSTILE], ["farewell", "gambrel", "--reason", HOSTILE, "--archive", HOSTILE],
    ["farewell", "gambrel", "--reason", "values", "--said", HOSTILE, "--archive", HOSTILE, "--close", HOSTILE],
    ["answer", "gambrel", "1", HOSTILE], ["answer", "gambrel", HOSTILE], ["answer", HOSTILE, "1", "done"],
    ["answer", "check", "gambrel", "--by", HOSTILE], ["answer", "settle", "1", "ours", "--reason", HOSTILE],
    ["log", "--since", HOSTILE], ["due", "--within", HOSTILE], ["search", HOSTILE], ["keep", HOSTILE],
    ["keep", "1", "--on", HOSTILE], ["undo"], ["undo", "1"], ["undo", HOSTILE], ["export", HOSTILE],
    ["import", "csv", HOSTILE, "--kind", "moments"], ["import", "json", HOSTILE], ["trust", HOSTILE],
    ["garden", "add", HOSTILE, "--handle", "other", "--members", "gambrel"], ["garden", "dry", "pie", HOSTILE],
    ["garden", "dry", "gives", HOSTILE, "x"], ["garden", "dry", "look", HOSTILE], ["garden", HOSTILE],
    ["garden", "join", "dry", HOSTILE], ["garden", "end", "dry", "--reason", HOSTILE],
    ["pulse", "gambrel", "--answers", "4,5,3,-,4", "--about", HOSTILE, "--note", HOSTILE], ["pulse", HOSTILE],
    ["pulse", "gambrel", "--answers", HOSTILE], ["pulse", "gambrel", "--rather-not", "--by", HOSTILE],
    ["pulse", "gambrel", "--rather-not", "--we", HOSTILE], ["pulse", "gambrel", "print", "--about", HOSTILE],
    ["pulse", "gambrel", "--rather-not", "--they", f"send it; {HOSTILE}"],
    ["pulse", "gambrel", "page", "--out", f"/x/{HOSTILE}"],
    ["practice"], ["practice", "gambrel"], ["practice", HOSTILE], ["practice", "gambrel", "later", HOSTILE],
    ["practice", HOSTILE, "never", "pulse"],
    ["settings", "show", HOSTILE], ["settings", "check", HOSTILE], ["--as-of", HOSTILE, "due"],
    ["backup", f"/x/{HOSTILE}"], ["backtest", HOSTILE], ["simulate", "--rate", HOSTILE],
    ["recap", HOSTILE], ["recap", "gambrel", "--out", f"/x/{HOSTILE}"], ["share", HOSTILE, "--out", "x.csv"],
    ["share", "gambrel", "--out", f"/x/{HOSTILE}.html"], ["share", "gambrel", "--dry-run", "--only", HOSTILE],
    ["--nope" + HOSTILE], ["due", "--nope" + HOSTILE],
]  # fmt: skip
"""Commands that write, and refusals that quote what was given."""


NUMBERS_ALONE = (["status"], ["doctor"], ["backtest"], ["settings", "show"], ["review", "list"])
WITHOUT_TEXTS = (*NUMBERS_ALONE, ["suggestions"], ["trust", "gambrel"])
"""What these print quotes no text of people; as JSON they name partners by handle."""


def harmless(*texts: str) -> None:
    for text in texts:
        assert not steering(text), text


@pytest.mark.parametrize("words", [*READ, *WRITE], ids=lambda words: visible(" ".join(words))[:30])
def test_no_command_prints_what_steers_a_terminal(tl: Tl, words: list[str]) -> None:
    said = tl(*words)
    harmless(said.out, said.err)
    assert "this should not have happened" not in said.err
    if words not in READ or words in NUMBERS_ALONE:
        return
    assert "\\x1b]52;c" in said.out
    assert f"{tl('history').out}".count("raj\\x1b]52") > 0


def is_lossless(value: Any) -> bool:
    """Tell whether a text as it was written is somewhere in what was read."""
    if isinstance(value, str):
        return HOSTILE in value or HOSTILE.rstrip() in value
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(is_lossless(one) for one in values)


@pytest.mark.parametrize("words", [one for one in READ if one[:2] != ["review", "--plain"]], ids=" ".join)
def test_json_is_escaped_and_lossless(tl: Tl, words: list[str]) -> None:
    said = tl(*words, "--json")
    assert said.status == (words == ["doctor"]), said.err  # the journal tells of other texts than the tables
    harmless(said.out, said.err)
    assert is_lossless(said.json) or words in WITHOUT_TEXTS


def test_a_refusal_quotes_what_a_file_holds_harmlessly(tl: Tl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / f"in{HOSTILE.replace('/', '')}.csv"
    table.write_text(
        f'partners,direction,text,made_on\ngambrel,"{HOSTILE}",x,"{HOSTILE}"\n', encoding="utf-8", newline=""
    )
    said = tl("import", "csv", str(table), "--kind", "promises")
    assert said.status == 1
    assert "\\x1b]52;c" in said.err
    harmless(said.out, said.err)
    document = tmp_path / "in.json"
    tables = {"partner": [{HOSTILE: HOSTILE, "id": HOSTILE}], HOSTILE: HOSTILE}
    document.write_text(
        json.dumps({"format": "trustlog-ledger", "version": 1, "revision": HOSTILE, "tables": tables}), encoding="utf-8"
    )
    tl.db = tmp_path / "empty.db"
    said = tl("import", "json", str(document))
    assert said.status == 1
    harmless(said.out, said.err)
    quoted = json.dumps(HOSTILE)
    settings = tmp_path / "settings.toml"
    for held in (f"theme = {quoted}", f"[keys]\n{quoted} = {quoted}", f"[levels]\nnames = [{quoted}]", f"{quoted} = 1"):
        settings.write_text(held, encoding="utf-8")
        monkeypatch.setenv("TRUSTLOG_CONFIG", str(settings))
        for words in (["settings", "check"], ["due"], ["settings", "show"]):
            said = tl(*words)
            harmless(said.out, said.err)


def test_files_written_are_harmless_or_lossless(tl: Tl, tmp_path: Path) -> None:
    out = tmp_path / f"out{HOSTILE.replace('/', '')}.json"
    said = tl.done("export", "json", "--out", str(out))
    harmless(said.out, said.err, out.read_text(encoding="utf-8"))
    assert is_lossless(json.loads(out.read_text(encoding="utf-8")))
    again = tmp_path / "again.db"
    names = {row["name"] for row in json.loads(out.read_text(encoding="utf-8"))["tables"]["partner"]}
    assert names == {row["name"] for row in tl("partner", "list", "--archived", "--json").json}
    said = Tl(again, tl.capsys)("import", "json", str(out))  # refused: the rows were changed past the journal
    assert said.status == 1
    harmless(said.out, said.err)
    folder = tmp_path / f"csv{HOSTILE.replace('/', '')}"
    said = tl.done("export", "csv", "--out", str(folder))
    harmless(said.out, said.err)
    for form in ("ics", "vcf"):
        file = tmp_path / f"{form}{HOSTILE.replace('/', '')}.{form}"
        said = tl.done("export", form, "--out", str(file))
        held = file.read_bytes().decode()
        harmless(said.out, said.err, held.replace("\r\n", "\n"))
        assert held.count("BEGIN:") == held.count("\r\nEND:") > 2
    for words in (("export", "html", "--out"), ("brief", "acme", "--html")):
        page = tmp_path / f"page{HOSTILE.replace('/', '')}.html"
        said = tl.done(*words, str(page))
        harmless(said.out, said.err, page.read_text(encoding="utf-8"))


def test_the_log_of_errors_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    from trustlog import config

    state = tmp_path / "state \x1b]2;x\x07"
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    try:
        raise KeyError(HOSTILE)
    except KeyError as error:
        report_crash(KeyError, error, error.__traceback__)
        harmless(capsys.readouterr().err)
        path = Path(write_down(RuntimeError(HOSTILE), config.now()))
    held = path.read_text(encoding="utf-8")
    assert held.count("\\x1b]52;c") >= 1
    harmless(held)


def test_every_text_column_is_one_of_people_or_declared_closed(made: Path) -> None:
    import sqlite3

    empty = [
        (table, "recorded_by") for table in ("review", "intention", "joint_check")
    ]  # the demo has one writer of these
    conn = sqlite3.connect(made)
    for table, columns in text_columns().items():
        assert not set(columns) & set(CLOSED.get(table, ()))
        for column in columns:
            count = conn.execute(f"SELECT count(*) FROM {table} WHERE instr({column}, 'pwned')").fetchone()[0]
            few = column == "recorded_by" and conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] < 5
            assert count or few or (table, column) in empty, (table, column)
    conn.close()


def test_every_command_is_tried() -> None:
    tried = {word for words in (*READ, *WRITE) for word in words}
    elsewhere = {
        "break", "move", "withdraw", "satisfied", "accept", "clear", "edit", "drop", "reopen", "demo", "serve",
        "completion",
    }  # fmt: skip
    assert set(COMMANDS) - elsewhere <= tried


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "plain",
        "שלום",
        "a שלום 12 b",
        "\u2068x\u2069",
        "\u2068\u2068x\u2069",
        "\u2069\u202a",
        "\x1b\u2028",
        "م\n7",
    ],
)
def test_shown_twice_is_shown_once_and_escaped_json_is_the_same_json(text: str) -> None:
    for lines in (False, True):
        once = shown(text, lines=lines)
        harmless(once)
        assert shown(once, lines=lines) == once
    escaped = json_escaped(json.dumps(text, ensure_ascii=False))
    harmless(escaped)
    assert json.loads(escaped) == text


def test_commands_print_by_way_of_output_alone() -> None:
    """`print`, `click.echo` and the streams know nothing of what steers a terminal."""
    root = Path(sys.modules["trustlog"].__path__[0])
    allowed = {
        "output.py",
        "failures.py",
        "command_reference.py",
        "settings_reference.py",
        "manual_page.py",
        "main.py",
        "completion.py",
    }
    for path in sorted((root / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            assert called not in ("print", "click.echo", "click.secho"), f"{path.name}:{node.lineno}"
            if called in ("sys.stdout.write", "sys.stderr.write") and path.name not in allowed:
                parts = [part for part in ast.walk(node) if isinstance(part, ast.FormattedValue)]
                for part in parts:  # a count along: numbers, and what `plain` made harmless
                    is_number = part.format_spec is not None or isinstance(part.value, ast.IfExp)
                    name = ast.unparse(part.value)
                    assert is_number or name == "count" or name.startswith("output.one_line("), f"{path.name}: {name}"


def test_a_text_of_people_has_one_type() -> None:
    """Each text column of people is `PersonText` where it is a value; ids and words of the program are not."""
    from typing import get_args, get_type_hints

    from trustlog.domain import facts
    from trustlog.domain.text import OfPeople

    values = {
        "partner": facts.Partner, "person": facts.Person, "promise": facts.Promise, "promise_move": facts.Move,
        "moment": facts.Moment, "disclosure": facts.Disclosure, "note": facts.Note, "plan": facts.Plan,
        "level_change": facts.LevelChange, "suggestion_answer": facts.Answer, "pause": facts.Pause,
    }  # fmt: skip
    for table, columns in text_columns().items():
        hints = get_type_hints(values[table], include_extras=True) if table in values else {}
        for column in set(columns) & set(hints):
            assert "OfPeople" in repr(hints[column]), (table, column)
        for column in set(CLOSED.get(table, ())) & set(hints):
            assert "OfPeople" not in repr(hints[column]), (table, column)
    assert any(isinstance(one, OfPeople) for one in get_args(facts.PersonText))
