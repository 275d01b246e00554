"""The capture line: what is read, what is refused and where, and that it never breaks."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from trustlog.domain.capture.grammar_table import table
from trustlog.domain.capture.line import (
    ActClause,
    DisclosureClause,
    MomentClause,
    Name,
    NoteClause,
    PromiseClause,
    echo,
    parse,
    parse_leniently,
    parse_lines,
)
from trustlog.domain.capture.words import KINDS, find_minutes, read_minutes, words_with
from trustlog.errors import Faults, WordsError

TODAY = date(2026, 11, 23)  # a Monday
DOCS = Path(__file__).parent.parent / "docs" / "capture.md"


def one(line: str):
    """Read a line of one clause."""
    (clause,) = parse(line, TODAY).clauses
    return clause


def faults(line: str) -> list[tuple[str, str]]:
    """Give the words that were not understood, each with what is said of it."""
    with pytest.raises(Faults) as refused:
        parse(line, TODAY)
    return [(line[fault.at : fault.end], str(fault)) for fault in refused.value.faults]


def test_the_line_of_the_manual():
    read = parse(
        "acme: lunch 45m yesterday with jane; we promise send the proposal by fri; they promise intro to their CFO by "
        "12 dec +big; we shared our margin pressure /3; they shared a reorganisation in Q1 /2; note keen on the pilot",
        TODAY,
    )
    assert read.partners == (Name("acme", 0, 4),)
    lunch, ours, theirs, told, heard, note = read.clauses
    assert (lunch.kind, lunch.counts_as, lunch.minutes, lunch.on) == ("lunch", "unscripted", 45, date(2026, 11, 22))
    assert [name.text for name in lunch.people] == ["jane"]
    assert lunch.source == "lunch 45m yesterday with jane"
    assert (ours.ours, ours.text, ours.due_on, ours.stake) == (True, "send the proposal", date(2026, 11, 27), "normal")
    assert (theirs.ours, theirs.text, theirs.due_on, theirs.stake) == (
        False,
        "intro to their CFO",
        date(2026, 12, 12),
        "big",
    )
    assert (told.ours, told.topic, told.depth, told.on) == (True, "our margin pressure", 3, TODAY)
    assert (heard.ours, heard.topic, heard.depth) == (False, "a reorganisation in Q1", 2)
    assert note.note == "keen on the pilot"


@pytest.mark.parametrize(
    ("line", "partners"),
    [
        ("acme lunch", ["acme"]),
        ("acme > send it", ["acme"]),
        ("acme: lunch", ["acme"]),
        ("Acme Holding, borealis : lunch", ["Acme Holding", "borealis"]),
        ('"Smith, Jones & Co": lunch', ["Smith, Jones & Co"]),
        ("Lunch Box Company: call 10m", ["Lunch Box Company"]),
        ("acme lunch agenda: prices", ["acme"]),
        ("acme lunch om 12:30", ["acme"]),
        ("acme: note see: https://example.org", ["acme"]),
        ("visit lunch", ["visit"]),
        ("keep 12", []),
    ],
)
def test_partners(line, partners):
    assert [name.text for name in parse(line, TODAY).partners] == partners


@pytest.mark.parametrize(
    ("text", "said", "due"),
    [
        ("send it by fri", "send it", "2026-11-27"),
        ("send it", "send it", None),
        ("send it by fri by courier", "send it by courier", "2026-11-27"),
        ("pass the audit by Jane", "pass the audit by Jane", None),
        ("go by bus by eom", "go by bus", "2026-11-30"),
        ("send it by the end of the month", "send it", "2026-11-30"),
        ("send it by today", "send it", "2026-11-23"),
        ('"send it by fri"', "send it by fri", None),
        ('"send it by fri" by 12 dec', "send it by fri", "2026-12-12"),
        ('send "it; by fri" at once', 'send "it; by fri" at once', None),
        ('say "yes" by fri', 'say "yes"', "2026-11-27"),
        ('"say ""yes"" now"', 'say "yes" now', None),
        ('a 5" screen', 'a 5" screen', None),
        ("de offerte voor 5 klanten", "de offerte voor 5 klanten", None),
        ("de offerte voor vrijdag", "de offerte", "2026-11-27"),
        ("de offerte uiterlijk eind van de week", "de offerte", "2026-11-27"),
        ("report every bug by fri", "report every bug", "2026-11-27"),
    ],
)
def test_texts_and_due_dates_of_promises(text, said, due):
    clause = one(f"acme: we promise {text}")
    assert (clause.text, clause.due_on and clause.due_on.isoformat()) == (said, due)


@pytest.mark.parametrize(
    "tail",
    ["by eom every month +small", "every month by eom +small", "+small by eom every 1mo", "!small elke maand by eom"],
)
def test_what_stands_behind_the_text_comes_in_any_order(tail):
    clause = one(f"acme: we promise the figures {tail}")
    assert (clause.text, clause.due_on, clause.every, clause.stake) == (
        "the figures",
        date(2026, 11, 30),
        "month",
        "small",
    )


@pytest.mark.parametrize(
    ("often", "kept"),
    [("2w", "2w"), ("2 weeks", "2w"), ("quarter", "quarter"), ("kwartaal", "quarter"), ("1w", "week"), ("3mo", "3mo")],
)
def test_how_often(often, kept):
    assert one(f"acme: < send it every {often}").every == kept


@pytest.mark.parametrize(
    ("head", "ours", "offered"),
    [
        ("we promise", True, False),
        (">", True, False),
        ("<", False, False),
        ("they offer", False, True),
        ("We Offer", True, True),
        ("wij beloven", True, False),
        ("zij beloven", False, False),
    ],
)
def test_heads_of_promises(head, ours, offered):
    clause = one(f"acme: {head} send it")
    assert isinstance(clause, PromiseClause)
    assert (clause.ours, clause.offered, clause.text) == (ours, offered, "send it")


def test_signs_need_no_blank():
    assert one("acme: >send it by fri").text == "send it"
    assert one('acme: <"by fri"').text == "by fri"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("meeting", {"kind": "meeting", "counts_as": "scripted", "on": TODAY, "minutes": None, "text": None}),
        ("call 20m", {"counts_as": "scripted"}),
        ("call 20m unplanned", {"counts_as": "unscripted", "unplanned": True}),
        (
            "koffie 1,5 uur gisteren met jane",
            {"kind": "coffee", "minutes": 90, "on": date(2026, 11, 22), "people": ["jane"]},
        ),
        ("lunch 1h30", {"minutes": 90}),
        ("lunch 1h 30m", {"minutes": 90}),
        ("lunch 1.5h", {"minutes": 90}),
        ("lunch 45 min", {"minutes": 45}),
        ("lunch 2u15", {"minutes": 135}),
        ("lunch 24h", {"minutes": 1440}),
        ("lunch om 2 uur", {"minutes": None, "at_time": "14:00", "text": None}),
        ("walk on fri", {"on": date(2026, 11, 20)}),
        ("walk 12 nov 45m about prices", {"on": date(2026, 11, 12), "minutes": 45, "text": "about prices"}),
        ("walk 2026-11-03", {"on": date(2026, 11, 3)}),
        ("walk 3d ago", {"on": date(2026, 11, 20)}),
        ("walk in the sun", {"on": TODAY, "text": "in the sun"}),
        ("walk sun", {"on": date(2026, 11, 22)}),
        ("walk talked on sun", {"on": date(2026, 11, 22), "text": "talked"}),
        ("talk-free lunch", {"kind": "lunch", "text": "talk-free"}),
        ("lunch with Jane Doe, Raj Patel 45m", {"people": ["Jane Doe", "Raj Patel"], "minutes": 45}),
        ("lunch with jane and raj about prices", {"people": ["jane", "raj"], "text": "about prices"}),
        ("lunch with jane,raj yesterday", {"people": ["jane", "raj"], "on": date(2026, 11, 22)}),
        ("lunch with jane on fri", {"people": ["jane"], "on": date(2026, 11, 20)}),
        ("lunch met Jan in 't Veld", {"people": ["Jan in 't Veld"]}),
        ('lunch with "Doe, Jane", raj "all about us"', {"people": ["Doe, Jane", "raj"], "text": "all about us"}),
        (
            "lunch with jane +new unplanned by them",
            {"people": ["jane"], "new_people": True, "unplanned": True, "initiative": "them"},
        ),
        ("lunch by us 1h", {"initiative": "us", "minutes": 60}),
        ('lunch "45x tomorrow; with x"', {"text": "45x tomorrow; with x", "minutes": None}),
        ("support visit", {"kind": "visit", "text": "support"}),
        ("visit 24/7 desk", {"text": "24/7 desk"}),
        ("visit +3 people of theirs, 10% more", {"text": "+3 people of theirs, 10% more"}),
    ],
)
def test_moments(words, wanted):
    if wanted is None:
        assert faults(f"acme: {words}")
        return
    clause = one(f"acme: {words}")
    assert isinstance(clause, MomentClause)
    have = clause._asdict() | {"people": [name.text for name in clause.people]}
    assert {key: have[key] for key in wanted} == wanted


def test_openness_notes_acts_and_private():
    assert one("acme: they shared a worry").depth == 2
    assert one("acme: wij deelden onze marge /4") == DisclosureClause(
        True, "onze marge", 4, False, TODAY, False, "wij deelden onze marge /4", 6, 31
    )
    hid = one("acme: they hid the second bidder")
    assert (hid.missed, hid.depth, hid.ours) == (True, None, False)
    assert one("acme: we shared a/b at 1 /3 of it").topic == "a/b at 1 /3 of it"
    note = one("acme: private note x; ")
    assert isinstance(note, NoteClause)
    assert (note.private, note.source) == (True, "private note x")
    assert one("acme: privé lunch").private
    assert one("keep #12, 13") == ActClause("keep", (12, 13), None, False, "keep #12, 13", 0, 12)
    assert one("acme: broke 7").act == "broke"


def test_acts_on_a_day_and_late():
    thursday = date(2026, 11, 19)
    assert one("kept 13 on thu")[:4] == ("keep", (13,), thursday, False)
    assert one("broke 13, #14 thu")[:4] == ("broke", (13, 14), thursday, False)
    assert one("acme: kept 13 14 on 12 nov")[:4] == ("keep", (13, 14), date(2026, 11, 12), False)
    assert one("gehouden 13 laat")[:4] == ("keep", (13,), None, True)
    assert echo(one("kept 13 on thu"), []) == "keep 13 on Thu 19 Nov 2026"
    assert echo(one("kept 13 late"), ["acme"]) == "acme: keep 13 late"


@pytest.mark.parametrize(
    ("line", "where", "says"),
    [
        ("kept 13 late on thu", "late", '"late" is no number'),
        ("kept 13 on thu late", "on", '"on" is no number'),
        ("broke 13 late", "late", '"late" is no number'),
        ("kept 13 12 dec", "dec", '"dec" is no number'),
        ("kept late", "kept", "say which"),
        ("kept on thu", "kept", "say which"),
        ("kept 13 on tomorrow", "on tomorrow", "still to come"),
        ("kept 13 on 31 feb", "on 31 feb", "31 Feb"),
        ('kept 13 "late"', '"late"', "no number"),
    ],
)
def test_what_stands_behind_numbers_is_a_day_or_late_or_a_fault(line, where, says):
    found = faults(line)
    assert found[0][0] == where
    assert says in found[0][1]


@pytest.mark.parametrize(
    ("line", "where", "says"),
    [
        ("", "", "empty"),
        ("  ", "  ", "empty"),
        ("acme", "acme", "say what happened"),
        ("acme:", "acme:", "say what happened"),
        (": lunch", ":", "name the partner"),
        ("acme,: lunch", ":", "missing"),
        ("we promise x", "we promise x", "name the partner first"),
        ("acme: lunch;; note x", ";", "semicolon"),
        ("acme: lunhc 45m", "lunhc", "I don't know the word"),
        ("acme lunhc 45m", "lunhc", "I don't know the word"),
        ("acme: note a; borealis: lunch", "borealis:", "another line"),
        ("acme: lunch 45x", "45x", "neither a duration nor a date"),
        ("acme: lunch 31 feb", "31", "no 31 Feb"),
        ("acme: lunch 25h", "25h", "longer than a day"),
        ("acme: lunch 99999999999h", "99999999999h", "longer than a day"),
        ("acme: lunch 0m", "0m", "no time"),
        ("acme: lunch 45m 50m", "50m", "second duration"),
        ("acme: lunch yesterday fri", "fri", "second date"),
        ("acme: lunch tomorrow", "tomorrow", "trustlog plan PARTNER 2026-11-24"),
        ("acme: lunch next fri", "next fri", "trustlog plan"),
        ("acme: lunch last week", "last", "name it"),
        ("acme: lunch 3/4/2026", "3/4/2026", "two ways"),
        ("acme: lunch with", "with", "name who"),
        ("acme: lunch +new", "+new", "goes with people"),
        ("acme: we shared x /9", "/9", "no depth"),
        ("acme: we shared x /0", "/0", "no depth"),
        ("acme: we shared x /12", "/12", "no depth"),
        ("acme: we hid x /2", "/2", "no depth"),
        ("acme: we shared /2", "we shared", "say what"),
        ("acme: we promise by fri", "we promise", "say what"),
        ("acme: we promise", "we promise", "say what"),
        ("acme: note", "note", "say what"),
        ("acme: > x by yesterday", "yesterday", "before it was made"),
        ("acme: > x by last fri", "last fri", "before it was made"),
        ("acme: > x by 31 feb", "31 feb", "no 31 Feb"),
        ("acme: > x by 5 people", "5 people", "behind the last by"),
        ("acme: > x by wed 27 nov", "wed 27 nov", "not a wed"),
        ("acme: > x by 99999999d", "99999999d", "beyond the calendar"),
        ("acme: > x +big +small", "+small", "one stake"),
        ("acme: > x +bgi", "+bgi", "no stake"),
        ("acme: > x every 2x", "every 2x", "write every"),
        ("acme: > x every fri morning", "every fri morning", "write every"),
        ("acme: > x every 999w", "every 999w", "out of reach"),
        ("acme: keep", "keep", "say which"),
        ("acme: keep twelve", "twelve", "no number"),
        ("keep 12 12", "12", "named twice"),
        ("private keep 12", "keep", "private"),
        ("acme: private", "private", "private"),
        ('acme: note "x', '"x', "not closed"),
        ("acme: note a\nb", "\n", "add -"),
        ("acme: note a\0b", "\0", "cannot be stored"),
        ("acme: note \udc80", "\udc80", "cannot be stored"),
    ],
)
def test_refused_with_its_place(line, where, says):
    found = faults(line)
    assert [place for place, _ in found] == [where]
    assert says in found[0][1]
    assert "\n" not in found[0][1]


def test_all_faults_at_once_in_order():
    found = faults("acme: lunch 45x 31 feb tomorrow; we shared x /9; we promise y by yesterday; bleh")
    assert [place for place, _ in found] == ["45x", "31", "tomorrow", "/9", "yesterday", "bleh"]


def test_many_lines():
    read = parse_lines(["acme: lunch\n", "\n", "keep 12"], TODAY)
    assert [number for number, _ in read] == [1, 3]
    with pytest.raises(Faults) as refused:
        parse_lines(["acme: lunch 45x", "", "acme: note"], TODAY)
    assert [line.split(":")[0] for line in refused.value.lines] == ["line 1, at 13", "line 3, at 7"]


def test_half_a_line_gives_what_is_there_already():
    looked = parse_leniently("acme: lunch 45m; we prom", TODAY)
    assert [clause.kind for clause in looked.clauses] == ["lunch"]
    assert [fault.at for fault in looked.faults] == [17]


def test_words_of_the_settings():
    table = {"kinds": {"Sailing": "unscripted"}, "words": {"zeilen": "sailing", "we will": "we promise"}}
    words, faults = words_with(table)
    assert not faults
    read = parse("acme: zeilen 3h; we will call by fri", TODAY, words).clauses
    assert (read[0].kind, read[0].counts_as, read[1].text) == ("sailing", "unscripted", "call")
    assert echo(read[0], ["acme"], words) == "acme: sailing 3h Mon 23 Nov 2026"
    assert words_with({})[0].kinds == KINDS
    for wrong in (
        {"kinds": {"a b": "joint"}},
        {"kinds": {"x": "nice"}},
        {"words": {"x": "y"}},
        {"words": {"note": "lunch" * 2}},
        {"words": {"1x": "lunch"}},
        {"words": 3},
        {"kinds": {"x": 3}},
        {"words": {"a;b": "note"}},
    ):
        assert [at[0] for at, _ in words_with(wrong)[1]] == list(wrong)
    assert words_with(3)[1]


@pytest.mark.parametrize(("text", "minutes"), [("45m", 45), ("90", 90), ("1h30", 90), ("1 uur", 60), ("0.25h", 15)])
def test_durations(text, minutes):
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "x", "0m", "25h", "45x", "1h30 x", "1h30x"])
def test_no_durations(text):
    with pytest.raises(WordsError):
        read_minutes(text)
    assert find_minutes(["x"]) is None


@pytest.mark.parametrize(
    ("line", "echoed"),
    [
        ("acme lunch 90m gisteren met jane", "acme: lunch 1h30 Sun 22 Nov 2026 with jane"),
        ("acme: > send the proposal by fri !big", "acme: we promise send the proposal by Fri 27 Nov 2026 +big"),
        ("a, b: private < x every 2 weeks", "a, b: private they promise x every 2w"),
        ("acme: they hid it", "acme: they hid it"),
        ("acme: we shared it", "acme: we shared it /2"),
        ("keep #12,13", "keep 12 13"),
        ('acme: note "a; b"', 'acme: note "a; b"'),
        ('acme: > "go by bus by fri"', 'acme: we promise "go by bus by fri"'),
    ],
)
def test_echo(line, echoed):
    read = parse(line, TODAY)
    assert echo(read.clauses[0], [name.text for name in read.partners]) == echoed


# Properties -----------------------------------------------------------------------------------------------------------


def test_the_table_in_the_docs_is_the_parsers():
    between = DOCS.read_text(encoding="utf-8").split("; a test compares -->\n")[1].split("<!-- end -->")[0]
    assert between == table(), "put the output of trustlog.domain.capture.grammar_table.table() into docs/capture.md"


def test_the_examples_in_the_docs_are_read():
    lines = DOCS.read_text(encoding="utf-8").split("```text\n")[-1].split("```")[0].splitlines()
    assert len(parse_lines(lines, TODAY)) == len(lines) > 10


def test_importing_the_parser_loads_little():
    code = (
        "import sys, datetime, typing; before = set(sys.modules); "
        "import trustlog.domain.capture.line; print(*set(sys.modules) - before)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if not name.startswith("trustlog")] == []
