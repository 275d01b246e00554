"""Tables that line up, texts that cannot steer a terminal, JSON that is whole."""

import io
import json

import pytest

from trustlog.cli import output


def test_columns_line_up_whatever_is_in_them() -> None:
    lines = output.table_lines([("#3", "Zoë 株式会社"), ("#12", "Acme")], ("", "Partner"), right=(0,))
    assert lines == ["     Partner", " #3  Zoë 株式会社", "#12  Acme"]


def test_what_is_wider_than_the_terminal_goes_below() -> None:
    lines = output.table_lines([("1", "Acme", "a long text indeed"), ("2", "", "")], ("", "Who", "Text"), room=16)
    assert lines == ["   Who   Text", "1  Acme", "    a long text", "    indeed", "2"]
    assert output.table_lines([("Borealis Holding", "x")], ("Who", "Text"), room=12)[1:] == ["Borealis Ho…", "    x"]
    assert output.shortened("株式会社", 5) == "株式…"
    assert output.shortened("short", 5) == "short"


def test_a_name_without_end_is_shortened_where_there_is_an_end() -> None:
    name = "Zaanse " + "x" * 110
    rows = [("1", name, "due Fri 20 Nov · 3 days ago", "a promise"), ("2", "Acme", "due Fri 20 Nov", "another one")]
    lines = output.table_lines(rows, ("", "Who", "When", "What"), room=100)
    assert all(output.text_width(line) <= 100 for line in lines)
    assert "Zaanse xxxxx" in lines[1]
    assert "…  due Fri 20 Nov · 3 days ago  a promise" in lines[1]
    assert lines[1].index("due") == lines[2].index("due")
    assert name in output.table_lines(rows, ("", "Who", "When", "What"))[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, ""),
        ("a\nb\tc", "a b c"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("turn\u202eed", "turn\\u202eed"),
        ("\x07\x7f\x9b", "\\x07\\x7f\\x9b"),
        ("\x1b]52;c;aGk=\x1b\\", "\\x1b]52;c;aGk=\\x1b\\"),
        ("mail שלום 7 days", "mail \u2068שלום\u2069 7 days"),
        ("half \ud800", "half \\ud800"),
        ("soft\u00adhyphen · é", "soft\u00adhyphen · é"),
    ],
)
def test_texts_are_harmless_on_a_terminal(text: str | None, shown: str) -> None:
    assert output.one_line(text) == shown


def test_no_colour_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert output.styled("x", "bold") == "x"
    assert output.terminal_width() is None


def test_colour_on_a_terminal_unless_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert output.styled("x", "bold") == "\x1b[1mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.styled("x", "bold") == "x"


def test_sentences_are_folded_at_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "terminal_width", lambda: 20)
    assert output.wrapped("one two three four five", "  ", "    ") == ["  one two three four", "    five"]
    monkeypatch.setattr(output, "terminal_width", lambda: None)
    assert output.wrapped("one two three four five", "  ") == ["  one two three four five"]


@pytest.mark.parametrize("values", [[], [1], [{"a": "é\n"}, None]])
def test_arrays_are_whole(values: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json_array(iter(values))
    assert json.loads(capsys.readouterr().out) == values


def test_an_empty_table_is_said_apart_from_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_table([], ("A",), empty="Nothing.")
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "Nothing.\n")
