"""What a partner answers about promises: taken beside ours, hostile until shown otherwise, settled by a person."""

import codecs
import json
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, TODAY, chosen, later, on, open_at, rows, small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet_cases import COLUMNS, row, shared, sheet_file, text_of

from trustlog.desk import answers, brief, exports, facts, history, imports, partners, promises
from trustlog.desk.capture import capture
from trustlog.desk.facts import fact_json, facts_json, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.maintenance import doctor
from trustlog.desk.partners import partner
from trustlog.desk.practice import part_named
from trustlog.desk.promises import found_promise
from trustlog.desk.search import hit_sentence, search
from trustlog.desk.sentences import sentence
from trustlog.domain.answers import WRITTEN, Said, is_otherwise, read_word
from trustlog.domain.facts import Promise
from trustlog.errors import DateError, FileFaults, NotThere, Refused, TrustlogError, WordsError

DAY = date(2026, 12, 18)


@pytest.fixture
def ledger(tmp_path: Path, request: pytest.FixtureRequest) -> Ledger:
    """Acme's promises 1 to 4 on the sheet acme-1, one of Borealis (5) on its own; 1 is kept."""
    ledger = small(chosen(request, tmp_path))
    capture(ledger, "acme: we promise the report by fri; they promise the intro by 12 dec; we promise the deck by tue")
    capture(ledger, "acme: they promise the contract by 1 dec")
    capture(ledger, "borealis: we promise the secret plan by fri")
    promises.keep(ledger, [1])
    shared(ledger, "acme", [1, 2, 3, 4], "acme-1")
    shared(ledger, "borealis", [5], "borealis-1")
    return ledger


def whys(answered: answers.Answered) -> list[tuple[int | None, str]]:
    return [(left.number, left.why) for left in answered.refused]


def promise_json(ledger: Ledger, number: int, as_of: date | None = None) -> dict[str, object]:
    fact = found_promise(ledger, number)
    return fact_json(fact, names_of(ledger, [fact]), as_of or ledger.today)


