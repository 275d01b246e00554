"""Calendars and cards are read by programs we did not write: khal, todoman and khard."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_cases import small

from trustlog.desk import calendar, capture, cards, partners, people, plans, promises
from trustlog.desk.ledger import Ledger

pytestmark = pytest.mark.foreign
HOSTILE = r'END:VEVENT, "quoted"; a \n b — ☂ é %s {title}' + " and so on" * 20
Program = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Program:
    """Give a way to run a program in a folder of its own: what it says, once it is done without a complaint."""
    env = {
        "HOME": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONWARNINGS": "ignore",
    }

    def ran(*words: str | Path, complains: bool = False) -> str:
        found = shutil.which(str(words[0]), path=env["PATH"])
        if found is None:
            if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
                pytest.fail(f"{words[0]} is not installed, and all tests must run")
            pytest.skip(f"{words[0]} is not installed")
        done = subprocess.run(
            [found, *map(str, words[1:])], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert complains or "warning" not in done.stderr.lower(), done.stderr
        return done.stdout

    return ran


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = small(tmp_path)
    partners.edit(ledger, "borealis", {"name": "Borealis; B.V., “north”"})
    capture.capture(ledger, 'acme: we promise "send the proposal" by fri; they promise "intro to their CFO" by 12 dec')
    capture.capture(ledger, f"borealis: we promise {_quoted(HOSTILE)} by 1 dec; we promise one by fri; call 20m")
    promises.keep(ledger, [4])
    plans.plan(ledger, "acme", ledger.today.replace(day=30), "a walk")
    return ledger


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def test_khal_reads_the_days(ledger: Ledger, tmp_path: Path, run: Program) -> None:
    calendar.export_ics(ledger, str(tmp_path / "agenda.ics"))
    (tmp_path / "days").mkdir()
    (tmp_path / "khal.conf").write_text(
        f"[calendars]\n[[own]]\npath = {tmp_path / 'days'}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n[locale]\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
    )
    khal = ("khal", "-c", "khal.conf")
    run(*khal, "import", "--batch", "-a", "own", "agenda.ics")
    wanted = sorted(
        [
            ["2026-11-27", "Acme Holding · we promised: send the proposal", "True"],
            ["2026-12-12", "Acme Holding · they promised: intro to their CFO", "True"],
            ["2026-12-01", f"Borealis; B.V., “north” · we promised: {HOSTILE}", "True"],
            ["2026-11-30", "Acme Holding · planned: a walk", "True"],
            ["2026-12-07", "Borealis; B.V., “north” · speak again", "True"],
        ]
    )

    def listed() -> list[list[str]]:
        said = run(*khal, "list", "--day-format", "", "--format", "{start-date}|{title}|{all-day}", "2026-11-01", "90d")
        return sorted(line.split("|") for line in said.splitlines() if line)

    assert listed() == wanted
    promises.move(ledger, 1, ledger.today.replace(day=28))
    calendar.export_ics(ledger, str(tmp_path / "agenda.ics"))
    run(*khal, "import", "--batch", "-a", "own", "agenda.ics")
    assert listed() == sorted([["2026-11-28", *wanted[0][1:]], *wanted[1:]])  # the same entry, on its new day


def test_todoman_reads_what_is_to_be_done(ledger: Ledger, tmp_path: Path, run: Program) -> None:
    (tmp_path / "tasks" / "own").mkdir(parents=True)
    calendar.export_ics(ledger, str(tmp_path / "tasks" / "own" / "agenda.ics"))
    (tmp_path / "todo.py").write_text(
        f'path = "{tmp_path}/tasks/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\ndefault_list = "own"\n'
        f'cache_path = "{tmp_path}/todo.db"\n'
    )
    # It says that it would not write to a file of several: that is ours to do.
    said = json.loads(run("todo", "--config", "todo.py", "--porcelain", "list", "--status", "ANY", complains=True))
    days = {
        each["summary"]: (datetime.fromtimestamp(each["due"], UTC).date().isoformat(), each["completed"])
        for each in said
    }
    assert days == {
        "Acme Holding · we promised: send the proposal": ("2026-11-27", False),
        "Acme Holding · they promised: intro to their CFO": ("2026-12-12", False),
        f"Borealis; B.V., “north” · we promised: {HOSTILE}": ("2026-12-01", False),
        "Borealis; B.V., “north” · we promised: one": ("2026-11-27", True),
    }


def test_khard_reads_the_cards(ledger: Ledger, tmp_path: Path, run: Program) -> None:
    people.edit(ledger, "acme", "jane", {"email": "jane@acme.example", "phone": "+31 6 12345678", "note": "zqnote"})
    people.add(ledger, "borealis", "Zoë “Z”; de Wit, MSc", role="COO, EMEA; north")
    cards.export_vcf(ledger, str(tmp_path / "people.vcf"))
    book = tmp_path / "cards"
    book.mkdir()
    end = "END:VCARD\r\n"
    for at, card in enumerate((tmp_path / "people.vcf").read_bytes().decode().split(end)[:-1]):
        (book / f"{at}.vcf").write_bytes(f"{card}{end}".encode())  # it reads a folder with a file a card
    (tmp_path / "khard.conf").write_text(f"[addressbooks]\n[[own]]\npath = {book}\n[general]\ndefault_action = list\n")
    khard = ("khard", "-c", "khard.conf")
    said = run(*khard, "list", "--parsable", "--fields", "name,organisations,titles")
    rows = {tuple(line.split("\t")) for line in said.splitlines()}
    assert {row[0] for row in rows} == {
        "Acme Holding", "Borealis; B.V., “north”", "Jane Doe", "Raj Patel", "Mia Berg", "Zoë “Z”; de Wit, MSc",
    }  # fmt: skip
    assert run(*khard, "email", "--parsable").splitlines()[-1].split("\t")[:2] == ["jane@acme.example", "Jane Doe"]
    assert run(*khard, "phone", "--parsable").splitlines()[-1].split("\t")[:2] == ["+31 6 12345678", "Jane Doe"]
    shown = run(*khard, "show", "--format", "yaml", "Zoë")
    assert "Title: COO, EMEA; north" in shown
    assert "Organisation: Borealis; B.V., “north”" in shown
    assert "Last name: MSc" in shown
    assert "zqnote" not in "".join(path.read_text() for path in book.iterdir())
