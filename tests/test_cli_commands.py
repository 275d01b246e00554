"""A working day through the commands: what is written, what is then shown, as text and as JSON."""

import io
import json
import re
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl

from trustlog.cli.app import all_commands

LINE = (
    "acme: lunch 45m yesterday with jane; we promise send the proposal by fri; they promise intro to their CFO by "
    "12 dec +big; we shared our margin pressure /3; they shared a reorganisation in Q1 /2; note keen on the pilot"
)


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    call = Tl(tmp_path / "ledger.db", capsys)
    call.done("partner", "add", "Acme", "Holding", "--handle", "acme", "--level", "2", "--since", "2026-01-01")
    call.done("person", "add", "acme", "Jane", "Doe", "--role", "COO")
    return call


def test_one_line_several_facts(tl: Tl) -> None:
    said = tl.done("add", LINE)
    assert said.out.splitlines()[0] == "#1  acme: lunch 45m Sun 22 Nov 2026 with Jane Doe"
    assert said.out.splitlines()[2] == "#3  acme: they promise intro to their CFO by Sat 12 Dec 2026 +big"
    assert len(said.out.splitlines()) == 6


def test_what_was_written_as_json(tl: Tl) -> None:
    facts = tl.rows("add", LINE)
    assert [fact["fact"] for fact in facts] == ["moment", "promise", "promise", "disclosure", "disclosure", "note"]
    assert [fact["number"] for fact in facts] == [1, 2, 3, 4, 5, 6]
    assert facts[1]["source"] == "we promise send the proposal by fri"
    assert facts[1]["due_on"] == "2026-11-27"


def test_names_and_handles_have_an_end(tl: Tl, tmp_path: Path) -> None:
    for words, says in (
        (("partner", "add", "n" * 121), "a name has at most 120 signs"),
        (("partner", "add", "Next", "--handle", "h" * 41), "a handle has at most 40 signs"),
        (("partner", "edit", "acme", f"name={'n' * 5000}"), "has 5,000; shorten it"),
        (("partner", "edit", "acme", f"handle={'h' * 41}"), "a handle has at most 40 signs"),
        (("partner", "add", "株式会社"), "name one with --handle"),
    ):
        said = tl(*words)
        assert said.status == 2
        assert says in said.refusal
        assert len(said.refusal) < 200
    file = tmp_path / "partners.csv"
    file.write_text(f"name\nFine\n{'n' * 5000}\n", encoding="utf-8")
    said = tl("import", "csv", str(file), "--kind", "partners")
    assert said.status == 1
    assert said.refusal.startswith("trustlog: line 3: a name has at most 120 signs")
    tl.done("partner", "add", "n" * 120, "--handle", "h" * 40)
    assert tl.rows("partner", "list")[-1]["name"] == "n" * 120


def test_a_file_that_is_missing_is_said_before_what_it_should_hold(tl: Tl, tmp_path: Path) -> None:
    said = tl("import", "csv", str(tmp_path / "none.csv"))
    assert said.status == 1
    assert "cannot be read: No such file" in said.refusal
    (tmp_path / "there.csv").write_text("name\nAcme\n", encoding="utf-8")
    said = tl("import", "csv", str(tmp_path / "there.csv"))
    assert said.status == 2
    assert "--kind is one of partners, people" in said.refusal


@pytest.mark.usefixtures("monday")
def test_evidence_past_what_is_needed_reads_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tl = Tl(tmp_path / "demo.db", capsys)
    tl.done("demo", "--no-screens")
    said = tl.done("trust", "elandra", "--as-of", "2026-11-23").out
    assert re.search(r"evidence enough \([\d,]+; 20 needed\)", said)


def test_words_without_a_command(tl: Tl) -> None:
    assert tl.done("acme", "note", "it", "is", "-5", "outside").out == "#1  acme: note it is -5 outside\n"
    assert tl.done("acme", "we", "promise", "a", "call", "by", "fri", "+big").out.endswith("+big\n")
    assert tl.rows("acme", "note", "x")[0]["note"] == "x"


def test_a_partner_alone_is_its_brief_and_no_line(tl: Tl) -> None:
    assert tl.done("acme").out == tl.done("brief", "acme").out
    assert "say what happened" in tl("acme:").refusal


