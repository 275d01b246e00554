"""The partner at the table: the recap of a call, the sheet of what was agreed, and when one is asked for."""

import csv
import json
from datetime import date, timedelta
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, later, on, rows, small
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from trustlog.desk import brief, facts, history, partners, practice, promises
from trustlog.desk import recap as recaps
from trustlog.desk import share as sheets
from trustlog.desk.capture import capture
from trustlog.desk.ledger import Ledger
from trustlog.desk.share.offer import offered
from trustlog.domain.facts import Partner, Promise
from trustlog.domain.practice import turn
from trustlog.errors import Refused
from trustlog.exchange.html import Table, page, table
from trustlog.exchange.html import text as html_text

LINES = (
    "acme: lunch 45m yesterday with jane; we promise send the <b>proposal</b> by fri",
    "acme: they promise intro to their CFO; we promise think about pricing by 12 dec",
    "acme: private we promise drop the Borealis deal by fri; they offer a discount; note they seem nervous",
    "acme: we shared our margin pressure /4",
)
SECRETS = ("Borealis", "discount", "nervous", "margin", "depth", "lunch")


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY.isoformat())
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    monkeypatch.chdir(tmp_path)
    small(tmp_path).close()
    called = Tl(tmp_path / "ledger.db", capsys)
    called.done("person", "edit", "acme", "jane", "email=jane@acme.example")
    for line in LINES:
        called.done("add", line)
    return called


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return small(chosen(request, tmp_path))


def numbers(found: list[dict[str, object]]) -> list[object]:
    return [each["number"] for each in found]


# recap -----------------------------------------------------------------------------------------------------------


def test_a_recap_says_what_was_promised_and_nothing_that_is_ours_alone(tl: Tl) -> None:
    said = tl.done("recap", "acme").out
    assert said == (
        "What we agreed on Mon 23 Nov 2026\n\n"
        "We will\n- send the <b>proposal</b> – by Fri 27 Nov 2026\n- think about pricing – by Sat 12 Dec 2026\n\n"
        "You will\n- intro to their CFO – no date agreed\n\n"
        "Did I miss anything, or do you see it otherwise? Please tell me.\n"
    )
    made = tl.rows("recap", "acme")
    assert set(made) == {"partner", "since", "agreed", "we_will", "you_will", "open"}
    assert (made["partner"], made["since"], made["agreed"], made["open"]) == ("acme", "2026-11-23", [], [])
    assert made["you_will"] == [{"number": 3, "text": "intro to their CFO", "due_on": None}]
    everything = said + json.dumps(made) + tl.done("recap", "acme", "--format", "eml").out
    assert not [word for word in SECRETS if word in everything]


