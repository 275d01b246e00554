"""Long files of cards, events and apps are read in steady memory, as if all of them were held, and cancelled whole."""

import json
import random
import tracemalloc
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from desk_demo import empty
from hypothesis import given
from hypothesis import strategies as st

from trustlog.desk import history
from trustlog.desk.imports import Asked, import_foreign, look, read_file
from trustlog.desk.log import log
from trustlog.exchange.foreign.blocks import blocks
from trustlog.exchange.foreign.calendar.events import read_calendar
from trustlog.exchange.foreign.cards.read import read_cards
from trustlog.exchange.foreign.values import Proposed
from trustlog.exchange.json.long import LONG, Elements, KeptElements, NoJsonError, Shape, read_long, read_pieces
from trustlog.exchange.kept import Kept

HOME, FIRST, LAST = ZoneInfo("Europe/Amsterdam"), date(2026, 1, 1), date(2026, 11, 23)
ASKED = Asked(me=("jo@ours.example",), zone="Europe/Amsterdam", create=True)
LONG_NOTE = "met at a fair, and likes tea; " * 12


def cards(count: int) -> str:
    card = "BEGIN:VCARD\r\nUID:{at}\r\nFN:Given{at} Family{at}\r\nORG:Firm {firm}\r\nEMAIL:g{at}@firm{firm}.example\r\n"
    return "".join(f"{card.format(at=at, firm=at % 7)}NOTE:{LONG_NOTE}\r\nEND:VCARD\r\n" for at in range(count))


def event(at: int) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{at}@cal", f"DTSTART;TZID=Own:20260{1 + at % 9}{1 + at % 28:02d}T100000",
        f"DESCRIPTION:{LONG_NOTE}", "DURATION:PT1H",
        f"SUMMARY:About plan {at}", f'ATTENDEE;CN="G, {at}":mailto:g{at}@firm{at % 7}.example',
        "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM", "END:VEVENT",
    ]  # fmt: skip


ZONE = [
    "BEGIN:VTIMEZONE", "TZID:Own", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0300", "END:STANDARD", "END:VTIMEZONE",
]  # fmt: skip


def calendar(count: int) -> str:
    events = [line for at in range(count) for line in event(at)]
    return "\r\n".join(["BEGIN:VCALENDAR", *events, *ZONE, "END:VCALENDAR"])


