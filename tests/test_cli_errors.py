"""Whatever goes wrong ends in a line that says what to do, and in its own exit status."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl

from trustlog.cli.app import all_commands
from trustlog.cli.arguments import NOT_YET
from trustlog.cli.failures import guard
from trustlog.errors import Fault, Faults, FileFaults, Reason, Refused, TrustlogError, WordsError

ROOT = Path(__file__).parent.parent


def saying(text: str) -> Reason:
    """Return a reason whose words are that text."""
    return Reason("reader_says", text=text)


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    return Tl(tmp_path / "ledger.db", capsys)


def shell(words: list[str | bytes], db: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TRUSTLOG_DB": str(db), "XDG_STATE_HOME": str(db.parent), **settings}
    command = [sys.executable, "-m", "trustlog", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@pytest.mark.parametrize(
    ("error", "status", "lines"),
    [
        (WordsError(saying("off")), 2, ["off"]),
        (Refused(saying("no")), 1, ["no"]),
        (FileFaults([saying("line 2: a"), saying("line 3: b")]), 1, ["line 2: a", "line 3: b"]),
        (Faults([Fault(saying("bad"), 3, 4, 2)]), 2, ["line 2, at 4: bad"]),
        (KeyboardInterrupt(), 130, ["stopped"]),
        (PermissionError(13, "Permission denied", "/x"), 1, ["Permission denied: /x"]),
    ],
)
def test_every_fault_has_its_status(
    error: BaseException, status: int, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> int:
        raise error

    assert guard(fail) == status
    assert capsys.readouterr().err.splitlines() == [f"trustlog: {line}" for line in lines]


class Stopped(io.StringIO):
    """An output that somebody stops with ctrl+c."""

    def write(self, _text: str) -> int:
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["log"], "stopped; nothing was written to the ledger"),
        (["completion", "bash"], "stopped"),
        (["add", "acme: we promise y by fri"], "stopped; what was written by then stays"),
        (["partner", "add", "Borealis"], "stopped; what was written by then stays"),
    ],
)
def test_who_stops_a_command_is_told_what_became_of_the_ledger(
    words: list[str], says: str, tl: Tl, monkeypatch: pytest.MonkeyPatch
) -> None:
    tl.done("partner", "add", "Acme")
    tl.done("add", "acme: we promise x by fri")
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdout", Stopped())
        said = tl(*words)
    assert (said.status, said.err) == (130, f"trustlog: {says}\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--foo"], "--foo"),
        (["due", "--foo"], "see trustlog due --help"),
        (["keep"], "Missing argument"),
        (["keep", "x"], '"x" is not the number'),
        (["due", "--as-of", "blah"], "blah"),
        (["due", "--within", "soon"], "soon"),
        (["promise"], "list"),
        (["promise", "lst"], 'no command "lst" here'),
        (["lst"], "promise list"),
        (["xyzzy"], "unknown command"),
        (["promse", "list"], "near: promise"),
        (["nobody", "lunch"], "nobody"),
        (["add"], "add -"),
        ([""], ""),
        ([], "terminal"),
        (["trust", "--explain"], "name the partner"),
        (["break", "1", "--told", "--silent"], "one of"),
        (["break", "1", "silent"], "write it as --silent"),
        (["keep", "1", "late"], "write it as --late"),
        (["promise", "list", "--all", "--open"], "one of"),
        (["promise", "list", "--ours", "--theirs"], "--ours or --theirs"),
        (["keep", "1", "--as-of", "yesterday"], "--as-of is for commands that read"),
        (["review", "--intend", "x"], "--finish"),
        (["satisfied", "1", "maybe"], "yes or no"),
        (["edit", "1", "text"], "FIELD=VALUE"),
        (["plan", "acme", "coffee"], "not a date"),
        (["demo", "--no-screens", "--json"], "--json"),
        (["level", "acme", "up"], "--reason"),
    ],
)
def test_words_that_are_off(words: list[str], says: str, tl: Tl) -> None:
    said = tl(*words)
    assert said.status == 2
    assert says in said.refusal


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (["restore", "old.backup.db"], "--db FILE"),
        (["restore"], "--db FILE"),
        (["--json", "forget", "Jane"], "trustlog person remove"),
        (["help", "forget"], "trustlog person remove"),
    ],
)
def test_what_is_to_come_says_what_to_use_instead(words: list[str], instead: str, tl: Tl) -> None:
    said = tl(*words)
    assert said.status == 2
    assert "is not there yet" in said.refusal
    assert instead in said.refusal
    assert not tl.db.exists()


def test_what_is_there_is_not_said_to_come() -> None:
    assert not NOT_YET.keys() & {name for name, _ in all_commands()}


def test_a_typo_does_not_begin_a_ledger(tl: Tl) -> None:
    assert tl("lst").status == 2
    assert not tl.db.exists()


@pytest.mark.parametrize("words", [["keep", "99"], ["undo"], ["demo", "--no-screens"]])
def test_the_ledger_says_no(words: list[str], tl: Tl) -> None:
    tl.done("due")
    said = tl(*words)
    assert said.status == 1
    assert said.refusal


def test_no_terminal_no_screens(tmp_path: Path) -> None:
    for words in ([], ["demo"]):
        done = shell([*words], tmp_path / "l.db")
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_words_that_are_not_utf8(tmp_path: Path) -> None:
    done = shell([b"acme note \xff"], tmp_path / "l.db")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "l.db").exists()


@pytest.mark.usefixtures("monday")
def test_what_should_not_happen_is_a_line_and_a_file(tmp_path: Path) -> None:
    code = (
        "import sys; from trustlog.cli.main import main; import trustlog.desk.due.listing as due\n"
        "def fail(*_): raise RuntimeError('gone\\nwrong')\n"
        "due.status_line = fail\n"
        "sys.exit(main(['status']))"
    )
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TRUSTLOG_DB": str(tmp_path / "l.db"),
        "XDG_STATE_HOME": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "RuntimeError: gone wrong" in line
    log = tmp_path / "trustlog" / "errors.log"
    assert str(log) in line
    assert "Traceback" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    code = "import sys; sys.stdout.write('x' * 200000); sys.stdout.flush()"
    whole = (
        "import sys; from trustlog.cli.failures import guard\n"
        f"def work():\n    {code}\n    return 0\nsys.exit(guard(work))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", whole], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as one:
        assert one.stdout is not None
        assert one.stderr is not None
        one.stdout.close()
        assert one.stderr.read() == b""
        assert one.wait(30) == 0


def test_our_errors_have_a_line_of_their_own() -> None:
    assert TrustlogError(Reason("step_is_empty")).lines == ["nothing is left in this step"]
