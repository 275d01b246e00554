"""What members of a garden promise and tell each other, in a capture line; it is never ours or theirs."""

from pathlib import Path

import pytest
from desk_cases import BOTH_ENGINES, LONG_AGO, TODAY, chosen, later, on, rows, small
from garden_planted import planted
from hypothesis import given
from hypothesis import strategies as st

from trustlog.desk import partners
from trustlog.desk.capture import capture, capture_lines, preview
from trustlog.desk.facts import facts_json, inserts
from trustlog.desk.history import undo
from trustlog.desk.ledger import Batch, Ledger
from trustlog.desk.log import log
from trustlog.desk.promises import keep
from trustlog.desk.readings import reading
from trustlog.domain.capture.garden import clauses_of, head_of, is_garden_line, names_of_members
from trustlog.domain.capture.scan import quotes
from trustlog.domain.facts import Disclosure, Garden, GardenMember, Moment, Promise
from trustlog.errors import Faults, TrustlogError
from trustlog.storage.read.facts import each_fact, timeline
from trustlog.storage.read.garden_facts import gardens_with


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    ledger = small(chosen(request, tmp_path))
    partners.add(ledger, "Chandlery of the North", handle="north")
    planted(ledger, "acme", "borealis", "north")
    return ledger


@BOTH_ENGINES
def test_a_promise_between_two_is_neither_ours_nor_theirs(ledger: Ledger) -> None:
    before = [reading(ledger, partners.partner(ledger, handle)) for handle in ("acme", "borealis")]
    written = capture(ledger, "garden harbour: acme promises borealis share the data by fri +big")
    (fact,) = written.facts
    assert isinstance(fact, Promise)
    acme, borealis = (partners.partner(ledger, handle).id for handle in ("acme", "borealis"))
    assert (fact.from_id, fact.to_id, fact.text, fact.stake) == (acme, borealis, "share the data", "big")
    assert written.lines == (
        "#1  harbour: 2026-11-23 Acme Holding promised Borealis: share the data (big) · open, due Fri 27 Nov",
    ) or written.lines[0].endswith("Acme Holding promised Borealis: share the data (big) · open, due Fri 27 Nov")
    (values,) = facts_json(ledger, [fact], TODAY)
    assert {key: values[key] for key in ("direction", "partners", "garden", "from", "to")} == {
        "direction": "between", "partners": ["acme", "borealis"], "garden": "harbour", "from": "acme", "to": "borealis",
    }  # fmt: skip
    assert [fact.number for fact in log(ledger, "acme").facts] == []
    assert [fact.number for fact in log(ledger, "harbour").facts] == [1]
    assert [fact.number for fact in timeline(ledger.conn, me=ledger.me)] == [1]
    after = [reading(ledger, partners.partner(ledger, handle)) for handle in ("acme", "borealis")]
    assert [each.strands for each in after] == [each.strands for each in before]
    kept = keep(later(ledger, 1), [1])
    assert kept.facts[0].closed_as == "kept"
    undo(ledger)
    undo(ledger)
    assert rows(ledger, "promise") == 0


def test_members_are_named_by_handle_name_or_first_word_and_we_are_one(ledger: Ledger) -> None:
    written = capture(
        ledger,
        "garden harbour: Acme Holding promised chandlery of the north: a berth by fri; "
        "we promise borealis the plan by fri; chandlery promises us the prices by 4 dec; "
        "acme told north the margin /3; north hid from acme the loss",
    )
    ends = [(fact.from_id is None, getattr(fact, "ours", None)) for fact in written.facts]
    assert ends == [(False, False), (True, True), (True, False), (False, False), (False, False)]
    told, hid = written.facts[3:]
    assert isinstance(told, Disclosure)
    assert isinstance(hid, Disclosure)
    assert (told.topic, told.depth, hid.topic, hid.missed) == ("the margin", 3, "the loss", True)
    assert len({fact.garden_id for fact in written.facts}) == 1


@pytest.mark.parametrize(
    ("clause", "with_us", "people"),
    [
        ("acme, borealis lunch 45m yesterday", False, 2),
        ("acme and borealis: lunch 45m yesterday", False, 2),
        ("lunch of acme, borealis and north 45m yesterday", False, 3),
        ("lunch with acme and us 45m yesterday", True, 1),
        ("we, acme, north lunch yesterday 45m", True, 2),
        ("we had lunch with acme yesterday 45m", True, 1),
        ("acme had lunch with borealis and north yesterday 45m", False, 3),
    ],
)
@BOTH_ENGINES
def test_time_without_us_is_nobodys_time_with_us(ledger: Ledger, clause: str, with_us: bool, people: int) -> None:
    written = capture(ledger, f"garden harbour: {clause}")
    (fact,) = written.facts
    assert isinstance(fact, Moment)
    assert (fact.without_us, len(fact.partner_ids), fact.minutes, fact.text) == (not with_us, people, 45, None)
    assert list(each_fact(ledger.conn, "moment", me=ledger.me)) == [fact]
    assert rows(ledger, "moment_partner") == (people if with_us else 0)
    assert bool(log(ledger, "acme").facts) is with_us
    assert with_us or " with Acme Holding, Borealis" in written.lines[0]
    acme = partners.partner(ledger, "acme")
    counted = reading(later(ledger, 60), acme).counted.time[-1]
    assert counted.held == int(with_us)