def test_a_recap_tells_what_was_settled_and_moved_and_what_is_still_open(
    tl: Tl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-25")
    tl.done("keep", "2")
    tl.done("move", "4", "18 dec")
    made = tl.rows("recap", "acme")
    assert made["since"] == "2026-11-25"
    assert [(each["number"], each["word"]) for each in made["agreed"]] == [(2, "done"), (4, "moved")]
    assert made["agreed"][1]["due_on"] == "2026-12-18"
    assert (made["we_will"], made["you_will"]) == ([], [])
    assert [(each["number"], each["side"]) for each in made["open"]] == [(3, "you")]
    said = tl.done("recap", "acme").out
    assert "- we: send the <b>proposal</b> – done on Wed 25 Nov 2026\n" in said
    assert "- we: think about pricing – now by Fri 18 Dec 2026, was Sat 12 Dec 2026\n" in said
    assert "Still open\n- you: intro to their CFO – no date agreed\n" in said
    earlier = tl.rows("recap", "acme", "--as-of", "2026-11-23")  # of that day nothing later is known
    assert (earlier["agreed"], numbers(earlier["we_will"])) == ([], [2, 4])
    since = tl.rows("recap", "acme", "--since", "2026-11-23")
    assert (numbers(since["agreed"]), numbers(since["you_will"])) == ([2], [3])
    assert tl.done("recap", "acme", "--since", "2026-11-23").out.startswith("What we agreed since Mon 23 Nov 2026\n")


def test_a_recap_in_markdown_has_no_mark_that_a_person_typed(tl: Tl) -> None:
    tl.done("add", 'borealis: we promise "1. *send* [it](http://x) & more" by fri')
    said = tl.done("recap", "borealis", "--format", "md").out
    assert "- 1\\. \\*send\\* \\[it\\](http://x) \\& more – by Fri" in said
    assert said.startswith("# What we agreed on Mon 23 Nov 2026\n\n## We will\n")


def test_a_recap_is_a_draft_of_a_mail_to_those_met_who_have_an_address(tl: Tl, tmp_path: Path) -> None:
    said = tl.done("recap", "acme", "--format", "eml", "--lang", "nl", "--out", "recap.eml").out
    assert said == "recap.eml\n"
    content = (tmp_path / "recap.eml").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert (tmp_path / "recap.eml").stat().st_mode & 0o777 == 0o600
    mail = message_from_bytes(content, policy=policy.default)
    assert mail["Subject"] == "Wat we op ma 23 nov 2026 hebben afgesproken"
    assert [(each.display_name, each.addr_spec) for each in mail["To"].addresses] == [("Jane Doe", "jane@acme.example")]
    assert (mail["From"], mail["X-Unsent"]) == (None, "1")
    body = mail.get_content().replace("\r\n", "\n")
    assert body.startswith("Wij doen\n- send the <b>proposal</b> – uiterlijk vr 27 nov 2026\n")
    assert "geen dag afgesproken" in body


def test_what_is_no_address_is_passed_over(tl: Tl) -> None:
    tl.done("person", "edit", "acme", "jane", "email=jane at acme, bcc: eve@x")
    mail = tl.done("recap", "acme", "--format", "eml").out
    assert "\nTo:" not in mail
    assert "eve" not in mail


def test_with_json_the_file_speaks_the_language_that_was_asked_for(tl: Tl, tmp_path: Path) -> None:
    assert tl.rows("recap", "acme", "--lang", "nl", "--out", "r.txt")["since"] == "2026-11-23"
    assert "Wij doen" in (tmp_path / "r.txt").read_text()


def test_nothing_to_recap_is_one_line(tl: Tl) -> None:
    said = tl("recap", "borealis")
    assert said.status == 1
    assert said.refusal.startswith("trustlog: nothing was logged with borealis to recap; ")
    assert tl("recap", "acme", "--since", "2026-11-24").status == 1
    assert tl("recap", "nobody").status == 2
    assert tl("recap", "acme", "--format", "pdf").status == 2
    tl.done("add", "borealis: private we promise a thing by fri")
    assert tl("recap", "borealis").status == 1
    before = tl.db.read_bytes()
    assert tl("recap", "acme", "--out", str(tl.db)).status == 1
    assert tl.db.read_bytes() == before


# share -----------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a page has: its elements, its attributes, its text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_sheet_is_a_page_that_asks_for_nothing(tl: Tl, tmp_path: Path) -> None:
    shared = tl.rows("share", "acme", "--out", "acme.html", "--lang", "nl")
    assert (shared["partner"], shared["sheet"], shared["as_of"], shared["file"]) == (
        "acme", "acme-1", "2026-11-23", "acme.html",
    )  # fmt: skip
    assert shared["left_out"] == {"private": 1, "not_chosen": 0}
    assert shared["rows"][0] == {
        "number": 2, "side": "we", "text": "send the <b>proposal</b>", "due_on": "2026-11-27", "outcome": "open",
        "closed_on": None,
    }  # fmt: skip
    assert [(each["number"], each["side"]) for each in shared["rows"]] == [(2, "we"), (4, "we"), (3, "you")]
    content = (tmp_path / "acme.html").read_text()
    seen = Page(content)
    assert ("lang", "nl") in seen.attributes
    assert not {"script", "img", "link", "iframe", "b", "form", "input"} & set(seen.tags)
    assert not {"src", "href", "style", "onclick"} & {name for name, _value in seen.attributes}
    assert "default-src 'none'" in content
    assert seen.tags.count("table") == 2
    words = " ".join(seen.words).rpartition("}")[2]  # what stands behind the style
    assert "send the <b>proposal</b>" in words
    assert "Blad acme-1 · ma 23 nov 2026" in words
    assert "niet wat we afspraken" in words
    assert not [word for word in SECRETS if word in words]
    assert (tmp_path / "acme.html").stat().st_mode & 0o777 == 0o600


def test_a_sheet_is_a_table_to_fill_in(tl: Tl, tmp_path: Path) -> None:
    tl.done("add", 'acme: they promise "=1+1" by fri')
    tl.done("share", "acme", "--out", "acme.csv", "--without", "2,4")
    content = (tmp_path / "acme.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfsheet,number,side,text,due_on,word,moved_to,remark\r\n")
    found = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [(each["number"], each["text"]) for each in found] == [("9", "'=1+1"), ("3", "intro to their CFO")]
    assert found[0] == {
        "sheet": "acme-1", "number": "9", "side": "you", "text": "'=1+1", "due_on": "2026-11-27", "word": "",
        "moved_to": "", "remark": "",
    }  # fmt: skip


def test_a_later_calendar_changes_the_days_of_the_earlier(tl: Tl, tmp_path: Path) -> None:
    tl.done("share", "acme", "--out", "one.ics")
    tl.done("move", "4", "18 dec")
    tl.done("keep", "2")
    tl.done("share", "acme", "--out", "two.ics")
    one, two = (
        {str(event["uid"]): event for event in Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")}
        for name in ("one.ics", "two.ics")
    )
    assert set(one) == set(two)
    assert len(one) == 2  # what has no day is in no calendar
    assert all(two[uid]["sequence"] > one[uid]["sequence"] for uid in one)
    moved = next(event for event in two.values() if "pricing" in event["summary"])
    assert moved["dtstart"].dt == date(2026, 12, 18)
    assert any("Settled: send" in event["summary"] for event in two.values())


def test_a_dry_run_writes_nothing(tl: Tl, tmp_path: Path) -> None:
    before = tl.rows("history")
    shown = tl.done("share", "acme", "--dry-run", "--out", "acme.html", "--only", "2", "3")
    assert "Sheet acme-1 · Mon 23 Nov 2026 · 2 promises" in shown.out
    assert "intro to their CFO" in shown.out
    assert "Borealis" not in shown.out + shown.err
    assert tl.rows("share", "acme", "--dry-run", "--without", "3")["left_out"] == {"private": 1, "not_chosen": 1}
    assert tl.rows("share", "acme", "--dry-run")["file"] is None
    assert not (tmp_path / "acme.html").exists()
    assert tl.rows("history") == before


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("share", "acme"), 2, "--out"),
        (("share", "acme", "--out", "acme.pdf"), 2, ".html, .csv, .ics"),
        (("share", "acme", "--out", "a.html", "--only", "5"), 1, "#5 is not on this sheet"),  # it is private
        (("share", "acme", "--out", "a.html", "--without", "99"), 1, "#99 is not on this sheet"),
        (("share", "acme", "--out", "a.html", "--only", "x"), 2, '"x" is not the number of a fact'),
        (("share", "acme", "--out", "a.html", "--only", "2", "--without", "4"), 2, "not both"),
        (("share", "acme", "--out", "a.html", "--without", "2", "3", "4"), 1, "nothing agreed with acme"),
        (("share", "borealis", "--out", "a.html"), 1, "nothing agreed with borealis"),
        (("share", "nobody", "--out", "a.html"), 2, "nobody"),
        (("share", "acme", "--out", "a.html", "--as-of", "yesterday"), 2, "as-of"),
        (("share", "acme", "--out", "."), 2, "a sheet is written"),
        (("share", "acme", "--out", "no/such/folder.html"), 1, "No such file"),
    ],
)
def test_what_cannot_be_shared_is_one_line_and_nothing_is_written(
    tl: Tl, tmp_path: Path, words: tuple[str, ...], status: int, says: str
) -> None:
    before, batches = sorted(tmp_path.iterdir()), tl.rows("history")
    said = tl(*words)
    assert said.status == status
    assert says in said.refusal
    assert sorted(tmp_path.iterdir()) == before
    assert tl.rows("history") == batches


