"""A person's settings, through the commands: what a file changes, what is refused and where, what a decision keeps."""

import json
import shutil
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl
from desk_cases import small
from desk_demo import original
from tui_pilot import app_on, settled, shown

from trustlog.cli.pages.settings_reference import page
from trustlog.desk import partners
from trustlog.desk.brief import brief
from trustlog.desk.settings import add_kind, read_settings
from trustlog.desk.settings.file import SECTIONS
from trustlog.errors import FieldFaults, Refused

BAD = """# a team's own
[reading]
needed = "thirty"
wach_drop = 0.2
small = 0.9
[reading.bars.1]
time = [0.40, 0.15]
openness = [
  0.2,
  true,
]
[days]
grace = 7.5
[levels]
names = ["A", "B", "C", "a", "E"]
[capture.kinds]
sailing = "nice"
[redaing]
"""
FAULTS = (
    (3, 'reading.needed: "thirty" is not a number from 2 to 10000 (evidence)'),
    (4, "reading.wach_drop: no setting of this name; near: watch_drop"),
    (5, "reading.small: small 0.9 ≤ normal 0.666667 ≤ big 1 must hold"),
    (7, "reading.bars.1.time: p0 0.4 must be below p1 0.15"),
    (10, "reading.bars.1.openness item 2: true is not two numbers, each from 0.01 to 0.99 (shares)"),
    (13, "days.grace: 7.5 is not a whole number from 0 to 31 (days)"),
    (15, 'levels.names item 4: "a" is the name of another level already'),
    (17, 'capture.kinds.sailing: "nice": a kind is one word and counts as scripted, joint, unscripted'),
    (18, "redaing: no section of this name; near: reading"),
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(path))
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "demo")
    return path