def test_private_words_stay_private_and_only_the_author_reads_them_in_the_pair(ledger: Ledger) -> None:
    capture(ledger, "garden harbour: private acme promises borealis the list by fri")
    acme, borealis = (partners.partner(ledger, handle).id for handle in ("acme", "borealis"))
    two = (min(acme, borealis), max(acme, borealis))
    for me, seen in (("me", 1), ("kim", 0)):
        mine = on(ledger, TODAY, me)
        (garden,) = gardens_with(mine.conn, [acme], me)
        assert len(garden.between[two].promises) == seen
        assert len(timeline(mine.conn, me=me)) == seen


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "garden harbour: acme promises the data by fri",
            "who, and to whom? Its members are acme,",
        ),
        ("garden port: acme promises borealis the data", 'no garden is called "port"; there are harbour'),
        ("garden harbour: acme promises acme the data by fri", "acme is at both ends; name another member"),
        ("garden harbour: acme promises borealis the data by 32 dec", "32 Dec"),
        ("garden harbour: acme told borealis and north the margin", "a clause is to one member"),
        ("garden harbour: acme promises borealis, north the data by fri", "a clause is to one member"),
        ("garden harbour: acme, borealis told us the margin /3", "from one member to one"),
        ("garden harbour: acme and borealis have promised north a berth", "from one member to one"),
        ("garden harbour: acme promises borealis x by fri and we shared the margin", "more than one thing"),
        ("garden harbour:", "say what happened between members, behind the colon"),
        ("garden harbour: kept 99", "#99"),
    ],
)
def test_what_is_not_understood_is_not_written(ledger: Ledger, line: str, says: str) -> None:
    before = rows(ledger, "journal_batch")
    with pytest.raises(TrustlogError) as refused:
        capture(ledger, line)
    assert says in str(refused.value)
    assert all(len(set(parts)) == len(parts) for parts in (each.split("; ") for each in refused.value.lines))
    assert rows(ledger, "journal_batch") == before


def test_a_fault_is_shown_where_it_stands_and_all_lines_are_written_or_none(ledger: Ledger) -> None:
    line = "garden harbour: acme promises borealis the data by 32 dec"
    (fault,) = preview(ledger, line).faults
    assert "32" in line[fault.at : fault.end]
    with pytest.raises(Faults) as refused:
        capture_lines(ledger, ["garden harbour: acme promises borealis the data by fri", line])
    assert [fault.line_number for fault in refused.value.faults] == [2]
    assert rows(ledger, "promise") == 0
    good = capture_lines(ledger, ["acme: lunch", "garden harbour: acme promises borealis the data by fri"])
    assert len(good.facts) == 2


def test_a_garden_without_us_has_no_we(ledger: Ledger) -> None:
    other = ledger.new_id()
    garden = Garden(other, "quay", "Quay", LONG_AGO, False, None, None, None, ledger.now, ledger.me)
    members = [
        GardenMember(ledger.new_id(), other, partners.partner(ledger, handle).id, LONG_AGO, None)
        for handle in ("acme", "borealis")
    ]
    changes = [change for value in (garden, *members) for change in inserts(ledger, value)]
    ledger.commit(Batch(changes, "garden quay"))
    with pytest.raises(TrustlogError, match="we are not in quay"):
        capture(ledger, "garden quay: we promise acme the data by fri")
    with pytest.raises(TrustlogError, match="who, and to whom"):
        capture(ledger, "garden quay: north promises acme the data by fri")


_NAMES = names_of_members([("acme", "Acme Holding"), ("north", "Chandlery of the North"), ("wine", "We & Wine")])


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_every_clause_is_read_or_refused(text: str) -> None:
    line = f"garden harbour: {text}"
    if not is_garden_line(line) or '"' in line:
        return
    named, start = head_of(line)
    assert named.text == "harbour"
    clauses, faults = clauses_of(line, start, quotes(line), _NAMES)
    parts = [part for part in text.split(";") if part.strip()]
    assert len(clauses) + len([fault for fault in faults if fault.reason.code == "no_two_members"]) == len(parts)
    for clause in clauses:
        assert len(clause.rest) <= clause.end - clause.rest_at + 1


@BOTH_ENGINES
def test_a_partner_is_merged_with_its_garden_but_not_with_whom_it_promised(ledger: Ledger) -> None:
    partners.add(ledger, "Acme Old", handle="old")
    planted_too = GardenMember(
        ledger.new_id(),
        ledger.conn.rows("SELECT id FROM garden")[0][0],
        partners.partner(ledger, "old").id,
        LONG_AGO,
        None,
    )
    ledger.commit(Batch(inserts(ledger, planted_too), "join"))
    capture(ledger, "garden harbour: old promises borealis the data by fri; old, north lunch yesterday")
    before = rows(ledger, "journal_batch")
    with pytest.raises(TrustlogError, match="old and borealis promised, told or met each other in a garden"):
        partners.merge(ledger, "old", "borealis")
    assert rows(ledger, "journal_batch") == before
    partners.merge(ledger, "old", "acme")
    acme = partners.partner(ledger, "acme").id
    promise, moment = (next(each_fact(ledger.conn, kind, me=ledger.me)) for kind in ("promise", "moment"))
    assert promise.from_id == acme
    assert acme in moment.partner_ids
    assert rows(ledger, "garden_member") == 3
    undo(ledger)
    assert rows(ledger, "garden_member") == 4
    assert rows(ledger, "moment_between") == 2
