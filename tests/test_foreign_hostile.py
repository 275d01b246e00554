"""Files that are broken, huge or made to do harm are refused, or read as clean text, in few steps."""

import json
import random

import pytest
from foreign_cases import SAMPLES, answer_to, sample
from hypothesis import given
from hypothesis import strategies as st

from trustlog.errors import FileFaults

CONTACTS = "Record ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status\n"


def event(lines):
    return f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261112T100000\nATTENDEE:mailto:a@meridiaanzorg.example\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"


REFUSED = {
    "one line of 50 MB": "a," * 25_000_000,
    "a quoted cell of 50 MB on one line": f'{CONTACTS}1,A,B,"{"x" * 50_000_000}",,\n',
    "a quoted cell of 5 MB over many lines": f'{CONTACTS}1,A,B,"{("x" * 99 + chr(10)) * 50_000}",,\n',
    "JSON a million lists deep": "[" * 1_000_000,
    "a number of ten million digits": '{"a":' + "9" * 10_000_000 + "}",
    "JSON cut off": '{"version": "1.0", "account": {"data": [',
    "nothing": "",
    "only NUL": "\0" * 1000,
    "only a mark": b"\xef\xbb\xbf",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_program_wrote_is_refused_as_a_whole(name):
    with pytest.raises(FileFaults):
        answer_to(REFUSED[name])


def test_a_cell_of_180_kb_is_read_beside_the_others():
    answer = answer_to(f'{CONTACTS}1,A,B,a@meridiaanzorg.example,"{"x" * 180_000}",New\n')
    assert [one["do"] for one in answer["people"]] == ["write"]


def test_nul_bytes_and_signs_that_steer_a_terminal_do_not_come_out():
    answer = answer_to(f"{CONTACTS}1,A\0nn\x1b[31m,B\u202eC,a@meridiaanzorg.example,\0Lead,New\n")
    (person,) = answer["people"]
    assert (person["given"], person["family"]) == ("Ann[31m", "BC")


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO:data:image/jpeg;base64," + "A" * 20_000_000,
        "PHOTO;ENCODING=b;TYPE=JPEG:" + ("A" * 74 + "\n ") * 270_000,
        "item1.LOGO;ENCODING=b:" + "A" * 1_000_000,
        "KEY;ENCODING=BASE64:\n" + ("A" * 76 + "\n") * 20_000,
    ],
    ids=["one line", "folded", "grouped", "not folded"],
)
def test_a_picture_of_20_mb_is_passed_over(photo):
    answer = answer_to(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:A B\nEMAIL:a@meridiaanzorg.example\n{photo}\nNOTE:after\nEND:VCARD\n"
    )
    (person,) = answer["people"]
    assert (person["do"], person["note"]) == ("write", "after")


def test_a_broken_card_takes_no_other_with_it():
    good = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{name}@meridiaanzorg.example\nEND:VCARD\n"
    text = (
        good.format(name="a")
        + "BEGIN:VCARD\nVERSION:3.0\nTEL:1\n"
        + good.format(name="b")
        + "rubbish\nEND:VCARD\n"
        + good.format(name="c")
    )
    assert [(one["name"], one["do"]) for one in answer_to(text)["people"]] == [
        ("a", "write"),
        (None, "refuse"),
        ("b", "write"),
        ("c", "write"),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "<" * 100_000,
        "<br " * 20_000,
        "<br>" + "<!--" * 40_000,
        "<br>" + "<script" * 10_000,
        "a@" * 50_000,
        "&" * 50_000,
        "_" * 100_000,
    ],
    ids=["<", "<br", "<!--", "<script", "@", "&", "_"],
)
def test_a_text_made_to_be_slow_is_not(note):
    (found,) = answer_to(event(f"DESCRIPTION:{note}"))["proposals"]
    assert found["do"] == "propose"
    assert len(found["note"] or "") <= 20_000


def test_markup_comes_out_as_text():
    (found,) = answer_to(event("DESCRIPTION:<p>Hello</p><script>alert(1)</script><p onclick=x>there &lt;b&gt;</p>"))[
        "proposals"
    ]
    assert found["note"] == "Hello\nthere <b>"


