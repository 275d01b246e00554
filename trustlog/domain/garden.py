"""What a garden holds of itself, topic by topic; give and take in proportion; what each member costs in pairs. Pure.

Topics, and what is told of them, are our reading of what several partners have to settle among each other.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from trustlog.domain.limits import ANSWER
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _, ngettext

Of = Literal["member", "anyone", "whole"]
"""Of whom a line is: of one member; of one, or of nobody alone; of the garden as a whole."""
PairState = Literal["passed", "short", "nothing"]
"""How a pair of a garden stands: it passed, falls short, or nothing is logged between the two."""
LEAST = 3
"""Parties that make a garden."""
APART = 10
"""Points by which what a member gets differs from what it gives, from which on something is said of it."""


class About(NamedTuple):
    """What lines of a topic are: their title, of whom they are, whether a number goes with them, whether a receiver.

    `asks` is what a new line answers; `many` tells whether lines stand beside each other, or a new one takes the place
    of the one before (of the same member).
    """

    title: str
    asks: str
    of: Of
    amount: bool = False
    toward: bool = False
    many: bool = True


ABOUT: dict[str, About] = {
    "gives": About(N_("What each gives"), N_("What does it give?"), "member", amount=True),
    "gets": About(N_("What each gets"), N_("What does it get?"), "member", amount=True),
    "decides": About(N_("Who may decide what alone"), N_("What may it decide alone?"), "member"),
    "veto": About(N_("Who may stop all others alone"), N_("What may it stop alone?"), "anyone", many=False),
    "answer": About(N_("How a broken promise is answered"), N_("What is the next step?"), "whole"),
    "conflict": About(N_("How a conflict is settled"), N_("How, cheaply and soon?"), "whole"),
    "pie": About(N_("How the pie is divided"), N_("By what rule?"), "whole"),
    "shares": About(N_("What knowledge and data is shared"), N_("What does it share?"), "member", toward=True),
    "unknown": About(N_("What we do not know yet"), N_("What do we not know yet?"), "whole"),
    "learned": About(N_("What was learned"), N_("What was learned?"), "whole"),
    "missing": About(N_("Who is missing at this table"), N_("Which discipline or voice is missing?"), "whole"),
}
"""Every topic, in the order in which a page shows them."""
NOBODY = "nobody"
"""Who may stop all others alone, if that was settled so; the word is kept with the line."""
NOBODY_WORDS = (NOBODY, "niemand", "noone")
"""The words by which that is typed."""

ALL = "all"
"""With whom something is shared, if with no member in particular."""


def check_line(topic: str, *, of_member: bool, amount: int | None, toward: bool) -> None:
    """Refuse a line that says what lines of its topic do not say, or lacks who it is of."""
    about = ABOUT.get(topic)
    if about is None:
        raise WordsError(Reason("no_topic", text=topic, known=", ".join(ABOUT)))
    if about.of == "member" and not of_member:
        raise WordsError(Reason("line_of_whom", topic=topic))
    if about.of == "whole" and of_member:
        raise WordsError(Reason("line_of_nobody", topic=topic))
    if amount is not None and not about.amount:
        raise WordsError(Reason("line_without_amount", topic=topic))
    if amount is not None and not ANSWER.holds(amount):
        raise WordsError(Reason("no_amount", low=ANSWER.low, high=ANSWER.high, text=str(amount)))
    if toward and not about.toward:
        raise WordsError(Reason("line_without_toward", topic=topic))


def read_amount(text: str) -> int | None:
    """Read how much is given or got, 1 to 5; None for nothing or `?`."""
    typed = text.strip()
    if typed in ("", "?"):
        return None
    if not (len(typed) == 1 and typed.isascii() and typed.isdigit() and ANSWER.holds(int(typed))):
        raise WordsError(Reason("no_amount", low=ANSWER.low, high=ANSWER.high, text=typed))
    return int(typed)


# Give and take


class Weighed(NamedTuple):
    """A line with a number: what a member gives or gets, and how much; None as member means us."""

    member: str | None
    gives: bool
    amount: int


class Proportion(NamedTuple):
    """What a member gives and gets, in all and in percent of the whole; `off`: points it gets more than it gives.

    A percentage is None where nothing is noted of that side at all, `off` also where one of both is not noted of the
    member: nothing is made of nothing.
    """

    member: str | None
    gives: int
    gets: int
    gives_percent: int | None
    gets_percent: int | None
    off: int | None

    @property
    def is_apart(self) -> bool:
        """Return whether a member clearly gets more, or less, than it gives."""
        return self.off is not None and abs(self.off) >= APART


def proportions(members: Sequence[str | None], lines: Iterable[Weighed]) -> list[Proportion]:
    """Return who gives and who gets how much, as parts of the whole, in the order of the members."""
    sums: dict[tuple[str | None, bool], int] = {}
    for line in lines:
        if line.member in members:
            key = (line.member, line.gives)
            sums[key] = sums.get(key, 0) + line.amount
    given, got = (sum(amount for (_member, gives), amount in sums.items() if gives is side) for side in (True, False))
    return [
        _proportion(member, sums.get((member, True), 0), sums.get((member, False), 0), given, got) for member in members
    ]


def _proportion(member: str | None, gives: int, gets: int, given: int, got: int) -> Proportion:
    gives_part = Fraction(100 * gives, given) if given else None
    gets_part = Fraction(100 * gets, got) if got else None
    gives_percent, gets_percent = _rounded(gives_part), _rounded(gets_part)
    off = None
    if gives and gets and gives_percent is not None and gets_percent is not None:
        off = gets_percent - gives_percent  # of what is shown, so that whoever subtracts finds the same
    return Proportion(member, gives, gets, gives_percent, gets_percent, off)


def _rounded(part: Fraction | None) -> int | None:
    """Return the nearest whole number, a half away from nought, so that both sides of a balance are alike."""
    if part is None:
        return None
    nearest = int(abs(part) + Fraction(1, 2))
    return nearest if part >= 0 else -nearest


# Pairs


def pairs(members: int) -> int:
    """Return how many pairs so many members make."""
    return members * (members - 1) // 2


def pairs_words(parties: int) -> str:
    """Say how many pairs so many parties make: "4 parties make 6 pairs"."""
    made = pairs(parties)
    if parties == LEAST - 1:
        return _("{parties} parties make 1 pair").format(parties=parties)
    return ngettext("{parties} party makes {pairs} pairs", "{parties} parties make {pairs} pairs", parties).format(
        parties=parties, pairs=made
    )


def cost_words(before: int, after: int) -> str:
    """Say what more members cost in pairs; empty where they are not more, or there was no pair before."""
    if after <= before or before < LEAST - 1:
        return ""
    says = _("{after} parties make {pairs} pairs, {before} made {fewer}; each pair keeps promises and time of its own")
    return says.format(after=after, pairs=pairs(after), before=before, fewer=pairs(before))
