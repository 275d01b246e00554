"""The open book: what partners are to know, told by a line, asked for, and asked about in brief and review."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from cli_cases import Tl
from hypothesis import example, given
from hypothesis import strategies as st
from tui_pilot import app_on, settled, shown, typed

from trustlog.cli.completion import Completions
from trustlog.desk.capture import preview
from trustlog.desk.ledger import open_ledger
from trustlog.desk.partners import partner
from trustlog.desk.practice import part_named
from trustlog.domain.book import check_name, is_changed_since
from trustlog.domain.capture.form import form_of, line_of
from trustlog.domain.capture.line import echo, parse
from trustlog.domain.capture.values import Clause, DisclosureClause, RequestClause
from trustlog.domain.practice import ASKS, QUARTER, WEEK
from trustlog.errors import FieldFaults, WordsError
from trustlog.tui.drawing.completion import completions
from trustlog.tui.screens.book.page import OpenBook

TODAY = date(2026, 11, 23)
MARGIN = ("book", "add", "margin", "how our margin develops", "--aspect", "doing", "--depth", "3")
AIMS = ("book", "add", "aims", "what we are after", "--aspect", "wanting", "--depth", "4")
OnDay = Callable[[int], None]


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> OnDay:
    """Make it so many days after the Monday of the tests."""
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY.isoformat())
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    return lambda days: monkeypatch.setenv("TRUSTLOG_TODAY", (TODAY + timedelta(days=days)).isoformat())


def begun(where: str | Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    """Give the command line on a ledger with two partners."""
    tl = Tl(cast("Path", where), capsys)
    tl.done("partner", "add", "Acme", "--level", "2", "--since", "2026-01-05")
    tl.done("partner", "add", "Borealis")
    return tl


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], on_day: OnDay) -> Tl:
    """Give the command line on a file."""
    on_day(0)
    return begun(tmp_path / "tl.db", capsys)


@pytest.fixture
def anywhere(where: str, capsys: pytest.CaptureFixture[str], on_day: OnDay) -> Tl:
    """Give the command line on each engine in turn."""
    on_day(0)
    return begun(where, capsys)


def of(tl: Tl, name: str, *words: str) -> dict[str, object]:
    """Return what `book acme` says of an item."""
    listed = tl.rows("book", "acme", *words)["items"]
    return next(item for item in listed if item["item"] == name)


# The list ------------------------------------------------------------------------------------------------------------


def test_an_empty_list_offers_three_items_and_writes_none(tl: Tl) -> None:
    offered = tl.done("book").out.splitlines()
    assert offered[0] == "The open book is empty. Three items to begin with:"
    assert len(offered) == 4
    assert tl.rows("book") == []
    assert tl.rows("book", "acme")["items"] == []
    for line in offered[1:]:
        words = next(csv.reader([line.strip().removeprefix("trustlog ")], delimiter=" "))
        tl.done(*words)
    assert [item["aspect"] for item in tl.rows("book")] == ["doing", "wanting", "worrying"]


def test_an_item_is_added_edited_and_retired(anywhere: Tl, on_day: OnDay) -> None:
    tl = anywhere
    (added,) = tl.rows(*MARGIN)
    assert (added["name"], added["aspect"], added["depth"], added["added_on"]) == ("margin", "doing", 3, "2026-11-23")
    on_day(2)
    tl.done("book", "edit", "margin", "name=marge", "aspect=worrying")
    (item,) = tl.rows("book")
    assert (item["name"], item["changed_on"]) == ("marge", "2026-11-23")
    tl.done("book", "edit", "@marge", "depth=2")
    assert tl.rows("book")[0]["changed_on"] == "2026-11-25"
    assert tl("book", "edit", "marge", "depth=2").status == 1
    tl.done("book", "retire", "marge")
    assert tl.rows("book") == []
    assert len(tl.rows("book", "--as-of", "yesterday")) == 1
    assert tl.rows("book", "--as-of", "2026-11-20") == []
    assert "`trustlog book edit marge retired=no` brings it back" in tl("acme: we shared @marge").refusal
    tl.done("book", "edit", "marge", "retired=no")
    assert len(tl.rows("book")) == 1
    tl.done("undo")
    assert tl.rows("book") == []


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("book", "add", "Márgin", "x", "--aspect", "doing", "--depth", "2"), 1, "there is an item @margin already"),
        (("book", "add", "a b", "x", "--aspect", "doing", "--depth", "2"), 2, "is no name of an item"),
        (("book", "add", "12", "x", "--aspect", "doing", "--depth", "2"), 2, "is no name of an item"),
        (("book", "add", "x", " ", "--aspect", "doing", "--depth", "2"), 2, "text cannot be empty"),
        (("book", "add", "x", "y", "--aspect", "doing", "--depth", "5"), 2, "the depth of an item is 1 to 4"),
        (("book", "edit", "margin", "aspect=selling"), 2, "the aspect is one of doing, wanting, worrying"),
        (("book", "edit", "margin", "colour=red"), 2, "write FIELD=VALUE with one of name, text"),
        (("book", "edit", "margn", "depth=1"), 2, "did you mean @margin?"),
        (("book", "retire", "nonsense"), 2, "`trustlog book` lists them"),
        (("book", "acme", "ask", "margin", "--ours", "--theirs"), 2, "say who asked"),
        (("book", "acme", "ask", "margin", "--on", "tomorrow"), 2, ""),
        (("book", "ask", "acme"), 2, "name the partner and the item"),
        (("book", "nobody"), 2, 'no partner is called "nobody"'),
        (("acme: they asked about the weather",), 2, "say which item of the open book"),
        (("acme: they asked about @margn",), 2, "did you mean @margin?"),
        (("acme: they asked about @margin yesterday",), 2, 'put a comma before "yesterday"'),
        (("acme: we asked about @margin on 2026-11-20",), 2, 'put a comma before "on 2026-11-20"'),
        (("acme: zij vroegen naar @margin voor morgen",), 2, "put a comma before"),
        (("acme: we shared @margn and more /3",), 2, "did you mean @margin?"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(tl: Tl, words: tuple[str, ...], status: int, says: str) -> None:
    tl.done(*MARGIN)
    before = tl.rows("history")
    refused = tl(*words)
    assert refused.status == status
    assert says in refused.refusal
    assert tl.rows("history") == before


@given(st.text(max_size=45))
@example("PRIVATE")
@example("privé")
def test_a_name_is_refused_or_can_be_typed_in_a_line(text: str) -> None:
    try:
        name = check_name(text)
    except WordsError:
        return
    assert name == check_name(f"@{name}") == name.lower()
    (clause,) = parse(f"acme: we shared @{name}: the plan", TODAY).clauses
    assert isinstance(clause, DisclosureClause)
    assert (clause.item, clause.topic) == (name, "the plan")


@given(*[st.dates(TODAY, TODAY + timedelta(days=9))] * 4)
def test_only_what_was_changed_after_it_was_told_is_out_of_date(
    added: date, changed: date, told: date, day: date
) -> None:
    stale = is_changed_since(changed, added, told, day)
    assert not (stale and told >= changed)
    assert not (stale and changed > day)
    assert not is_changed_since(added, added, told, day)


# The line ------------------------------------------------------------------------------------------------------------


LINES = (
    ("we shared @margin /2", "we shared @margin: how our margin develops /2"),
    ("we shared @margin", "we shared @margin: how our margin develops /3"),
    ("we shared @margin: 12 % this year /3", "we shared @margin: 12 % this year /3"),
    ("we told them @margin", "we shared @margin: how our margin develops /3"),
    ("we told them about @MARGIN, yesterday", "we shared @margin: how our margin develops /3"),
    ("they shared @margin 9 %", "they shared @margin: 9 % /3"),
    ("wij deelden @margin", "we shared @margin: how our margin develops /3"),
    ("zij deelden @margin: 9 % /1", "they shared @margin: 9 % /1"),
    ("we hid @margin: the loss", "we hid @margin: the loss"),
    ('we shared @margin "we promise it by friday"', 'we shared @margin: "we promise it by friday" /3'),
    ("they asked about @margin", "they asked about @margin"),
    ("we asked about @margin: by phone", "we asked about @margin: by phone"),
    ("zij vroegen naar @margin, gisteren", "they asked about @margin"),
    ("wij vroegen naar @márgin", "we asked about @margin"),
    ("they asked us about @margin", "they asked about @margin"),
    ("we asked them on @margin, yesterday", "we asked about @margin"),
    ("zij vroegen ons naar @margin", "they asked about @margin"),
    ("we shared the mail of jane@acme.example /2", "we shared the mail of jane@acme.example /2"),
    ('we shared "@margin is a word" /2', 'we shared "@margin is a word" /2'),
    ("we shared what @margin means /2", "we shared what @margin means /2"),
    ("note @margin is on the list", "note @margin is on the list"),
)


@pytest.mark.parametrize(("line", "echoed"), LINES)
def test_a_line_names_an_item_and_its_echo_reads_the_same(tl: Tl, line: str, echoed: str) -> None:
    tl.done(*MARGIN)
    said = tl("add", f"acme: {line}")
    assert said.status == 0, said.err
    assert said.out.strip().partition("acme: ")[2] == echoed
    (first,) = tl.rows("log", "acme")
    tl.done("add", f"acme: {echoed}, {first['on']}" if first["on"] != TODAY.isoformat() else f"acme: {echoed}")
    again = tl.rows("log", "acme")[0 if first["on"] == TODAY.isoformat() else -1]
    apart = ("number", "recorded_at", "source")
    assert {key: again[key] for key in again if key not in apart} == {
        key: first[key] for key in first if key not in apart
    }


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=30)


@given(st.sampled_from(["margin", "été", "a-b_1"]), TEXTS, st.integers(1, 4), st.booleans(), st.booleans())
def test_what_names_an_item_is_written_so_that_it_is_read_again(
    name: str, text: str, depth: int, ours: bool, private: bool
) -> None:
    topic = " ".join(text.split())
    clauses: list[Clause] = [RequestClause(ours, name, topic, TODAY, private, "", 0, 0)]
    if topic:
        clauses.append(DisclosureClause(ours, topic, depth, False, TODAY, private, "", 0, 0, name))
    for clause in clauses:
        try:
            read = parse(echo(clause, ["acme"]), TODAY).clauses
        except WordsError:
            assert topic != topic.strip(" ,;:.-") or not topic.isprintable() or '"' in topic
            continue
        bare = [each.bare for each in read]
        again = parse(echo(read[0], ["acme"]), TODAY).clauses
        assert [each.bare for each in again] == bare


def test_a_promise_behind_an_item_is_a_promise(tl: Tl) -> None:
    tl.done(*MARGIN)
    lines = tl.done("acme: we shared @margin: we promise it by friday").out.splitlines()
    assert [line.partition("acme: ")[2][:15] for line in lines] == ["we shared @marg", "we promise it b"]


def test_nothing_is_read_of_a_line_while_its_item_is_not_known(tl: Tl) -> None:
    tl.done(*MARGIN)
    ledger = open_ledger(str(tl.db), me="me", today=TODAY, now=datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert preview(ledger, "acme: we shared @mar").rows == ()
    (row,) = preview(ledger, "acme: we shared @margin").rows
    assert row.words == "Acme · we shared: @margin how our margin develops (depth 3) · today"
    assert preview(ledger, "acme: they asked about @mar").rows == ()
    ledger.close()


def test_the_fields_of_a_form_keep_the_item() -> None:
    form = form_of("acme: we shared @margin: 12 % /3", TODAY)
    assert form.disclosures[0].topic == "@margin: 12 %"
    assert line_of(form, TODAY) == "acme: we shared @margin: 12 % /3"
    alone = form._replace(disclosures=(form.disclosures[0]._replace(topic="@margin"),))
    assert line_of(alone, TODAY) == "acme: we shared @margin /3"
    kept = form_of("acme: they asked about @margin; we shared a plan /2", TODAY)
    assert kept.rest == "they asked about @margin"


def test_names_are_completed_behind_their_sign(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "acme: we shared @m"
    assert completions(line, ["acme"], [], [], items=("margin", "mood", "aims")) == [
        "acme: we shared @margin ", "acme: we shared @mood ",
    ]  # fmt: skip
    assert completions("acme: they asked about @", ["acme"], [], [], items=("margin",)) == [
        "acme: they asked about @margin "
    ]
    tl.done(*MARGIN)
    monkeypatch.setenv("TRUSTLOG_DB", str(tl.db))
    typed_words = [item.value for item in Completions(["add", "acme:", "we", "shared"], "@ma").items()]
    assert typed_words == ["@margin"]
    assert [item.value for item in Completions(["book", "edit"], "m").items()] == ["margin"]


# With a partner ------------------------------------------------------------------------------------------------------


def test_each_item_is_told_not_yet_or_before_it_changed(anywhere: Tl, on_day: OnDay) -> None:
    tl = anywhere
    tl.done(*MARGIN)
    tl.done(*AIMS)
    assert of(tl, "margin")["told"] == "not_yet"
    tl.done("acme: we shared @margin /2, yesterday")
    told = of(tl, "margin")
    assert (told["told"], told["ours"]) == ("told", {"told_on": "2026-11-22", "depth": 2, "they_asked_on": None})
    on_day(5)
    tl.done("book", "edit", "margin", "text=how our margin grows")
    assert of(tl, "margin")["told"] == "before_it_changed"
    assert of(tl, "margin", "--as-of", "2026-11-24")["told"] == "told"
    on_day(6)
    text = tl.done("book", "acme").out
    assert "told Sun 22 Nov (/2), before it changed on Sat 28 Nov" in " ".join(text.split())
    tl.done("acme: we shared @margin")
    assert of(tl, "margin")["told"] == "told"
    assert of(tl, "aims")["told"] == "not_yet"
    assert all(item["told"] == "not_yet" for item in tl.rows("book", "borealis")["items"])


def test_who_asked_whom_and_what_is_not_known_of_them(anywhere: Tl) -> None:
    tl = anywhere
    tl.done(*MARGIN)
    tl.done("book", "acme", "ask", "margin", "--on", "yesterday")
    (asked,) = tl.rows("book", "ask", "acme", "@margin", "--ours")
    assert (asked["fact"], asked["direction"], asked["item"]) == ("request", "ours", "margin")
    item = of(tl, "margin")
    assert item["ours"] == {"told_on": None, "depth": None, "they_asked_on": "2026-11-22"}
    assert item["theirs"] == {"told_on": None, "depth": None, "we_asked_on": "2026-11-23"}
    assert "not known · we asked Mon 23 Nov" in tl.done("book", "acme").out
    tl.done("acme: they shared @margin: 9 % /1")
    assert of(tl, "margin")["theirs"] == {"told_on": "2026-11-23", "depth": 1, "we_asked_on": "2026-11-23"}
    assert "they asked about @margin" in tl.done("log", "acme").out
    assert tl.rows("search", "request") == []
    tl.done("edit", str(asked["number"]), "note=by phone", "direction=they")
    assert "they asked about @margin: by phone" in tl.done("search", "phone").out
    tl.done("undo")
    tl.done("drop", str(asked["number"]), "--reason", "never so")
    assert of(tl, "margin")["theirs"]["we_asked_on"] is None


def test_what_is_hidden_was_not_told(tl: Tl) -> None:
    tl.done(*MARGIN)
    tl.done("acme: we hid @margin: the loss")
    assert of(tl, "margin")["told"] == "not_yet"


def test_private_entries_are_seen_by_their_author_alone(anywhere: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl = anywhere
    tl.done(*MARGIN)
    tl.done("acme: private we shared @margin: 12 % /3; private we asked about @margin")
    assert of(tl, "margin")["told"] == "told"
    tl.done("acme: we shared the books /2")
    brief = tl.done("brief", "acme").out
    assert "to tell: @margin" in brief
    monkeypatch.setenv("TRUSTLOG_USER", "eva")
    item = of(tl, "margin")
    assert item["told"] == "not_yet"
    assert item["theirs"]["we_asked_on"] is None
    assert "12 %" not in tl.done("log", "acme").out


def test_an_item_is_named_in_json_and_files_and_can_be_edited(tl: Tl, tmp_path: Path) -> None:
    tl.done(*MARGIN)
    tl.done(*AIMS)
    tl.done("acme: we shared @margin /2; we shared a plan /2")
    by_topic = {fact["topic"]: fact for fact in tl.rows("log", "acme")}
    assert by_topic["how our margin develops"]["item"] == "margin"
    plan = by_topic["a plan"]
    assert plan["item"] is None
    (edited,) = tl.rows("edit", str(plan["number"]), "item=aims")
    assert edited["item"] == "aims"
    assert tl("edit", str(plan["number"]), "item=nothing").status == 2
    tl.done("export", "csv", "--out", str(tmp_path / "out"))
    with (tmp_path / "out" / "disclosures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["topic"]: row["item"] for row in csv.DictReader(file)}
    assert rows == {"how our margin develops": "margin", "a plan": "aims"}
    (tmp_path / "in.csv").write_text(
        "on,partners,direction,topic,depth,item\n2026-11-20,acme,ours,9 %,2,margin\n2026-11-20,acme,ours,8 %,2,none\n"
    )
    refused = tl("import", "csv", str(tmp_path / "in.csv"), "--kind", "disclosures")
    assert "no item of the open book is called @none" in refused.err
    (tmp_path / "in.csv").write_text("on,partners,direction,topic,depth,item\n2026-11-20,acme,ours,9 %,2,margin\n")
    tl.done("import", "csv", str(tmp_path / "in.csv"), "--kind", "disclosures")
    assert next(fact for fact in tl.rows("log", "acme") if fact["topic"] == "9 %")["item"] == "margin"
    (tmp_path / "in.csv").write_text("on,partners,direction,topic,depth,item\n2026-11-20,acme,ours,9 %,2,aims\n")
    tl.done("import", "csv", str(tmp_path / "in.csv"), "--kind", "disclosures", "--update")
    assert next(fact for fact in tl.rows("log", "acme") if fact["topic"] == "9 %")["item"] == "aims"
    tl.done("acme: they asked about @aims")
    tl.done("export", "csv", "--out", str(tmp_path / "out"))
    with (tmp_path / "out" / "requests.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["direction"], row["item"]) for row in csv.DictReader(file)] == [("theirs", "aims")]
    tl.done("export", "json", "--out", str(tmp_path / "all.json"))
    new = Tl(tmp_path / "new.db", tl.capsys)
    new.done("import", "json", str(tmp_path / "all.json"))
    assert new.rows("book", "acme") == tl.rows("book", "acme")


def test_evidence_is_the_same_with_and_without_an_item(tl: Tl) -> None:
    tl.done(*MARGIN)
    for weeks in range(1, 40):
        day = TODAY - timedelta(days=7 * weeks)
        tl.done(f"acme: we shared a plan {weeks} /3, {day}; they shared a plan {weeks} /3, {day}")
    before = tl.rows("trust", "acme")
    numbers = [str(fact["number"]) for fact in tl.rows("log", "acme", "--kind", "disclosure")]
    for number in numbers:
        tl.done("edit", number, "item=margin")
    after = tl.rows("trust", "acme")
    assert after == before


# Where it is asked ---------------------------------------------------------------------------------------------------


def test_the_brief_says_what_they_asked_and_what_changed(tl: Tl, on_day: OnDay) -> None:
    assert "@" not in tl.done("brief", "acme").out
    tl.done(*MARGIN)
    tl.done(*AIMS)
    assert "to tell" not in tl.done("brief", "acme").out  # who was told nothing is not told the deep things first
    tl.done("acme: we shared the order book /2")
    assert "to tell: @margin how our margin develops (/3)" in tl.done("brief", "acme").out
    assert "@aims" not in tl.done("brief", "acme").out
    assert "to tell" not in tl.done("brief", "acme", "--as-of", "yesterday").out
    assert "to tell" not in tl.done("brief", "borealis").out  # at level 1 nothing is told unasked
    tl.done("acme: they asked about @margin")
    asked = "They asked about @margin on Mon 23 Nov, and were not told since: how our margin develops (/3)"
    assert asked in tl.done("brief", "acme").out
    assert asked not in tl.done("brief", "acme", "--as-of", "yesterday").out
    on_day(1)
    tl.done("acme: we shared @margin")
    assert asked not in tl.done("brief", "acme").out
    on_day(3)
    tl.done("book", "edit", "margin", "depth=2")
    changed = "@margin changed on Thu 26 Nov, they were told on Tue 24 Nov: how our margin develops (/2)"
    assert changed in tl.done("brief", "acme").out
    tl.done("undo")
    assert changed not in tl.done("brief", "acme").out


def named_in_review(tl: Tl) -> list[str]:
    """Return the lines of a review that name an item to tell."""
    return [line.strip() for line in tl.done("review", "--plain").out.splitlines() if "to tell" in line]


def test_the_review_names_items_one_deeper_than_was_told(tl: Tl) -> None:
    tl.done("partner", "edit", "acme", "logged_from=2026-03-02")  # long enough that silence counts
    tl.done("partner", "edit", "borealis", "logged_from=2026-03-02")
    assert named_in_review(tl) == []
    for item in (AIMS, MARGIN):
        tl.done(*item)
    assert named_in_review(tl) == []  # never depth 4 first
    tl.done("book", "add", "year", "how the year goes", "--aspect", "doing", "--depth", "2")
    year = "to tell: @year how the year goes (/2)"
    assert named_in_review(tl) == [year]  # and nothing to borealis, at level 1
    tl.done("add", "acme: we shared the order book /2, 3 jun 2026")
    assert named_in_review(tl) == ["to tell: @margin how our margin develops (/3)", year]
    tl.done("add", "acme: we shared our reasons /3, 4 jun 2026")
    aims = "to tell: @aims what we are after (/4)"
    assert named_in_review(tl) == [aims, "to tell: @margin how our margin develops (/3)"]
    tl.done("add", "borealis: they asked about @aims")
    assert named_in_review(tl).count(aims) == 2  # who asks is answered, at any level


def test_the_brief_of_who_was_let_go_says_nothing_to_tell(tl: Tl) -> None:
    tl.done("book", "add", "year", "how the year goes", "--aspect", "doing", "--depth", "2")
    assert "to tell: @year" in tl.done("brief", "acme").out
    tl.done("partner", "archive", "acme", "--reason", "other things")
    assert "To say" not in tl.done("brief", "acme").out


def test_the_question_is_asked_of_a_partner_with_something_untold(tl: Tl, on_day: OnDay) -> None:
    place = list(ASKS).index("book")
    logged = date.fromisoformat(tl.rows("partner", "show", "acme")["logged_from"])
    on_day((logged - TODAY).days + place * WEEK + 3 * QUARTER + 1)
    question = ASKS["book"]
    assert question not in tl.done("brief", "acme").out
    tl.done(*MARGIN)
    assert question not in tl.done("brief", "acme").out  # nothing comes next yet
    tl.done("acme: we shared the order book /2")
    assert question in tl.done("brief", "acme").out
    assert question in tl.done("review", "--plain").out
    tl.done("acme: we shared @margin")
    assert question not in tl.done("brief", "acme").out
    assert question not in tl.done("review", "--plain").out


def test_the_part_is_filled_in_and_says_how_it_stands(tl: Tl) -> None:
    ledger = open_ledger(str(tl.db), me="me", today=TODAY, now=datetime(2026, 11, 23, 12, tzinfo=UTC))
    acme, part = partner(ledger, "acme"), part_named("book")
    assert part.form is not None
    assert part.write is not None
    assert part.state(ledger, acme, TODAY) == ""
    assert part.shown(ledger, acme, TODAY) == ["The open book has no items yet."]
    tl.done(*MARGIN)
    tl.done(*AIMS)
    assert part.state(ledger, acme, TODAY) == "told 0 of 2"
    item, deed, depth = part.form(ledger, acme)
    assert item.answers == ("", "margin", "aims")
    for fields, fault in (({}, "item"), ({"item": "aims", "deed": deed.answers[1], "depth": "2"}, "depth")):
        with pytest.raises(FieldFaults) as raised:
            part.write(ledger, acme, fields)
        assert list(raised.value.by_field) == [fault]
    assert depth.answers == ("", "1", "2", "3", "4")
    lines = [
        part.write(ledger, acme, {"item": "margin", "deed": answer}).lines[0].partition("acme: ")[2]
        for answer in deed.answers
    ]
    assert lines == [
        "we shared @margin: how our margin develops /3", "they asked about @margin",
        "they shared @margin: how our margin develops /3", "we asked about @margin",
    ]  # fmt: skip
    assert part.state(ledger, acme, TODAY) == "told 1 of 2"
    tl.done("book", "edit", "margin", "depth=1")
    assert part.state(ledger, acme, TODAY) == "told 1 of 2"  # written and changed on the same day
    ledger.close()


# The screens ---------------------------------------------------------------------------------------------------------


async def test_items_are_added_changed_and_retired_on_their_page(demo: str) -> None:
    async with app_on(demo).run_test(size=(100, 30)) as pilot:
        app = pilot.app
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot)
        await typed(pilot, "open book")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, OpenBook)
        rows = "\n".join(shown(app, "#items"))
        assert "@margin" in rows
        await pilot.press("n")
        await settled(pilot)
        await typed(pilot, "exit")
        await pilot.press("down")
        await typed(pilot, "who takes over from our founder")
        await pilot.press("enter")
        await settled(pilot)
        rows = "\n".join(shown(app, "#items"))
        assert "@exit" in rows
        assert "who takes over from our founder" in rows
        await pilot.press("D")
        await settled(pilot)
        assert "retired" in "\n".join(shown(app, "#items"))
        await pilot.press("u")
        await settled(pilot)
        assert "retired" not in "\n".join(shown(app, "#items"))
