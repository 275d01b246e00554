"""What is long or deep beyond sense is read, or refused in one short line, and never keeps anybody waiting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl

from trustlog.domain.calendar.dates import date
from trustlog.domain.capture.form import form_of
from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.limits import LONGEST_LINE
from trustlog.exchange.csv.cells import parted

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 23)
SIZE = LONGEST_LINE // 4
SECONDS = 3
"""Of the processor: each takes more where the time grows with the square of the length, and a minute at the longest."""
LINES = {
    "quotes": 'acme: note "x"' + ' "x"' * (SIZE // 4),
    "quoted clauses": "acme: " + '"x";' * (SIZE // 4),
    "semicolons": "acme: " + ";" * SIZE,
    "clauses": "acme: " + "note a;" * (SIZE // 7),
    "commas": "a," * (SIZE // 2) + ": lunch",
    "quoted names": '"a",' * (SIZE // 4) + ": lunch",
    "names": "acme: lunch with " + "ab," * (SIZE // 3),
    "colons": "a:" * (SIZE // 2),
    "blanks": "acme: note" + " " * SIZE + "x",
    "times of day": "acme: call about x " + "at 10:00 " * (SIZE // 9),
    "times in a topic": "acme: call about " + "10:00 " * (SIZE // 6),
    "durations in a topic": "acme: call about x " + "for 9m " * (SIZE // 7),
    "rhythms": "acme: we promise x " + "every friday " * (SIZE // 13),
    "digits": "acme: lunch " + "1" * SIZE,
    "dates": "acme: lunch " + "2026-11-20 " * (SIZE // 11),
    "stakes": "acme: we promise " + "x " * (SIZE // 4) + "+big " * (SIZE // 10),
    "numbers": "keep " + ",".join(map(str, range(1, SIZE // 6))),
    "escaped quotes": 'acme: note "' + '""' * (SIZE // 2) + '"',
}
READ = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from datetime import date
from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.capture.form import form_of
from trustlog.exchange.csv.cells import parted
line = sys.stdin.read()
print(len(parse_leniently(line, date(2026, 11, 23)).faults) >= 0)
form_of(line, date(2026, 11, 23))
parted(line)
"""


@pytest.mark.parametrize("kind", LINES)
def test_a_long_line_is_read_in_no_time(kind: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=LINES[kind],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "True\n", done.stderr[-500:]


@pytest.mark.parametrize("sign", ['"', ";", "a ", "é", "1", "\t"])
def test_a_line_without_end_is_refused_in_one_short_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sign: str
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    tl = Tl(tmp_path / "ledger.db", capsys)
    said = tl("add", f"acme: note {sign * (1_000_000 // len(sign))}x")
    assert said.status == 2
    assert "a line has at most 100,000 characters" in said.refusal
    assert len(said.refusal) < 200


def test_many_faults_of_one_line_stay_one_short_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    tl = Tl(tmp_path / "ledger.db", capsys)
    for line in ("acme: " + ";" * 5_000, "keep " + " ".join(map(str, range(1, 2_000)))):
        said = tl("add", line)
        assert "; and " in said.refusal
        assert said.refusal.endswith(" more")
        assert len(said.refusal) < 3_000


def test_a_line_of_more_clauses_than_a_form_has_room_for_stays_a_line() -> None:
    line = "acme: " + "; ".join(["we promise this"] * 300)
    assert form_of(line, DAY).rest == line
    assert not parse_leniently(line, DAY).faults


def test_names_in_a_cell_are_parted_as_before() -> None:
    assert parted("a\\;b; c ;;\\") == ["a;b", "c", "\\"]
    assert parted(";b;", empty=True) == ["", "b", ""]


DEEP = {
    "lists": "[levels]\nnames = " + "[" * 3000 + "]" * 3000,
    "lists that Python reads": "[levels]\nnames = " + "[" * 200 + "]" * 200,
    "lists of keys": "[keys]\nkeep = " + "[" * 300 + "]" * 300,
    "a theme": "theme = " + "[" * 100 + "]" * 100,
    "tables": "[days]\na = " + "{a=" * 500 + "1" + "}" * 500,
    "a header": "[" + "a." * 3000 + "a]\nx = 1",
    "a section's header": "[capture.kinds." + "a." * 15 + "a]\nx = 1",
    "a key": "a." * 50_000 + "a = 1",
    "a quoted key": '"a b".' * 20_000 + "a = 1",
}


@pytest.mark.parametrize("kind", DEEP)
def test_settings_that_are_too_deep_are_told_with_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(DEEP[kind], encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(file))
    tl = Tl(tmp_path / "ledger.db", capsys)
    for words in (("settings", "check"), ("due",)):
        said = tl(*words)
        assert said.status != 0
        lines = (said.out + said.err).splitlines()
        assert any("too deep to read" in line and f"{file}, line " in line for line in lines)
        assert all(len(line) < 400 for line in lines)
