"""What a partner answers about a promise: how people write it, and whether it is otherwise than what we say. Pure.

Their word stands beside ours and changes nothing of it. The one that was said last counts, until somebody settled
whose version holds.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.dates import read_date
from trustlog.domain.facts import Promise
from trustlog.domain.facts.promise import as_known, outcome
from trustlog.domain.facts.their_word import Settled, Word
from trustlog.domain.text import PersonText
from trustlog.domain.text.folding import folded
from trustlog.errors import WordsError


class Said(NamedTuple):
    """A partner's word on a promise as it stands beside the promise; `sheet` is the name of the sheet it came on."""

    promise_id: str
    number: int
    word: Word
    moved_to: date | None
    on: date
    by: PersonText | None
    sheet: str | None
    settled: Settled | None
    settled_on: date | None
    private: bool
    remark: PersonText | None = None
    settle_reason: PersonText | None = None


WRITTEN: Mapping[Word, tuple[str, ...]] = {
    "done": (
        "done", "yes", "y", "x", "v", "ok", "okay", "✓", "✔", "kept", "complete", "completed", "finished", "delivered",
        "ja", "j", "gedaan", "is gedaan", "klaar", "af", "gereed", "voldaan", "geleverd", "afgerond", "nagekomen",
        "erledigt", "fertig", "gemacht", "geliefert",
    ),
    "not_done": (
        "not done", "no", "n", "not yet", "not kept", "not delivered", "open", "still open",
        "nee", "niet gedaan", "nog niet", "niet klaar", "nog niet klaar", "nog niet gedaan", "niet geleverd",
        "niet nagekomen", "nog open", "staat nog open",
        "nein", "nicht erledigt", "noch nicht", "nicht fertig", "nicht gemacht", "offen", "noch offen",
    ),
    "moved": (
        "moved to", "moved", "postponed to", "postponed until", "postponed", "rescheduled to", "rescheduled",
        "verplaatst naar", "verplaatst", "verschoven naar", "verschoven", "verzet naar", "verzet", "uitgesteld tot",
        "uitgesteld naar", "uitgesteld",
        "verschoben auf", "verschoben",
    ),
    "disputed": (
        "disputed", "not what we agreed", "not agreed", "that is not what we agreed", "agreed otherwise", "wrong",
        "niet wat we afspraken", "niet wat we hebben afgesproken", "niet wat is afgesproken", "niet afgesproken",
        "niet zo afgesproken", "anders afgesproken", "betwist", "klopt niet",
        "nicht vereinbart", "nicht so vereinbart", "so nicht vereinbart", "anders vereinbart", "stimmt nicht",
    ),
}  # fmt: skip
"""How each word is written, whatever its capitals, accents and full stops; behind one of `moved` stands the day."""
_LONGEST = 200  # characters in which somebody says one of these
_AROUND = " \t\r\n.,;:!?'\"()[]‘’“”*"
_PLAIN = {text: word for word, texts in WRITTEN.items() for text in texts}


def read_word(word: str, moved_to: str, on: date) -> tuple[Word, date | None] | None:
    """Read what somebody wrote as their word, and the day written beside it; None where it is no word, or contradicts.

    Days are read as of the day it was said on, those ahead first. A day alone says that it was moved there.
    """
    if len(word) > _LONGEST or len(moved_to) > _LONGEST:
        return None
    text = folded(word.replace("_", " ")).strip(_AROUND)
    try:
        beside = read_date(moved_to, on, due=True) if moved_to.strip() else None
        if not text:
            return None if beside is None else ("moved", beside)
        plain = _PLAIN.get(text)
        if plain in (None, "moved"):
            return _moved(text, beside, on)
    except WordsError:
        return None
    return None if plain is None or beside is not None else (plain, None)


def _moved(text: str, beside: date | None, on: date) -> tuple[Word, date] | None:
    """Read "moved to 12 dec"; the same day may stand beside it, another may not."""
    head = next((head for head in WRITTEN["moved"] if text == head or text.startswith((f"{head} ", f"{head}:"))), None)
    if head is None:
        return None
    rest = text[len(head) :].strip(_AROUND)
    named = read_date(rest, on, due=True) if rest else beside
    if named is None or (beside is not None and beside != named):
        return None
    return "moved", named


def latest(words: Sequence[Said], as_of: date, *, open_only: bool = False) -> Said | None:
    """Return the word that counts on a day: the last one said by then, as far as it was settled by then.

    `words` are in the order in which they were said; `open_only` leaves out what is private to somebody.
    """
    known = [said for said in words if said.on <= as_of and not (open_only and said.private)]
    if not known:
        return None
    last = known[-1]
    is_later = last.settled_on is not None and last.settled_on > as_of
    return last._replace(settled=None, settled_on=None, settle_reason=None) if is_later else last


def is_otherwise(said: Said, promise: Promise, as_of: date) -> bool:
    """Return whether a word says otherwise than we do on a day; what was settled is not otherwise any more."""
    if said.settled is not None:
        return False
    known = as_known(promise, as_of)
    ours = outcome(known, as_of)
    if said.word == "moved":
        return said.moved_to != known.due_on
    if said.word == "disputed":
        return True
    is_delivered = ours in ("kept", "late") or (ours == "lapsed" and known.closed_as == "kept")
    if said.word == "done":
        return not is_delivered
    return is_delivered or known.closed_as == "partly"
