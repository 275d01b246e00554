"""Every command explains itself, and the page of commands says what the program says."""

import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from cli_cases import Tl

from trustlog.cli.app import all_commands, root
from trustlog.cli.arguments import arrange
from trustlog.cli.names import COMMANDS
from trustlog.cli.pages.command_reference import examples, reference
from trustlog.cli.pages.manual_page import manual

ALL = dict(all_commands())
pytestmark = pytest.mark.usefixtures("monday")
LEAVES = {name: command for name, command in ALL.items() if not isinstance(command, click.Group)}


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    return Tl(tmp_path / "ledger.db", capsys)


def _arranged(words: list[str]) -> list[str]:
    """Give the words of an example as commands and their words; a file alone is read by `import file`."""
    arranged = arrange(words[1:], COMMANDS)
    if arranged[0] == "import" and f"import {arranged[1]}" not in ALL:
        arranged.insert(1, "file")
    return arranged


def test_the_page_of_commands_is_fresh() -> None:
    page = Path(__file__).parent.parent / "docs" / "commands.md"
    assert page.read_text(encoding="utf-8") == reference(), "run make pages"


def test_the_manual_page_is_fresh_and_sound() -> None:
    page = Path(__file__).parent.parent / "docs" / "trustlog.1"
    assert page.read_text(encoding="utf-8") == manual(), "run make pages"
    for name, command in all_commands():
        assert f".SS trustlog {name}".replace("-", "\\-") in manual()
        assert all(example.partition(" ")[2].split()[0] in manual() for example in examples(command))
    if shutil.which("groff"):
        words = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z", str(page)]
        read = subprocess.run(words, capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.parametrize("name", ALL)
def test_commands_have_help_and_an_example(name: str) -> None:
    command = ALL[name]
    assert command.help, "no help"
    assert examples(command), "no example"
    for example in examples(command):
        words = shlex.split(example.partition(" < ")[0])
        assert words[0] in ("trustlog", "tl")
        assert " ".join(_arranged(words)).startswith(name), example
    for one in command.params:
        assert not isinstance(one, click.Option) or one.hidden or one.help, one.name


@pytest.mark.parametrize("name", LEAVES)
def test_examples_are_words_the_command_takes(name: str) -> None:
    for example in examples(LEAVES[name]):
        words = _arranged(shlex.split(example.partition(" < ")[0]))
        rest = words[len(name.split()) :]
        LEAVES[name].make_context(name, rest, obj=None, resilient_parsing=False)


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_takes_the_shared_options(name: str) -> None:
    options = {word for one in LEAVES[name].params for word in one.opts}
    assert {"--db", "--as-of", "--json", "--no-input"} <= options


def test_no_command_is_a_handle() -> None:
    from trustlog.desk.partners.lookup import RESERVED

    assert set(COMMANDS) <= RESERVED


def test_help_shows_the_example(capsys: pytest.CaptureFixture[str]) -> None:
    root.main(["keep", "--help"], prog_name="trustlog", standalone_mode=False)
    assert "Example:\n    trustlog keep 12\n" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["book", "garden", "proposals"])
def test_the_list_of_a_group_cuts_no_sentence(name: str, tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for language in ("en", "nl"):
        said = tl.done(name, "--help", "--lang", language).out
        assert "..." not in said.partition("[ARGS]...")[2]


def test_a_line_among_the_examples_is_in_the_language_spoken_and_reads(tl: Tl) -> None:
    tl.done("partner", "add", "Acme")
    tl.done("person", "add", "acme", "Jane")
    for words in (("--help",), ("add", "--help")):
        lines = tl.done(*words, "--lang", "nl").out.partition("Voorbeeld:")[2].splitlines()
        typed = [line.strip() for line in lines if "acme" in line]
        assert len(typed) == 2
        for line in typed:
            tl.done(*shlex.split(line)[1:], "--lang", "nl")
    assert len(tl.rows("log", "acme")) == 6
