"""Agreements without a ledger: where sections stand, how versions differ, what is offered, and what is on paper."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustlog.desk.agreement.as_markdown import agreement_markdown
from trustlog.desk.agreement.as_page import agreement_page
from trustlog.desk.agreement.paper import Head, Signing, paper
from trustlog.domain.agreement import sections as of
from trustlog.domain.agreement.known import Effect, Known, Of, Speaker, filled
from trustlog.domain.agreement.starting import STARTING, has_gaps, starting_words
from trustlog.domain.agreement.versions import differences, from_snapshot, pieces, snapshot
from trustlog.domain.facts.section import NEEDED, SECTIONS, STATES, Section, SectionName, SectionState
from trustlog.errors import WordsError

MARCH, JUNE, NOVEMBER = date(2026, 3, 3), date(2026, 6, 1), date(2026, 11, 23)


def fact(name: SectionName, state: SectionState, text: str | None = None, on: date = MARCH, number: int = 1) -> Section:
    stamp = datetime(2026, 11, 23, tzinfo=UTC)
    return Section("id", number, "acme", None, on, name, state, text, None, False, None, stamp, "ann")


def test_every_section_has_a_title_a_purpose_and_starting_words_and_the_exit_comes_first() -> None:
    assert list(of.TITLES) == list(of.WHAT_FOR) == list(STARTING) == list(SECTIONS)
    assert SECTIONS[0] == "exit"
    assert set(NEEDED) < set(SECTIONS)
    for name in SECTIONS:
        assert len(starting_words(name).split()) < 50, "short: it is to be changed, not to be kept"
        assert len(of.WHAT_FOR[name]) < 130


def test_agreed_words_stay_in_force_while_others_are_a_draft() -> None:
    told = [fact("exit", "agreed", "three months"), fact("exit", "draft", "six months", JUNE)]
    now = of.standing(told, NOVEMBER)[0]
    assert (now.state, now.text, now.in_force) == ("draft", "six months", of.Agreed("three months", MARCH))
    before = of.standing(told, MARCH)[0]
    assert (before.state, before.text) == ("agreed", "three months")


@pytest.mark.parametrize("state", ["open", "not_relevant"])
def test_a_section_that_is_opened_or_put_aside_has_nothing_in_force(state: SectionState) -> None:
    told = [fact("exit", "agreed", "three months"), fact("exit", state, None, JUNE)]
    assert of.standing(told, NOVEMBER)[0].in_force is None


def test_what_is_not_relevant_is_neither_counted_nor_next_nor_on_paper() -> None:
    now = of.standing([fact("exit", "not_relevant"), fact("parties", "agreed", "Ann and Bo")], NOVEMBER)
    assert len(of.relevant(now)) == len(SECTIONS) - 1
    assert of.next_section(now) == of.SectionNow("purpose")
    made = paper(Head("Acme", NOVEMBER), now, [])
    assert "How we part" not in agreement_markdown(made, "en")


def test_the_next_section_is_the_first_that_is_not_agreed() -> None:
    now = of.standing([fact("exit", "draft", "words")], NOVEMBER)
    assert of.next_section(now) == now[0]
    now = of.standing([fact("exit", "agreed", "words"), fact("parties", "not_relevant")], NOVEMBER)
    assert of.next_section(now) == now[2]
    assert of.next_section(of.standing([fact(name, "agreed", "words") for name in SECTIONS], NOVEMBER)) is None


def test_needed_are_five_sections_until_words_of_them_are_in_force() -> None:
    assert [each.name for each in of.still_needed(of.standing([], NOVEMBER))] == list(NEEDED)
    now = of.standing([fact(name, "agreed", "words") for name in NEEDED[1:]], NOVEMBER)
    assert [each.name for each in of.still_needed(now)] == ["exit"]


@pytest.mark.parametrize(("word", "name"), [("exit", "exit"), ("How we part", "exit"), ("prom", "promises"),
                                            ("OPEN", "openness"), ("decis", "decisions")])  # fmt: skip
def test_a_section_is_found_by_its_name_its_title_or_a_beginning(word: str, name: str) -> None:
    assert of.known_section(word) == name


@pytest.mark.parametrize("word", ["", "p", "nothing"])
def test_a_word_that_means_no_section_or_several_is_refused(word: str) -> None:
    with pytest.raises(WordsError):
        of.known_section(word)


section_facts = st.lists(
    st.builds(
        lambda name, state, text, on: fact(name, state, text, on),
        st.sampled_from(SECTIONS),
        st.sampled_from(STATES),
        st.text(min_size=1, max_size=30),
        st.dates(MARCH, NOVEMBER),
    ).map(lambda made: made),
    max_size=12,
).map(lambda listed: sorted(listed, key=lambda each: each.on))


@given(section_facts)
def test_a_version_keeps_what_stood_and_does_not_differ_from_it(told: list[Section]) -> None:
    now = of.standing(told, NOVEMBER)
    kept = from_snapshot(snapshot(now))
    assert [each.name for each in kept] == list(SECTIONS)
    assert [each.state for each in kept] == [each.state for each in now]
    assert differences(kept, now) == ()


@given(section_facts, section_facts)
def test_what_differs_leads_from_one_version_to_the_other(one: list[Section], other: list[Section]) -> None:
    before, after = of.standing(one, NOVEMBER), of.standing(other, NOVEMBER)
    told = {each.name: each for each in differences(before, after)}
    for old, new in zip(before, after, strict=True):
        if old.name not in told:
            assert old.state == new.state
            continue
        assert (told[old.name].before, told[old.name].after) == (old.state, new.state)


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_make_both_texts(before: str, after: str) -> None:
    told = list(pieces(before, after))
    assert "".join(piece.text for piece in told if piece.turn != "new") == before
    assert "".join(piece.text for piece in told if piece.turn != "gone") == after


def test_a_changed_word_is_told_alone_and_other_words_as_a_whole() -> None:
    told = pieces("three months' notice, and why", "six months' notice, and why")
    assert [(piece.turn, piece.text) for piece in told] == [
        ("gone", "three"), ("new", "six"), ("same", " months' notice, and why"),
    ]  # fmt: skip
    assert [piece.turn for piece in pieces("all of this goes", "something else altogether comes")] == ["gone", "new"]


def test_texts_of_any_length_are_compared_at_once() -> None:
    long = "word " * 20_000
    assert [piece.turn for piece in pieces(long, long + "more")] == ["gone", "new"]


def test_only_sections_of_which_something_is_known_are_filled() -> None:
    assert filled(Known()) == {}
    known = Known(
        parties=("us", "Acme"),
        purpose="No shipment waits for paper",
        horizon=5,
        objectives=(Of("Acme", "a second port"), Of("us", "a first customer abroad.")),
        effects=(
            Effect("clients", "a day less of waiting", "their counts"),
            Effect("society", "fewer lorries"),
        ),
        speakers=(Speaker("Acme", "Ann Jansen", "CFO"), Speaker("Acme", "Bo")),
        standing=(Of("us", "the figures, every month"),),
        cadence=14,
        lines={"pie": ("half each",), "veto": ("Acme: may stop a ship",), "shares": ("Acme: its tides",)},
    )
    assert filled(known) == {
        "parties": "For us speaks … For Acme speaks Ann Jansen (CFO), Bo.",
        "purpose": "No shipment waits for paper. We look 5 years ahead.",
        "objectives": "Acme: a second port. Us: a first customer abroad.",
        "impact": "Clients: a day less of waiting. Society: fewer lorries.",
        "outcomes": "A day less of waiting: seen by their counts.",
        "promises": "Us: the figures, every month.",
        "time": "We meet every 14 days at least.",
        "money": "Half each.",
        "decisions": "Acme: may stop a ship.",
        "data": "Acme: its tides.",
    }


def test_gaps_are_what_is_still_to_be_filled_in() -> None:
    assert has_gaps(starting_words("purpose"))
    assert not has_gaps(starting_words("exit"))
    assert not has_gaps(None)


PAPER = paper(
    Head("Agreement with Acme <b>", NOVEMBER, 2, date(2027, 11, 23)),
    of.standing([fact("exit", "agreed", "# three *months*\n1. why <script>"), fact("money", "draft", "half")], JUNE),
    [Signing("us"), Signing("Acme | <b>", ("Ann (CFO)", "Bo"))],
)


def test_an_agreement_in_markdown_shows_the_words_of_people_as_they_are() -> None:
    assert agreement_markdown(PAPER, "en") == (
        "# Agreement with Acme \\<b\\>\n\n"
        "Version 2, put together on Mon 23 Nov 2026. To be reviewed together by Tue 23 Nov 2027. "
        "1 section is a draft.\n\n"
        "## 1. How we part\n\n*agreed on Tue 3 Mar 2026*\n\n\\# three \\*months\\*\n\n1\\. why \\<script\\>\n\n"
        "## 2. Money, risk and the pie\n\n*draft of Tue 3 Mar 2026*\n\nhalf\n\n"
        "Still open: Parties and who speaks for them, Joint purpose, Each one's own objectives, "
        "What changes for others, Outcomes and how we see them, What each brings, Guiding principles, Openness, "
        "Promises and how they are moved, Time together, Decisions, Data and intellectual property, "
        "Conflict and repair.\n\n"
        "## Signed\n\n| Party | Name and role | Day | Signature |\n| --- | --- | --- | --- |\n"
        "| us |  |  |  |\n| Acme \\| \\<b\\> | Ann (CFO) |  |  |\n| Acme \\| \\<b\\> | Bo |  |  |\n"
    )


def test_an_agreement_as_a_page_runs_nothing_and_has_lines_to_sign_on() -> None:
    html = agreement_page(PAPER, "en")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "default-src 'none'" in html
    assert html.count("<td><bdi></bdi></td><td><bdi></bdi></td>") == 3
    assert "http" not in html.replace("http-equiv", "")
