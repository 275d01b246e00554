"""What a partnership brought: its five sorts, and the facts that show it. Pure.

The sorts are those of the book; the words in which each is asked for are ours.
"""

from collections.abc import Collection, Sequence

from trustlog.domain.facts.benefit import SORTS, Sort
from trustlog.domain.limits import MOST_DIGITS, NUMBERS
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

ASKED: dict[Sort, str] = {
    "insight": N_("what do we see now that nobody saw alone?"),
    "impact": N_("what changed for people outside our circle?"),
    "relief": N_("what does somebody no longer have to do, or to worry about?"),
    "proposition": N_("what can we offer now that nobody could offer alone?"),
    "journey": N_("where does a customer, or one of us, no longer notice that we are not one?"),
}
"""What is asked for, by sort."""
COUNTED: dict[Sort, str] = {
    "insight": N_("shared insight"),
    "impact": N_("real impact"),
    "relief": N_("relief"),
    "proposition": N_("new propositions and solutions"),
    "journey": N_("seamless journeys"),
}
"""What the sorts are called where several of one are meant."""
NONE_YET: dict[Sort, str] = {
    "insight": N_("no shared insight yet"),
    "impact": N_("no real impact yet"),
    "relief": N_("no relief yet"),
    "proposition": N_("no new proposition or solution yet"),
    "journey": N_("no seamless journey yet"),
}


def read_sort(text: str) -> Sort:
    """Read a sort, as far as it is typed, as it is kept or shown: `prop` is a proposition."""
    typed = text.strip().lower()
    found = [sort for sort in SORTS if typed and (sort.startswith(typed) or _(sort).lower().startswith(typed))]
    if len(found) != 1:
        raise WordsError(Reason("no_sort", text=text, known=", ".join(map(_, SORTS))))
    return found[0]


def read_tied(text: str) -> tuple[int, ...]:
    """Read the numbers of facts, parted by commas or blanks, each once: `12, #15`."""
    numbers = []
    for word in text.replace(",", " ").split():
        digits = word.removeprefix("#")
        is_number = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
        if not is_number or not NUMBERS.holds(int(digits)):
            raise WordsError(Reason("no_tied_number", text=word))
        numbers.append(int(digits))
    return tuple(dict.fromkeys(numbers))


def tied_numbers(tied: str | None) -> tuple[int, ...]:
    """Return the numbers that a benefit keeps."""
    return tuple(int(word) for word in (tied or "").split() if word.isdigit())


def tied_as_kept(numbers: Sequence[int]) -> str | None:
    """Return numbers as a benefit keeps them."""
    return " ".join(map(str, numbers)) or None


def empty_sorts(brought: Collection[Sort]) -> tuple[Sort, ...]:
    """Return the sorts of which nothing was brought, in their order."""
    return tuple(sort for sort in SORTS if sort not in brought)
