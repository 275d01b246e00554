"""A quote that is never closed swallows no other record: its line is refused, what is behind it is read."""

import csv
import io

import pytest
from foreign_cases import among_the_samples, answer_to
from hypothesis import given
from hypothesis import strategies as st

from trustlog.errors import FileFaults
from trustlog.exchange.foreign.tables.records import records

HEAD = "Record ID,First Name,Last Name,Email,Job Title,Lifecycle Stage,Lead Status"
MAP = ("--kind", "people", "--map", "Naam=name", "--map", "Firma=partner", "--map", "Noot=note")
OWN = "partners,kind,on,text\r\nmeridiaan,lunch,2026-11-01,One\r\nmeridiaan,lunch,2026-11-02,{}\r\nmeridiaan,lunch,2026-11-03,Three\r\n"


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    return among_the_samples(tmp_path, monkeypatch, capsys)


def _people(*rows):
    return answer_to("\n".join((HEAD, *rows)) + "\n")["people"]


def _row(number, role="Buyer"):
    return f"{number},Ann,Lee{number},p{number}@meridiaanzorg.example,{role},lead,new"


def _done(people):
    return [(one["row"], one["do"]) for one in people]


def test_the_line_of_an_open_quote_is_refused_and_the_others_are_read():
    people = _people(*(_row(number, '"Buyer' if number == 3 else "Buyer") for number in range(1, 9)))
    assert _done(people) == [(row, "refuse" if row == 4 else "write") for row in range(2, 10)]
    assert {one["role"] for one in people if one["do"] == "write"} == {"Buyer"}
    (refused,) = (one for one in people if one["do"] == "refuse")
    assert (refused["why"], refused["error"]) == ("unreadable", "a quote is opened on line 4 that is not closed")


@pytest.mark.parametrize("other", ['"Buyer, chief"', '"Buyer', 'Buyer"', '""', '"a ""b"" c"'])
def test_a_quote_that_another_row_seems_to_close_swallows_nothing(other):
    people = _people(_row(1), _row(2, '"Buyer'), _row(3), _row(4, other), _row(5))
    assert [(one["row"], one["do"]) for one in people if one["row"] in (2, 3, 4, 6)] == [
        (2, "write"), (3, "refuse"), (4, "write"), (6, "write"),
    ]  # fmt: skip
    assert not any("p3@" in str(one["role"]) for one in people)


def test_in_a_long_file_too_an_open_quote_is_one_row():
    rows = (_row(number, '"Buyer' if number == 3 else "Buyer" * 20) for number in range(1, 20_001))
    (refused,) = (one for one in records("\n".join((HEAD, *rows)), ",", 1, width=7) if one.why)
    assert refused.row == 4


def test_a_quote_that_is_closed_in_another_column_swallows_nothing():
    people = _people(_row(1), _row(2, '"Buyer'), _row(3), '4,Ann,Lee",p4@meridiaanzorg.example,Buyer,lead,new', _row(5))
    assert [one["row"] for one in people if one["do"] == "write"] == [2, 4, 5, 6]


def test_where_rows_are_shorter_than_the_heading_those_behind_an_open_quote_are_read_all_the_same():
    rows = [_row(number, '"Buyer' if number == 1 else "Buyer").removesuffix(",new") for number in range(1, 7)]
    assert [(one["row"], one["do"]) for one in _people(*rows)] == [
        (2, "refuse"), (3, "refuse"), *((row, "write") for row in range(4, 8)),
    ]  # fmt: skip


def test_what_was_meant_to_be_in_quotes_is_no_record_of_its_own():
    people = _people(_row(1), _row(2, '"He said "buy" to\nall, and to'), _row(3))
    assert _done(people) == [(2, "write"), (3, "refuse"), (4, "refuse"), (5, "write")]


@pytest.mark.parametrize(
    "role", ['"Buyer\nand chief"', '"Buyer,\nchief, and\nall"', '"a\n\nb ""c"",\nd"', '"\nBuyer\n"', '"Buyer" chief']
)
def test_a_text_with_line_breaks_that_is_closed_stays_one_cell(role):
    people = _people(_row(1), _row(2, role), _row(3))
    assert [one["do"] for one in people] == ["write"] * 3
    assert people[1]["role"] == " ".join(role.replace('""', "@").replace('"', "").replace("@", '"').split())


def test_a_column_that_is_not_read_is_not_stored_by_a_quote(tl, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text('Naam;Firma;Noot;Wachtwoord\r\nJo Doe;meridiaan;"see;hunter2\r\nAn Bee;meridiaan;x;letmein9\r\n')
    answer = tl.done("import", str(file), *MAP, "--json")
    assert not any(word in answer.out for word in ("hunter2", "letmein9"))
    assert _done(answer.json["people"]) == [(2, "refuse"), (3, "write")]
    assert "letmein9" not in tl.done("person", "list", "meridiaan", "--json").out


def test_a_file_of_ours_is_refused_whole_by_both_commands(tl, tmp_path):
    for number, text in enumerate(('"Two', '"Two" or three', "Two,more")):
        file = tmp_path / f"own{number}.csv"
        file.write_bytes(OWN.format(text).encode())
        by_kind, by_content = tl("import", "csv", str(file), "--kind", "moments"), tl("import", str(file))
        assert by_kind.status == by_content.status == 1
        assert by_kind.refusal == by_content.refusal
        assert "line 3" in by_content.refusal
    assert tl.rows("log", "meridiaan") == []


def test_where_nobody_can_tell_what_is_in_quotes_the_rest_is_refused_with_its_count():
    text = f"{HEAD}\n" + 'a",b"c,"d\n' * 20_000
    with pytest.raises(FileFaults) as refused:
        answer_to(text, told="hubspot-contacts")
    assert "lines from here on are not read" in str(refused.value)


def test_a_quote_that_another_cell_of_its_line_seems_to_close_moves_no_cell():
    people = _people(_row(1), '2,"Ann,"Lee, Jo",p2@meridiaanzorg.example,lead,new', _row(3), '4,"Ann" Mary,Lee4,,,,')
    assert _done(people) == [(2, "write"), (3, "refuse"), (4, "write"), (5, "ask")]
    assert (people[3]["given"], people[3]["family"]) == ("Ann Mary", "Lee4")


@pytest.mark.parametrize("end", ["", ",", ",,"])
def test_rows_with_more_or_fewer_cells_than_the_heading_keep_their_texts_whole(end):
    row = f'1,Ann,"one\ntwo, three, and",a@meridiaanzorg.example{end}\n'
    read = list(records(f"a,b,c,d,{end and 'e'}\n" + row * 3, ",", 1, width=4))
    assert [(one.row, one.why, one.cells[2]) for one in read] == [
        (line, None, "one\ntwo, three, and") for line in (2, 4, 6)
    ]


_CELLS = st.text(alphabet='ab ,;"\n', max_size=8)


@given(st.lists(st.lists(_CELLS, min_size=4, max_size=4), max_size=8))
def test_what_a_program_writes_is_read_cell_by_cell(rows):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["one", "two", "three", "four"], *rows])
    read = [one.cells for one in records(out.getvalue(), ",", 1, ours="file.csv")]
    assert read == [row for row in rows if any(cell.strip() for cell in row)]


@given(st.text(alphabet='ab,"\n', max_size=60))
def test_each_line_is_in_one_record(text):
    rows = [one.row for one in records(text, ",", width=3)]
    assert rows == sorted(set(rows))
