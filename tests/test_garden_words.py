"""What a garden holds, as pure functions: questions and answers, give and take, pairs, and the matrix as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustlog.desk.garden.matrix import SIGNS, MemberOfMatrix, PairCell, as_lines, as_list, laid_out, letter
from trustlog.domain.garden import (
    ABOUT,
    NOBODY,
    Weighed,
    check_line,
    cost_words,
    pairs,
    pairs_words,
    proportions,
    read_amount,
)
from trustlog.domain.garden_looks import ASKED, answers_of, apart, as_typed, low_words, read_answers
from trustlog.errors import WordsError

SIGNS_OF_ANSWERS = st.sampled_from("12345-")
NAMES = ("We", "Acme", "Borealis Research Institute of the North Sea", "Cimarron", "Delfino", "Elandra", "Foxglove",
         "Gambrel", "Harrow", "Ibex", "Jasper", "Kestrel")  # fmt: skip
MEMBERS = tuple(MemberOfMatrix(None if name == "We" else name.split()[0].lower(), name) for name in NAMES)


def cells(members: int, weakest: tuple[int, int] = (0, 1)) -> list[PairCell]:
    states = tuple(SIGNS)
    return [
        PairCell(one, other, states[(one + other) % 3], (one, other) == weakest)
        for one in range(members)
        for other in range(one + 1, members)
    ]


# Questions and answers


def test_a_pair_is_asked_thirteen_questions_and_the_whole_seven() -> None:
    assert [len(questions) for questions in ASKED.values()] == [13, 7]
    for questions in ASKED.values():
        assert all(question.asks.endswith("?") for question in questions)
        assert len({question.short for question in questions}) == len(questions)


@pytest.mark.parametrize(
    ("about", "typed", "kept"),
    [
        ("whole", "4,3,?,5,-,1,2", "43-5-12"),
        ("whole", "43?5-12", "43-5-12"),
        ("whole", "4 3 ? 5 - 1 2", "43-5-12"),
        ("pair", "4,4,4,4,4,4,4,4,4,4,4,4,1", "4444444444441"),
    ],
)
def test_answers_are_typed_with_commas_or_as_digits(about: str, typed: str, kept: str) -> None:
    assert read_answers(about, typed) == kept


@given(st.sampled_from(tuple(ASKED)), st.data())
def test_answers_read_back_as_they_are_typed(about: str, data: st.DataObject) -> None:
    kept = data.draw(st.text(SIGNS_OF_ANSWERS, min_size=len(ASKED[about]), max_size=len(ASKED[about])))
    if set(kept) == {"-"}:
        return
    assert read_answers(about, as_typed(kept)) == read_answers(about, kept) == kept
    assert [answer for _question, answer in answers_of(about, kept)] == [
        None if sign == "-" else int(sign) for sign in kept
    ]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4,3", "answers_of_look"),
        ("44444444", "answers_of_look"),
        ("", "answers_of_look"),
        ("4,3,?,5,6,1,2", "no_answer_of_look"),
        ("4,3,?,5,x,1,2", "no_answer_of_look"),
        ("4,3,?,5,٣,1,2", "no_answer_of_look"),
        ("???????", "look_without_answers"),
    ],
)
def test_other_answers_are_refused(typed: str, code: str) -> None:
    with pytest.raises(WordsError) as refused:
        read_answers("whole", typed)
    assert refused.value.code == code
    assert str(refused.value)


def test_low_answers_are_named_lowest_first_and_pairs_that_see_it_otherwise() -> None:
    assert low_words("pair", "4244414444444") == "may say no 1, tells in time 2"
    assert low_words("whole", "3333333") == ""
    found = apart("5444414444444", "1424454444444")
    assert [(question.short, one, other) for question, one, other in found] == [
        ("keeps promises", 5, 1),
        ("may say no", 1, 5),
        ("gives time", 4, 2),
    ]


# Lines


def test_every_topic_says_what_it_is_and_of_whom() -> None:
    for topic, about in ABOUT.items():
        assert about.asks.endswith("?")
        check_line(topic, of_member=about.of == "member", amount=None, toward=False)


@pytest.mark.parametrize(
    ("topic", "of_member", "amount", "toward", "code"),
    [
        ("profit", False, None, False, "no_topic"),
        ("gives", False, 3, False, "line_of_whom"),
        ("pie", True, None, False, "line_of_nobody"),
        ("decides", True, 3, False, "line_without_amount"),
        ("gives", True, 6, False, "no_amount"),
        ("gives", True, 3, True, "line_without_toward"),
    ],
)
def test_a_line_says_what_lines_of_its_topic_say(
    topic: str, of_member: bool, amount: int | None, toward: bool, code: str
) -> None:
    with pytest.raises(WordsError) as refused:
        check_line(topic, of_member=of_member, amount=amount, toward=toward)
    assert refused.value.code == code
    assert str(refused.value)


def test_a_veto_is_of_one_or_of_nobody() -> None:
    check_line("veto", of_member=True, amount=None, toward=False)
    check_line("veto", of_member=False, amount=None, toward=False)
    assert NOBODY == "nobody"


def test_an_amount_is_one_to_five_or_not_known() -> None:
    assert [read_amount(text) for text in ("", "?", " 1 ", "5")] == [None, None, 1, 5]
    for text in ("0", "6", "12", "x", "٣"):
        with pytest.raises(WordsError):
            read_amount(text)


# Give and take

WEIGHED = st.lists(st.builds(Weighed, st.sampled_from((None, "a", "b", "c")), st.booleans(), st.integers(1, 5)))


@given(WEIGHED)
def test_parts_are_of_the_whole_and_nothing_is_made_of_nothing(lines: list[Weighed]) -> None:
    members = (None, "a", "b", "c")
    found = proportions(members, lines)
    assert [each.member for each in found] == list(members)
    for side in ("gives", "gets"):
        parts = [getattr(each, f"{side}_percent") for each in found]
        if any(getattr(each, side) for each in found):
            assert abs(sum(parts) - 100) <= len(members) / 2
        else:
            assert parts == [None] * len(members)
    for each in found:
        assert (each.off is None) == (not each.gives or not each.gets)


@given(WEIGHED)
def test_who_gives_more_is_never_nearer_to_getting_too_much(lines: list[Weighed]) -> None:
    before, after = (proportions((None, "a", "b", "c"), more)[0] for more in (lines, [*lines, Weighed(None, True, 3)]))
    if before.off is not None and after.off is not None:
        assert after.off <= before.off


def test_who_gets_less_than_it_gives_is_told_from_ten_points_on() -> None:
    lines = [Weighed(None, True, 3), Weighed("a", True, 1), Weighed(None, False, 1), Weighed("a", False, 1)]
    ours, theirs = proportions((None, "a"), lines)
    assert (ours.gives_percent, ours.gets_percent, ours.off) == (75, 50, -25)
    assert (theirs.off, ours.is_apart, theirs.is_apart) == (25, True, True)


def test_who_left_is_no_part_of_the_whole() -> None:
    lines = [Weighed("a", True, 3), Weighed("gone", True, 5), Weighed("b", True, 3)]
    assert [each.gives_percent for each in proportions(("a", "b"), lines)] == [50, 50]


# Pairs


def test_a_fifth_member_makes_ten_pairs_of_six() -> None:
    assert [pairs(parties) for parties in range(6)] == [0, 0, 1, 3, 6, 10]
    assert pairs_words(4) == "4 parties make 6 pairs"
    assert cost_words(4, 5).startswith("5 parties make 10 pairs, 4 made 6;")
    assert cost_words(5, 4) == cost_words(4, 4) == cost_words(1, 2) == ""


# The matrix


def test_twelve_members_fit_into_eighty_columns_and_lines() -> None:
    drawn = as_lines(laid_out(MEMBERS, cells(12, (2, 9)), 80))
    assert max(map(len, drawn)) <= 80
    assert len(drawn) <= 20
    assert drawn[0].split() == list("ABCDEFGHIJKL")
    assert drawn[3].startswith("C Borealis")
    assert sum(line.count("[●]") + line.count("[○]") + line.count("[◔]") for line in drawn) == 2
    assert "[" in drawn[3]
    assert "[" in drawn[10]


def test_columns_have_names_where_there_is_room() -> None:
    head = as_lines(laid_out(MEMBERS, cells(12), 160))[0]
    assert head.split() == ["we", "acme", "borealis", *(member.handle or "" for member in MEMBERS[3:])]
    assert as_lines(laid_out(MEMBERS[:4], cells(4), 80))[0].split() == ["we", "acme", "borealis", "cimarron"]


@given(st.integers(0, 30), st.integers(20, 200))
def test_every_pair_has_its_cell_twice_and_columns_stand_below_each_other(members: int, width: int) -> None:
    some = [MemberOfMatrix(f"m{place}", f"member {place} " + "x" * place) for place in range(members)]
    drawn = laid_out(some, cells(members), width)
    assert {len(row.cells) for row in drawn.rows} <= {members}
    assert {len(cell) for row in drawn.rows for cell in (*row.cells, *drawn.heads)} <= {drawn.cell}
    assert {len(row.head) for row in drawn.rows} <= {drawn.head_width}
    for one, row in enumerate(drawn.rows):
        for other, cell in enumerate(row.cells):
            assert cell == drawn.rows[other].cells[one]
            assert cell.strip() == "·" if one == other else any(sign in cell for sign in SIGNS.values())


def test_names_that_take_two_columns_a_sign_keep_the_columns_in_line() -> None:
    some = [MemberOfMatrix("a", "港湾会社"), MemberOfMatrix("b", "Acme")]
    drawn = laid_out(some, cells(2), 80, lambda text: sum(2 if sign > "\u2e80" else 1 for sign in text))
    assert len(drawn.rows[0].head) + 4 == len(drawn.rows[1].head) == drawn.head_width


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_the_same_is_there_as_plain_values() -> None:
    assert as_list(MEMBERS[:2], cells(2)) == [{"one": None, "other": "acme", "state": "short", "weakest": True}]
