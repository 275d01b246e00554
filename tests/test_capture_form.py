"""A line and its form say the same, whichever way one goes."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trustlog.domain.capture.echo import facts
from trustlog.domain.capture.form import STAKES, DisclosureFields, Form, MomentFields, PromiseFields, form_of, line_of
from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.text.folding import composed

TODAY = date(2026, 11, 23)
PIECES = (
    "acme: ", "acme ", "acme, borealis: ", "lunch 45m yesterday with jane", "call unplanned", "coffee", "lunch 45x",
    "we promise send the proposal by fri", "they promise a thing by 12 dec +big every month", "we offer help",
    "we shared our margins /3", "they shared it /9", "they hid a fire", "note keen; ", "keep 12", "private note x",
    '"a; b"', "; ", ";", '"', "we promise \"by fri\"", "> call", " with raj +new", "by us",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=6).map("".join)


def said(line: str) -> Counter[object]:
    return Counter(facts(one) for one in parse_leniently(line, TODAY).clauses)


@given(LINES)
@example(":0private note x")
@example(":0> call")
@example("\racme: lunch 45m yesterday with jane")
def test_switching_to_the_form_and_back_loses_nothing(line: str) -> None:
    before = parse_leniently(line, TODAY)
    back = line_of(form_of(line, TODAY), TODAY)
    after = parse_leniently(back, TODAY)
    assert bool(before.faults) == bool(after.faults), back
    if not before.faults:
        assert said(back) == said(line)
        assert [one.text for one in after.partners] == [one.text for one in before.partners]


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)


@example(one="\uf900", two="0", stake="normal", depth=1, ours=False)  # a sign that Unicode composes to another one
@given(TEXT, TEXT, st.sampled_from(STAKES), st.integers(1, 4), st.booleans())
def test_whatever_is_typed_into_a_text_field_is_text(one: str, two: str, stake: str, depth: int, ours: bool) -> None:
    form = Form(
        "acme",
        MomentFields("lunch", "45m", "yesterday", "", one),
        (PromiseFields(ours, two, "fri", stake),),
        (DisclosureFields(ours, one, depth),),
    )
    parsed = parse_leniently(line_of(form, TODAY), TODAY)
    assert not parsed.faults
    moment, promise, told = parsed.clauses
    assert " ".join((moment.text or "").split()) == " ".join(composed(one).split())  # as every text is kept
    assert (promise.stake, promise.ours, promise.due_on) == (stake, ours, date(2026, 11, 27))
    assert (told.depth, told.ours) == (depth, ours)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        (
            "acme: lunch 45m with jane; we promise the deck by fri +big; they shared it /3; note keen",
            Form(
                "acme",
                MomentFields("lunch", "45m", "", "jane", ""),
                (PromiseFields(True, "the deck", "Fri 27 Nov 2026", "big"),),
                (DisclosureFields(False, "it", 3),),
                "note keen",
            ),
        ),
        ("acme: lunch; coffee", Form("acme", MomentFields("lunch"), rest="coffee")),
        ("acme: lunch 45x", Form("acme", rest="lunch 45x")),
        ("acme: ", Form("acme")),
        ('acme: note "open', Form(rest='acme: note "open')),
    ],
)
def test_what_goes_where(line: str, form: Form) -> None:
    assert form_of(line, TODAY) == form


def test_an_empty_form_is_an_empty_line() -> None:
    assert line_of(Form(), TODAY) == ""
    assert line_of(Form("acme"), TODAY) == "acme: "


@pytest.mark.parametrize("text", ["the deck by 1 dec", "tea +big", "a; b", "tea every week", "tea +private", "x /4"])
def test_words_of_the_capture_line_in_a_field_are_text(text: str) -> None:
    form = Form("acme", MomentFields(), (PromiseFields(True, text, "", "normal"),), (DisclosureFields(False, text, 2),))
    parsed = parse_leniently(line_of(form, TODAY), TODAY)
    assert not parsed.faults
    promise, told = parsed.clauses
    assert (promise.text, promise.due_on, promise.stake, promise.every, promise.private) == (
        text,
        None,
        "normal",
        None,
        False,
    )
    assert (told.topic, told.depth, told.private) == (text, 2, False)


def test_quotes_stand_only_where_they_are_needed() -> None:
    form = Form("acme", MomentFields("lunch", text="prices"), (PromiseFields(True, "the deck", "fri", "normal"),))
    assert line_of(form, TODAY) == "acme: lunch prices; we promise the deck by fri"