@pytest.mark.parametrize(
    "block",
    [
        "________________________________________________________________________________\\nMicrosoft Teams meeting\\nhttps://teams.microsoft.com/l/meetup-join/x",
        "Sanne is inviting you to a scheduled Zoom meeting.\\nJoin Zoom Meeting\\nhttps://us02web.zoom.us/j/123?pwd=secret",
        "──────────\\nSanne nodigt u uit voor een geplande Zoom-vergadering.\\nhttps://zoom.us/j/123?pwd=secret",
        "-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-\\nJoin with Google Meet: https://meet.google.com/abc",
        "Zoom: https://zoom.us/j/123?pwd=secret",
    ],
)
def test_no_way_to_join_a_meeting_is_kept(block):
    (found,) = answer_to(event(f"DESCRIPTION:Agenda: pilot\\n{block}\\nsecret 123"))["proposals"]
    assert found["note"].startswith("Agenda: pilot")
    assert not any(word in str(found) for word in ("http", "pwd", "meetup-join", "meet.google"))


def test_a_zone_that_changes_each_second_is_the_zone_at_home():
    zone = "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0500\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    text = event("SUMMARY:x").replace("DTSTART:", "DTSTART;TZID=X:").replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT", 1)
    (found,) = answer_to(text)["proposals"]
    assert (found["start"], "zone" in found["assumed"]) == ("2026-11-12T10:00", True)


def test_a_hundred_thousand_events_without_an_end_are_each_refused():
    answer = answer_to("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 100_000)
    assert (answer["rows"], answer["counts"]["refused"]) == (100_000, 100_000)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_or_read(raw):
    _refused_or_read(raw)


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
def test_a_sample_with_bytes_turned_round_is_refused_or_read(which, chance):
    raw = bytearray(sample(*which)[0])
    for _number in range(chance.randint(1, 20)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    _refused_or_read(bytes(raw))


@given(st.sampled_from(SAMPLES), st.integers(0, 2**32))
def test_a_sample_with_lines_lost_and_doubled_is_refused_or_read(which, seed):
    chance = random.Random(seed)
    lines = sample(*which)[0].splitlines(keepends=True)
    _refused_or_read(b"".join(line for line in lines for _times in range(chance.choice((0, 1, 1, 1, 2)))))


def _refused_or_read(raw):
    try:
        answer = answer_to(raw)
    except FileFaults as refusal:
        lines = refusal.lines
    else:
        lines = [json.dumps(answer)]
        done = {row["do"] for kind in ("partners", "people", "proposals", "facts") for row in answer[kind]}
        assert done <= {"write", "update", "propose", "ask", "skip", "refuse"}
    assert all(line.strip() and "\n" not in line for line in lines)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_heading_of_thousands_of_columns_is_no_table_of_any_program(sign):
    heading = CONTACTS.strip().replace(",", sign) + sign + sign.join(f"Associated {n}" for n in range(4_000))
    answer = answer_to(f"{heading}\n1{sign}A{sign}B\n")
    assert (answer["format"], answer["rows"]) == (None, 0)


def test_blocks_that_end_without_having_begun_cost_nothing_of_those_that_are_open():
    begun = "".join(f"BEGIN:X{n}\n" for n in range(50_000))
    answer = answer_to(f"BEGIN:VCALENDAR\n{begun}{begun.replace('BEGIN:X', 'END:Y')}")
    assert (answer["format"], answer["rows"]) == ("ics", 0)


def test_series_bring_only_so_many_times_of_a_file():
    from datetime import date, datetime

    from trustlog.exchange.foreign.calendar.recurrence import BadRuleError, Budget, expanded, read_rule

    budget, daily = Budget(times=1_000), read_rule("FREQ=DAILY")
    year = (datetime(2020, 1, 1, 9), None, date(2026, 1, 1), date(2026, 12, 31), budget)
    assert [len(expanded(daily, *year).occurrences) for _series in range(2)] == [365, 365]
    with pytest.raises(BadRuleError, match="too_frequent"):
        expanded(daily, *year)