def monica(count: int) -> str:
    def contact(at: int) -> dict[str, Any]:
        of = {"first_name": f"Given{at}", "last_name": f"Family{at}", "company": f"Firm {at % 7}"}
        note = {"uuid": f"n{at}", "created_at": "2026-05-01", "properties": {"body": f"{LONG_NOTE} {at}"}}
        hangs_on = [{"type": "note", "values": [note]}, {"type": "activity", "values": [f"a{at // 2}"]}]
        return {"uuid": f"c{at}", "properties": of, "data": hangs_on}

    lunches = [
        {"uuid": f"a{at}", "properties": {"summary": f"Lunch {at}", "happened_at": "2026-06-01"}}
        for at in range(count // 2)
    ]
    data = [
        {"type": "contact", "values": [contact(at) for at in range(count)]},
        {"type": "activity", "values": lunches},
    ]
    return json.dumps({"version": "1", "account": {"data": data}})


def dex(count: int) -> str:
    contacts = [
        {
            "id": f"d{at}", "first_name": f"Given{at}", "last_name": f"Family{at}", "company": f"Firm {at % 7}",
            "emails": [{"email": f"g{at}@firm{at % 7}.example"}], "phones": [], "linkedin": None,
        }
        for at in range(count)
    ]  # fmt: skip
    notes = [{"id": f"n{at}", "note": f"{LONG_NOTE} {at}", "contacts": [{"id": f"d{at}"}]} for at in range(count)]
    reminders = [{"id": f"r{at}", "title": f"Call {at}", "contact_ids": [{"id": f"d{at}"}]} for at in range(count)]
    return json.dumps({"contacts": contacts, "timeline_items": notes, "reminders": reminders})


KINDS = pytest.mark.parametrize("made", [cards, calendar, monica, dex])


@KINDS
def test_little_more_is_held_of_a_longer_file_than_its_text(tmp_path: Path, made: Callable[[int], str]) -> None:
    def peak(count: int) -> tuple[int, int]:
        file = tmp_path / str(count)
        file.write_text(made(count), encoding="utf-8")
        tracemalloc.start()
        source = read_file(ledger, str(file), ASKED)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert source.reading.rows >= count
        return found, file.stat().st_size

    ledger = empty(tmp_path)
    peak(20)  # what is loaded once
    (few, short), (many, long) = peak(200), peak(1000)
    assert many - few < 5 * (long - short)  # bytes, text, and what is read of it, which on disk is about as long
    ledger.close()


@KINDS
@pytest.mark.parametrize(("what", "stops_at"), [("rows read", 0), ("rows read", 400), ("rows written", 400)])
def test_a_cancelled_import_leaves_nothing(
    tmp_path: Path, made: Callable[[int], str], what: str, stops_at: int
) -> None:
    def stop(label: str, count: int) -> None:
        if label == what and count >= stops_at:
            raise KeyboardInterrupt

    file = tmp_path / "brought"
    file.write_text(made(600), encoding="utf-8")
    ledger = empty(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        import_foreign(ledger, read_file(ledger, str(file), ASKED, stop), stop)
    assert not history.history(ledger)
    assert log(ledger).facts == ()
    assert import_foreign(ledger, read_file(ledger, str(file), ASKED)).answer.counts["refused"] == 0
    assert len(history.history(ledger)) == 1
    ledger.close()


@KINDS
def test_it_is_told_how_far_reading_looking_and_writing_are(tmp_path: Path, made: Callable[[int], str]) -> None:
    file = tmp_path / "brought"
    file.write_text(made(600), encoding="utf-8")
    ledger = empty(tmp_path)
    seen: list[tuple[str, int]] = []

    def see(label: str, count: int) -> None:
        seen.append((label, count))

    for _time in range(2):  # the second writes nothing, and may be stopped as well
        seen.clear()
        look(ledger, str(file), ASKED, see)
        assert {label for label, _count in seen} == {"rows read"}
        assert seen.count(("rows read", 400)) >= 2
        seen.clear()
        import_foreign(ledger, read_file(ledger, str(file), ASKED), see)
        counts = [count for label, count in seen if label == "rows written"]
        assert counts == list(range(0, 200 * len(counts), 200))
        assert counts[-1] >= 400
    ledger.close()


_LINES = st.sampled_from(
    [
        "BEGIN:VCARD",
        "END:VCARD",
        "BEGIN:OTHER",
        "END:OTHER",
        "FN:Kim Lee",
        "EMAIL:kim@firm.example",
        " folded",
        "ORG:Firm",
    ]
)


@given(st.lists(_LINES, max_size=40))
def test_cards_come_in_the_order_of_the_file_however_they_are_nested(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = read_cards(text, "utf-8")
    rows = [block.row for block in blocks(text, frozenset(("VCARD",)), soft_breaks=True)]
    assert rows == sorted(rows)
    assert sorted(one.row for one in (*found.firms, *found.contacts)) == rows
    assert [one.row for one in found.contacts] == sorted(one.row for one in found.contacts)


_HEADS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", None]),
        st.sampled_from([None, "RECURRENCE-ID:20260608T070000Z", "RECURRENCE-ID;TZID=Own:20260608T100000"]),
        st.integers(0, 9),
        st.sampled_from(["", "RRULE:FREQ=WEEKLY;COUNT=4"]),
        st.sampled_from(["DTSTART;TZID=Own:20260601T100000", "DTSTART;TZID=Europe/Paris:20260601T090000"]),
    ),
    unique_by=lambda head: head[2],
    max_size=8,
)


@given(_HEADS, st.randoms(use_true_random=False))
def test_events_are_read_alike_in_whatever_order_they_and_their_zones_stand(
    heads: list[tuple[str | None, str | None, int, str, str]], chance: random.Random
) -> None:
    def read(parts: list[list[str]]) -> list[Proposed]:
        text = "\n".join(["BEGIN:VCALENDAR", *(line for part in parts for line in part), "END:VCALENDAR"])
        return sorted((one._replace(row=0) for one in read_calendar(text, HOME, FIRST, LAST).proposed), key=repr)

    parts = [ZONE]
    for uid, changes, sequence, rule, start in heads:
        lines = [f"UID:{uid}" if uid else "", changes or "", f"SEQUENCE:{sequence}", rule, start, f"SUMMARY:{sequence}"]
        parts.append(["BEGIN:VEVENT", *filter(None, lines), "END:VEVENT"])
    here = read(parts)
    newest = {
        (uid, changes and "changed"): sequence for uid, changes, sequence, *_ in sorted(heads, key=lambda h: h[2])
    }
    left = [one for one in here if one.why == "duplicate"]
    assert len(left) == sum(1 for uid, *_ in heads if uid) - sum(1 for uid, _changes in newest if uid)
    chance.shuffle(parts)
    assert read(parts) == here


def test_an_event_with_another_inside_it_still_comes_first() -> None:
    lines = ["BEGIN:VEVENT", "UID:outer", "BEGIN:VTODO", "UID:inner", "END:VTODO", *event(7)[1:]]
    text = "\n".join(["BEGIN:VCALENDAR", *lines, *event(8), "END:VCALENDAR"])
    found = read_calendar(text, HOME, FIRST, LAST)
    assert [(one.row, one.brought_id) for one in found.proposed] == [(2, "outer"), (4, "inner"), (17, "8@cal")]
    assert found.rows == 3


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "b", "c", '"']), inner, max_size=4)
    ),
    max_leaves=25,
)
_SHAPES = st.recursive(
    st.sampled_from([LONG, Shape()]),
    lambda inner: st.builds(
        Shape,
        st.booleans(),
        st.none() | inner,
        st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
        st.none() | inner,
    ),
    max_leaves=6,
)


