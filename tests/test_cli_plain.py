"""Words read without click do what click would have done with them, and need no click."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from trustlog.cli import plain
from trustlog.cli.app import answer
from trustlog.cli.failures import guard
from trustlog.cli.main import main
from trustlog.cli.plain import plain_command
from trustlog.cli.run import Run

ROOT = Path(__file__).parent.parent
PLAIN = [
    "acme lunch 45m yesterday",
    "acme: lunch yesterday; we promise the offer by fri --json",
    "add acme lunch 45m yesterday",
    "add --json acme lunch",
    "--json acme lunch",
    "--db {db} acme lunch",
    "--db={db} add acme lunch --no-input",
    "add -- acme lunch",
    "add acme lunch --as-of yesterday",
    "acme --json --as-of yesterday",
    "add acme lunch 45x",
    "acme lunch tomorow",
    "kep 1",
    "nobody",
    "nobody lunch",
    "keep 1",
    "keep #1",
    "keep 1 2 --json",
    "--json keep 1",
    "keep --json 1 --on yesterday",
    "keep 1 --partly",
    "keep 1 --late",
    "keep 1 --late --on fri",
    "keep 1 --on nonsense",
    "keep one",
    "keep 99",
    "keep 1 1",
    "keep 12345678901234567890123",
    "keep 3 --as-of yesterday",
    "due",
    "due --json",
    "due --within 2w",
    "due --within nonsense",
    "due --as-of yesterday",
    "status",
    "status --json",
    "--as-of 2026-12-24 status",
    "trust",
    "trust --json",
    "trust acme",
    "trust acme --json",
    "trust acme --explain",
    "trust --as-of 2026-12-24 acme",
    "trust nobody",
    "--as-of 2026-12-24 --as-of yesterday status",
]
OF_CLICK = [
    "",
    "--help",
    "--json",
    "-h",
    "due --help",
    "due -h",
    "due --wthin 2w",
    "due --within",
    "due --within=2w",
    "due --within 2w --within 3w",
    "due acme",
    "due -- acme",
    "due --db",
    "status acme",
    "status --all",
    "keep",
    "keep --late",
    "keep 1 --on",
    "keep 1 --on --late",
    "keep 1 --late --late",
    "keep -1",
    "keep -- 1",
    "keep 1 --told",
    "add",
    "add -",
    "add --help",
    "acme lunch --help",
    "promise list",
    "trust --explain",
    "trust acme --picture",
    "trust acme --decision 1",
    "trust --help",
    "restore file",
    "help due",
    "due \udcff",
]


def words_of(text: str, db: Path) -> list[str]:
    return text.replace("{db}", str(db)).split(" ") if text else []


@pytest.fixture
def ledgers(monkeypatch: pytest.MonkeyPatch, monday: None, tmp_path: Path) -> list[Path]:
    """Return two equal ledgers, with two promises that are open and one behind its day."""
    paths = [tmp_path / name / "ledger.db" for name in ("plain", "click")]
    for path in paths:
        path.parent.mkdir()
        monkeypatch.setenv("TRUSTLOG_DB", str(path))
        for words in (
            ["partner", "add", "Acme"],
            ["acme", "we promise this by fri; we promise that by 3w"],
            ["acme", "we promise the plan by tomorrow"],
        ):
            assert main(words) == 0
    return paths


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_do_what_click_does(
    text: str, ledgers: Sequence[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = []
    for is_plain, path in zip((True, False), ledgers, strict=True):
        words = words_of(text, path)
        monkeypatch.setenv("TRUSTLOG_DB", str(path))
        run = Run()
        do = plain_command(words)
        assert do is not None
        capsys.readouterr()

        def job(words: list[str] = words, run: Run = run, do: plain.Do = do, is_plain: bool = is_plain) -> int:
            try:
                if not is_plain:
                    return answer(words, run)
                do(run)
                return 0
            finally:
                run.close()

        status = guard(job)
        told = capsys.readouterr()
        assert main(["log", "--json"]) == 0
        log = [line for line in capsys.readouterr().out.splitlines() if "recorded_at" not in line]
        outcomes.append((status, told.out, told.err.replace(str(path), "LEDGER"), len(log)))
    assert without_stamps(outcomes[0][1]) == without_stamps(outcomes[1][1])
    assert outcomes[0][0::2] == outcomes[1][0::2]


def without_stamps(text: str) -> str:
    import re

    return re.sub(r'"recorded_at": "[^"]*"', "", text)


@pytest.mark.parametrize("text", OF_CLICK)
def test_words_in_doubt_are_left_to_click(text: str, tmp_path: Path) -> None:
    assert plain_command(words_of(text, tmp_path)) is None


@pytest.mark.parametrize(
    "words", [["acme", "lunch", "45m"], ["add", "acme lunch"], ["keep", "1"], ["due"], ["status"], ["trust", "acme"]]
)
def test_what_people_wait_for_needs_no_click(words: list[str], ledgers: Sequence[Path]) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRUSTLOG")}
    env |= {"PYTHONPATH": str(ROOT), "TRUSTLOG_DB": str(ledgers[0]), "TRUSTLOG_TODAY": "2026-11-23"}
    code = (
        "import sys\nfrom trustlog.__main__ import main\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(f\"@{'click' in sys.modules}\")"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("@False")
