from datetime import date

import pytest
from desk_cases import TODAY, later, on, rows, small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustlog.desk.capture import capture, capture_lines, preview
from trustlog.desk.history import undo
from trustlog.desk.log import log
from trustlog.desk.settings import read_settings
from trustlog.domain.facts import Disclosure, Moment, Note, Promise
from trustlog.errors import Faults, Refused, TrustlogError, WordsError

LONG = (
    "acme: lunch 45m yesterday with jane; we promise send the proposal by fri; they promise intro to their CFO by "
    "12 dec +big; we shared our margin pressure /3; private they shared a reorganisation in Q1 /2; note "
    "keen on the pilot"
)


@pytest.fixture
def ledger(tmp_path):
    made = small(tmp_path)
    yield made
    made.close()


def test_one_line_writes_each_fact_with_its_own_clause(ledger):
    written = capture(ledger, LONG)
    assert written.lines == (
        "#1  acme: lunch 45m Sun 22 Nov 2026 with Jane Doe",
        "#2  acme: we promise send the proposal by Fri 27 Nov 2026",
        "#3  acme: they promise intro to their CFO by Sat 12 Dec 2026 +big",
        "#4  acme: we shared our margin pressure /3",
        "#5  acme: private they shared a reorganisation in Q1 /2",
        "#6  acme: note keen on the pilot",
    )
    assert [type(one) for one in written.facts] == [Moment, Promise, Promise, Disclosure, Disclosure, Note]
    assert [one.source for one in written.facts][3:5] == [
        "we shared our margin pressure /3",
        "private they shared a reorganisation in Q1 /2",
    ]
    assert written.facts[1].accepted_on == written.facts[1].made_on == TODAY
    assert log(ledger, "acme").facts == tuple(reversed(written.facts[1:])) + written.facts[:1]
    undo(ledger)
    assert log(ledger).facts == ()


def test_without_a_due_date_the_clock_has_one(ledger):
    promise = capture(ledger, "acme: we promise call back").facts[0]
    assert promise.due_on is None
    assert promise.counts_on == date(2026, 12, 23)


def test_several_partners_share_the_moment_and_each_have_their_own_promise(ledger):
    written = capture(ledger, "borealis, acme: workshop 2h with jane, mia; they promise a joint plan; note good")
    moment, *others = written.facts
    assert len(moment.partner_ids) == len(moment.person_ids) == 2
    assert [type(one) for one in others] == [Promise, Promise, Note, Note]
    assert written.lines[0] == "#1  acme, borealis: workshop 2h today with Jane Doe, Mia Berg"
    assert rows(ledger, "moment_partner") == 2


@pytest.mark.parametrize(
    ("line", "says", "at"),
    [
        ("acne: lunch", 'no partner is called "acne"; near: acme (Acme Holding)', 0),
        ("a: lunch", '"a" may be acme (Acme Holding), borealis (Borealis)', 0),
        ("acme: lunch with bob", 'nobody at acme is called "bob"', 17),
        ("acme, acme: lunch", "acme is named twice", 6),
        ("acme, borealis: lunch with bob +new", "nobody knows whose bob is", 27),
        ("acme: lunch tomorrow", "plan", 12),
        (":4 x 45", "name the partner before the colon", 0),
        ("borealis: keep 1", "#1 is not a promise with borealis", 10),
    ],
)
def test_a_fault_has_its_place_and_nothing_is_written(ledger, line, says, at):
    capture(ledger, "acme: we promise x by fri")
    with pytest.raises(Faults) as caught:
        capture(ledger, line)
    assert says in str(caught.value.faults[0])
    assert caught.value.faults[0].at == at
    assert caught.value.status == 2
    assert rows(ledger, "journal_batch") == 6


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("acne: lunch", "acne"),
        ("acme: lunch with bob", "bob"),
        ("acme: lunch with bob, jane", "bob"),
        ("acme: lunch with jane, bea lind", "bea lind"),
        ("acme: lunch with jane, bea van der lind, by us", "bea van der lind"),
        ("acme: lunch with jane, bob yesterday", "bob"),
        ("acme: lunch with jane, anne-marie lund 45m", "anne-marie lund"),
        ("acme: lunch with  jane ,  bob. about prices", "bob"),
        ('acme: lunch with jane, "Bob B", raj', '"Bob B"'),
        ('acme: lunch with "Bob B" and jane', '"Bob B"'),
    ],
)
def test_a_fault_reaches_from_the_first_to_the_last_sign_of_a_name(ledger, line, words):
    with pytest.raises(Faults) as caught:
        capture(ledger, line)
    (fault,) = caught.value.faults
    assert line[fault.at : fault.end] == words


def test_new_people_are_made_only_when_asked(ledger):
    written = capture_lines(ledger, ["acme: coffee with Zed Zulu +new", "", "acme: walk with zed\r\n"])
    assert [one.name for one in written.values] == ["Zed Zulu"]
    assert written.facts[0].person_ids == written.facts[1].person_ids == (written.values[0].id,)
    assert capture(ledger, "acme: chat with jane +new").values == ()
    small = capture(ledger, "acme: visit 2h with jane, bea lind, good talk +new")
    assert [one.name for one in small.values] == ["bea lind"]
    assert small.facts[0].text == "good talk"
    assert [one.name for one in capture(ledger, "acme: visit with jane, joe bob smith +new").values] == [
        "joe bob smith"
    ]