@pytest.fixture
def tl(tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    return Tl(tmp_path / "ledger.db", capsys)


@pytest.fixture
def demo(tl: Tl) -> Tl:
    shutil.copyfile(original(), tl.db)
    return tl


def told(where: Path | str) -> list[str]:
    return [f"{where}, line {line}: {says}" for line, says in FAULTS]


@pytest.mark.parametrize(
    "words",
    [
        "due", "status", "trust", "trust acme", "trust acme --decision 3", "suggestions", "log", "search x",
        "brief acme", "review --plain", "doctor", "history", "promise list", "partner list", "person list",
        "settings show",
        "export csv --out {0}", "acme lunch", "add acme:lunch", "keep 1", "level acme up --reason x",
        "partner add Acme", "undo", "backup",
    ],
)  # fmt: skip
def test_a_file_with_faults_is_refused_by_every_command(
    words: str, tl: Tl, file: Path, tmp_path: Path, monday: str
) -> None:
    file.write_text(BAD, encoding="utf-8")
    out = tmp_path / "out"
    said = tl(*words.format(out).split())
    assert (said.status, said.out) == (2, "")
    for line, expected in zip(said.err.splitlines(), told(file), strict=True):
        assert line.startswith(f"trustlog: {expected}")
    assert "`trustlog settings check`" in said.err.splitlines()[-1]
    assert not tl.db.exists()
    assert not out.exists()


def test_nothing_is_written_to_a_ledger_that_is_there(demo: Tl, file: Path) -> None:
    before = demo.db.read_bytes()
    file.write_text(BAD, encoding="utf-8")
    assert demo("acme", "lunch").status == 2
    assert demo("level", "acme", "up", "--reason", "x").status == 2
    assert demo.db.read_bytes() == before


def test_check_tells_every_fault_with_its_line(tl: Tl, file: Path, tmp_path: Path) -> None:
    assert tl.done("settings", "check").out == f"{file}: not there; the defaults are in force\n"
    file.write_text("[reading]\nneeded = 30\n")
    assert tl.done("settings", "check").out == f"{file}: sound\n"
    assert tl.rows("settings", "check") == []
    other = tmp_path / "team.toml"
    other.write_text(BAD, encoding="utf-8")
    said = tl("settings", "check", str(other))
    assert said.status == 1
    for line, expected in zip(said.out.splitlines(), told(other), strict=True):
        assert line.startswith(expected)
    found = tl("settings", "check", str(other), "--json")
    assert (found.status, [one["line"] for one in found.json]) == (1, [line for line, _ in FAULTS])
    assert "there is no file" in tl("settings", "check", str(tmp_path / "nowhere.toml")).refusal
    assert "--as-of" in tl("settings", "check", "--as-of", "today").refusal


@pytest.mark.parametrize(
    ("held", "line"),
    [
        (b"[reading]\nneeded = \n", 2),
        (b"[reading]\n\nneeded 30\n", 3),
        (b"[reading]\nneeded = 20\nneeded = 30\n", 3),
        (b'a = "open', 1),
        (b"[reading]\nnames = [1,\n2\n", 3),
        (b"[days]\n# caf\xe9\ngrace = 3\n", 2),
        (b"[days]\nx = " + b"[" * 5000 + b"\n# end\n", 2),
        (b"[days]\nx = " + b"9" * 5000 + b"\n# end\n", 2),
        (b"[reading]\nneeded = 0x" + b"f" * 9000 + b"\n", 2),
        (b"reading = 3\n", 1),
        (b"[reading]\nbars = [1, 2]\n", 2),
        (b"[reading.bars.5]\n", 1),
        (b"[reading]\nbars.2.time_days = 6\n", 2),
        (b"[reading]\ndown_thresholds = [1.0, 2.0]\n", 2),
        (b"[levels]\nnames = ['A', 'B', 'C', 'D']\n", 2),
        (b"[levels]\nnames = ['A', 'B', '\\u001b',\n 'D', '']\n", 3),
        (b"[capture]\nwords = 3\n", 2),
        (b"[capture.words]\n1x = 'note'\n", 2),
        (b'["odd\\nkey"]\n', 1),
        (b"[reading]\nup_error = 0.01\n", 2),
        (b"[reading]\nneeded = 30\nup_error = 0.02\n", 3),
        (b"[reading]\nwatch_drop = 0.7\n", 2),
        (b"[[reading]]\nneeded = 30\n", 1),
    ],
)
def test_one_fault_one_line(held: bytes, line: int, tl: Tl, file: Path) -> None:
    file.write_bytes(held)
    said = tl("due")
    assert said.status == 2
    places = [one.partition(": ")[2].partition(":")[0] for one in said.err.splitlines()]
    assert places[-1] == f"{file}, line {line}"
    assert not tl.db.exists()


def test_what_is_no_file_is_told(tl: Tl, file: Path) -> None:
    file.mkdir()
    said = tl("due")
    assert (said.status, "TRUSTLOG_CONFIG" in said.refusal) == (2, True)


def test_show_says_where_each_comes_from(tl: Tl, file: Path) -> None:
    rows = {row["setting"]: row for row in tl.rows("settings", "show")}
    assert {row["from"] for row in rows.values()} == {"default"}
    assert all(row["value"] == row["default"] for row in rows.values())
    file.write_text(
        "[reading]\nneeded = 40\nbars.3.time = [0.5, 0.8]\n[days]\n\ngrace = 3\n"
        '[levels]\nnames = ["Een", "Twee", "Drie", "Vier", "Vijf"]\n[capture.kinds]\n'
        'Sailing = "unscripted"\n[capture.words]\nzeilen = "sailing"\n',
        encoding="utf-8",
    )
    rows = {row["setting"]: row for row in tl.rows("settings", "show")}
    changed = {name: (row["value"], row["line"]) for name, row in rows.items() if row["from"] == "file"}
    assert changed == {
        "reading.needed": (40, 2),
        "reading.bars.3.time": ([0.5, 0.8], 3),
        "days.grace": (3, 6),
        "levels.names": (["Een", "Twee", "Drie", "Vier", "Vijf"], 8),
        "capture.kinds.Sailing": ("unscripted", 10),
        "capture.words.zeilen": ("sailing", 12),
    }
    follows = {name: row["value"] for name, row in rows.items() if row["from"] == "follows"}
    assert follows == {"reading.up_error": pytest.approx(1 / 40), "reading.bars.4.time": [0.5, 0.8]}
    shown = tl.done("settings", "show").out.splitlines()
    assert max(map(len, shown)) <= 80
    assert any(line.split() == ["days.grace", "3", "7", "line", "6"] for line in shown)
    explained = tl.done("settings", "show", "grace").out
    assert "a promise is late, not lapsed" in explained
    assert "reading.needed" not in explained
    assert tl("settings", "show", "nothing-like-it").status == 2


def test_readings_and_the_ledger_use_them(tl: Tl, file: Path) -> None:
    file.write_text(
        "[reading]\nneeded = 40\n[reading.bars.1]\ntime_days = 14\n[days]\n"
        "grace = 3\nclock = 10\ncadence = 20\nahead = 9\n"
        '[levels]\nnames = ["Een", "Twee", "Drie", "Vier", "Vijf"]\n[capture.kinds]\nsailing = "unscripted"\n'
    )
    assert "level 1 Een" in tl.done("partner", "add", "Acme", "--logged-from", "2026-01-01").out
    assert tl.rows("partner", "list")[0]["cadence_days"] == 20
    facts = tl.rows("add", "acme: we promise a; we promise b by 2026-12-02; sailing 2h")
    assert [fact["grace_days"] for fact in facts[:2]] == [3, 3]
    assert facts[0]["counts_on"] == "2026-12-03"
    assert facts[2]["counts_as"] == "unscripted"
    assert tl.done("status").out.startswith("0 overdue · 1 due")
    reading = tl.rows("trust", "acme")
    assert reading["strands"]["time"]["needed"] == 40
    assert reading["strands"]["time"]["n"] == (327 // 14)
    assert "40 needed" in tl.done("trust", "acme").out
    assert "target 2 Twee" in tl.done("trust", "acme").out
    assert "1 Een" in tl.done("partner", "list").out
    assert "level 1 Een" in tl.done("brief", "acme").out
    file.unlink()
    assert tl.rows("promise", "list", "--all")[0]["grace_days"] == 3  # fixed when it was written
    assert tl.rows("trust", "acme")["strands"]["time"]["needed"] == 20
    assert "level 1 Transactional" in tl.done("brief", "acme").out


async def test_the_screens_call_the_levels_so(file: Path, tmp_path: Path) -> None:
    file.write_text('[levels]\nnames = ["Een", "Twee", "Drie", "Vier", "Vijf"]\n')
    app = app_on(shutil.copyfile(original(), tmp_path / "demo.db").as_posix())
    async with app.run_test(size=(110, 34)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert any("2 Twee" in row for row in shown(app))
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.query_one("#strands").border_title == "Acme ─ 2 Twee"


def test_a_ledger_keeps_the_settings_it_was_opened_with(file: Path, tmp_path: Path) -> None:
    opened = []
    for name in ("Blue", "Green"):
        file.write_text(f'[levels]\nnames = ["{name}", "B", "C", "D", "E"]\n', encoding="utf-8")
        (tmp_path / name).mkdir()
        opened.append(small(tmp_path / name))
    for ledger, name in zip(opened, ("Blue", "Green"), strict=True):
        assert f" level 1 {name} " in brief(ledger, "acme")[0]
        assert f" level 1 {name} " in partners.add(ledger, f"{name} House").lines[0]
        ledger.close()


def memos(tl: Tl) -> int:
    from trustlog.storage.engine.connection import connect

    conn = connect(str(tl.db))
    found = conn.rows("SELECT count(*) FROM memo")
    conn.close()
    return int(found[0][0])


def test_another_threshold_does_not_learn_anew(demo: Tl, file: Path) -> None:
    demo.done("trust", "foxglove")
    kept = memos(demo)
    file.write_text("[reading]\nwatch_threshold = 9\nneeded = 30\n")
    demo.done("trust", "foxglove")
    assert memos(demo) == kept
    file.write_text("[reading]\nfree_move_days = 10\n")
    demo.done("trust", "foxglove")
    assert memos(demo) > kept
    assert demo.done("doctor").out == "no errors\n"


@pytest.fixture
def decided(demo: Tl, file: Path) -> tuple[Tl, int]:
    """A decision made with settings of its own, which are no longer in the file."""
    file.write_text("[reading]\nneeded = 15\nwatch_drop = 0.2\n[reading.bars.2]\ntime_days = 21\n")
    number = demo.rows("level", "elandra", "up", "--reason", "they earned it")[0]["number"]
    file.write_text("[reading]\nneeded = 50\n[reading.bars.2]\npromises = [0.5, 0.99]\n")
    return demo, number


def test_a_decision_is_read_again_with_its_settings(decided: tuple[Tl, int], monkeypatch: pytest.MonkeyPatch) -> None:
    tl, number = decided
    monkeypatch.setenv("TRUSTLOG_TODAY", "2027-03-01")
    now = tl.rows("trust", "elandra")
    assert (now["level"], now["strands"]["time"]["needed"]) == (3, 50)
    again = tl.rows("trust", "elandra", "--decision", str(number))
    decision = again.pop("decision")
    assert again == decision["snapshot"]
    assert (again["as_of"], again["level"], again["strands"]["time"]["needed"]) == (TODAY, 2, 15)
    assert (decision["settings"]["watch_drop"], decision["settings"]["bars"][1]["time_days"]) == (0.2, 21)
    assert decision["settings"].keys() == json.loads(json.dumps(read_settings().reading._asdict())).keys()
    assert decision["settings"]["up_error"] == pytest.approx(1 / 15)
    assert (decision["number"], decision["reason"], decision["changed"]) == (number, "they earned it", [])
    said = tl.done("trust", "elandra", "--decision", f"#{number}", "--explain").out
    assert said.startswith(f"With the settings of decision #{number}, 2 → 3 on Mon 23 Nov 2026.\n")
    assert "; 15 needed)" in said
    later = tl.rows("trust", "elandra", "--decision", str(number), "--as-of", "2027-02-01")
    assert (later["as_of"], later["level"], later["strands"]["time"]["needed"]) == ("2027-02-01", 3, 15)


def test_it_says_what_was_recorded_otherwise(decided: tuple[Tl, int]) -> None:
    tl, number = decided
    theirs = tl.rows("promise", "list", "--theirs", "--all", "--partner", "elandra")
    tl.done("drop", str(theirs[0]["number"]), "--reason", "was never so")
    again = tl.rows("trust", "elandra", "--decision", str(number))["decision"]
    assert again["changed"] == ["their_promises"]
    said = tl.done("trust", "elandra", "--decision", str(number)).out
    assert "Recorded otherwise then: their promises;" in said


def test_what_cannot_be_read_again_is_refused(decided: tuple[Tl, int]) -> None:
    tl, number = decided
    assert tl("trust", "foxglove", "--decision", str(number)).status == 1
    assert "level of elandra" in tl("trust", "elandra", "--decision", "99999").refusal
    assert tl("trust", "--decision", str(number)).status == 2
    old = next(one for one in tl.rows("log", "--kind", "level") if one["number"] != number)
    said = tl("trust", old["partners"][0], "--decision", str(old["number"]))
    assert (said.status, "without its settings" in said.refusal) == (1, True)


def test_the_page_is_fresh_and_names_every_section() -> None:
    kept = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    assert kept == page(), "run make pages"
    for section in SECTIONS:
        assert f"\n[{section}" in kept or f"\n# {section} = " in kept


# Kinds of moments of one's own ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [
        "", "[days]\ngrace = 3", '# mine\n[capture.kinds] # own\nrun = "joint"\n\n[keys]\nkeep = "K"\n',
        '[capture.words]\nzeil = "walk"\n',
    ],
)  # fmt: skip
def test_a_kind_is_added_to_the_settings_file(tmp_path, monkeypatch, before):
    path = tmp_path / "folder" / "settings.toml"
    if before:
        path.parent.mkdir()
        path.write_text(before, encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(path))
    assert add_kind("Sailing", "unscripted", ["Zeilen"]) == str(path)
    words = read_settings().words
    assert words.kinds["sailing"] == "unscripted"
    assert (words.kind_words["sailing"], words.kind_words["zeilen"]) == ("sailing", "sailing")
    after = path.read_text(encoding="utf-8")
    kept = [line for line in before.splitlines() if line]
    assert [line for line in after.splitlines() if line in kept] == kept
    add_kind("golf", "joint", [])
    assert read_settings().words.kinds["golf"] == "joint"


@pytest.mark.parametrize(
    ("name", "words", "wrong"),
    [
        ("lunch", [], {"moment"}), ("", [], {"moment"}), ("two words", [], {"moment"}), ("9am", [], {"moment"}),
        ("sailing", ["koffie"], {"words"}), ("sailing", ["a:b"], {"words"}), ("note", ["lunch"], {"moment", "words"}),
    ],
)  # fmt: skip
def test_a_kind_that_cannot_be_is_refused_by_field(tmp_path, monkeypatch, name, words, wrong):
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(path))
    with pytest.raises(FieldFaults) as faults:
        add_kind(name, "joint", words)
    assert set(faults.value.by_field) == wrong
    assert not path.exists()


def test_a_file_that_is_written_otherwise_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    path.write_text('capture = {kinds = {run = "joint"}}\n', encoding="utf-8")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(path))
    with pytest.raises(Refused, match='write "sailing" = "unscripted" to'):
        add_kind("sailing", "unscripted", [])
    assert path.read_text(encoding="utf-8") == 'capture = {kinds = {run = "joint"}}\n'
