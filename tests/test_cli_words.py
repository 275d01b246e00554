"""What is a command, what is a line, and what is an option of either."""

import pytest

from trustlog.cli.arguments import arrange, similar_commands
from trustlog.cli.names import COMMANDS


def arranged(line: str) -> list[str]:
    return arrange(line.split(), COMMANDS)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("acme lunch 45m yesterday", "acme lunch 45m yesterday"),
        ("acme note it is -5 outside", "acme note it is -5 outside"),
        ("acme we promise this by fri +big", "acme we promise this by fri +big"),
        ("acme note see #12 --verbose", "acme note see #12 --verbose"),
        ("acme note use --json here", "acme note use --json here"),
        ("-- due note", "due note"),
    ],
)
def test_words_that_are_no_command_are_a_line(typed: str, line: str) -> None:
    assert arranged(typed) == ["add", "--bare", "--", *line.split()]


def test_options_of_every_command_are_found_around_a_line() -> None:
    assert arranged("--db x acme lunch --json") == ["--db", "x", "add", "--bare", "--json", "--", "acme", "lunch"]
    assert arranged("acme lunch --db=x") == ["add", "--bare", "--db=x", "--", "acme", "lunch"]
    assert arranged("add acme note -5 --json --no-input") == ["add", "--json", "--no-input", "--", "acme", "note", "-5"]
    assert arranged("add --json acme lunch") == ["add", "--json", "--", "acme", "lunch"]
    assert arranged("add --help") == ["add", "--help", "--"]


def test_commands_are_left_alone() -> None:
    for typed in ("due --within 7d", "--db x trust acme --explain", "keep 12", "--help", "", "--json", "-x"):
        assert arranged(typed) == typed.split()


def test_help_is_a_word_too() -> None:
    assert arranged("help keep") == ["keep", "--help"]
    assert arranged("help") == ["--help"]


def test_mistyped_commands_have_near_ones() -> None:
    assert similar_commands("promse", COMMANDS)[0] == "promise"
    assert similar_commands("xyzzy", COMMANDS) == []
