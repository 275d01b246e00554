"""The five questions of a pulse: what they ask, the words at the ends of their scale, and answers as typed. Pure.

The questions are ours, and so is what each is set beside: our reading of what a partnership rests on.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from trustlog.domain.facts.pulse import QUESTIONS, Pulse
from trustlog.domain.limits import ANSWER
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

HALF_A_YEAR = 182
"""Days after a pulse in which nothing is asked: twice a year at most, "rather not" included."""
LOW, MIDDLING = ANSWER.low + 1, 3
"""An answer as low as the first is worth a word in a brief; one as low as the other where we read it high ourselves."""
RATHER_NOT = "-"
"""How "rather not" is typed."""


class Question(NamedTuple):
    """A question: about the firm, about one of us, what it is called, and the words at both ends of its scale.

    `label` is what it is called in a form, where that depends on the level.
    """

    firm: str
    person: str
    short: str
    low: str
    high: str
    label: str = ""


_PROMISES = Question(
    N_("Do we keep what we promise?"),
    N_("Does {name} keep promises?"),
    N_("promises"),
    N_("seldom"),
    N_("always"),
)
_OPENNESS = Question(
    N_("Are we open with you?"),
    N_("Is {name} open with you?"),
    N_("openness"),
    N_("too little, too late"),
    N_("enough, and in time"),
)
_TIME = Question(
    N_("Do we make time for you?"),
    N_("Does {name} make time for you?"),
    N_("time"),
    N_("hardly"),
    N_("whenever it matters"),
)
_FAIR = Question(
    N_("Is it fair, what each of us gives and gets?"),
    N_("Is it fair, what {name} asks of you and gives?"),
    N_("fairness"),
    N_("one-sided"),
    N_("fair"),
)
_WORTH = Question(
    N_("Is it worth it to you to work with us?"),
    N_("Is it worth it to you to work with {name}?"),
    N_("worth it"),
    N_("hardly worth it"),
    N_("well worth it"),
    N_("Worth it"),
)
_PREDICT = Question(
    N_("Can you predict us?"),
    N_("Can you predict {name}?"),
    N_("predictable"),
    N_("hardly"),
    N_("always"),
    N_("Predictable"),
)
_SAME = Question(
    N_("Do you and we want the same?"),
    N_("Do you and {name} want the same?"),
    N_("the same aim"),
    N_("something else"),
    N_("the same"),
    N_("Same aim"),
)
_FIRST = (_PROMISES, _OPENNESS, _TIME, _FAIR)
_FIFTH: Mapping[int, Question] = {1: _WORTH, 2: _PREDICT, 3: _PREDICT, 4: _SAME, 5: _SAME}


def questions(level: int) -> dict[str, Question]:
    """Return the five questions as they are asked at a level, by the names of their answers."""
    return dict(zip(QUESTIONS, (*_FIRST, _FIFTH[level]), strict=True))


def asked(question: Question, name: str | None) -> str:
    """Return a question as it is asked, about the firm or about one of us."""
    return _(question.firm) if name is None else _(question.person).format(name=name)


def answer_words(question: Question, answer: int | None) -> str:
    """Say an answer in words: "4 of 5, closer to “always”"."""
    if answer is None:
        return _("rather not")
    low, high = _(question.low), _(question.high)
    says = {
        1: _("1 of 5, “{low}”"),
        2: _("2 of 5, closer to “{low}”"),
        3: _("3 of 5, in between"),
        4: _("4 of 5, closer to “{high}”"),
        5: _("5 of 5, “{high}”"),
    }[answer]
    return says.format(low=low, high=high)


def answers_of(pulse: Pulse) -> dict[str, int | None]:
    """Return the answers of a pulse by name, None for each "rather not"."""
    return {name: getattr(pulse, name) for name in QUESTIONS}


def named_answers(pulse: Pulse) -> str:
    """Return the answers in a line, each with what it is about: "promises 4 · openness 3 · time - · …"."""
    return " · ".join(
        f"{_(question.short)} {RATHER_NOT if answer is None else answer}"
        for question, answer in zip(questions(pulse.level).values(), answers_of(pulse).values(), strict=True)
    )


def is_rather_not(pulse: Pulse) -> bool:
    """Return whether they would rather not answer any of the questions."""
    return all(answer is None for answer in answers_of(pulse).values())


def read_answer(text: str) -> int | None:
    """Read one answer, 1 to 5; `-` or nothing is "rather not"."""
    typed = text.strip()
    if typed in ("", RATHER_NOT):
        return None
    if typed not in {str(number) for number in range(ANSWER.low, ANSWER.high + 1)}:
        raise WordsError(Reason("no_pulse_answer", text=typed))
    return int(typed)


def read_answers(text: str) -> dict[str, int | None]:
    """Read the five answers as they are typed in one go: `4,5,3,-,4`."""
    parts: Sequence[str] = [part.strip() for part in text.split(",")]
    if len(parts) != len(QUESTIONS) or not all(parts):
        raise WordsError(Reason("five_answers", text=text))
    return {name: read_answer(part) for name, part in zip(QUESTIONS, parts, strict=True)}


def check_answered(typed: Mapping[str, str | None], *, rather_not: bool) -> None:
    """Refuse to take silence for an answer, and an answer for "rather not" to all; None: nothing was typed."""
    given = {answer for answer in typed.values() if answer is not None}
    if given - {RATHER_NOT} and rather_not:
        raise WordsError(Reason("answered_and_rather_not"))
    if not given and not rather_not:
        raise WordsError(Reason("no_answer_of_pulse"))


def worth_a_word(answer: int | None, *, read_high: bool) -> bool:
    """Return whether an answer is far from how we see it, or low in itself."""
    return answer is not None and (answer <= LOW or (read_high and answer <= MIDDLING))