def everything_of_ours(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    tables = ("promise", "promise_move", "partner", "person", "moment", "disclosure", "sheet", "sheet_row")
    return {table: ledger.conn.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables}


# Words ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("word", "text"), [(word, text) for word, texts in WRITTEN.items() for text in texts])
def test_every_word_of_the_table_is_read_however_it_is_written(word: str, text: str) -> None:
    beside = "2026-12-12" if word == "moved" else ""
    for written in (text, text.upper(), f" {text}. ", f"({text})"):
        assert read_word(written, beside, TODAY) == (word, date(2026, 12, 12) if beside else None)


@pytest.mark.parametrize(
    ("word", "beside", "read"),
    [
        ("moved to 12 dec", "", ("moved", date(2026, 12, 12))),
        ("Verplaatst naar 12 dec", "", ("moved", date(2026, 12, 12))),
        ("moved", "next fri", ("moved", date(2026, 12, 4))),
        ("moved to 12 dec", "2026-12-12", ("moved", date(2026, 12, 12))),
        ("", "2026-12-12", ("moved", date(2026, 12, 12))),
        ("not_done", "", ("not_done", None)),
        ("moved to 12 dec", "2026-12-13", None),
        ("moved", "", None),
        ("moved", "05/06/2026", None),
        ("moved", "the 32nd", None),
        ("done", "2026-12-12", None),
        ("perhaps", "", None),
        ("=done", "", None),
        ("<b>done</b>", "", None),
        ("done" * 100, "", None),
        ("", "", None),
    ],
)
def test_what_is_no_word_or_contradicts_is_not_taken_for_one(word: str, beside: str, read: object) -> None:
    assert read_word(word, beside, TODAY) == read


def made(**columns: object) -> Promise:
    first = Promise.new(
        id="p", partner_id="a", ours=True, text="the report", made_on=TODAY, due_on=DAY, counts_on=DAY, grace_days=7,
        recorded_at=None, recorded_by="me",
    )  # fmt: skip
    return first._replace(number=1, **columns)


def said(word: str, moved_to: date | None = None, settled: str | None = None) -> Said:
    return Said("p", 2, word, moved_to, TODAY, None, None, settled, TODAY if settled else None, False)


LAPSED = DAY + timedelta(days=8)


@pytest.mark.parametrize(
    ("columns", "as_of", "done", "not_done"),
    [
        ({}, TODAY, True, False),
        ({}, DAY + timedelta(days=1), True, False),
        ({}, LAPSED, True, False),
        ({"closed_as": "kept", "closed_on": DAY}, DAY, False, True),
        ({"closed_as": "kept", "closed_on": DAY}, TODAY, True, False),
        ({"closed_as": "kept", "closed_on": DAY + timedelta(days=2)}, LAPSED, False, True),
        ({"closed_as": "kept", "closed_on": LAPSED}, LAPSED, False, True),
        ({"closed_as": "partly", "closed_on": DAY}, DAY, True, True),
        ({"closed_as": "broken", "closed_on": DAY, "told": "told"}, DAY, True, False),
        ({"closed_as": "withdrawn", "closed_on": DAY}, DAY, True, False),
    ],
)
def test_a_word_is_otherwise_where_it_is_not_what_we_say_on_that_day(
    columns: dict[str, object], as_of: date, done: bool, not_done: bool
) -> None:
    promise = made(**columns)
    assert is_otherwise(said("done"), promise, as_of) is done
    assert is_otherwise(said("not_done"), promise, as_of) is not_done
    assert is_otherwise(said("disputed"), promise, as_of)
    assert not is_otherwise(said("moved", DAY), promise, as_of)
    assert is_otherwise(said("moved", DAY + timedelta(days=1)), promise, as_of)
    for whose in ("ours", "theirs"):
        assert not is_otherwise(said("disputed", None, whose), promise, as_of)


# A sheet that came back -----------------------------------------------------------------------------------------------


@BOTH_ENGINES
def test_a_sheet_is_taken_row_by_row_and_nothing_of_ours_changes(ledger: Ledger, tmp_path: Path) -> None:
    before, last = everything_of_ours(ledger), rows(ledger, "journal_batch")
    answered = answers.take_file(
        ledger, "acme",
        sheet_file(
            tmp_path,
            [
                row("acme-1", 1, "niet gedaan", remark="we never saw it"),
                row("acme-1", 2, "moved to 20 dec"),
                row("ACME-1", "#3", ""),
                row("acme-1", "4.0", "x"),
            ],
        ),
        by="Jane",
    )  # fmt: skip
    assert [(one.number, one.word, one.otherwise) for one in answered.taken] == [
        (1, "not_done", True), (2, "moved", True), (4, "done", True),
    ]  # fmt: skip
    assert answered.refused == ()
    assert answered.sheet == "acme-1"
    assert everything_of_ours(ledger) == before
    assert rows(ledger, "journal_batch") == last + 1
    assert promise_json(ledger, 1)["their_word"] == {
        "word": "not_done", "moved_to": None, "on": "2026-11-23", "by": "Jane", "sheet": "acme-1", "otherwise": True,
        "settled": None,
    }  # fmt: skip
    assert promise_json(ledger, 3)["their_word"] is None
    history.undo(ledger)
    assert promise_json(ledger, 1)["their_word"] is None
    assert rows(ledger, "their_word") == 0


def test_hostile_rows_are_left_with_why_and_keep_no_other_from_being_taken(ledger: Ledger, tmp_path: Path) -> None:
    ledger = later(ledger, 1)
    shared(ledger, "acme", [1, 2], "acme-2")
    path = sheet_file(
        tmp_path,
        [
            row("acme-2", 5, "done"),  # another partner's number
            row("borealis-1", 1, "done"),  # another partner's sheet
            row("borealis-1", 5, "done"),
            row("acme-1", 1, "done"),  # a sheet that is not the newest
            row("acme-2", 3, "done"),  # not on it
            row("acme-9", 1, "done"),
            row("acme-2", 99, "done"),
            row("acme-2", "99999999999999999999", "done"),
            row("acme-2", "1; DROP TABLE promise", "done"),
            row("acme-2", 1, "=cmd|' /C calc'!A0"),
            row("acme-2", 1, "done\0"),
            row("acme-2", 2, "done", remark="\0"),
            row("acme-2", 2, "<script>alert(1)</script>"),
            row("acme-2", 2, "disputed", remark='\'=HYPERLINK("http://x")<b>no</b>'),
        ],
    )
    answered = answers.take_file(ledger, "acme", path)
    assert [one.number for one in answered.taken] == [2]
    assert [why for _, why in whys(answered)] == [
        "other_partner", "other_partner", "other_partner", "old_sheet", "unknown", "unknown", "unknown", "unknown",
        "unknown", "word", "word", "word", "word",
    ]  # fmt: skip
    assert [left.row for left in answered.refused] == list(range(2, 15))
    word = log(ledger, "acme", kinds=["their_word"]).facts[0]
    assert word.remark == '=HYPERLINK("http://x")<b>no</b>'  # as they wrote it


def test_one_list_sent_in_several_forms_on_a_day_is_answered_in_any_of_them(ledger: Ledger, tmp_path: Path) -> None:
    shared(ledger, "acme", [1, 2], "acme-2")
    newest = shared(ledger, "acme", [1, 4], "acme-3")
    told = [row("acme-1", 1, "no"), row("acme-2", 2, "done"), row("acme-3", 2, "done"), row("acme-9", 1, "done")]
    answered = answers.take_file(ledger, "acme", sheet_file(tmp_path, told))
    assert [one.number for one in answered.taken] == [1, 2]
    assert answered.sheet == "acme-1"
    assert promise_json(ledger, 1)["their_word"]["sheet"] == "acme-1"
    assert promise_json(ledger, 2)["their_word"]["sheet"] == "acme-2"
    assert [str(left.reason) for left in answered.refused] == [
        "line 4: no promise on their newest sheet, acme-3; left out",
        "line 5: no promise on their newest sheet, acme-3; left out",
    ]
    again = sheet_file(tmp_path, [row(newest.name, 1, "no")])
    assert answers.take_file(ledger, "acme", again).written is None  # they said so on another form of that day
    assert answers.take_word(ledger, "acme", 3, "done").sheet == "acme-1"
    shared(later(ledger, 1), "acme", [1], "acme-4")
    old = answers.take_file(later(ledger, 1), "acme", sheet_file(tmp_path, told[:3]))
    assert old.taken == ()
    assert {str(left.reason) for left in old.refused} == {
        f"line {line}: of an older sheet, and the newest is acme-4; left out" for line in (2, 3, 4)
    }


def test_a_doubled_row_is_taken_once_and_of_two_that_differ_neither(ledger: Ledger, tmp_path: Path) -> None:
    doubled = [row("acme-1", 1, "done"), row("acme-1", 1, "yes"), row("acme-1", 2, "done"), row("acme-1", 2, "no")]
    answered = answers.take_file(ledger, "acme", sheet_file(tmp_path, doubled))
    assert [one.number for one in answered.taken] == [1]
    assert whys(answered) == [(1, "twice"), (2, "twice"), (2, "twice")]
    assert rows(ledger, "their_word") == 1


def test_rows_whose_numbers_were_sorted_away_from_their_texts_are_left_out(ledger: Ledger, tmp_path: Path) -> None:
    sorted_apart = [
        row("acme-1", 1, "done", text="the intro"),
        row("acme-1", 2, "no", text="the report"),
        row("acme-1", 3, "done", text="the slides, as we call it"),
    ]
    answered = answers.take_file(ledger, "acme", sheet_file(tmp_path, sorted_apart))
    assert [one.number for one in answered.taken] == [3]
    assert whys(answered) == [(1, "unknown"), (2, "unknown")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_is_read_as_any_spreadsheet_writes_it(
    ledger: Ledger, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = sheet_file(tmp_path, [row("acme-1", 1, "done", remark="prüfen — é")], encoding=encoding, delimiter=delimiter)
    assert [one.number for one in answers.take_file(ledger, "acme", path).taken] == [1]
    word = log(ledger, "acme", kinds=["their_word"]).facts[0]
    assert word.remark == "prüfen — é"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n\r\n",
        b"number,word\r\n1,done\r\n",
        b"sheet,sheet,number,word\r\n",
        b'sheet,number,word\r\n"acme-1,1,done',
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        b"\x81\x8d\x8f\x90\x9d",
        b"sheet,number,word\r\n" + b"x" * 5_000_001,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ],
)
def test_a_file_that_is_no_sheet_is_refused_whole(ledger: Ledger, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answered.csv"
    path.write_bytes(content)
    before = rows(ledger, "journal_batch")
    with pytest.raises(FileFaults):
        answers.take_file(ledger, "acme", path)
    assert rows(ledger, "journal_batch") == before


def test_a_ledger_is_no_sheet(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(FileFaults, match="not opened"):
        answers.take_file(ledger, "acme", tmp_path / "ledger.db")


def test_cells_that_a_spreadsheet_left_away_or_put_there_are_no_fault(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "answered.csv"
    path.write_text(
        "sep=;\r\nSheet;Number;Side;Text;Due_on;Word\r\nacme-1;1;we;a;;done\r\nacme-1;2;;;;no;;\r\nacme-1;3;;;;no;;x\r\n"
    )
    answered = answers.take_file(ledger, "acme", path)
    assert [one.number for one in answered.taken] == [1, 2]
    assert whys(answered) == [(3, "word")]


def test_a_huge_remark_is_cut_and_a_remark_without_a_word_is_told(ledger: Ledger, tmp_path: Path) -> None:
    told = [row("acme-1", 1, "done", remark="é" * 100_000), row("acme-1", 2, "", remark="call me")]
    path = sheet_file(tmp_path, told)
    answered = answers.take_file(ledger, "acme", path)
    assert whys(answered) == [(2, "word")]
    word = log(ledger, "acme", kinds=["their_word"]).facts[0]
    assert len(word.remark) == 2000


def test_the_same_again_writes_nothing_and_another_word_counts_from_then_on(ledger: Ledger, tmp_path: Path) -> None:
    path = sheet_file(tmp_path, [row("acme-1", 1, "no"), row("acme-1", 2, "done")])
    answers.take_file(ledger, "acme", path)
    again = answers.take_file(later(ledger, 1), "acme", path)
    assert again.written is None
    assert [one.number for one in again.taken] == [1, 2]
    assert rows(ledger, "their_word") == 2
    other = answers.take_file(later(ledger, 2), "acme", sheet_file(tmp_path, [row("acme-1", 1, "yes")]))
    assert other.written is not None
    assert rows(ledger, "their_word") == 3
    assert promise_json(later(ledger, 2), 1)["their_word"]["word"] == "done"
    then = promise_json(later(ledger, 2), 1, later(ledger, 1).today)["their_word"]
    assert then["word"] == "not_done"
    assert promise_json(ledger, 1, TODAY - timedelta(days=1))["their_word"] is None


def test_a_partner_without_a_sheet_and_a_day_before_it_are_refused(ledger: Ledger, tmp_path: Path) -> None:
    partners.add(ledger, "Corvid")
    path = sheet_file(tmp_path, [row("acme-1", 1, "done")])
    with pytest.raises(Refused, match="no sheet was shared with corvid"):
        answers.take_file(ledger, "corvid", path)
    with pytest.raises(Refused, match="was shared on 2026-11-23"):
        answers.take_file(ledger, "acme", path, on=TODAY - timedelta(days=1))
    with pytest.raises(DateError):
        answers.take_file(ledger, "acme", path, on=TODAY + timedelta(days=1))
    partners.archive(ledger, "acme", "done with them")
    with pytest.raises(Refused):
        answers.take_file(ledger, "acme", path)
    assert rows(ledger, "their_word") == 0


CELLS = st.one_of(
    st.sampled_from(["acme-1", "borealis-1", "1", "2", "5", "done", "moved to fri", "no", "'=1", "", "\0"]),
    st.text(max_size=20),
)
FILES = st.one_of(
    st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, CELLS)), max_size=6).map(
        lambda found: text_of(found).encode("utf-8", "surrogatepass")
    ),
    st.binary(max_size=200),
    st.binary(max_size=80).map(lambda more: b"sheet,number,word,moved_to,remark\r\n" + more),
)


@given(FILES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_taken_or_refused_in_our_own_words_and_changes_nothing_of_ours(
    ledger: Ledger, content: bytes
) -> None:
    before = everything_of_ours(ledger)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answered.csv"
        path.write_bytes(content)
        try:
            answered = answers.take_file(ledger, "acme", path)
        except TrustlogError as error:
            told = error.lines
        else:
            told = [json.dumps(answers.answered_json(answered))]
            assert {one.number for one in answered.taken} <= {1, 2, 3, 4}
    assert all(told)
    assert everything_of_ours(ledger) == before
    assert all(word.partner_id == partner(ledger, "acme").id for word in log(ledger, kinds=["their_word"]).facts)


# By number, settling, checking ----------------------------------------------------------------------------------------


def test_a_word_by_number_goes_with_the_sheet_it_is_on(ledger: Ledger) -> None:
    assert answers.take_word(ledger, "acme", 2, "verplaatst naar 20 dec").sheet == "acme-1"
    capture(ledger, "acme: they promise a late one by fri")
    number = log(ledger, "acme").facts[0].number
    assert answers.take_word(ledger, "acme", number, "done").sheet is None
    with pytest.raises(Refused, match="no promise with acme"):
        answers.take_word(ledger, "acme", 5, "done")
    with pytest.raises(NotThere):
        answers.take_word(ledger, "acme", 99, "done")
    with pytest.raises(WordsError, match="perhaps"):
        answers.take_word(ledger, "acme", 2, "perhaps")
    with pytest.raises(Refused, match="was made on"):
        answers.take_word(ledger, "acme", 2, "done", on=TODAY - timedelta(days=1))


def test_what_is_otherwise_is_settled_by_a_person_with_a_reason(ledger: Ledger) -> None:
    before = everything_of_ours(ledger)
    with pytest.raises(Refused, match="said nothing"):
        answers.settle(ledger, 1, "ours", "why")
    answers.take_word(ledger, "acme", 1, "done")
    with pytest.raises(Refused, match="not say otherwise"):
        answers.settle(ledger, 1, "ours", "why")
    answers.take_word(ledger, "acme", 1, "not done")
    with pytest.raises(WordsError):
        answers.settle(ledger, 1, "ours", "  ")
    with pytest.raises(WordsError):
        answers.settle(ledger, 1, "nobody's", "why")
    answers.settle(later(ledger, 3), 1, "theirs", "they showed us the mail")
    assert promise_json(later(ledger, 3), 1)["their_word"]["settled"] == "theirs"
    assert promise_json(later(ledger, 3), 1)["their_word"]["otherwise"] is False
    assert promise_json(later(ledger, 3), 1, later(ledger, 2).today)["their_word"]["otherwise"] is True
    assert str(answers.way_to_record(later(ledger, 3), 1)) == "`trustlog reopen 1 --reason TEXT` undoes that"
    with pytest.raises(Refused, match="settled already"):
        answers.settle(ledger, 1, "ours", "why")
    assert everything_of_ours(ledger) == before
    history.undo(ledger)
    assert promise_json(ledger, 1)["their_word"]["otherwise"] is True
    word = log(ledger, "acme", kinds=["their_word"]).facts[0]
    answers.settle(ledger, word.number, "ours", "by the number of their word, too")
    assert answers.way_to_record(ledger, 1) is None
    answers.take_word(later(ledger, 5), "acme", 1, "disputed")
    assert promise_json(later(ledger, 5), 1)["their_word"]["otherwise"] is True


@BOTH_ENGINES
def test_both_agree_on_the_list_of_a_day(ledger: Ledger) -> None:
    shared(later(ledger, 5), "acme", [2], "acme-2")
    answers.check(later(ledger, 7), "acme", on=later(ledger, 2).today, by="Jane Doe")
    with pytest.raises(Refused, match="recorded already"):
        answers.check(later(ledger, 7), "acme", on=later(ledger, 2).today)
    with pytest.raises(DateError):
        answers.check(ledger, "acme", on=later(ledger, 1).today)
    checked = log(later(ledger, 7), "acme", kinds=["joint_check"])
    assert [(one["on"], one["by"], one["sheet"]) for one in facts_json(ledger, checked.facts, checked.as_of)] == [
        ("2026-11-25", "Jane Doe", "acme-1")
    ]
    shown = answers.answers_of(later(ledger, 7), partner(ledger, "acme"))
    assert shown.sheet == "acme-2"
    assert answers.answers_json(shown)["checks"][0]["sheet"] == "acme-1"
    assert "on Wed 25 Nov both agreed on acme-1" in answers.shown(shown)
    named = "both agreed on the list, Jane Doe for them · acme-1"
    assert sentence(checked.facts[0], checked.names, checked.as_of) == named
    found = search(later(ledger, 7), "jane")
    assert named in [hit_sentence(hit, found) for hit in found.hits]
    acme, part = partner(ledger, "acme"), part_named("share")
    day = later(ledger, 7).today
    assert part.state(later(ledger, 7), acme, day).endswith("1 promise · on Wed 25 Nov both agreed on acme-1")
    assert "  On Wed 25 Nov both agreed on acme-1" in brief.brief(later(ledger, 7), "acme")
    assert "both agreed" not in part.state(later(ledger, 7), acme, later(ledger, 1).today)


def test_without_a_sheet_there_is_no_list_to_agree_on(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    tl.done("partner", "add", "Corvid")
    said = tl("answer", "check", "corvid")
    assert (said.status, said.refusal) == (
        1, "trustlog: no sheet was shared with corvid yet; `trustlog share corvid` makes one",
    )  # fmt: skip
    early = tl("answer", "check", "acme", "--on", "2026-11-20")
    assert early.status == 1
    assert early.refusal == "trustlog: no sheet was shared with acme by 2026-11-20; name a later day"
    assert tl.rows("log", "--kind", "joint_check") == []
    tl.done("answer", "check", "acme")
    assert "both agreed on the list · acme-1" in tl.done("log", "acme").out


@BOTH_ENGINES
def test_what_they_said_stays_where_its_sheet_is_dropped(ledger: Ledger, tmp_path: Path) -> None:
    sheet = log(ledger, "acme", kinds=["sheet"]).facts[0]
    answers.take_file(ledger, "acme", sheet_file(tmp_path, [row("acme-1", 1, "no", remark="it never came")]))
    answers.check(ledger, "acme")
    before = rows(ledger, "sheet_row")
    facts.drop(ledger, sheet.number, "it was never sent")
    assert rows(ledger, "sheet_row") == before - 4
    word = promise_json(ledger, 1)["their_word"]
    assert (word["word"], word["sheet"], word["otherwise"]) == ("not_done", None, True)
    assert rows(ledger, "joint_check") == 1
    assert doctor(ledger) == []
    history.undo(ledger)
    assert promise_json(ledger, 1)["their_word"]["sheet"] == "acme-1"
    numbers = [1, sheet.number, log(ledger, "acme", kinds=["their_word"]).facts[0].number]
    facts.drop_several(ledger, numbers, "none of it was so")
    assert rows(ledger, "their_word") == 0
    assert doctor(ledger) == []
    history.undo(ledger)
    assert promise_json(ledger, 1)["their_word"]["sheet"] == "acme-1"
    assert doctor(ledger) == []


# The command ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def tl(ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    ledger.close()
    return Tl(tmp_path / "ledger.db", capsys)


def test_the_command_says_what_was_taken_and_what_was_left(tl: Tl, tmp_path: Path) -> None:
    path = sheet_file(tmp_path, [row("acme-1", 1, "no"), row("acme-1", 5, "done"), row("acme-1", 2, "maybe")])
    told = tl("answer", "acme", path, "--by", "Jane", "--json")
    assert told.status == 0
    assert told.json == {
        "partner": "Acme Holding",
        "handle": "acme",
        "sheet": "acme-1",
        "taken": [{"number": 1, "word": "not_done", "moved_to": None, "otherwise": True}],
        "refused": [{"row": 3, "number": 5, "why": "other_partner"}, {"row": 4, "number": 2, "why": "word"}],
    }
    again = tl("answer", "acme", path)
    assert again.status == 0
    assert "#1  acme: we promised: the report" in again.out
    assert "they say otherwise: not done (Mon 23 Nov)" in again.out
    assert again.err.splitlines() == [
        "line 3: another partner's; left out",
        "line 4: not a word that is taken; left out",
        "they said so already; nothing is new",
    ]
    assert "secret" not in again.out + again.err


def test_the_status_is_one_where_nothing_was_taken_and_two_where_words_are_off(tl: Tl, tmp_path: Path) -> None:
    other = tl("answer", "acme", sheet_file(tmp_path, [row("acme-1", 5, "done")]), "--json")
    assert (other.status, other.json["taken"]) == (1, [])
    empty = tl("answer", "acme", sheet_file(tmp_path, [row("acme-1", 1, "")]))
    assert (empty.status, empty.err) == (1, "nothing is answered in it\n")
    assert tl("answer", "acme", "no-such-file.csv").status == 1
    for words in (
        ("acme", "1", "perhaps"), ("acme", "1"), ("acme", "1", "moved"), ("acme", "1", "moved", "soon"),
        ("acme", "1", "done", "--on", "tomorrow"), ("nobody", "1", "done"), ("settle", "1"), ("settle", "x", "ours"),
        ("settle", "1", "ours"), ("check",), ("acme", "done", "1"), ("acme", "1", "done", "--as-of", "yesterday"),
    ):  # fmt: skip
        said = tl("answer", *words)
        assert (said.status, said.out) == (2, ""), words
        assert len(said.err.splitlines()) == 1, words
    assert tl("answer", "acme", "5", "done").refusal.startswith("trustlog: #5 is no promise with acme")
    assert tl("answer", "acme", "5", "done").status == 1


def test_every_json_of_a_promise_has_their_word(tl: Tl) -> None:
    tl.done("answer", "acme", "2", "moved", "20", "dec", "--by", "Jane", "--on", "today")
    word = {
        "word": "moved", "moved_to": "2026-12-20", "on": "2026-11-23", "by": "Jane", "sheet": "acme-1",
        "otherwise": True, "settled": None,
    }  # fmt: skip
    shown = tl.rows("answer", "acme")
    assert (shown["answered"], shown["otherwise"], shown["answers"][0]["their_word"]) == (1, 1, word)
    listed = {one["number"]: one["their_word"] for one in tl.rows("promise", "list", "--all")}
    assert listed == {1: None, 2: word, 3: None, 4: None, 5: None}
    assert next(one for one in tl.rows("log", "acme") if one["number"] == 2)["their_word"] == word
    assert tl.rows("partner", "show", "acme")["open_promises"][-1]["their_word"] == word
    assert tl.rows("search", "intro")[0]["their_word"] == word
    assert tl.rows("due", "--within", "1mo")["due"][-1]["their_word"] == word
    assert tl.rows("move", "2", "20", "dec")[0]["their_word"] == {**word, "otherwise": False}
    assert tl.rows("keep", "3")[0]["their_word"] is None
    assert tl.rows("add", "acme: we promise more by fri")[0]["their_word"] is None
    told = next(one for one in tl.rows("log", "acme") if one["fact"] == "their_word")
    assert (told["promise"], told["sheet"], told["word"]) == (2, "acme-1", "moved")


def test_their_word_is_in_the_log_the_lists_and_the_search(tl: Tl) -> None:
    before = tl.done("promise", "list", "--all").out + tl.done("log", "acme").out
    assert "otherwise" not in before
    tl.done("answer", "acme", "1", "not", "what", "we", "agreed")
    mark = "they say otherwise: not what we agreed (Mon 23 Nov)"
    for words in (("promise", "list", "--all"), ("log", "acme"), ("search", "report")):
        assert mark in tl.done(*words).out, words
    tl.done("answer", "settle", "1", "ours", "--reason", "the contract says blue")
    assert mark not in tl.done("log", "acme").out
    assert "ours holds" in tl.done("log", "acme").out
    assert "#1 the report" in tl.done("search", "contract blue").out


def test_where_theirs_holds_the_command_that_records_it_is_named(tl: Tl) -> None:
    tl.done("answer", "acme", "2", "done")
    told = tl.done("answer", "settle", "2", "theirs", "--reason", "it came by post")
    assert told.err == "nothing of ours is changed: `trustlog keep 2`\n"
    assert tl.rows("promise", "list", "--all")[-1]["number"] != 0
    tl.done("keep", "2")
    word = next(one for one in tl.rows("promise", "list", "--all") if one["number"] == 2)["their_word"]
    assert (word["settled"], word["otherwise"]) == ("theirs", False)


@pytest.mark.parametrize(
    ("word", "days", "way"),
    [
        ("moved 20 dec", 1, "trustlog move 2 2026-12-20"),
        ("moved 20 dec", 20, "trustlog edit 2 due=2026-12-20 --reason why"),  # its day is over: it cannot be moved
        ("moved 24 nov", 5, "trustlog edit 2 due=2026-11-24 --reason why"),  # that day is over
        ("done", 1, "trustlog keep 2"),
        ("done", 25, "trustlog keep 2 --on 2026-12-12"),
    ],
)
def test_the_command_that_is_named_works(
    tl: Tl, monkeypatch: pytest.MonkeyPatch, word: str, days: int, way: str
) -> None:
    tl.done("answer", "acme", "2", *word.split())
    monkeypatch.setenv("TRUSTLOG_TODAY", (TODAY + timedelta(days=days)).isoformat())
    told = tl.done("answer", "settle", "2", "theirs", "--reason", "they are right").err
    named = told.split("`")[1].replace("DATE", "2026-12-12").replace("TEXT", "why")
    assert named == way
    tl.done(*named.split()[1:])
    recorded = next(one for one in tl.rows("promise", "list", "--all") if one["number"] == 2)
    assert recorded["due_on"] in named or recorded["outcome"] == "kept"


def test_nothing_is_named_where_no_command_records_it(ledger: Ledger) -> None:
    promises.move(later(ledger, 4), 2, TODAY + timedelta(days=30))
    answers.take_word(later(ledger, 8), "acme", 2, "moved to 24 nov", on=TODAY)
    answers.settle(later(ledger, 8), 2, "theirs", "they are right")
    assert answers.way_to_record(later(ledger, 8), 2) is None


def test_promises_csv_has_their_word(tl: Tl, tmp_path: Path) -> None:
    tl.done("answer", "acme", "2", "moved", "20", "dec")
    tl.done("answer", "acme", "1", "not_done")
    tl.done("answer", "settle", "1", "ours", "--reason", "because")
    tl.done("export", "csv", "--out", str(tmp_path / "out"))
    import csv as reader

    with (tmp_path / "out" / "promises.csv").open(encoding="utf-8-sig", newline="") as file:
        found = {one["number"]: one["their_word"] for one in reader.DictReader(file)}
    assert found == {"1": "not_done ours", "2": "moved:2026-12-20 otherwise", "3": "", "4": "", "5": ""}


# Privacy --------------------------------------------------------------------------------------------------------------


@BOTH_ENGINES
def test_a_word_on_a_private_promise_is_as_private_as_the_promise(ledger: Ledger) -> None:
    number = capture(ledger, "acme: private we promise the hush by fri").facts[0].number
    answers.take_word(ledger, "acme", number, "disputed", remark="hush hush")
    bob = on(ledger, TODAY, "bob")
    assert log(bob, "acme", kinds=["their_word"]).facts == ()
    assert answers.answers_of(bob, partner(bob, "acme")).answers == ()
    with pytest.raises(NotThere):
        answers.take_word(bob, "acme", number, "done")
    with pytest.raises(NotThere):
        answers.settle(bob, number, "ours", "why")
    assert answers.brief_lines(ledger, partner(ledger, "acme"), TODAY) == []


def test_another_user_says_a_private_word_and_nobody_else_sees_it(ledger: Ledger) -> None:
    bob = on(ledger, TODAY, "bob")
    answers.take_word(bob, "acme", 1, "disputed", remark="hush hush")
    word = log(bob, "acme", kinds=["their_word"]).facts[0]
    facts.edit(bob, word.number, {"private": "yes"})
    assert promise_json(ledger, 1)["their_word"] is None
    assert promise_json(bob, 1)["their_word"] is not None
    fact = found_promise(bob, 1)
    assert fact_json(fact, names_of(bob, [fact]), TODAY, management=True)["their_word"] is None
    assert answers.otherwises(ledger, TODAY) == {}
    assert answers.brief_lines(bob, partner(bob, "acme"), TODAY) == []


@BOTH_ENGINES
def test_a_word_on_what_became_private_goes_with_the_promise(ledger: Ledger, tmp_path: Path) -> None:
    bob, carol = on(ledger, TODAY, "bob"), on(ledger, TODAY, "carol")
    answers.take_word(bob, "acme", 1, "disputed", remark="hush hush")
    answers.take_word(bob, "acme", 2, "done")
    assert len(log(carol, "acme", kinds=["their_word"]).facts) == 2
    facts.edit(ledger, 1, {"private": "yes"})
    assert [one.remark for one in log(carol, "acme", kinds=["their_word"]).facts] == [None]
    assert search(carol, "hush").hits == ()
    assert [one.promise.number for one in answers.answers_of(bob, partner(bob, "acme")).answers] == [2]
    exported = tmp_path / "bob.json"
    exports.export_json(bob, exported)
    assert "hush" not in exported.read_text(encoding="utf-8")
    (tmp_path / "new").mkdir()
    new = open_at(tmp_path / "new", TODAY, "bob")
    imports.import_json(new, exported)
    assert doctor(new) == []
    assert [one.promise.number for one in answers.answers_of(new, partner(new, "acme")).answers] == [2]


def test_the_page_lists_every_word() -> None:
    page = (Path(__file__).parent.parent / "docs" / "practice" / "answers.md").read_text(encoding="utf-8")
    for word, texts in WRITTEN.items():
        assert f"| `{word}` | " in page
        assert f" | {', '.join(texts)} |" in page
