"""Completion in the shell: what is offered, that nothing is made or said, and that bash and zsh really do it."""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from cli_cases import TODAY
from conftest import Server
from desk_cases import TODAY as DAY
from desk_cases import on, open_at, small
from proposal_cases import bring, proposal

from trustlog.cli.completion import Completions, script
from trustlog.desk import garden, levels, partners, people, promises
from trustlog.desk.capture import capture
from trustlog.desk.history import undo
from trustlog.desk.imports.foreign import Mapped
from trustlog.desk.imports.mapping import keep_mapping
from trustlog.storage.engine.connection import connect

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of two partners, with promises 1 to 4; the second is kept, the third an offer, the fourth private."""
    ledger = small(tmp_path)
    capture(ledger, "acme: we promise a by fri; they promise b by 25 nov; we offer c by 1 dec; private we promise d")
    capture(ledger, "keep 2")
    levels.decline(ledger, "acme", "not yet")
    ledger.close()
    path = tmp_path / "ledger.db"
    monkeypatch.setenv("TRUSTLOG_DB", str(path))
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    return path


def offered(*words: str) -> list[str]:
    """Give what the last word may become."""
    return [str(one.value) for one in Completions(words[:-1], words[-1]).items()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("bri",), ["brief"]),
        (("ac",), ["accept", "ack", "acme"]),
        (("--js",), ["--json"]),
        (("keep", ""), ["1", "4"]),
        (("keep", "#"), ["1", "4"]),
        (("keep", "1", ""), ["4"]),
        (("keep", "1", "--pa"), ["--partly"]),
        (("keep", "--on", ""), []),
        (("purpose", "ac"), ["acme"]),
        (("move", ""), ["1", "4"]),
        (("move", "1", ""), []),
        (("accept", ""), ["3"]),
        (("satisfied", ""), ["2"]),
        (("satisfied", "2", ""), ["yes", "no"]),
        (("reopen", ""), ["2"]),
        (("clear", ""), []),
        (("break", ""), ["1", "4"]),
        (("withdraw", ""), ["1", "4"]),
        (("drop", ""), ["4", "3", "2", "1"]),
        (("undo", ""), ["8", "7", "6", "5", "4", "3", "2", "1"]),
        (("edit", ""), ["4", "3", "2", "1"]),
        (("trust", ""), ["acme", "borealis"]),
        (("trust", "acme", ""), []),
        (("--json", "trust", "b"), ["borealis"]),
        (("partner", "sh"), ["show"]),
        (("partner", "show", "b"), ["borealis"]),
        (("partner", "merge", "acme", "b"), ["borealis"]),
        (("person", "remove", "acme", ""), ["jane", "raj"]),
        (("person", "remove", "r"), ["raj"]),
        (("export", "csv", "--partner", "a"), ["acme"]),
        (("level", "acme", "d"), ["down", "decline"]),
        (("level", "acme", "up", "--depends", "n"), ["neither"]),
        (("import", "csv", "x.csv", "--kind", "pe"), ["people"]),
        (("completion", "z"), ["zsh"]),
        (("acme", "lun"), ["lunch"]),
        (("acme", "w"), ["walk", "we", "workshop"]),
        (("acme", "we", "p"), ["promise"]),
        (("acme", "lunch", "with", "j"), ["jane"]),
        (("add", "b"), ["borealis"]),
        (("nosuch", "lunch", "with", ""), ["jane", "mia", "raj"]),
        (("export", "nosuch", ""), []),
        (("edit", "1", "d"), ["direction=", "due="]),
        (("edit", "#1", "due=fri", "d"), ["direction="]),
        (("edit", "1", "stake=s"), ["stake=small"]),
        (("edit", "1", "stake", "="), ["small", "normal", "big"]),
        (("edit", "1", "stake", "=", "b"), ["big"]),
        (("edit", "1", "text="), []),
        (("edit", "99", ""), []),
        (("partner", "edit", "a"), ["acme"]),
        (("partner", "edit", "acme", "t"), ["target=", "tags="]),
        (("partner", "edit", "acme", "target=3"), ["target=3"]),
        (("person", "edit", "acme", "ra"), ["raj"]),
        (("person", "edit", "acme", "raj", "l"), ["left_on="]),
        (("person", "edit", "acme", "raj", "role=x", "n"), ["name=", "note="]),
    ],
)
def test_what_is_offered(held: Path, words: tuple[str, ...], found: list[str]) -> None:
    assert offered(*words) == found


def test_every_word_that_begins_a_clause_is_offered(held: Path) -> None:
    assert {"lunch", "we", "they", "note", "private", "keep", "broke"} <= set(offered("acme", ""))


def test_who_has_left_is_offered_no_more(held: Path) -> None:
    ledger = open_at(held.parent, DAY)
    people.edit(ledger, "acme", "raj", {"left_on": "yesterday"})
    ledger.close()
    assert offered("acme", "lunch", "with", "") == ["jane"]


def test_what_can_be_cleared_is_what_was_concealed(held: Path) -> None:
    ledger = open_at(held.parent, DAY)
    promises.break_(ledger, [1], told="concealed")
    promises.break_(ledger, [4], told="silent")
    assert offered("clear", "") == ["1"]
    promises.clear(ledger, 1, "talked through")
    assert offered("clear", "") == []
    assert sorted(offered("reopen", "")) == ["1", "2", "4"]
    ledger.close()


def test_a_first_name_that_two_have_is_offered_in_full(held: Path) -> None:
    ledger = open_at(held.parent, DAY)
    people.add(ledger, "acme", "Raj Bose", role="CFO")
    assert offered("acme", "lunch", "with", "") == ["jane", "Raj Bose", "Raj Patel"]
    ledger.close()


def test_what_was_taken_back_is_not_offered_to_undo(held: Path) -> None:
    ledger = open_at(held.parent, DAY)
    before = offered("undo", "")
    undo(ledger)
    assert offered("undo", "")[1:] == before[1:]
    partners.add(on(ledger, DAY, "raj"), "Cimarron")
    assert offered("undo", "")[1:] == before[1:]
    ledger.close()


def test_a_ledger_on_a_server_is_looked_into_and_not_made(
    postgres_url: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_DB", postgres_url)
    assert offered("trust", "") == []
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as raw:
        assert raw.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
    made = server.new_ledger()
    small(made).close()
    monkeypatch.setenv("TRUSTLOG_DB", made)
    assert offered("trust", "") == ["acme", "borealis"]


def test_files_are_left_to_the_shell(held: Path) -> None:
    kinds = [Completions(words, "").items()[0].type for words in (["--db"], ["backup"], ["export", "csv", "--out"])]
    assert kinds == ["file", "file", "dir"]


def run(words: list[str], shell: str = "bash", **more: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ, "PYTHONPATH": str(ROOT), "_TRUSTLOG_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), **more,
    }  # fmt: skip
    command = [sys.executable, "-m", "trustlog"]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)


def test_a_number_is_offered_with_what_it_stands_for(held: Path) -> None:
    said = run(["trustlog", "keep", ""], "zsh").stdout
    assert "1\nwe promised: a, open, due Fri 27 Nov" in said
    assert run(["trustlog", "keep", "''"], "zsh", TRUSTLOG_USER="mia").stdout.count("plain") == 1  # no private one


@pytest.mark.parametrize("damage", ["away", "other", "old", "folder", "settings", "today", "user"])
def test_where_anything_is_wrong_nothing_is_offered_said_or_made(tmp_path: Path, damage: str) -> None:
    path, more = tmp_path / "ledger.db", {}
    if damage in ("old", "settings", "today", "user"):
        conn = connect(str(path))
        if damage == "old":
            conn.execute("UPDATE alembic_version SET version_num = '0000'")
        conn.close()
    if damage == "other":
        path.write_text("not a ledger")
    if damage == "folder":
        path.mkdir()
    if damage == "settings":
        (tmp_path / "settings.toml").write_text("[[[")
        more = {"TRUSTLOG_CONFIG": str(tmp_path / "settings.toml")}
    if damage == "today":
        more = {"TRUSTLOG_TODAY": "yesterday"}
    before = sorted(one.name for one in tmp_path.iterdir() if not one.name.endswith(("-wal", "-shm")))
    for words in (["tl", ""], ["tl", "keep", ""], ["tl", "acme", "lunch", "with", ""], ["tl", "restore", ""], ["tl"]):
        said = run(words, TRUSTLOG_DB=str(path), **more)
        assert said.stderr == ""
        assert "plain,1" not in said.stdout
    assert run([], "nosuch", TRUSTLOG_DB=str(path)).stderr == ""
    after = sorted(one.name for one in tmp_path.iterdir() if not one.name.endswith(("-wal", "-shm")))
    assert after == before


def test_the_scripts_are_for_both_names(capfd: pytest.CaptureFixture[str]) -> None:
    for shell in ("bash", "zsh", "fish"):
        said = script(shell)
        assert re.search(r"\btl\b", said)
        assert re.search(r"\btrustlog\b", said)
        if shutil.which(shell):
            checked = subprocess.run([shell, "-n"], input=said, text=True, capture_output=True, check=False)
            assert (checked.returncode, checked.stderr) == (0, "")


# In the shells themselves ---------------------------------------------------------------------------------------------

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(trustlog completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit && compinit -u -D && eval "$(trustlog completion zsh)"'),
}


class Terminal:
    """A shell at a terminal of its own: keys go in, what it shows comes out."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, env)
        self.shown = ""

    def send(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def until(self, pattern: str, seconds: float = 60) -> None:
        """Read until it is shown."""
        end = monotonic() + seconds
        while not re.search(pattern, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", self.shown)):
            assert monotonic() < end, f"{pattern!r} did not come in {self.shown!r}"
            if select.select([self.fd], [], [], 0.2)[0]:
                self.shown += os.read(self.fd, 65536).decode(errors="replace")

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


@pytest.fixture
def environment(held: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which `trustlog` and `tl` are programs of their own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("trustlog", "tl"):
        (folder / name).write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m trustlog "$@"\n')
        (folder / name).chmod(0o755)
    return {
        **os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "HOME": str(tmp_path), "TERM": "xterm", "PS1": "$ ",
        "TRUSTLOG_TODAY": TODAY, "COLUMNS": "200", "INPUTRC": "/dev/null",
    }  # fmt: skip


def needs(shell: str) -> None:
    if not shutil.which(shell):
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail(f"{shell} is not installed, and all tests must run")
        pytest.skip(f"{shell} is not installed")


@pytest.mark.foreign
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("trustlog brie", "brief\tPrint one page on a partner to read before a meeting."),
        ("tl brief bo", "borealis\tBorealis"),
        ("trustlog keep ", "1\twe promised: a; open; due Fri 27 Nov"),
        ("tl borealis lunch with mi", "mia\tMia Berg"),
    ],
)
def test_fish_completes_what_is_typed(environment: dict[str, str], typed: str, found: str) -> None:
    needs("fish")
    command = ["fish", "--no-config", "-c", f'trustlog completion fish | source; complete -C "{typed}"']
    said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert said.stderr == ""
    assert said.stdout.splitlines()[0] == found


@pytest.mark.foreign
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_what_is_typed(environment: dict[str, str], shell: str) -> None:
    needs(shell)
    command, loads = SHELLS[shell]
    terminal = Terminal(command, environment)
    try:
        terminal.send(f"{loads}; echo rea''dy\n")
        terminal.until("\nready")
        for typed, becomes in (
            ("trustlog brie\t", "brief "),
            ("bo\t", "borealis "),
            ("\x15echo; tl ack bor\t", "ealis "),
        ):
            terminal.send(typed)
            terminal.until(becomes)
        terminal.shown = ""
        terminal.send("\x15tl borealis lunch with mi\t")
        terminal.until("with mia")
    finally:
        terminal.close()


@pytest.fixture
def planted(held: Path) -> Path:
    """The same with two gardens, one of which has ended, a mapping, and proposals that wait."""
    ledger = open_at(held.parent, DAY)
    partners.add(ledger, "Cimarron", handle="cimarron")
    garden.add(ledger, "Harbour garden", ["acme", "borealis"], handle="harbour")
    garden.add(ledger, "Old dock", ["acme", "cimarron"], handle="dock")
    garden.end(ledger, "dock", "it is built")
    keep_mapping(ledger, Mapped("people", {"Naam": "name", "Firma": "partner"}, "oldcrm"))
    bring(ledger, [(proposal(ledger), ["acme"]), (proposal(ledger, brought_id="2", title="Fair"), ["acme"])])
    ledger.close()
    return held


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("garden", "h"), ["harbour"]),
        (("garden", "a"), ["ack", "add", "anew", "answer", "acme"]),
        (("garden", "show", "h"), ["harbour"]),
        (("garden", "show", "harbour", ""), ["acme", "borealis"]),
        (("garden", "harbour", "a"), ["answer", "ack", "anew", "acme"]),
        (("garden", "harbour", "acme", ""), ["borealis"]),
        (("garden", "harbour", "acme", "borealis", ""), []),
        (("garden", "ack", "harbour", "acme", ""), ["borealis"]),
        (("garden", "harbour", "ack", "b"), ["borealis"]),
        (("garden", "harbour", "ack", "--str"), ["--strand"]),
        (("garden", "look", "harbour", "acme", ""), ["borealis"]),
        (("garden", "look", "harbour", "acme", "borealis", ""), []),
        (("garden", "join", "harbour", "c"), ["cimarron"]),
        (("garden", "join", "harbour", "cimarron", "b"), ["borealis"]),
        (("garden", "end", ""), ["harbour"]),
        (("garden", "end", "harbour", ""), []),
        (("purpose", "h"), ["harbour"]),
        (("agreement", ""), ["acme", "borealis", "cimarron", "harbour"]),
        (("import", "people.csv", "--mapping", ""), ["oldcrm"]),
        (("import", "mappings", "--drop", "o"), ["oldcrm"]),
        (("proposals", "accept", "", ), ["5", "6"]),
        (("proposals", "dismiss", "5", ""), ["6"]),
    ],
)  # fmt: skip
def test_gardens_mappings_and_what_waits_are_offered(planted: Path, words: tuple[str, ...], found: list[str]) -> None:
    assert offered(*words) == found
