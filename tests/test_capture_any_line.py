"""Whatever is typed: nothing but our own error, and what is echoed is read back as it was."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from trustlog.domain.capture.clock import hour_text
from trustlog.domain.capture.echo import facts
from trustlog.domain.capture.line import (
    ActClause,
    DisclosureClause,
    MomentClause,
    Name,
    NoteClause,
    PromiseClause,
    echo,
    parse,
)
from trustlog.domain.capture.words import KINDS
from trustlog.domain.text.folding import composed
from trustlog.errors import TrustlogError

TODAY = date(2026, 11, 23)  # a Monday
DOCS = Path(__file__).parent.parent / "docs" / "capture.md"

BITS = st.sampled_from(
    [
        *KINDS,
        "acme",
        "acme:",
        ":",
        ";",
        ",",
        "we promise",
        "they offer",
        "> ",
        "<",
        "we shared",
        "they hid",
        "note",
        "keep",
        "late",
        "broke",
        "private",
        "by",
        "by us",
        "every",
        "month",
        "2w",
        "+big",
        "!small",
        "+new",
        "with",
        "jane",
        "Doe,",
        "and",
        "unplanned",
        "45m",
        "1h30",
        "45x",
        "99h",
        "/3",
        "/9",
        "12",
        "#12",
        "fri",
        "next",
        "12 dec",
        "2026-11-20",
        "3/4/2026",
        "99999999mo",
        "yesterday",
        "on",
        "in",
        "over",
        "ago",
        '"',
        '""',
        '"a; b"',
        "sun",
        "\u00a0",
        "\u2028",
        "\x1c",
        "²",
        "٣",
        "İ",
        "ß",
    ]
)
LINES = st.one_of(st.text(), st.lists(BITS, max_size=12).map(" ".join), st.lists(BITS, max_size=12).map("".join))
TEXT = (
    st.one_of(
        st.lists(BITS, min_size=1, max_size=6).map(" ".join),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n\r"), min_size=1),
    )
    .map(lambda text: composed(text).strip())  # as every text is kept
    .filter(bool)
)
NAMES = TEXT


@given(LINES, st.dates(date(1950, 1, 1), date(2150, 1, 1)))
@example('acme: >"x', TODAY)
@example("a: lunch with ,", TODAY)
def test_nothing_but_our_own_error_and_whatever_is_read_is_echoed_as_it_was(line, today):
    try:
        read = parse(line, today)
    except TrustlogError as refused:
        for fault in refused.faults:
            assert 0 <= fault.at < fault.end <= max(len(line), 1)
        return
    for clause in read.clauses:
        assert line[clause.at : clause.end] == clause.source
        day = clause.on if isinstance(clause, DisclosureClause | NoteClause) else today  # which their echo leaves out
        again = parse(echo(clause, [name.text for name in read.partners]), day)
        assert [facts(it) for it in again.clauses] == [facts(clause)]
        assert [name.text for name in again.partners] == [name.text for name in read.partners]


PROMISES = st.builds(
    lambda ours, text, ahead, every, stake, offered, private: PromiseClause(
        ours, text, None if ahead is None else TODAY + timedelta(days=ahead), every, stake, offered, private, "", 0, 0
    ),
    st.booleans(),
    TEXT,
    st.none() | st.integers(0, 4000),
    st.sampled_from([None, "day", "week", "month", "2w", "3mo", "quarter", "year"]),
    st.sampled_from(["small", "normal", "big"]),
    st.booleans(),
    st.booleans(),
)
MOMENTS = st.builds(
    lambda kind, minutes, ago, people, new, unplanned, by, text, private, clock: MomentClause(
        kind,
        "unscripted" if kind == "call" and unplanned else KINDS[kind],
        minutes,
        TODAY - timedelta(days=ago),
        tuple(Name(name, 0, 0) for name in people),
        new and bool(people),
        unplanned,
        by,
        text,
        private,
        "",
        0,
        0,
        clock,
    ),
    st.sampled_from([*KINDS]),
    st.none() | st.integers(1, 1440),
    st.integers(0, 4000),
    st.lists(NAMES, max_size=3),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, "us", "them", "both"]),
    st.none() | TEXT,
    st.booleans(),
    st.none() | st.integers(0, 1439).map(hour_text),
)
DISCLOSURES = st.builds(
    lambda ours, topic, depth, private: DisclosureClause(ours, topic, depth, depth is None, TODAY, private, "", 0, 0),
    st.booleans(),
    TEXT,
    st.sampled_from([None, 1, 2, 3, 4]),
    st.booleans(),
)
NOTES = st.builds(lambda note, private: NoteClause(note, TODAY, private, "", 0, 0), TEXT, st.booleans())
ACTS = st.builds(
    lambda act, numbers, ago, late: ActClause(
        act,
        tuple(numbers),
        None if ago is None else TODAY - timedelta(days=ago),
        late and ago is None and act == "keep",
        "",
        0,
        0,
    ),
    st.sampled_from(["keep", "broke"]),
    st.lists(st.integers(1, 10**12 - 1), min_size=1, max_size=4, unique=True),
    st.none() | st.integers(0, 4000),
    st.booleans(),
)


@given(st.one_of(PROMISES, MOMENTS, DISCLOSURES, NOTES, ACTS), st.lists(NAMES, min_size=1, max_size=2))
def test_any_fact_can_be_echoed_and_read_back(clause, partners):
    read = parse(echo(clause, partners), TODAY)
    assert [name.text for name in read.partners] == partners
    assert [facts(it) for it in read.clauses] == [clause]


# Docs and cost --------------------------------------------------------------------------------------------------------
