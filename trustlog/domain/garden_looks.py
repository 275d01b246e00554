"""How one member of a garden sees another, and how the whole is seen: the questions, and answers as typed. Pure.

Thirteen questions of a pair and seven of the whole, in our own words: our reading of what equals need of each other.
"""

from collections.abc import Iterator
from typing import NamedTuple

from trustlog.domain.limits import ANSWER
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

UNSAID = "-"
"""Stands for an answer that was not given; `?` is read as the same."""
LOW = 2
"""An answer as low as this is worth a word."""
APART = 2
"""So far apart two of a pair see the same otherwise."""
_BETWEEN = " ,;\t"
_SIGNS = frozenset(str(number) for number in range(ANSWER.low, ANSWER.high + 1))


class Question(NamedTuple):
    """A question: what it asks, and what it is called. A 5 says yes, fully; a 1 not at all."""

    asks: str
    short: str


OF_PAIR = (
    Question(N_("Does the other keep what it promises?"), N_("keeps promises")),
    Question(N_("Does the other tell in time what matters?"), N_("tells in time")),
    Question(N_("Does the other make time to work together?"), N_("gives time")),
    Question(N_("Is what touches both decided together?"), N_("decides together")),
    Question(N_("Does each get a fair share of it?"), N_("gets a fair share")),
    Question(N_("May one say no to the other, without harm?"), N_("may say no")),
    Question(N_("Does the other know how this one is doing?"), N_("knows how it goes")),
    Question(N_("Does the other help where nothing is owed?"), N_("helps unasked")),
    Question(N_("Does the other own up to what went wrong?"), N_("owns up")),
    Question(N_("Are quarrels settled soon, and cheaply?"), N_("settles quarrels")),
    Question(N_("Does the other meet this one as an equal?"), N_("meets as an equal")),
    Question(N_("Do both learn from each other?"), N_("learns")),
    Question(N_("Does the other want what the garden is for?"), N_("wants the same")),
)
OF_WHOLE = (
    Question(N_("Do all know what it is for, and want it?"), N_("wanted by all")),
    Question(N_("Is nobody steering all others?"), N_("steered by nobody")),
    Question(N_("Can each go to each other directly?"), N_("each to each")),
    Question(N_("Does each get as much as it gives?"), N_("in proportion")),
    Question(N_("Is what one learns soon known to all?"), N_("known to all")),
    Question(N_("Could one leave without harm to the others?"), N_("free to leave")),
    Question(N_("Is somebody outside better off by it?"), N_("good for others")),
)
ASKED: dict[str, tuple[Question, ...]] = {"pair": OF_PAIR, "whole": OF_WHOLE}
"""What is asked of a pair, and of the whole."""


def read_answers(about: str, text: str) -> str:
    """Return answers as they are kept, a sign a question, from `4,3,?,5…` or `43?5…`; refuse what is not that."""
    signs = [sign for sign in text if sign not in _BETWEEN]
    number = len(ASKED[about])
    for sign in signs:
        if sign not in ("?", UNSAID) and not (sign.isascii() and sign.isdigit() and ANSWER.holds(int(sign))):
            raise WordsError(Reason("no_answer_of_look", text=sign, low=ANSWER.low, high=ANSWER.high))
    if len(signs) != number:
        raise WordsError(Reason("answers_of_look", number=number, given=len(signs)))
    answers = "".join(UNSAID if sign == "?" else sign for sign in signs)
    if set(answers) == {UNSAID}:
        raise WordsError(Reason("look_without_answers"))
    return answers


def as_typed(answers: str) -> str:
    """Return answers as a person types them: `4,3,?,5`."""
    return ",".join("?" if sign == UNSAID else sign for sign in answers)


def answers_of(about: str, answers: str) -> Iterator[tuple[Question, int | None]]:
    """Yield each question with its answer, None where it was not given, or is none that can be given."""
    signs = answers.ljust(len(ASKED[about]), UNSAID)
    for question, sign in zip(ASKED[about], signs, strict=False):
        yield question, int(sign) if sign in _SIGNS else None


def low_words(about: str, answers: str) -> str:
    """Name what was answered low, the lowest first: "may say no 1, tells in time 2"; empty where nothing was."""
    found = [(answer, question) for question, answer in answers_of(about, answers) if answer is not None]
    low = sorted(((answer, question) for answer, question in found if answer <= LOW), key=lambda each: each[0])
    return ", ".join(f"{_(question.short)} {answer}" for answer, question in low)


def apart(one: str, other: str) -> list[tuple[Question, int, int]]:
    """Return what the two of a pair see clearly otherwise, the widest apart first."""
    both = zip(answers_of("pair", one), answers_of("pair", other), strict=True)
    found = [
        (question, mine, theirs)
        for (question, mine), (_same, theirs) in both
        if mine is not None and theirs is not None and abs(mine - theirs) >= APART
    ]
    return sorted(found, key=lambda each: -abs(each[1] - each[2]))