def test_lines_from_stdin_all_or_none(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    def feed(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    feed(b"acme: note one\n\nacme: lunch 45x\nnobody: note x\n")
    said = tl("add", "-")
    assert said.status == 2
    assert [line.split(",")[0] for line in said.err.splitlines()] == ["trustlog: line 3", "trustlog: line 4"]
    assert tl.rows("log") == []
    feed(b"\xef\xbb\xbfacme: note one\r\n\nacme: note tw\xc3\xb6\n")
    assert [fact["note"] for fact in tl.rows("add", "-")] == ["one", "twö"]
    feed(b"acme: note one\nacme: note \xff\n")
    assert "line 2" in tl("add", "-").refusal


def test_the_life_of_promises(tl: Tl) -> None:
    tl.done("add", LINE)
    assert "kept" in tl.done("keep", "2").out
    assert tl("keep", "2").status == 1
    assert tl.rows("move", "3", "next", "fri")[0]["due_on"] == "2026-12-04"
    broken = tl.rows("break", "3", "--silent", "--again", "2w")
    assert [fact["outcome"] for fact in broken] == ["broken", "open"]
    assert tl.rows("satisfied", "2", "no")[0]["satisfied"] is False
    assert ", satisfied · " in tl.done("satisfied", "2", "yes").out
    assert ", not satisfied · " in tl.done("satisfied", "2", "no").out
    assert tl.rows("reopen", "2", "--reason", "slip")[0]["outcome"] == "open"
    assert tl.rows("withdraw", "2", "--by", "receiver", "--reason", "no need")[0]["outcome"] == "withdrawn"
    offered = tl.rows("acme", "we", "offer", "a", "review")[0]
    accepted = tl.rows("accept", str(offered["number"]), "--due", "fri")[0]
    assert (offered["outcome"], accepted["outcome"], accepted["due_on"]) == ("offered", "open", "2026-11-27")
    hidden = tl.rows("break", "#7", "--concealed")[0]
    assert hidden["told"] == "concealed"
    tl.done("clear", "7", "--reason", "talked it through")
    assert tl.rows("edit", "6", "note=keener")[0]["note"] == "keener"
    tl.done("drop", "6", "--reason", "never so")
    assert 6 not in [fact["number"] for fact in tl.rows("log")]


def test_every_field_of_a_fact_is_corrected_and_undone(tl: Tl) -> None:
    tl.done("partner", "add", "Borealis")
    number = str(tl.rows("acme", "we", "promise", "a", "plan", "by", "fri")[0]["number"])
    before = tl.rows("log")
    fields = ("partner=borealis", "direction=they", "day=last fri", "due=1 dec", "stake=big", "text=b", "private=yes")
    mended = tl.rows("edit", number, *fields)[0]
    assert (mended["partners"], mended["direction"], mended["made_on"]) == (["borealis"], "theirs", "2026-11-20")
    assert (mended["due_on"], mended["stake"], mended["text"], mended["private"]) == ("2026-12-01", "big", "b", True)
    moment = str(tl.rows("acme", "lunch", "with", "jane")[0]["number"])
    out = tl.done("edit", moment, "partner=borealis", "minutes=1h30", "kind=workshop").out.splitlines()
    assert out == [f"#{moment}  borealis: workshop 1h30 today", "  without Jane Doe"]
    assert (
        "depth is 1 to 4 or hidden" in tl("edit", str(tl.rows("acme", "we", "shared", "x")[0]["number"]), "depth=9").err
    )
    tl.done("undo", "--last", "4")
    assert tl.rows("log") == before


def test_promises_are_listed_by_what_is_asked(tl: Tl) -> None:
    tl.done("add", LINE)
    assert [one["number"] for one in tl.rows("promise", "list")] == [2, 3]
    assert [one["number"] for one in tl.rows("promise", "list", "--ours")] == [2]
    assert [one["number"] for one in tl.rows("promise", "list", "--due-within", "7d")] == [2]
    assert tl.rows("promise", "list", "--overdue", "--as-of", "2026-11-28")[0]["number"] == 2
    shown = tl.done("promise", "list", "--theirs", "--partner", "acme").out
    assert "#3  Acme Holding  open, due Sat 12 Dec  they promised: intro to their CFO (big)" in shown


def test_due_and_status(tl: Tl) -> None:
    tl.done("add", LINE)
    tl.done("plan", "acme", "next", "fri", "Coffee", "with", "Jane")
    assert tl.done("status").out == "0 overdue · 1 due · 0 waiting\n"
    assert tl.done("status", "--as-of", "2026-11-29").out == "1 overdue · 0 due · 0 waiting\n"
    assert tl.rows("status")["due"] == 1
    found = tl.rows("due", "--within", "3w")
    assert [one["number"] for one in found["due"]] == [2, 3]
    assert found["plans"] == [{"partner": "acme", "number": 7, "on": "2026-12-04", "text": "Coffee with Jane"}]
    assert "send the proposal" in tl.done("due").out


def test_log_and_search(tl: Tl) -> None:
    tl.done("add", LINE)
    assert [one["number"] for one in tl.rows("log", "acme", "--kind", "lunch,note")] == [6, 1]
    assert [one["number"] for one in tl.rows("log", "--since", "yesterday", "--as-of", "yesterday")] == [1]
    assert [one["number"] for one in tl.rows("search", "margin")] == [4]
    assert tl.done("search", "nothing").err == "Nothing has these words.\n"
    assert "Sun 22 Nov 2026  #1  Acme Holding  lunch 45 min with Jane Doe (without agenda)" in tl.done("log").out


def test_partners_and_people(tl: Tl) -> None:
    made = tl.rows("partner", "add", "Borealis", "--target", "4", "--cadence", "2w")[0]
    assert (made["handle"], made["level"], made["target"], made["cadence_days"]) == ("borealis", 1, 4, 14)
    assert tl("partner", "add", "Log").status == 2
    assert [one["handle"] for one in tl.rows("partner", "list")] == ["acme", "borealis"]
    assert tl.rows("partner", "edit", "acme", "target=5")[0]["target"] == 5
    assert tl.rows("partner", "show", "acme")["people"][0]["name"] == "Jane Doe"
    assert "Jane Doe · COO" in tl.done("partner", "show", "acme").out
    assert tl.rows("person", "edit", "jane", "role=CEO")[0]["role"] == "CEO"
    assert tl.rows("person", "list", "acme") == [
        {
            "partner": "acme",
            "name": "Jane Doe",
            "role": "CEO",
            "email": None,
            "phone": None,
            "note": None,
            "left_on": None,
        }
    ]
    tl.done("partner", "pause", "acme", "2026-12-20", "2027-01-02", "--reason", "holidays")
    tl.done("partner", "merge", "borealis", "acme")
    tl.done("person", "remove", "acme", "jane")
    assert tl.rows("person", "list") == []
    tl.done("partner", "archive", "acme", "--reason", "over")
    assert tl.done("partner", "list").err.startswith("No partners yet")
    assert len(tl.rows("partner", "list", "--archived")) == 2


def test_too_early_is_never_a_number(tl: Tl) -> None:
    tl.done("add", LINE)
    tl.done("keep", "2")
    table = tl.done("trust").out
    assert "%" not in table
    assert "1 open" in table
    one = tl.rows("trust", "acme")
    assert one["handle"] == "acme"
    assert list(one["strands"]) == ["our_promises", "their_promises", "time", "openness"]
    assert [reading["handle"] for reading in tl.rows("trust")] == ["acme"]
    assert "First answer after about six settled promises" in tl.done("trust", "acme").out


def test_decisions(tl: Tl) -> None:
    change = tl.rows("level", "acme", "up", "--reason", "a good year", "--depends", "neither")[0]
    assert (change["from_level"], change["to_level"], change["reason"]) == (2, 3, "a good year")
    assert tl("level", "acme", "3", "--reason", "again").status == 1
    assert tl("level", "acme", "9", "--reason", "x").status == 2
    tl.done("level", "acme", "decline", "--reason", "wait", "--until", "3mo")
    assert tl("ack", "acme", "--note", "seen").status == 1


def test_review_and_brief(tl: Tl) -> None:
    tl.done("add", LINE)
    assert "1 Catch up" in tl.done("review", "--plain").out
    assert tl.rows("review")
    tl.done("review", "--finish", "--intend", "call them")
    assert "call them" in tl.done("review", "--as-of", "today").out
    tl.done("acme", "private", "note", "a secret")
    page = tl.done("brief", "acme").out
    assert "send the proposal" in page
    assert "secret" not in page
    assert tl.rows("brief", "acme")["lines"]


def test_past_reviews_are_listed_and_shown(tl: Tl) -> None:
    assert tl.done("review", "list").out == ""
    assert tl("review", "show", "1").status == 1
    tl.done("review", "--finish", "--intend", "call them")
    assert tl.rows("review", "list")[0]["intentions"] == 1
    assert "1 intention, 0 done" in tl.done("review", "list").out
    today = tl.rows("review", "list")[0]["on"]
    shown = tl.done("review", "show", today).out
    assert shown == tl.done("review", "show", "1").out
    assert "Next week\n  call them" in shown
    assert json.loads(tl.done("review", "show", "1", "--json").out)["intentions"] == ["call them"]
    assert tl("review", "show", "2").status == 1
    assert tl("review", "show", "someday").status == 2
    assert tl("review", "list", "--intend", "x").status == 2
    assert tl("review", "--plain", "list").status == 2
    assert tl.rows("review", "list", "--as-of", "2001-01-01") == []


def test_status_counts_what_due_and_the_review_list(tl: Tl) -> None:
    tl.done("acme", "lunch", "45m")
    tl.done("acme", "we promise a by 2d; they promise b by 3d; we promise c by 20d")
    counts = json.loads(tl.done("status", "--json").out)
    walk = json.loads(tl.done("review", "--json").out)
    assert (counts["overdue"], counts["due"], counts["waiting"]) == (0, 2, 0)
    assert [len(walk[name]) for name in ("overdue", "due", "waiting")] == [0, 2, 0]
    assert tl.done("status").out == "0 overdue · 2 due · 0 waiting\n"


def test_a_refused_undo_says_why_and_names_the_next_one(tl: Tl) -> None:
    number = tl.rows("add", "acme: we promise a thing by fri")[0]["number"]
    tl.done("move", str(number), "next fri")
    tl.done("partner", "add", "Kiwi")
    _, moved, made = (one["batch"] for one in tl.rows("history")[:3])
    refused = tl("undo", str(made))
    assert refused.status == 1
    assert refused.refusal.startswith(
        f"trustlog: batch {made} cannot be undone: batch {moved} changed the same later; undo that first;"
        f" `trustlog undo {moved}` takes back the next one that can be: move"
    )
    tl.done("undo", str(moved))
    tl.done("undo", str(made))


def test_undo_and_history(tl: Tl) -> None:
    tl.done("acme", "note", "one")
    tl.done("acme", "note", "two")
    assert tl.rows("history")[0]["what"] == "add acme"
    assert tl.rows("undo", "--last", "2")["batches"]
    assert tl.rows("log") == []
    assert tl.done("history").out.splitlines()[1].endswith("(undoes 3)")


def test_care(tl: Tl, tmp_path: Path) -> None:
    assert tl.done("doctor").out == "no errors\n"
    assert tl.rows("doctor") == []
    path = tmp_path / "copy.db"
    assert tl.done("backup", str(path)).out == f"{path}\n"
    assert path.exists()
    assert tl("doctor", "--as-of", "yesterday").status == 2


def test_files_out_and_in(tl: Tl, tmp_path: Path) -> None:
    tl.done("add", LINE)
    tl.done("acme", "private", "note", "a secret")
    folder, whole = tmp_path / "report", tmp_path / "all.json"
    done = tl.rows("export", "csv", "--out", str(folder))
    assert done["rows"]["promises"] == 2
    assert (folder / "left_out.csv").exists()
    tl.done("export", "json", "--out", str(whole))
    other = Tl(tmp_path / "other.db", tl.capsys)
    other.done("import", "json", str(whole))
    assert other.rows("log") == tl.rows("log")
    third = Tl(tmp_path / "third.db", tl.capsys)
    file = str(folder / "promises.csv")
    assert third("import", "csv", file, "--kind", "promises").status == 1
    assert (
        "2 promises would be added"
        in third.done("import", "csv", file, "--kind", "promises", "--create-partners", "--dry-run").out
    )
    assert len(third.rows("import", "csv", file, "--kind", "promises", "--create-partners")) == 3
    assert third.rows("import", "csv", file, "--kind", "promises") == []


def test_the_demo_is_a_ledger_of_its_own(tl: Tl, tmp_path: Path) -> None:
    made = Tl(tmp_path / "demo.db", tl.capsys)
    assert made.done("demo", "--no-screens").out.strip() == str(made.db)
    assert made("demo", "--no-screens").status == 1
    assert len(made.rows("partner", "list")) >= 10
    assert made.rows("suggestions")
    explained = made.done("trust", made.rows("suggestions")[0]["handle"], "--explain").out
    assert "Evidence" in explained
    assert "nobody has measured base rates" in explained
    for line in made.done("suggestions").out.splitlines():
        assert "Traceback" not in line


def test_writing_on_another_day_says_so(tl: Tl, capsys: pytest.CaptureFixture[str]) -> None:
    from trustlog.cli.main import main

    main(["--db", str(tl.db), "acme", "note", "x"])
    assert capsys.readouterr().err == "Recorded as if today were Mon 23 Nov 2026.\n"
    main(["--db", str(tl.db), "log"])
    assert capsys.readouterr().err == ""


READS = [
    "due",
    "status",
    "promise list",
    "partner list",
    "partner show acme",
    "person list",
    "log",
    "search margin",
    "trust",
    "trust acme",
    "suggestions",
    "first",
    "review",
    "brief acme",
    "answer acme",
]


@pytest.mark.parametrize("line", READS)
def test_every_command_that_reads_takes_a_day_and_gives_json(line: str, tl: Tl) -> None:
    tl.done("add", LINE)
    words = line.split()
    assert json.loads(tl.done("--json", "--as-of", "yesterday", *words).out) is not None
    assert json.loads(tl.done(*words, "--as-of", "2026-11-22", "--json", "--no-input").out) is not None


def test_no_command_is_forgotten_here() -> None:
    known = {name for name, _ in all_commands()}
    assert {" ".join(line.split()[:2]) if line.split()[0] in ("promise", "partner", "person") else line.split()[0]
            for line in READS} <= known  # fmt: skip