def test_a_sheet_never_takes_the_place_of_a_ledger(tl: Tl, tmp_path: Path) -> None:
    ledger = tmp_path / "other.html"
    ledger.write_bytes(tl.db.read_bytes())
    assert tl("share", "acme", "--out", "other.html").status == 1
    assert ledger.read_bytes()[:6] == b"SQLite"
    assert tl.rows("share", "acme", "--dry-run")["sheet"] == "acme-1"  # and the ledger knows of none


def test_a_second_sheet_has_what_was_settled_since_the_first(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("keep", "4")
    assert numbers(tl.rows("share", "acme", "--out", "one.html")["rows"]) == [2, 4, 3]
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-26")
    tl.done("keep", "2", "--on", "2026-11-23")
    second = tl.rows("share", "acme", "--out", "two.html")
    assert second["sheet"] == "acme-2"
    assert [(each["number"], each["outcome"]) for each in second["rows"]] == [(2, "kept"), (3, "open")]
    assert tl.rows("share", "acme", "--out", "two.csv")["rows"] == second["rows"]  # the same list in another form
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-27")
    assert numbers(tl.rows("share", "acme", "--dry-run")["rows"]) == [3]  # told once


def test_a_sheet_is_told_as_it_went_out_with_what_has_become_of_it(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("keep", "2")
    tl.done("share", "acme", "--out", "one.html")
    went_out = tl.done("share", "acme", "show").out.splitlines()
    assert went_out == [
        "Sheet acme-1 · Mon 23 Nov 2026 · 3 promises",
        "#2 · send the <b>proposal</b> · by Fri 27 Nov 2026 · done on Mon 23 Nov 2026",
        "#4 · think about pricing · by Sat 12 Dec 2026 · still open",
        "#3 · intro to their CFO · no date agreed · still open",
    ]
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-26")
    tl.done("edit", "4", "due=2026-12-20", "--reason", "a slip")
    tl.done("keep", "3")
    now = tl.done("share", "acme", "show").out.splitlines()
    assert now[:2] == went_out[:2]
    assert now[2:] == [
        "#4 · think about pricing · by Sat 12 Dec 2026 · still open · now by Sun 20 Dec 2026",
        "#3 · intro to their CFO · no date agreed · still open · now done on Thu 26 Nov 2026",
    ]
    assert tl.done("share", "acme", "show", "--as-of", "2026-11-25").out.splitlines()[3] == went_out[3]
    tl.done("reopen", "2", "--reason", "it was not")
    tl.done("drop", "4", "--reason", "never so")
    gone = tl.done("share", "acme", "show").out.splitlines()
    assert gone[:3] == [
        went_out[0],
        "#2 · send the <b>proposal</b> · by Fri 27 Nov 2026 · done · now still open",
        "a promise that is not here any more · by Sat 12 Dec 2026 · still open",
    ]
    assert "3 promises" in tl.done("practice", "acme").out
    assert tl.done("doctor").status == 0
    tl.done("undo")
    assert tl.done("share", "acme", "show").out.splitlines()[2] == now[2]


def test_what_lapsed_and_was_never_settled_stays_on_the_sheet(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("share", "acme", "--out", "one.html")
    monkeypatch.setenv("TRUSTLOG_TODAY", "2028-11-23")
    later = tl.rows("share", "acme", "--dry-run")
    assert [(each["number"], each["outcome"]) for each in later["rows"]] == [
        (2, "lapsed"), (4, "lapsed"), (3, "lapsed"),
    ]  # fmt: skip


def test_undo_takes_a_sheet_back_whole(tl: Tl) -> None:
    tl.done("share", "acme", "--out", "one.html")
    assert [each["sheet"] for each in tl.rows("log", "acme", "--kind", "sheet")] == ["acme-1"]
    assert any("acme-1" in json.dumps(each) for each in tl.rows("search", "acme-1"))
    tl.done("undo")
    assert tl.rows("log", "acme", "--kind", "sheet") == []
    assert tl.done("doctor").status == 0


@BOTH_ENGINES
def test_a_sheet_is_one_batch_on_both_engines(ledger: Ledger, tmp_path: Path) -> None:
    for line in LINES:
        capture(ledger, line)
    shared = sheets.share(ledger, "acme", str(tmp_path / "a.html"))
    assert shared.written is not None
    assert [batch.what for batch in history.history(ledger)][:1] == ["share acme-1"]
    assert rows(ledger, "sheet_row") == 3
    again = sheets.share(ledger, "acme", str(tmp_path / "b.csv"), sheets.SheetChoice(only=(2,)))
    assert again.draft.name == "acme-2"
    partners.edit(ledger, "acme", {"handle": "acme2"})
    assert sheets.previewed(ledger, "acme2").draft.name == "acme2-3"
    history.undo(ledger, batch=again.written.batch if again.written else 0)
    assert rows(ledger, "sheet_row") == 3


@BOTH_ENGINES
def test_a_private_promise_of_another_is_not_even_counted(ledger: Ledger) -> None:
    capture(ledger, "acme: we promise one thing by fri; private we promise another by fri")
    assert sheets.previewed(ledger, "acme").draft.private == 1
    assert sheets.previewed(on(ledger, TODAY, "eva"), "acme").draft.private == 0


# the part --------------------------------------------------------------------------------------------------------

QUESTION = "Do they see the same list of promises as we do? Share a sheet of what was agreed."


def _promised(ledger: Ledger, handle: str = "acme") -> None:
    capture(ledger, f"{handle}: we promise a by 20 dec; we promise b by 21 dec; they promise c by 22 dec")


def _at_its_turn(ledger: Ledger, partner: Partner) -> Ledger:
    """Give the ledger on a day on which the question of this part has its turn."""
    days = (TODAY + timedelta(days=ahead) for ahead in range(120))
    return on(ledger, next(day for day in days if turn(partner.logged_from, day) == "share"))


@BOTH_ENGINES
def test_a_sheet_is_asked_for_where_enough_is_open_and_none_was_shared_for_a_quarter(
    ledger: Ledger, tmp_path: Path
) -> None:
    partners.add(ledger, "Cedar", handle="cedar", level=2)
    cedar = partners.partner(ledger, "cedar")
    now = _at_its_turn(ledger, cedar)
    due = practice.part_named("share").is_due
    assert due is not None
    assert practice.asked_in_review(now, now.today) is None
    _promised(now)  # with acme, which is at level 1
    assert not due(now, partners.partner(now, "acme"), now.today)
    _promised(now, "cedar")
    assert brief.brief(now, "cedar")[-1] == f"  {QUESTION}"
    asked = practice.asked_in_review(now, now.today)
    assert asked is not None
    assert (asked.part, asked.partner) == ("share", cedar)
    sheets.share(now, "cedar", str(tmp_path / "a.html"))
    assert QUESTION not in "".join(brief.brief(now, "cedar"))
    assert practice.asked_in_review(now, now.today) is None
    assert not due(now, cedar, now.today + timedelta(days=90))
    assert due(now, cedar, now.today + timedelta(days=91))
    history.undo(now)
    assert due(now, cedar, now.today)
    number = next(promise.number for promise in promises.promise_list(now, partner="cedar"))
    promises.keep(now, [number])
    assert not due(now, cedar, now.today)


def test_the_brief_tells_of_the_last_sheet_as_of_its_day(ledger: Ledger, tmp_path: Path) -> None:
    _promised(ledger)
    sentence = "  Sheet acme-1 shared Mon 23 Nov, 3 promises"
    assert sentence not in brief.brief(ledger, "acme")
    written = sheets.share(ledger, "acme", str(tmp_path / "a.html")).written
    assert written is not None
    assert sentence in brief.brief(ledger, "acme")
    assert sentence not in brief.brief(ledger, "acme", TODAY - timedelta(days=1))
    part, acme = practice.part_named("share"), partners.partner(ledger, "acme")
    assert part.state(ledger, acme, TODAY) == "sheet acme-1 shared Mon 23 Nov, 3 promises"
    assert part.state(ledger, acme, TODAY - timedelta(days=1)) == ""
    assert part.shown(ledger, acme, TODAY)[1] == "#1 · a · by Sun 20 Dec 2026 · still open"
    facts.edit(ledger, written.facts[0].number, {"private": "yes"})
    assert sentence not in brief.brief(ledger, "acme")
    assert part.state(on(ledger, TODAY, "eva"), acme, TODAY) == ""


# properties ------------------------------------------------------------------------------------------------------

_DAY = st.integers(-200, 60).map(lambda ahead: TODAY + timedelta(days=ahead))


@st.composite
def _promises(draw: st.DrawFn) -> Promise:
    made_on = draw(_DAY)
    promise = Promise.new(
        id=str(draw(st.integers(1, 10**6))), partner_id="p", ours=draw(st.booleans()), text="x", made_on=made_on,
        counts_on=made_on + timedelta(days=draw(st.integers(0, 90))), grace_days=7, recorded_at=None,
        recorded_by="me", offered=draw(st.booleans()), private=draw(st.booleans()),
    )  # fmt: skip
    how = draw(st.sampled_from((None, "kept", "partly", "broken", "withdrawn")))
    closed_on = None if how is None else made_on + timedelta(days=draw(st.integers(0, 90)))
    return promise._replace(closed_as=how, closed_on=closed_on)


@given(st.lists(_promises(), max_size=12), _DAY, st.integers(0, 100))
def test_only_what_is_agreed_and_known_by_the_day_is_offered(made: list[Promise], day: date, back: int) -> None:
    since = day - timedelta(days=back)
    for promise in offered(made, since, day, {}):
        assert promise.accepted_on is not None
        assert promise.made_on <= day
        assert promise.closed_on is None or since <= promise.closed_on <= day


@given(st.lists(_promises(), max_size=12), _DAY, st.integers(0, 100))
def test_a_recap_names_nothing_twice_and_nothing_private(made: list[Promise], day: date, back: int) -> None:
    partner = None
    recap = recaps.built(partner, made, day - timedelta(days=back), day, day)
    named = [*recap.agreed, *recap.we_will, *recap.you_will, *recap.open]
    assert len({id(promise) for promise in named}) == len(named)
    assert not [promise for promise in named if promise.private or promise.accepted_on is None or promise.made_on > day]


@given(st.text(max_size=60))
def test_no_word_of_a_person_becomes_a_mark(words: str) -> None:
    content = page(words, [table(Table((words,), [(words,)])), html_text(words)], language="en")
    seen = Page(content)
    plain = Page(page("x", [table(Table(("x",), [("x",)])), html_text("x")], language="en"))
    assert (seen.tags, len(seen.attributes)) == (plain.tags, len(plain.attributes))


def test_a_recap_refused_is_refused_by_the_desk_too(ledger: Ledger) -> None:
    with pytest.raises(Refused):
        recaps.recap(ledger, "acme")
    capture(ledger, "acme: we promise a by 20 dec")
    assert recaps.recap(later(ledger, 3), "acme").since == TODAY
