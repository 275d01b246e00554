"""A byte that is none of its encoding spoils its own record, and no other: the file stays what it is."""

import pytest
from foreign_cases import among_the_samples, answer_to
from hypothesis import given
from hypothesis import strategies as st

HEAD = "Record ID,Company name,Company Domain Name,Company owner,Create Date,City,Associated Contact IDs\r\n"
GOOD = f"{HEAD}1,Ærø Møbler,aeroe.example,S,,Ærø,\r\n".encode()
BAD = b"2,Caf\xe9,cafe.example,S,,,\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20261103T100000Z\r\nATTENDEE:mailto:a@meridiaanzorg.example\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{n}@meridiaanzorg.example\r\nEND:VCARD\r\n"


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    return among_the_samples(tmp_path, monkeypatch, capsys)


def _calendar(*titles):
    events = (EVENT.format(n=number, title=title) for number, title in enumerate(titles))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_one_bad_byte_in_a_table_refuses_its_row_alone(mark):
    answer = answer_to(mark + GOOD + BAD + b"3,Plain,plain.example,S,,,\r\n")
    assert answer["encoding"] == "utf-8"
    assert [(one["name"], one["do"]) for one in answer["partners"]] == [
        ("Ærø Møbler", "write"), (None, "refuse"), ("Plain", "write"),
    ]  # fmt: skip
    refused = answer["partners"][1]
    assert refused["error"] == "line 3 has a sign that is none in the encoding of the file"
    assert refused["why"] == "unreadable"


def test_the_line_that_is_named_is_the_one_with_the_byte():
    rows = b'2,"one\r\ntwo \xe9",p.example,S,,,\r\n3,"\xe9\r\n",p.example,S,,,\r\n'
    answer = answer_to(GOOD + rows)
    assert [one["error"][:7] for one in answer["partners"][1:]] == ["line 4 ", "line 5 "]


def test_a_column_that_is_not_read_spoils_nothing():
    answer = answer_to(GOOD.replace(b"Create Date", b"Unknown here") + b"2,Plain,p.example,S,\xe9,,\r\n")
    assert [one["do"] for one in answer["partners"]] == ["write", "write"]


def test_windows_1252_stays_windows_1252():
    answer = answer_to(f"{HEAD}1,Ærø “Møbler”,aeroe.example,S,,,\r\n".encode("cp1252"))
    assert (answer["encoding"], answer["partners"][0]["name"]) == ("cp1252", "Ærø “Møbler”")


@given(st.text(alphabet="äöüßéèêëïçñ€“”’–ÄÖÜÉ", min_size=1, max_size=30).map(lambda text: text.encode("cp1252")))
def test_no_text_of_windows_1252_is_taken_for_utf_8_with_faults(raw):
    row = HEAD.encode() + b"1,Muller,a.example,S,," + b" x ".join(raw[at : at + 1] for at in range(len(raw))) + b",\r\n"
    assert answer_to(row)["encoding"] == "cp1252"


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_calendar_folded_within_a_sign_is_unfolded_first(cut):
    title = "Größe plänen €uro 😀"
    raw, at = _calendar("Größe prüfen", title), title.encode()
    folded = raw.replace(at, at[:-cut] + b"\r\n " + at[-cut:])
    assert [one["title"] for one in answer_to(folded)["proposals"]] == ["Größe prüfen", title]
    assert [one["row"] for one in answer_to(folded)["proposals"]] == [3, 9]


def test_one_bad_byte_in_a_calendar_refuses_its_event_alone():
    raw = _calendar("Größe prüfen", "Caf@", "Überblick").replace(b"Caf@", b"Caf\xe9")
    found = answer_to(raw)["proposals"]
    assert [(one["title"], one["do"]) for one in found] == [
        ("Größe prüfen", "propose"), (None, "refuse"), ("Überblick", "propose"),
    ]  # fmt: skip
    assert found[1]["error"].startswith("line 13 ")


def test_one_bad_byte_in_a_card_refuses_it_alone():
    cards = "".join(CARD.format(n=number, name=name) for number, name in enumerate(("Zoë Größe", "Ren@", "Bo")))
    found = answer_to(cards.encode().replace(b"Ren@", b"Ren\xe9"))["people"]
    assert [(one["name"], one["do"]) for one in found] == [("Zoë Größe", "write"), (None, "refuse"), ("Bo", "write")]
    assert found[1]["error"].startswith("line 8 ")


def test_one_bad_byte_in_lines_refuses_its_line_alone():
    lines = "meridiaan: wij çoöp, lunch 2026-11-02\n- [ ] meridiaan: Größe\n- [ ] meridiaan: call Ren@\n- [ ] meridiaan: mail\n"
    answer = answer_to(lines.encode().replace(b"Ren@", b"Ren\xe9"), told="lines")
    assert [one["row"] for one in answer["facts"] if "encoding" in one["error"]] == [3]
    assert [one["row"] for one in answer["proposals"]] == [2, 4]


def test_half_a_sign_of_utf_16_refuses_its_row_alone():
    text = f"{HEAD}1,Ærø Møbler,a.example,S,,,\r\n2,Caf@,b.example,S,,,\r\n".encode("utf-16")
    answer = answer_to(text.replace("@".encode("utf-16-le"), b"\x00\xd8"))
    assert [one["do"] for one in answer["partners"]] == ["write", "refuse"]


def test_a_file_of_ours_with_a_bad_byte_is_refused_whole(tl, tmp_path):
    file = tmp_path / "own.csv"
    file.write_bytes(
        "partners,kind,on,text\r\nmeridiaan,lunch,2026-11-01,Ærø Møb\r\nmeridiaan,lunch,2026-11-02,@\r\n".encode().replace(
            b"@", b"\xe9"
        )
    )
    for words in (("import", str(file)), ("import", "csv", str(file), "--kind", "moments")):
        done = tl(*words)
        assert done.status == 1
        assert "own.csv is not UTF-8 (line 3)" in done.refusal
    assert tl.rows("log", "meridiaan") == []


def test_a_sheet_that_came_back_with_a_bad_byte_is_refused_and_not_garbled(tl, tmp_path):
    file = tmp_path / "sheet.csv"
    file.write_bytes(
        "sheet,number,word,remark\r\nacme-1,1,done,Größe\r\nacme-1,2,done,@\r\n".encode().replace(b"@", b"\xe9")
    )
    said = tl("answer", "meridiaan", str(file))
    assert said.status != 0
    assert "sheet.csv is not UTF-8 (line 3)" in said.err


def test_a_file_that_is_cut_off_within_a_sign_says_so_of_its_last_record(tl, tmp_path):
    answer = answer_to(GOOD + "2,Café".encode()[:-1])
    assert [(one["name"], one["do"]) for one in answer["partners"]] == [("Ærø Møbler", "write"), (None, "refuse")]
    file = tmp_path / "own.csv"
    file.write_bytes(
        "partners,kind,on,text\r\nmeridiaan,lunch,2026-11-01,Ærø Møb\r\nmeridiaan,lunch,2026-11-02,ø".encode()[:-1]
    )
    for words in (("import", str(file)), ("import", "csv", str(file), "--kind", "moments")):
        assert "own.csv is not UTF-8 (line 3)" in tl(*words).refusal