@pytest.mark.parametrize(
    "remark", ["great talk", "no decisions", "nog geen besluit", "budget tight", "they were glad of the plan"]
)
def test_a_remark_behind_people_stays_a_remark(ledger, remark):
    moment = capture(ledger, f"acme: lunch with jane, {remark}").facts[0]
    assert (moment.text, len(moment.person_ids)) == (remark, 1)


def test_acting_in_a_line(ledger):
    capture(ledger, "acme: we promise report by fri every month; they promise data by thu")
    written = capture(ledger, "keep #1; broke 2")
    assert written.lines == (
        "#1  acme: kept Mon 23 Nov 2026, counts on Fri 27 Nov 2026 · we promised report",
        "#3  acme: we promise report by Sun 27 Dec 2026 every month",
        "#2  acme: broken silent Mon 23 Nov 2026 · they promised data, due Thu 26 Nov 2026",
    )
    for line in ("keep 1", "keep 3; keep 3"):
        with pytest.raises(Refused, match="kept already") as caught:
            capture(ledger, line)
        assert caught.value.status == 1
    with pytest.raises(Refused, match="no promise #99"):
        capture(ledger, "keep 99")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("kept 1 late", "late Mon 30 Nov 2026"),
        ("kept 1 on fri", "kept Fri 27 Nov 2026"),
        ("kept 1 on sat", "late Sat 28 Nov 2026"),
        ("broke 1 on sat", "broken silent Sat 28 Nov 2026"),
    ],
)
def test_behind_its_day_a_clause_says_late_or_a_day(ledger, words, says):
    capture(ledger, "acme: we promise report by fri")
    after = later(ledger, 7)
    for bare in ("kept 1", "acme: keep 1"):
        with pytest.raises(WordsError, match=r"kept 1 on DATE, or kept 1 late") as caught:
            capture(after, bare)
        assert caught.value.status == 2
    assert says in capture(after, words).lines[0]


def test_what_is_not_due_is_not_late(ledger):
    capture(ledger, "acme: we promise report by fri")
    with pytest.raises(Refused, match="cannot be late yet") as caught:
        capture(ledger, "kept 1 late")
    assert caught.value.status == 1


def test_of_many_lines_all_faults_are_told_and_none_is_written(ledger):
    with pytest.raises(Faults) as caught:
        capture_lines(ledger, ["acme: lunch", "", "acme: lunhc", "nobody: lunch; note x", "keep 7", "acme: walk 45x"])
    assert [(one.line_number, one.at) for one in caught.value.faults] == [(3, 6), (4, 0), (5, 0), (6, 11)]
    assert log(ledger).facts == ()
    with pytest.raises(WordsError, match="no line"):
        capture_lines(ledger, ["", "  "])


def test_lines_are_one_batch(ledger):
    capture_lines(ledger, ["acme: lunch", "borealis: walk"])
    undo(ledger)
    assert log(ledger).facts == ()


def test_preview_reads_and_writes_nothing(ledger):
    seen = preview(ledger, "acme lunch 45m with zed +new; we promise x by fri; frob")
    assert [row.words for row in seen.rows] == [
        "Acme Holding · lunch 45 min with zed (without agenda) · today",
        "Acme Holding · we promise: x · by Fri 27 Nov",
    ]
    assert [row.line for row in seen.rows][1] == "acme: we promise x by Fri 27 Nov 2026"
    assert [one.at for one in seen.faults] == [51]
    assert not seen.ready
    assert seen.new_people == ("zed",)
    assert preview(ledger, "acme lunch").ready
    assert rows(ledger, "moment") == 0
    assert not preview(ledger, "").ready


def test_words_of_the_settings_are_read_and_echoed(ledger, tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    path.write_text('[capture.kinds]\nsailing = "unscripted"\n')
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(path))
    again = ledger._replace(settings=read_settings())
    written = capture(again, "acme: sailing 2h")
    assert written.facts[0].counts_as == "unscripted"
    assert written.lines == ("#1  acme: sailing 2h today",)


def test_what_another_wrote_in_private_is_not_seen(ledger):
    capture(ledger, "acme: private lunch; private we promise x by tue; private note y; walk")
    other = on(ledger, TODAY, "other")
    assert [one.number for one in log(other).facts] == [4]
    with pytest.raises(Refused, match="no promise #2"):
        capture(other, "keep 2")


_WORDS = st.sampled_from(
    [
        "acme:",
        "acme",
        "borealis,",
        ",",
        ";",
        ":",
        "lunch",
        "45m",
        "we",
        "promise",
        "they",
        "shared",
        "/3",
        "by",
        "fri",
        "every",
        "month",
        "with",
        "jane",
        "+new",
        "+big",
        "private",
        "note",
        '"',
        "keep",
        "broke",
        "1",
        "#2",
        ">",
        "<",
        "!big",
        "31",
        "feb",
        "99h",
        "yesterday",
        "12/13/2026",
        "¼",
        "²",
        "\x00",
        "\n",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=9).map(" ".join)))
def test_nothing_but_our_own_errors_and_nothing_written_on_one(ledger, line):
    before = rows(ledger, "journal_entry")
    seen = preview(later(ledger, 1), line)
    try:
        capture(later(ledger, 1), line)
    except TrustlogError:
        assert rows(ledger, "journal_entry") == before
        assert not seen.ready
    else:
        assert seen.ready
