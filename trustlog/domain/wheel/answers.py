"""One person's answers: as typed, and as they are kept, a sign for each of the twelve questions and lines of notes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from trustlog.domain.limits import ANSWER
from trustlog.domain.text import clean
from trustlog.domain.wheel.questions import ALL, NAMES, ON_WHEEL
from trustlog.errors import Reason, WordsError

NOTHING = "-"
"""The sign of a question that was not answered."""
SIGNS = (NOTHING, *(str(number) for number in range(ANSWER.low, ANSWER.high + 1)))


class Said(NamedTuple):
    """What somebody said to a question: one of the signs, and perhaps a note."""

    sign: str = NOTHING
    note: str = ""


def read_sign(text: str, name: str) -> str:
    """Read one answer, 1 to 5; `-` or nothing is no answer."""
    typed = text.strip() or NOTHING
    if typed not in SIGNS:
        raise WordsError(Reason("no_wheel_answer", text=typed, name=name, low=ANSWER.low, high=ANSWER.high))
    return typed


def read_said(text: str, name: str) -> Said:
    """Read what is typed behind a question: an answer, and behind it a note: `4 most of us can`."""
    sign, _blank, note = text.strip().partition(" ")
    return Said(read_sign(sign, name), _on_a_line(note, name))


def _on_a_line(note: str, name: str) -> str:
    """Return the words of a note on one line, without a bar, which parts notes that are edited."""
    return " ".join(clean(note, name).replace("|", "/").split())


def read_answers(text: str) -> dict[str, Said]:
    """Read answers typed in one go, parted by commas or blanks: nine, or twelve of who leads partnerships."""
    signs = text.replace(",", " ").split()
    if len(signs) not in (ON_WHEEL, len(NAMES)):
        raise WordsError(Reason("nine_answers", count=len(signs), nine=ON_WHEEL, twelve=len(NAMES)))
    return {name: Said(read_sign(sign, name)) for name, sign in zip(NAMES, signs, strict=False)}


def kept(said: Mapping[str, Said]) -> tuple[str, str | None]:
    """Return answers and notes as a fact keeps them; refuse where no question was answered."""
    answers = "".join(said.get(name, Said()).sign for name in NAMES)
    if not answers.strip(NOTHING):
        raise WordsError(Reason("wheel_unanswered"))
    notes = [f"{name}: {said[name].note}" for name in NAMES if name in said and said[name].note]
    return answers, "\n".join(notes) or None


def numbers(answers: str) -> tuple[int | None, ...]:
    """Return the twelve answers of a fact, None for each question without one."""
    signs = answers[: len(NAMES)].ljust(len(NAMES), NOTHING)
    return tuple(int(sign) if sign != NOTHING and sign in SIGNS else None for sign in signs)


def notes_of(notes: str | None) -> dict[str, str]:
    """Return the notes of a fact by the names of their questions; a line of no question is passed over."""
    lines = (line.partition(": ") for line in (notes or "").split("\n"))
    return {name: words for name, sign, words in lines if sign and words and name in NAMES}


def notes_written(notes: str | None) -> str:
    """Return notes as they could be typed again, parted by a bar: `meaning: most can | rank: not in meetings`."""
    return " | ".join(f"{name}: {words}" for name, words in notes_of(notes).items())


def read_notes(text: str) -> str | None:
    """Read notes as `notes_written` writes them; refuse a part that names no question."""
    notes: dict[str, str] = {}
    for part in (each.strip() for each in text.replace("\n", "|").split("|")):
        name, sign, words = part.partition(":")
        if part and (not sign or name.strip() not in NAMES):
            raise WordsError(Reason("no_note_of_wheel", text=part, known=", ".join(NAMES)))
        if part and (kept_words := _on_a_line(words, "notes")):
            notes[name.strip()] = kept_words
    return "\n".join(f"{name}: {notes[name]}" for name in NAMES if name in notes) or None


def written(answers: str) -> str:
    """Return answers as they could be typed again: `4,3,5,2,3,4,4,4,5`."""
    signs: Sequence[str] = answers[:ON_WHEEL] if not answers[ON_WHEEL:].strip(NOTHING) else answers
    return ",".join(signs)


def by_area(answers: str) -> list[tuple[str, str]]:
    """Return the titles of the areas that were answered, each with its three signs."""
    parts = ((area.title, answers[3 * place : 3 * place + 3]) for place, area in enumerate(ALL))
    return [(title, " ".join(signs)) for title, signs in parts if signs.strip(NOTHING)]
