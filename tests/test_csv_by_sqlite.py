"""The files for management are read by a program we did not write: sqlite3's own `.import`, cell by cell."""

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cli_cases import on_demo

pytestmark = pytest.mark.foreign


@pytest.mark.parametrize("options", [(), ("--excel", "nl", "--no-bom")])
def test_every_cell_is_what_sqlite3_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("sqlite3 is not installed, and all tests must run")
        pytest.skip("sqlite3 is not installed")
    tl = on_demo(tmp_path, monkeypatch, capsys)
    tl.done("partner", "add", '=1+1 "Ltd", Søns; & more', "--handle", "odd", "--note", "two\nlines\tand a tab")
    tl.done("add", 'odd: they promise "say ""hi"", then; go ☂" by fri')
    tl.done("export", "csv", "--out", str(tmp_path / "out"), *options)
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) > 20
    separator = ";" if "nl" in options else ","
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            expected = list(csv.DictReader(opened, delimiter=separator))
        commands = [".mode csv", f".separator '{separator}'", f".import '{file}' t", ".mode json", "SELECT * FROM t"]
        done = subprocess.run([program, ":memory:", *commands], capture_output=True, text=True, check=True, timeout=60)
        assert done.stderr == "", file.name
        read = json.loads(done.stdout or "[]")
        assert read == expected, file.name