def plain(value: Any) -> Any:
    """Return a value of JSON with its long lists as lists."""
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | Elements | KeptElements) else value


@given(_JSON, _SHAPES, st.sampled_from([None, 0, 2]))
def test_json_with_long_lists_is_read_as_any_other(value: Any, shape: Shape, indent: int | None) -> None:
    assert plain(read_long(json.dumps(value, indent=indent), shape)) == value


@given(_JSON, _SHAPES, st.data())
def test_json_that_is_none_is_refused_with_the_same_words(value: Any, shape: Shape, data: st.DataObject) -> None:
    text = json.dumps(value, indent=1)
    at = data.draw(st.integers(0, len(text)))
    text = (
        text[:at]
        + data.draw(st.sampled_from(["", ",", "]", "}", '"', "[", "1", "{", ": ", "\\", '"a":1,']))
        + text[at + data.draw(st.integers(0, 2)) :]
    )
    wanted, here = (outcome(read, text) for read in (json.loads, lambda text: plain(read_long(text, shape))))
    assert here == wanted


def outcome(read: Callable[[str], Any], text: str) -> Any:
    """Return what is read of a text, or the words that refuse it."""
    try:
        return read(text)
    except ValueError as error:
        return f"refused: {error}"


@given(_JSON, _SHAPES, st.data())
def test_json_in_pieces_is_read_as_a_whole(value: Any, shape: Shape, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(["", " ", "\n"])) + json.dumps(value, indent=data.draw(st.sampled_from([None, 1])))
    if data.draw(st.booleans()):
        text = text[: data.draw(st.integers(0, len(text)))] + data.draw(st.sampled_from(["", ",", "]", "0", '"', "x"]))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pieces = [text[at:end] for at, end in pairwise([0, *cuts, len(text)])]
    try:
        wanted = json.loads(text)
    except ValueError:
        with pytest.raises(NoJsonError):
            read_pieces(pieces, shape, json.JSONDecoder())
    else:
        assert plain(read_pieces(pieces, shape, json.JSONDecoder())) == wanted


@pytest.mark.parametrize("number", ["-0.0", "1.25", "-1.5e-7", "2E+3", "12"])
def test_a_number_is_whole_wherever_its_piece_ends(number: str) -> None:
    text = '{"a": [' + number + ', "x"], "b": ' + number + "}"
    for cut in range(len(text)):
        found = read_pieces([text[:cut], text[cut:]], Shape(keys={"a": LONG}), json.JSONDecoder())
        assert plain(found) == json.loads(text)


def test_the_last_of_two_equal_keys_counts_as_ever() -> None:
    text = '{"a": [1, 2], "a": {"b": [3]}, "b": 1, "b": [4]}'
    found = read_long(text, Shape(keys={"a": LONG, "b": LONG}))
    assert plain(found) == json.loads(text)
    assert isinstance(found["b"], Elements)


@given(st.lists(st.text(max_size=300), max_size=300), st.lists(st.integers(-320, 320), max_size=5))
def test_what_is_kept_on_disk_is_as_a_list(values: list[str], places: list[int]) -> None:
    kept = Kept(values[: len(values) // 2])
    for value in values[len(values) // 2 :]:
        assert (kept[-1] if len(kept) else None) == (values[len(kept) - 1] if len(kept) else None)
        kept.add(value)
    assert (len(kept), list(kept), kept) == (len(values), values, values)
    for at in places:
        assert kept[at:] == values[at:]
        if -len(values) <= at < len(values):
            assert kept[at] == values[at]
        else:
            with pytest.raises(IndexError):
                kept[at]
